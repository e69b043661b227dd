//! Every area that ships: each cell stands in exactly one line, and what a line says is what an answer says.

use super::{
    super::asking::{areas, shelf},
    question::{agrees, ask, request},
};
use canbao::{
    assess::coverage::{Benefit, Certificate, Row, Span, State, Trait, certificate, years},
    calendar::{Day, days_between},
    law::{Relation, Usage},
};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// How many cells of each line are asked.
const SAMPLES: usize = 4;

fn certificates() -> impl Iterator<Item = Certificate> {
    areas().into_iter().map(|code| {
        let shelf = shelf(&code).unwrap();
        certificate(shelf, years(shelf))
    })
}

fn days(span: Span) -> u64 {
    u64::from(days_between(span.from, span.until)) + 1
}

fn meet(a: &Row, b: &Row) -> bool {
    let at_once = |a: &Span, b: &Span| a.from <= b.until && b.from <= a.until;
    a.benefit == b.benefit
        && a.spans.iter().any(|a| b.spans.iter().any(|b| at_once(a, b)))
        && a.told.len() == b.told.len()
        && a.told.iter().zip(&b.told).all(|(a, b)| a.values.iter().any(|told| b.values.contains(told)))
}

/// Benefits whose every combination can be asked in every period; a window may be missing in a year.
fn is_whole(benefit: Benefit) -> bool {
    !matches!(benefit, Benefit::Payable | Benefit::Waiting | Benefit::CoverStart)
}

/// Source: policies/README.md (查表): a cell is answered, at least, or silent, and never two of them.
#[test]
fn every_cell_stands_in_exactly_one_line() {
    let mut wrong = Vec::new();
    for certificate in certificates() {
        let code = &certificate.code;
        for (index, row) in certificate.rows.iter().enumerate() {
            let twins = certificate.rows.iter().skip(index + 1).filter(|other| meet(row, other));
            wrong.extend(twins.map(|twin| format!("{code}: {row:?} and {twin:?}")));
        }
        // What a line names and what it leaves out are together all that can be asked.
        let mut sums: BTreeMap<(Benefit, Option<Trait>), (u64, u64)> = BTreeMap::new();
        for row in certificate.rows.iter().filter(|row| is_whole(row.benefit)) {
            let scheme = row.told.iter().flat_map(|told| &told.values).find(|told| matches!(told, Trait::Scheme(_)));
            let each: u64 = row.told.iter().map(|told| told.values.len() as u64).product();
            let all: u64 = row.told.iter().map(|told| (told.values.len() + told.others.len()) as u64).product();
            let sum = sums.entry((row.benefit, scheme.copied())).or_default();
            *sum = (sum.0 + each * row.spans.iter().map(|span| days(*span)).sum::<u64>(), all * days(certificate.span));
        }
        wrong.extend(sums.iter().filter(|(_, (found, all))| found != all).map(|sum| format!("{code}: {sum:?}")));
        assert_eq!(certificate.overlaps, 0, "{code}");
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Some trait of each kind and some day, the same in every run.
fn some_cell(row: &Row, seed: usize) -> (Vec<Trait>, Day) {
    let pick = |index: usize, count: usize| (seed * 7919 + index * 104_729 + row.cells as usize) % count;
    let case = row.told.iter().enumerate().map(|(index, told)| told.values[pick(index, told.values.len())]);
    let span = row.spans[pick(row.told.len(), row.spans.len())];
    let offset = pick(row.told.len() + 1, days(span) as usize);
    (case.collect(), canbao::calendar::plus_days(span.from, u32::try_from(offset).unwrap()))
}

/// Source: the machine interface (a figure that the pack leaves unsaid is null, with an `unsaid` notice).
#[test]
fn what_the_certificate_says_is_what_the_answer_says() {
    let mut wrong = Vec::new();
    let (mut asked, mut left_out) = (0, 0);
    for certificate in certificates() {
        for row in &certificate.rows {
            for seed in 0..SAMPLES {
                let (case, day) = some_cell(row, seed);
                let Some((request, path)) = request(&certificate.code, row.benefit, &case, day) else { continue };
                let report = ask(request.clone());
                // The packs' own window for that day goes before the one asked for.
                let window = request["enrolment"]["window"].as_str().filter(|_| !is_whole(row.benefit));
                let found = report["waiting"]["window"].as_str();
                let is_other = window.is_some() && found.is_some() && found != window;
                if is_other {
                    left_out += 1;
                    continue;
                }
                asked += 1;
                let verdict = agrees(row, &report, &path);
                wrong.extend(verdict.err().map(|why| format!("{request}\n  {:?}\n  {why}", row.state)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(asked > 4_000 && left_out * 20 < asked, "{asked} asked, {left_out} left out");
}

/// Source: the machine interface (`family`): paid, refused by name, or null. The day is that of the last check.
#[test]
fn what_the_certificate_says_of_an_account_is_what_the_plan_does() {
    let mut wrong = Vec::new();
    for certificate in certificates() {
        let today = shelf(&certificate.code).unwrap().as_of();
        let is_now = |row: &&Row| row.spans.iter().any(|span| (span.from..=span.until).contains(&today));
        let of = |benefit| certificate.rows.iter().filter(is_now).filter(move |row| row.benefit == benefit);
        for (row, seed) in of(Benefit::Family).flat_map(|row| (0..SAMPLES).map(move |seed| (row, seed))) {
            let (case, _) = some_cell(row, seed);
            let report = plan(&certificate.code, &case, home(&certificate.code));
            if report["family"].is_null() != matches!(row.state, State::Silent { .. }) {
                wrong.push(format!("{} {case:?} {:?}\n  {report}", certificate.code, row.state));
            }
        }
        let elsewhere = |told: &Trait| plan(&certificate.code, &[Trait::Relation(Relation::Child), *told], "65");
        for row in of(Benefit::FamilyReach) {
            for report in row.told.iter().flat_map(|told| &told.values).map(elsewhere) {
                if is_unsaid(&report) != matches!(row.state, State::Silent { .. }) {
                    wrong.push(format!("{} {:?}\n  {report}", certificate.code, row.state));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The area's province; of the nation, any one.
fn home(code: &str) -> &str {
    if code == "100000" { "37" } else { &code[..2] }
}

/// Ten yuan due from an account of the area that holds far more; the member is insured in some province.
fn plan(code: &str, case: &[Trait], province: &str) -> Json {
    let word = |told: &Trait| if let Trait::Relation(relation) = told { Some(relation.word()) } else { None };
    let relation = case.iter().find_map(word).unwrap_or("child");
    let is_premium = case.contains(&Trait::Usage(Usage::Premium));
    let (premium, bills) = if is_premium { ("10.00", "0.00") } else { ("0.00", "10.00") };
    let member =
        json!({"id": "b", "relation": {"a": relation}, "province": province, "premium": premium, "bills": bills});
    let holder = json!({"id": "a", "balance": "90000.00", "province": home(code)});
    ask(json!({"area": code, "family": {"holders": [holder], "members": [member]}}))
}

fn is_unsaid(report: &Json) -> bool {
    let notices = report["notices"].as_array().into_iter().flatten();
    report["family"].is_null() || notices.into_iter().any(|it| it["code"] == "unsaid" && it["path"] == "family.refused")
}
