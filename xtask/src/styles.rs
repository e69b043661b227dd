//! Joins the style sheets, so that the page asks for one; what it needs before that has come stands in the page itself.

use crate::steps::{Done, Failure};
use crate::{files, headers, integrity, places, script, tools};

/// First what others build on, last what overrides them; the components between stand in alphabetical order.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];
const LAST: &str = "print.css";

/// What the untouched page wears: it is painted in these, a journey to the server before the whole sheet is there.
const UNTOUCHED: [&str; 12] = [
    "tokens.css",
    "base.css",
    "layout.css",
    "answer.css",
    "bar.css",
    "field.css",
    "keep.css",
    "manner.css",
    "newer.css",
    "old.css",
    "plain.css",
    "words.css",
];

/// Writes `target/page.css` from `styles/*.css`.
pub fn join() -> Done {
    let whole = joined(|_| true)?;
    files::make(&places::made(""))?;
    files::write(&places::made("page.css"), whole)
}

/// What stands in the page itself, for which the sample for hosts names its digest; none where nothing can make it
/// small, since then it is another text with another digest.
pub fn untouched() -> Done<Option<String>> {
    if tools::esbuild().is_none() {
        return Ok(None);
    }
    for name in UNTOUCHED {
        if !places::root().join("styles").join(name).is_file() {
            return Err(Failure::new(format!("styles/{name} is gone, and xtask/src/styles.rs names it.")));
        }
    }
    let small = script::style(&joined(|name| UNTOUCHED.contains(&name))?)?;
    headers::let_in(&integrity::inline(small.as_bytes()))?;
    Ok(Some(small))
}

fn joined(is_wanted: impl Fn(&str) -> bool) -> Done<String> {
    let folder = places::root().join("styles");
    let names = files::of(&folder)?.into_iter().map(|file| files::named(&folder, &file));
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".css") && is_wanted(name)).collect();
    names.sort_by_key(|name| (place(name), name.clone()));
    names.iter().map(|name| Ok(lowered(&files::text(&folder.join(name))?))).collect()
}

fn place(name: &str) -> usize {
    FIRST.iter().position(|first| *first == name).unwrap_or(if name == LAST { FIRST.len() + 1 } else { FIRST.len() })
}

/// Words that say a side or both, and the older words for the same: the page is only ever written from left to right.
const OLDER: [(&str, &[&str]); 8] = [
    ("margin-inline", &["margin-left", "margin-right"]),
    ("margin-inline-start", &["margin-left"]),
    ("margin-inline-end", &["margin-right"]),
    ("padding-inline", &["padding-left", "padding-right"]),
    ("padding-inline-start", &["padding-left"]),
    ("padding-inline-end", &["padding-right"]),
    ("padding-block", &["padding-top", "padding-bottom"]),
    ("margin-block", &["margin-top", "margin-bottom"]),
];

/// What old kernels pass over unless its older word stands before it.
const BEFORE: [(&str, &str, &str); 3] =
    [("gap", "", "grid-gap"), ("column-gap", "", "grid-column-gap"), ("overflow-wrap", "anywhere", "word-wrap")];

/// A style sheet in the words of Chromium 64; one declaration stands on a line, as everywhere in `styles/`.
fn lowered(sheet: &str) -> String {
    let mut text = String::new();
    for line in sheet.lines() {
        let declaration = line.trim().strip_suffix(';').and_then(|it| it.split_once(": "));
        let Some((word, value)) = declaration else {
            text.push_str(line);
            text.push('\n');
            continue;
        };
        if let Some((_, older)) = OLDER.iter().find(|(known, _)| *known == word) {
            let values: Vec<&str> = sides(value);
            let one = |(at, word): (usize, &&str)| format!("{word}: {};\n", values.get(at).unwrap_or(&values[0]));
            text.extend(older.iter().enumerate().map(one));
            continue;
        }
        let before = BEFORE.iter().find(|(known, only, _)| *known == word && (only.is_empty() || *only == value));
        if let Some((_, only, older)) = before {
            let value = if only.is_empty() { value } else { "break-word" };
            text.push_str(&format!("{older}: {value};\n"));
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// One value or two: a space within brackets divides nothing.
fn sides(value: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    value
        .split(|sign: char| {
            match sign {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            sign == ' ' && depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_kernels_are_told_in_older_words() {
        let sheet = "a {\n  margin-inline: calc(-1 * var(--space-2)) auto;\n  gap: 0 var(--space-3);\n  color: red;\n}";
        let lines = ["a {", "margin-left: calc(-1 * var(--space-2));", "margin-right: auto;"];
        let rest = ["grid-gap: 0 var(--space-3);", "  gap: 0 var(--space-3);", "  color: red;", "}", ""];
        assert_eq!(lowered(sheet), lines.into_iter().chain(rest).collect::<Vec<_>>().join("\n"));
        assert_eq!(lowered("  padding-block: 0;\n"), "padding-top: 0;\npadding-bottom: 0;\n");
        assert_eq!(lowered("overflow-wrap: normal;\n"), "overflow-wrap: normal;\n");
    }
}
