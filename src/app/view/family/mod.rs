//! The family's account (家庭共济): who pays for whom, what stays, what is left to pay, and why a line is refused.

mod asked;
mod paper;
mod picture;
mod relatives;

pub(super) use paper::told;

use super::{Shown, figures, notes, result::problems, said, why};
use crate::{
    app::answer::family::{self, Answer, ROOM},
    law::{Scheme, Usage},
    rules::family::{Outcome, Payment, Reason},
    units::Yuan,
    wording,
};
use std::borrow::Cow;
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let Some(shelf) = shown.scene.shelf.get() else { return Html::default() };
    let (answer, found) = family::answer(shown.model(), shelf, shown.answer);
    let shown = shown.with(found);
    let notices = answer.as_ref().map(|answer| answer.notices.as_slice()).unwrap_or_default();
    let planned = answer.as_ref().and_then(|answer| Some((answer, answer.part.outcome.as_ref()?)));
    html! {
        <>
            <p>{ "职工医保的个人账户，可以给近亲属交居民医保、付医药费。哪个账户给谁付，这里排一排。" }</p>
            { said::chips("按上面填的算：", vec![said::area(&shown)]) }
            { asked::accounts(&shown) }
            { asked::members(&shown) }
            { figures::fields(&shown, ROOM, notices, Scheme::Employee) }
            <output id="family-answer" class="told" aria-live="polite">
                { problems(&shown) }
                if let Some(answer) = &answer { { headline(answer) } }
            </output>
            if let Some((answer, outcome)) = planned {
                { picture::picture(answer, outcome) }
                { sums(answer, outcome) }
                { refused(answer, outcome, Some("family-refused")) }
                { why::details(&answer.part.steps, "这样排是怎么算的？".to_owned(), &paths(outcome)) }
            }
            { notes::list(notices) }
        </>
    }
}

/// What is paid.
pub(super) fn usage(payment: &Payment) -> &'static str {
    match payment.usage {
        Usage::Premium => "保费",
        Usage::Bills => "医药费",
    }
}

/// Longer than this, a row of payments is no sentence any more.
const MOST_TOLD: usize = 3;

fn headline(answer: &Answer) -> Html {
    let Some(outcome) = &answer.part.outcome else {
        return html! { <p class="headline">{ "家庭共济能给谁付，" }<strong>{ "本地未收录" }</strong>{ "。" }</p> };
    };
    html! { <>{ paid(answer, outcome) }{ left(answer, outcome) }{ cash(outcome) }</> }
}

fn paid(answer: &Answer, outcome: &Outcome) -> Html {
    let paths: Vec<String> = (0..outcome.payments.len()).map(payment_path).collect();
    let marks = why::marks(&answer.part.steps, &paths.iter().map(String::as_str).collect::<Vec<_>>());
    if outcome.payments.is_empty() {
        let text = if owed(&outcome.cash) > Yuan::ZERO { "一笔也付不了" } else { "不用付钱" };
        return html! { <p class="headline">{ "这些个人账户" }<strong>{ text }</strong>{ "。" }</p> };
    }
    if outcome.payments.len() > MOST_TOLD {
        let sum = outcome.payments.iter().fold(Yuan::ZERO, |sum, payment| sum.plus(payment.sum));
        return html! {
            <p class="headline">
                { format!("个人账户一共能付{}笔，", outcome.payments.len()) }<strong>{ wording::yuan(sum) }</strong>{ "。" }{ marks }
            </p>
        };
    }
    let each = |(index, payment): (usize, &Payment)| {
        let end = if index.saturating_add(1) == outcome.payments.len() { "。" } else { "，" };
        html! {
            <>
                { format!("{}的账户付{}的{}", payment.holder, payment.member, usage(payment)) }
                <strong>{ wording::yuan(payment.sum) }</strong>{ end }
            </>
        }
    };
    html! { <p class="headline">{ for outcome.payments.iter().enumerate().map(each) }{ marks }</p> }
}

