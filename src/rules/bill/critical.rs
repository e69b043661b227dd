//! Critical-illness insurance (大病保险): the year's burden inside the catalogue that the basic fund left.

use super::{CriticalTerms, Doubt, Found, Left, Patient, basic::times, conclude, yearly};
use crate::{
    law::{Bands, Counted, Most, Query, Scheme, Silence, Table},
    rules::Reasoning,
    units::{Rate, Yuan},
};
use rust_decimal::Decimal;

/// What was paid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paid {
    pub(super) sum: Yuan,
    pub(super) is_bonus_used: bool,
    pub(super) doubt: Option<Doubt>,
}

/// Pays the year's burden above the deductible, by bands, up to the cap with its bonus.
///
/// Source: the area's critical-illness rule. Units: yuan a year, rounded once. Silent when: deductible, ratio, bands or
/// cap are unsaid. Odd case: for those whose deductible is lowered, the first band begins at their own deductible.
pub(super) fn assess(
    terms: &CriticalTerms,
    scale: &Table<Rate>,
    patient: Patient<'_>,
    left: &[Left],
    trace: &mut Reasoning,
) -> Result<Paid, Silence> {
    trace.forget();
    let query = yearly(patient);
    let burden = burden(terms, &query, left, trace);
    let general = trace.open(terms.deductible.pick(&query).map_err(Clone::clone)?);
    let cut = terms.deductible_cut.stated(&query).map(|term| trace.open(term));
    let deductible = cut.map_or(general, |cut| general.minus(general.share(cut)));
    let parts = parts(terms, &query, burden, (general, deductible), trace)?;
    let exact = parts.iter().fold(Decimal::ZERO, |sum, (part, rate)| sum.saturating_add(times(*part, *rate)));
    let original = trace.open(terms.cap.pick(&query).map_err(Clone::clone)?);
    let cap = match original {
        Most::Sum(sum) => {
            let (granted, reduction) = patient.bonus.unwrap_or_default();
            trace.rest_on_all(patient.bonus_clauses);
            Most::Sum(sum.plus(granted).minus(reduction))
        }
        Most::Unlimited => Most::Unlimited,
    };
    let wanted = Yuan::rounded(exact);
    let normal = cap.allow(wanted, Yuan::ZERO);
    let scale = scale_of(scale, patient, trace);
    let sum = match scale {
        Some(scale) if normal == wanted => Yuan::rounded(exact.saturating_mul(scale.decimal())),
        Some(scale) => normal.share(scale),
        None => normal,
    };
    conclude(trace, "critical_illness", Found::Critical { burden, deductible, parts, scale, cap, sum });
    let is_bonus_used = matches!(original, Most::Sum(original) if sum > original);
    trace.rest_on("reimbursement.critical_illness");
    conclude(trace, "bonus_used", Found::BonusUsed { is_used: is_bonus_used, original, sum });
    Ok(Paid { sum, is_bonus_used, doubt: lowered(original, patient, sum) })
}

/// Where a bonus raises the cap and a lapse lowers it, more than the lowered cap may or may not be bonus money.
fn lowered(original: Most, patient: Patient<'_>, sum: Yuan) -> Option<Doubt> {
    let (Most::Sum(original), Some((granted, reduction))) = (original, patient.bonus) else { return None };
    let is_between = sum <= original && sum > original.minus(reduction);
    (is_between && granted > Yuan::ZERO).then_some(Doubt::LoweredCap { original, reduction })
}

/// What is missing before any burden is known.
pub(super) fn missing<'a>(terms: &'a CriticalTerms, patient: Patient<'_>) -> impl Iterator<Item = &'a Silence> {
    let query = yearly(patient);
    let cap = terms.cap.pick(&query).err();
    [terms.deductible.pick(&query).err(), terms.ratio.pick(&query).err(), cap].into_iter().flatten()
}

fn burden(terms: &CriticalTerms, query: &Query<'_>, left: &[Left], trace: &mut Reasoning) -> Yuan {
    let mut is_counted =
        |table: &Table<Counted>| table.stated(query).is_some_and(|term| trace.open(term) == Counted::Counted);
    let (first, place) = (is_counted(&terms.first_share), is_counted(&terms.place_share));
    let all = |part: fn(&Left) -> Yuan| left.iter().fold(Yuan::ZERO, |sum, left| sum.plus(part(left)));
    let mut burden = all(|left| left.burden);
    if first {
        burden = burden.plus(all(|left| left.first_share));
    }
    if place {
        burden = burden.plus(all(|left| left.place_share));
    }
    burden
}

fn parts(
    terms: &CriticalTerms,
    query: &Query<'_>,
    burden: Yuan,
    (general, deductible): (Yuan, Yuan),
    trace: &mut Reasoning,
) -> Result<Vec<(Yuan, Rate)>, Silence> {
    let points = terms.points.stated(query).map(|term| trace.open(term));
    let bands = terms.ratio.bands(query).map_err(Clone::clone)?;
    let is_single = bands.len() <= 1;
    let measured =
        if is_single { Bands::AfterDeductible } else { trace.open(terms.bands.pick(query).map_err(Clone::clone)?) };
    let above = burden.minus(deductible);
    let mut parts = Vec::new();
    for band in bands {
        let (lower, upper, sum) = match measured {
            Bands::AfterDeductible => (if is_single { Yuan::ZERO } else { band.over }, band.up_to, above),
            // The first band is the one that begins at the general deductible.
            Bands::WithDeductible if band.over <= general => (deductible, band.up_to, burden),
            Bands::WithDeductible => (band.over.max(deductible), band.up_to, burden),
        };
        let part = upper.map_or(sum, |edge| edge.min(sum)).minus(lower);
        if part > Yuan::ZERO {
            let rate = trace.open(band.term);
            parts.push((part, points.map_or(rate, |points| rate.more(points))));
        }
    }
    Ok(parts)
}

fn scale_of(scale: &Table<Rate>, patient: Patient<'_>, trace: &mut Reasoning) -> Option<Rate> {
    if patient.scheme != Scheme::Employee {
        return None;
    }
    let query = Query { months: patient.months, ..yearly(patient) };
    scale.stated(&query).map(|term| trace.open(term))
}
