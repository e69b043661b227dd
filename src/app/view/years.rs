//! The year strip: one tap a year (参保经历).

use super::{
    Shown,
    field::{self, Text},
    fold, result,
};
use crate::{
    app::{
        form::{Field, birth},
        manner,
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
            <p class="hint">{ format!("点一下换一种：居民医保 → 没有参保 → 职工医保 → 没填。{}", optional(shown)) }</p>
            <p class="hint is-keys" id="years-keys">{ "键盘：←→换年份，↑↓或空格换一种。" }</p>
            <ul class="years">
                { for years.iter().map(|year| button(shown, *year, &years)) }
                <li class="year is-coming"><strong>{ model.coverage_year }</strong><span>{ "这次交" }</span></li>
            </ul>
            { fill(shown, &years) }
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

/// One year: a tap stays one tap; the strip is one stop of the Tab key, and arrows move within it.
fn button(shown: &Shown<'_>, year: Year, years: &[Year]) -> Html {
    let entry = shown.model().year(year);
    let (class, word) = match entry.cover {
        None if !is_counted(shown, year) => ("is-unanswered is-optional", "可不填"),
        None => ("is-unanswered", "没填"),
        Some(Cover::Nothing) => ("is-none", "没有参保"),
        Some(cover @ Cover::Resident) => ("is-resident", wording::cover(cover)),
        Some(cover @ Cover::Employee) => ("is-employee", wording::cover(cover)),
    };
    let stop = shown.scene.manner.stop.filter(|year| years.contains(year)).or(years.first().copied());
    let point = shown.scene.steer.clone();
    html! {
        <li>
            <button
                type="button"
                tabindex={if stop == Some(year) { "0" } else { "-1" }}
                id={Field::Year(year).id()}
                class={classes!("year", class)}
                aria-describedby="years-keys"
                onclick={tapped(shown, year)}
                onkeydown={moved(shown, year, years)}
                onfocus={Callback::from(move |_| point.emit(manner::Message::YearPointed(year)))}
            >
                <strong>{ year }<span class="is-quiet">{ "年，" }</span></strong>
                <span>{ word }</span><span class="is-quiet">{ "，点一下换一种" }</span>
            </button>
        </li>
    }
}

/// Not every browser gives a tapped button the focus.
fn tapped(shown: &Shown<'_>, year: Year) -> Callback<MouseEvent> {
    let (send, steer) = (shown.scene.send.clone(), shown.scene.steer.clone());
    Callback::from(move |_| {
        send.emit(Message::YearTapped(year));
        steer.emit(manner::Message::YearPointed(year));
    })
}

/// Left and right move between the years, up and down through the covers.
fn moved(shown: &Shown<'_>, year: Year, years: &[Year]) -> Callback<KeyboardEvent> {
    let (send, steer) = (shown.scene.send.clone(), shown.scene.steer.clone());
    let earlier = years.iter().rev().find(|other| **other < year).copied();
    let later = years.iter().find(|other| **other > year).copied();
    let (first, last) = (years.first().copied(), years.last().copied());
    Callback::from(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowLeft" => earlier,
            "ArrowRight" => later,
            "Home" => first,
            "End" => last,
            "ArrowDown" => return turned(&event, &send, Message::YearTapped(year)),
            "ArrowUp" => return turned(&event, &send, Message::YearTurnedBack(year)),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to {
            steer.emit(manner::Message::YearReached(to));
            result::focus_on(&Field::Year(to).id());
        }
    })
}

/// The page must not scroll away under the key.
fn turned(event: &KeyboardEvent, send: &Callback<Message>, message: Message) {
    event.prevent_default();
    send.emit(message);
}

/// One tap for the open years after one that is answered: the one pointed at, or the last before an open one. Whether it
/// stands there does not hang on the pointing: nothing may move between a press and its release.
fn fill(shown: &Shown<'_>, years: &[Year]) -> Html {
    let cover = |year: Year| shown.model().year(year).cover;
    let last_open = years.iter().rposition(|year| cover(*year).is_none());
    let before = last_open.and_then(|at| years.get(..at)).unwrap_or_default();
    let is_answered = |year: &Year| cover(*year).is_some();
    let pointed = shown.scene.manner.year.filter(|year| before.contains(year) && is_answered(year));
    let from = pointed.or_else(|| before.iter().rev().copied().find(is_answered));
    let Some((year, same)) = from.and_then(|year| Some((year, cover(year)?))) else { return Html::default() };
    let open: Vec<Year> = years.iter().copied().filter(|later| *later > year && cover(*later).is_none()).collect();
    let Some(last) = open.last() else { return Html::default() };
    let span = open.iter().map(|year| format!("{year}年")).collect::<Vec<_>>().join("、");
    let send = shown.scene.send.clone();
    let to = Field::Year(*last).id();
    let onclick = Callback::from(move |_: MouseEvent| {
        send.emit(Message::LaterYearsFilled(year));
        // The button goes; the focus must not go with it.
        result::focus_on(&to);
    });
    html! {
        <button type="button" id="years-fill" {onclick}>
            { format!("后面没填的都一样（{span}：{}）", wording::cover(same)) }
        </button>
    }
}

/// Late payments and employee cover that ended matter only for counted years.
fn details(shown: &Shown<'_>, years: &[Year]) -> Html {
    let is_wrong = |year: &Year| {
        shown.problem(Field::YearPayment(*year)).is_some() || shown.problem(Field::YearEnd(*year)).is_some()
    };
    let rows: Vec<(Year, YearEntry)> = years
        .iter()
        .filter(|year| is_counted(shown, **year) || is_wrong(year))
        .map(|year| (*year, shown.model().year(*year)))
        .filter(|(_, entry)| matches!(entry.cover, Some(Cover::Resident | Cover::Employee)))
        .collect();
    let is_wrong = rows.iter().any(|(year, _)| is_wrong(year));
    if rows.is_empty() && !years.iter().any(|year| is_counted(shown, *year)) {
        return Html::default();
    }
    // The heading stays while covers change, so that nothing jumps under the finger.
    let fields = html! {
        <>
            if rows.is_empty() { <p class="hint">{ "参过保的年度才有要填的。" }</p> }
            { for rows.iter().map(|(year, entry)| detail(shown, *year, entry)) }
        </>
    };
    fold::more("哪一年交晚了，或者职工医保中途停了？（没有就不用填）", is_wrong || shown.is_counter(), fields)
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
