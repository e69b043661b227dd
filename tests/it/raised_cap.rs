//! The critical-illness cap as bonuses raise it and lapses lower it: what its steps cite, and which one a bill goes by.

use super::asking::{answer, at};
use serde_json::{Value as Json, json};

/// 闽政办〔2025〕3号: both steps of the bonus and their ceiling.
const FUJIAN_STEP: &str =
    "原则上每次分别提高限额 3000元，合并零报销激励累计提高总额不超过所在统筹区大病保险原封顶线的20%";
/// 闽政办〔2025〕3号: from when the continuity bonus runs.
const FUJIAN_AFTER: &str = "自2025年起，对连续参加居民医保满4年的参保人员";

/// The quotes that a figure's step rests on.
fn quotes<'a>(report: &'a Json, path: &str) -> Vec<&'a str> {
    let steps = report["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["path"] == path).unwrap_or_else(|| panic!("{path} has no step"));
    step["sources"].as_array().unwrap().iter().map(|source| source["quote"].as_str().unwrap()).collect()
}

/// Source: the machine interface (every number has a step with the sources of every parameter that it used).
///
/// 2025 without a claim: 3000 more in 2026. Burden 800000 - 100000 = 700000 and more than enough for 503000.
#[test]
fn a_bill_paid_up_to_the_raised_cap_cites_what_raises_it() {
    let request = json!({
        "area": "350200", "person": {"born_on": "1980-01-01"},
        "enrolment": {"coverage_year": 2026, "paid_on": "2025-11-10"},
        "history": [{"year": 2025, "cover": "resident", "zero_claim": true}],
        "care": [{"on": "2026-02-01", "kind": "inpatient", "facility": "tertiary", "total": "800000.00",
                  "excluded": "0.00", "first_share": "0.00", "place": "local"}],
    });
    let report = answer(&request.to_string());
    assert_eq!(report["reimbursement"]["critical_illness"], "503000.00");
    let figures = [
        "bonus.by_year.2026.granted",
        "bonus.by_year.2026.cap",
        "reimbursement.critical_illness",
        "reimbursement.bonus_used",
    ];
    for path in figures {
        let found = quotes(&report, path);
        assert!(found.contains(&FUJIAN_STEP), "{path} does not cite the step: {found:?}");
        assert!(found.contains(&FUJIAN_AFTER), "{path} does not cite from when: {found:?}");
    }
}

/// Source: the machine interface (a step has the sources of the parameters that it used, and of no others).
///
/// Sichuan lowers no cap for a lapse and its cap stands in a draft: 0.00 rests on the bonuses' rule, not on the cap.
#[test]
fn what_no_lapse_takes_off_does_not_rest_on_the_cap() {
    let request = json!({
        "area": "511700", "enrolment": {"coverage_year": 2026, "paid_on": "2025-11-10"},
        "history": [{"year": 2025, "cover": "resident", "zero_claim": true}],
    });
    let report = answer(&request.to_string());
    assert_eq!(at(&report, "bonus.by_year.2026.reduction").as_deref(), Some(&json!("0.00")));
    let found = quotes(&report, "bonus.by_year.2026.reduction");
    assert!(!found.is_empty() && found.iter().all(|quote| !quote.contains("cap unified at 30万")), "{found:?}");
    let found = quotes(&report, "bonus.by_year.2026.cap");
    assert!(found.iter().any(|quote| quote.contains("cap unified at 30万")), "the cap itself does: {found:?}");
}

/// Four counted years before 2029 and a bill that reaches the cap, paid for on some day.
fn fifth_year(paid_on: &str) -> Json {
    let history: Vec<Json> =
        (2025..2029).map(|year| json!({"year": year, "cover": "resident", "zero_claim": false})).collect();
    let request = json!({
        "area": "350200", "person": {"born_on": "1980-01-01"}, "history": history,
        "enrolment": {"coverage_year": 2029, "paid_on": paid_on},
        "care": [{"on": "2029-06-01", "kind": "inpatient", "facility": "tertiary", "total": "1500000.00",
                  "excluded": "0.00", "first_share": "0.00", "place": "local"}],
        "overrides": {"critical_illness.cap": "500000", "critical_illness.deductible": "30000",
                      "critical_illness.ratio": "0.8", "basic.deductible": "1000", "basic.ratio": "0.73",
                      "basic.cap": "100000"},
    });
    answer(&request.to_string())
}

fn assert_bill(report: &Json, critical: &str, is_bonus_used: bool, patient: &str) {
    let bill = &report["reimbursement"];
    assert_eq!(bill["critical_illness"], critical);
    assert_eq!(bill["bonus_used"], is_bonus_used);
    assert_eq!(bill["patient"], patient);
}

/// Source: 闽政办〔2025〕3号 (在我省居民医保延长缴费期内参保缴费的…不享受连续参保激励).
///
/// Basic: (1500000 - 1000) x 73% is far above its cap of 100000. Critical illness: (1400000 - 30000) x 80% = 1096000, up
/// to the cap. Paid in the central window, 2029 is the fifth year: 500000 + 3000. Paid in January it does not count:
/// 500000, and 1500000 - 100000 - 500000 = 900000 are left. The table stays what it is for who pays in time.
#[test]
fn a_bill_goes_by_the_year_as_it_was_paid_for() {
    let in_time = fifth_year("2028-12-20");
    assert_bill(&in_time, "503000.00", true, "897000.00");
    let extended = fifth_year("2029-01-20");
    assert_bill(&extended, "500000.00", false, "900000.00");
    assert_eq!(extended["waiting"]["window"], "extended");
    assert_eq!(extended["bonus"]["by_year"]["2029"]["cap"], "503000.00");
    let found = quotes(&extended, "reimbursement.critical_illness");
    assert!(found.iter().any(|quote| quote.ends_with("但不享受连续参保激励。")), "{found:?}");
}

/// Source: 国办发〔2024〕38号 (a year's bonus raises the cap of the next: none before 2026).
#[test]
fn bonus_money_said_to_be_used_before_there_was_any_is_told() {
    let report = |year: i32| {
        let past =
            |it: i32| json!({"year": it, "cover": "resident", "zero_claim": it != year, "bonus_used": it == year});
        let request = json!({
            "area": "350200", "enrolment": {"coverage_year": 2027, "paid_on": "2026-11-10"},
            "history": [past(2025), past(2026)],
        });
        answer(&request.to_string())
    };
    let is_told = |report: &Json| {
        let mut notices = report["notices"].as_array().unwrap().iter();
        notices.any(|notice| notice["text"].as_str().unwrap().starts_with("2025年还没有激励额度"))
    };
    let early = report(2025);
    assert!(is_told(&early));
    // 2025 with a claim earns nothing, 2026 without one 3000; nothing is taken away.
    assert_eq!(early["bonus"]["by_year"]["2027"]["zero_claim"], "3000.00");
    // 2025 without a claim: 3000 in 2026, used up in that year and gone in 2027.
    let later = report(2026);
    assert!(!is_told(&later));
    assert_eq!(later["bonus"]["by_year"]["2026"]["zero_claim"], "3000.00");
    assert_eq!(later["bonus"]["by_year"]["2027"]["zero_claim"], "0.00");
}
