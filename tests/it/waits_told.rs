//! What is said of a wait beside its figures: why a year does not count, why an exemption does not help, and where no
//! document speaks of the very case.

use super::asking::answer;
use serde_json::{Value as Json, json};

fn ask(area: &str, paid: Json, person: Json, history: Json) -> Json {
    answer(&json!({"area": area, "enrolment": paid, "person": person, "history": history}).to_string())
}

fn step(report: &Json, path: &str) -> Json {
    let steps = report["steps"].as_array().unwrap_or_else(|| panic!("{report}"));
    steps.iter().find(|step| step["path"] == path).cloned().unwrap_or_default()
}

fn quotes(step: &Json) -> String {
    let sources = step["sources"].as_array().unwrap();
    sources.iter().filter_map(|source| source["quote"].as_str()).collect()
}

fn is_told(report: &Json, words: &str) -> bool {
    let notices = report["notices"].as_array().unwrap_or_else(|| panic!("{report}"));
    notices.iter().any(|notice| notice["code"] == "reading" && notice["text"].as_str().unwrap().contains(words))
}

/// Source: 国办发〔2024〕38号 (自2025年起): 2024 never counts, and a year with cover after it ends a lapse.
#[test]
fn a_year_that_does_not_count_is_named_with_the_reason() {
    let paid = json!({"coverage_year": 2027, "paid_on": "2026-11-23"});
    let years = |covers: &[&str]| -> Json {
        covers.iter().zip(2024..).map(|(cover, year)| json!({"year": year, "cover": cover})).collect()
    };
    let told = |covers: &[&str]| {
        let report = ask("350200", paid.clone(), json!({}), years(covers));
        step(&report, "waiting.lapsed_years")["text"].as_str().unwrap().to_owned()
    };
    assert_eq!(told(&["resident", "resident", "resident"]), "前面没有断保的年度。");
    assert_eq!(
        told(&["none", "none", "none"]),
        "连着断保2年（2025年、2026年），算断保年度。2024年没有参保，不算：2025年起的才算断保年度。"
    );
    assert_eq!(
        told(&["none", "none", "resident"]),
        "前面没有要算的断保年度。2025年没有参保，后面又参保了，不再算断保年度。2024年没有参保，不算：2025年起的才算断保年度。"
    );
}

/// Source: 厦门市参保缴费手册 Q3、Q6: at most three months, the empty months paid up; else three months of waiting. The
/// clause that is shown is the one that applies.
#[test]
fn xiamen_names_the_condition_that_a_former_employee_lacks() {
    let worked = |until: &str| {
        json!([
            {"year": 2024, "cover": "employee"}, {"year": 2025, "cover": "employee"},
            {"year": 2026, "cover": "employee", "until": until}
        ])
    };
    let fixed = |until: &str| {
        let report = ask("350200", json!({"coverage_year": 2027, "paid_on": "2026-11-23"}), json!({}), worked(until));
        assert_eq!(report["waiting"]["fixed_months"], json!(3), "{until}");
        step(&report, "waiting.fixed_months")
    };
    let lately = fixed("2026-10");
    assert!(lately["text"].as_str().unwrap().contains("空着的月份没有补缴"), "{lately}");
    assert!(quotes(&lately).contains("在3个月内续保并补缴中断期间保费的") && !quotes(&lately).contains("超过3个月"));
    let long_ago = fixed("2026-05");
    assert!(long_ago["text"].as_str().unwrap().contains("中断太久"), "{long_ago}");
    assert!(quotes(&long_ago).contains("职工医保停保超过3个月后参加居民医保的"));
}

/// No document of Yueyang speaks of an extended window for 2027: that there is one is the payer's word.
#[test]
fn an_extended_window_that_only_the_payer_names_is_told_as_such() {
    let paid = |window: &str| json!({"coverage_year": 2027, "paid_on": "2027-01-15", "window": window});
    let lapsed = json!([{"year": 2025, "cover": "none"}, {"year": 2026, "cover": "none"}]);
    assert!(is_told(&ask("430600", paid("extended"), json!({}), lapsed.clone()), "本地未收录延长缴费期"));
    assert!(!is_told(&ask("430600", paid("late"), json!({}), lapsed.clone()), "本地未收录延长缴费期"));
    // Fujian's own rule has one.
    assert!(!is_told(&ask("350200", paid("extended"), json!({}), lapsed), "本地未收录延长缴费期"));
}

/// Dazhou's window for 2026 runs past New Year.
#[test]
fn a_wait_from_a_day_before_the_payment_is_told_as_a_reading() {
    let paid = |on: &str| json!({"coverage_year": 2026, "paid_on": on});
    let lapsed = json!([{"year": 2025, "cover": "none"}]);
    let report = ask("511700", paid("2026-02-28"), json!({}), lapsed.clone());
    assert_eq!(report["waiting"]["waits_from"], "2026-01-01");
    assert!(is_told(&report, "2026年1月1日以后才交的，从哪天开始等，文件没有写明"), "{}", report["notices"]);
    assert!(!is_told(&ask("511700", paid("2025-12-20"), json!({}), lapsed.clone()), "文件没有写明"));
    assert!(!is_told(
        &ask("511700", paid("2026-02-28"), json!({}), json!([{"year": 2025, "cover": "resident"}])),
        "从哪天开始等"
    ));
}

#[test]
fn an_event_that_frees_from_nothing_is_told() {
    let paid = json!({"coverage_year": 2026, "paid_on": "2026-11-23", "window": "late"});
    let since = |on: &str| json!({"event": {"kind": "employee_cover_ended", "on": on}});
    let worked = json!([{"year": 2025, "cover": "employee"}]);
    let report = ask("511700", paid.clone(), since("2026-09-30"), worked.clone());
    assert!(is_told(&report, "“刚停职工医保的人”没有用上：本地未收录这类人不用等的规定"), "{}", report["notices"]);
    // Jiangxi frees them for three months.
    let report = ask("360100", paid.clone(), since("2026-09-30"), worked.clone());
    assert!(!is_told(&report, "没有用上"), "{}", report["notices"]);
    let report = ask("360100", paid, since("2026-02-28"), worked);
    assert!(is_told(&report, "“刚停职工医保的人”没有用上：过了时限"), "{}", report["notices"]);
}
