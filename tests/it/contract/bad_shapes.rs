//! Bad input in the sections that this version only reads, in typed figures, and in the JSON itself.

use super::bad_input::{assert_refused, change, sound};
use crate::asking::answer;
use serde_json::{Value as Json, json};

const CARE: &str = r#"{"on": "2027-06-02", "kind": "inpatient", "facility": "tertiary", "total": "1.00"}"#;

/// Sections that this version does not answer are read all the same.
#[test]
fn a_wrong_word_in_the_other_sections_is_refused() {
    let care = |field: &str, value: &str| -> &'static str {
        let mut care: Json = serde_json::from_str(CARE).unwrap();
        care[field] = serde_json::from_str(value).unwrap();
        json!({ "care": [care] }).to_string().leak()
    };
    let family = |holder: &str, member: &str| -> &'static str {
        format!(r#"{{"family": {{"holders": [{holder}], "members": [{member}]}}}}"#).leak()
    };
    let (holder, member) = (
        r#"{"id": "a", "balance": "1.00", "province": "35"}"#,
        r#"{"id": "b", "relation": {"a": "child"}, "province": "35", "premium": "1.00"}"#,
    );
    let sum = |text: &str| -> &'static str {
        format!("“{text}”不是金额：请写不小于0、最多两位小数的数，例如 \"400.00\"。").leak()
    };
    let relations = "不认得“son”，请写 self、spouse、parent、child、sibling、grandparent、grandchild、parent_in_law、child_in_law、other 中的一个。";
    let retirement = |sex: &str, month: &str| -> &'static str {
        format!(
            r#"{{"retirement": {{"sex": "{sex}", "retires_on": "{month}", "paid_months": 1, "paid_months_here": 1}}}}"#
        )
        .leak()
    };
    assert_refused(&[
        (care("on", "\"6-2\""), "bad_value", "care[0].on", "“6-2”不是日期，请写成 2026-11-20 这样。"),
        (
            care("kind", "\"dental\""),
            "bad_value",
            "care[0].kind",
            "不认得“dental”，请写 outpatient、chronic、inpatient 中的一个。",
        ),
        (
            care("facility", "\"county\""),
            "bad_value",
            "care[0].facility",
            "不认得“county”，请写 community、primary、secondary、tertiary、provincial 中的一个。",
        ),
        (
            care("place", "\"abroad\""),
            "bad_value",
            "care[0].place",
            "不认得“abroad”，请写 local、registered、referred、unregistered 中的一个。",
        ),
        (care("total", "\"-1\""), "bad_value", "care[0].total", sum("-1")),
        (care("total", "1.005"), "bad_value", "care[0].total", sum("1.005")),
        (care("excluded", "\"一百\""), "bad_value", "care[0].excluded", sum("一百")),
        (care("first_share", "-0.01"), "bad_value", "care[0].first_share", sum("-0.01")),
        (care("level", "\"tertiary\""), "bad_field", "care[0].level", "没有 level 这个字段，请核对拼写。"),
        (r#"{"family": {"members": []}}"#, "bad_field", "family.holders", "缺少 holders 这一项。"),
        (family(&holder.replace("1.00", "-5"), member), "bad_value", "family.holders[0].balance", sum("-5")),
        (family(holder, &member.replace("child", "son")), "bad_value", "family.members[0].relation.a", relations),
        (family(holder, &member.replace("1.00", "x")), "bad_value", "family.members[0].premium", sum("x")),
        (
            family(holder, &member.replace("}", ", \"bills\": \"-1\"}").replacen(", \"bills\": \"-1\"}", "}", 1)),
            "bad_value",
            "family.members[0].bills",
            sum("-1"),
        ),
        (retirement("f", "2030-04"), "bad_value", "retirement.sex", "不认得“f”，请写 female、male 中的一个。"),
        (retirement("female", "2030"), "bad_value", "retirement.retires_on", "“2030”不是月份，请写成 2026-08 这样。"),
    ]);
}

