//! The days that divide the years: those on which some line starts or expires.

use crate::{
    calendar::{Day, Year, day_before, first_of_year, last_of_year},
    law::{Holds, Key, Shelf},
};
use std::collections::BTreeSet;

/// A stretch of days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

impl Span {
    /// Some whole years.
    pub(super) fn of_years(years: &std::ops::RangeInclusive<Year>) -> Self {
        Self { from: first_of_year(*years.start()), until: last_of_year(*years.end()) }
    }

    /// One whole year.
    pub(super) fn of_year(year: Year) -> Self {
        Self { from: first_of_year(year), until: last_of_year(year) }
    }
}

/// Every day on which a line of one of the shelf's packs starts or expires, among the keys asked for.
pub(super) fn changes(shelf: &Shelf, is_asked: impl Fn(Key) -> bool) -> BTreeSet<Day> {
    let mut days = BTreeSet::new();
    for document in shelf.packs.iter().flat_map(|pack| &pack.documents) {
        for provision in document.provisions.iter().filter(|provision| is_asked(provision.key)) {
            match provision.holds {
                Holds::From(day) => days.extend([Some(day), document.expires_on].into_iter().flatten()),
                Holds::Only(year) => days.extend([first_of_year(year), first_of_year(year.saturating_add(1))]),
            }
        }
    }
    days
}

/// A time, divided at New Year and at every day on which some line of the shelf starts or expires.
pub(super) fn days(shelf: &Shelf, span: Span) -> Vec<Span> {
    let mut starts = changes(shelf, |_| true);
    let years = crate::calendar::year_of(span.from)..=crate::calendar::year_of(span.until);
    starts.extend(years.map(first_of_year));
    let starts: Vec<Day> = starts.into_iter().filter(|day| (span.from..=span.until).contains(day)).collect();
    let ends = starts.iter().skip(1).map(|next| day_before(*next)).chain([span.until]);
    starts.iter().zip(ends).map(|(from, until)| Span { from: *from, until }).collect()
}
