//! The table of the README: what each file of the page weighs, as the last build measured it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::squeeze::{is_twin, twin};
use crate::steps::{Done, Failure};
use crate::{files, places, sizes};

/// The table stands between these two lines.
const MARKS: [&str; 2] = ["<!-- sizes: cargo xtask build writes what stands here -->", "<!-- sizes: end -->"];

const HEAD: &str = "| file | bytes | brotli | gzip | when |\n|---|---:|---:|---:|---|\n";

/// Writes the table into the README, where it says something else.
pub fn into_readme(dist: &Path) -> Done {
    let readme = places::root().join("README.md");
    let old = files::text(&readme)?;
    let new = with(&old, &table(dist)?)?;
    if new == old { Ok(()) } else { files::write(&readme, new) }
}

fn with(readme: &str, table: &str) -> Done<String> {
    let parts = readme.split_once(MARKS[0]).and_then(|(before, it)| Some((before, it.split_once(MARKS[1])?.1)));
    let (before, after) = parts.ok_or_else(|| Failure::new("README.md has lost the marks of its table of sizes."))?;
    Ok(format!("{before}{}\n{table}{}{after}", MARKS[0], MARKS[1]))
}

/// A line for each file but the packs, of which the largest stand for all; hashes are left out, so that a figure that did
/// not change leaves its line alone.
fn table(dist: &Path) -> Done<String> {
    let mut rows = Vec::new();
    for file in files::under(dist)? {
        let name = files::named(dist, &file);
        if !is_twin(&file) && twin(&file, "br").is_file() {
            let size = |path: &Path| fs::metadata(path).map(|it| it.len()).map_err(Failure::at(path.display()));
            let sizes = [size(&file)?, size(&twin(&file, "br"))?, size(&twin(&file, "gz"))?];
            rows.push((when(dist, &file, &name), without_hash(&name), sizes));
        }
    }
    rows.sort_by_key(|(when, name, sizes)| (*when, name.clone(), u64::MAX - sizes[1]));
    // Of the packs of one kind the heaviest comes first, and stays.
    rows.dedup_by(|next, kept| next.1 == kept.1);
    let mut text = HEAD.to_owned();
    for (when, name, sizes) in rows {
        let [raw, br, gz] = sizes.map(in_kilobytes);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| `{name}` | {raw} | {br} | {gz} | {} |", WHEN[when]);
    }
    Ok(text)
}

/// When a file is fetched, in the order of the table.
const WHEN: [&str; 6] = [
    "first load",
    "a place chosen (the largest)",
    "the first answer",
    "everything else, a moment later",
    "only when it is opened",
    "by a portal's own page",
];

fn when(dist: &Path, file: &Path, name: &str) -> usize {
    match name {
        _ if name.starts_with("library/") => 5,
        _ if sizes::is_first(dist, file) => 0,
        _ if sizes::is_pack(dist, file) => 1,
        _ if name.starts_with("answer-") => 2,
        _ if name.starts_with("rest-") || name.starts_with("packs/") || name == "sw.js" => 3,
        _ => 4,
    }
}

/// `page-*.wasm` for `page-0123456789abcdef.wasm`; a pack's area goes, too.
fn without_hash(name: &str) -> String {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_area = |part: &str| part.len() == 6 && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut plain = String::new();
    for piece in name.split_inclusive(['-', '.', '/']) {
        let part = piece.trim_end_matches(['-', '.', '/']);
        plain.push_str(&if is_hash(part) || is_area(part) { piece.replacen(part, "*", 1) } else { piece.to_owned() });
    }
    plain
}

/// With one decimal, so that a build elsewhere, a few bytes off, gives the same table.
fn in_kilobytes(bytes: u64) -> String {
    let tenths = bytes.saturating_add(50) / 100;
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_holds_a_table_as_it_is_written() {
        let readme = fs::read_to_string(places::root().join("README.md")).unwrap();
        let written = readme.split_once(MARKS[0]).unwrap().1.split_once(MARKS[1]).unwrap().0;
        let rows: Vec<&str> = written.trim_start().strip_prefix(HEAD).expect("the table's head").lines().collect();
        for row in &rows {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let [name, raw, br, gz, when] = cells.as_slice() else { panic!("five cells: {row}") };
            assert!(name.starts_with('`') && name.ends_with('`') && WHEN.contains(when), "{row}");
            for size in [raw, br, gz] {
                let number = size.strip_suffix(" KB").and_then(|it| it.split_once('.'));
                let (whole, tenth) = number.unwrap_or_else(|| panic!("{size} in {row}"));
                assert!(whole.parse::<u32>().is_ok() && tenth.len() == 1 && tenth.parse::<u32>().is_ok(), "{row}");
            }
        }
        for file in ["index.html", "page-*.wasm", "page-*.js", "answer-*.wasm", "packs/*.*.first.json"] {
            assert!(rows.iter().any(|row| row.starts_with(&format!("| `{file}` |"))), "{file}: {rows:?}");
        }
    }

    #[test]
    fn a_table_takes_the_place_of_the_last_and_of_nothing_else() {
        let readme = format!("a\n{}\nold\n{}\nb\n", MARKS[0], MARKS[1]);
        assert_eq!(with(&readme, "new\n").unwrap(), format!("a\n{}\nnew\n{}\nb\n", MARKS[0], MARKS[1]));
        assert!(with("a\nb\n", "new\n").is_err());
    }

    #[test]
    fn names_are_told_without_what_changes() {
        assert_eq!(without_hash("page-cb7d25e3190e12ea.wasm"), "page-*.wasm");
        assert_eq!(without_hash("packs/350200.9ea2a0efc4df92f3.first.json"), "packs/*.*.first.json");
        assert_eq!((without_hash("help.html"), in_kilobytes(1_249)), ("help.html".into(), "1.2 KB".into()));
    }
}
