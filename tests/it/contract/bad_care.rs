//! Care and past claims that contradict something else: code, path and sentence, to the letter.

use super::bad_input::{assert_refused, sound};
use crate::asking::answer;
use serde_json::{Value as Json, json};

fn event(change: &Json) -> Json {
    let mut event = json!({
        "on": "2027-06-02", "kind": "inpatient", "facility": "tertiary", "total": "100.00", "excluded": "10.00",
        "first_share": "5.00", "place": "local",
    });
    for (name, value) in change.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

fn care(changes: &[Json]) -> &'static str {
    let events: Vec<Json> = changes.iter().map(event).collect();
    json!({ "care": events }).to_string().leak()
}

fn past(year: &Json) -> &'static str {
    json!({ "history": [year, {"year": 2026, "cover": "resident"}] }).to_string().leak()
}

#[test]
fn care_that_contradicts_the_year_or_its_own_bill_is_refused() {
    assert_refused(&[
        (
            care(&[json!({"on": "2026-12-31"})]),
            "contradiction",
            "care[0].on",
            "看病的日期要在2027年里，请核对，例如2027-06-02。",
        ),
        (
            care(&[json!({}), json!({"on": "2028-01-01"})]),
            "contradiction",
            "care[1].on",
            "看病的日期要在2027年里，请核对，例如2027-06-02。",
        ),
        (
            care(&[json!({"excluded": "100.01"})]),
            "contradiction",
            "care[0].excluded",
            "这一项不能超过100元，请核对账单。",
        ),
        (
            care(&[json!({"first_share": "90.01"})]),
            "contradiction",
            "care[0].first_share",
            "这一项不能超过90元，请核对账单。",
        ),
    ]);
}

#[test]
fn care_without_an_enrolment_lies_in_one_year() {
    let request = json!({"area": "350200", "care": [event(&json!({})), event(&json!({"on": "2026-06-02"}))]});
    let error = &answer(&request.to_string())["error"];
    let text = "看病的日期要在2027年里，请核对，例如2027-06-02。";
    assert_eq!(*error, json!({"code": "contradiction", "path": "care[1].on", "text": text}));
}

/// Nobody is treated before birth: the day before is refused, the day of birth is not.
#[test]
fn care_before_the_birth_is_refused() {
    let request = |on: &str| {
        json!({"area": "350200", "person": {"born_on": "2026-05-20"}, "care": [event(&json!({"on": on}))]}).to_string()
    };
    let text = "看病的日期不能早于出生那天（2026年5月20日），请核对这两个日期。";
    let error = json!({"code": "contradiction", "path": "care[0].on", "text": text});
    assert_eq!(answer(&request("2026-05-19"))["error"], error);
    assert_eq!(answer(&request("2026-05-20"))["error"], Json::Null);
    // A birth that nobody alive has is refused without an enrolment too; 1900 itself is not.
    let born = |on: &str| {
        answer(&json!({"area": "350200", "person": {"born_on": on}, "care": [event(&json!({}))]}).to_string())
    };
    let told = json!({"code": "bad_value", "path": "person.born_on", "text": "出生日期要在1900年1月1日或者以后，请核对，例如1990-05-01。"});
    assert_eq!(born("1899-12-31")["error"], told);
    assert_eq!(born("1900-01-01")["error"], Json::Null);
}

#[test]
fn past_claims_that_contradict_each_other_are_refused() {
    assert_refused(&[
        (
            past(&json!({"year": 2025, "cover": "resident", "zero_claim": true, "bonus_used": true})),
            "contradiction",
            "history[0].bonus_used",
            "2025年填了没有报销，就不会用掉激励额度，请核对这两项。",
        ),
        (
            past(&json!({"year": 2025, "cover": "none", "bonus_used": true})),
            "contradiction",
            "history[0].bonus_used",
            "2025年填的不是居民医保，不会用掉激励额度，请核对。",
        ),
        (
            past(&json!({"year": 2025, "cover": "resident", "zero_claim": "yes"})),
            "bad_value",
            "history[0].zero_claim",
            "这一项的写法不对：要写 true 或 false。",
        ),
    ]);
}

/// An empty list asks nothing; a list that no year can hold is refused.
#[test]
fn the_list_of_care_has_bounds() {
    let mut request = sound();
    request["care"] = json!([]);
    assert_eq!(answer(&request.to_string()).get("reimbursement"), None);
    request["care"] = Json::Array(vec![event(&json!({})); 1001]);
    let error = json!({"code": "bad_value", "path": "care", "text": "一年最多填1000笔，现在有1001笔。"});
    assert_eq!(answer(&request.to_string())["error"], error);
}
