//! Every number in a report has a step under its path, with a source: the machine interface, the last line but one.

use crate::asking::{answer, areas};
use serde_json::Value as Json;
use std::{collections::BTreeSet, fs, path::Path};

/// A number's path, and when it may stand without a source.
type Exception = (&'static str, fn(&Report) -> bool);

/// Why a number may stand without a source.
const EXCEPTIONS: &[Exception] = &[
    // The person belongs to no category: no rule was asked.
    ("premium.subsidy", |it| {
        it.is("premium.subsidy", "0.00") && it.request["person"]["categories"].as_array().is_none_or(Vec::is_empty)
    }),
    // The person repairs nothing.
    ("premium.repair", |it| it.is("premium.repair", "0.00") && it.repairs_nothing()),
    ("waiting.repaired_months", |it| it.repairs_nothing()),
    // Paid in a window that only the person names: no document was asked.
    ("waiting.fixed_months", |it| it.is("waiting.fixed_months", 0) && it.is_window_own_word()),
    // The years that the person left out.
    ("waiting.unknown_years", |_| true),
];

/// One request and its report.
struct Report {
    request: Json,
    report: Json,
}

impl Report {
    fn of(request: &Json) -> Self {
        Self { request: request.clone(), report: answer(&request.to_string()) }
    }

    fn is(&self, path: &str, value: impl Into<Json>) -> bool {
        crate::asking::at(&self.report, path).is_some_and(|found| *found == value.into())
    }

    fn is_window_own_word(&self) -> bool {
        let mut steps = self.report["steps"].as_array().into_iter().flatten();
        let window = steps.find(|step| step["path"] == "waiting.window");
        window.is_some_and(|step| step["sources"].as_array().is_none_or(Vec::is_empty))
    }

    fn repairs_nothing(&self) -> bool {
        self.request["enrolment"]["repair_years"].as_u64().unwrap_or(0) == 0
    }

    /// Every number and day of the three sections with its path; a list of years is one.
    fn numbers(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for section in ["premium", "waiting", "repair"] {
            walk(section, &self.report[section], &mut found);
        }
        found
    }

    fn complaints(&self) -> Vec<String> {
        let steps = self.report["steps"].as_array().into_iter().flatten().collect::<Vec<_>>();
        let mut found = Vec::new();
        for (path, value) in self.numbers() {
            let is_excepted = EXCEPTIONS.iter().any(|(of, applies)| *of == path && applies(self));
            let step = steps.iter().find(|step| step["path"] == *path);
            match step {
                None if !is_excepted => found.push(format!("{path} = {value} has no step")),
                None => {}
                Some(step) if step["value"] != *value => {
                    found.push(format!("{path} = {value}, its step says {}", step["value"]))
                }
                Some(step) if step["text"].as_str().unwrap().is_empty() => {
                    found.push(format!("{path} has no sentence"))
                }
                Some(step) if step["sources"].as_array().unwrap().is_empty() && !is_excepted => {
                    found.push(format!("{path} = {value} has no source"));
                }
                Some(_) => {}
            }
        }
        found
    }
}

fn walk(path: &str, value: &Json, found: &mut Vec<(String, String)>) {
    match value {
        Json::Object(fields) => fields.iter().for_each(|(name, value)| walk(&format!("{path}.{name}"), value, found)),
        Json::Array(items) if items.iter().all(Json::is_number) => {
            let years: Vec<String> = items.iter().map(Json::to_string).collect();
            if !years.is_empty() {
                found.push((path.to_owned(), years.join(" ")));
            }
        }
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| walk(&format!("{path}.{index}"), item, found));
        }
        Json::Number(number) => found.push((path.to_owned(), number.to_string())),
        Json::String(text) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            found.push((path.to_owned(), text.clone()))
        }
        _ => {}
    }
}

/// Every story's request.
fn stories() -> Vec<Json> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases"));
    let below = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let files = below(folder).into_iter().flat_map(|place| below(&place));
    let request = |text: String| toml::from_str::<Json>(&text).unwrap()["request"].clone();
    files.map(|file| request(fs::read_to_string(file).unwrap())).collect()
}

/// Every area, in and after the window, with none to six lapsed years, repairing or not, with and without a category.
fn varied() -> Vec<Json> {
    let mut found = Vec::new();
    for area in areas() {
        for lapsed in 0..=6 {
            for (paid_on, window) in [("2030-11-20", "central"), ("2031-01-20", "extended"), ("2031-05-10", "late")] {
                let history: Vec<Json> = (2025..2031)
                    .map(|year| serde_json::json!({"year": year, "cover": if year > 2030 - lapsed { "none" } else { "resident" }}))
                    .collect();
                let mut request = serde_json::json!({
                    "area": area, "history": history,
                    "enrolment": {"coverage_year": 2031, "paid_on": paid_on, "window": window, "repair_years": 0},
                    "overrides": {"premium.personal": "480.00", "premium.government": "790.00"},
                });
                found.push(request.clone());
                request["enrolment"]["repair_years"] = 1.into();
                request["person"] = serde_json::json!({"categories": ["destitute"], "born_on": "1980-01-01"});
                found.push(request);
            }
        }
    }
    found
}

/// Source: the machine interface (every number in a report has a step under its path, with the sources of every parameter used).
#[test]
fn every_number_has_a_step_and_every_step_a_source() {
    let mut complaints: BTreeSet<String> = BTreeSet::new();
    let (mut reports, mut numbers) = (0, 0);
    for request in stories().iter().chain(&varied()) {
        let report = Report::of(request);
        if report.report.get("error").is_some() {
            continue;
        }
        reports += 1;
        numbers += report.numbers().len();
        let area = report.report["area"]["code"].as_str().unwrap().to_owned();
        complaints.extend(report.complaints().into_iter().map(|complaint| format!("{complaint} ({area})")));
    }
    assert!(reports > 800 && numbers > 10_000, "only {reports} reports with {numbers} numbers");
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "{}:\n{}", complaints.len(), complaints.join("\n"));
}
