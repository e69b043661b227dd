//! This year's premium after subsidy (个人缴费、政府补助、资助参保).

use super::{said, why};
use crate::{app::answer::Answer, rules::Finding, units::Yuan, wording};
use std::borrow::Cow;
use yew::prelude::*;

pub(super) fn section(answer: &Answer) -> Html {
    let year = answer.case.enrolment.year;
    html! {
        <section class="card" aria-labelledby="premium-title">
            <h2 id="premium-title">{ format!("{year}年度要交多少（一年）") }</h2>
            { rows(answer, Some("payable")) }
            { for floors(answer) }
            { why::details(&answer.assessment.steps, "这笔钱是怎么算的？".to_owned(), &PATHS.map(Cow::Borrowed)) }
        </section>
    }
}

/// The parts of the sum, and the sum; its id where it stands on the page itself.
pub(super) fn rows(answer: &Answer, id: Option<&'static str>) -> Html {
    let premium = &answer.assessment.premium;
    let row = |title: &'static str, path: &'static str, sum: Option<Yuan>| {
        let text = said::or_unsaid(sum, wording::yuan);
        html! { <div><dt>{ title }</dt><dd>{ text }{ why::marks(&answer.assessment.steps, &[path]) }</dd></div> }
    };
    let charged = charged(answer);
    let government = match charged {
        Some(_) => "政府另外补助（不用您交）",
        None => "政府另外补助（按时交的不用您交）",
    };
    html! {
        <dl class="sums">
                { row("个人缴费标准", "premium.standard", premium.standard) }
                { row("政府资助个人的（资助参保）", "premium.subsidy", premium.subsidy) }
                { row("补缴断保年度", "premium.repair", premium.repair) }
                if charged == Some(true) { { row("逾期要自己交的政府补助部分", "premium.government", premium.government) } }
                <div class="is-total"><dt>{ "一共要交" }</dt><dd {id}>
                    { said::or_unsaid(premium.payable, wording::yuan) }
                    { why::marks(&answer.assessment.steps, &["premium.payable"]) }
                    if premium.payable.is_none() { <span class="hint">{ lacking(answer) }</span> }
                </dd></div>
                if charged != Some(true) { { row(government, "premium.government", premium.government) } }
        </dl>
    }
}

/// Whether the payer pays the government's part as well, as late payers do in some areas; none where there is no sum.
fn charged(answer: &Answer) -> Option<bool> {
    match &why::step(&answer.assessment.steps, "premium.payable")?.finding {
        Finding::Payable { government, .. } => Some(government.is_some()),
        _ => None,
    }
}

/// What the sum lacks.
fn lacking(answer: &Answer) -> String {
    let premium = &answer.assessment.premium;
    let parts = [(premium.standard, "个人缴费标准"), (premium.subsidy, "政府资助多少"), (premium.repair, "补缴的价格")];
    let mut missing: Vec<&str> = parts.iter().filter(|(sum, _)| sum.is_none()).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        // Only where the late are charged it does the sum hang on the government's part, and on the window.
        missing.push(if premium.government.is_none() {
            "逾期要自己交的政府补助部分"
        } else {
            "缴费时段"
        });
    }
    format!("（缺：{}）", missing.join("、"))
}

/// The sum's figures in the steps.
pub(super) const PATHS: [&str; 5] =
    ["premium.standard", "premium.government", "premium.subsidy", "premium.repair", "premium.payable"];

/// A national floor is no price, but it is something to go by.
fn floors(answer: &Answer) -> Vec<Html> {
    let told = |notice: &&wording::Notice| notice.code == "at_least" && notice.path.starts_with("premium");
    answer.notices.iter().filter(told).map(|notice| html! { <p class="hint">{ &notice.text }</p> }).collect()
}
