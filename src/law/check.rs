//! What no single document shows: two that overlap, local figures against national floors and ceilings, gaps.

use super::{
    document::{Document, Force, Holds, Provision},
    fault::Fault,
    key::Key,
    shelf::{Pack, Shelf},
    standing::Standing,
    value::{On, Value},
};
use crate::{calendar::Year, units::Yuan};
use std::collections::BTreeMap;

/// Every problem between the documents of one shelf (nearest pack first), faults placed in the nearest pack.
pub fn problems_between(shelf: &Shelf) -> Vec<(usize, Fault)> {
    let Some(pack) = shelf.area() else { return Vec::new() };
    let mut found = overlaps(pack);
    found.extend(bounds(shelf, pack));
    found.extend(late_totals(shelf, pack));
    found.extend(windows(pack));
    found
}

fn lines(pack: &Pack) -> impl Iterator<Item = (usize, &Document, &Provision)> {
    pack.documents
        .iter()
        .enumerate()
        .flat_map(|(index, document)| document.provisions.iter().map(move |provision| (index, document, provision)))
}

fn fault(provision: &Provision, wrong: String, instead: &str) -> Fault {
    let clause = format!("{} {}", provision.clause.at, provision.key.name());
    Fault::at(provision.place, &clause, wrong, instead)
}

/// Two figures of one area for the same thing from the same day are one too many.
fn overlaps(pack: &Pack) -> Vec<(usize, Fault)> {
    let all: Vec<_> = lines(pack).filter(|(.., provision)| !provision.key.is_gathered()).collect();
    let mut found = Vec::new();
    for (position, (index, _, later)) in all.iter().enumerate() {
        let twin = all.iter().take(position).find(|(.., earlier)| is_same_thing(earlier, later));
        if let Some((_, document, _)) = twin {
            let wrong = format!("《{}》已经为同一件事写过从同一天起的值", document.source.title);
            found.push((*index, fault(later, wrong, "只留一个；两份文件说的不同时，留效力高的那份，另一份写进 note")));
        }
    }
    found
}

fn is_same_thing(a: &Provision, b: &Provision) -> bool {
    let is_same_people = a.who == b.who || a.who.iter().any(|group| b.who.contains(group));
    let is_bound = |it: &Provision| matches!(it.force, Force::Floor(_) | Force::Ceiling(_));
    (a.key, a.holds, a.paid_from) == (b.key, b.holds, b.paid_from)
        && a.cell.is_as_close(&b.cell)
        && a.cell.meets(&b.cell)
        && is_same_people
        && is_bound(a) == is_bound(b)
}

/// Local figures against the floors and ceilings of the province and the nation in the same year.
fn bounds(shelf: &Shelf, pack: &Pack) -> Vec<(usize, Fault)> {
    let above = shelf.packs.iter().skip(1);
    let limits: Vec<&Provision> = above
        .flat_map(|pack| lines(pack).map(|(.., provision)| provision))
        .filter(|provision| matches!(provision.force, Force::Floor(_) | Force::Ceiling(_)))
        .collect();
    let mut found = Vec::new();
    for (index, _, provision) in lines(pack) {
        let Force::Value(value) = &provision.force else { continue };
        for limit in limits.iter().filter(|limit| limit.key == provision.key && is_same_time(limit, provision)) {
            let (is_broken, word, edge) = match &limit.force {
                Force::Floor(edge) => (is_less(value, edge), "低于", edge),
                Force::Ceiling(edge) => (is_less(edge, value), "高于", edge),
                _ => continue,
            };
            if is_broken {
                let wrong =
                    format!("{word}{}规定的{}（“{}”）", limit.clause.source.area_name, plain(edge), limit.clause.quote);
                found.push((index, fault(provision, wrong, "核对原文和年度")));
            }
        }
    }
    found
}

fn is_same_time(limit: &Provision, local: &Provision) -> bool {
    match (limit.holds, local.holds) {
        (Holds::Only(a), Holds::Only(b)) => a == b,
        (Holds::Only(_), Holds::From(_)) => false,
        (Holds::From(_), _) => true,
    }
}

fn is_less(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Yuan(a), Value::Yuan(b)) => a < b,
        (Value::Rate(a), Value::Rate(b)) => a < b,
        (Value::Months(a), Value::Months(b)) | (Value::Years(a), Value::Years(b)) => a < b,
        _ => false,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Yuan(yuan) => format!("{}元", yuan.decimal().normalize()),
        Value::Rate(rate) => format!(
            "{}%",
            rate.decimal().checked_mul(rust_decimal::Decimal::ONE_HUNDRED).unwrap_or_default().normalize()
        ),
        Value::Months(n) => format!("{n}个月"),
        Value::Years(n) => format!("{n}年"),
        _ => "限度".into(),
    }
}

/// A late payer's printed total must be the personal premium and the government's part of that year together.
fn late_totals(shelf: &Shelf, pack: &Pack) -> Vec<(usize, Fault)> {
    let typed = BTreeMap::new();
    let mut found = Vec::new();
    for (index, _, provision) in lines(pack).filter(|(.., provision)| provision.key == Key::LateTotal) {
        let (Holds::Only(year), Force::Value(Value::Yuan(total))) = (provision.holds, &provision.force) else {
            continue;
        };
        let standing = Standing::new(shelf, year, &typed);
        let mut trace = crate::cited::Trace::<()>::default();
        let mut part = |key| standing.find::<Yuan>(key).ok().map(|term| trace.open(&term));
        let parts = part(Key::PersonalPremium).zip(part(Key::GovernmentPart));
        if let Some((personal, government)) = parts.filter(|(a, b)| a.plus(*b) != *total) {
            let wrong = format!("{year} 年度逾期总额不等于个人 {personal} 元加政府补助 {government} 元");
            found.push((index, fault(provision, wrong, "核对三个数字")));
        }
    }
    found
}

/// A window must close on or after the day it opens.
fn windows(pack: &Pack) -> Vec<(usize, Fault)> {
    let pairs = [(Key::CentralOpens, Key::CentralCloses), (Key::ExtendedOpens, Key::ExtendedCloses)];
    let mut found = Vec::new();
    for (opens, closes) in pairs {
        for (index, _, close) in lines(pack).filter(|(.., provision)| provision.key == closes) {
            let open = lines(pack).map(|(.., it)| it).find(|it| it.key == opens && it.holds == close.holds);
            let (Some(from), Some(to)) = (open.and_then(|it| day(it, close.holds)), day(close, close.holds)) else {
                continue;
            };
            if to < from {
                found.push((index, fault(close, format!("缴费期在开始（{from}）之前就截止（{to}）"), "核对起止日期")));
            }
        }
    }
    found
}

fn day(provision: &Provision, holds: Holds) -> Option<crate::calendar::Day> {
    let year = match holds {
        Holds::Only(year) => year,
        Holds::From(day) => crate::calendar::year_of(day),
    };
    match &provision.force {
        Force::Value(Value::On(on)) => On::for_year(*on, year),
        _ => None,
    }
}

/// What the packs leave unsaid for one coverage year: (key, why).
pub fn gaps(shelf: &Shelf, year: Year) -> Vec<Key> {
    let typed = BTreeMap::new();
    let standing = Standing::new(shelf, year, &typed);
    let asked = [
        Key::PersonalPremium,
        Key::GovernmentPart,
        Key::CentralCloses,
        Key::FixedMonths,
        Key::VariableMonths,
        Key::DayCounting,
        Key::RepairMonths,
        Key::ContinuityBonus,
        Key::ZeroClaimBonus,
    ];
    asked.into_iter().filter(|key| !standing.is_settled(*key)).collect()
}
