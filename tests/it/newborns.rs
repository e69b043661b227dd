//! Newborns: the two premiums of a late birth, and what a limit that is past rests on.

use super::asking::{answer, at};
use serde_json::{Value as Json, json};

fn ask(area: &str, born_on: &str, (year, paid_on): (i32, &str), history: &Json) -> Json {
    let request = json!({
        "area": area,
        "enrolment": {"coverage_year": year, "paid_on": paid_on},
        "person": {"born_on": born_on},
        "history": history,
    });
    answer(&request.to_string())
}

fn notice<'a>(report: &'a Json, words: &str) -> Option<&'a Json> {
    let notices = report["notices"].as_array().unwrap_or_else(|| panic!("{report}"));
    notices.iter().find(|notice| notice["text"].as_str().unwrap().contains(words))
}

/// Source: 厦门市 (born Oct–Dec | pay both years to be covered from birth).
#[test]
fn a_late_birth_is_told_of_both_premiums() {
    let both = "当年和下一年两年的钱都要交：2026年度的只管到2026年12月31日，2027年度的要另外交";
    let report = ask("350200", "2026-11-15", (2026, "2026-11-20"), &json!([]));
    assert_eq!(at(&report, "waiting.covered_from").as_deref(), Some(&json!("2026-11-15")));
    assert_eq!(notice(&report, both).unwrap()["path"], "waiting.covered_until");
    for (born_on, is_told) in [("2026-09-30", false), ("2026-10-01", true), ("2026-12-31", true)] {
        let report = ask("350200", born_on, (2026, "2026-12-31"), &json!([]));
        assert_eq!(notice(&report, both).is_some(), is_told, "{born_on}");
    }
}

/// Source: RULES.md 3.1, 3.2 (cover no earlier than 1 January of the coverage year): born on 15 November 2026 and paid
/// for 2027 only, the child is uncovered until 31 December; 2026 could be paid for until that day.
#[test]
fn a_birth_year_that_is_not_paid_leaves_its_days_uncovered() {
    let report = ask("350200", "2026-11-15", (2027, "2026-11-25"), &json!([{"year": 2026, "cover": "none"}]));
    assert_eq!(at(&report, "waiting.covered_from").as_deref(), Some(&json!("2027-01-01")));
    let told = notice(&report, "2026年度没有参保，从出生那天（2026年11月15日）到2026年12月31日看病不能报").unwrap();
    assert_eq!(told["path"], "waiting.covered_from");
    assert!(told["text"].as_str().unwrap().contains("最晚在2026年12月31日以前"), "{told}");
    // Who was insured in the year of birth has no such days.
    let insured = json!([{"year": 2026, "cover": "resident", "covered_from": "2026-11-15"}]);
    assert!(notice(&ask("350200", "2026-11-15", (2027, "2026-11-25"), &insured), "没有参保，从出生那天").is_none());
}

/// Source: 国办发〔2024〕38号 (促进监护人为新生儿在出生当年参保), read as: paid for in the year of birth. Born on 20
/// December 2025 and paid on 5 January 2026, the child is none by five days: that reading is what decides.
#[test]
fn a_limit_that_is_past_shows_what_it_rests_on() {
    let reading = "出生当年缴费到账的不用等待";
    let none = json!([{"year": 2025, "cover": "none"}]);
    let report = ask("430000", "2025-12-20", (2026, "2026-01-05"), &none);
    assert_eq!(at(&report, "waiting.exempt").as_deref(), Some(&Json::Null));
    assert_eq!(notice(&report, reading).map(|it| it["code"].clone()), Some(json!("reading")), "{report}");
    let steps = report["steps"].as_array().unwrap();
    let step = |path: &str| steps.iter().find(|step| step["path"] == path).unwrap();
    assert_eq!(step("waiting.exempt")["value"], "2025-12-31");
    assert!(step("waiting.exempt")["text"].as_str().unwrap().contains("最晚到2025年12月31日；这次是2026年1月5日"));
    assert!(
        step("waiting.fixed_months")["sources"].to_string().contains("出生当年"),
        "{}",
        step("waiting.fixed_months")
    );
    // In time, the same reading decides the other way.
    assert!(notice(&ask("430000", "2025-12-20", (2025, "2025-12-25"), &json!([])), reading).is_some());
    // Whoever is no infant does not turn on it.
    let adult = json!([{"year": 2025, "cover": "none"}]);
    assert!(notice(&ask("430000", "1990-12-20", (2026, "2026-01-05"), &adult), reading).is_none());
}

/// Source: 岳阳市 (父母一方已参加…可免缴2026年度医保费用): a child that came too late for the exemption may be free still.
#[test]
fn yueyangs_free_year_is_told_of_for_and_against() {
    let free = "新生儿符合条件的可以免缴";
    let none = json!([{"year": 2025, "cover": "none"}]);
    assert!(notice(&ask("430600", "2025-11-01", (2026, "2026-01-15"), &none), free).is_some());
    assert!(notice(&ask("430600", "2026-01-10", (2026, "2026-01-15"), &json!([])), free).is_some());
    assert!(notice(&ask("430600", "1990-11-01", (2026, "2026-01-15"), &none), free).is_none());
}
