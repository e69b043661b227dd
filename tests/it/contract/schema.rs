//! The published schemas against what the program really reads and writes.

use crate::{
    asking::{answer, areas},
    cases,
    one_counter::mixed,
};
use canbao::contract::schema;
use jsonschema::Validator;
use serde_json::{Value as Json, json};
use std::sync::OnceLock;

fn reader(schema: &Json) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

fn request_schema() -> &'static Validator {
    static SCHEMA: OnceLock<Validator> = OnceLock::new();
    SCHEMA.get_or_init(|| reader(&schema::request()))
}

fn report_schema() -> &'static Validator {
    static SCHEMA: OnceLock<Validator> = OnceLock::new();
    SCHEMA.get_or_init(|| reader(&schema::report()))
}

fn complaints(schema: &Validator, json: &Json) -> Vec<String> {
    schema.iter_errors(json).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// What only a reader of the whole request can see (the law, how one answer fits another, names), and what a schema
/// cannot say of a number: each by path and the first words of its text.
const UNSEEN: &[(&str, &str)] = &[
    ("enrolment.repair_years", ""),
    ("enrolment.registered_on", ""),
    ("family.holders[1].id", ""),
    ("family.members[1].id", ""),
    ("family.members[0].relation.c", ""),
    ("person.born_on", ""),
    ("person.event.on", ""),
    ("history", ""),
    ("history[1].paid_on", "2026年不是在集中参保期交的"),
    ("retirement.retires_on", "退休的月份要在"),
    // Many a reader of schemas would find 4.35 no multiple of 0.01.
    ("care[0].total", "“1.005”"),
    ("care[0].first_share", "“1.005”"),
];

/// A request that is refused for its shape is refused by the schema too. Called for every row of bad input.
pub(super) fn assert_sees(row: &str, request: &Json, error: &Json) {
    let [code, path, text] = ["code", "path", "text"].map(|name| error[name].as_str().unwrap_or_default());
    let is_unseen = UNSEEN.iter().any(|(unseen, words)| *unseen == path && text.starts_with(words));
    let is_of_shape = matches!(code, "bad_field" | "bad_value" | "out_of_years") && !is_unseen;
    let is_valid = request_schema().is_valid(request);
    assert!(!is_of_shape || !is_valid, "the schema lets pass {row}\n  refused as {error}");
}

/// Every story's request and report, and many mixed ones: what the program answers is valid, both ways.
#[test]
fn every_answered_request_and_every_report_is_valid() {
    let areas = areas();
    let mixed = mixed::lines(2_000, &areas).filter_map(|line| serde_json::from_str(&line).ok());
    let requests: Vec<Json> = cases::requests().into_iter().chain(mixed).collect();
    let mut wrong = Vec::new();
    let mut answered = 0;
    for request in &requests {
        let report = answer(&request.to_string());
        wrong.extend(complaints(report_schema(), &report).into_iter().map(|it| format!("{request}\n  report {it}")));
        if report["error"].is_null() {
            answered += 1;
            wrong.extend(complaints(request_schema(), request).into_iter().map(|it| format!("{request}\n  {it}")));
        }
    }
    assert!(answered > 1_500, "only {answered} answered");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

/// A report cannot carry a field that the schema does not know, anywhere: one that has one more is refused.
#[test]
fn a_report_with_one_field_more_is_refused() {
    fn objects(json: &Json, path: &str, found: &mut Vec<String>) {
        match json {
            Json::Object(fields) => {
                found.push(path.to_owned());
                fields.iter().for_each(|(name, it)| objects(it, &format!("{path}/{}", name.replace('/', "~1")), found));
            }
            Json::Array(items) => {
                items.iter().enumerate().for_each(|(index, it)| objects(it, &format!("{path}/{index}"), found));
            }
            _ => {}
        }
    }
    // What a caller names: people of a family, years.
    let is_by_name = |path: &str| path.ends_with("/by_year") || path.ends_with("/left") || path.ends_with("/cash");
    let report = answer(
        r#"{"area": "350200", "enrolment": {"coverage_year": 2027, "paid_on": "2026-11-10"},
            "history": [{"year": 2025, "cover": "none"}, {"year": 2026, "cover": "resident"}],
            "care": [{"on": "2027-06-02", "kind": "inpatient", "facility": "tertiary", "total": 52000}]}"#,
    );
    let mut paths = Vec::new();
    objects(&report, "", &mut paths);
    assert!(paths.len() > 50, "{report}");
    for path in paths.iter().filter(|path| !is_by_name(path)) {
        let mut more = report.clone();
        more.pointer_mut(path).unwrap()["more"] = json!(1);
        assert!(!report_schema().is_valid(&more), "{path}");
    }
}

/// Source: the machine interface (money is a decimal string with two places, read from a string or a number).
#[test]
fn money_is_read_as_text_and_number_and_written_as_text() {
    let care = |total: Json| json!({"area": "350200", "care": [{"on": "2027-06-02", "kind": "inpatient", "facility": "tertiary", "total": total}]});
    for good in [json!("400"), json!("400.5"), json!("400.00"), json!(400), json!(400.5), json!(0)] {
        assert!(request_schema().is_valid(&care(good.clone())), "{good}");
    }
    for bad in
        [json!("400元"), json!("-1"), json!(-1), json!("1."), json!(".5"), json!("1.005"), json!(null), json!(true)]
    {
        assert!(!request_schema().is_valid(&care(bad.clone())), "{bad}");
    }
}
