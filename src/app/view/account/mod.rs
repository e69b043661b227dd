//! The account of benefits (好处账): paying on, lapsing, and lapsing with repair, side by side over ten years.

mod asked;
mod paper;
mod years;

pub(super) use paper::told;

use super::{Shown, figures, notes, result::problems, said, why};
use crate::{
    app::answer::account::{self, Answer, ROOM},
    assess::account::{Future, Kind, Outcome},
    law::Scheme,
    units::Yuan,
    wording,
};
use chrono::Datelike;
use std::borrow::Cow;
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let Some(shelf) = shown.scene.shelf.get() else { return Html::default() };
    let (answer, found) = account::answer(shown.model(), shelf, shown.answer);
    let shown = shown.with(found);
    let notices = answer.as_ref().map(|answer| answer.notices.as_slice()).unwrap_or_default();
    let futures = answer.as_ref().and_then(|answer| Some((answer, answer.part.outcome.as_ref()?)));
    html! {
        <>
            <p>{ "一直交、断几年再回来、断几年再回来补缴：往后十年，三条路摆在一起看。" }</p>
            { said::chips("按上面填的算：", vec![said::area(&shown), said::years(&shown), said::categories(&shown)]) }
            { asked::fields(&shown) }
            { figures::fields(&shown, ROOM, notices, Scheme::Resident) }
            <output id="account-answer" class="told" aria-live="polite">
                { problems(&shown) }
                if shown.answer.is_none() { <p class="lead">{ "上面的结果算出来以后，这里就能算。" }</p> }
                if let Some((answer, outcome)) = futures { { headline(answer, outcome) } }
            </output>
            if let Some((answer, outcome)) = futures {
                <div class="futures">{ for outcome.futures.iter().map(|future| card(answer, future)) }</div>
                { assumed(answer, outcome) }
                { for outcome.futures.iter().map(|future| reasons(answer, future)) }
            }
            { notes::list(notices) }
        </>
    }
}

/// A way to go on, as people say it.
fn title(answer: &Answer, future: &Future) -> String {
    let skipped = answer.skipped;
    match (future.kind, future.repaired) {
        (Kind::Keep, _) if answer.is_in_window && future.totals.months.is_none_or(|months| months == 0) => {
            "一直按时交".to_owned()
        }
        (Kind::Keep, _) => "从现在起一直交".to_owned(),
        (Kind::Return, _) => format!("断{skipped}年再回来"),
        (Kind::Repair, Some(0)) => format!("断{skipped}年再回来，补缴不能再缩短"),
        (Kind::Repair, Some(years)) => format!("断{skipped}年再回来，补缴{years}年"),
        (Kind::Repair, None) => format!("断{skipped}年再回来，补缴"),
    }
}

fn money(sum: Option<Yuan>) -> String {
    said::or_unsaid(sum, wording::yuan)
}

fn headline(answer: &Answer, outcome: &Outcome) -> Html {
    let line = |future: &Future| {
        let totals = &future.totals;
        let (paid, then) =
            if totals.premium.is_some() { ("十年交", "，") } else { ("十年一共交多少，", "；") };
        let gone = match totals.months {
            Some(0) => "每个月都有保障".to_owned(),
            Some(months) => format!("有{months}个月看病不能报"),
            None => "有几个月看病不能报，本地未收录".to_owned(),
        };
        html! {
            <p class={if future.kind == Kind::Keep { "headline" } else { "lead" }}>
                { format!("{}：{paid}", title(answer, future)) }<strong>{ money(totals.premium) }</strong>
                { format!("{then}{gone}") }{ bill(answer, future) }{ "。" }
            </p>
        }
    };
    html! { <>{ for outcome.futures.iter().map(line) }</> }
}

/// The supposed illness, with its month and what it would cost oneself.
fn bill(answer: &Answer, future: &Future) -> String {
    let (Some(outcome), Some(care)) = (&future.bill, answer.bill) else { return String::new() };
    let (month, total) = (format!("{}年{}月", care.on.year(), care.on.month()), wording::yuan(care.total));
    let own = outcome
        .patient
        .map_or_else(|| format!("自己付多少，{}", said::UNSAID), |sum| format!("自己付{}", wording::yuan(sum)));
    format!("；假如{month}住院花{total}，{own}")
}

/// How the first year of who goes on paying is paid, and what is taken for granted.
fn assumed(answer: &Answer, outcome: &Outcome) -> Html {
    let first = outcome.futures.first().and_then(|future| future.years.first()).filter(|_| !answer.is_in_window);
    let paid = first.map_or_else(
        || "一直交的，每年都在集中参保期里交".to_owned(),
        |first| format!("一直交的，{}年度照您填的日子交，以后每年都在集中参保期里交", first.year),
    );
    html! { <p class="hint">{ format!("{paid}；没有另外填账单的，按一次也没有报销算。") }</p> }
}

fn path(future: &Future, field: &str) -> String {
    format!("account.{}.{field}", future.kind.word())
}

/// Totals first, then the years.
fn card(answer: &Answer, future: &Future) -> Html {
    let totals = &future.totals;
    let row = |title: &'static str, field: &'static str, text: String| {
        let path = path(future, field);
        html! { <div><dt>{ title }</dt><dd>{ text }{ why::marks(&answer.part.steps, &[path.as_str()]) }</dd></div> }
    };
    let gone = totals.months.zip(totals.days).map_or_else(
        || said::UNSAID.to_owned(),
        |(months, days)| {
            if days == 0 { "没有（0天）".to_owned() } else { format!("{months}个月（{days}天）") }
        },
    );
    let bill = future.bill.as_ref();
    html! {
        <section class="future" id={format!("future-{}", future.kind.word())}>
            <h4>{ title(answer, future) }</h4>
            <dl class="sums">
                { row("十年一共交", "total.premium", money(totals.premium)) }
                { row("没有保障的时间", "total.months_without_cover", gone) }
                { row("第十年大病最多能报", "total.cap", money(totals.cap)) }
                if let Some(bill) = bill {
                    { row("那笔账单：医保和救助付", "bill.funds", money(bill.funds)) }
                    { row("那笔账单：自己付", "bill.patient", money(bill.patient)) }
                }
            </dl>
            { years::strip(future) }
            { years::list(future) }
        </section>
    }
}

const TOTALS: [&str; 5] =
    ["total.premium", "total.months_without_cover", "total.days_without_cover", "total.cap", "repaired_years"];
const OF_YEAR: [&str; 8] = [
    "premium",
    "covered_from",
    "months_without_cover",
    "consecutive_years",
    "continuity",
    "zero_claim",
    "reduction",
    "cap",
];

fn reasons(answer: &Answer, future: &Future) -> Html {
    why::details(&answer.part.steps, reckoned(answer, future), &paths(answer, future))
}

fn reckoned(answer: &Answer, future: &Future) -> String {
    format!("“{}”是怎么算的？", title(answer, future))
}

/// A future's figures in the steps: its totals, the bill, each year.
fn paths(answer: &Answer, future: &Future) -> Vec<Cow<'static, str>> {
    let totals = TOTALS.iter().map(|field| path(future, field));
    let start = path(future, "bill.");
    let bill = answer.part.steps.iter().map(|step| step.path.to_string()).filter(|path| path.starts_with(&start));
    let years =
        future.years.iter().flat_map(|it| OF_YEAR.map(|field| path(future, &format!("years.{}.{field}", it.year))));
    totals.chain(bill).chain(years).map(Cow::Owned).collect()
}
