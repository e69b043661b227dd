//! What an employee still lacks for retiree cover (退休人员医疗保险待遇): years in all, years here, when and at what price.

use super::{Finding, Reasoning};
use crate::{
    calendar::{Day, first_of_next_month, months_in, same_day_or_last},
    cited::Clause,
    law::{CoverStart, MakeUp, Query, Scheme, Silence, Table},
    person::Retirement,
    units::Yuan,
};
use std::sync::Arc;

/// What the law of the year of retirement says.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Years in all (累计缴费年限).
    pub total: Table<u32>,
    /// Of them, years really paid here (本地实际缴费年限).
    pub local: Table<u32>,
    /// How missing years are made up.
    pub make_up: Table<MakeUp>,
    /// From when cover runs once missing years are made up.
    pub cover: Table<CoverStart>,
    /// The price of one missing month.
    pub price: Table<Yuan>,
    /// Whether some document of the place states years at all: if so, local years that it does not ask for are none.
    pub is_told: bool,
}

impl Terms {
    /// The clauses by which somebody needs what they need, in all and here.
    pub fn figures(&self, told: &Retirement) -> (Option<Arc<Clause>>, Option<Arc<Clause>>) {
        let query = query(told);
        let clause = |table: &Table<u32>| table.stated(&query).map(|term| Arc::clone(term.clause()));
        (clause(&self.total), clause(&self.local))
    }
}

/// How a gap is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// There is no gap.
    Enough,
    /// In one sum, on retiring.
    OneSum,
    /// In one sum on retiring, or by paying on month by month until this month.
    OneSumOrMonthly {
        /// The month in which paying on closes the gap, as its first day.
        until: Day,
    },
}

/// What is needed and what is missing, in months; each figure is none where nobody says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Months in all.
    pub required: Option<u32>,
    /// Missing of them.
    pub missing: Option<u32>,
    /// Months here.
    pub required_here: Option<u32>,
    /// Missing of them.
    pub missing_here: Option<u32>,
    /// The earliest month of retiree cover, by the quickest way there is: none where nobody says how a gap is closed.
    pub earliest: Option<Day>,
    /// What the missing months cost in one sum; none where no price is known.
    pub cost: Option<Yuan>,
    /// What is unsaid: which part of the answer is missing for it.
    pub silences: Vec<(&'static str, Silence)>,
}

/// What was found about a retirement.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum Found {
    /// Months needed in all.
    Required { years: u32, months: u32 },
    /// Months missing of them.
    Missing { years: u32, required: u32, paid: u32, months: u32 },
    /// Months needed here; no years where no document asks for any.
    RequiredHere { years: Option<u32>, months: u32 },
    /// Months missing of them.
    MissingHere { required: u32, paid: u32, months: u32 },
    /// The earliest month of retiree cover.
    Earliest { month: Day, retires_on: Day, gap: u32, way: Way },
    /// What the missing months cost.
    Cost { gap: u32, price: Option<Yuan>, sum: Yuan },
}

/// Sets what is needed against what will have been paid by the month of retirement.
///
/// Source: the area's rule on retiree cover, of the year of retirement. Units: months; yuan. Silent when: no document
/// states the years in all nor those here; one of the two that is unsaid is none alone. Odd cases: both gaps close
/// together, since a month paid here counts for both; a place whose documents ask for no local years needs none.
pub fn assess(terms: &Terms, told: &Retirement, trace: &mut Reasoning) -> Result<Outcome, Box<Silence>> {
    trace.forget();
    let query = query(told);
    let mut silences = Vec::new();
    let total = terms.total.pick(&query);
    let (required, missing) = total.ok().map(|years| in_all(trace.open(years), told, trace)).unzip();
    if let Err(silence) = total {
        silences.push(("retirement.required_months", silence.clone()));
        if terms.local.stated(&query).is_none() {
            return Err(Box::new(silence.clone()));
        }
    }
    let required_here = required_here(terms, &query, trace, &mut silences);
    let missing_here = required_here.map(|required| missing_here(required, told.paid_months_here, trace));
    let gap = missing.zip(missing_here).map(|(missing, here)| here.max(missing));
    let earliest = gap.and_then(|gap| earliest(terms, told, gap, trace, &mut silences));
    let cost = gap.and_then(|gap| cost(terms, told, gap, trace, &mut silences));
    Ok(Outcome { required, missing, required_here, missing_here, earliest, cost, silences })
}

