//! The packs that ship: clean, and so bound to their quotes that no digit can be changed unnoticed.

mod digits;
mod layout;

use canbao::law::{Folder, read_folder, read_pack_texts};
use digits::Digit;
use layout::Document;
use std::{
    fs,
    path::Path,
    sync::Mutex,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/policies");

/// Path below `policies/`, text.
type File = (String, String);

fn files() -> Vec<File> {
    fn collect(folder: &Path, found: &mut Vec<File>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.strip_prefix(ROOT).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    collect(Path::new(ROOT), &mut found);
    found.sort();
    found
}

/// The files that one file's own faults rest on: its folder, and what the areas above it are called.
fn chain<'a>(files: &'a [File], path: &str) -> Vec<&'a File> {
    let folder = path.rsplit_once('/').unwrap().0;
    let province = folder.split('/').next().unwrap();
    let is_near = |(name, _): &&File| {
        let (home, file) = name.rsplit_once('/').unwrap();
        home == folder || file == "area.toml" && (home == province || home == "cn")
    };
    files.iter().filter(is_near).collect()
}

/// Reads a chain with one of its files changed.
fn read_with(chain: &[&File], path: &str, text: &str) -> Folder {
    let files = chain.iter().map(|(name, own)| (name.as_str(), if name == path { text } else { own.as_str() }));
    read_pack_texts("policies", files)
}

/// Source: policies/README.md.
#[test]
fn every_pack_is_clean() {
    let folder = read_folder(Path::new(ROOT)).unwrap();
    let faults: Vec<String> = folder.faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(folder.documents, files().iter().filter(|(name, _)| !name.ends_with("area.toml")).count());
    assert_eq!(folder.shelves.len(), files().iter().filter(|(name, _)| name.ends_with("area.toml")).count());
}

/// Source: RULES.md 2 (a pack whose value and quote differ does not load).
#[test]
fn no_digit_of_what_a_pack_sets_can_be_changed_unnoticed() {
    assert_noticed(digits::of_sets, digits::some_others, 1_500);
}

/// Source: policies/README.md (every date of the head must be found in `cited`).
#[test]
fn no_digit_of_a_documents_dates_can_be_changed_unnoticed() {
    assert_noticed(digits::of_dates, digits::all_others, 500);
}

/// Source: policies/README.md (a gist has the figures of its quote, in their order).
#[test]
fn no_digit_of_a_gist_can_be_changed_unnoticed() {
    assert_noticed(digits::of_gists, digits::all_others, 300);
}

/// Changes every digit, one at a time, in every document.
fn assert_noticed(digits_of: fn(&Document) -> Vec<Digit>, others: fn(u8) -> Vec<u8>, at_least: usize) {
    let files = files();
    let documents: Vec<&File> = files.iter().filter(|(name, _)| !name.ends_with("area.toml")).collect();
    let (next, changed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let unnoticed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, |count| count.get()) {
            scope.spawn(|| {
                while let Some((path, text)) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let digits = digits_of(&Document::read(text));
                    changed.fetch_add(digits.len(), Ordering::Relaxed);
                    let chain = chain(&files, path);
                    let found = digits.iter().flat_map(|digit| unnoticed_changes(&chain, (path, text), digit, others));
                    unnoticed.lock().unwrap().extend(found);
                }
            });
        }
    });
    let changed = changed.load(Ordering::Relaxed);
    assert!(changed >= at_least, "only {changed} digits were changed");
    let mut unnoticed = unnoticed.into_inner().unwrap();
    unnoticed.sort();
    assert!(
        unnoticed.is_empty(),
        "{} changes to {changed} digits go unnoticed:\n{}",
        unnoticed.len(),
        unnoticed.join("\n")
    );
}

/// The other digits in one place that nobody notices there.
fn unnoticed_changes(
    chain: &[&File],
    (path, text): (&str, &str),
    digit: &Digit,
    others: fn(u8) -> Vec<u8>,
) -> Vec<String> {
    let own = text.as_bytes()[digit.at];
    // Most changes are noticed in the document itself; only what is not needs its neighbours read as well.
    let alone: Vec<&File> =
        chain.iter().copied().filter(|(name, _)| name == path || name.ends_with("area.toml")).collect();
    let is_unnoticed = |other: &u8| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[digit.at] = *other;
        let changed = String::from_utf8(bytes).unwrap();
        let file = format!("policies/{path}");
        let is_noticed = |among: &[&File]| {
            let folder = read_with(among, path, &changed);
            folder.faults.iter().any(|fault| fault.file == file && digit.lines.contains(&fault.line))
        };
        !is_noticed(&alone) && !is_noticed(chain)
    };
    let told =
        |other: u8| format!("{path}:{}: {} {} → {}", digit.lines[0], digit.what, char::from(own), char::from(other));
    others(own).into_iter().filter(is_unnoticed).map(told).collect()
}
