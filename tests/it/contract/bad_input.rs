//! Bad input in every field: code, path and sentence, to the letter.

use crate::asking::answer;
use serde_json::{Value as Json, json};

/// What is refused: (what is changed in a sound request, code, path, text). `null` takes a field away.
pub(super) type Row = (&'static str, &'static str, &'static str, &'static str);

pub(super) fn sound() -> Json {
    json!({
        "area": "350200",
        "enrolment": {"coverage_year": 2027, "paid_on": "2026-11-10"},
        "person": {"born_on": "1990-05-01"},
        "history": [{"year": 2025, "cover": "resident"}, {"year": 2026, "cover": "resident"}],
    })
}

pub(super) fn change(request: &mut Json, patch: &Json) {
    let Json::Object(fields) = patch else {
        *request = patch.clone();
        return;
    };
    if !request.is_object() {
        *request = json!({});
    }
    for (name, value) in fields {
        if value.is_null() {
            request.as_object_mut().unwrap().remove(name);
        } else {
            change(&mut request[name], value);
        }
    }
}

pub(super) fn assert_refused(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (patch, code, path, text) in rows {
        let mut request = sound();
        change(&mut request, &serde_json::from_str(patch).unwrap());
        let error = &answer(&request.to_string())["error"];
        super::schema::assert_sees(patch, &request, error);
        let expected = json!({"code": code, "path": path, "text": text});
        if *error != expected {
            wrong.push(format!("{patch}\n    expected {expected}\n    given    {error}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// The request that every row changes is sound itself.
#[test]
fn the_sound_request_is_answered() {
    assert_eq!(answer(&sound().to_string())["error"], Json::Null);
}

#[test]
fn a_wrong_area_or_section_is_refused_by_name() {
    assert_refused(&[
        (r#"{"area": null}"#, "bad_field", "area", "缺少 area 这一项。"),
        (
            r#"{"area": "999999"}"#,
            "unknown_area",
            "area",
            "没有收录代码为 999999 的地区；用 canbao areas 看收录了哪些。",
        ),
        (
            r#"{"area": "青岛市"}"#,
            "unknown_area",
            "area",
            "没有收录代码为 青岛市 的地区；用 canbao areas 看收录了哪些。",
        ),
        (r#"{"area": " "}"#, "unknown_area", "area", "请填地区代码，例如 \"350200\"；用 canbao areas 看收录了哪些。"),
        (r#"{"enrollment": {}}"#, "bad_field", "enrollment", "没有 enrollment 这个字段，请核对拼写。"),
        (r#"{"versoin": 1}"#, "bad_field", "versoin", "没有 versoin 这个字段，请核对拼写。"),
    ]);
}

#[test]
fn a_wrong_enrolment_is_refused() {
    let years = "参保年度要在2016年到2100年之间，例如2027。";
    let window = "这一天不在这个年度的缴费时间里：请填2026年9月1日到2027年12月31日之间的日期，或者换一个参保年度。";
    let registered = "登记日期要在出生以后、缴费到账那天或者以前，请核对。";
    assert_refused(&[
        (
            r#"{"enrolment": {"coverage_year": null}}"#,
            "bad_field",
            "enrolment.coverage_year",
            "缺少 coverage_year 这一项。",
        ),
        (r#"{"enrolment": {"paid_on": null}}"#, "bad_field", "enrolment.paid_on", "缺少 paid_on 这一项。"),
        (
            r#"{"enrolment": {"payed_on": "2026-11-10"}}"#,
            "bad_field",
            "enrolment.payed_on",
            "没有 payed_on 这个字段，请核对拼写。",
        ),
        (r#"{"enrolment": {"coverage_year": 2015}, "history": []}"#, "out_of_years", "enrolment.coverage_year", years),
        (r#"{"enrolment": {"coverage_year": 99999999999}}"#, "out_of_years", "enrolment.coverage_year", years),
        (r#"{"enrolment": {"coverage_year": -2147483649}}"#, "out_of_years", "enrolment.coverage_year", years),
        (
            r#"{"enrolment": {"coverage_year": 100000000000000000000000}}"#,
            "out_of_years",
            "enrolment.coverage_year",
            years,
        ),
        (
            r#"{"enrolment": {"coverage_year": 2027.5}}"#,
            "bad_value",
            "enrolment.coverage_year",
            "这一项的写法不对：要写整数。",
        ),
        (r#"{"enrolment": {"coverage_year": 2101}}"#, "out_of_years", "enrolment.coverage_year", years),
        (
            r#"{"enrolment": {"paid_on": "2026-2-30"}}"#,
            "bad_value",
            "enrolment.paid_on",
            "“2026-2-30”不是日期，请写成 2026-11-20 这样。",
        ),
        (
            r#"{"enrolment": {"paid_on": "2027-02-29"}}"#,
            "bad_value",
            "enrolment.paid_on",
            "“2027-02-29”不是日期，请写成 2026-11-20 这样。",
        ),
        (
            r#"{"enrolment": {"paid_on": "2026-11"}}"#,
            "bad_value",
            "enrolment.paid_on",
            "“2026-11”不是日期，请写成 2026-11-20 这样。",
        ),
        (r#"{"enrolment": {"paid_on": "2026-08-31"}}"#, "no_window", "enrolment.paid_on", window),
        (
            r#"{"enrolment": {"paid_on": "2028-01-01"}}"#,
            "no_window",
            "enrolment.paid_on",
            "这一天太晚了：请填2027年12月31日或者以前的日期，或者换一个参保年度。",
        ),
        (
            r#"{"enrolment": {"window": "centre"}}"#,
            "bad_value",
            "enrolment.window",
            "不认得“centre”，请写 central、extended 或 late。",
        ),
        (
            r#"{"enrolment": {"registered_on": "yesterday"}}"#,
            "bad_value",
            "enrolment.registered_on",
            "“yesterday”不是日期，请写成 2026-11-20 这样。",
        ),
        (r#"{"enrolment": {"registered_on": "2026-11-11"}}"#, "contradiction", "enrolment.registered_on", registered),
        (r#"{"enrolment": {"registered_on": "1990-04-30"}}"#, "contradiction", "enrolment.registered_on", registered),
        (
            r#"{"enrolment": {"repair_years": 1}}"#,
            "bad_value",
            "enrolment.repair_years",
            "这次没有可以补缴缩短的等待期，补缴年数请填0。",
        ),
        (
            r#"{"enrolment": {"repair_years": 2}, "history": [{"year": 2025, "cover": "none"}, {"year": 2026, "cover": "none"}]}"#,
            "bad_value",
            "enrolment.repair_years",
            "最多可以补缴1年，请填0到1。",
        ),
    ]);
}

#[test]
fn a_wrong_person_is_refused() {
    let kinds = "employee_cover_ended、demobilised、household_registered、residence_permit、student_status、released、returned_from_abroad、graduated_home";
    let kind = format!("不认得“hired”，请写 {kinds} 中的一个。");
    let kind: &'static str = kind.leak();
    assert_refused(&[
        (r#"{"person": {"age": 30}}"#, "bad_field", "person.age", "没有 age 这个字段，请核对拼写。"),
        (
            r#"{"person": {"cover": "retired"}}"#,
            "bad_value",
            "person.cover",
            "不认得“retired”，请写 resident、employee、retired_employee 中的一个。",
        ),
        (
            r#"{"person": {"born_on": "1990"}}"#,
            "bad_value",
            "person.born_on",
            "“1990”不是日期，请写成 2026-11-20 这样。",
        ),
        (
            r#"{"person": {"born_on": "1899-12-31"}}"#,
            "bad_value",
            "person.born_on",
            "出生日期要在1900年1月1日或者以后，请核对，例如1990-05-01。",
        ),
        (
            r#"{"person": {"born_on": "2028-01-01"}, "history": []}"#,
            "contradiction",
            "person.born_on",
            "出生日期不能晚于参保的2027年，请核对，例如1990-05-01。",
        ),
        (
            r#"{"person": {"born_on": "2026-11-11"}, "history": []}"#,
            "contradiction",
            "person.born_on",
            "出生日期要在缴费那天（2026年11月10日）或者以前，请核对，例如1990-05-01。",
        ),
        (
            r#"{"person": {"categories": ["student", "poor"]}}"#,
            "bad_value",
            "person.categories[1]",
            "不认得“poor”，请写 destitute、orphan、unsupported_child、subsistence_allowance、low_income_edge、monitored_household、severely_disabled、favoured_group、illness_poverty、medical_assistance、student、clergy 中的一个。",
        ),
        (r#"{"person": {"event": {"kind": "hired", "on": "2026-01-01"}}}"#, "bad_value", "person.event.kind", kind),
        (r#"{"person": {"event": {"kind": "released"}}}"#, "bad_field", "person.event.on", "缺少 on 这一项。"),
        (r#"{"person": {"event": {"on": "2026-01-01"}}}"#, "bad_field", "person.event.kind", "缺少 kind 这一项。"),
        (
            r#"{"person": {"event": {"kind": "released", "on": "1-1"}}}"#,
            "bad_value",
            "person.event.on",
            "“1-1”不是日期，请写成 2026-11-20 这样。",
        ),
        (
            r#"{"person": {"event": {"kind": "released", "on": "2026-01-01", "gap": true}}}"#,
            "bad_field",
            "person.event.gap",
            "没有 gap 这个字段，请核对拼写。",
        ),
    ]);
}

#[test]
fn a_wrong_year_of_the_history_is_refused() {
    let late =
        r#"{"history": [{"year": 2025, "cover": "resident"}, {"year": 2026, "cover": "resident", "window": "late"}]}"#;
    let early = r#"{"history": [{"year": 2025, "cover": "resident"}, {"year": 2026, "cover": "resident", "paid_on": "2025-08-31"}]}"#;
    let no_payment = "2026年没有交居民医保，不用填缴费的日期。";
    let years = "参保经历的年份要在1990年到2100年之间，请核对，例如2025。";
    assert_refused(&[
        (
            r#"{"history": [{"year": 2026, "cover": "resident", "paid": true}]}"#,
            "bad_field",
            "history[0].paid",
            "没有 paid 这个字段，请核对拼写。",
        ),
        (r#"{"history": [{"cover": "resident"}]}"#, "bad_field", "history[0].year", "缺少 year 这一项。"),
        (r#"{"history": [{"year": 2026}]}"#, "bad_field", "history[0].cover", "缺少 cover 这一项。"),
        (
            r#"{"history": [{"year": 2026, "cover": "nothing"}]}"#,
            "bad_value",
            "history[0].cover",
            "不认得“nothing”，请写 resident、employee、none 中的一个。",
        ),
        (
            r#"{"history": [{"year": 2027, "cover": "none"}]}"#,
            "contradiction",
            "history[0].year",
            "参保经历只填2027年以前的年份。",
        ),
        (
            r#"{"history": [{"year": 1989, "cover": "none"}]}"#,
            "contradiction",
            "history[0].year",
            "这一年还没有出生（1990年出生），请去掉这一年或者核对出生日期。",
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "none"}, {"year": 2025, "cover": "none"}, {"year": 2026, "cover": "resident"}]}"#,
            "contradiction",
            "history[2].year",
            "2026年填了两次，请只留一次。",
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "resident"}]}"#,
            "missing_year",
            "history",
            "请告诉我们2025年有没有参保：居民医保、职工医保，还是没有参保。等几个月要看这一年。",
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "employee", "until": "2026-13"}]}"#,
            "bad_value",
            "history[0].until",
            "“2026-13”不是月份，请写成 2026-08 这样。",
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "employee", "until": "2025-08"}]}"#,
            "contradiction",
            "history[0].until",
            "请填2026年里的月份，例如2026-08。",
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "none", "paid_on": "2026-03-01"}]}"#,
            "contradiction",
            "history[0].paid_on",
            no_payment,
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "employee", "window": "late"}]}"#,
            "contradiction",
            "history[0].window",
            no_payment,
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "none", "covered_from": "2026-03-01"}]}"#,
            "contradiction",
            "history[0].covered_from",
            no_payment,
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "resident", "paid_on": "March"}]}"#,
            "bad_value",
            "history[0].paid_on",
            "“March”不是日期，请写成 2026-11-20 这样。",
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "resident", "window": "later"}]}"#,
            "bad_value",
            "history[0].window",
            "不认得“later”，请写 central、extended 或 late。",
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "resident", "covered_from": "x"}]}"#,
            "bad_value",
            "history[0].covered_from",
            "“x”不是日期，请写成 2026-11-20 这样。",
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "resident", "covered_from": "2025-12-31"}]}"#,
            "contradiction",
            "history[0].covered_from",
            "2026年度的待遇不会早于2026年1月1日。",
        ),
        (late, "bad_value", "history[1].paid_on", "2026年不是在集中参保期交的，请填哪天交的，例如2026-07-03。"),
        (
            early,
            "no_window",
            "history[1].paid_on",
            "这一天不在这个年度的缴费时间里：请填2025年9月1日到2026年12月31日之间的日期，或者换一个参保年度。",
        ),
        (
            r#"{"person": null, "history": [{"year": 1989, "cover": "none"}, {"year": 2025, "cover": "none"}, {"year": 2026, "cover": "none"}]}"#,
            "bad_value",
            "history[0].year",
            years,
        ),
        (
            r#"{"person": null, "history": [{"year": 2026, "cover": "none"}, {"year": -30000000, "cover": "resident"}]}"#,
            "bad_value",
            "history[1].year",
            years,
        ),
        (
            r#"{"history": [{"year": 2026, "cover": "none"}, {"year": 99999999999, "cover": "none"}]}"#,
            "bad_value",
            "history[1].year",
            years,
        ),
        // Nobody enrols here, and the list is read all the same.
        (r#"{"enrolment": null, "history": [{"year": 0, "cover": "none"}]}"#, "bad_value", "history[0].year", years),
    ]);
}

