//! One text field: label, hint, what was typed, and its problem beside it.

use super::Shown;
use crate::app::{form::Field, update::Message};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What a text field is for.
pub(super) struct Text<'a> {
    pub(super) field: Field,
    pub(super) label: String,
    pub(super) hint: &'a str,
    pub(super) value: &'a str,
    pub(super) oninput: Callback<InputEvent>,
}

/// The text that an input event carries.
pub(super) fn text_of(event: &InputEvent) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// A text field with a numeric keypad; never `type=number`, which eats what it dislikes.
pub(super) fn text(shown: &Shown<'_>, text: Text<'_>) -> Html {
    input(shown, text, "decimal")
}

/// A text field for words.
pub(super) fn words(shown: &Shown<'_>, text: Text<'_>) -> Html {
    input(shown, text, "text")
}

fn input(shown: &Shown<'_>, text: Text<'_>, keypad: &'static str) -> Html {
    let id = text.field.id();
    let is_wrong = shown.problem(text.field).is_some_and(|problem| !problem.is_missing);
    html! {
        <div class={classes!("field", is_wrong.then_some("is-wrong"))}>
            <label for={id.clone()}>{ text.label }</label>
            if !text.hint.is_empty() {
                <p class="hint" id={format!("{id}-hint")}>{ text.hint }</p>
            }
            { problem(shown, text.field) }
            <input
                id={id.clone()}
                type="text"
                inputmode={keypad}
                autocomplete="off"
                value={text.value.to_owned()}
                oninput={text.oninput}
                aria-invalid={if is_wrong { "true" } else { "false" }}
                aria-describedby={format!("{id}-hint {id}-problem")}
            />
        </div>
    }
}

/// The problem of a field, in a place that exists before its text.
pub(super) fn problem(shown: &Shown<'_>, field: Field) -> Html {
    let problem = shown.problem(field);
    let class = if problem.is_some_and(|problem| problem.is_missing) { "problem is-missing" } else { "problem" };
    html! {
        <p class={class} id={format!("{}-problem", field.id())} aria-live="polite">
            { problem.map(|problem| problem.text.clone()).unwrap_or_default() }
        </p>
    }
}

/// One choice of a group of radio buttons.
pub(super) fn choice(name: &str, value: &str, label: Html, is_chosen: bool, onchange: Callback<Event>) -> Html {
    html! {
        <label class="choice">
            <input type="radio" name={name.to_owned()} id={format!("{name}-{value}")} value={value.to_owned()} checked={is_chosen} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

/// A tick.
pub(super) fn tick(id: String, label: &'static str, is_ticked: bool, onchange: Callback<Event>) -> Html {
    html! {
        <label class="choice" for={id.clone()}>
            <input type="checkbox" {id} checked={is_ticked} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

/// What a choice of one among several is for.
pub(super) struct Select<'a, T> {
    pub(super) field: Field,
    pub(super) label: &'a str,
    pub(super) hint: &'a str,
    /// Value, label, whether it is the one.
    pub(super) options: Vec<(T, T, bool)>,
    /// What the chosen value means.
    pub(super) message: fn(Field, &str) -> Option<Message>,
}

/// A choice of one among several.
pub(super) fn select<T: Into<AttrValue>>(shown: &Shown<'_>, select: Select<'_, T>) -> Html {
    let Select { field, label, hint, options, message } = select;
    let send = shown.scene.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Some(message) = message(field, &chosen) {
            send.emit(message);
        }
    });
    let option = |(value, label, is_chosen): (T, T, bool)| {
        let (value, label): (AttrValue, AttrValue) = (value.into(), label.into());
        html! { <option {value} selected={is_chosen}>{ label }</option> }
    };
    let id = field.id();
    html! {
        <div class="field">
            <label for={id.clone()}>{ label.to_owned() }</label>
            if !hint.is_empty() {
                <p class="hint" id={format!("{id}-hint")}>{ hint.to_owned() }</p>
            }
            { problem(shown, field) }
            <select id={id.clone()} {onchange} aria-describedby={format!("{id}-hint {id}-problem")}>{ for options.into_iter().map(option) }</select>
        </div>
    }
}
