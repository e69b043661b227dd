//! What the account refuses, word for word.

use super::{account, xiamen};
use serde_json::{Value as Json, json};

fn error(request: &Json, flags: &str) -> (String, String, String) {
    let report = account(request, flags);
    let at = |field: &str| report["error"][field].as_str().unwrap_or_default().to_owned();
    (at("code"), at("path"), at("text"))
}

#[test]
fn bad_flags_are_refused_by_name() {
    let rows = [
        ("--skip 0", "bad_value", "--skip", "“0”不行：断保年数请写1到5的整数。"),
        ("--skip 6", "bad_value", "--skip", "“6”不行：断保年数请写1到5的整数。"),
        ("--skip two", "bad_value", "--skip", "“two”不行：断保年数请写1到5的整数。"),
        ("--skip", "bad_value", "--skip", "--skip 后面要写一个值。"),
        ("--skip 2 --skip 3", "bad_field", "--skip", "--skip 写了两次，请只留一次。"),
        (
            "--skips 2",
            "bad_field",
            "--skips",
            "没有 --skips 这个选项，可以写 --skip、--bill、--on、--facility、--excluded、--first-share。",
        ),
        ("--bill 200000", "bad_value", "--on", "请写哪天住院，例如 --on 2029-05-10。"),
        ("--on 2029-05-10", "bad_value", "--bill", "写了 --on 就要写 --bill，例如 --bill 200000。"),
        (
            "--bill -5 --on 2029-05-10",
            "bad_value",
            "--bill",
            "“-5”不是金额：请写不小于0、最多两位小数的数，例如 \"400.00\"。",
        ),
        ("--bill 5 --on 2029-02-29", "bad_value", "--on", "“2029-02-29”不是日期，请写成 2026-11-20 这样。"),
        (
            "--bill 5 --on 2029-05-10 --facility big",
            "bad_value",
            "--facility",
            "不认得“big”，请写 community、primary、secondary、tertiary、provincial 中的一个。",
        ),
        (
            "--bill 5 --on 2036-01-01",
            "contradiction",
            "--on",
            "看病的日期要在2026年到2035年之间，请核对，例如2026-06-02。",
        ),
        (
            "--bill 5 --on 2025-12-31",
            "contradiction",
            "--on",
            "看病的日期要在2026年到2035年之间，请核对，例如2026-06-02。",
        ),
        ("--bill 5 --on 2029-05-10 --excluded 6", "contradiction", "--excluded", "这一项不能超过5元，请核对账单。"),
        (
            "--bill 5 --on 2029-05-10 --excluded 2 --first-share 4",
            "contradiction",
            "--first-share",
            "这一项不能超过3元，请核对账单。",
        ),
    ];
    for (flags, code, path, text) in rows {
        assert_eq!(error(&xiamen(), flags), (code.into(), path.into(), text.into()), "{flags}");
    }
}

#[test]
fn a_request_needs_enrolment_and_history() {
    let mut request = xiamen();
    request.as_object_mut().unwrap().remove("history");
    let needed = |field: &str| ("bad_field".into(), field.to_owned(), format!("好处账要有 {field} 这一项。"));
    assert_eq!(error(&request, ""), needed("history"));
    request.as_object_mut().unwrap().remove("enrolment");
    assert_eq!(error(&request, ""), needed("enrolment"));
    assert_eq!(error(&json!({"area": "999999"}), "").0, "unknown_area");
}

/// A problem with the past, or with the first year, is the same as everywhere.
#[test]
fn problems_with_the_case_are_told_as_everywhere() {
    let mut request = xiamen();
    request["history"] = json!([]);
    assert_eq!((error(&request, "").0.as_str(), error(&request, "").1.as_str()), ("missing_year", "history"));
    let mut request = xiamen();
    request["enrolment"]["paid_on"] = json!("2025-08-31");
    assert_eq!(error(&request, "").1, "enrolment.paid_on");
    let mut request = xiamen();
    request["enrolment"]["repair_years"] = json!(1);
    assert_eq!(error(&request, "").1, "enrolment.repair_years");
}

/// The years that the calculator knows end with 2100, and so does the account.
#[test]
fn an_account_ends_by_2100() {
    let of = |year: i32| {
        let history: Vec<Json> = (2025..year).map(|past| json!({"year": past, "cover": "resident"})).collect();
        let paid_on = format!("{}-11-10", year - 1);
        json!({"area": "350200", "history": history,
            "enrolment": {"coverage_year": year, "paid_on": paid_on, "window": "central"}})
    };
    assert_eq!(error(&of(2091), "").0, "");
    assert_eq!(error(&of(2092), "").1, "enrolment.coverage_year");
}
