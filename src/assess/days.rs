//! The day of payment moved through the year.

use super::{
    Desk, answer,
    terms::{Terms, gather},
};
use crate::{
    calendar::first_of_year,
    person::Case,
    rules::{
        Reasoning,
        continuity::{self, Pasts},
        payment_days,
    },
};

/// Moves the day of payment through the year; empty where the pack has no window.
pub(super) fn payment_days(desk: &Desk<'_>, case: &Case) -> Vec<payment_days::Stretch> {
    let terms = gather(case, desk.shelf);
    let year = case.enrolment.year;
    let Some(law) = terms.laws.get(&year).filter(|law| law.windows.central_closes.is_ok()) else { return Vec::new() };
    let Ok(pasts) = continuity::judge(&case.history, &terms.laws, year) else { return Vec::new() };
    let mut trace = Reasoning::default();
    let opens = law.windows.central_opens.as_ref().map(|term| trace.open(term));
    let first = opens.unwrap_or_else(|_| case.enrolment.paid_on.min(first_of_year(year)));
    payment_days::stretches(year, first, |day| one_day(&case.paid_on(day), &terms, &pasts))
}

fn one_day(case: &Case, terms: &Terms, pasts: &Pasts) -> Option<payment_days::OneDay> {
    let born_on = case.person.born_on;
    if born_on.is_some_and(|born_on| born_on > case.enrolment.paid_on) {
        return None;
    }
    let mut case = case.clone();
    case.enrolment.repair_years = 0;
    case.enrolment.registered_on = case.enrolment.registered_on.filter(|day| *day <= case.enrolment.paid_on);
    let assessment = answer(&case, terms, pasts, Vec::new()).ok()?;
    let waiting = assessment.waiting?;
    let mut trace = Reasoning::default();
    let told = ["waiting.total_months", "waiting.covered_from", "premium.payable"];
    for step in assessment.steps.iter().filter(|step| told.contains(&step.path.as_ref())) {
        trace.rest_on_all(&step.clauses);
    }
    Some(payment_days::OneDay {
        window: waiting.parts.window.window,
        exempt: waiting.parts.exempt,
        months: waiting.dates.months,
        covered_from: waiting.dates.covered_from.ok(),
        start: waiting.parts.exempt_start,
        payable: assessment.premium.payable,
        clauses: trace.take_opened(),
    })
}
