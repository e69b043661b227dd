//! Figures that the packs leave unsaid: they may be typed from the local notice, and stay marked as typed.

use super::{
    Shown,
    field::{self, Text},
};
use crate::{
    app::{
        form::{Field, is_of},
        update::Message,
    },
    law::{Key, Kind, Query, Scheme, Standing},
    wording::Notice,
};
use std::collections::{BTreeMap, BTreeSet};
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
            { for silent.into_iter().map(|key| figure(shown, "", key)) }
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
    let premium = shown.answer.map(|answer| &answer.assessment.premium);
    // The government's part is the payer's business only where the late are charged it.
    let is_charged = premium.is_some_and(|it| it.standard.is_some() && it.subsidy.is_some() && it.payable.is_none());
    is_typed || key != Key::GovernmentPart || is_charged
}

/// What a section's answer misses and may be typed, and what was typed for it already.
pub(super) fn fields(shown: &Shown<'_>, room: &'static str, notices: &[Notice], scheme: Scheme) -> Html {
    let none = BTreeMap::new();
    let Some(shelf) = shown.scene.shelf.get() else { return Html::default() };
    let standing = Standing::new(shelf, shown.model().coverage_year, &none);
    let query = Query { scheme: Some(scheme), ..Query::default() };
    let missing = notices.iter().filter_map(|notice| Key::from_name(notice.key?));
    let typed = shown.model().typed.iter().filter(|(_, text)| !text.is_empty()).map(|(key, _)| *key);
    let keys: BTreeSet<Key> = missing
        .chain(typed.filter(|key| !standing.is_settled_for(*key, &query)))
        .filter(|key| is_of(room, *key))
        .collect();
    if keys.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset class="figures">
            <legend>{ "本地未收录的数字，可以照当地通知填" }</legend>
            { for keys.into_iter().map(|key| figure(shown, room, key)) }
        </fieldset>
    }
}

fn figure(shown: &Shown<'_>, room: &'static str, key: Key) -> Html {
    let unit = match key.kind() {
        Kind::Months => "几个月",
        Kind::Years => "几年",
        Kind::Rate => "百分之几",
        _ if key.is_for_one_year() => "元，一年",
        _ => "元",
    };
    let hint = match (key, key.kind()) {
        (Key::PersonalPremium, _) => "例如400；补缴1年也按这个价",
        (Key::GovernmentPart, _) => "例如700；逾期缴费的要自己交",
        (Key::CriticalCap, _) => "没有激励以前，一年最多报多少，例如400000或者40万",
        (_, Kind::Rate) => "例如65%",
        (_, Kind::Months | Kind::Years) => "例如3",
        _ => "例如500",
    };
    let year = if room.is_empty() { format!("{}年度", shown.model().coverage_year) } else { String::new() };
    let text = Text {
        field: Field::Figure(room, key),
        label: format!("{year}{}（{unit}）", key.title()),
        hint,
        value: shown.model().typed.get(&key).map_or("", String::as_str),
        oninput: shown.typed(move |text| Message::FigureTyped(key, text)),
    };
    field::text(shown, text)
}
