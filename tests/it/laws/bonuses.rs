//! Laws of the bonuses.

use super::{
    fen, hold, law,
    question::{Past, Years, years},
    report,
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value as Json;

/// Source: RULES.md 4 (both together never exceed a fifth of the original cap).
#[test]
fn nothing_is_granted_above_a_fifth_of_the_original_cap() {
    law(&years(), Years::request, |question| {
        let report = report(&question.request())?;
        let original = question.cap() * 100;
        for (year, row) in report["bonus"]["by_year"].as_object().unwrap() {
            let of = |field: &str| fen(&row[field]);
            let (granted, ceiling) = (of("granted")?, of("ceiling")?);
            hold(ceiling == original / 5, &format!("{year}: the ceiling is a fifth"))?;
            let earned = of("continuity")? + of("zero_claim")?;
            hold(granted == earned.min(ceiling), &format!("{year}: what was earned, up to the ceiling"))?;
            hold(of("cap")? == original + granted - of("reduction")?, &format!("{year}: the cap that follows"))?;
        }
        let rows = report["bonus"]["by_year"].as_object().unwrap().len();
        hold(rows == question.past.len() + 11, "from 2025 to ten years past the coverage year")
    });
}

/// Source: RULES.md 4 (a lapse restarts the count; what was earned stays): one lapse more never raises anything.
#[test]
fn a_further_lapse_never_raises_a_benefit() {
    let lapsing = (years(), any::<Index>());
    law(
        &lapsing,
        |(question, _)| question.request(),
        |(question, which)| {
            let mut question = question.clone();
            question.past.iter_mut().for_each(without_use);
            let mut other = question.clone();
            let at = which.index(other.past.len());
            other.past[at] = Past::Lapsed;
            let (kept, lapsed) = (report(&question.request())?, report(&other.request())?);
            let told = format!("with {}", other.request());
            for (year, row) in lapsed["bonus"]["by_year"].as_object().unwrap() {
                let before = &kept["bonus"]["by_year"][year];
                let is_not_more = |field: &str| -> Result<(), String> {
                    let told = format!("{year} {field}: {} → {} {told}", before[field], row[field]);
                    hold(fen(&row[field])? <= fen(&before[field])?, &told)
                };
                for field in ["continuity", "zero_claim", "granted"] {
                    is_not_more(field)?;
                }
                // In a lapsed year itself nothing is covered, and the toll of lapsing is taken on return.
                let is_ahead = year.parse::<usize>().is_ok_and(|year| year >= question.year());
                if is_ahead && !joins_two_lapses(&question, at) {
                    is_not_more("cap")?;
                }
            }
            waits_no_less(&kept["waiting"], &lapsed["waiting"], &told)
        },
    );
}

/// Which claims used a bonus is another story: without it, a year can only lose by lapsing.
fn without_use(past: &mut Past) {
    if let Past::Resident { bonus_used, .. } = past {
        *bonus_used = false;
    }
}

/// Where each return lowers the cap, two lapses that become one lower it once less: the document's own word.
fn joins_two_lapses(question: &Years, at: usize) -> bool {
    let may_lapse = |past: &Past| matches!(past, Past::Lapsed | Past::Late { .. });
    question.area == "370200" && question.past[at + 1..].iter().any(may_lapse)
}

fn waits_no_less(kept: &Json, lapsed: &Json, told: &str) -> Result<(), String> {
    let (before, after) = (kept["covered_from"].as_str(), lapsed["covered_from"].as_str());
    hold(after >= before, &format!("covered from {before:?} → {after:?} {told}"))
}
