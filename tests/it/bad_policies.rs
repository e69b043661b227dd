//! Broken packs, each with every message that its transcriber must read, to the letter.
//!
//! `tests/bad_policies/<name>/` is a folder of packs; `expected.txt` beside them holds one message a line.

use canbao::law::read_folder;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bad_policies");

fn packs() -> Vec<PathBuf> {
    let mut packs: Vec<PathBuf> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    packs.sort();
    packs
}

/// Every message, its path from the broken pack's own folder on.
fn messages(pack: &Path) -> Vec<String> {
    let root = format!("{}/", pack.to_string_lossy());
    let read = read_folder(pack).unwrap();
    read.faults.iter().map(|fault| fault.to_string().replace(&root, "")).collect()
}

/// Source: policies/README.md; ARCHITECTURE.md (file, clause, what is wrong, what to write instead; lists, never the first only).
#[test]
fn every_broken_pack_is_refused_with_its_exact_messages() {
    let mut wrong = Vec::new();
    for pack in packs() {
        let expected = fs::read_to_string(pack.join("expected.txt")).unwrap_or_default();
        let expected: Vec<&str> = expected.lines().collect();
        let found = messages(&pack);
        if found != expected {
            let name = pack.file_name().unwrap().to_string_lossy().into_owned();
            wrong.push(format!(
                "{name}\n  expected\n    {}\n  found\n    {}",
                expected.join("\n    "),
                found.join("\n    ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A message names the file and a line that exists, and says what to write instead.
#[test]
fn every_message_has_a_place_and_a_remedy() {
    for pack in packs() {
        let read = read_folder(&pack).unwrap();
        assert!(!read.faults.is_empty(), "{} passes", pack.display());
        for fault in &read.faults {
            // An area.toml that is missing is named all the same.
            let lines = fs::read_to_string(&fault.file).map_or(1, |text| text.lines().count());
            assert!((1..=lines).contains(&fault.line), "{fault}");
            assert!(!fault.instead.is_empty() && !fault.wrong.is_empty(), "{fault}");
        }
    }
}

/// No two folders show the same thing.
#[test]
fn every_broken_pack_shows_something_of_its_own() {
    let shown: BTreeSet<Vec<String>> = packs().iter().map(|pack| messages(pack)).collect();
    assert_eq!(shown.len(), packs().len());
    assert!(shown.len() >= 39, "only {}", shown.len());
}
