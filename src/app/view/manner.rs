//! The settings bar: for whom the page is laid out, in which colours, how large.

use super::{Shown, field, windows};
use crate::app::manner::{Message, Mode, Question, Size, Theme};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub(super) fn bar(shown: &Shown<'_>) -> Html {
    let manner = shown.scene.manner;
    let mode = |mode: Mode| {
        let label = ["普通版", "长辈版", "柜台版"][mode as usize];
        let steer = shown.scene.steer.clone();
        // Who has answered everything already is not asked again.
        let is_told = mode == Mode::Elder
            && (shown.answer.is_some() || (shown.desk.is_some() && windows::outcomes(shown).is_some()));
        let onchange = Callback::from(move |_: Event| {
            steer.emit(Message::ModeChosen(mode));
            if is_told {
                steer.emit(Message::QuestionLeft(Question::Answer));
            }
        });
        field::choice("mode", mode.word(), html! { <>{ label }</> }, manner.mode == mode, onchange)
    };
    let size = |size: Size| {
        let label = ["大", "更大", "最大"][size as usize];
        let onchange = shown.steer(Message::SizeChosen(size));
        field::choice("size", size.word(), html! { <>{ label }</> }, manner.size == size, onchange)
    };
    // A host sets the colours of its own page; and a portal's reader sits at no counter, unless the host says so.
    let is_embedded = shown.scene.manner.asked.is_embedded;
    let is_offered = |mode: &Mode| !is_embedded || *mode != Mode::Counter || manner.mode == Mode::Counter;
    html! {
        <div class="manner">
            <fieldset class="switch">
                <legend class="is-quiet">{ "页面样式" }</legend>
                { for Mode::ALL.into_iter().filter(is_offered).map(mode) }
            </fieldset>
            if !is_embedded { { theme(shown) } }
            if manner.mode == Mode::Elder {
                <fieldset class="switch">
                    <legend>{ "字号" }</legend>
                    { for Size::ALL.map(size) }
                </fieldset>
            }
        </div>
    }
}

fn theme(shown: &Shown<'_>) -> Html {
    let steer = shown.scene.steer.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        steer.emit(Message::ThemeChosen(Theme::from_word(&chosen).unwrap_or_default()));
    });
    let option = |theme: Theme| {
        let label = ["颜色自动", "浅色", "深色"][theme as usize];
        let is_chosen = shown.scene.manner.theme == theme;
        html! { <option value={theme.word()} selected={is_chosen}>{ label }</option> }
    };
    html! { <select id="theme" aria-label="页面颜色，自动就是跟随系统" {onchange}>{ for Theme::ALL.map(option) }</select> }
}
