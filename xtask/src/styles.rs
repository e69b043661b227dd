//! Joins the style sheets, so that the page asks for one.

use std::fs;

use crate::places;
use crate::steps::{Done, Failure};

/// First what others build on, last what overrides them; the components between stand in alphabetical order.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];
const LAST: &str = "print.css";

/// Writes `target/page.css` from `styles/*.css`.
pub fn join() -> Done {
    let folder = places::root().join("styles");
    let failed = |error| Failure::at(folder.display())(error);
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            names.push(name);
        }
    }
    names.sort_by_key(|name| (place(name), name.clone()));
    let mut joined = String::new();
    for name in names {
        joined.push_str(&fs::read_to_string(folder.join(name)).map_err(failed)?);
        joined.push('\n');
    }
    let target = places::made("page.css");
    fs::create_dir_all(places::made(""))
        .and_then(|()| fs::write(&target, joined))
        .map_err(Failure::at(target.display()))
}

fn place(name: &str) -> usize {
    FIRST.iter().position(|first| *first == name).unwrap_or(if name == LAST { FIRST.len() + 1 } else { FIRST.len() })
}
