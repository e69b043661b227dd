//! How long a payer waits and from when the fund pays (待遇等待期): 国办发〔2024〕38号, （二）.

use super::{
    Finding, FixedWhy, Reasoning, YearLaw, continuity,
    continuity::Pasts,
    exemption, newborn,
    wait::{self, Start},
    window,
};
use crate::{
    calendar::{Day, Year, same_day_or_last},
    cited::{Clause, Term},
    law::{CoverStart, EmployeeGap, Group, Silence},
    person::{Case, Cover, Window},
};
use std::sync::Arc;

/// Everything that the wait rests on besides the question itself.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The coverage year's windows and waits.
    pub law: &'a YearLaw,
    /// The earlier years, judged.
    pub pasts: &'a Pasts,
    /// The exemption that applies.
    pub exemption: Option<&'a exemption::Found>,
    /// What the documents say of exemptions.
    pub exemptions: &'a exemption::Terms,
    /// The limit that shut an infant out, where nothing else frees from waiting.
    pub missed: Option<&'a newborn::Missed>,
    /// The first coverage year that can count as lapsed.
    pub first_counted: &'a Term<Year>,
}

/// The wait, part by part, before any repair.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The window of the payment.
    pub window: window::Found,
    /// For whom the wait (or its fixed part) is waived.
    pub exempt: Option<Group>,
    /// The documents' word for the day from which that exemption covers.
    pub exempt_start: Option<CoverStart>,
    /// Lapsed years, oldest first.
    pub lapsed_years: Vec<Year>,
    /// Fixed months.
    pub fixed: u32,
    /// Variable months.
    pub variable: u32,
    /// The wait of the year before, still running, in place of a new one.
    pub carried: Option<Carried>,
    /// Where the wait begins; none where nobody waits.
    pub start: Option<Start>,
    /// The first covered day without any wait; silence where no document says it.
    pub without_wait: Result<Day, Box<Silence>>,
    /// Every clause that this day rests on.
    pub without_wait_clauses: Vec<Arc<Clause>>,
}

/// A wait of the year before that runs over New Year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The year whose payment brought it.
    pub from: Year,
    /// When it ends by itself.
    pub ends: Day,
}

/// Reckons the wait.
///
/// Source: 国办发〔2024〕38号 and the area's rule. Units: calendar months, civil days.
/// Silent when: the window is unknown, or a figure that is required is unsaid.
/// Odd case: a wait of the year before that is still running on 1 January takes the place of a new one for somebody who
/// pays in the central window.
pub fn assess(
    case: &Case,
    ground: Ground<'_>,
    found: window::Found,
    trace: &mut Reasoning,
) -> Result<Outcome, Box<Silence>> {
    let enrolment = &case.enrolment;
    let paid_on = enrolment.paid_on;
    trace.conclude("waiting.window", Finding::PaidIn { window: found.window, paid_on, is_own_word: found.is_own_word });
    let whole = ground.exemption.filter(|exemption| exemption.is_whole);
    note_exemption(ground, trace);
    let carried = match whole {
        Some(_) => None,
        None => ground.pasts.carried_into(enrolment.year, found.window, trace)?.cloned(),
    };
    let lapsed_years = match &carried {
        Some(wait) => wait.lapsed.clone(),
        None => lapsed(ground, enrolment.year, whole.is_some(), trace)?,
    };
    let counted_from = trace.open(ground.first_counted);
    trace.conclude("waiting.lapsed_years", judged(case, counted_from, &lapsed_years));
    let (fixed, variable) = match &carried {
        Some(wait) => {
            months_carried(enrolment.year, wait, trace);
            (wait.fixed, wait.variable)
        }
        None => months(case, ground, found, &lapsed_years, trace)?,
    };
    let start = match &carried {
        Some(wait) => wait.start,
        None => (fixed.saturating_add(variable) > 0).then(|| Start::of(found.window, enrolment.year, paid_on)),
    };
    let carried = carried.map(|wait| Carried { from: enrolment.year.saturating_sub(1), ends: wait.covered_from });
    trace.forget();
    let without_wait = without_wait(case, ground, found, trace);
    let without_wait_clauses = trace.take_opened();
    Ok(Outcome {
        window: found,
        exempt: ground.exemption.map(|exemption| exemption.group),
        exempt_start: ground.exemption.and_then(|exemption| exemption.start),
        lapsed_years,
        fixed,
        variable,
        carried,
        start,
        without_wait,
        without_wait_clauses,
    })
}

fn note_exemption(ground: Ground<'_>, trace: &mut Reasoning) {
    if let Some(exemption) = ground.exemption {
        trace.rest_on_all(&exemption.clauses);
        trace.conclude("waiting.exempt", Finding::Exempt { group: exemption.group, is_whole: exemption.is_whole });
    } else if let Some(newborn::Missed { last, counted_on, clauses }) = ground.missed {
        trace.rest_on_all(clauses);
        trace.conclude("waiting.exempt", Finding::NotNewborn { last: *last, counted_on: *counted_on });
    }
}

