//! The years ahead on paper.

use super::{asked, headline, paths, reckoned, title, years};
use crate::{
    app::{
        answer::account,
        form::account::year,
        model::account::Entries,
        view::{
            Shown,
            sheet::{Said, Told, money, row, sums, unanswered},
        },
    },
    assess::account::Future,
};
use yew::prelude::*;

/// The three futures; none where the section was neither opened nor answered.
pub(in crate::app::view) fn told(shown: &Shown<'_>) -> Option<Told> {
    let entries = &shown.model().account;
    if !shown.model().open.contains("account") && *entries == Entries::default() {
        return None;
    }
    let (answer, found) = account::answer(shown.model(), shown.scene.shelf.get()?, shown.answer);
    let base = Told {
        title: "一直交和断几年，差多少",
        said: said(shown, entries),
        answer: unanswered(&shown.with(found)),
        ..Told::default()
    };
    let Some((answer, outcome)) = answer.as_ref().and_then(|it| Some((it, it.part.outcome.as_ref()?))) else {
        return Some(base);
    };
    let one = |future: &Future| html! { <><h3>{ title(answer, future) }</h3>{ years::figures(future) }</> };
    let skipped = format!("假如断保{}年再回来，和一直交的放在一起看：", answer.skipped);
    let drawn = html! { <><p>{ skipped }</p>{ headline(answer, outcome) }{ for outcome.futures.iter().map(one) }</> };
    let of = |future| sums(reckoned(answer, future), &answer.part.steps, &paths(answer, future)).by_year();
    let sums = outcome.futures.iter().map(of).collect();
    Some(Told { answer: drawn, sums, notices: answer.notices.clone(), ..base })
}

fn said(shown: &Shown<'_>, entries: &Entries) -> Vec<Said> {
    let mut said = Vec::new();
    if !entries.bill.trim().is_empty() {
        let excluded = match entries.excluded.trim() {
            "" => "不知道".to_owned(),
            text => money(text),
        };
        let bill = format!(
            "{}，{}年{}月，{}，其中目录外自费{excluded}",
            money(&entries.bill),
            year(shown.model()),
            entries.month,
            asked::name(entries.level)
        );
        said.push(row("假如生一场大病住院", bill));
    }
    said
}
