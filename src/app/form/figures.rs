//! Figures typed from the local notice.

use super::{Field, FieldProblem, text};
use crate::{
    app::model::Model,
    law::{Key, Kind, Value},
};
use std::collections::BTreeMap;

/// A typed wait longer than this is a slip of the finger.
const MOST_MONTHS: u32 = 24;
/// A typed count of years longer than this is a slip of the finger.
const MOST_YEARS: u32 = 60;

/// Which part of the page asks for which figures: the main answer, then the sections by name.
const ROOMS: &[(&str, &[&str])] = &[
    ("", &["premium.", "waiting."]),
    ("bonus", &["bonus.", "critical_illness.cap"]),
    ("care", &["basic.", "critical_illness.", "assistance.", "care."]),
    ("family", &["family."]),
    ("retirement", &["retirement."]),
    ("account", &["premium.", "waiting.", "bonus.", "basic.", "critical_illness.", "assistance."]),
];

/// Whether a part of the page asks for a figure.
pub(in crate::app) fn is_of(room: &str, key: Key) -> bool {
    let beginnings = ROOMS.iter().find(|(known, _)| *known == room).map_or(&[][..], |(_, beginnings)| beginnings);
    beginnings.iter().any(|beginning| key.name().starts_with(beginning))
}

/// The figures typed from the local notice; one that cannot be read holds nothing up and is a problem at its field,
/// told by the part of the page that asks for it.
pub(in crate::app) fn figures(model: &Model, room: &'static str) -> (BTreeMap<Key, Value>, Vec<FieldProblem>) {
    let mut typed = BTreeMap::new();
    let mut problems = Vec::new();
    for (key, text) in model.typed.iter().filter(|(_, text)| !text.trim().is_empty()) {
        match read(*key, text) {
            Some(value) => {
                typed.insert(*key, value);
            }
            None if !is_of(room, *key) => {}
            None => {
                let wanted = format!("这里要填{}。", example(*key));
                problems.push(FieldProblem::wrong(Field::Figure(room, *key), wanted));
            }
        }
    }
    (typed, problems)
}

fn read(key: Key, text: &str) -> Option<Value> {
    match key.kind() {
        Kind::Yuan | Kind::Sum | Kind::Cap => text::amount(text).map(Value::Yuan),
        Kind::Rate => text::rate(text).map(Value::Rate),
        Kind::Months => text::count(text).filter(|months| *months <= MOST_MONTHS).map(Value::Months),
        Kind::Years => text::count(text).filter(|years| *years <= MOST_YEARS).map(Value::Years),
        _ => None,
    }
}

fn example(key: Key) -> &'static str {
    match key.kind() {
        Kind::Months => "几个月，例如3",
        Kind::Years => "几年，例如4",
        Kind::Rate => "百分之几，例如65%",
        _ => "多少元，例如400或者400.50",
    }
}
