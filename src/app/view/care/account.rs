//! The bill's answer: a sentence with the person's own figures, who pays what, each bill's line, and the steps.

use crate::{
    app::{
        answer::care::{Answer, Known},
        view::{
            bar::{self, Fill},
            result, why,
        },
    },
    assess::spread::paid,
    cited::Step,
    law::CareKind,
    rules::{
        Finding,
        bill::{Found, Outcome},
    },
    units::Yuan,
    wording,
};
use std::borrow::Cow;
use yew::prelude::*;

/// Both ends of the range.
fn ends(answer: &Answer) -> Option<(&Outcome, &Outcome)> {
    answer.spread.least.outcome.as_ref().zip(answer.spread.most.outcome.as_ref())
}

/// One sum, or from the lower to the higher.
fn range(one: Yuan, other: Yuan) -> String {
    let (low, high) = (one.min(other), one.max(other));
    if low == high { wording::yuan(low) } else { format!("{}到{}", wording::yuan(low), wording::yuan(high)) }
}

pub(super) fn headline(answer: &Answer) -> Html {
    let Some((least, most)) = ends(answer).filter(|_| answer.known != Known::NotInsured) else {
        return Html::default();
    };
    html! {
        <>
            { sentence(answer, least, most) }
            { narrower(answer, least, most) }
            { left_out(answer) }
        </>
    }
}

fn sentence(answer: &Answer, least: &Outcome, most: &Outcome) -> Html {
    let total = wording::yuan(most.total);
    let marks = why::marks(&answer.spread.most.steps, &["reimbursement.funds", "reimbursement.basic"]);
    if let (Some(low), Some(high)) = (least.funds.zip(least.patient), most.funds.zip(most.patient)) {
        return html! {
            <p class="headline">
                { format!("{total}里能报") }<strong>{ range(low.0, high.0) }</strong>
                { "，自己付" }<strong>{ range(low.1, high.1) }</strong>{ "。" }{ marks }
            </p>
        };
    }
    if let (Some(low), Some(high)) = (least.basic, most.basic) {
        return html! {
            <>
                <p class="headline">
                    { format!("{total}里，基本医保能报") }<strong>{ range(low, high) }</strong>{ "。" }{ marks }
                </p>
                <p class="lead">{ "大病保险、医疗救助能不能再报一些，" }<strong>{ "本地未收录" }</strong>{ "，没有算进去。" }</p>
            </>
        };
    }
    if let Some((sum, ratio, _)) = &most.rough {
        return html! {
            <>
                <p class="headline">
                    { format!("{total}里大约能报") }<strong>{ wording::yuan(*sum) }</strong>
                    <span class="mark is-rough_estimate">{ "粗略估计" }</span>
                </p>
                <p class="lead">
                    { format!("本地没有收录具体的报销办法，这里只是拿公布的平均实际报销比例{}乘出来的，您的可能多也可能少。", wording::percent(*ratio)) }
                </p>
            </>
        };
    }
    html! {
        <p class="headline">{ format!("{total}里能报多少，") }<strong>{ "本地未收录" }</strong>{ "，请打12393。" }</p>
    }
}

/// The one answer that would narrow the range most.
fn narrower(answer: &Answer, least: &Outcome, most: &Outcome) -> Html {
    let (Some((spot, what)), true) = (answer.ask(), paid(least) != paid(most)) else { return Html::default() };
    let field = Answer::field(spot, what);
    html! {
        <p class="lead">
            { "现在只能给个范围。最值得先弄清的是" }{ result::way(&field.id(), field.title()) }
            { "：先填这一样，范围就准多了。看不懂费用清单，可以请医院收费处指给您看。" }
            if answer.spread.is_level_unsaid { { "（有的医院级别本地未收录，没有算在范围里。）" } }
        </p>
    }
}

fn left_out(answer: &Answer) -> Html {
    let told: Vec<String> = answer.waiting.iter().map(|number| format!("第{number}笔")).collect();
    if told.is_empty() {
        return Html::default();
    }
    html! { <p class="hint">{ format!("{}还没填好，没有算进去。", told.join("、")) }</p> }
}

/// Who pays what, as bars and as words.
pub(super) fn split(answer: &Answer) -> Html {
    let Some((least, most)) = ends(answer) else { return Html::default() };
    if least.funds == most.funds {
        return html! { { for one_split(most, "谁来付") } };
    }
    html! { <>{ for one_split(most, "最多能报的时候，谁来付") }{ for one_split(least, "最少能报的时候，谁来付") }</> }
}