/// Source: the machine interface (refused where the pack has a value, unless that value is `unverified`).
#[test]
fn a_wrong_override_is_refused() {
    let known = "这个数字本地文件已经写明，不用自己填。";
    assert_refused(&[
        (r#"{"overrides": {"premium": "1"}}"#, "bad_field", "overrides.premium", "没有 premium 这个可以自己填的数字。"),
        (
            r#"{"overrides": {"window.central.closes": "2026-12-31"}}"#,
            "bad_field",
            "overrides.window.central.closes",
            "没有 window.central.closes 这个可以自己填的数字。",
        ),
        (
            r#"{"overrides": {"premium.personal": "-1"}}"#,
            "bad_value",
            "overrides.premium.personal",
            "“-1”不是金额：请写不小于0、最多两位小数的数，例如 \"400.00\"。",
        ),
        (
            r#"{"overrides": {"basic.ratio": "1.5"}}"#,
            "bad_value",
            "overrides.basic.ratio",
            "“1.5”读不懂：比例写 \"0.65\"，月数、年数写0到120的整数。",
        ),
        (
            r#"{"overrides": {"waiting.fixed_months": "three"}}"#,
            "bad_value",
            "overrides.waiting.fixed_months",
            "“three”读不懂：比例写 \"0.65\"，月数、年数写0到120的整数。",
        ),
        (r#"{"overrides": {"waiting.fixed_months": 2}}"#, "contradiction", "overrides.waiting.fixed_months", known),
        (
            r#"{"enrolment": {"coverage_year": 2026, "paid_on": "2025-11-10"}, "history": [{"year": 2025, "cover": "resident"}], "overrides": {"premium.personal": "1.00"}}"#,
            "contradiction",
            "overrides.premium.personal",
            known,
        ),
    ]);
}

/// Types that do not fit: the path is exact, the sentence ends in the reader's own words.
#[test]
fn a_value_of_the_wrong_type_is_refused_at_its_path() {
    let rows = [
        (r#"{"area": 350200}"#, "area"),
        (r#"{"enrolment": {"coverage_year": "2027"}}"#, "enrolment.coverage_year"),
        (r#"{"enrolment": {"coverage_year": 2027.5}}"#, "enrolment.coverage_year"),
        (r#"{"enrolment": {"paid_on": 20261110}}"#, "enrolment.paid_on"),
        (r#"{"enrolment": {"repair_years": -1}}"#, "enrolment.repair_years"),
        (r#"{"enrolment": {"repair_years": 0.5}}"#, "enrolment.repair_years"),
        (r#"{"enrolment": {"repair_years": 4294967296}}"#, "enrolment.repair_years"),
        (r#"{"person": {"categories": "orphan"}}"#, "person.categories"),
        (r#"{"person": {"categories": [3]}}"#, "person.categories[0]"),
        (r#"{"person": {"continuous_months": -3}}"#, "person.continuous_months"),
        (
            r#"{"person": {"event": {"kind": "released", "on": "2026-01-01", "gap_paid": "yes"}}}"#,
            "person.event.gap_paid",
        ),
        (r#"{"history": {"year": 2026}}"#, "history"),
        (r#"{"history": [{"year": "2026", "cover": "none"}]}"#, "history[0].year"),
        (r#"{"history": [{"year": 2026, "cover": "resident", "zero_claim": "yes"}]}"#, "history[0].zero_claim"),
        (r#"{"history": [{"year": 2026, "cover": "resident", "bonus_used": 1}]}"#, "history[0].bonus_used"),
        (r#"{"overrides": ["premium.personal"]}"#, "overrides"),
    ];
    for (patch, path) in rows {
        let mut request = sound();
        change(&mut request, &serde_json::from_str(patch).unwrap());
        let error = &answer(&request.to_string())["error"];
        assert_eq!((&error["code"], &error["path"]), (&json!("bad_value"), &json!(path)), "{patch} {error}");
        assert!(error["text"].as_str().unwrap().starts_with("这一项的写法不对："), "{error}");
    }
}

/// What is no request at all: the fault is the whole text's, so no field is named, and the words tell what to do.
#[test]
fn what_is_no_json_is_refused() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let rows = [
        ("", "请求是空的：请写成 {\"area\": …} 的样子。"),
        (" \n ", "请求是空的：请写成 {\"area\": …} 的样子。"),
        ("{", "没有写完就断了：请补全后面的内容、引号和括号。"),
        ("{\"area\": \"3502", "没有写完就断了：请补全后面的内容、引号和括号。"),
        ("{bad", "第1行第2个字处要写名字：名字用英文双引号括起来，例如 \"area\"。"),
        ("area", "第1行第1个字处不是正确的 JSON：请核对引号、逗号、冒号和括号。"),
        (
            "{\"area\": \"350200\"}\n x",
            "第2行第2个字处后面多了内容：一次只写一个请求，请把多出来的删去；几个请求用 --lines，一行一个。",
        ),
        ("\u{feff}{}", "开头有一个看不见的标记（BOM）：请把文件存成不带 BOM 的 UTF-8。"),
        ("{\"厦门\" 1}", "第1行第7个字处缺少冒号：要写成 \"名字\": 值。"),
        ("[]", "请求要写成 {\"area\": …} 的样子。"),
        ("null", "请求要写成 {\"area\": …} 的样子。"),
        ("\"350200\"", "请求要写成 {\"area\": …} 的样子。"),
    ];
    for (text, told) in rows {
        assert_eq!(answer(text)["error"], json!({"code": "bad_value", "path": "", "text": told}), "{text:?}");
    }
    let error = &answer(&deep)["error"];
    assert_eq!((&error["code"], &error["path"]), (&json!("bad_value"), &json!("")));
    assert!(error["text"].as_str().unwrap().ends_with("括号套得太深了，请照说明里的样子写。"), "{error}");
}

/// One value that no machine can hold is that field's fault.
#[test]
fn a_number_out_of_range_names_its_field() {
    let error =
        &answer(r#"{"area": "350200", "enrolment": {"coverage_year": 1e999, "paid_on": "2026-11-10"}}"#)["error"];
    assert_eq!((&error["code"], &error["path"]), (&json!("bad_value"), &json!("enrolment.coverage_year")));
    assert!(error["text"].as_str().unwrap().ends_with("的数太大，读不了，请核对。"), "{error}");
}

/// Which of two should count cannot be known.
#[test]
fn a_name_told_twice_is_refused() {
    let rows = [
        (r#"{"area": "350200", "area": "370200"}"#, "area", "area"),
        (r#"{"area": "370200", "overrides": {"basic.cap": 1, "basic.cap": 2}}"#, "overrides.basic.cap", "basic.cap"),
        (
            r#"{"area": "370200", "overrides": {"basic.ratio": "0.5", "basic.cap": 2, "basic.ratio": "0.5"}}"#,
            "overrides.basic.ratio",
            "basic.ratio",
        ),
    ];
    for (text, path, name) in rows {
        let told = format!("{name} 写了两次，请只留一次。");
        assert_eq!(answer(text)["error"], json!({"code": "bad_field", "path": path, "text": told}));
    }
}

/// Source: the machine interface (money is a decimal string, read from a string or a JSON number; below zero or with more
/// than two places is `bad_value`). What was sent is quoted as it was written.
#[test]
fn money_that_is_none_is_quoted_as_it_was_sent() {
    let total = |written: &str| {
        let care = CARE.replace("\"1.00\"", written);
        answer(&format!(r#"{{"area": "350200", "care": [{care}]}}"#))["error"].clone()
    };
    let rows = [
        ("true", "true"),
        ("[]", "[]"),
        ("{}", "{}"),
        ("-0", "-0"),
        ("-1", "-1"),
        ("\"-0\"", "-0"),
        ("\"\"", ""),
        ("\"5.\"", "5."),
        ("\".5\"", ".5"),
        ("\"1e2\"", "1e2"),
        ("\"400.000\"", "400.000"),
        ("1.005", "1.005"),
        ("99999999999.9999999", "99999999999.9999999"),
        ("1e999", "1e999"),
    ];
    for (written, quoted) in rows {
        let text = format!("“{quoted}”不是金额：请写不小于0、最多两位小数的数，例如 \"400.00\"。");
        assert_eq!(total(written), json!({"code": "bad_value", "path": "care[0].total", "text": text}), "{written}");
    }
    for written in ["\"0\"", "0", "400", "400.5", "\"400.50\"", "400.000", "1e2", "0.01"] {
        assert_eq!(total(written), Json::Null, "{written}");
    }
}

/// Null tells nothing: of a field that must be told it reads as missing, of any other as not told.
#[test]
fn null_reads_as_missing() {
    let rows = [
        (r#"{"area": null}"#.to_owned(), "area", "area"),
        (
            r#"{"area": "350200", "enrolment": {"coverage_year": null, "paid_on": "2026-11-10"}}"#.to_owned(),
            "enrolment.coverage_year",
            "coverage_year",
        ),
        (format!(r#"{{"area": "350200", "care": [{}]}}"#, CARE.replace("\"1.00\"", "null")), "care[0].total", "total"),
        (
            format!(r#"{{"area": "350200", "care": [{}]}}"#, CARE.replace("\"inpatient\"", "null")),
            "care[0].kind",
            "kind",
        ),
    ];
    for (text, path, name) in rows {
        let told = format!("缺少 {name} 这一项。");
        assert_eq!(answer(&text)["error"], json!({"code": "bad_field", "path": path, "text": told}));
    }
    let care = CARE.replace('}', ", \"excluded\": null, \"first_share\": null}");
    assert_eq!(answer(&format!(r#"{{"area": "350200", "care": [{care}]}}"#))["error"], Json::Null);
    let error = &answer(r#"{"area": "370200", "overrides": {"basic.cap": null}}"#)["error"];
    let told = "“null”不是金额：请写不小于0、最多两位小数的数，例如 \"400.00\"。";
    assert_eq!(*error, json!({"code": "bad_value", "path": "overrides.basic.cap", "text": told}));
}

/// A rate is plain digits too.
#[test]
fn a_rate_that_is_none_is_quoted_as_it_was_sent() {
    for written in ["\".5\"", "\"1.\"", "\"-0\"", "true", "null", "1.5"] {
        let error = &answer(&format!(r#"{{"area": "370200", "overrides": {{"basic.ratio": {written}}}}}"#))["error"];
        let told = format!("“{}”读不懂：比例写 \"0.65\"，月数、年数写0到120的整数。", written.trim_matches('"'));
        assert_eq!(*error, json!({"code": "bad_value", "path": "overrides.basic.ratio", "text": told}));
    }
}

/// Source: ARCHITECTURE.md (lists, never the first only).
#[test]
fn several_problems_are_told_together() {
    let mut request = sound();
    change(&mut request, &json!({"history": []}));
    let error = &answer(&request.to_string())["error"];
    assert_eq!(error["code"], "missing_year");
    let text = error["text"].as_str().unwrap();
    assert!(text.contains("2025年") && text.contains("2026年"), "{text}");
}

/// What is wrong itself is held against nothing else, and each further problem is told with its own field.
#[test]
fn a_problem_brings_no_others_with_it() {
    let told = |patch: Json| {
        let mut request = sound();
        change(&mut request, &patch);
        answer(&request.to_string())["error"]["text"].as_str().unwrap().to_owned()
    };
    let years = "参保年度要在2016年到2100年之间，例如2027。";
    assert_eq!(told(json!({"enrolment": {"coverage_year": 2015}})), years);
    // The birth is refused: the years of the history are not held against it.
    assert_eq!(
        told(json!({"person": {"born_on": "2027-01-01"}})),
        "出生日期要在缴费那天（2026年11月10日）或者以前，请核对，例如1990-05-01。"
    );
    // Two faults that have nothing to do with each other, the second with its own field.
    let history = json!([{"year": 2025, "cover": "resident"}, {"year": 2027, "cover": "resident", "window": "late"}]);
    assert_eq!(
        told(json!({"person": {"born_on": "2028-01-01"}, "history": history})),
        "出生日期不能晚于参保的2027年，请核对，例如1990-05-01。 history[1].year：参保经历只填2027年以前的年份。"
    );
}
