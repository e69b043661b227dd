//! Sizes, names, and a reason for every dependency.

use super::{
    assert_none,
    source::{HOME, Source, files, sources},
};
use std::{fs, path::Path};

/// Lines in a file of the library, with its tests; and of these tests.
const FILE: usize = 320;
const TEST_FILE: usize = 400;
/// Lines in a function.
const FUNCTION: usize = 60;

#[test]
fn no_file_is_longer_than_its_reader() {
    let too_long = |folder: &str, most: usize| -> Vec<String> {
        let long = sources(folder).into_iter().map(|source| (source.text.lines().count(), source.path));
        long.filter(|(lines, _)| *lines > most)
            .map(|(lines, path)| format!("{path}: {lines} lines, {most} at most"))
            .collect()
    };
    assert_none(&[too_long("src", FILE), too_long("tests/it", TEST_FILE), too_long("xtask/src", FILE)].concat());
}

#[test]
fn no_function_is_longer_than_a_page() {
    let found: Vec<String> = ["src", "tests/it", "xtask/src"]
        .iter()
        .flat_map(|folder| sources(folder))
        .flat_map(|source| long_functions(&source))
        .collect();
    assert_none(&found);
}

/// Functions from `fn` to their closing brace; tables of rows are data and are not counted.
fn long_functions(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in source.code.match_indices("fn ") {
        let is_word = !source.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let body = source.code[at..].find(['{', ';']).filter(|end| source.code[at + end..].starts_with('{'));
        let (true, Some(body)) = (is_word, body) else { continue };
        let lines = lines_to_close(&source.code[at + body..]) + source.code[at..at + body].matches('\n').count();
        if lines > FUNCTION && !is_table(source, at) {
            let name = source.code[at..].split('(').next().unwrap_or("");
            found.push(format!("{}: {name} has {lines} lines, {FUNCTION} at most", source.line_at(at)));
        }
    }
    found
}

/// The tables of bad input are rows, not steps.
fn is_table(source: &Source, at: usize) -> bool {
    source.path.contains("contract/bad_") && source.code[..at].trim_end().ends_with("#[test]")
}

fn lines_to_close(body: &str) -> usize {
    let mut depth = 0;
    let mut lines = 1;
    for c in body.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '\n' => lines += 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    lines
}

#[test]
fn no_file_is_named_for_what_it_is_made_of() {
    let refused = ["util", "utils", "helper", "helpers", "manager", "data", "info", "common", "misc"];
    let is_refused = |path: &String| {
        let stem = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        refused.contains(&stem.as_str())
    };
    let all = ["src", "tests", "xtask", "styles", "policies"].iter().flat_map(|folder| files(folder));
    assert_none(&all.filter(is_refused).collect::<Vec<_>>());
}

/// Source: ARCHITECTURE.md (few dependencies, each defended in one line in Cargo.toml).
#[test]
fn every_dependency_is_defended() {
    let mut found = Vec::new();
    for manifest in ["Cargo.toml", "xtask/Cargo.toml", "tests/e2e/Cargo.toml"] {
        let Ok(text) = fs::read_to_string(Path::new(HOME).join(manifest)) else { continue };
        let (mut is_inside, mut before) = (false, "");
        for line in text.lines() {
            if line.starts_with('[') {
                is_inside = line.contains("dependencies");
            } else if is_inside
                && line.contains('=')
                && !line.starts_with([' ', '#', '}', ']'])
                && !before.starts_with('#')
            {
                found.push(format!("{manifest}: {line}"));
            }
            before = line;
        }
    }
    assert_none(&found);
}

/// The lints of ARCHITECTURE.md stay on, and `unsafe` stays out.
#[test]
fn the_lints_are_on() {
    let manifest = fs::read_to_string(Path::new(HOME).join("Cargo.toml")).unwrap();
    for lint in
        ["missing_docs", "unreachable_pub", "unwrap_used", "expect_used", "float_arithmetic", "arithmetic_side_effects"]
    {
        assert!(manifest.contains(&format!("\n{lint} = ")), "{lint} is off");
    }
    assert!(fs::read_to_string(Path::new(HOME).join("src/lib.rs")).unwrap().contains("#![forbid(unsafe_code)]"));
}