/// An exempt person's years still stand; where they cannot be known, nothing turns on them.
fn lapsed(ground: Ground<'_>, year: Year, is_exempt: bool, trace: &mut Reasoning) -> Result<Vec<Year>, Box<Silence>> {
    match ground.pasts.lapsed_before(year, trace) {
        Err(_) if is_exempt => Ok(Vec::new()),
        other => other,
    }
}

/// The lapsed years that count, beside every other year that was told as lapsed.
fn judged(case: &Case, counted_from: Year, lapsed_years: &[Year]) -> Finding {
    let told = case.history.years().iter().filter(|past| past.cover == Cover::Nothing).map(|past| past.year);
    let (early, ended): (Vec<Year>, Vec<Year>) =
        told.filter(|year| !lapsed_years.contains(year)).partition(|year| *year < counted_from);
    Finding::Lapsed { years: lapsed_years.to_vec(), counted_from, early, ended }
}

fn months_carried(year: Year, wait: &continuity::PastWait, trace: &mut Reasoning) {
    let from = year.saturating_sub(1);
    for (path, months) in [("waiting.fixed_months", wait.fixed), ("waiting.variable_months", wait.variable)] {
        trace.rest_on("waiting.lapsed_years");
        trace.conclude(path, Finding::CarriedPart { from, months });
    }
}

fn months(
    case: &Case,
    ground: Ground<'_>,
    found: window::Found,
    lapsed_years: &[Year],
    trace: &mut Reasoning,
) -> Result<(u32, u32), Box<Silence>> {
    let law = ground.law;
    let (fixed, why) = match ground.exemption {
        Some(exemption) => {
            trace.rest_on_all(&exemption.clauses);
            (0, FixedWhy::Exempt(exemption.group))
        }
        None => {
            // A limit that shut an infant out is what the fixed part rests on.
            trace.rest_on("waiting.exempt");
            let broken = broken(case, ground, lapsed_years, trace);
            wait::fixed(&law.wait, &law.windows, found, broken, trace)?
        }
    };
    if why == FixedWhy::NotRequired
        && let Ok(term) = &law.wait.fixed
    {
        // The clause that asks it of the others is what frees this payer.
        trace.open(term);
    }
    trace.rest_on("waiting.window");
    trace.conclude("waiting.fixed_months", Finding::Fixed { months: fixed, why });
    let lapsed = continuity::count(lapsed_years);
    let is_exempt = ground.exemption.is_some_and(|exemption| exemption.is_whole);
    let (variable, is_every_year) = if is_exempt {
        trace.rest_on("waiting.exempt");
        (0, false)
    } else {
        wait::variable(&law.wait, found.window, lapsed, trace)?
    };
    trace.rest_on("waiting.lapsed_years");
    trace.conclude("waiting.variable_months", Finding::Variable { months: variable, lapsed, is_exempt, is_every_year });
    Ok((fixed, variable))
}

/// Why somebody is not continuous: a lapsed year, or employee cover that ended too long ago.
fn broken(case: &Case, ground: Ground<'_>, lapsed_years: &[Year], trace: &mut Reasoning) -> Option<FixedWhy> {
    if !lapsed_years.is_empty() {
        return Some(FixedWhy::Lapsed);
    }
    let ended_on = employee_cover_end(case)?;
    let wait = &ground.law.wait;
    let is_too_long = wait
        .gap_months
        .as_ref()
        .is_ok_and(|term| trace.applies(term, |months| case.enrolment.paid_on >= same_day_or_last(ended_on, *months)));
    if is_too_long {
        return Some(FixedWhy::EmployeeGap);
    }
    let breaks = wait.gap_breaks.as_ref().ok()?;
    if exemption::is_just_left(ground.exemptions, case, trace) {
        return Some(FixedWhy::EmployeeChange);
    }
    trace.applies(breaks, |word| *word == EmployeeGap::BreaksBeyondExemption).then_some(FixedWhy::EmployeeGap)
}

/// When employee cover ended, unless a covered year followed.
fn employee_cover_end(case: &Case) -> Option<Day> {
    let told = case.person.event.as_ref().filter(|event| Some(event.group) == Group::event("employee_cover_ended"));
    let told = told.map(|event| event.on).filter(|on| !continuity::is_covered_after(&case.history, *on));
    told.or_else(|| continuity::employee_cover_end(&case.history))
}

/// The first covered day of somebody who waits for nothing: the earliest that the window or the exemption gives.
fn without_wait(
    case: &Case,
    ground: Ground<'_>,
    found: window::Found,
    trace: &mut Reasoning,
) -> Result<Day, Box<Silence>> {
    let enrolment = &case.enrolment;
    let by_window = window::cover(&ground.law.windows, found, enrolment.year, enrolment.paid_on, trace);
    let Some((exemption, cover)) = ground.exemption.and_then(|exemption| exemption.cover.map(|day| (exemption, day)))
    else {
        return by_window;
    };
    match by_window {
        Ok(window) if window <= cover => Ok(window),
        _ => {
            trace.rest_on_all(&exemption.clauses);
            Ok(cover)
        }
    }
}

/// Whether a payment in this window is charged as late.
pub fn is_late(window: Window) -> bool {
    window == Window::Late
}
