//! The cap year by year: bars, and the table that says the same.

use crate::{
    app::{
        answer::bonus::Answer,
        view::{
            bar::{self, Fill, Stretch},
            fold,
        },
    },
    calendar::Year,
    rules::bonus::{Row, Status},
    units::Yuan,
    wording,
};
use rust_decimal::Decimal;
use yew::prelude::*;

/// How many hundredths of a bar stand for the original cap, which would dwarf what is added to it.
const ORIGINAL: u32 = 30;

fn rows(answer: &Answer) -> impl Iterator<Item = (Year, &Row)> {
    answer.part.outcome.iter().flat_map(|outcome| outcome.by_year.iter().map(|(year, row)| (*year, row)))
}

/// What both bonuses come to under their ceiling, continuity first.
fn granted(row: &Row) -> (Yuan, Yuan) {
    let granted = row.granted.unwrap_or_else(|| row.continuity.plus(row.zero_claim));
    let continuity = row.continuity.min(granted);
    (continuity, granted.minus(continuity))
}

pub(super) fn picture(answer: &Answer) -> Html {
    let most = rows(answer).map(|(_, row)| granted(row)).map(|(one, other)| one.plus(other)).max().unwrap_or_default();
    if most == Yuan::ZERO {
        return Html::default();
    }
    let is_capped = rows(answer).all(|(_, row)| row.cap.is_some());
    let has_reduction = rows(answer).any(|(_, row)| row.reduction > Yuan::ZERO);
    let value = |(year, row): (Year, &Row)| answer.uninsured(year).map_or_else(|| value(row), str::to_owned);
    let told: Vec<String> = rows(answer).map(|it| format!("{}年{}", it.0, value(it))).collect();
    let bar = |(year, row): (Year, &Row)| {
        let class = classes!("cap", (year >= answer.ahead).then_some("is-ahead"));
        html! {
            <div {class}>
                <span class="cap-year">{ format!("{year}年") }</span>
                <strong class="cap-sum">{ value((year, row)) }</strong>
                if answer.uninsured(year).is_none() { { bar::bar(&stretches(row, most, is_capped), is_capped) } }
            </div>
        }
    };
    html! {
        <figure class="caps">
            <figcaption>{ if is_capped { "每年大病保险最多能报多少" } else { "每年的上限提高多少" } }</figcaption>
            <ul class="legend" aria-hidden="true">
                if is_capped { <li>{ bar::sample(Fill::Solid) }{ "原来的上限（画短了）" }</li> }
                <li>{ bar::sample(Fill::Lines) }{ "连续参保激励" }</li>
                <li>{ bar::sample(Fill::Dots) }{ "零报销激励" }</li>
                if has_reduction { <li>{ bar::sample(Fill::Dashed) }{ "因断保降低" }</li> }
            </ul>
            <div class="rows" role="img" aria-label={told.join("；")}>{ for rows(answer).map(bar) }</div>
            <p class="hint">
                { format!("{}年起，按每年按时交、一次都不报销推算。", answer.ahead) }
                if !answer.open.is_empty() { { "不知道有没有报销过的年份，按报销过画。" } }
                if !is_capped { { "两项激励加起来另有限度，要知道原来的上限才能算；这里画的还没有限住。" } }
            </p>
        </figure>
    }
}

fn value(row: &Row) -> String {
    let is_full = row.ceiling.is_some_and(|ceiling| row.granted == Some(ceiling));
    let full = if is_full { "（激励到顶了）" } else { "" };
    match row.cap {
        Some(cap) => format!("{}{full}", wording::yuan(cap)),
        None => format!("提高{}", wording::yuan(row.continuity.plus(row.zero_claim))),
    }
}

