//! Stories: what the documents' own examples, and cases worked out by hand from the documents, must give.
//!
//! `tests/cases/<place>/<story>.toml`: the arithmetic in the comment at the top, `source`, `quote`, a `[request]` in the
//! contract's form, and `[expect]` with one path a line. `"null"` stands for null, `notices` for codes that must be among
//! the notices, `….len` for the length of a list.

use super::asking::{answer, at, notice_codes};
use serde_json::Value as Json;
use std::{
    fs,
    path::{Path, PathBuf},
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

/// One story as it is written.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    source: String,
    quote: String,
    request: Json,
    expect: serde_json::Map<String, Json>,
}

fn files() -> Vec<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    let mut files: Vec<PathBuf> = below(Path::new(FOLDER)).iter().flat_map(|place| below(place)).collect();
    files.sort();
    files
}

fn read(file: &Path) -> (String, Story) {
    let text = fs::read_to_string(file).unwrap();
    let story = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    (text, story)
}

/// The requests of every story.
pub(crate) fn requests() -> Vec<Json> {
    files().iter().map(|file| read(file).1.request).collect()
}

/// Everything in which an answer differs from what is expected.
fn differences(story: &Story) -> Vec<String> {
    let report = answer(&story.request.to_string());
    let mut found = Vec::new();
    for (path, expected) in &story.expect {
        if path == "notices" {
            let codes = notice_codes(&report);
            let missing = expected.as_array().unwrap().iter().filter(|code| !codes.contains(&code.as_str().unwrap()));
            found.extend(missing.map(|code| format!("no notice {code} among {codes:?}")));
            continue;
        }
        let expected = if expected == "null" { &Json::Null } else { expected };
        let got = at(&report, path);
        if got.as_deref() != Some(expected) {
            let got = got.map_or_else(|| "nothing".to_owned(), |got| got.to_string());
            found.push(format!("{path}: {expected} expected, {got} given"));
        }
    }
    if !found.is_empty() && report.get("error").is_some() && !story.expect.contains_key("error.code") {
        found.push(report["error"].to_string());
    }
    found
}

/// Source: each story's own.
#[test]
fn every_story_is_answered_as_its_document_says() {
    let files = files();
    assert!(files.len() > 150, "only {} stories", files.len());
    let mut wrong = Vec::new();
    for file in &files {
        let (_, story) = read(file);
        let differences = differences(&story);
        if !differences.is_empty() {
            let name = file.strip_prefix(FOLDER).unwrap().display();
            wrong.push(format!("{name} ({})\n    {}", story.source, differences.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} stories:\n{}", wrong.len(), files.len(), wrong.join("\n"));
}

/// A story that does not show how its figures were worked out proves nothing.
#[test]
fn every_story_shows_its_source_quote_and_arithmetic() {
    for file in files() {
        let (text, story) = read(&file);
        let name = file.display();
        assert!(text.starts_with("# "), "{name}: no arithmetic at the top");
        assert!(!story.source.is_empty() && !story.quote.is_empty(), "{name}: no source or quote");
        assert!(!story.expect.is_empty(), "{name}: expects nothing");
    }
}
