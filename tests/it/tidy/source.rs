//! Rust text with its comments and strings taken apart, enough to ask simple questions of it.

use std::{
    fs,
    path::{Path, PathBuf},
};

pub(super) const HOME: &str = env!("CARGO_MANIFEST_DIR");

/// One source file.
pub(super) struct Source {
    /// Path below the repository.
    pub(super) path: String,
    /// The whole text.
    pub(super) text: String,
    /// The text with comments and strings blanked out, line for line.
    pub(super) code: String,
    /// Every string literal with its line.
    pub(super) strings: Vec<(usize, String)>,
}

/// Every Rust file below a folder of the repository.
pub(super) fn sources(folder: &str) -> Vec<Source> {
    files(folder).into_iter().filter(|path| path.ends_with(".rs")).map(|path| Source::read(&path)).collect()
}

/// Every file below a folder of the repository.
pub(super) fn files(folder: &str) -> Vec<String> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true if path.ends_with("target") => {}
                true => collect(&path, found),
                false => found.push(path),
            }
        }
    }
    let mut found = Vec::new();
    collect(&Path::new(HOME).join(folder), &mut found);
    let mut names: Vec<String> =
        found.iter().map(|path| path.strip_prefix(HOME).unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

impl Source {
    fn read(path: &str) -> Self {
        let text = fs::read_to_string(Path::new(HOME).join(path)).unwrap();
        let (code, strings) = take_apart(&text);
        Self { path: path.to_owned(), text, code, strings }
    }

    /// The room of the library that a file belongs to: `rules` for src/rules/waiting.rs, `units` for src/units.rs.
    pub(super) fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or("");
        below.split(['/', '.']).next().unwrap_or("")
    }

    /// The code before the file's own tests.
    pub(super) fn code_before_tests(&self) -> &str {
        self.code.split("#[cfg(test)]").next().unwrap_or("")
    }

    /// Where in the file a place in the code stands.
    pub(super) fn line_at(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.code[..at].matches('\n').count() + 1)
    }

    /// The last line before the file's own tests.
    pub(super) fn lines_before_tests(&self) -> usize {
        self.code_before_tests().lines().count()
    }
}

/// Blanks comments and strings, keeping every line break, and hands the strings over.
fn take_apart(text: &str) -> (String, Vec<(usize, String)>) {
    let mut code = String::with_capacity(text.len());
    let mut strings = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (kind, length) = token(rest, code.chars().next_back());
        let (taken, after) = rest.split_at(length);
        if kind == Kind::Code {
            code.push_str(taken);
        } else {
            if kind == Kind::String {
                strings.push((code.matches('\n').count() + 1, taken.to_owned()));
            }
            code.extend(taken.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        }
        rest = after;
    }
    (code, strings)
}

#[derive(PartialEq)]
enum Kind {
    Code,
    Comment,
    String,
}

/// What stands at the beginning of a text, and how long it is.
fn token(rest: &str, before: Option<char>) -> (Kind, usize) {
    let until = |end: &str| rest.find(end).unwrap_or(rest.len());
    let is_in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        return (Kind::Comment, until("\n"));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, (until("*/") + 2).min(rest.len()));
    }
    if let Some(length) = raw_string(rest).filter(|_| !is_in_word) {
        return (Kind::String, length);
    }
    if let Some(body) = rest.strip_prefix('"') {
        return (Kind::String, 1 + closing(body, '"'));
    }
    if let Some(length) = character(rest) {
        return (Kind::String, length);
    }
    (Kind::Code, rest.chars().next().map_or(1, char::len_utf8))
}

fn raw_string(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('r')?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    body[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let begin = 1 + hashes + 1;
    rest[begin..].find(&end).map(|at| begin + at + end.len())
}

fn closing(body: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    body.len()
}

/// `'x'`, `'\n'`; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let mut letters = body.chars();
    match (letters.next()?, letters.next()?) {
        ('\\', _) => Some(1 + closing(body, '\'')),
        (letter, '\'') => Some(1 + letter.len_utf8() + 1),
        _ => None,
    }
}

#[test]
fn comments_strings_and_lifetimes_are_told_apart() {
    let (code, strings) =
        take_apart("let a: &'a str = \"9\\\"9\"; // 7\nlet b = ['8', '\\''];\nr#\"6\"5\"#; /* 4 */ 3");
    assert!(code.contains("&'a str") && code.contains('3'));
    assert!(!code.contains(['9', '8', '7', '6', '5', '4']), "{code}");
    assert_eq!(strings.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 2, 3]);
}
