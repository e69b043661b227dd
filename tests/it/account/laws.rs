//! What holds in every area, for every number of skipped years: sums are sums, every figure has its step and source.

use super::{account, asked};
use crate::asking::areas;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

const KINDS: [&str; 3] = ["keep", "return", "repair"];

/// An account in every area with every number of skipped years, premiums and cap typed where nobody states them.
fn every() -> Vec<(String, Json)> {
    let mut found = Vec::new();
    for area in areas() {
        for skip in 1..=5 {
            let mut request = asked(&area, (2026, "2025-11-20"), &[(2025, "resident")]);
            request["enrolment"]["window"] = json!("central");
            let flags =
                format!("--skip {skip} --bill 60000 --on 2028-02-{} --excluded 1000 --first-share 500", skip + 10);
            let report = account(&request, &flags);
            assert_eq!(report["error"], Json::Null, "{area}");
            found.push((format!("{area}, {skip} skipped"), report));
        }
    }
    found
}

fn fen(sum: &Json) -> Option<i64> {
    sum.as_str().map(|sum| sum.replace('.', "").parse().unwrap())
}

/// Source: RULES.md 9.1.
#[test]
fn the_totals_are_the_sums_of_the_years_and_a_lapse_is_never_better() {
    for (name, report) in every() {
        let mut months: Vec<Option<u64>> = Vec::new();
        for kind in KINDS {
            let future = &report["account"][kind];
            let years: Vec<&Json> = future["years"].as_object().unwrap().values().collect();
            assert_eq!(years.len(), 10, "{name}");
            let sum = |field: &str| years.iter().map(|year| fen(&year[field])).sum::<Option<i64>>();
            let count = |field: &str| years.iter().map(|year| year[field].as_u64()).sum::<Option<u64>>();
            assert_eq!(fen(&future["total"]["premium"]), sum("premium"), "{name} {kind}");
            for field in ["months_without_cover", "days_without_cover"] {
                assert_eq!(future["total"][field].as_u64(), count(field), "{name} {kind}");
            }
            assert_eq!(future["total"]["cap"], years[9]["cap"], "{name} {kind}");
            months.push(future["total"]["months_without_cover"].as_u64());
            let bill = &future["bill"];
            if let (Some(funds), Some(patient)) = (fen(&bill["funds"]), fen(&bill["patient"])) {
                assert_eq!(funds + patient, 6_000_000, "{name} {kind}");
            }
        }
        if let [Some(keep), Some(back), Some(repaired)] = months[..] {
            assert!(keep <= repaired && repaired <= back, "{name}: {months:?}");
        }
    }
}

/// Source: the machine interface (every number in a report has a step under its path, with its sources).
#[test]
fn every_number_of_the_account_has_a_step_and_a_source() {
    let (mut numbers, mut wrong) = (0, Vec::new());
    for (name, report) in every() {
        let steps: BTreeMap<&str, &Json> =
            report["steps"].as_array().unwrap().iter().map(|step| (step["path"].as_str().unwrap(), step)).collect();
        let mut found = Vec::new();
        walk("account", &report["account"], &mut found);
        numbers += found.len();
        for (path, value) in found {
            let Some(step) = steps.get(path.as_str()) else {
                wrong.push(format!("{name}: {path} = {value} has no step"));
                continue;
            };
            let has_source = !step["sources"].as_array().unwrap().is_empty();
            if step["value"] != *value || step["text"] == "" || !(has_source || rests_on_nothing(&report, &path)) {
                wrong.push(format!("{name}: {path} = {value}, its step: {step}"));
            }
        }
    }
    assert!(numbers > 15_000, "only {numbers}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// Nothing is paid for a skipped year: no document is asked what it costs, covers or pays. Where nobody says from when
/// a year covers, what is eligible is the bill's own parts and nothing else.
fn rests_on_nothing(report: &Json, path: &str) -> bool {
    let parts: Vec<&str> = path.split('.').collect();
    let is_skipped = |kind: &str, year: &str| report["account"][kind]["years"][year]["paid"] == false;
    match parts[..] {
        [_, kind, "years", year, "premium" | "cap" | "months_without_cover" | "days_without_cover"] => {
            is_skipped(kind, year)
        }
        [_, kind, "bill", .., "eligible"] if report["account"][kind]["years"]["2028"]["covered_from"].is_null() => true,
        [_, kind, "bill", ..] => is_skipped(kind, "2028"),
        _ => false,
    }
}

fn walk(path: &str, value: &Json, found: &mut Vec<(String, String)>) {
    match value {
        Json::Object(fields) => fields.iter().for_each(|(name, value)| walk(&format!("{path}.{name}"), value, found)),
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| walk(&format!("{path}.{index}"), item, found));
        }
        Json::Number(number) => found.push((path.to_owned(), number.to_string())),
        Json::String(text) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            found.push((path.to_owned(), text.clone()));
        }
        _ => {}
    }
}
