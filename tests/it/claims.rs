//! Until when bills are claimed: by whom, and only where something can be claimed. The bill and the reminder say the same.

use super::asking::{answer, at, shelf};
use canbao::{
    assess::coverage::{Benefit, Row, State, Trait, certificate},
    contract::{self, Counter, RemindFlags},
    law::Group,
};
use serde_json::{Value as Json, json};

/// Somebody in Xiamen with one stay, and cover of that year.
fn xiamen(year: i32, person: &Json, stay: &str) -> Json {
    json!({
        "area": "350200",
        "enrolment": {"coverage_year": year, "paid_on": format!("{}-11-20", year - 1)},
        "person": person,
        "history": (2025..year).map(|past| json!({"year": past, "cover": "resident"})).collect::<Vec<_>>(),
        "care": [{"on": stay, "kind": "inpatient", "facility": "tertiary", "total": "10000.00"}],
    })
}

/// A child enrolled for the year of its birth.
fn newborn(born_on: &str, paid_on: &str, stay: &str) -> Json {
    json!({
        "area": "350200",
        "enrolment": {"coverage_year": 2026, "paid_on": paid_on},
        "person": {"born_on": born_on},
        "history": [],
        "care": [{"on": stay, "kind": "inpatient", "facility": "tertiary", "total": "10000.00"}],
    })
}

fn claim_by(request: &Json) -> Json {
    let report = answer(&request.to_string());
    at(&report, "reimbursement.claim_by").unwrap_or_else(|| panic!("{report}")).into_owned()
}

fn remind(request: &Json) -> String {
    let flags = RemindFlags::read(&["--today", "2026-12-01"]).unwrap();
    let open = |code: &str| Ok(shelf(code).map(Counter::new));
    contract::answer_with(&request.to_string(), open, |counter, request| counter.remind(request, &flags))
        .unwrap()
        .unwrap()
}

/// Source: 厦门市医疗保障局, 报销期限 (3月31日前; 10月至12月出生的新生儿…6月30日前).
#[test]
fn a_child_born_from_october_on_claims_until_the_end_of_june() {
    let rows = [
        ("2026-09-30", "2026-10-08", "2026-12-10", "2027-03-31"),
        ("2026-10-01", "2026-10-08", "2026-12-10", "2027-06-30"),
        ("2026-11-15", "2026-11-20", "2026-12-10", "2027-06-30"),
        ("2026-12-31", "2026-12-31", "2026-12-31", "2027-06-30"),
    ];
    for (born_on, paid_on, stay, expected) in rows {
        let request = newborn(born_on, paid_on, stay);
        assert_eq!(claim_by(&request), expected, "{born_on}");
        let told = format!("{expected} 2026年看病没有在医院直接结算的");
        assert!(remind(&request).contains(&told), "{born_on}: {}", remind(&request));
    }
    // The next year's bills are claimed as everybody's are.
    let person = json!({"born_on": "2025-11-15"});
    assert_eq!(claim_by(&xiamen(2026, &person, "2026-06-10")), "2027-03-31");
    assert!(remind(&xiamen(2026, &person, "2026-06-10")).contains("2027-03-31 2026年看病"));
}

/// Source: 厦门市医疗保障局, 报销期限 (新入学学生…6月30日前): whether a student is a new one, only the family knows.
#[test]
fn a_student_keeps_the_general_day_and_is_told_of_the_other() {
    let request = xiamen(2026, &json!({"born_on": "2007-05-01", "categories": ["student"]}), "2026-06-10");
    let report = answer(&request.to_string());
    assert_eq!(at(&report, "reimbursement.claim_by").as_deref(), Some(&json!("2027-03-31")));
    let is_of_new_students = |it: &Json| {
        it["code"] == "reading"
            && it["path"] == "reimbursement"
            && it["text"].as_str().unwrap().contains("新入学的学生可以到2027年6月30日")
    };
    assert!(report["notices"].as_array().unwrap().iter().any(is_of_new_students), "{}", report["notices"]);
    let text = remind(&request);
    assert!(text.contains("2027-03-31 2026年看病") && text.contains("新入学的学生可以到2027年6月30日"), "{text}");
    assert!(!remind(&xiamen(2026, &json!({"born_on": "2007-05-01"}), "2026-06-10")).contains("新入学"));
}

/// Source: RULES.md 6 (等待期里一分不报): a lapse in 2025 and a payment on 1 June 2026 wait three months, to 1 September.
#[test]
fn nothing_is_claimed_where_no_care_is_covered() {
    let request = |stays: &[&str]| {
        let stay = |on: &&str| json!({"on": on, "kind": "inpatient", "facility": "tertiary", "total": "10000.00"});
        json!({
            "area": "350200",
            "enrolment": {"coverage_year": 2026, "paid_on": "2026-06-01"},
            "person": {"born_on": "1990-05-01"},
            "history": [{"year": 2025, "cover": "none"}],
            "care": stays.iter().map(stay).collect::<Vec<_>>(),
        })
    };
    assert_eq!(claim_by(&request(&["2026-07-20"])), Json::Null);
    assert_eq!(claim_by(&request(&["2026-07-20", "2026-09-01"])), "2027-03-31");
}

/// Source: 厦门市医疗保障局, 报销期限. Twelve categories, nobody in particular, and newborns are 14 cells in each of the
/// periods; each group that has a day of its own is asked for it.
#[test]
fn the_certificate_asks_of_each_group() {
    let certificate = certificate(shelf("350200").unwrap(), 2026..=2026);
    let rows: Vec<&Row> = certificate.rows.iter().filter(|row| row.benefit == Benefit::Claim).collect();
    let asked: Vec<Trait> = rows.iter().flat_map(|row| &row.told).flat_map(|told| told.values.clone()).collect();
    assert!(asked.contains(&Trait::Nobody) && asked.contains(&Trait::Group(Group::newborn())), "{rows:?}");
    assert_eq!(rows.iter().map(|row| row.cells).sum::<u64>() % 14, 0, "{rows:?}");
    assert!(rows.iter().all(|row| matches!(row.state, State::Answered(_))), "{rows:?}");
}
