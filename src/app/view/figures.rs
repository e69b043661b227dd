//! Figures that the packs leave unsaid: they may be typed from the local notice, and stay marked as typed.

use super::{
    Shown,
    field::{self, Text},
};
use crate::{
    app::{form::Field, update::Message},
    law::{Key, Kind, Standing},
};
use std::collections::BTreeMap;
use yew::prelude::*;

/// What an answer of this page can rest on, in the order in which it is asked for.
const ASKED: [Key; 4] = [Key::PersonalPremium, Key::GovernmentPart, Key::FixedMonths, Key::VariableMonths];

pub(super) fn section(shown: &Shown<'_>) -> Html {
    let silent: Vec<Key> = ASKED.into_iter().filter(|key| is_asked(shown, *key)).collect();
    if silent.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card" aria-labelledby="figures-title">
            <h2 id="figures-title">{ "本地未收录的数字，可以照当地通知填" }</h2>
            { for silent.into_iter().map(|key| figure(shown, key)) }
        </section>
    }
}

/// Silent in the packs, and the answer would use it; what was typed stays in sight.
fn is_asked(shown: &Shown<'_>, key: Key) -> bool {
    let none = BTreeMap::new();
    let Some(shelf) = shown.scene.shelf.get() else { return false };
    if Standing::new(shelf, shown.model().coverage_year, &none).is_settled(key) {
        return false;
    }
    let is_typed = shown.model().typed.get(&key).is_some_and(|text| !text.is_empty());
    let premium = shown.answer.as_ref().map(|answer| &answer.assessment.premium);
    // The government's part is the payer's business only where the late are charged it.
    let is_charged = premium.is_some_and(|it| it.standard.is_some() && it.subsidy.is_some() && it.payable.is_none());
    is_typed || key != Key::GovernmentPart || is_charged
}

fn figure(shown: &Shown<'_>, key: Key) -> Html {
    let unit = if key.kind() == Kind::Months { "个月" } else { "元，一年" };
    let hint = match key {
        Key::PersonalPremium => "例如400；补缴1年也按这个价",
        Key::GovernmentPart => "例如700；逾期缴费的要自己交",
        _ => "例如3",
    };
    let text = Text {
        field: Field::Figure(key),
        label: format!("{}年度{}（{unit}）", shown.model().coverage_year, key.title()),
        hint,
        value: shown.model().typed.get(&key).map_or("", String::as_str),
        oninput: shown.typed(move |text| Message::FigureTyped(key, text)),
    };
    field::text(shown, text)
}
