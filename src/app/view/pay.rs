//! When the premium is or will be paid (缴费).

use super::{
    Shown,
    field::{self, Text},
};
use crate::{
    app::{
        form::{self, Field},
        model::Payment,
        update::Message,
    },
    person::Window,
    wording,
};
use yew::prelude::*;

pub(super) fn section(shown: &Shown<'_>) -> Html {
    let model = shown.model();
    let year = model.coverage_year;
    html! {
        <section class="card" aria-labelledby="pay-title">
            <h2 id="pay-title">{ format!("{year}年的钱什么时候交") }</h2>
            <p class="hint">{ window(shown) }</p>
            <fieldset class="choices" id="payment">
                <legend class="is-quiet">{ "选一样" }</legend>
                { choice(shown, Payment::InWindow, "in-window", "还没交：如果在集中参保期里交".to_owned()) }
                { choice(shown, Payment::Today, "today", format!("还没交：如果今天（{}）交", wording::month_day(model.today))) }
                { choice(shown, Payment::Done, "done", "已经交了，或者定了哪天交".to_owned()) }
                { field::problem(shown, Field::Payment) }
            </fieldset>
            if model.payment == Payment::Done {
                { day(shown) }
            }
            { repaired(shown) }
            if shown.outline.closes.is_none() && model.payment != Payment::InWindow {
                { windows(shown) }
            }
        </section>
    }
}

/// The window as the pack has it, or that it has none.
fn window(shown: &Shown<'_>) -> String {
    match (shown.outline.opens, shown.outline.closes) {
        (Some(opens), Some(closes)) => {
            format!("本地集中参保期：{}到{}。", wording::day(opens), wording::day(closes))
        }
        (None, Some(closes)) => format!("本地集中参保期到{}为止。", wording::day(closes)),
        _ => "本地未收录集中参保期的日期，以当地通知为准（打12393可以问）。".to_owned(),
    }
}

fn choice(shown: &Shown<'_>, payment: Payment, value: &'static str, label: String) -> Html {
    let is_chosen = shown.model().payment == payment;
    field::choice("payment", value, html! { <>{ label }</> }, is_chosen, shown.on(Message::PaymentChosen(payment)))
}

fn day(shown: &Shown<'_>) -> Html {
    let text = Text {
        field: Field::PaymentDay,
        label: "哪天到账（或打算哪天交）".to_owned(),
        hint: "按到账那天算，不是登记那天，例如2026-11-20",
        value: &shown.model().paid_on,
        oninput: shown.typed(Message::PaymentDayTyped),
    };
    let is_planned = form::day(&shown.model().paid_on).is_some_and(|day| day > shown.model().today);
    html! {
        <>
            { field::text(shown, text) }
            <p class="hint" id="paid-on-note" aria-live="polite">
                if is_planned { { "这一天还没到，按这天到账算。" } }
            </p>
        </>
    }
}

/// More was chosen to be repaired than can be: the choice itself stands in the answer, which there is none of.
fn repaired(shown: &Shown<'_>) -> Html {
    if shown.problem(Field::Repair).is_none() {
        return Html::default();
    }
    html! {
        <div class="field">
            { field::problem(shown, Field::Repair) }
            <button type="button" id={Field::Repair.id()} onclick={shown.on(Message::RepairChosen(0))}>{ "改成不补缴" }</button>
        </div>
    }
}

fn windows(shown: &Shown<'_>) -> Html {
    let model = shown.model();
    let choice = |window: Option<Window>, label: &'static str| {
        let is_chosen = model.window == window && (window.is_some() || model.is_window_unknown);
        let label = html! { <>{ label }</> };
        let value = window.map_or("unknown", Window::word);
        field::choice("window", value, label, is_chosen, shown.on(Message::WindowChosen(window)))
    };
    html! {
        <fieldset class="choices" id="window">
            <legend>{ "那一天在不在集中参保期里" }</legend>
            { choice(Some(Window::Central), "在集中参保期里") }
            { choice(Some(Window::Extended), "在延长缴费期里（有的地方年初宽限一段时间）") }
            { choice(Some(Window::Late), "已经过了") }
            { choice(None, "不知道（几种都算给您看）") }
            { field::problem(shown, Field::Window) }
        </fieldset>
    }
}
