//! Paying for missed years to shorten the variable wait (变动待遇等待期修复): 国办发〔2024〕38号.

use super::{
    Finding, Reasoning, continuity,
    dates::{self, Dates},
    waiting,
};
use crate::{
    law::{RepairPrice, Silence, Stands},
    person::Case,
    units::Yuan,
};

/// What the documents say of repair.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Months that one repaired year takes off.
    pub months: Stands<u32>,
    /// After how many lapsed years in a row a floor holds.
    pub floor_after: Stands<u32>,
    /// The least that remains.
    pub floor: Stands<u32>,
    /// What a repaired year costs.
    pub price: Stands<RepairPrice>,
    /// The personal premium of the coverage year.
    pub premium: Stands<Yuan>,
}

/// One choice: so many years paid for.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Years paid for.
    pub years: u32,
    /// Months taken off.
    pub repaired: u32,
    /// What it costs; none where the premium is unsaid.
    pub cost: Option<Yuan>,
    /// The wait that is left.
    pub dates: Dates,
    /// What each month gained costs.
    pub per_month: Option<Yuan>,
}

/// Every choice, from none to the most allowed.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The choices.
    pub options: Vec<Choice>,
    /// Why a cost is missing.
    pub silence: Option<Box<Silence>>,
}

/// Works out every repair option.
///
/// Source: 国办发〔2024〕38号 (每多缴纳1年可减少1个月…连续断缴4年及以上的，修复后…不少于6个月).
/// Units: years, calendar months, yuan. Silent when: the price is (the cost alone is null).
/// Odd case: after four lapsed years 3 + 3 months are at the floor already, so nothing can be repaired.
pub fn assess(
    terms: &Terms,
    case: &Case,
    ground: waiting::Ground<'_>,
    wait: &waiting::Outcome,
    trace: &mut Reasoning,
) -> Result<Outcome, Box<Silence>> {
    let Offer { most, each, silence } = offer(terms, wait, trace)?;
    let mut options = Vec::new();
    for years in 0..=most {
        options.push(option(terms, case, ground, wait, (years, each), trace)?);
    }
    Ok(Outcome { options, silence })
}

/// How many years can be repaired, and at what price.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The most years.
    pub most: u32,
    /// What a year costs; none where nothing can be bought, or the premium is unsaid.
    pub each: Option<Yuan>,
    /// Why the price is missing.
    pub silence: Option<Box<Silence>>,
}

/// What is offered to somebody who waits.
///
/// Units: years, yuan. Silent when: what a repaired year takes off, or the floor that holds, is unsaid.
pub fn offer(terms: &Terms, wait: &waiting::Outcome, trace: &mut Reasoning) -> Result<Offer, Box<Silence>> {
    let most = most(terms, wait, trace)?;
    // Nobody needs the price of what cannot be bought.
    let each = (most > 0).then(|| each(terms, trace));
    let silence = each.as_ref().and_then(|each| each.as_ref().err().cloned());
    Ok(Offer { most, each: each.and_then(Result::ok), silence })
}

/// The most years that can be repaired: max(0, min(variable, fixed + variable − floor)) once the floor holds.
fn most(terms: &Terms, wait: &waiting::Outcome, trace: &mut Reasoning) -> Result<u32, Box<Silence>> {
    if wait.variable == 0 {
        trace.rest_on("waiting.variable_months");
        trace.conclude("repair.most", Finding::RepairMost { years: 0, is_floored: false });
        return Ok(0);
    }
    let months = trace.open(terms.months.as_ref().map_err(Clone::clone)?);
    let after = terms.floor_after.as_ref().map_err(Clone::clone)?;
    let lapsed = continuity::count(&wait.lapsed_years);
    let mut room = wait.variable;
    let is_floored = trace.applies(after, |after| lapsed >= *after);
    if is_floored {
        let floor = trace.open(terms.floor.as_ref().map_err(Clone::clone)?);
        room = room.min(wait.fixed.saturating_add(wait.variable).saturating_sub(floor));
    }
    let years = room.checked_div(months).unwrap_or(0);
    trace.rest_on("waiting.variable_months");
    trace.rest_on("waiting.fixed_months");
    trace.conclude("repair.most", Finding::RepairMost { years, is_floored });
    Ok(years)
}

fn each(terms: &Terms, trace: &mut Reasoning) -> Result<Yuan, Box<Silence>> {
    let price = terms.price.as_ref().map_err(Clone::clone)?;
    let premium = terms.premium.as_ref().map_err(Clone::clone)?;
    let each = match trace.open(price) {
        RepairPrice::CoverageYear => trace.open(premium),
    };
    trace.conclude("repair.price", Finding::RepairCost { years: 1, each, cost: each });
    Ok(each)
}

fn option(
    terms: &Terms,
    case: &Case,
    ground: waiting::Ground<'_>,
    wait: &waiting::Outcome,
    (years, each): (u32, Option<Yuan>),
    trace: &mut Reasoning,
) -> Result<Choice, Box<Silence>> {
    let repaired = match years {
        0 => 0,
        _ => trace.open(terms.months.as_ref().map_err(Clone::clone)?).saturating_mul(years),
    };
    let path = |name: &str| format!("repair.options.{years}.{name}");
    trace.rest_on("repair.most");
    trace.conclude(path("years"), Finding::RepairYears { years });
    let whole = wait.fixed.saturating_add(wait.variable);
    let dates = dates::after(case, ground, wait, whole.saturating_sub(repaired), trace);
    let basis = trace.take_opened();
    for part in ["waiting.window", "waiting.fixed_months", "waiting.variable_months"] {
        trace.rest_on(part);
    }
    trace.rest_on("repair.most");
    trace.conclude(path("total_months"), Finding::RepairTotal { years, months: dates.months });
    if let Ok(day) = dates.covered_from {
        trace.rest_on(&path("total_months"));
        trace.rest_on_all(&basis);
        trace.conclude(path("covered_from"), Finding::CoveredFrom { day, waited: dates.months });
    }
    let cost = if years == 0 { Some(Yuan::ZERO) } else { each.map(|each| each.times(years)) };
    let per_month = note_cost(years, repaired, each, trace);
    Ok(Choice { years, repaired, cost, dates, per_month })
}

fn note_cost(years: u32, repaired: u32, each: Option<Yuan>, trace: &mut Reasoning) -> Option<Yuan> {
    if years == 0 {
        trace.rest_on("repair.most");
        trace.conclude("repair.options.0.cost", Finding::RepairCost { years, each: Yuan::ZERO, cost: Yuan::ZERO });
        return None;
    }
    let each = each?;
    let cost = each.times(years);
    trace.rest_on("repair.price");
    trace.conclude(format!("repair.options.{years}.cost"), Finding::RepairCost { years, each, cost });
    let per_month = cost.per(repaired)?;
    trace.rest_on("repair.price");
    let finding = Finding::RepairPerMonth { cost, months: repaired, each: per_month };
    trace.conclude(format!("repair.options.{years}.per_month"), finding);
    Some(per_month)
}
