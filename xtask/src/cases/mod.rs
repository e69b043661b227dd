//! Prints mixed requests, one a line, for measuring and for comparing two builds.

pub mod mixed;

use std::io::{self, Write};
use std::path::Path;
use std::{collections::BTreeSet, fs};

use crate::places;
use crate::steps::{Done, Failure};

/// Writes so many cases to standard output.
pub fn print(count: u32) -> Done {
    write(count, io::BufWriter::new(io::stdout().lock()))
}

/// Writes so many cases, one a line.
pub fn write(count: u32, mut out: impl Write) -> Done {
    let areas = areas(&places::root().join("policies")).map_err(Failure::at("reading policies/"))?;
    let written = mixed::lines(count, &areas).try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    match written {
        // A reader that went away (cargo xtask cases … | head) is no failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::at("writing the cases")(error)),
        _ => Ok(()),
    }
}

/// So many cases as one text.
pub fn lines(count: u32) -> Done<String> {
    let areas = areas(&places::root().join("policies")).map_err(Failure::at("reading policies/"))?;
    Ok(mixed::lines(count, &areas).map(|line| line + "\n").collect())
}

/// Every area's code, in order.
fn areas(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.ends_with("area.toml") {
                let text = fs::read_to_string(&path)?;
                let code = text.lines().find_map(|line| line.strip_prefix("code = \"")?.strip_suffix('"'));
                found.extend(code.map(str::to_owned));
            }
        }
    }
    Ok(found.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_gives_the_same_lines() {
        let areas = areas(&places::root().join("policies")).unwrap();
        assert!(areas.len() > 20 && areas.is_sorted(), "{areas:?}");
        let cases: Vec<String> = mixed::lines(500, &areas).collect();
        assert!(cases.iter().eq(&mixed::lines(500, &areas).collect::<Vec<_>>()));
        for section in ["enrolment", "history", "care", "family", "retirement", "overrides", "not json"] {
            assert!(cases.iter().any(|case| case.contains(section)), "{section}");
        }
        assert!(cases.iter().all(|case| !case.contains('\n')));
    }
}
