//! The cap and its bonuses on paper.

use super::{headline, paths, years};
use crate::{
    app::{
        answer::bonus,
        form,
        model::bonus::{Claims, Entries},
        view::{
            Shown,
            sheet::{Said, Told, basis, row, sums, unanswered},
        },
    },
    calendar::Year,
};
use yew::prelude::*;

/// What was said of claims, and the cap year by year; none where the section was neither opened nor answered.
pub(in crate::app::view) fn told(shown: &Shown<'_>) -> Option<Told> {
    if !shown.model().open.contains("bonus") && shown.model().bonus == Entries::default() {
        return None;
    }
    let (answer, found) = bonus::answer(shown.model(), shown.desk?);
    let base = Told {
        title: "大病最多能报多少",
        said: said(shown),
        answer: unanswered(&shown.with(found)),
        ..Told::default()
    };
    let Some(answer) = answer else { return Some(base) };
    let all: Vec<Year> = answer.part.outcome.iter().flat_map(|outcome| outcome.by_year.keys().copied()).collect();
    let drawn = html! { <>{ headline(shown, &answer) }if !all.is_empty() { { years::figures(&answer) } }</> };
    let mut sums = vec![sums("一年一年怎么算的", &answer.part.steps, &paths(&all)).by_year()];
    sums.extend(answer.no_cap.iter().map(|clause| basis("不设上限的依据：", vec![clause.clone()])));
    Some(Told { answer: drawn, sums, notices: answer.notices, ..base })
}

fn said(shown: &Shown<'_>) -> Vec<Said> {
    let entries = &shown.model().bonus;
    let of = |year: Year| {
        let claims = match entries.claims.get(&year) {
            Some(Claims::Nothing) => "没有报销过",
            Some(Claims::Something) if entries.bonus_used.contains(&year) => "报销过，用掉了激励额度",
            Some(Claims::Something) => "报销过",
            Some(Claims::Unknown) => "不知道",
            None => "没填",
        };
        row(&format!("{year}年有没有报销过"), claims.to_owned())
    };
    form::bonus::years(shown.model(), shown.outline.first_counted).into_iter().map(of).collect()
}