fn one_split(outcome: &Outcome, title: &'static str) -> Option<Html> {
    let own = outcome.patient?;
    let layers = [
        (Fill::Solid, "基本医保报", outcome.basic?),
        (Fill::Lines, "大病保险报", outcome.critical?),
        (Fill::Dots, "医疗救助", outcome.assistance?),
        (Fill::Empty, "自己付", own),
    ];
    let parts = layers.map(|(fill, _, sum)| (fill, sum));
    let row = |(fill, name, sum): (Fill, &'static str, Yuan)| {
        html! { <div><dt>{ bar::sample(fill) }{ name }</dt><dd>{ wording::yuan(sum) }</dd></div> }
    };
    Some(html! {
        <figure class="split">
            <figcaption>{ title }</figcaption>
            { bar::bar(&bar::end_to_end(&parts, outcome.total), false) }
            <dl class="sums">
                { for layers.map(row) }
                <div class="is-total"><dt>{ "一共" }</dt><dd>{ wording::yuan(outcome.total) }</dd></div>
            </dl>
        </figure>
    })
}

/// Each bill's own line.
pub(super) fn lines(answer: &Answer) -> Html {
    let Some((least, most)) = ends(answer) else { return Html::default() };
    let line = |index: usize| {
        let (entry, spot) = (answer.bills.entries.get(index)?, answer.bills.spots.get(index)?);
        let (low, high) = (least.events.get(index)?, most.events.get(index)?);
        let title = format!(
            "第{}笔：{}，{}，{}",
            spot.number,
            wording::day(entry.on),
            kind(entry.kind),
            wording::yuan(entry.total)
        );
        let told = match (high.covered, low.basic, high.basic) {
            (false, ..) => uncovered(&answer.spread.most.steps, index),
            (true, Some(low), Some(high)) => {
                let left = range(entry.total.minus(low), entry.total.minus(high));
                format!("基本医保报{}，剩{left}。", range(low, high))
            }
            _ => "这一笔怎么报，本地未收录。".to_owned(),
        };
        Some(html! { <li><strong>{ title }</strong><span>{ told }</span></li> })
    };
    html! { <ul class="stretches bill-lines">{ for (0..answer.bills.entries.len()).filter_map(line) }</ul> }
}

/// Why an event is not covered.
fn uncovered(steps: &[Step<Finding>], index: usize) -> String {
    let step = why::step(steps, &format!("reimbursement.events.{index}.basic"));
    match step.map(|step| &step.finding) {
        Some(Finding::Bill(Found::Uncovered { why, .. })) => format!("不能报：{}。", wording::uncovered("这天", *why)),
        _ => String::new(),
    }
}

/// A kind of care in plain words.
pub(super) fn kind(kind: CareKind) -> &'static str {
    match kind {
        CareKind::Outpatient => "门诊",
        CareKind::Chronic => "门诊慢特病",
        CareKind::Inpatient => "住院",
    }
}

/// The steps of the higher end, and of the lower one where there are two.
pub(super) fn reasons(answer: &Answer) -> Html {
    let paths = paths(answer.bills.entries.len());
    html! { { for ways(answer).into_iter().map(|(title, steps)| why::details(steps, title, &paths)) } }
}

/// What is asked of each end, and its steps.
pub(super) fn ways(answer: &Answer) -> Vec<(String, &[Step<Finding>])> {
    let Some((least, most)) = ends(answer) else { return Vec::new() };
    let (low, high) = (&answer.spread.least.steps, &answer.spread.most.steps);
    if paid(least) == paid(most) {
        return vec![("这笔账是怎么算的？".to_owned(), high)];
    }
    vec![(format!("最多{}是怎么算的？", told(most)), high), (format!("最少{}是怎么算的？", told(least)), low)]
}

fn told(outcome: &Outcome) -> String {
    paid(outcome).map(wording::yuan).unwrap_or_default()
}

/// The figures of some bills in the steps.
pub(super) fn paths(events: usize) -> Vec<Cow<'static, str>> {
    let mut paths: Vec<Cow<'static, str>> = Vec::new();
    for index in 0..events {
        for figure in ["eligible", "deductible", "basic", "patient"] {
            paths.push(format!("reimbursement.events.{index}.{figure}").into());
        }
    }
    for figure in
        ["basic", "critical_illness", "bonus_used", "assistance", "funds", "patient", "rough.funds", "claim_by"]
    {
        paths.push(format!("reimbursement.{figure}").into());
    }
    paths
}
