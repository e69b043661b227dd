//! The main answer read aloud (语音播报), where the device can speak.

use super::Shown;
use crate::{app::manner::Message, wording};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance};
use yew::prelude::*;

/// Begins and stops the reading; nothing where the device cannot speak or there is no answer yet.
pub(super) fn button(shown: &Shown<'_>) -> Html {
    let manner = shown.scene.manner;
    if !manner.can_speak || shown.answer.is_none() {
        return Html::default();
    }
    let steer = shown.scene.steer.clone();
    let is_speaking = manner.is_speaking;
    let onclick = Callback::from(move |_: MouseEvent| {
        stop();
        if is_speaking {
            steer.emit(Message::SpeechEnded);
        } else {
            read(steer.clone());
        }
    });
    html! {
        <p class="aloud">
            <button type="button" id="aloud" {onclick}>{ if is_speaking { "停下，不念了" } else { "把结果念给我听" } }</button>
        </p>
    }
}

/// Whether the device can speak; asked once, when the page is mounted.
pub(in crate::app) fn can_speak() -> bool {
    voice().is_some()
}

/// Falls silent.
pub(in crate::app) fn stop() {
    if let Some(voice) = voice() {
        voice.cancel();
    }
}

/// Old webviews have no such thing, and no error either: what they give is not an object.
fn voice() -> Option<SpeechSynthesis> {
    web_sys::window()?.speech_synthesis().ok().filter(|it| it.is_object())
}

/// Reads what stands in the answer, marks included, as it stands there.
fn read(steer: Callback<Message>) {
    let answer = gloo::utils::document().get_element_by_id("answer").and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let (Some(voice), Some(answer)) = (voice(), answer) else { return };
    let text = wording::aloud(&answer.inner_text().replace('\n', "。"));
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&text) else { return };
    utterance.set_lang("zh-CN");
    steer.emit(Message::SpeechBegun);
    // It ends once, well or badly; one end more or less changes nothing.
    let ended = Closure::<dyn Fn()>::new(move || steer.emit(Message::SpeechEnded)).into_js_value();
    utterance.set_onend(ended.dyn_ref());
    utterance.set_onerror(ended.dyn_ref());
    voice.speak(&utterance);
}
