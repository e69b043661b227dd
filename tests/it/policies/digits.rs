//! Every digit of a pack on which something rests, and the line on which a change of it must be told.

use super::layout::{Clause, Document, Field, Set, named};
use canbao::law::{Quantity, Unit, mentions};

/// One digit in the text.
#[derive(Debug, Clone)]
pub(super) struct Digit {
    pub(super) at: usize,
    pub(super) what: String,
    /// The lines on which a fault may be placed; the first is where the digit belongs.
    pub(super) lines: Vec<usize>,
}

/// The fields of a set's line whose every digit is told to the checker.
const FIELDS: &[&str] =
    &["value", "floor", "ceiling", "states", "for", "from", "paid_from", "derived", "over", "up_to"];
const DATES: &[&str] = &["issued_on", "in_force_from", "expires_on"];

/// Every other digit.
pub(super) fn all_others(own: u8) -> Vec<u8> {
    (b'0'..=b'9').filter(|other| *other != own).collect()
}

/// Some others: the neighbours, and those by which a number shrinks or a year falls out of its century.
pub(super) fn some_others(own: u8) -> Vec<u8> {
    let above = if own == b'9' { b'0' } else { own + 1 };
    let below = if own == b'0' { b'9' } else { own - 1 };
    let mut others = vec![b'0', b'1', above, below];
    others.sort_unstable();
    others.dedup();
    others.retain(|other| *other != own);
    others
}

/// The digits of a document's dates.
pub(super) fn of_dates(document: &Document) -> Vec<Digit> {
    let dates = document.head.iter().filter(|field| DATES.contains(&field.name.as_str()));
    // A day that no calendar has is told on its own line, any other on the document's first.
    dates.flat_map(|field| within(field, 0..field.text.len(), &[1, field.line])).collect()
}

/// The digits of everything that a document sets, and of the numbers and years in the quotes that state it.
pub(super) fn of_sets(document: &Document) -> Vec<Digit> {
    let mut found: Vec<Digit> = Vec::new();
    for clause in &document.clauses {
        // A sentence may name any number of its quote: another of them is for a reviewer to see.
        let is_sentence = |set: &&Set| named(&set.fields, "key").is_some_and(|key| key.text.starts_with("guide."));
        for set in clause.sets.iter().filter(|set| !is_sentence(set)) {
            for field in set.fields.iter().filter(|field| FIELDS.contains(&field.name.as_str())) {
                found.extend(within(field, 0..field.text.len(), &[set.line]));
            }
            found.extend(quoted(clause, set));
            found.extend(dated(clause, set));
        }
    }
    found
}

/// The digits of every gist.
pub(super) fn of_gists(document: &Document) -> Vec<Digit> {
    let gists = document.clauses.iter().filter_map(|clause| Some((clause.line, named(&clause.fields, "gist")?)));
    gists.flat_map(|(line, field)| within(field, 0..field.text.len(), &[line])).collect()
}

fn within(field: &Field, part: std::ops::Range<usize>, lines: &[usize]) -> Vec<Digit> {
    let digits = field.text.char_indices().filter(|(at, c)| part.contains(at) && c.is_ascii_digit());
    let digit = |(at, _): (usize, char)| Digit {
        at: field.at.start + at,
        what: format!("{} “{}”, digit {}", field.name, field.text, at + 1),
        lines: lines.to_vec(),
    };
    digits.map(digit).collect()
}

/// The digits of the number in the quote by which the checker judges a line.
fn quoted(clause: &Clause, set: &Set) -> Vec<Digit> {
    let quote = named(&clause.fields, "quote").unwrap();
    if let Some(derived) = named(&set.fields, "derived") {
        return operands(clause, set, derived);
    }
    let value = ["value", "floor", "ceiling"].iter().find_map(|name| named(&set.fields, name)).unwrap();
    let scope = match named(&set.fields, "states") {
        Some(part) => {
            let at = quote.text.find(&part.text).unwrap();
            at..at + part.text.len()
        }
        None => 0..quote.text.len(),
    };
    let inside = |quantity: &Quantity| scope.start <= quantity.at.start && quantity.at.end <= scope.end;
    let all: Vec<Quantity> = mentions(&quote.text).into_iter().filter(inside).collect();
    let of_unit: Vec<&Quantity> = all.iter().filter(|quantity| is_unit(quantity, &value.text)).collect();
    let bare: Vec<&Quantity> = all.iter().filter(|quantity| quantity.unit == Unit::Bare).collect();
    let is_figure = value.text.contains(|c: char| c.is_ascii_digit());
    let stated = match (of_unit.as_slice(), bare.as_slice()) {
        _ if !is_figure => return Vec::new(),
        ([one], _) | ([], [one]) => *one,
        other => panic!("line {}: which number states {}? {other:?}", set.line, value.text),
    };
    within(quote, stated.at.clone(), &[set.line])
}

/// The digits of the year in the sentence by which the checker judges `for` or `from`.
fn dated(clause: &Clause, set: &Set) -> Vec<Digit> {
    let Some(year) = ["for", "from"].iter().find_map(|name| named(&set.fields, name)) else { return Vec::new() };
    let is_day = named(&set.fields, "value")
        .is_some_and(|value| value.text.starts_with(&year.text[..2]) && value.text.len() == 10);
    let sentence = named(&clause.fields, "when").or_else(|| named(&clause.fields, "quote")).unwrap();
    if is_day {
        // The day itself names the year.
        return Vec::new();
    }
    let places: Vec<usize> = sentence.text.match_indices(&year.text).map(|(at, _)| at).collect();
    match places.as_slice() {
        // A number of another century is no year at all, and the head's own year answers then.
        [at] => within(sentence, *at + 2..*at + year.text.len(), &[set.line]),
        _ => Vec::new(),
    }
}

/// Whether a quantity counts what a value such as `3 months` counts.
fn is_unit(quantity: &Quantity, value: &str) -> bool {
    match quantity.unit {
        Unit::Yuan => value.ends_with("yuan"),
        Unit::Share => value.ends_with('%'),
        Unit::Months => value.contains("month") || value == "1 year",
        Unit::Days => value.contains("day"),
        Unit::Years => value.contains(" year"),
        Unit::People => value.ends_with("people"),
        Unit::Year => value.starts_with("year "),
        Unit::Date { .. } => value.contains('-') && !value.contains(' '),
        Unit::Bare => false,
    }
}

/// The digits of a derived figure's operands, where the quotes state them.
fn operands(clause: &Clause, set: &Set, derived: &Field) -> Vec<Digit> {
    let quotes: Vec<&Field> =
        [named(&clause.fields, "quote"), named(&clause.fields, "with"), named(&set.fields, "with")]
            .into_iter()
            .flatten()
            .collect();
    let mut found = Vec::new();
    for word in derived.text.split(' ').filter(|word| word.contains(|c: char| c.is_ascii_digit())) {
        let places: Vec<(&Field, usize)> =
            quotes.iter().filter_map(|quote| stands(word, &quote.text).map(|at| (*quote, at))).collect();
        // A number quoted twice is still stated when one of the two is changed.
        if let [(quote, at)] = places.as_slice() {
            found.extend(within(quote, *at..*at + word.len(), &[set.line]));
        }
    }
    found
}

fn stands(word: &str, quote: &str) -> Option<usize> {
    let is_whole = |at: &usize| !quote[..*at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
    quote.match_indices(word).map(|(at, _)| at).find(is_whole)
}
