//! What the look ahead takes for granted, where something else was said elsewhere on the page: that the coverage year is
//! paid in its central window, and that nothing is claimed in it.

use super::Shown;
use crate::{
    app::{
        answer::{
            bonus::Answer,
            care::{self, Known},
            is_in_window,
        },
        model::{Payment, bonus::Claims},
    },
    calendar::Year,
    law::Scheme,
    units::Yuan,
};
use yew::prelude::*;

/// How the coverage year is taken to be paid, where what was said of its payment is something else or gives no cover
/// in it.
pub(super) fn payment(shown: &Shown<'_>, answer: &Answer, year: Year) -> Option<String> {
    let is_as_told = match shown.answer {
        None => shown.model().payment == Payment::InWindow,
        Some(told) => {
            let begins = told.assessment.waiting.as_ref().is_none_or(|it| it.dates.covered_until.is_some());
            is_in_window(told) && begins
        }
    };
    (year == answer.ahead && !is_as_told).then(|| format!("假如{year}年度的钱在集中参保期里交，"))
}

/// That the bills entered would be a claim, where the fund pays for them in a year that is taken to be free of claims.
pub(super) fn claims(shown: &Shown<'_>, answer: &Answer) -> Option<Html> {
    let model = shown.model();
    let (told, _) = care::answer(model, shown.desk?, shown.answer);
    let told = told.filter(|it| matches!(it.known, Known::Reckoned | Known::Untold))?;
    let paid = told.spread.most.outcome.as_ref()?.basic?;
    let (year, next) = (told.year, told.year.saturating_add(1));
    let is_raised = answer.row(next)?.zero_claim > answer.row(year)?.zero_claim;
    if model.care.scheme != Scheme::Resident || paid == Yuan::ZERO || !is_raised {
        return None;
    }
    let without = format!("{year}年报销过的话，{next}年没有这次零报销激励。");
    let text = if year >= answer.ahead {
        format!("下面按{year}年没有用医保基金报销来算；您填了看病的费用，{without}")
    } else if model.bonus.claims.get(&year) == Some(&Claims::Nothing) {
        format!("您填的是{year}年没有报销过，又填了{year}年看病的费用：{without}")
    } else {
        return None;
    };
    Some(html! { <p class="lead">{ text }</p> })
}
