//! The critical-illness cap with its bonuses (连续参保激励、零报销激励): this year, next year, and ten years ahead.

mod assumed;
mod paper;
mod years;

pub(super) use paper::told;

use super::{
    Shown, field, figures, notes,
    result::{self, problems},
    said, why,
};
use crate::{
    app::{
        answer::bonus::{self, Answer, ROOM},
        form::{self, Field},
        model::bonus::{Claims, Message as Told},
        update::Message,
    },
    calendar::Year,
    law::Scheme,
    rules::bonus::Row,
    units::Yuan,
    wording,
};
use std::{borrow::Cow, sync::Arc};
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let Some(desk) = shown.desk else { return Html::default() };
    let (answer, found) = bonus::answer(shown.model(), desk);
    let shown = shown.with(found);
    let notices = answer.as_ref().map(|answer| answer.notices.as_slice()).unwrap_or_default();
    html! {
        <>
            <p>{ "大病保险一年最多报多少有个上限。连着参保、当年没有报销过，这个上限会提高；用掉了，或者断保了，会变。" }</p>
            { said::chips("按上面填的算：", vec![said::area(&shown), said::years(&shown)]) }
            { claims(&shown, answer.as_ref()) }
            { figures::fields(&shown, ROOM, notices, Scheme::Resident) }
            <output id="bonus-answer" class="told" aria-live="polite">
                { problems(&shown) }
                if let Some(answer) = &answer { { headline(&shown, answer) } }
            </output>
            if let Some(answer) = answer.as_ref().filter(|answer| answer.part.outcome.is_some()) {
                { years::picture(answer) }
                { years::list(answer) }
                { reasons(answer) }
            }
            { notes::folded(notices) }
        </>
    }
}

/// One question for each past resident year that can earn a bonus.
fn claims(shown: &Shown<'_>, answer: Option<&Answer>) -> Html {
    let years = form::bonus::years(shown.model(), shown.outline.first_counted);
    html! { <>{ for years.into_iter().map(|year| claims_of(shown, year, answer)) }</> }
}

fn claims_of(shown: &Shown<'_>, year: Year, answer: Option<&Answer>) -> Html {
    let entries = &shown.model().bonus;
    let chosen = entries.claims.get(&year).copied();
    let name = Field::Claims(year).id();
    let choice = |claims: Claims, label: &'static str| {
        let message = Message::Bonus(Told::ClaimsTold(year, claims));
        field::choice(&name, claims.word(), html! { <>{ label }</> }, chosen == Some(claims), shown.on(message))
    };
    // Bonus money can be used only where there was some.
    let had_some =
        answer.and_then(|answer| answer.row(year)).is_some_and(|row| row.continuity.plus(row.zero_claim) > Yuan::ZERO);
    let is_used = entries.bonus_used.contains(&year);
    html! {
        <fieldset class="choices is-row" id={name.clone()}>
            <legend>{ format!("{year}年，您用医保报销过吗？") }</legend>
            { choice(Claims::Nothing, "没有报销过") }
            { choice(Claims::Something, "报销过") }
            { choice(Claims::Unknown, "不知道") }
            if chosen == Some(Claims::Something) && (had_some || is_used) {
                { field::tick(
                    format!("bonus-used-{year}"),
                    "大病保险报的钱超过了原来的上限（用掉了激励额度）",
                    is_used,
                    shown.on(Message::Bonus(Told::BonusUseToggled(year))),
                ) }
            }
        </fieldset>
    }
}

fn headline(shown: &Shown<'_>, answer: &Answer) -> Html {
    let Some(outcome) = &answer.part.outcome else {
        return html! { <p class="headline">{ "激励能提高多少，" }<strong>{ "本地未收录" }</strong>{ "。" }</p> };
    };
    let next = answer.year.saturating_add(1);
    let least = if outcome.is_at_least { "至少" } else { "" };
    html! {
        <>
            { no_cap(answer) }
            { for answer.rows(answer.year).map(|rows| first(shown, answer, rows, least)) }
            { for assumed::claims(shown, answer) }
            { for answer.rows(next).map(|rows| second(shown, answer, (next, rows), least)) }
            { continuity(answer, least) }
            { open(answer) }
        </>
    }
}

/// Some categories have no cap that anything could raise.
fn no_cap(answer: &Answer) -> Html {
    let Some(clause) = &answer.no_cap else { return Html::default() };
    html! {
        <>
            <p class="headline">{ "您填的身份，大病保险" }<strong>{ "不设上限" }</strong>{ "，用不上激励。" }</p>
            { why::clauses("依据哪一条？", [Arc::clone(clause)]) }
            <p class="hint">{ "没有这个身份以后，按下面的数算：" }</p>
        </>
    }
}

/// A sum that hangs on claims nobody knows of is a range; where only a floor is known, it may be more.
fn range(low: Yuan, high: Yuan, least: &str) -> String {
    if low == high {
        return format!("{least}{}", wording::yuan(low));
    }
    let more = if least.is_empty() { "" } else { "（或更多）" };
    format!("{}到{}{more}", wording::yuan(low), wording::yuan(high))
}

