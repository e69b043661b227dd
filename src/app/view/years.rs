//! The year strip: one tap a year (参保经历).

use super::{
    Shown,
    field::{self, Text},
};
use crate::{
    app::{
        form::{Field, birth},
        model::YearEntry,
        update::Message,
    },
    calendar::{Year, year_of},
    person::Cover,
    wording,
};
use yew::prelude::*;

pub(super) fn section(shown: &Shown<'_>) -> Html {
    let model = shown.model();
    let years = model.strip(birth(model).map(year_of));
    if years.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card" aria-labelledby="years-title">
            <h2 id="years-title">{ "每年有没有参保" }</h2>
            <p class="hint">{ format!("点一下换一种：居民医保 → 没有参保 → 职工医保。{}", optional(shown)) }</p>
            <ul class="years">
                { for years.iter().map(|year| button(shown, *year)) }
                <li class="year is-coming"><strong>{ model.coverage_year }</strong><span>{ "这次交" }</span></li>
            </ul>
            { for years.iter().map(|year| field::problem(shown, Field::Year(*year))) }
            { details(shown, &years) }
        </section>
    }
}

/// Whether a missed year can count; older ones are only for bearings.
fn is_counted(shown: &Shown<'_>, year: Year) -> bool {
    shown.outline.first_counted.is_none_or(|first| year >= first)
}

fn optional(shown: &Shown<'_>) -> String {
    shown.outline.first_counted.map(|first| format!("{first}年以前的可以不填。")).unwrap_or_default()
}

fn button(shown: &Shown<'_>, year: Year) -> Html {
    let entry = shown.model().year(year);
    let (class, word) = match entry.cover {
        None if !is_counted(shown, year) => ("is-unanswered is-optional", "可不填"),
        None => ("is-unanswered", "没填"),
        Some(Cover::Nothing) => ("is-none", "没有参保"),
        Some(cover @ Cover::Resident) => ("is-resident", wording::cover(cover)),
        Some(cover @ Cover::Employee) => ("is-employee", wording::cover(cover)),
    };
    let name = format!("{year}年，{word}，点一下换一种");
    html! {
        <li>
            <button
                type="button"
                id={Field::Year(year).id()}
                class={classes!("year", class)}
                aria-label={name}
                onclick={shown.on(Message::YearTapped(year))}
            >
                <strong>{ year }</strong><span>{ word }</span>
            </button>
        </li>
    }
}

/// Late payments and employee cover that ended matter only for counted years.
fn details(shown: &Shown<'_>, years: &[Year]) -> Html {
    let rows: Vec<(Year, YearEntry)> = years
        .iter()
        .filter(|year| is_counted(shown, **year))
        .map(|year| (*year, shown.model().year(*year)))
        .filter(|(_, entry)| matches!(entry.cover, Some(Cover::Resident | Cover::Employee)))
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let is_wrong = rows.iter().any(|(year, _)| {
        shown.problem(Field::YearPayment(*year)).is_some() || shown.problem(Field::YearEnd(*year)).is_some()
    });
    html! {
        <details class="more" open={is_wrong}>
            <summary>{ "哪一年交晚了，或者职工医保中途停了？（没有就不用填）" }</summary>
            { for rows.iter().map(|(year, entry)| detail(shown, *year, entry)) }
        </details>
    }
}

fn detail(shown: &Shown<'_>, year: Year, entry: &YearEntry) -> Html {
    let text = if entry.cover == Some(Cover::Employee) {
        Text {
            field: Field::YearEnd(year),
            label: format!("{year}年职工医保交到哪个月"),
            hint: "中途停了才填，例如2026-08",
            value: &entry.until,
            oninput: shown.typed(move |text| Message::YearEndTyped(year, text)),
        }
    } else {
        Text {
            field: Field::YearPayment(year),
            label: format!("{year}年的居民医保是哪天到账的"),
            hint: "不是在集中参保期里交的才填，例如2025-07-03",
            value: &entry.paid_on,
            oninput: shown.typed(move |text| Message::YearPaymentTyped(year, text)),
        }
    };
    field::text(shown, text)
}
