//! Who pays for whom, one arrow a row; dashed where no account pays. The text stands beside the arrow as text.

use crate::{app::answer::family::Answer, law::Relation, rules::family::Outcome, units::Yuan, wording};
use yew::prelude::*;

/// One arrow.
struct Arrow {
    from: String,
    to: String,
    sum: Yuan,
    what: &'static str,
    is_account: bool,
}

pub(super) fn picture(answer: &Answer, outcome: &Outcome) -> Html {
    let arrows = arrows(answer, outcome);
    if arrows.is_empty() {
        return Html::default();
    }
    let told: Vec<String> = arrows.iter().map(Arrow::told).collect();
    html! {
        <figure class="arrows">
            <figcaption>{ "谁给谁付" }</figcaption>
            <div role="img" aria-label={told.join("；")}>{ for arrows.iter().map(Arrow::row) }</div>
        </figure>
    }
}

/// By member, as listed: what accounts pay, then what is left to pay.
fn arrows(answer: &Answer, outcome: &Outcome) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for member in answer.family.members() {
        for payment in outcome.payments.iter().filter(|payment| payment.member == member.id) {
            let is_own = member.relation.get(&payment.holder) == Some(&Relation::Oneself);
            let to = if is_own { format!("{}自己", member.id) } else { member.id.clone() };
            let from = payment.holder.clone();
            arrows.push(Arrow { from, to, sum: payment.sum, what: super::usage(payment), is_account: true });
        }
        let owed = outcome.cash.iter().find(|(id, sum)| *id == member.id && *sum > Yuan::ZERO);
        if let Some((id, sum)) = owed {
            arrows.push(Arrow { from: "现金".into(), to: id.clone(), sum: *sum, what: "", is_account: false });
        }
    }
    arrows
}

impl Arrow {
    fn told(&self) -> String {
        let sum = wording::yuan(self.sum);
        if self.is_account {
            format!("{}的账户给{}付{}{sum}", self.from, self.to, self.what)
        } else {
            format!("{}另外付{sum}", self.to)
        }
    }

    fn row(&self) -> Html {
        let class = if self.is_account { "arrow" } else { "arrow is-cash" };
        html! {
            <div {class}>
                <span class="arrow-end">{ &self.from }</span>
                <span class="arrow-way">
                    <strong>{ wording::yuan(self.sum) }</strong>
                    <svg width="100%" height="14" aria-hidden="true" focusable="false">
                        <line x1="0" y1="7" x2="100%" y2="7" />
                        <svg x="100%" overflow="visible"><path d="M-12 1 L-1 7 L-12 13 Z" /></svg>
                    </svg>
                    if !self.what.is_empty() { <span class="hint">{ self.what }</span> }
                </span>
                <span class="arrow-end">{ &self.to }</span>
            </div>
        }
    }
}
