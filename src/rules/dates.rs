//! The dates that follow when some months of a wait are left (待遇享受起止): first covered day, last covered day.

use super::{
    Finding, Reasoning,
    wait::{self, Start},
    waiting::{Carried, Ground, Outcome},
};
use crate::{
    calendar::{Day, day_after, days_between, first_of_year, last_of_year},
    law::Silence,
    person::Case,
};

/// The dates that follow from a number of months.
#[derive(Debug, Clone, PartialEq)]
pub struct Dates {
    /// Months in all.
    pub months: u32,
    /// First day of the wait.
    pub waits_from: Option<Day>,
    /// First covered day.
    pub covered_from: Result<Day, Box<Silence>>,
    /// 31 December; none where the wait outlasts the year.
    pub covered_until: Option<Day>,
}

/// The dates that follow when some months of the wait are left, and the clauses they rest on.
pub fn after(case: &Case, ground: Ground<'_>, outcome: &Outcome, months: u32, trace: &mut Reasoning) -> Dates {
    let year = case.enrolment.year;
    let covered_from = match (outcome.start.filter(|_| months > 0), &outcome.carried) {
        (Some(start), carried) => ended(ground, outcome, start, months, carried.as_ref(), trace),
        (None, Some(carried)) if outcome.start.is_none() => {
            outcome.without_wait.clone().map(|day| day.max(carried.ends))
        }
        (None, _) => {
            trace.rest_on_all(&outcome.without_wait_clauses);
            outcome.without_wait.clone()
        }
    };
    // Nobody is covered before the year that was bought, nor before birth.
    let earliest = case.person.born_on.map_or(first_of_year(year), |born_on| born_on.max(first_of_year(year)));
    let covered_from = covered_from.map(|day| day.max(earliest));
    let outlasts = covered_from.as_ref().is_ok_and(|day| *day > last_of_year(year));
    Dates {
        months,
        waits_from: outcome.start.filter(|_| months > 0).map(Start::day),
        covered_from,
        covered_until: (!outlasts).then(|| last_of_year(year)),
    }
}

/// The end of a wait; a carried one ends on its own day unless repair shortens it.
fn ended(
    ground: Ground<'_>,
    outcome: &Outcome,
    start: Start,
    months: u32,
    carried: Option<&Carried>,
    trace: &mut Reasoning,
) -> Result<Day, Box<Silence>> {
    let own = outcome.fixed.saturating_add(outcome.variable);
    match carried {
        // A payment in January that is itself covered later moves the end of the old wait along.
        Some(carried) if months == own => outcome.without_wait.clone().map(|day| day.max(carried.ends)),
        _ => wait::end(&ground.law.wait, start, months, trace),
    }
}

/// Writes the steps of the total and the dates; whatever [`after`] opened last is what the covered day rests on.
pub fn note(repaired: u32, outcome: &Outcome, dates: &Dates, trace: &mut Reasoning) {
    let basis = trace.take_opened();
    rest_on_parts(trace);
    let Outcome { fixed, variable, .. } = *outcome;
    trace.conclude("waiting.total_months", Finding::Total { fixed, variable, repaired, months: dates.months });
    if let Some(carried) = &outcome.carried {
        trace.rest_on("waiting.lapsed_years");
        trace.conclude("waiting.carried", Finding::Carried { from: carried.from, months: dates.months });
    }
    if let Some(day) = dates.waits_from {
        rest_on_parts(trace);
        let is_payment_day = matches!(outcome.start, Some(Start::Payment(_)));
        trace.conclude("waiting.waits_from", Finding::WaitsFrom { day, is_payment_day });
    }
    match (&dates.covered_from, dates.covered_until) {
        (Ok(day), _) => {
            rest_on_parts(trace);
            trace.rest_on_all(&basis);
            note_cover(*day, dates, trace);
        }
        (Err(_), Some(day)) => {
            trace.rest_on("waiting.lapsed_years");
            trace.conclude("waiting.covered_until", Finding::CoveredUntil { day });
        }
        (Err(_), None) => {}
    }
}

fn note_cover(day: Day, dates: &Dates, trace: &mut Reasoning) {
    trace.conclude("waiting.covered_from", Finding::CoveredFrom { day, waited: dates.months });
    trace.rest_on("waiting.covered_from");
    match dates.covered_until {
        Some(until) => {
            trace.conclude("waiting.covered_until", Finding::CoveredUntil { day: until });
            trace.rest_on("waiting.covered_from");
            let days = days_between(day, day_after(until));
            trace.conclude("waiting.covered_days", Finding::CoveredDays { days });
        }
        None => trace.conclude("waiting.covered_until", Finding::Outlasts { day }),
    }
}

fn rest_on_parts(trace: &mut Reasoning) {
    for part in ["waiting.window", "waiting.fixed_months", "waiting.variable_months", "waiting.repaired_months"] {
        trace.rest_on(part);
    }
}
