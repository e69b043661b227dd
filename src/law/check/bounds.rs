//! Local figures against the floors and ceilings above them, late payers' totals, windows that close before they open.

use super::{
    super::{
        document::{Force, Holds, Provision},
        fault::Fault,
        key::Key,
        shelf::{Pack, Shelf},
        standing::Standing,
        value::{On, Value},
    },
    lines,
};
use crate::{
    calendar::{Day, year_of},
    cited::Trace,
    units::Yuan,
};
use std::collections::BTreeMap;

/// Local figures against the floors and ceilings of the province and the nation in the same year.
pub(super) fn bounds(shelf: &Shelf, pack: &Pack) -> Vec<(usize, Fault)> {
    let above = shelf.packs.iter().skip(1);
    let limits: Vec<&Provision> = above
        .flat_map(|pack| lines(pack).map(|line| line.provision))
        .filter(|provision| matches!(provision.force, Force::Floor(_) | Force::Ceiling(_)))
        .collect();
    let mut found = Vec::new();
    for line in lines(pack) {
        let provision = line.provision;
        let Force::Value(value) = &provision.force else { continue };
        for limit in limits.iter().filter(|limit| is_bound_to(limit, provision)) {
            let (is_broken, word, edge) = match &limit.force {
                Force::Floor(edge) => (is_less(value, edge), "低于", edge),
                Force::Ceiling(edge) => (is_less(edge, value), "高于", edge),
                _ => continue,
            };
            if is_broken {
                let wrong =
                    format!("{word}{}规定的{}（“{}”）", limit.clause.source.area_name, plain(edge), limit.clause.quote);
                found.push(line.fault(wrong, "核对原文和年度"));
            }
        }
    }
    found
}

/// A limit for some people or some cells binds only what is said of them.
fn is_bound_to(limit: &Provision, local: &Provision) -> bool {
    let is_of = limit.who.is_empty() || limit.who.iter().any(|group| local.who.contains(group));
    limit.key == local.key && is_of && limit.cell.meets(&local.cell) && is_same_time(limit, local)
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
pub(super) fn late_totals(shelf: &Shelf, pack: &Pack) -> Vec<(usize, Fault)> {
    let typed = BTreeMap::new();
    let mut found = Vec::new();
    for line in lines(pack).filter(|line| line.provision.key == Key::LateTotal) {
        let (Holds::Only(year), Force::Value(Value::Yuan(total))) = (line.provision.holds, &line.provision.force)
        else {
            continue;
        };
        let standing = Standing::new(shelf, year, &typed);
        let mut trace = Trace::<()>::default();
        let mut part = |key| standing.find::<Yuan>(key).ok().map(|term| trace.open(&term));
        let parts = part(Key::PersonalPremium).zip(part(Key::GovernmentPart));
        if let Some((personal, government)) = parts.filter(|(a, b)| a.plus(*b) != *total) {
            let wrong = format!("{year} 年度逾期总额不等于个人 {personal} 元加政府补助 {government} 元");
            found.push(line.fault(wrong, "核对三个数字"));
        }
    }
    found
}

/// A window must close on or after the day it opens.
pub(super) fn windows(pack: &Pack) -> Vec<(usize, Fault)> {
    let pairs = [(Key::CentralOpens, Key::CentralCloses), (Key::ExtendedOpens, Key::ExtendedCloses)];
    let mut found = Vec::new();
    for (opens, closes) in pairs {
        for line in lines(pack).filter(|line| line.provision.key == closes) {
            let close = line.provision;
            let open = lines(pack).map(|line| line.provision).find(|it| it.key == opens && it.holds == close.holds);
            let (Some(from), Some(to)) = (open.and_then(|it| day(it, close.holds)), day(close, close.holds)) else {
                continue;
            };
            if to < from {
                let wrong = format!("缴费期在开始（{from}）之前就截止（{to}）");
                found.push(line.fault(wrong, "核对起止日期"));
            }
        }
    }
    found
}

fn day(provision: &Provision, holds: Holds) -> Option<Day> {
    let year = match holds {
        Holds::Only(year) => year,
        Holds::From(day) => year_of(day),
    };
    match &provision.force {
        Force::Value(Value::On(on)) => On::for_year(*on, year),
        _ => None,
    }
}