/// The months needed in all, and those missing.
fn in_all(years: u32, told: &Retirement, trace: &mut Reasoning) -> (u32, u32) {
    let required = months_in(years);
    conclude(trace, "required_months", Found::Required { years, months: required });
    let missing = required.saturating_sub(told.paid_months);
    trace.rest_on("retirement.required_months");
    let found = Found::Missing { years, required, paid: told.paid_months, months: missing };
    conclude(trace, "missing_months", found);
    (required, missing)
}

/// The cell of a table that speaks of somebody.
pub fn query(told: &Retirement) -> Query<'static> {
    Query { scheme: Some(Scheme::Employee), sex: Some(told.sex), pension: Some(told.pension), ..Query::default() }
}

type Silences = Vec<(&'static str, Silence)>;

fn required_here(terms: &Terms, query: &Query<'_>, trace: &mut Reasoning, silences: &mut Silences) -> Option<u32> {
    let years = match terms.local.pick(query) {
        Ok(term) => Some(trace.open(term)),
        Err(silence) => {
            // A document that withdraws the figure, or gives only the least of it, does ask for local years.
            let is_asked = silence.why.is_some() || silence.floor.is_some();
            if is_asked || !terms.is_told {
                silences.push(("retirement.required_months_here", silence.clone()));
                return None;
            }
            trace.rest_on("retirement.required_months");
            None
        }
    };
    let months = months_in(years.unwrap_or(0));
    conclude(trace, "required_months_here", Found::RequiredHere { years, months });
    Some(months)
}

fn missing_here(required: u32, paid: u32, trace: &mut Reasoning) -> u32 {
    let months = required.saturating_sub(paid);
    trace.rest_on("retirement.required_months_here");
    conclude(trace, "missing_months_here", Found::MissingHere { required, paid, months });
    months
}

fn rest_on_gaps(trace: &mut Reasoning) {
    trace.rest_on("retirement.missing_months");
    trace.rest_on("retirement.missing_months_here");
}

fn earliest(terms: &Terms, told: &Retirement, gap: u32, trace: &mut Reasoning, silences: &mut Silences) -> Option<Day> {
    rest_on_gaps(trace);
    let way = match terms.make_up.pick(&query(told)) {
        _ if gap == 0 => Way::Enough,
        Ok(term) => match trace.open(term) {
            MakeUp::OneSum => Way::OneSum,
            MakeUp::OneSumOrMonthly => Way::OneSumOrMonthly { until: same_day_or_last(told.retires_on, gap) },
        },
        Err(silence) => {
            trace.forget();
            silences.push(("retirement.earliest_month", silence.clone()));
            return None;
        }
    };
    let retires_on = told.retires_on;
    // One sum is the quickest way wherever it is allowed: paid in the month of retirement.
    let month = match terms.cover.stated(&query(told)) {
        Some(term) if gap > 0 && trace.applies(term, |start| *start == CoverStart::MonthAfterPayment) => {
            first_of_next_month(retires_on)
        }
        _ => retires_on,
    };
    conclude(trace, "earliest_month", Found::Earliest { month, retires_on, gap, way });
    Some(month)
}

fn cost(terms: &Terms, told: &Retirement, gap: u32, trace: &mut Reasoning, silences: &mut Silences) -> Option<Yuan> {
    rest_on_gaps(trace);
    let price = match terms.price.pick(&query(told)) {
        _ if gap == 0 => None,
        Ok(term) => Some(trace.open(term)),
        Err(silence) => {
            trace.forget();
            silences.push(("retirement.cost", silence.clone()));
            return None;
        }
    };
    let sum = price.unwrap_or_default().times(gap);
    conclude(trace, "cost", Found::Cost { gap, price, sum });
    Some(sum)
}

fn conclude(trace: &mut Reasoning, field: &str, found: Found) {
    trace.conclude(format!("retirement.{field}"), Finding::Retirement(found));
}
