//! Notices of bills and bonuses: told where something turns on it, and nowhere else.

use super::asking::{answer, notice_codes};
use serde_json::{Value as Json, json};

/// A resident of Xiamen, paid late on 2026-05-10 and so covered from 2026-08-10, with one stay.
fn stay_on(day: &str) -> Json {
    json!({
        "area": "350200", "person": {"born_on": "1980-01-01"},
        "enrolment": {"coverage_year": 2026, "paid_on": "2026-05-10"},
        "history": [{"year": 2025, "cover": "resident", "zero_claim": false}],
        "care": [{"on": day, "kind": "inpatient", "facility": "tertiary", "total": "20000.00",
                  "excluded": "0.00", "first_share": "0.00", "place": "local"}],
    })
}

fn is_told(request: &Json, code: &str) -> bool {
    notice_codes(&answer(&request.to_string())).contains(&code)
}

/// Source: RULES.md 3.7 (厦门: the day of the cost decides; a notice where the wait ends within 30 days after).
#[test]
fn the_end_of_a_wait_is_told_within_thirty_days_and_only_in_it() {
    assert!(!is_told(&stay_on("2026-07-10"), "wait_ends_near_care"), "31 days");
    assert!(is_told(&stay_on("2026-07-11"), "wait_ends_near_care"), "30 days");
    assert!(is_told(&stay_on("2026-08-09"), "wait_ends_near_care"), "the last day of the wait");
    assert!(!is_told(&stay_on("2026-08-10"), "wait_ends_near_care"), "the first covered day");
    let mut elsewhere = stay_on("2026-08-09");
    elsewhere["area"] = "370200".into();
    elsewhere["enrolment"]["window"] = "late".into();
    assert!(!is_told(&elsewhere, "wait_ends_near_care"), "Qingdao goes by the day of admission");
}

/// Source: the machine interface (without `enrolment`, and for employees and retirees, care is taken as covered).
#[test]
fn cover_is_assumed_only_where_nobody_tells_it() {
    let mut request = stay_on("2026-09-01");
    assert!(!is_told(&request, "cover_assumed"));
    request["person"]["cover"] = "employee".into();
    assert!(is_told(&request, "cover_assumed"), "an employee");
    assert!(is_told(&request, "continuity_assumed"), "months not told");
    request["person"]["continuous_months"] = 30.into();
    assert!(!is_told(&request, "continuity_assumed"));
    request["person"] = json!({"born_on": "1980-01-01"});
    request.as_object_mut().unwrap().remove("enrolment");
    assert!(is_told(&request, "cover_assumed"), "no enrolment");
}

/// Source: the machine interface (`born_on` absent = an adult, with a notice where it matters).
#[test]
fn an_adult_is_assumed_only_where_it_matters() {
    let mut request = stay_on("2026-09-01");
    assert!(!is_told(&request, "adult_assumed"));
    request["person"] = json!({});
    assert!(is_told(&request, "adult_assumed"));
}

/// Source: the machine interface (`zero_claim` absent = not known, counted as a claim, with a notice).
#[test]
fn unknown_claims_are_told_of_resident_years_only() {
    let mut request = stay_on("2026-09-01");
    assert!(!is_told(&request, "claims_unknown"));
    request["history"] = json!([{"year": 2025, "cover": "employee"}]);
    assert!(!is_told(&request, "claims_unknown"), "an employee year earns no zero-claim bonus");
    request["history"] = json!([{"year": 2025, "cover": "resident"}]);
    assert!(is_told(&request, "claims_unknown"));
}

/// Source: ARCHITECTURE.md, invariant 5 (a floor is not a value), and a value is no floor.
#[test]
fn a_floor_is_told_only_where_no_document_states_the_step() {
    let of = |area: &str| {
        json!({"area": area, "enrolment": {"coverage_year": 2026, "paid_on": "2025-11-20", "window": "central"},
               "history": [{"year": 2025, "cover": "resident", "zero_claim": true}]})
    };
    let tells = |area: &str| {
        let report = answer(&of(area).to_string());
        let mut notices = report["notices"].as_array().unwrap().iter();
        notices.any(|notice| notice["code"] == "at_least" && notice["path"] == "bonus")
    };
    assert!(tells("210900") && tells("440100"));
    assert!(!tells("350200") && !tells("430600") && !tells("331100"));
}
