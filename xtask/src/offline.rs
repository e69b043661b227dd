//! The service worker: which files it keeps, and the name of the release that they make.

use std::path::Path;

use crate::bundle::digest;
use crate::steps::{Done, Failure};
use crate::{files, places};

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
    let mut kept = kept(dist)?;
    kept.sort();
    let mut contents = String::new();
    for file in &kept {
        contents.push_str(&format!("{file} {:016x}\n", digest(&files::read(&dist.join(file))?)));
    }
    let source = files::text(&places::root().join("scripts/sw.js"))?;
    files::write(&dist.join("sw.js"), filled(&source, &kept, &contents)?)
}

/// The kept files by their names under `dist`, where nothing is compressed yet.
fn kept(dist: &Path) -> Done<Vec<String>> {
    let names = files::of(dist)?.into_iter().map(|file| files::named(dist, &file));
    let is_kept = |name: &String| KEPT.iter().any(|kept| name.starts_with(kept));
    Ok(names.filter(is_kept).chain(["packs/index.json".to_owned()]).collect())
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
