//! What a year's care comes to (待遇测算): basic fund, critical illness, medical assistance, and what the patient pays.

mod assistance;
mod basic;
mod critical;
mod deductible;
mod finding;
mod terms;
mod year;

pub use finding::{Doubt, Found, UncoveredWhy};
pub use terms::{AssistanceTerms, CriticalTerms, Terms};

use super::{Finding, Reasoning};
use crate::{
    calendar::Day,
    cited::Clause,
    law::{Age, CareKind, CarePlace, Group, Most, Query, Scheme, Silence},
    person::Care,
    units::{Rate, Yuan},
};
use std::sync::Arc;

/// One event with everything that was settled about it before money is reckoned.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// Its place in the list as it was told.
    pub index: usize,
    /// The care.
    pub care: &'a Care,
    /// Whether it is covered, and why not.
    pub uncovered: Option<UncoveredWhy>,
    /// What that rests on.
    pub cover_clauses: &'a [Arc<Clause>],
    /// Minor or adult on that day; none where no document says from when one is adult.
    pub age: Option<Age>,
    /// What the age rests on.
    pub age_clauses: Vec<Arc<Clause>>,
    /// Why nobody can tell the age.
    pub age_silence: Option<&'a Silence>,
    /// The law of that day.
    pub terms: &'a Terms,
}

/// Whom the care is given to, and what is known besides it.
#[derive(Debug, Clone, Copy)]
pub struct Patient<'a> {
    /// Scheme.
    pub scheme: Scheme,
    /// Categories, and the classes of medical assistance that they belong to.
    pub groups: &'a [Group],
    /// By which clauses they belong to their classes.
    pub class_clauses: &'a [Arc<Clause>],
    /// Whether some category is one of hardship, for which assistance may be due.
    pub is_in_hardship: bool,
    /// Whether it is known to which class an assisted person belongs.
    pub is_class_known: bool,
    /// Continuous months, for employees.
    pub months: Option<u32>,
    /// Bonus and reduction of the year, with their clauses.
    pub bonus: Option<(Yuan, Yuan)>,
    /// What the bonus rests on.
    pub bonus_clauses: &'a [Arc<Clause>],
}

/// One event's outcome; none where a figure is unsaid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settled {
    /// Whether it is covered.
    pub covered: bool,
    /// Eligible expense.
    pub eligible: Option<Yuan>,
    /// Deductible borne.
    pub deductible: Option<Yuan>,
    /// Paid by the basic fund.
    pub basic: Option<Yuan>,
    /// Total minus basic.
    pub patient: Option<Yuan>,
}

/// A year's outcome; none where a figure that it rests on is unsaid.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// The events, as they were listed.
    pub events: Vec<Settled>,
    /// Sum of all bills.
    pub total: Yuan,
    /// Paid by the basic fund.
    pub basic: Option<Yuan>,
    /// Paid by critical-illness insurance.
    pub critical: Option<Yuan>,
    /// Paid by medical assistance.
    pub assistance: Option<Yuan>,
    /// All funds together.
    pub funds: Option<Yuan>,
    /// The patient's own.
    pub patient: Option<Yuan>,
    /// Whether bonus money was used; none where it is unsaid.
    pub bonus_used: Option<bool>,
    /// The last day for claiming the year's bills.
    pub claim_by: Option<Day>,
    /// A rough estimate by the published average, where the figures are unsaid.
    pub rough: Option<(Yuan, Rate, Arc<Clause>)>,
    /// Where it could be settled otherwise.
    pub doubts: Vec<Doubt>,
    /// What is missing, with the part of the answer that misses it.
    pub silences: Vec<(&'static str, Silence)>,
}

/// What one event leaves to the yearly layers.
#[derive(Debug, Clone, Copy, Default)]
struct Left {
    kind: Option<CareKind>,
    place: Option<CarePlace>,
    total: Yuan,
    eligible: Yuan,
    burden: Yuan,
    first_share: Yuan,
    place_share: Yuan,
}

