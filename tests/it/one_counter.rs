//! A counter that has answered many requests answers the next one as a new counter would.

use super::asking::{areas, shelf};
use canbao::contract::{self, Counter, Error, Failure, Report};
use std::collections::BTreeMap;

#[path = "../../xtask/src/cases/mixed.rs"]
#[allow(unreachable_pub, reason = "the chore that prints these cases reads them from another crate")]
pub(crate) mod mixed;

fn written(answer: Result<Report, Error>) -> String {
    match answer {
        Ok(report) => serde_json::to_string(&report).unwrap(),
        Err(error) => serde_json::to_string(&Failure { error }).unwrap(),
    }
}

/// Source: ARCHITECTURE.md (what a desk keeps is law, never a user's figure nor an answer).
#[test]
fn what_was_asked_before_changes_no_answer() {
    let areas = areas();
    let counters: BTreeMap<&str, Counter<'_>> =
        areas.iter().map(|code| (code.as_str(), Counter::new(shelf(code).unwrap()))).collect();
    let mut reports = 0;
    for line in mixed::lines(2_500, &areas) {
        let warm = written(contract::answer_from(&line, |code| Ok(counters.get(code))));
        let new = written(contract::answer_from(&line, |code| Ok(shelf(code).map(Counter::new))));
        assert_eq!(warm, new, "{line}");
        reports += usize::from(!warm.starts_with("{\"error\""));
    }
    assert!(reports > 2_000, "only {reports} reports");
}

/// A clause is written out once, as JSON; a reader of the Rust types reads its fields, and both say the same.
#[test]
fn a_source_reads_as_it_is_written() {
    let request = r#"{"area":"350200","enrolment":{"coverage_year":2026,"paid_on":"2026-03-03"},"history":[{"year":2025,"cover":"none"}]}"#;
    let report = contract::answer(request, shelf("350200").unwrap()).unwrap();
    let written = serde_json::to_value(&report).unwrap();
    let mut sources = 0;
    for (index, step) in report.steps.iter().enumerate() {
        for (place, source) in step.sources.iter().enumerate() {
            assert_eq!(written["steps"][index]["sources"][place], serde_json::to_value(&**source).unwrap());
            sources += 1;
        }
    }
    assert!(sources > 10, "only {sources}");
    assert_eq!(report, report.clone());
}
