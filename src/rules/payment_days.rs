//! The day moved through the year: which days of payment give which first covered day and cost, breakpoints only.

use super::Reasoning;
use crate::{
    calendar::{
        Day, Year, day_after, day_before, days_between, first_of_next_month, first_of_year, last_of_year, plus_days,
    },
    cited::Clause,
    law::{CoverStart, Group},
    person::Window,
    units::Yuan,
};
use std::sync::Arc;

/// What one day of payment would have given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneDay {
    /// The window.
    pub window: Window,
    /// The exemption.
    pub exempt: Option<Group>,
    /// Months of waiting.
    pub months: u32,
    /// First covered day; none where no document says it.
    pub covered_from: Option<Day>,
    /// The documents' word for the covered day, where an exemption gives it.
    pub start: Option<CoverStart>,
    /// What is payable.
    pub payable: Option<Yuan>,
}

/// A stretch of days that give the same: the same wait and price, and a covered day that stands still or moves along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// First day of payment.
    pub from: Day,
    /// Last day of payment.
    pub to: Day,
    /// What the first day gives.
    pub first: OneDay,
    /// What the last day gives.
    pub last: OneDay,
    /// Every clause that the first day's figures rest on.
    pub clauses: Vec<Arc<Clause>>,
}

/// Moves the day of payment from a first day to 31 December of the coverage year.
///
/// Units: civil days. Odd cases: days that give nothing (outside every window) belong to no stretch; only a stretch's
/// first day is traced, the days that are tried to find its end are not.
pub fn stretches(year: Year, first: Day, mut on: impl FnMut(Day, &mut Reasoning) -> Option<OneDay>) -> Vec<Stretch> {
    let last = last_of_year(year);
    let mut found: Vec<Stretch> = Vec::new();
    let mut from = first;
    while from <= last {
        let mut trace = Reasoning::default();
        let start = on(from, &mut trace);
        let mut silently = |day| on(day, &mut Reasoning::silent());
        let to = same_until(year, (from, last), start.as_ref(), &mut silently);
        if let Some(start) = start {
            let end = if to == from { start } else { silently(to).unwrap_or(start) };
            found.push(Stretch { from, to, first: start, last: end, clauses: trace.take_opened() });
        }
        from = day_after(to);
    }
    found
}

/// The last day that gives the same as the first: month by month, then by halves within the month of the change.
fn same_until(
    year: Year,
    (from, last): (Day, Day),
    start: Option<&OneDay>,
    on: &mut impl FnMut(Day) -> Option<OneDay>,
) -> Day {
    let wanted = start.map(|start| kind(year, start));
    let mut is_same = |day: Day| on(day).map(|it| kind(year, &it)) == wanted;
    let mut same = from;
    loop {
        let next = day_before(first_of_next_month(day_after(same))).min(last);
        if next <= same {
            return same;
        }
        if !is_same(next) {
            return last_same(same, next, &mut is_same);
        }
        same = next;
    }
}

fn last_same(mut same: Day, mut other: Day, is_same: &mut impl FnMut(Day) -> bool) -> Day {
    while days_between(same, other) > 1 {
        let half = days_between(same, other).checked_shr(1).unwrap_or(0);
        let middle = plus_days(same, half);
        if is_same(middle) {
            same = middle;
        } else {
            other = middle;
        }
    }
    same
}

type Kind = (Window, Option<(Group, Option<CoverStart>)>, u32, Option<Yuan>, Option<(bool, bool)>);

/// What makes two days alike: everything but the covered day itself, and whether that stands still or has left the year.
fn kind(year: Year, it: &OneDay) -> Kind {
    let place = it.covered_from.map(|from| {
        let stands_still = it.window == Window::Central && from == first_of_year(year);
        (stands_still, from > last_of_year(year))
    });
    (it.window, it.exempt.map(|group| (group, it.start)), it.months, it.payable, place)
}