impl Left {
    fn is_nothing(&self) -> bool {
        [self.burden, self.first_share, self.place_share].iter().all(|sum| *sum == Yuan::ZERO)
            && self.total == self.eligible
    }
}

/// Settles a year's care: each event by its day, then the yearly layers.
///
/// Source: the area's rules on benefits; 国办发〔2021〕42号 for the order of the layers. Units: yuan, each event and each
/// yearly layer rounded once, half-up to the fen. Silent when: a figure that is needed is unsaid; whatever rests on it
/// is none, the rest stands. Odd cases: an uncovered event counts for no ordinal, deductible or burden; events of one
/// day are settled in the order listed.
pub fn assess<'a>(events: &'a [Event<'a>], patient: Patient<'a>, trace: &mut Reasoning) -> Outcome {
    let mut outcome = Outcome { events: vec![Settled::default(); events.len()], ..Outcome::default() };
    let mut order: Vec<&'a Event<'a>> = events.iter().collect();
    order.sort_by_key(|event| (event.care.on, event.index));
    let mut year = year::Year::default();
    let mut left: Vec<Left> = Vec::new();
    for event in &order {
        outcome.total = outcome.total.plus(event.care.total);
        let settled = match basic::settle(event, patient, &mut year, trace) {
            Ok((settled, rest)) => {
                left.extend(rest);
                settled
            }
            Err((settled, missing)) => {
                outcome.silences.extend(missing.into_iter().map(|silence| ("reimbursement.events", silence.clone())));
                settled
            }
        };
        if let Some(slot) = outcome.events.get_mut(event.index) {
            *slot = settled;
        }
    }
    outcome.doubts.extend(empty_stay(&order));
    let Some(last) = order.last() else { return outcome };
    let last_covered = order.iter().rev().find(|event| event.uncovered.is_none()).unwrap_or(last);
    let parts: Option<Vec<Yuan>> = outcome.events.iter().map(|event| event.basic).collect();
    match parts {
        Some(parts) => sum(&mut outcome, parts, last_covered.terms, patient, &left, trace),
        None => {
            tell(&mut outcome, critical::missing(&last_covered.terms.critical, patient));
            rough(&mut outcome, &order, patient, trace);
        }
    }
    outcome
}

fn sum(
    outcome: &mut Outcome,
    parts: Vec<Yuan>,
    terms: &Terms,
    patient: Patient<'_>,
    left: &[Left],
    trace: &mut Reasoning,
) {
    let basic = parts.iter().fold(Yuan::ZERO, |sum, part| sum.plus(*part));
    rest_on_events(outcome.events.len(), "basic", trace);
    conclude(trace, "basic", Found::Basic { parts, sum: basic });
    outcome.basic = Some(basic);
    if left.iter().all(Left::is_nothing) {
        nothing_left(outcome, trace);
    } else {
        layers(outcome, basic, terms, patient, left, trace);
    }
    let (Some(critical), Some(assistance)) = (outcome.critical, outcome.assistance) else { return };
    let funds = basic.plus(critical).plus(assistance);
    for part in ["basic", "critical_illness", "assistance"] {
        trace.rest_on(&format!("reimbursement.{part}"));
    }
    conclude(trace, "funds", Found::Funds { basic, critical, assistance, sum: funds });
    outcome.funds = Some(funds);
    let total = outcome.total;
    let own = total.minus(funds);
    trace.rest_on("reimbursement.funds");
    conclude(trace, "patient", Found::Patient { total, funds, sum: own });
    outcome.patient = Some(own);
}

/// Where the basic fund leaves nothing inside the catalogue, the layers after it have nothing to pay.
fn nothing_left(outcome: &mut Outcome, trace: &mut Reasoning) {
    let findings = [
        ("critical_illness", Found::NothingLeft { sum: Yuan::ZERO }),
        ("bonus_used", Found::BonusUsed { is_used: false, original: Most::Unlimited, sum: Yuan::ZERO }),
        ("assistance", Found::NothingLeft { sum: Yuan::ZERO }),
    ];
    for (field, found) in findings {
        trace.rest_on("reimbursement.basic");
        conclude(trace, field, found);
    }
    (outcome.critical, outcome.assistance) = (Some(Yuan::ZERO), Some(Yuan::ZERO));
    outcome.bonus_used = Some(false);
}

