//! The ten years of one future: a strip, and the table that says the same.

use super::{money, said};
use crate::{
    app::view::{
        bar::{self, Fill, Stretch},
        fold,
    },
    assess::account::{AccountYear, Future},
    wording,
};
use rust_decimal::Decimal;
use yew::prelude::*;

/// Ten years end to end: filled where there is cover, dashed where there is none.
pub(super) fn strip(future: &Future) -> Html {
    if future.years.iter().any(|year| year.months.is_none()) {
        return Html::default();
    }
    let gone: Vec<String> = future.years.iter().filter_map(gone).collect();
    let told = if gone.is_empty() {
        "每个月都有保障".to_owned()
    } else {
        format!("没有保障：{}", gone.join("，"))
    };
    let (first, last) = (future.years.first().map_or(0, |it| it.year), future.years.last().map_or(0, |it| it.year));
    html! {
        <figure class="strip">
            <div role="img" aria-label={told.clone()}>
                { bar::bar(&stretches(&future.years), false) }
                <p class="strip-ends"><span>{ format!("{first}年") }</span><span>{ format!("{last}年") }</span></p>
            </div>
            <figcaption class="hint">{ told }</figcaption>
        </figure>
    }
}

fn gone(year: &AccountYear) -> Option<String> {
    match year.months? {
        0 => None,
        _ if !year.is_paid => Some(format!("{}年整年", year.year)),
        months => Some(format!("{}年{months}个月", year.year)),
    }
}

/// Each year as long as every other; what is without cover stands at its beginning, as a wait does.
fn stretches(years: &[AccountYear]) -> Vec<Stretch> {
    let count = Decimal::from(years.len().max(1));
    let whole = Decimal::ONE_HUNDRED.checked_div(count).unwrap_or_default();
    let in_year = Decimal::from(crate::calendar::months_in(1));
    let mut from = Decimal::ZERO;
    let mut found = Vec::new();
    for year in years {
        let gone =
            Decimal::from(year.months.unwrap_or(0)).saturating_mul(whole).checked_div(in_year).unwrap_or_default();
        let (begin, end) = (from.saturating_add(gone), from.saturating_add(whole));
        found.push(Stretch { fill: Fill::Dashed, from: from.round_dp(2), to: begin.round_dp(2) });
        found.push(Stretch { fill: Fill::Solid, from: begin.round_dp(2), to: end.round_dp(2) });
        from = end;
    }
    found
}

/// Year by year, each with its cap first: three cards side by side have no room for a table.
pub(super) fn list(future: &Future) -> Html {
    let line = |year: &AccountYear| {
        html! {
            <li>
                <p class="by-year-line">
                    <strong>{ format!("{}年", year.year) }</strong>
                    <span>{ "大病最多能报" }<strong class="whole">{ money(year.cap) }</strong></span>
                </p>
                <p class="hint">{ "交" }<span class="whole">{ money(year.premium) }</span>{ format!("，{}", covered(year)) }</p>
            </li>
        }
    };
    fold::more("一年一年的数字", false, html! { <ol class="by-year">{ for future.years.iter().map(line) }</ol> })
}

fn covered(year: &AccountYear) -> String {
    match (year.is_paid, year.covered_from) {
        (true, Some(day)) => format!("从{}起能报", wording::day(day)),
        (true, None) => format!("从哪天起能报，{}", said::UNSAID),
        (false, _) => cover(year),
    }
}

/// The same as a table, for paper.
pub(super) fn figures(future: &Future) -> Html {
    let line = |year: &AccountYear| {
        html! {
            <tr>
                <th scope="row">{ format!("{}年", year.year) }</th>
                <td>{ money(year.premium) }</td>
                <td>{ cover(year) }</td>
                <td>{ money(year.cap) }</td>
            </tr>
        }
    };
    html! {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ "年份" }</th>
                            <th scope="col">{ "交多少" }</th>
                            <th scope="col">{ "从哪天起能报" }</th>
                            <th scope="col">{ "大病最多能报" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for future.years.iter().map(line) }</tbody>
                </table>
    }
}

fn cover(year: &AccountYear) -> String {
    match (year.is_paid, year.covered_from) {
        (false, _) => "没有参保".to_owned(),
        (true, Some(day)) => wording::day(day),
        (true, None) => said::UNSAID.to_owned(),
    }
}
