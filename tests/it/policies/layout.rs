//! Where a pack's fields stand in its text: line by line, as the guide says to write them.

use std::ops::Range;

/// One field: its name and where its text stands, without quotation marks.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) at: Range<usize>,
    pub(super) line: usize,
}

/// One line of a clause's sets.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) line: usize,
    pub(super) fields: Vec<Field>,
}

/// One clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    pub(super) line: usize,
    pub(super) fields: Vec<Field>,
    pub(super) sets: Vec<Set>,
}

/// One document.
#[derive(Debug, Clone, Default)]
pub(super) struct Document {
    pub(super) head: Vec<Field>,
    pub(super) clauses: Vec<Clause>,
}

pub(super) fn named<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name)
}

impl Document {
    pub(super) fn read(text: &str) -> Self {
        let mut document = Self::default();
        let mut start = 0;
        for (line, number) in text.split_inclusive('\n').zip(1..) {
            let fields = || fields(line, start, number);
            match (line.trim_start(), document.clauses.last_mut()) {
                (text, _) if text.starts_with("[[clause]]") => {
                    document.clauses.push(Clause { line: number, ..Clause::default() });
                }
                (text, Some(clause)) if text.starts_with("{ key") => {
                    clause.sets.push(Set { line: number, fields: fields() });
                }
                (_, Some(clause)) => clause.fields.extend(fields()),
                (_, None) => document.head.extend(fields()),
            }
            start += line.len();
        }
        document
    }
}

/// Every `name = "text"` (either quotation mark) or `name = 2025-01-01` on a line.
fn fields(line: &str, start: usize, number: usize) -> Vec<Field> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(equals) = line[at..].find('=').map(|offset| at + offset) {
        let before = line[at..equals].trim_end();
        let name = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap().to_owned();
        let from = equals + 1 + (line[equals + 1..].len() - line[equals + 1..].trim_start().len());
        let rest = &line[from..];
        let mark = rest.chars().next().filter(|c| ['"', '\''].contains(c));
        let (begin, end) = match mark {
            Some(mark) => (from + 1, from + 1 + closing(&rest[1..], mark)),
            None => (from, from + rest.find([',', ' ', '}', '\n']).unwrap_or(rest.len())),
        };
        found.push(Field { name, text: line[begin..end].to_owned(), at: start + begin..start + end, line: number });
        at = end + usize::from(mark.is_some());
    }
    found
}

fn closing(text: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if mark == '"' => is_escaped = true,
            c if c == mark => return at,
            _ => {}
        }
    }
    panic!("no closing {mark} in {text}")
}
