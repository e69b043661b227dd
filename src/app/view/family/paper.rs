//! The family's account on paper.

use super::{asked::kin, headline, paths, refused, sums as left};
use crate::app::{
    answer::family,
    form::family::{holder_name, member_name},
    model::family::{Entries, Holder, Member},
    view::{
        Shown,
        province::PROVINCES,
        sheet::{Said, Told, money, row, sums, unanswered},
    },
};
use yew::prelude::*;

/// Who was named and who pays for whom; none where nobody was named.
pub(in crate::app::view) fn told(shown: &Shown<'_>) -> Option<Told> {
    let entries = &shown.model().family;
    if *entries == Entries::default() {
        return None;
    }
    let (answer, found) = family::answer(shown.model(), shown.scene.shelf.get()?, shown.answer);
    let base = Told {
        title: "用家里人的账户交",
        said: said(entries),
        answer: unanswered(&shown.with(found)),
        ..Told::default()
    };
    let Some(answer) = answer else { return Some(base) };
    let Some(outcome) = &answer.part.outcome else {
        return Some(Told { answer: headline(&answer), notices: answer.notices, ..base });
    };
    let drawn = html! { <>{ headline(&answer) }{ left(&answer, outcome) }{ refused(&answer, outcome, None) }</> };
    let sums = vec![sums("这样排是怎么算的", &answer.part.steps, &paths(outcome))];
    Some(Told { answer: drawn, sums, notices: answer.notices.clone(), ..base })
}

fn said(entries: &Entries) -> Vec<Said> {
    let holders: Vec<(&Holder, String)> =
        entries.holders.iter().zip(1..).map(|(it, number)| (it, holder_name(it, number))).collect();
    let account = |(holder, name): &(&Holder, String)| {
        row(&format!("{name}的账户"), format!("余额{}{}", known(&holder.balance), place(holder.province.as_deref())))
    };
    let mut said: Vec<Said> = holders.iter().map(account).collect();
    said.extend(
        entries.members.iter().zip(1..).map(|(it, number)| row(&member_name(it, number), member(it, &holders))),
    );
    said
}

fn member(member: &Member, holders: &[(&Holder, String)]) -> String {
    let is = |(holder, name): &(&Holder, String)| match member.relations.get(&holder.key) {
        None => format!("和{name}的关系没填"),
        Some(None) => format!("不用{name}的账户"),
        Some(Some(relation)) => format!("{name}的账户：{}", kin(*relation)),
    };
    let mut parts: Vec<String> = holders.iter().map(is).collect();
    for (title, text) in [("保费", &member.premium), ("自己付的医药费", &member.bills)] {
        if !text.trim().is_empty() {
            parts.push(format!("{title}{}", money(text)));
        }
    }
    format!("{}{}", parts.join("，"), place(member.province.as_deref()))
}

fn known(typed: &str) -> String {
    if typed.trim().is_empty() { "没填".to_owned() } else { money(typed) }
}

/// A province that is not the area's own.
fn place(code: Option<&str>) -> String {
    let found = PROVINCES.iter().find(|(known, _)| Some(*known) == code);
    found.map(|(_, name)| format!("，在{name}")).unwrap_or_default()
}
