//! Every history of the eight years 2025 to 2032 in four states, 65 536 of them, in every area: what the program says of
//! the coverage year 2033 against a naive reckoning, and the laws that hold whatever the figures are.

mod days;
mod laws;
mod places;
mod question;
mod reckoning;

use canbao::law::Shelf;
use places::{PLACES, Place};
use question::Question;
use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// Four states in each of eight years.
const HISTORIES: u32 = 65_536;
/// The coverage year asked about.
const YEAR: i32 = 2033;

/// Odd situations that the enumeration must really reach, each counted.
type Tally = BTreeMap<&'static str, u32>;

/// Source: 国办发〔2024〕38号 and each area's own documents (places.rs); RULES.md 3.
#[test]
fn every_history_in_every_area_waits_as_a_naive_reckoning_says() {
    let next = AtomicUsize::new(0);
    let tally = Mutex::new(Tally::new());
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, |count| count.get()) {
            scope.spawn(|| {
                while let Some(place) = PLACES.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (seen, found) = every_history_of(place);
                    wrong.lock().unwrap().extend(found);
                    let mut tally = tally.lock().unwrap();
                    seen.into_iter().for_each(|(what, count)| *tally.entry(what).or_default() += count);
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{} areas differ:\n{}", wrong.len(), wrong.join("\n"));
    let tally = tally.into_inner().unwrap();
    for what in question::SITUATIONS {
        assert!(tally.get(what).copied().unwrap_or(0) > 500, "{what} hardly occurs: {tally:?}");
    }
}

/// Every area that the program knows is reckoned by hand as well.
#[test]
fn every_area_has_its_documents_read_a_second_time() {
    let known: Vec<String> = Shelf::built_in_entries().into_iter().map(|entry| entry.code).collect();
    let mut told: Vec<&str> = PLACES.iter().map(|place| place.code).collect();
    told.sort_unstable();
    assert_eq!(known, told, "an area is missing in places.rs");
}

/// All histories of one area; what occurred, and the first history that differs.
fn every_history_of(place: &Place) -> (Tally, Option<String>) {
    let shelf = Shelf::built_in(place.code).unwrap();
    let mut tally = Tally::new();
    for code in 0..HISTORIES {
        let question = Question::numbered(place, code);
        let found = question.compare(place, &shelf).and_then(|(answer, seen)| {
            laws::hold(&answer, &question, place, &shelf)?;
            Ok(seen)
        });
        match found {
            Ok(seen) => seen.into_iter().for_each(|what| *tally.entry(what).or_default() += 1),
            Err(wrong) => return (tally, Some(format!("{} {question:?}\n    {wrong}", place.code))),
        }
    }
    (tally, None)
}
