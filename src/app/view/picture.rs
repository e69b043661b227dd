//! One picture of lapse, wait and cover, with a text that says the same.

use super::Shown;
use crate::{
    app::{
        answer::Answer,
        manner::{Mode, Size},
    },
    assess::Waiting,
    calendar::{Day, Year, days_between, first_of_year, last_of_year},
    wording,
};
use yew::prelude::*;

/// The drawing's width in its own units; text in it is 17 units high, so that it stays readable on a narrow phone: the
/// narrower the drawing, the larger its letters, as elder mode's sizes ask.
fn width(size: Size) -> u32 {
    match size {
        Size::Large => 290,
        Size::Larger => 260,
        Size::Largest => 240,
    }
}
/// What is left free on both sides.
const MARGIN: u32 = 8;
/// Where the coverage year's bar begins, where there are lapsed years to show left of it.
const LEFT_OF_LAPSE: u32 = 92;

pub(super) fn section(shown: &Shown<'_>, answer: &Answer) -> Html {
    match drawn(shown, answer) {
        None => Html::default(),
        Some(picture) => html! {
            <section class="card" aria-labelledby="picture-title">
                <h2 id="picture-title">{ "画出来看" }</h2>
                { picture }
            </section>
        },
    }
}

/// The picture with its text; none where the first covered day is unsaid.
pub(super) fn drawn(shown: &Shown<'_>, answer: &Answer) -> Option<Html> {
    let waiting = answer.assessment.waiting.as_ref()?;
    let covered_from = waiting.dates.covered_from.as_ref().ok().copied()?;
    let year = answer.case.enrolment.year;
    let text = told(waiting, covered_from, year);
    let manner = shown.scene.manner;
    let width = width(if manner.mode == Mode::Elder { manner.size } else { Size::Large });
    let left = if waiting.parts.lapsed_years.is_empty() { MARGIN } else { LEFT_OF_LAPSE };
    let frame = Frame { year, left, right: width.saturating_sub(MARGIN) };
    Some(html! {
        <>
            <svg class="timeline" viewBox={format!("0 0 {width} 112")} role="img" aria-label={text.clone()}>
                { drawing(waiting, covered_from, frame, shown.model().today) }
            </svg>
            <p class="hint">{ text }</p>
        </>
    })
}

fn told(waiting: &Waiting, covered_from: Day, year: Year) -> String {
    let lapsed = match waiting.parts.lapsed_years.as_slice() {
        [] => String::new(),
        years => format!("{}没有参保；", wording::years(years)),
    };
    let wait = match waiting.dates.waits_from {
        Some(from) => format!("{}起等{}个月；", wording::day(from), waiting.dates.months),
        None => "不用等；".to_owned(),
    };
    let cover = match waiting.dates.covered_until {
        Some(until) => format!("{}到{}能报销。", wording::day(covered_from), wording::day(until)),
        None => format!("等到{}，{year}年里不能报销。", wording::day(covered_from)),
    };
    format!("{lapsed}{wait}{cover}")
}

/// The coverage year's bar.
#[derive(Clone, Copy)]
struct Frame {
    year: Year,
    left: u32,
    right: u32,
}

impl Frame {
    /// A day's place on the bar, kept within the coverage year.
    fn place(self, day: Day) -> u32 {
        self.left.saturating_add(part(day, self.year, self.right.saturating_sub(self.left)))
    }
}

/// How much of a year's width lies before a day.
pub(super) fn part(day: Day, year: Year, width: u32) -> u32 {
    let whole = days_between(first_of_year(year), last_of_year(year)).max(1);
    let part = days_between(first_of_year(year), day.min(last_of_year(year)));
    width.saturating_mul(part).checked_div(whole).unwrap_or(0)
}

fn drawing(waiting: &Waiting, covered_from: Day, frame: Frame, today: Day) -> Html {
    let Frame { year, left, right } = frame;
    let has_lapse = !waiting.parts.lapsed_years.is_empty();
    let from = waiting.dates.waits_from.map_or(left, |day| frame.place(day));
    let cover = if waiting.dates.covered_until.is_some() { frame.place(covered_from) } else { right };
    html! {
        <>
            if has_lapse { { lapse(&waiting.parts.lapsed_years, left) } }
            { bar("is-before", left, from, String::new()) }
            { bar("is-wait", from, cover, wait_label(waiting)) }
            { bar("is-cover", cover, right, "能报销".to_owned()) }
            <text x={left.to_string()} y="104">{ format!("{year}年1月") }</text>
            <text x={right.to_string()} y="104" text-anchor="end">{ "12月" }</text>
            if waiting.dates.covered_until.is_some() { { mark(cover, frame, wording::month_day(covered_from)) } }
            if (first_of_year(year)..=last_of_year(year)).contains(&today) {
                <line class="is-today" x1={frame.place(today).to_string()} x2={frame.place(today).to_string()} y1="36" y2="84" />
            }
        </>
    }
}

fn wait_label(waiting: &Waiting) -> String {
    format!("等{}个月", waiting.dates.months)
}

fn lapse(years: &[Year], right: u32) -> Html {
    let width = right.saturating_sub(MARGIN).saturating_sub(4);
    let label = match years {
        [one] => format!("{one}"),
        [first, .., last] => format!("{first}-{last}"),
        [] => String::new(),
    };
    html! {
        <>
            <rect class="is-lapse" x={MARGIN.to_string()} y="44" width={width.to_string()} height="32" />
            <text x={MARGIN.to_string()} y="28">{ label }</text>
            <text x={MARGIN.saturating_add(6).to_string()} y="66">{ "没参保" }</text>
        </>
    }
}

fn bar(class: &'static str, from: u32, to: u32, label: String) -> Html {
    let width = to.saturating_sub(from);
    if width == 0 {
        return Html::default();
    }
    let middle = from.saturating_add(width.checked_div(2).unwrap_or(0));
    html! {
        <>
            <rect class={class} x={from.to_string()} y="44" width={width.to_string()} height="32" />
            if width > 56 {
                <text x={middle.to_string()} y="66" text-anchor="middle">{ label }</text>
            }
        </>
    }
}

/// The first covered day, written above its place and kept inside the drawing.
fn mark(at: u32, Frame { left, right, .. }: Frame, label: String) -> Html {
    let (x, anchor) = match at {
        at if at <= left.saturating_add(50) => (at, "start"),
        at if at >= right.saturating_sub(60) => (right, "end"),
        at => (at, "middle"),
    };
    html! {
        <>
            <line class="is-start" x1={at.to_string()} x2={at.to_string()} y1="34" y2="82" />
            <text class="is-strong" x={x.to_string()} y="28" text-anchor={anchor}>{ format!("{label}起") }</text>
        </>
    }
}
