//! The day of payment moved through the year.

use super::{
    Desk,
    parts::{Basis, Extent},
    terms,
};
use crate::{
    calendar::first_of_year,
    person::Case,
    rules::{
        Reasoning, continuity,
        payment_days::{self, OneDay, Stretch},
    },
};

/// Moves the day of payment through the year; empty where the pack has no window.
pub(super) fn payment_days(desk: &Desk<'_>, case: &Case) -> Vec<Stretch> {
    let terms = terms::of(desk, case);
    let year = case.enrolment.year;
    let Some(law) = terms.laws.get(&year).filter(|law| law.windows.central_closes.is_ok()) else { return Vec::new() };
    let Ok(pasts) = continuity::judge(&case.history, &terms.laws, year) else { return Vec::new() };
    let mut trace = Reasoning::silent();
    let opens = law.windows.central_opens.as_ref().map(|term| trace.open(term));
    let first = opens.unwrap_or_else(|_| case.enrolment.paid_on.min(first_of_year(year)));
    let mut moved = case.paid_on(first);
    moved.enrolment.repair_years = 0;
    payment_days::stretches(year, first, |day, trace| {
        moved.enrolment.paid_on = day;
        moved.enrolment.registered_on = case.enrolment.registered_on.filter(|registered_on| *registered_on <= day);
        one_day(Basis { case: &moved, terms: &terms, pasts: &pasts, extent: Extent::WithoutRepair }, trace)
    })
}

fn one_day(basis: Basis<'_>, trace: &mut Reasoning) -> Option<OneDay> {
    let case = basis.case;
    if case.person.born_on.is_some_and(|born_on| born_on > case.enrolment.paid_on) {
        return None;
    }
    let (part, _) = basis.parts(trace).ok()?;
    let waiting = part.waiting?;
    trace.forget();
    for path in ["waiting.total_months", "waiting.covered_from", "premium.payable"] {
        trace.rest_on(path);
    }
    Some(OneDay {
        window: waiting.parts.window.window,
        exempt: waiting.parts.exempt,
        months: waiting.dates.months,
        covered_from: waiting.dates.covered_from.ok(),
        start: waiting.parts.exempt_start,
        payable: part.premium.payable,
    })
}
