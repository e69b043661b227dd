//! A cell of the certificate put as a question to the machine interface, and what its state lets one expect.

use super::super::asking::{answer, at};
use canbao::{
    assess::coverage::{Benefit, Note, Paid, Row, State, Trait},
    calendar::{Day, day_before, parse_day},
    law::{CareKind, Group, Key, Stay, Value},
};
use chrono::Datelike;
use serde_json::{Map, Value as Json, json};

/// Figures that stand in for the layers before the one asked for.
const BASIC: &[(&str, &str)] = &[("basic.deductible", "0"), ("basic.ratio", "0"), ("basic.cap", "99999999")];
const CRITICAL: &[(&str, &str)] =
    &[("critical_illness.deductible", "0"), ("critical_illness.ratio", "0"), ("critical_illness.cap", "99999999")];

/// The request for one cell, and where in the report its figure stands; none where the cell is not asked there.
pub(super) fn request(code: &str, benefit: Benefit, case: &[Trait], day: Day) -> Option<(Json, String)> {
    let mut request = json!({"area": code});
    let path = match benefit {
        Benefit::Guide | Benefit::Family | Benefit::FamilyReach | Benefit::FamilyKept => return None,
        Benefit::Basic | Benefit::Elsewhere | Benefit::Critical | Benefit::Assistance | Benefit::Claim => {
            care(&mut request, benefit, case, day)
        }
        Benefit::RetirementTotal | Benefit::RetirementLocal | Benefit::RetirementStart | Benefit::RetirementCost => {
            retirement(&mut request, benefit, case, day)
        }
        _ => enrolment(&mut request, benefit, case, day),
    };
    Some((request, path))
}

/// Asks; stand-ins that the area does not need are left away.
pub(super) fn ask(mut request: Json) -> Json {
    loop {
        let report = answer(&request.to_string());
        let refused = report["error"]["path"].as_str().and_then(|path| path.strip_prefix("overrides."));
        let overrides = request["overrides"].as_object_mut();
        let is_left_away = refused.zip(overrides).is_some_and(|(key, overrides)| overrides.remove(key).is_some());
        if !is_left_away {
            return report;
        }
    }
}

fn care(request: &mut Json, benefit: Benefit, case: &[Trait], day: Day) -> String {
    let mut event = json!({"on": day.to_string(), "kind": "inpatient", "facility": "tertiary", "total": "10000000"});
    let mut person = Map::new();
    let mut is_later = false;
    for told in case {
        match told {
            Trait::Scheme(scheme) => drop(person.insert("cover".into(), scheme.word().into())),
            Trait::Group(group) if *group == Group::newborn() => {
                // Born late enough for a day of newborns' own, and not after the care.
                person.insert("born_on".into(), json!(format!("{}-12-20", day.year())));
                event["on"] = format!("{}-12-31", day.year()).into();
            }
            Trait::Group(group) => drop(person.insert("categories".into(), json!([group.name()]))),
            Trait::Age(age) => {
                let years = if age.word() == "minor" { 8 } else { 50 };
                person.insert("born_on".into(), json!(format!("{}-06-15", day.year() - years)));
            }
            Trait::Care(kind, stay) => {
                event["kind"] = kind.word().into();
                is_later = (*kind, *stay) == (CareKind::Inpatient, Some(Stay::Later));
            }
            Trait::Level(level) => event["facility"] = level.word().into(),
            Trait::Place(place) => event["place"] = place.word().into(),
            Trait::Amount(over, _) if [Benefit::Basic, Benefit::Elsewhere].contains(&benefit) => {
                event["total"] = over.plus(canbao::units::Yuan::parse("0.01").unwrap()).to_string().into();
            }
            _ => {}
        }
    }
    let events = vec![event; if is_later { 2 } else { 1 }];
    let path = match benefit {
        Benefit::Critical => "reimbursement.critical_illness".to_owned(),
        Benefit::Assistance => "reimbursement.assistance".to_owned(),
        Benefit::Claim => "reimbursement.claim_by".to_owned(),
        _ => format!("reimbursement.events.{}.basic", events.len() - 1),
    };
    let typed = match benefit {
        Benefit::Critical => BASIC.to_vec(),
        Benefit::Assistance => [BASIC, CRITICAL].concat(),
        _ => Vec::new(),
    };
    if !typed.is_empty() {
        let typed: Map<String, Json> = typed.iter().map(|(key, sum)| ((*key).to_owned(), json!(sum))).collect();
        request["overrides"] = typed.into();
    }
    request["care"] = events.into();
    request["person"] = person.into();
    path
}

/// A day that lies in each window wherever the packs have one, and that serves where only the person names it.
fn paid_on(paid: Paid, year: i32) -> String {
    match paid {
        Paid::Central => format!("{}-11-25", year - 1),
        Paid::CentralInYear => format!("{year}-01-05"),
        Paid::Extended => format!("{year}-02-20"),
        Paid::Late => format!("{year}-12-31"),
    }
}

