//! Medical assistance (医疗救助): what is left inside the catalogue, by category.

use super::{AssistanceTerms, Doubt, Found, Left, Patient, Terms, conclude, yearly};
use crate::{
    law::{CareKind, Counted, Group, Most, Query, Silence},
    rules::Reasoning,
    units::{Rate, Yuan},
};

/// What the layers before have paid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paid {
    pub(super) basic: Yuan,
    pub(super) critical: Yuan,
}

/// What is given in all, and where it could be reckoned otherwise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Helped {
    pub(super) sum: Yuan,
    pub(super) doubt: Option<Doubt>,
}

/// What one category is given.
struct Given {
    group: Group,
    /// The kind of care that is helped with, if it is one only.
    kind: Option<CareKind>,
    left: Yuan,
    threshold: Yuan,
    ratio: Rate,
    limit: Most,
    second: Yuan,
    sum: Yuan,
}

/// Helps with what is left, by the category that gives most (就高不就低).
///
/// Source: the area's assistance rule; 国办发〔2021〕42号. Units: yuan a year, rounded once. Silent when: a person in
/// hardship is given a share that no document here states. Odd case: where the limit depends on the size of the bill,
/// the larger one holds once the year's eligible expense reaches the critical-illness deductible.
pub(super) fn assess(
    terms: &Terms,
    patient: Patient<'_>,
    left: &[Left],
    paid: Paid,
    trace: &mut Reasoning,
) -> Result<Helped, Silence> {
    trace.forget();
    let law = &terms.assistance;
    if !patient.is_in_hardship {
        return Ok(Helped { sum: none("critical_illness", trace), doubt: None });
    }
    if !patient.is_class_known && !law.ratio.is_typed_for(&yearly(patient)) {
        return Err(law.ratio.silence_for(&yearly(patient)).clone());
    }
    let mut best: Option<(Given, Vec<_>)> = None;
    for group in patient.groups {
        trace.rest_on_all(patient.class_clauses);
        let given = give(terms, patient, *group, left, paid, trace)?;
        let clauses = trace.take_opened();
        if let Some(given) = given.filter(|given| best.as_ref().is_none_or(|(most, _)| given.sum > most.sum)) {
            best = Some((given, clauses));
        }
    }
    // A category that no line names may be helped all the same: nothing here says so, or that it is not.
    let Some((given, clauses)) = best else { return Err(law.ratio.silence_for(&yearly(patient)).clone()) };
    trace.rest_on_all(&clauses);
    trace.rest_on("reimbursement.critical_illness");
    let doubt = given.kind.filter(|kind| is_shared(*kind, left, paid)).map(Doubt::WholeCritical);
    let Given { group, left, threshold, ratio, limit, second, sum, .. } = given;
    conclude(trace, "assistance", Found::Assistance { group, left, threshold, ratio, limit, second, sum });
    Ok(Helped { sum, doubt })
}

/// Whether critical illness paid for a burden that other kinds of care had a part in.
fn is_shared(kind: CareKind, left: &[Left], paid: Paid) -> bool {
    paid.critical > Yuan::ZERO && left.iter().any(|left| left.kind != Some(kind) && left.burden > Yuan::ZERO)
}

/// Nothing for who is in no hardship; it rests on the layer before.
pub(super) fn none(before: &str, trace: &mut Reasoning) -> Yuan {
    trace.rest_on(&format!("reimbursement.{before}"));
    conclude(trace, "assistance", Found::NoAssistance);
    Yuan::ZERO
}

fn give(
    terms: &Terms,
    patient: Patient<'_>,
    group: Group,
    left: &[Left],
    paid: Paid,
    trace: &mut Reasoning,
) -> Result<Option<Given>, Silence> {
    let law = &terms.assistance;
    let groups = [group];
    let query = Query { groups: &groups, ..yearly(patient) };
    // A line that names a kind of care helps with that kind only.
    let kinds: Vec<CareKind> = left.iter().filter_map(|left| left.kind).collect();
    let is_for_all = law.ratio.stated_for(&query).is_some();
    let helped = |kind: &CareKind| law.ratio.stated_for(&Query { kind: Some(*kind), ..query }).is_some();
    let kind = kinds.iter().copied().find(|kind| !is_for_all && helped(kind));
    let asked = Query { kind, ..query };
    let Some(term) = law.ratio.stated_for(&asked) else { return Ok(None) };
    let ratio = trace.open(term);
    let base = base(law, &query, left, kind, trace).minus(paid.critical);
    let threshold = trace.open(law.threshold.pick(&asked).map_err(Clone::clone)?);
    let limit = limit(terms, &asked, left, trace)?;
    let first = limit.allow(base.minus(threshold).share(ratio), Yuan::ZERO);
    let second = second(law, &asked, left, paid, first, trace);
    let sum = first.plus(second);
    Ok(Some(Given { group, kind, left: base, threshold, ratio, limit, second, sum }))
}

/// The burden that assistance looks at.
fn base(
    law: &AssistanceTerms,
    query: &Query<'_>,
    left: &[Left],
    kind: Option<CareKind>,
    trace: &mut Reasoning,
) -> Yuan {
    let with_first = law.first_share.stated(query).is_some_and(|term| trace.open(term) == Counted::Counted);
    let mut sum = Yuan::ZERO;
    for event in left.iter().filter(|event| kind.is_none_or(|kind| event.kind == Some(kind))) {
        let at = Query { place: event.place, ..*query };
        let is_out = law.place.stated(&at).is_some_and(|term| trace.open(term) == Counted::NotCounted);
        if !is_out {
            sum = sum.plus(event.burden);
            if with_first {
                sum = sum.plus(event.first_share);
            }
        }
    }
    sum
}

fn limit(terms: &Terms, query: &Query<'_>, left: &[Left], trace: &mut Reasoning) -> Result<Most, Silence> {
    let law = &terms.assistance;
    let ordinary = law.limit.pick(query).map_err(Clone::clone)?;
    let Some(serious) = law.serious_limit.stated(query) else { return Ok(trace.open(ordinary)) };
    let everybody = Query { groups: &[], kind: None, ..*query };
    let edge = trace.open(terms.critical.deductible.pick(&everybody).map_err(Clone::clone)?);
    let eligible = left.iter().fold(Yuan::ZERO, |sum, left| sum.plus(left.eligible));
    Ok(trace.open(if eligible >= edge { serious } else { ordinary }))
}

/// Second assistance, where a pack has it: on everything that is left, expense outside the policy range included.
fn second(
    law: &AssistanceTerms,
    query: &Query<'_>,
    left: &[Left],
    paid: Paid,
    first: Yuan,
    trace: &mut Reasoning,
) -> Yuan {
    let (Some(ratio), Some(limit)) = (law.second_ratio.stated(query), law.second_limit.stated(query)) else {
        return Yuan::ZERO;
    };
    let threshold = law.second_threshold.stated(query).map(|term| trace.open(term)).unwrap_or_default();
    let (ratio, limit) = (trace.open(ratio), trace.open(limit));
    let total = left.iter().fold(Yuan::ZERO, |sum, left| sum.plus(left.total));
    let left = total.minus(paid.basic).minus(paid.critical).minus(first);
    limit.allow(left.minus(threshold).share(ratio), Yuan::ZERO)
}
