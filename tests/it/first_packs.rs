//! What the page answers from first gives the whole pack's answers.

use super::{
    asking::{areas, shelf},
    one_counter::mixed,
};
use canbao::{
    contract,
    law::{Shelf, read_folder},
};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, path::Path};

/// What of a request is answered first.
const ASKED: [&str; 4] = ["area", "enrolment", "person", "history"];

fn enrolment_of(line: &str) -> Option<(String, String)> {
    let mut request: Map<String, Value> = serde_json::from_str(line).ok()?;
    request.retain(|name, _| ASKED.contains(&name.as_str()));
    let code = request.get("area")?.as_str()?.to_owned();
    request.contains_key("enrolment").then(|| (code, Value::Object(request).to_string()))
}

/// What the page shows of a report before anything is opened: no bonuses, which every history brings.
fn first_of(report: Value) -> String {
    let notices = report["notices"].as_array().into_iter().flatten();
    let is_first = |notice: &&Value| notice["path"].as_str().is_none_or(|path| !path.starts_with("bonus"));
    let notices: Vec<&Value> = notices.filter(is_first).collect();
    serde_json::json!([report["premium"], report["waiting"], report["repair"], notices]).to_string()
}

/// Source: ARCHITECTURE.md (a pack comes in two files).
#[test]
fn an_enrolment_is_answered_alike_from_the_first_file_and_from_the_whole() {
    let texts = read_folder(Path::new("policies")).unwrap().shelves;
    let first: BTreeMap<String, Shelf> =
        texts.iter().map(|(code, text)| (code.clone(), Shelf::read(&text.for_enrolment()).unwrap())).collect();
    let mut reports = 0;
    for (code, request) in mixed::lines(1_500, &areas()).filter_map(|line| enrolment_of(&line)) {
        let written = |shelf: &Shelf| match contract::answer(&request, shelf) {
            Ok(report) => first_of(serde_json::to_value(&report).unwrap()),
            Err(error) => error.text,
        };
        let (Some(first), Some(whole)) = (first.get(&code), shelf(&code)) else { continue };
        assert_eq!(written(first), written(whole), "{request}");
        reports += 1;
    }
    assert!(reports > 500, "only {reports} reports");
}