fn enrolment(request: &mut Json, benefit: Benefit, case: &[Trait], day: Day) -> String {
    let year = day.year();
    let mut paid = if benefit == Benefit::Window { Paid::Central } else { Paid::Late };
    let mut cover = if benefit == Benefit::Window { "resident" } else { "none" };
    let mut person = Map::new();
    for told in case {
        match told {
            Trait::Paid(told) => paid = *told,
            Trait::Lapsed(is_lapsed) => cover = if *is_lapsed { "none" } else { "resident" },
            _ => {}
        }
    }
    let window = paid.window();
    let paid_on = paid_on(paid, year);
    let before = day_before(parse_day(&paid_on).unwrap());
    let born = before.to_string();
    for group in case.iter().filter_map(|told| if let Trait::Group(group) = told { Some(group) } else { None }) {
        if *group == Group::newborn() {
            person.insert("born_on".into(), json!(born));
        } else if Group::events().any(|event| event == *group) {
            person.insert("event".into(), json!({"kind": group.name(), "on": born, "gap_paid": true}));
        } else {
            person.insert("categories".into(), json!([group.name()]));
        }
    }
    let first = if person.contains_key("born_on") { before.year() } else { 2025 };
    let is_bonus = matches!(benefit, Benefit::Continuity | Benefit::ZeroClaim | Benefit::BonusCap);
    let cover = if is_bonus { "resident" } else { cover };
    let history: Vec<Json> = (first..year).map(|past| json!({"year": past, "cover": cover})).collect();
    request["enrolment"] = json!({"coverage_year": year, "paid_on": paid_on});
    if benefit != Benefit::Window {
        request["enrolment"]["window"] = window.word().into();
    }
    request["person"] = person.into();
    request["history"] = history.into();
    path_of_year(benefit, year)
}

fn path_of_year(benefit: Benefit, year: i32) -> String {
    match benefit {
        Benefit::Window => "waiting.window".into(),
        Benefit::Premium => "premium.standard".into(),
        Benefit::Government => "premium.government".into(),
        Benefit::Payable => "premium.payable".into(),
        Benefit::Subsidy => "premium.subsidy".into(),
        Benefit::Waiting => "waiting.total_months".into(),
        Benefit::CoverStart => "waiting.covered_from".into(),
        Benefit::Repair => "repair.options.0.total_months".into(),
        Benefit::RepairCost => format!("repair.options.{}.cost", (year - 2026).max(0)),
        Benefit::Continuity => format!("bonus.by_year.{year}.continuity"),
        Benefit::ZeroClaim => format!("bonus.by_year.{year}.zero_claim"),
        _ => format!("bonus.by_year.{year}.cap"),
    }
}

fn retirement(request: &mut Json, benefit: Benefit, case: &[Trait], day: Day) -> String {
    let (mut sex, mut pension) = ("", "");
    for told in case {
        match told {
            Trait::Sex(told) => sex = told.word(),
            Trait::Pension(told) => pension = told.word(),
            _ => {}
        }
    }
    request["retirement"] = json!({
        "sex": sex,
        "retires_on": format!("{}-{:02}", day.year(), day.month()),
        "paid_months": 12,
        "paid_months_here": 12,
        "pension_drawn": pension,
    });
    match benefit {
        Benefit::RetirementTotal => "retirement.required_months".into(),
        Benefit::RetirementLocal => "retirement.required_months_here".into(),
        Benefit::RetirementStart => "retirement.earliest_month".into(),
        _ => "retirement.cost".into(),
    }
}

/// What the report must show for a state, or what it shows instead.
pub(super) fn agrees(row: &Row, report: &Json, path: &str) -> Result<(), String> {
    let figure = at(report, path).is_some_and(|figure| !figure.is_null());
    let notices = |code: &str| {
        let all = report["notices"].as_array().cloned().unwrap_or_default();
        all.into_iter().filter(|notice| notice["code"] == code).collect::<Vec<_>>()
    };
    let is_told = |key: Key| {
        let is_named = |notice: &Json| {
            let text = notice["text"].as_str().unwrap_or("");
            notice["key"] == key.name()
                || text.contains(key.title())
                || key == Key::CentralCloses && text.contains("缴费时间")
        };
        notices("unsaid").iter().any(is_named)
    };
    let is_bonus = matches!(row.benefit, Benefit::Continuity | Benefit::ZeroClaim);
    let (must_have, is_proper) = match &row.state {
        State::Answered(origin) => (origin.note != Some(Note::Unlimited), true),
        State::AtLeast { least, .. } => {
            let sum = match least {
                Value::Yuan(sum) => canbao::wording::yuan(*sum),
                Value::Rate(rate) => canbao::wording::percent(*rate),
                other => format!("{other:?}"),
            };
            let is_least = notices("at_least").iter().any(|it| it["text"].as_str().unwrap_or("").contains(&sum));
            (is_bonus, is_least)
        }
        // Nobody is told that a last day is missing.
        State::Silent { keys, .. } => (false, keys.iter().all(|key| *key == Key::ClaimDeadline || is_told(*key))),
    };
    match (figure == must_have, is_proper) {
        (true, true) => Ok(()),
        (false, _) => Err(format!("the figure at {path} is {:?}", at(report, path))),
        (_, false) => Err(format!("no notice says so: {}", report["notices"])),
    }
}