fn layers(
    outcome: &mut Outcome,
    basic: Yuan,
    terms: &Terms,
    patient: Patient<'_>,
    left: &[Left],
    trace: &mut Reasoning,
) {
    match critical::assess(&terms.critical, &terms.scale, patient, left, trace) {
        Ok(paid) => {
            outcome.critical = Some(paid.sum);
            outcome.bonus_used = Some(paid.is_bonus_used);
            outcome.doubts.extend(paid.doubt);
        }
        Err(silence) => {
            trace.forget();
            tell(outcome, std::iter::once(&silence).chain(critical::missing(&terms.critical, patient)));
        }
    }
    let Some(critical) = outcome.critical else {
        // Who is in no hardship is given nothing, whatever critical illness comes to.
        outcome.assistance = (!patient.is_in_hardship).then(|| assistance::none("basic", trace));
        return;
    };
    let paid = assistance::Paid { basic, critical };
    match assistance::assess(terms, patient, left, paid, trace) {
        Ok(helped) => {
            outcome.assistance = Some(helped.sum);
            outcome.doubts.extend(helped.doubt);
        }
        Err(silence) => {
            trace.forget();
            outcome.silences.push(("reimbursement.assistance", silence));
        }
    }
}

/// A covered stay that cost nothing, before another one.
fn empty_stay(order: &[&Event<'_>]) -> Option<Doubt> {
    let is_stay = |event: &&&Event<'_>| event.uncovered.is_none() && event.care.kind == CareKind::Inpatient;
    let stays: Vec<_> = order.iter().filter(is_stay).collect();
    let (_, before) = stays.split_last()?;
    before.iter().find(|event| event.care.total == Yuan::ZERO).map(|event| Doubt::EmptyStay(event.index))
}

/// Everything that is missing for critical illness is told at once.
fn tell<'a>(outcome: &mut Outcome, missing: impl Iterator<Item = &'a Silence>) {
    outcome.silences.extend(missing.map(|silence| ("reimbursement.critical_illness", silence.clone())));
}

/// Where the figures are unsaid, a published average gives a rough estimate, named as what it is: of what is covered,
/// and only of care at home, since that is what an average speaks of.
fn rough(outcome: &mut Outcome, order: &[&Event<'_>], patient: Patient<'_>, trace: &mut Reasoning) {
    trace.forget();
    let covered: Vec<&Event<'_>> = order.iter().copied().filter(|event| event.uncovered.is_none()).collect();
    let Some(last) = covered.last().filter(|_| covered.iter().all(|event| event.care.place == CarePlace::Home)) else {
        return;
    };
    let kind = Some(last.care.kind).filter(|kind| covered.iter().all(|event| event.care.kind == *kind));
    let asked = Query { scheme: Some(patient.scheme), kind, ..Query::default() };
    let Some(term) = last.terms.average.stated(&asked) else { return };
    let clause = Arc::clone(term.clause());
    let ratio = trace.open(term);
    let total = covered.iter().fold(Yuan::ZERO, |sum, event| sum.plus(event.care.total));
    let sum = total.share(ratio);
    conclude(trace, "rough.funds", Found::Rough { total, ratio, sum });
    outcome.rough = Some((sum, ratio, clause));
}

fn rest_on_events(count: usize, field: &str, trace: &mut Reasoning) {
    for index in 0..count {
        trace.rest_on(&format!("reimbursement.events.{index}.{field}"));
    }
}

fn conclude(trace: &mut Reasoning, field: &str, found: Found) {
    trace.conclude(format!("reimbursement.{field}"), Finding::Bill(found));
}

/// What is looked for in the tables of the yearly layers.
fn yearly<'a>(patient: Patient<'a>) -> Query<'a> {
    Query { scheme: Some(patient.scheme), groups: patient.groups, ..Query::default() }
}
