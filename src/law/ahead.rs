//! The law that a look ahead can rest on: where nobody has spoken of a later year yet, what holds in a known year is
//! carried on as it is.

use super::{
    document::{Document, Force, Holds, Provision},
    key::Key,
    shelf::{Pack, Shelf},
};
use crate::{
    calendar::{Day, Year, first_of_year, last_of_year, year_of},
    cited::Source,
};
use std::{collections::BTreeMap, sync::Arc};

/// Money that holds only for the year that it names, and may be carried on until a later notice names another.
const YEARLY: &[Key] = &[Key::PersonalPremium, Key::GovernmentPart, Key::Subsidy];

/// An area's packs with one year's law carried on.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// The packs.
    pub shelf: Shelf,
    /// Documents that end within the years ahead, with the first day on which they hold by being carried on only.
    pub ended: Vec<(Day, Arc<Source>)>,
}

impl Ahead {
    /// Carries one year's law on through a later one.
    ///
    /// A figure of a document that ends is carried on only where no document in force after it speaks of the same
    /// thing. Premiums, the government's part and subsidies in yuan pass from each year to the next that has none.
    /// Odd case: a one-year window is never carried on, since its days would lie in the wrong year.
    pub fn of(shelf: &Shelf, year: Year, through: Year) -> Self {
        let mut ended = Vec::new();
        let passed = passed_on(shelf, year, through);
        let packs = shelf.packs.iter().zip(passed).map(|(pack, mut passed)| {
            let documents = pack.documents.iter().enumerate().flat_map(|(index, document)| {
                let mut whole = document.clone();
                whole.provisions.extend(passed.remove(&index).unwrap_or_default());
                let parts = outlived(shelf, whole, year, through);
                let is_carried = parts.iter().any(|part| part.expires_on.is_none());
                ended.extend(document.expires_on.filter(|_| is_carried).map(|end| (end, Arc::clone(&document.source))));
                parts
            });
            pack.with(documents.collect())
        });
        let packs = packs.collect();
        Self { shelf: Shelf::of(shelf.hash.clone(), packs), ended }
    }

    /// The first day on which a document holds by being carried on only; none for one that does not end in time.
    pub fn ended_on(&self, source: &Arc<Source>) -> Option<Day> {
        self.ended.iter().find(|(_, known)| Arc::ptr_eq(known, source)).map(|(day, _)| *day)
    }
}

/// A document in two: what ends with it, and what is carried on beyond its end.
fn outlived(shelf: &Shelf, document: Document, year: Year, through: Year) -> Vec<Document> {
    let is_ending = |end: &Day| *end > first_of_year(year) && *end <= last_of_year(through);
    let Some(end) = document.expires_on.filter(is_ending) else { return vec![document] };
    let is_carried = |one: &Provision| matches!(one.holds, Holds::From(_)) && !is_spoken_of(shelf, one, end);
    let (carried, ending): (Vec<_>, Vec<_>) = document.provisions.into_iter().partition(is_carried);
    let part = |provisions, expires_on| Document { source: Arc::clone(&document.source), expires_on, provisions };
    let parts = [part(ending, Some(end)), part(carried, None)];
    parts.into_iter().filter(|part| !part.provisions.is_empty()).collect()
}

/// Whether some document speaks of the same thing in the first whole year after a document's end.
fn is_spoken_of(shelf: &Shelf, one: &Provision, end: Day) -> bool {
    let whole = if end == first_of_year(year_of(end)) { year_of(end) } else { year_of(end).saturating_add(1) };
    speaks(shelf, one, whole)
}

/// Whether a document that holds in a year states a value (or that nothing stands) where a provision stated one.
fn speaks(shelf: &Shelf, one: &Provision, year: Year) -> bool {
    let all = shelf.packs.iter().flat_map(|pack: &Pack| pack.on(one.key));
    let mut others = all.filter(|(document, other)| match other.holds {
        Holds::Only(only) => only == year,
        Holds::From(start) => {
            start <= last_of_year(year) && document.expires_on.is_none_or(|end| end > first_of_year(year))
        }
    });
    others.any(|(_, other)| is_same_thing(one, other))
}

fn is_same_thing(one: &Provision, other: &Provision) -> bool {
    let is_value = matches!(other.force, Force::Value(_) | Force::Unsaid(_));
    let is_same_people =
        one.who.is_empty() == other.who.is_empty() && one.who.iter().all(|group| other.who.contains(group));
    is_value && is_same_people && one.paid_from == other.paid_from && one.cell.meets(&other.cell)
}

/// What a year's notices would say if they changed nothing, for each pack and each of its documents.
fn passed_on(shelf: &Shelf, year: Year, through: Year) -> Vec<BTreeMap<usize, Vec<Provision>>> {
    let of = |pack: &Pack| {
        let mut passed: BTreeMap<usize, Vec<Provision>> = BTreeMap::new();
        for (index, document) in pack.documents.iter().enumerate() {
            for one in document.provisions.iter().filter(|one| YEARLY.contains(&one.key)) {
                let Holds::Only(named) = one.holds else { continue };
                if named < year {
                    continue;
                }
                let ahead = named.saturating_add(1)..=through;
                let silent = ahead.take_while(|next| !speaks(shelf, one, *next));
                let again = silent.map(|next| Provision { holds: Holds::Only(next), ..one.clone() });
                passed.entry(index).or_default().extend(again);
            }
        }
        passed
    };
    shelf.packs.iter().map(of).collect()
}
