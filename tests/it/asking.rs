//! Questions in the contract's form, put to the library: one JSON request in, one JSON report or error out.

use canbao::{
    contract::{self, Counter, Failure},
    law::Shelf,
};
use serde_json::Value as Json;
use std::{
    collections::BTreeMap,
    sync::{Mutex, OnceLock},
};

/// The shelf of an area, read once in a run; none if there is no such area.
pub(crate) fn shelf(code: &str) -> Option<&'static Shelf> {
    static SHELVES: OnceLock<Mutex<BTreeMap<String, Option<&'static Shelf>>>> = OnceLock::new();
    let mut shelves = SHELVES.get_or_init(Mutex::default).lock().unwrap();
    *shelves.entry(code.to_owned()).or_insert_with(|| match Shelf::built_in(code) {
        Ok(shelf) => Some(Box::leak(Box::new(shelf))),
        Err(faults) if faults.is_empty() => None,
        Err(faults) => panic!("{code}: {faults:?}"),
    })
}

/// The codes of every area.
pub(crate) fn areas() -> Vec<String> {
    Shelf::built_in_entries().into_iter().map(|entry| entry.code).collect()
}

/// The report, or `{"error": …}`, as a caller of the machine interface would read it.
pub(crate) fn answer(request: &str) -> Json {
    match contract::answer_from(request, |code| Ok(shelf(code).map(Counter::new))) {
        Ok(report) => serde_json::to_value(report).unwrap(),
        Err(error) => serde_json::to_value(Failure { error }).unwrap(),
    }
}

/// What stands at a path such as `repair.options.1.cost`; `len` after a list is its length.
pub(crate) fn at<'a>(report: &'a Json, path: &str) -> Option<std::borrow::Cow<'a, Json>> {
    let mut here = report;
    for name in path.split('.') {
        here = match here {
            Json::Array(items) if name == "len" => return Some(std::borrow::Cow::Owned(items.len().into())),
            Json::Array(items) => items.get(name.parse::<usize>().ok()?)?,
            other => other.get(name)?,
        };
    }
    Some(std::borrow::Cow::Borrowed(here))
}

/// The codes of a report's notices.
pub(crate) fn notice_codes(report: &Json) -> Vec<&str> {
    let notices = report["notices"].as_array().into_iter().flatten();
    notices.filter_map(|notice| notice["code"].as_str()).collect()
}
