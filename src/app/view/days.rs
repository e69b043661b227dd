//! The day moved through the year: what paying on other days would have given.

use super::{
    sheet::{Told, basis},
    why,
};
use crate::{
    app::answer::Answer,
    calendar::{Year, year_of},
    rules::payment_days::{OneDay, Stretch},
    wording,
};
use yew::prelude::*;

pub(super) fn section(answer: &Answer) -> Html {
    if answer.days.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card" aria-labelledby="days-title">
            <h2 id="days-title">{ "换个日子交会怎样" }</h2>
            { rows(answer) }
            { why::clauses("这些日子依据哪些条文？", answer.days.iter().flat_map(|it| it.clauses.iter().cloned())) }
        </section>
    }
}

/// The same on paper.
pub(super) fn told(answer: &Answer) -> Option<Told> {
    let clauses = answer.days.iter().flat_map(|it| it.clauses.iter().cloned()).collect();
    let told = || Told {
        title: "换个日子交会怎样",
        answer: rows(answer),
        sums: vec![basis("这些日子的依据：", clauses)],
        ..Told::default()
    };
    (!answer.days.is_empty()).then(told)
}

fn rows(answer: &Answer) -> Html {
    let is_own = |stretch: &Stretch| (stretch.from..=stretch.to).contains(&answer.case.enrolment.paid_on);
    let row = |stretch: &Stretch| {
        let class = if is_own(stretch) { "stretch is-own" } else { "stretch" };
        html! {
            <li class={class}>
                <strong>{ format!("{}到{}交", wording::day(stretch.from), wording::day(stretch.to)) }</strong>
                <span>{ format!("（{}）", wording::window(stretch.first.window)) }</span>
                <span>{ wait(stretch, answer.case.enrolment.year) }</span>
                if let Some(sum) = stretch.first.payable { <span>{ format!("要交{}", wording::yuan(sum)) }</span> }
                if is_own(stretch) { <span class="mark">{ "您在这一段" }</span> }
            </li>
        }
    };
    html! { <ul class="stretches">{ for answer.days.iter().map(row) }</ul> }
}

fn wait(stretch: &Stretch, year: Year) -> String {
    let wait = match stretch.first.months {
        0 => "不用等".to_owned(),
        months => format!("等{months}个月"),
    };
    // A stretch lies in the year as a whole, or beyond it as a whole.
    if let Some(day) = stretch.first.covered_from.filter(|day| year_of(*day) > year) {
        return format!("{wait}，最早要等到{}，{year}年度报不了", wording::day(day));
    }
    match (from(&stretch.first), from(&stretch.last)) {
        (Some(first), Some(last)) if first == last => format!("{wait}，{first}起能报"),
        (Some(first), Some(last)) => format!("{wait}，越早交越早能报：{first}到{last}起"),
        _ => format!("{wait}，从哪天起能报本地未收录"),
    }
}

fn from(day: &OneDay) -> Option<String> {
    day.covered_from.map(wording::day)
}
