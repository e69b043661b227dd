//! The bills on paper.

use super::{
    account,
    bills::{LEVELS, PLACES},
    known,
};
use crate::{
    app::{
        answer::care::{self, Known},
        model::care::{Entries, Event, Part},
        view::{
            Shown,
            sheet::{Said, Told, money, row, sums, unanswered, when},
        },
    },
    law::Scheme,
};
use yew::prelude::*;

/// What was said of bills and what they come to; none where nothing was said.
pub(in crate::app::view) fn told(shown: &Shown<'_>) -> Option<Told> {
    let entries = &shown.model().care;
    if *entries == Entries::default() {
        return None;
    }
    let (answer, found) = care::answer(shown.model(), shown.desk?, shown.answer);
    let said = said(entries);
    let base = Told { title: "看病能报多少", said, answer: unanswered(&shown.with(found)), ..Told::default() };
    let Some(answer) = answer else { return Some(base) };
    if answer.known == Known::NotInsured {
        return Some(Told { answer: known(shown, &answer), ..base });
    }
    let paths = account::paths(answer.bills.entries.len());
    let sums = account::ways(&answer).into_iter().map(|(title, steps)| sums(title, steps, &paths)).collect();
    let drawn = html! { <>{ known(shown, &answer) }{ account::headline(&answer) }{ account::lines(&answer) }</> };
    let picture = Some(account::split(&answer));
    Some(Told { answer: drawn, picture, sums, notices: answer.notices, ..base })
}

fn said(entries: &Entries) -> Vec<Said> {
    let scheme = match entries.scheme {
        Scheme::Resident => "居民医保",
        Scheme::Employee => "职工医保（在职）",
        Scheme::RetiredEmployee => "职工医保（退休）",
    };
    let mut said = vec![row("看病的时候是哪种医保", scheme.to_owned())];
    if entries.scheme == Scheme::Employee && !entries.months.trim().is_empty() {
        said.push(row("连续参保月数（个月）", entries.months.trim().to_owned()));
    }
    said.extend(entries.events.iter().zip(1_u32..).map(|(event, number)| row(&format!("第{number}笔"), bill(event))));
    said
}

fn bill(event: &Event) -> String {
    let level =
        LEVELS.iter().find(|(level, _)| Some(*level) == event.level).map_or("级别不知道", |(_, name)| name);
    let place = PLACES.iter().find(|(place, _)| *place == event.place).map_or("", |(_, name)| name);
    let day = when(&event.on).unwrap_or_else(|| "日期没填".to_owned());
    let (kind, total) = (account::kind(event.kind), money(&event.total));
    let total = if total.is_empty() { "没填".to_owned() } else { total };
    format!(
        "{kind}，{day}，{level}，{place}；总费用{total}，目录外自费{}，先行自付{}",
        part(&event.excluded),
        part(&event.first_share)
    )
}

fn part(part: &Part) -> String {
    if part.is_unknown || part.text.trim().is_empty() { "不知道".to_owned() } else { money(&part.text) }
}