fn left(answer: &Answer, outcome: &Outcome) -> Html {
    let is_told = |(holder, _): &&(String, Yuan)| {
        outcome.payments.iter().any(|payment| payment.holder == *holder) || kept(outcome, holder).is_some()
    };
    let told: Vec<&(String, Yuan)> = outcome.left.iter().filter(is_told).collect();
    if told.is_empty() {
        return Html::default();
    }
    let row = |(index, (holder, sum)): (usize, &&(String, Yuan))| {
        html! {
            <>
                { if index == 0 { "" } else { "，" } }{ format!("{holder}的账户还剩{}", wording::yuan(*sum)) }
                if let Some((index, kept, room)) = kept(outcome, holder) {
                    { format!("（给别人付时要留下{}，能给别人用的只有{}）", wording::yuan(kept), wording::yuan(room)) }
                    { why::marks(&answer.part.steps, &[refused_path(index).as_str()]) }
                }
            </>
        }
    };
    html! { <p class="lead">{ for told.iter().enumerate().map(row) }{ "。" }</p> }
}

/// What must stay on an account that could not pay for somebody else, and what others could have: by which refused line.
fn kept(outcome: &Outcome, holder: &str) -> Option<(usize, Yuan, Yuan)> {
    outcome.refused.iter().enumerate().filter(|(_, it)| it.holder == holder).find_map(|(index, it)| match it.reason {
        Reason::BalanceShort { kept: Some(kept), room, .. } if kept > Yuan::ZERO => Some((index, kept, room)),
        _ => None,
    })
}

fn refused_path(index: usize) -> String {
    format!("family.refused.{index}")
}

fn owed(cash: &[(String, Yuan)]) -> Yuan {
    cash.iter().fold(Yuan::ZERO, |sum, (_, part)| sum.plus(*part))
}

fn cash(outcome: &Outcome) -> Html {
    let owing = outcome.cash.iter().filter(|(_, sum)| *sum > Yuan::ZERO);
    let owing: Vec<String> = owing.map(|(member, sum)| format!("{member}付{}", wording::yuan(*sum))).collect();
    let text = if owing.is_empty() {
        "不用另外付现金。".to_owned()
    } else {
        format!("还要自己另外付（现金或者别的办法）：{}。", owing.join("，"))
    };
    html! { <p class="lead">{ text }</p> }
}

/// What stays on each account, and what each member pays otherwise.
fn sums(answer: &Answer, outcome: &Outcome) -> Html {
    let row = |title: String, path: String, sum: Yuan| {
        html! {
            <div>
                <dt>{ title }</dt>
                <dd>{ wording::yuan(sum) }{ why::marks(&answer.part.steps, &[path.as_str()]) }</dd>
            </div>
        }
    };
    let left = |(id, sum): &(String, Yuan)| row(format!("{id}的账户还剩"), format!("family.left.{id}"), *sum);
    let cash = |(id, sum): &(String, Yuan)| row(format!("{id}另外付"), format!("family.cash.{id}"), *sum);
    html! {
        <dl class="sums">
            { for outcome.left.iter().map(left) }
            { for outcome.cash.iter().map(cash) }
        </dl>
    }
}

/// What no account may pay; the list's id where it stands on the page itself.
fn refused(answer: &Answer, outcome: &Outcome, id: Option<&'static str>) -> Html {
    if outcome.refused.is_empty() {
        return Html::default();
    }
    let line = |index: usize| {
        let path = refused_path(index);
        let step = why::step(&answer.part.steps, &path)?;
        Some(html! {
            <li>
                <span class="sign is-no" aria-hidden="true">{ "✕" }</span>
                { wording::sentence(&step.finding) }{ why::marks(&answer.part.steps, &[path.as_str()]) }
            </li>
        })
    };
    html! {
        <>
            <h4>{ "不能付的，和为什么" }</h4>
            <ul class="refused" {id}>{ for (0..outcome.refused.len()).filter_map(line) }</ul>
        </>
    }
}

fn payment_path(index: usize) -> String {
    format!("family.payments.{index}.amount")
}

fn paths(outcome: &Outcome) -> Vec<Cow<'static, str>> {
    let payments = (0..outcome.payments.len()).map(payment_path);
    let left = outcome.left.iter().map(|(id, _)| format!("family.left.{id}"));
    let cash = outcome.cash.iter().map(|(id, _)| format!("family.cash.{id}"));
    let refused = (0..outcome.refused.len()).map(refused_path);
    payments.chain(left).chain(cash).chain(refused).map(Cow::Owned).collect()
}
