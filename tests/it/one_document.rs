//! A made-up place whose whole law is one made-up document: line by line what a test needs, and nothing else.

use super::asking::at;
use canbao::{
    contract::{self, Failure},
    law::{Shelf, read_pack_texts},
};
use serde_json::{Value as Json, json};

const AREA: &str = "code = \"100000\"\nname = \"全国\"\nas_of = 2026-11-23\n";
const HEAD: &str = r#"[document]
title  = "一份想出来的文件"
number = "想〔2025〕1号"
issuer = "想出来的医保局"
issued_on     = 2025-01-01
in_force_from = 2025-01-01
cited    = "2025年1月1日印发，自2025年起执行"
standing = "in-force"
trust    = "official"
"#;

/// The shelf of a document: quotes, each with what it sets.
pub(crate) fn shelf(lines: &[(&str, &str)]) -> Shelf {
    let clause = |(quote, line): &(&str, &str)| {
        format!("\n[[clause]]\nat    = \"第一条\"\nquote = \"{quote}\"\nsets  = [\n  {{ {line} }},\n]\n")
    };
    let text = format!("{HEAD}{}", lines.iter().map(clause).collect::<String>());
    let folder = read_pack_texts("made-up", [("cn/area.toml", AREA), ("cn/made_up.toml", &text)].into_iter());
    assert!(folder.faults.is_empty(), "{:?}", folder.faults);
    Shelf::read(&folder.shelves["100000"]).unwrap()
}

/// The report on one section, or the error.
pub(crate) fn ask(shelf: &Shelf, section: &str, asked: &Json, overrides: &Json) -> Json {
    let mut request = json!({"area": "100000"});
    request[section] = asked.clone();
    if !overrides.is_null() {
        request["overrides"] = overrides.clone();
    }
    match contract::answer(&request.to_string(), shelf) {
        Ok(report) => serde_json::to_value(report).unwrap(),
        Err(error) => serde_json::to_value(Failure { error }).unwrap(),
    }
}

pub(crate) fn assert_at(report: &Json, expected: &[(&str, Json)]) {
    for (path, value) in expected {
        assert_eq!(at(report, path).as_deref(), Some(value), "{path} of {report}");
    }
}

/// Path and key of every notice of one code.
pub(crate) fn notices(report: &Json, code: &str) -> Vec<(String, String)> {
    let text = |value: &Json| value.as_str().unwrap_or("").to_owned();
    let all = report["notices"].as_array().into_iter().flatten();
    all.filter(|notice| notice["code"] == code).map(|notice| (text(&notice["path"]), text(&notice["key"]))).collect()
}

/// The step at a path.
pub(crate) fn step<'a>(report: &'a Json, path: &str) -> &'a Json {
    let steps = report["steps"].as_array().unwrap();
    steps.iter().find(|step| step["path"] == path).unwrap_or_else(|| panic!("no step {path}"))
}

/// Every figure named has a step with that value, a sentence and a source.
pub(crate) fn assert_stepped(report: &Json, figures: &[(String, String)]) {
    for (path, value) in figures {
        let step = step(report, path);
        assert_eq!(step["value"], **value, "{path}");
        assert!(!step["text"].as_str().unwrap().is_empty(), "{path} has no sentence");
        assert!(!step["sources"].as_array().unwrap().is_empty(), "{path} has no source");
    }
}