/// The first year that may be listed leaves a gap of 34 years, each told as unknown.
#[test]
fn the_first_year_of_a_history_is_answered() {
    let mut request = sound();
    let years = [1990, 2025, 2026].map(|year| json!({"year": year, "cover": "resident"}));
    change(&mut request, &json!({"person": null, "history": years}));
    let unknown: Vec<i32> = (1991..2025).collect();
    assert_eq!(answer(&request.to_string())["waiting"]["unknown_years"], json!(unknown));
}

/// Source: 闽政办〔2025〕3号 (延长缴费期 to the end of February): 20 March 2026 is late, whatever it is said to be.
#[test]
fn a_window_of_a_past_year_that_the_pack_contradicts_is_told_at_its_path() {
    let told = |window: &str| {
        let mut request = sound();
        let late = json!({"year": 2026, "cover": "resident", "paid_on": "2026-03-20", "window": window});
        change(&mut request, &json!({"history": [late, {"year": 2025, "cover": "resident"}]}));
        let notices = answer(&request.to_string())["notices"].as_array().unwrap().clone();
        let differs = notices.into_iter().filter(|notice| notice["code"] == "window_differs");
        differs.map(|notice| notice["path"].clone()).collect::<Vec<Json>>()
    };
    assert_eq!((told("central"), told("late")), (vec![json!("history[0].window")], vec![]));
}

/// A last covered month belongs to employee cover; the sentence must not deny a premium that was paid.
#[test]
fn a_last_month_of_a_resident_year_is_refused_in_words_that_fit() {
    let mut request = sound();
    change(
        &mut request,
        &json!({"history": [{"year": 2025, "cover": "resident"}, {"year": 2026, "cover": "resident", "until": "2026-08"}]}),
    );
    let error = &answer(&request.to_string())["error"];
    assert_eq!((&error["code"], &error["path"]), (&json!("contradiction"), &json!("history[1].until")));
    let text = error["text"].as_str().unwrap();
    assert!(!text.contains("没有交居民医保"), "the year is a resident year: {text}");
}
