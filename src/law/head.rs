//! A document's head: who issued it, in what force, and that every date stands in the sentence it cites.

use super::{
    fault::{Fault, Place},
    quantity::{Unit, mentions},
    text::{HeadText, PackText},
};
use crate::{
    calendar::{Day, day_before, parse_day, same_day_or_last},
    cited::{Source, Standing, Trust},
};
use chrono::Datelike;

pub(super) fn head(pack: &PackText, head: &HeadText, faults: &mut Vec<Fault>) -> Source {
    let mut fault = |wrong: &str, instead: &str| faults.push(Fault::at(Place::default(), "document", wrong, instead));
    let standing = Standing::from_word(&head.standing);
    let trust = Trust::from_word(&head.trust);
    if head.title.is_empty() {
        fault("没有标题 title", "写文件标题");
    }
    if head.issuer.is_empty() {
        fault("没有发文机关 issuer", "写发文机关；不知道是谁发的，就不能当依据");
    }
    if head.number.is_none() && standing == Some(Standing::InForce) {
        fault("现行文件没有文号 number", "写文号；没有文号的公告、报道写 standing = \"report\"");
    }
    if standing.is_none() {
        fault("standing 认不得", "写 in-force、draft 或 report");
    }
    if trust.is_none() {
        fault("trust 认不得", "写 official、reported、copied 或 unverified");
    }
    if standing == Some(Standing::InForce) && head.title.contains("征求意见稿") {
        fault("征求意见稿不能写 in-force", "写 standing = \"draft\"");
    }
    dates(head, &mut fault);
    Source {
        title: head.title.clone(),
        number: head.number.clone(),
        issuer: head.issuer.clone(),
        issued_on: parse_day(&head.issued_on).unwrap_or_default(),
        found_at: head.source.clone(),
        standing: standing.unwrap_or(Standing::Report),
        trust: trust.unwrap_or(Trust::Unverified),
        area: pack.code.clone(),
        area_name: pack.name.clone(),
    }
}

/// Every date of the head must stand in the sentence that the head cites.
fn dates(head: &HeadText, fault: &mut impl FnMut(&str, &str)) {
    if head.issued_on.is_empty() {
        fault("没有印发日期 issued_on", "写印发（发布）日期，例如 issued_on = 2024-07-26");
    }
    let start = head.in_force_from.as_deref().unwrap_or(&head.issued_on);
    if head.expires_on.as_deref().is_some_and(|end| end <= start) {
        fault("expires_on 不在开始执行以后", "写从哪天起失效，例如 expires_on = 2028-01-01");
    }
    for (name, text) in [
        ("issued_on", Some(head.issued_on.as_str()).filter(|text| !text.is_empty())),
        ("in_force_from", head.in_force_from.as_deref()),
        ("expires_on", head.expires_on.as_deref()),
    ] {
        let Some(text) = text else { continue };
        let Some(day) = parse_day(text) else {
            fault(&format!("{name} 不是一个日期：{text}"), "写成 2024-07-26 这样");
            continue;
        };
        let is_term = name == "expires_on" && parse_day(start).is_some_and(|from| is_term(&head.cited, from, day));
        let last_day = if name == "expires_on" { day_before(day) } else { day };
        if !is_term && !is_dated(&head.cited, day) && !is_dated(&head.cited, last_day) {
            fault(&format!("cited 里没有 {name} 的日期 {text}"), "把写有这个日期的原文抄进 cited，并核对日期");
        }
    }
}

pub(super) fn is_dated(cited: &str, day: Day) -> bool {
    let whole = mentions(cited).iter().any(|quantity| {
        matches!(quantity.unit, Unit::Date { year: Some(y), month, day: d }
            if (y, month, d) == (day.year(), day.month(), day.day()))
    });
    let (year, month) = (day.year(), day.month());
    let months = [format!("{year:04}-{month:02}"), format!("{year:04}年{month}月")];
    let is_month = day.day() == 1 && months.iter().any(|text| stands_alone(cited, text));
    let is_year = day.ordinal() == 1 && stands_alone(cited, &format!("{year:04}年"));
    whole || is_month || is_year
}

/// Whether a year or month stands in a sentence by itself, not as the head or tail of something longer.
fn stands_alone(cited: &str, text: &str) -> bool {
    cited.match_indices(text).any(|(at, _)| {
        let before = cited.get(..at).and_then(|text| text.chars().next_back());
        let after = cited.get(at.saturating_add(text.len())..).and_then(|text| text.chars().next());
        !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit() || c == '-')
    })
}

/// 有效期5年: the term added to the first day in force.
fn is_term(cited: &str, from: Day, until: Day) -> bool {
    let Some((_, after)) = cited.split_once("有效期") else { return false };
    let Some(term) = mentions(after).into_iter().find(|quantity| quantity.unit == Unit::Years) else { return false };
    let months = u32::try_from(term.value).ok().and_then(|years| years.checked_mul(12));
    months.is_some_and(|months| same_day_or_last(from, months) == until)
}
