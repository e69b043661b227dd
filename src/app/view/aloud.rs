//! The main answer read aloud (语音播报), where the device can speak.

use super::{Shown, household, result, sheet};
use crate::{app::manner::Message, wording};
use gloo::timers::callback::Timeout;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance};
use yew::prelude::*;

/// Begins and stops the reading; nothing where the device cannot speak or there is no answer yet.
#[inline(never)]
pub(super) fn button(shown: &Shown<'_>) -> Html {
    let manner = shown.scene.manner;
    if !manner.can_speak || shown.answer.is_none() {
        return Html::default();
    }
    let steer = shown.scene.steer.clone();
    let is_speaking = manner.is_speaking;
    let text = spoken(&sheet::words(&result::body(shown)), household::whose(&shown.scene).as_deref());
    let onclick = Callback::from(move |_: MouseEvent| {
        stop();
        if is_speaking {
            steer.emit(Message::SpeechEnded);
        } else {
            read(&text, steer.clone());
        }
    });
    html! {
        <div class="aloud">
            <button type="button" id="aloud" {onclick}>{ if is_speaking { "停下，不念了" } else { "把结果念给我听" } }</button>
            <p class="hint" id="aloud-told" role="status">
                { if manner.is_voiceless { "这台设备没有装中文语音，念不出来。可以请人帮着念，或者在手机设置里装一个语音。" } else { "" } }
            </p>
        </div>
    }
}

/// Whether the device can speak; asked once, when the page is mounted.
pub(in crate::app) fn can_speak() -> bool {
    voice().is_some()
}

/// Falls silent. Every entry calls it, and to cancel costs time where there is nothing to cancel, too.
pub(in crate::app) fn stop() {
    if let Some(voice) = voice().filter(|voice| voice.speaking() || voice.pending()) {
        voice.cancel();
    }
}

/// Old webviews have no such thing, and no error either: what they give is not an object.
fn voice() -> Option<SpeechSynthesis> {
    web_sys::window()?.speech_synthesis().ok().filter(|it| it.is_object())
}

/// What stands in the answer as it is spoken: whose it is first, the sentences without their marks, one pause between.
pub fn spoken(words: &str, whose: Option<&str>) -> String {
    let mut text = whose.map(|name| format!("{name}的结果。")).unwrap_or_default();
    for line in words.lines() {
        let mut is_mark = false;
        for c in line.trim_start_matches("· ").chars() {
            match c {
                '〔' => is_mark = true,
                '〕' => is_mark = false,
                c if !is_mark => text.push(c),
                _ => {}
            }
        }
        if !text.ends_with(['。', '：', '；']) {
            text.push('。');
        }
    }
    wording::aloud(&text)
}

/// So long a device may take to load its voices.
const PATIENCE: u32 = 2500;

fn read(text: &str, steer: Callback<Message>) {
    let (Some(voice), Ok(utterance)) = (voice(), SpeechSynthesisUtterance::new_with_text(text)) else { return };
    utterance.set_lang("zh-CN");
    steer.emit(Message::SpeechBegun);
    let has_begun = Rc::new(Cell::new(false));
    let begun = Closure::<dyn Fn()>::new({
        let has_begun = Rc::clone(&has_begun);
        move || has_begun.set(true)
    });
    utterance.set_onstart(begun.into_js_value().dyn_ref());
    // It ends once, well or badly; one end more or less changes nothing.
    let ended = Closure::<dyn Fn()>::new({
        let steer = steer.clone();
        move || steer.emit(Message::SpeechEnded)
    });
    let ended = ended.into_js_value();
    utterance.set_onend(ended.dyn_ref());
    utterance.set_onerror(ended.dyn_ref());
    voice.speak(&utterance);
    Timeout::new(PATIENCE, move || {
        let voices: Vec<JsValue> = voice.get_voices().to_vec();
        // Some systems keep their voices to themselves and speak all the same.
        let is_able = if voices.is_empty() { has_begun.get() } else { voices.iter().any(is_chinese) };
        if !is_able {
            voice.cancel();
            steer.emit(Message::VoiceMissed);
        }
    })
    .forget();
}

/// zh-CN, zh_TW, cmn-…: as systems write it.
fn is_chinese(voice: &JsValue) -> bool {
    let lang = js_sys::Reflect::get(voice, &"lang".into()).ok().and_then(|lang| lang.as_string());
    lang.is_some_and(|lang| ["zh", "cmn", "yue"].iter().any(|start| lang.to_lowercase().starts_with(start)))
}
