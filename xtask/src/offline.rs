//! The service worker: which files it keeps, and the name of the release that they make.

use std::fs;
use std::path::Path;

use crate::bundle::digest;
use crate::places;
use crate::steps::{Done, Failure};

/// What makes up the calculator; the rest of `dist` is for portals and is fetched when it is asked for.
const KEPT: [&str; 9] = [
    "page-",
    "answer-",
    "rest-",
    "icon-",
    "index.html",
    "help.html",
    "sources.html",
    "statement.html",
    "packs/index.json",
];

/// Writes `dist/sw.js` for the files that lie there. It must be written last: the release is named by their contents.
pub fn write(dist: &Path) -> Done {
    let mut files = kept(dist)?;
    files.sort();
    let mut contents = String::new();
    for file in &files {
        let bytes = fs::read(dist.join(file)).map_err(Failure::at(file))?;
        contents.push_str(&format!("{file} {:016x}\n", digest(&bytes)));
    }
    let source = places::root().join("scripts/sw.js");
    let source = fs::read_to_string(&source).map_err(Failure::at(source.display()))?;
    let target = dist.join("sw.js");
    fs::write(&target, filled(&source, &files, &contents)?).map_err(Failure::at(target.display()))
}

/// The kept files by their names under `dist`.
fn kept(dist: &Path) -> Done<Vec<String>> {
    let mut files = vec!["packs/index.json".to_owned()];
    for entry in fs::read_dir(dist).map_err(Failure::at(dist.display()))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_pressed = name.ends_with(".br") || name.ends_with(".gz");
        if !is_pressed && KEPT.iter().any(|kept| name.starts_with(kept)) {
            files.push(name);
        }
    }
    Ok(files)
}

fn filled(source: &str, files: &[String], contents: &str) -> Done<String> {
    // A folder's own address is its page.
    let names = files.iter().map(|file| if file == "index.html" { "./" } else { file });
    let list = names.collect::<Vec<_>>().join("\", \"");
    let release = format!("{:016x}", digest(contents.as_bytes()));
    for mark in ["@files@", "@release@"] {
        if !source.contains(mark) {
            return Err(Failure::new(format!("scripts/sw.js has no place for {mark}")));
        }
    }
    Ok(source.replace("@files@", &list).replace("@release@", &release))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_named_by_its_contents() {
        let files = ["index.html".to_owned(), "page-1.js".to_owned()];
        let source = "var FILES = [\"@files@\"]; var RELEASE = \"@release@\";";
        let [one, same, other] = ["a 1\n", "a 1\n", "a 2\n"].map(|contents| filled(source, &files, contents).unwrap());
        assert!(one.starts_with("var FILES = [\"./\", \"page-1.js\"]; var RELEASE = \""), "{one}");
        assert_eq!(one, same);
        assert_ne!(one, other);
        assert!(filled("nothing to fill", &files, "").is_err());
    }
}