/// The year itself.
fn first(shown: &Shown<'_>, answer: &Answer, (row, most): (&Row, &Row), least: &str) -> Html {
    let year = answer.year;
    if let Some(why) = answer.uninsured(year) {
        return html! { <p class="headline">{ format!("{year}年{why}，大病保险") }<strong>{ "不报" }</strong>{ "。" }</p> };
    }
    let marks =
        why::marks(&answer.part.steps, &[&path(year, "cap"), &path(year, "zero_claim"), &path(year, "continuity")]);
    let when = assumed::payment(shown, answer, year).unwrap_or_default();
    let (lead, figure) = match (row.cap, most.cap) {
        (Some(low), Some(high)) => (format!("{when}{year}年，大病保险最多能报"), range(low, high, least)),
        _ => (format!("{when}{year}年，大病保险的上限比原来提高"), range(sum(row), sum(most), least)),
    };
    html! {
        <p class="headline">{ lead }<strong>{ figure }</strong>{ of_it(row, most, least) }{ marks }</p>
    }
}

/// What the bonuses and lapses are of a cap.
fn of_it(row: &Row, most: &Row, least: &str) -> String {
    let (Some(low), Some(high)) = (row.granted, most.granted) else { return "。".to_owned() };
    let lowered = wording::yuan(row.reduction);
    match (high > Yuan::ZERO, row.reduction > Yuan::ZERO) {
        (true, true) => format!("（激励{}，因断保降低{lowered}）。", range(low, high, least)),
        (true, false) => format!("，其中激励{}。", range(low, high, least)),
        (false, true) => format!("，因断保降低了{lowered}。"),
        (false, false) => "，还没有激励。".to_owned(),
    }
}

fn second(shown: &Shown<'_>, answer: &Answer, (year, (row, most)): (Year, (&Row, &Row)), least: &str) -> Html {
    if let Some(why) = answer.uninsured(year) {
        return html! { <p class="lead">{ format!("{year}年{why}，大病保险不报。") }</p> };
    }
    let in_time = if year >= answer.ahead { "按时交的话，" } else { "" };
    let when = assumed::payment(shown, answer, year).unwrap_or_else(|| in_time.to_owned());
    let marks = why::marks(&answer.part.steps, &[&path(year, "cap")]);
    let figure = match (row.cap, most.cap) {
        (Some(low), Some(high)) => format!("最多能报{}", range(low, high, least)),
        _ => format!("提高{}", range(sum(row), sum(most), least)),
    };
    html! { <p class="lead">{ format!("{when}{year}年{figure}{}", of_it(row, most, least)) }{ marks }</p> }
}

fn sum(row: &Row) -> Yuan {
    row.continuity.plus(row.zero_claim)
}

fn continuity(answer: &Answer, least: &str) -> Html {
    let text = match answer.first_continuity() {
        Some(first) if first > answer.year => {
            let step = answer.row(first).map(|row| row.continuity).unwrap_or_default();
            format!("一直按时交，{first}年开始有连续参保激励，那一年{least}{}。", wording::yuan(step))
        }
        Some(first) => format!("连续参保激励从{first}年就开始有了。"),
        None => "照这样，这些年里还没有连续参保激励。".to_owned(),
    };
    html! { <><p class="lead">{ text }</p>{ zero_claim(answer, least) }</> }
}

/// The other bonus comes earlier.
fn zero_claim(answer: &Answer, least: &str) -> Html {
    let Some(first) = answer.first(|row| row.zero_claim).filter(|first| *first > answer.year) else {
        return Html::default();
    };
    let sum = answer.row(first).map(|row| row.zero_claim).unwrap_or_default();
    let text = format!("一年里一次都不报销，{first}年开始有零报销激励，那一年{least}{}。", wording::yuan(sum));
    html! { <p class="lead">{ text }</p> }
}

/// Which answers would make a figure of the range.
fn open(answer: &Answer) -> Html {
    if answer.open.is_empty() {
        return Html::default();
    }
    let way = |year: &Year| {
        let field = Field::Claims(*year);
        html! { <>{ result::way(&format!("{}-nothing", field.id()), format!("{year}年")) }{ " " }</> }
    };
    html! {
        <p class="hint">
            { "要看 " }{ for answer.open.iter().map(way) }{ "有没有报销过：报销过的按少的算，没有报销过的按多的算。不记得可以打12393查。" }
        </p>
    }
}

/// A row's figure in the steps.
fn path(year: Year, field: &str) -> String {
    format!("bonus.by_year.{year}.{field}")
}

const FIGURES: [&str; 6] = ["consecutive_years", "continuity", "zero_claim", "reduction", "granted", "cap"];

/// The years that the sentence speaks of first, then all of them.
fn reasons(answer: &Answer) -> Html {
    let years: Vec<Year> = answer.part.outcome.iter().flat_map(|outcome| outcome.by_year.keys().copied()).collect();
    let next = answer.year.saturating_add(1);
    html! {
        <>
            { why::details(&answer.part.steps, format!("{}年是怎么算的？", answer.year), &paths(&[answer.year])) }
            { why::details(&answer.part.steps, format!("{next}年是怎么算的？"), &paths(&[next])) }
            { why::details(&answer.part.steps, "每一年是怎么算的？".to_owned(), &paths(&years)) }
        </>
    }
}

/// Some years' figures in the steps.
fn paths(years: &[Year]) -> Vec<Cow<'static, str>> {
    let pairs = years.iter().flat_map(|year| FIGURES.map(|field| (*year, field)));
    pairs.map(|(year, field)| Cow::Owned(path(year, field))).collect()
}
