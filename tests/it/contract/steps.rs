//! Every number in a report has a step under its path, with a source: the machine interface, the last line but one.

use crate::asking::{answer, areas};
use serde_json::{Value as Json, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// A number's path (`*` for any name in it), and when it may stand without a source.
type Exception = (&'static str, fn(&Report, &str) -> bool);

/// Why a number may stand without a source.
const EXCEPTIONS: &[Exception] = &[
    // The person belongs to no category: no rule was asked.
    ("premium.subsidy", |it, _| {
        it.is("premium.subsidy", "0.00") && it.request["person"]["categories"].as_array().is_none_or(Vec::is_empty)
    }),
    // The person repairs nothing.
    ("premium.repair", |it, _| it.is("premium.repair", "0.00") && it.repairs_nothing()),
    ("waiting.repaired_months", |it, _| it.repairs_nothing()),
    // Paid in a window that only the person names: no document was asked.
    ("waiting.fixed_months", |it, _| it.is("waiting.fixed_months", 0) && it.is_window_own_word()),
    // The years that the person left out.
    ("waiting.unknown_years", |_, _| true),
    // What is left of a bill by the person's own figures, where no document says what is paid of it.
    ("reimbursement.events.*.eligible", |it, path| {
        crate::asking::at(&it.report, &path.replace("eligible", "basic")).is_some_and(|basic| basic.is_null())
    }),
];

/// What of a report is no section of the answer.
const FRAME: &[&str] = &["version", "policy", "area", "notices", "steps"];

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

    /// Every number and day of every section with its path; a list of years is one.
    fn numbers(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (section, part) in self.report.as_object().into_iter().flatten() {
            if !FRAME.contains(&section.as_str()) {
                walk(section, part, &mut found);
            }
        }
        found
    }

    /// The sections that are answered.
    fn sections(&self) -> impl Iterator<Item = &str> {
        let sections = self.report.as_object().into_iter().flatten();
        sections.filter(|(_, part)| !part.is_null()).map(|(name, _)| name.as_str())
    }

    fn complaints(&self) -> Vec<String> {
        let steps = self.report["steps"].as_array().into_iter().flatten();
        let steps: BTreeMap<&str, &Json> = steps.rev().map(|step| (step["path"].as_str().unwrap(), step)).collect();
        let mut found = Vec::new();
        for (path, value) in self.numbers() {
            let is_excepted = EXCEPTIONS.iter().any(|(of, applies)| fits(of, &path) && applies(self, &path));
            match steps.get(path.as_str()) {
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

fn fits(pattern: &str, path: &str) -> bool {
    let (names, wanted) = (path.split('.'), pattern.split('.'));
    path.split('.').count() == pattern.split('.').count() && names.zip(wanted).all(|(name, of)| of == "*" || of == name)
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

/// Every area's bills: schemes, categories and places, as they stand and with every missing figure typed in.
fn bills() -> Vec<Json> {
    let event = |(month, kind, facility): (u32, &str, &str), place: &str| {
        json!({"on": format!("2026-{month:02}-05"), "kind": kind, "facility": facility, "total": "250000.00",
               "excluded": "1000.00", "first_share": "2000.00", "place": place})
    };
    let events = [
        (2, "outpatient", "tertiary"),
        (3, "inpatient", "secondary"),
        (9, "inpatient", "provincial"),
        (10, "chronic", "community"),
    ];
    let mut found = Vec::new();
    for area in areas() {
        for (cover, category) in
            [("resident", None), ("resident", Some("destitute")), ("employee", None), ("retired_employee", None)]
        {
            for place in ["local", "registered", "referred", "unregistered"] {
                let care: Vec<Json> = events.iter().map(|of| event(*of, place)).collect();
                let asked = json!({
                    "area": area, "care": care,
                    "person": {"cover": cover, "categories": Vec::from_iter(category), "born_on": "1980-01-01"},
                    "enrolment": {"coverage_year": 2026, "paid_on": "2026-01-20", "window": "late"},
                    "history": [{"year": 2025, "cover": "resident", "zero_claim": true}],
                });
                found.push(with_everything_typed(&asked));
                found.push(asked);
            }
        }
    }
    found
}

/// The same question with each figure that a notice names as missing typed in, as a person would.
fn with_everything_typed(asked: &Json) -> Json {
    let mut request = asked.clone();
    for _ in 0..3 {
        let report = answer(&request.to_string());
        for notice in report["notices"].as_array().into_iter().flatten() {
            if let Some(key) = notice["key"].as_str().filter(|_| notice["code"] == "unsaid") {
                let is_rate = ["ratio", "ceiling", "share", "points"].iter().any(|part| key.contains(part));
                let is_months = key.ends_with("months");
                request["overrides"][key] = match (is_rate, is_months) {
                    (true, _) => "0.6".into(),
                    (_, true) => 3.into(),
                    _ => "20000.00".into(),
                };
            }
        }
    }
    request
}

/// Every area's family accounts and retirements.
fn households() -> Vec<Json> {
    let of = |area: String| {
        let (province, elsewhere) = (&area[..2], if area.starts_with("11") { "12" } else { "11" });
        let person = |sex: &str, pension: &str| {
            json!({"area": area,
                   "family": {
                       "holders": [{"id": "mother", "balance": "3200.00", "province": province},
                                   {"id": "aunt", "balance": "5000.00", "province": elsewhere}],
                       "members": [{"id": "me", "relation": {"mother": "child", "aunt": "other"}, "province": province,
                                    "premium": "400.00", "bills": "250.50"},
                                   {"id": "cousin", "relation": {"mother": "other", "aunt": "child"},
                                    "province": province, "premium": "390.00"}],
                   },
                   "retirement": {"sex": sex, "retires_on": "2030-04", "paid_months": 210, "paid_months_here": 96,
                                  "pension_drawn": pension}})
        };
        [person("female", "here"), person("male", "elsewhere")]
    };
    areas().into_iter().filter(|area| area != "100000").flat_map(of).collect()
}

/// Source: the machine interface (every number in a report has a step under its path, with the sources of every parameter used).
#[test]
fn every_number_has_a_step_and_every_step_a_source() {
    let mut complaints: BTreeSet<String> = BTreeSet::new();
    let mut answered: BTreeMap<String, usize> = BTreeMap::new();
    let mut numbers = 0;
    for request in stories().iter().chain(&varied()).chain(&bills()).chain(&households()) {
        let report = Report::of(request);
        if report.report.get("error").is_some() {
            continue;
        }
        report.sections().for_each(|section| *answered.entry(section.to_owned()).or_default() += 1);
        numbers += report.numbers().len();
        let area = report.report["area"]["code"].as_str().unwrap().to_owned();
        complaints.extend(report.complaints().into_iter().map(|complaint| format!("{complaint} ({area})")));
    }
    for (section, least) in
        [("premium", 800), ("bonus", 800), ("reimbursement", 800), ("family", 10), ("retirement", 10)]
    {
        assert!(answered.get(section).is_some_and(|count| *count >= least), "only {answered:?}");
    }
    assert!(numbers > 100_000, "only {numbers} numbers");
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "{}:\n{}", complaints.len(), complaints.join("\n"));
}