/// The original cap drawn short, then the bonuses to one scale; what a lapse takes away is the end of them, dashed.
fn stretches(row: &Row, most: Yuan, is_capped: bool) -> Vec<Stretch> {
    let start = if is_capped { Decimal::from(ORIGINAL) } else { Decimal::ZERO };
    let room = Decimal::ONE_HUNDRED.saturating_sub(start);
    let place = |sum: Yuan| {
        let part = bar::hundredths(sum, most).saturating_mul(room);
        start.saturating_add(part.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default().round_dp(2))
    };
    let (continuity, zero_claim) = granted(row);
    let end = continuity.plus(zero_claim);
    let kept = end.minus(row.reduction);
    let mut stretches = vec![
        Stretch { fill: Fill::Solid, from: Decimal::ZERO, to: start },
        Stretch { fill: Fill::Lines, from: start, to: place(continuity.min(kept)) },
        Stretch { fill: Fill::Dots, from: place(continuity.min(kept)), to: place(kept) },
    ];
    stretches.push(Stretch { fill: Fill::Dashed, from: place(kept), to: place(end) });
    stretches
}

/// Year by year, each with its cap first and what it is made of under it: a phone has no room for a table.
pub(super) fn list(answer: &Answer) -> Html {
    let has_reduction = rows(answer).any(|(_, row)| row.reduction > Yuan::ZERO);
    let is_capped = rows(answer).any(|(_, row)| row.cap.is_some());
    let part =
        |title: &'static str, sum: Yuan| html! { <>{ title }<span class="whole">{ wording::yuan(sum) }</span></> };
    let line = |(year, row): (Year, &Row)| {
        html! {
            <li>
                <p class="by-year-line">
                    <span><strong>{ format!("{year}年") }</strong>{ " " }<span class="hint">{ told(answer, year, row) }</span></span>
                    if is_capped { <span>{ lead(answer, year, row) }<strong class="whole">{ cap(answer, year, row) }</strong></span> }
                </p>
                <p class="hint">
                    { part("连续参保激励", row.continuity) }{ "，" }{ part("零报销激励", row.zero_claim) }
                    if has_reduction { { "，" }{ part("因断保降低", row.reduction) } }
                </p>
            </li>
        }
    };
    fold::more("一年一年的数字", false, html! { <ol class="by-year">{ for rows(answer).map(line) }</ol> })
}

fn told(answer: &Answer, year: Year, row: &Row) -> String {
    answer.uninsured(year).map_or_else(|| status(row), str::to_owned)
}

/// What stands before a year's cap.
fn lead(answer: &Answer, year: Year, row: &Row) -> &'static str {
    match (answer.uninsured(year), row.cap) {
        (None, Some(_)) => "最多能报",
        (None, None) => "最多能报多少，",
        (Some(_), _) => "大病保险",
    }
}

fn cap(answer: &Answer, year: Year, row: &Row) -> String {
    match (answer.uninsured(year), row.cap) {
        (Some(_), _) => "不报".to_owned(),
        (None, cap) => cap.map_or_else(|| "未收录".to_owned(), wording::yuan),
    }
}

/// The same as a table, for paper.
pub(super) fn figures(answer: &Answer) -> Html {
    let has_reduction = rows(answer).any(|(_, row)| row.reduction > Yuan::ZERO);
    let is_capped = rows(answer).any(|(_, row)| row.cap.is_some());
    let line = |(year, row): (Year, &Row)| {
        html! {
            <tr>
                <th scope="row">{ format!("{year}年") }<span class="hint">{ told(answer, year, row) }</span></th>
                <td>{ wording::yuan(row.continuity) }</td>
                <td>{ wording::yuan(row.zero_claim) }</td>
                if has_reduction { <td>{ wording::yuan(row.reduction) }</td> }
                if is_capped { <td>{ cap(answer, year, row) }</td> }
            </tr>
        }
    };
    html! {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ "年份" }</th>
                            <th scope="col">{ "连续参保激励" }</th>
                            <th scope="col">{ "零报销激励" }</th>
                            if has_reduction { <th scope="col">{ "断保降低" }</th> }
                            if is_capped { <th scope="col">{ "最多能报" }</th> }
                        </tr>
                    </thead>
                    <tbody>{ for rows(answer).map(line) }</tbody>
                </table>
    }
}

fn status(row: &Row) -> String {
    match row.status {
        Status::Counted => format!("连续第{}年", row.consecutive),
        Status::Employee => "职工医保".to_owned(),
        Status::Lapsed => "断保".to_owned(),
        Status::Extended => "不算连续".to_owned(),
        Status::Nothing => "没有参保".to_owned(),
    }
}
