//! A bill of the user's own in one year of a future, and the bonuses of that future with it.

use super::{Question, future::Way};
use crate::{
    assess::{Desk, Part, bill},
    calendar::year_of,
    person::{Care, Case, Draft, Problem},
    rules::{
        Finding, Reasoning,
        account::Found,
        bill::{Outcome as Bill, Settled},
        bonus::Outcome as Bonus,
    },
    units::Yuan,
};

/// A future's bonuses, and what becomes of the bill.
#[derive(Debug)]
pub(super) struct With {
    pub(super) bonus: Part<Bonus>,
    pub(super) bill: Option<Part<Bill>>,
}

pub(super) fn settle(desk: &Desk<'_>, question: &Question<'_>, way: &Way) -> Result<With, Vec<Problem>> {
    let bonus = bonus(desk, question, way, None)?;
    let Some(care) = question.bill else { return Ok(With { bonus, bill: None }) };
    let settled = put(desk, question, way, care, &bonus)?;
    // A claim tells on the bonuses from the next year on.
    let claim = settled.outcome.as_ref().filter(|outcome| is_claim(outcome));
    let bonus = match claim {
        Some(outcome) => self::bonus(desk, question, way, Some((care, outcome)))?,
        None => bonus,
    };
    Ok(With { bonus, bill: Some(settled) })
}

/// Whether the pooled fund pays anything; where that is unsaid, it is taken to.
fn is_claim(outcome: &Bill) -> bool {
    let is_covered = outcome.events.iter().any(|event| event.covered);
    let is_nothing = |sum: Option<Yuan>| sum == Some(Yuan::ZERO);
    is_covered && !(is_nothing(outcome.basic) && is_nothing(outcome.critical))
}

/// The table that the last year looks back on: every year of the future as it was.
fn bonus(
    desk: &Desk<'_>,
    question: &Question<'_>,
    way: &Way,
    claim: Option<(&Care, &Bill)>,
) -> Result<Part<Bonus>, Vec<Problem>> {
    let Some((last, _)) = way.answer(question.last()) else {
        return Ok(Part { outcome: None, remarks: Vec::new(), steps: Vec::new() });
    };
    let mut history = way.history.clone();
    history.retain(|past| past.year < question.last());
    if let Some((care, outcome)) = claim
        && let Some(past) = history.iter_mut().find(|past| past.year == year_of(care.on))
    {
        past.zero_claim = Some(false);
        past.bonus_used = outcome.bonus_used == Some(true);
    }
    let Case { enrolment, person, typed, .. } = last.clone();
    desk.bonus(&Case::new(Draft { enrolment, person, history, typed })?)
}

fn put(
    desk: &Desk<'_>,
    question: &Question<'_>,
    way: &Way,
    care: &Care,
    bonus: &Part<Bonus>,
) -> Result<Part<Bill>, Vec<Problem>> {
    let year = year_of(care.on);
    let Some((case, assessment)) = way.answer(year) else { return Ok(not_insured(care)) };
    desk.bill(&bill::Question {
        person: &question.case.person,
        care: std::slice::from_ref(care),
        enrolment: Some((year, assessment)),
        bonus: Some(bonus),
        typed: &case.typed,
    })
}

/// Whatever the law of that day, no fund pays in a year for which nothing was paid: there is nothing to settle.
fn not_insured(care: &Care) -> Part<Bill> {
    let (none, whole) = (Yuan::ZERO, care.total);
    let figures = [
        ("events.0.eligible", none),
        ("events.0.deductible", none),
        ("events.0.basic", none),
        ("events.0.patient", whole),
        ("basic", none),
        ("critical_illness", none),
        ("assistance", none),
        ("funds", none),
        ("patient", whole),
    ];
    let mut trace = Reasoning::default();
    for (field, sum) in figures {
        let found = Found::NotInsured { on: care.on, sum };
        trace.conclude(format!("reimbursement.{field}"), Finding::Account(found));
    }
    let zero = Some(none);
    let event = Settled { covered: false, eligible: zero, deductible: zero, basic: zero, patient: Some(whole) };
    let outcome = Bill {
        events: vec![event],
        total: whole,
        basic: zero,
        critical: zero,
        assistance: zero,
        funds: zero,
        patient: Some(whole),
        bonus_used: Some(false),
        ..Bill::default()
    };
    Part { outcome: Some(outcome), remarks: Vec::new(), steps: trace.into_steps() }
}
