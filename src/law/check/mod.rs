//! What no single document shows: two that overlap, lines that nobody asks for, bands with a hole, local figures against
//! national floors and ceilings, gaps.

mod bands;
mod bounds;
mod overlap;
mod reach;

use super::{
    document::{Document, Holds, Provision},
    fault::Fault,
    key::Key,
    shelf::{Pack, Shelf},
    standing::Standing,
};
use crate::calendar::{Day, Year, first_of_year};
use std::collections::BTreeMap;

/// Every problem between the documents of one shelf (nearest pack first), faults placed in the nearest pack.
pub fn problems_between(shelf: &Shelf) -> Vec<(usize, Fault)> {
    let Some(pack) = shelf.area() else { return Vec::new() };
    let mut found = overlap::overlaps(pack);
    found.extend(reach::unreached(pack));
    found.extend(bands::holes(shelf, pack));
    found.extend(bounds::bounds(shelf, pack));
    found.extend(bounds::late_totals(shelf, pack));
    found.extend(bounds::windows(pack));
    found
}

/// How many lines of a shelf's packs overlap with another line; none is the proof that every case finds one line.
pub fn overlaps(shelf: &Shelf) -> usize {
    shelf.packs.iter().map(|pack| overlap::overlaps(pack).len()).sum()
}

/// One line of a pack: the document that it stands in, by its place in the pack, and what it sets.
#[derive(Clone, Copy)]
struct Line<'a> {
    index: usize,
    document: &'a Document,
    provision: &'a Provision,
}

impl Line<'_> {
    /// From which day it holds, and the first day on which it no longer does.
    fn time(&self) -> (Day, Option<Day>) {
        match self.provision.holds {
            Holds::From(day) => (day, self.document.expires_on),
            Holds::Only(year) => (first_of_year(year), Some(first_of_year(year.saturating_add(1)))),
        }
    }

    fn fault(&self, wrong: String, instead: impl Into<String>) -> (usize, Fault) {
        let clause = format!("{} {}", self.provision.clause.at, self.provision.key.name());
        (self.index, Fault::at(self.provision.place, &clause, wrong, instead))
    }
}

fn lines(pack: &Pack) -> impl Iterator<Item = Line<'_>> {
    pack.documents.iter().enumerate().flat_map(|(index, document)| {
        document.provisions.iter().map(move |provision| Line { index, document, provision })
    })
}

/// What the packs leave unsaid for one coverage year: (key, why).
pub fn gaps(shelf: &Shelf, year: Year) -> Vec<Key> {
    let typed = BTreeMap::new();
    let standing = Standing::new(shelf, year, &typed);
    let asked = [
        Key::PersonalPremium,
        Key::GovernmentPart,
        Key::CentralCloses,
        Key::FixedMonths,
        Key::VariableMonths,
        Key::DayCounting,
        Key::RepairMonths,
        Key::ContinuityBonus,
        Key::ZeroClaimBonus,
    ];
    asked.into_iter().filter(|key| !standing.is_settled(*key)).collect()
}
