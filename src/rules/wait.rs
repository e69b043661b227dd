//! The months of one wait and the day it ends (待遇等待期).

use super::{FixedWhy, Reasoning, window};
use crate::{
    calendar::{Day, Year, day_after, first_of_year, same_day_or_last, same_day_or_next},
    law::{DayCounting, EmployeeGap, ExtendedVariable, Silence, Stands, VariableCounting},
    person::Window,
};

/// What the documents say of one coverage year's wait.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Fixed part.
    pub fixed: Stands<u32>,
    /// Variable part for each lapsed year that adds one.
    pub variable: Stands<u32>,
    /// Whether the first lapsed year adds one.
    pub counting: Stands<VariableCounting>,
    /// Whether the day of payment is day one.
    pub day_counting: Stands<DayCounting>,
    /// Whether the variable part stays in an extended window.
    pub extended_variable: Stands<ExtendedVariable>,
    /// From how many months without employee cover on it counts as a break.
    pub gap_months: Stands<u32>,
    /// That leaving employee cover outside the exemption is a break.
    pub gap_breaks: Stands<EmployeeGap>,
}

/// Where a wait begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// 1 January of the coverage year, in whole calendar months.
    NewYear(Year),
    /// The day of payment.
    Payment(Day),
}

impl Start {
    /// The first day of the wait as documents show it.
    pub fn day(self) -> Day {
        match self {
            Self::NewYear(year) => first_of_year(year),
            Self::Payment(day) => day,
        }
    }

    /// Where a wait begins for a payment in a window.
    pub fn of(window: Window, year: Year, paid_on: Day) -> Self {
        match window {
            Window::Central => Self::NewYear(year),
            Window::Extended | Window::Late => Self::Payment(paid_on),
        }
    }
}

/// The fixed part (固定待遇等待期): required in the late window and of anybody who is not continuous.
///
/// Source: 国办发〔2024〕38号. Units: calendar months. Silent when: the area leaves the figure unsaid and it is required.
/// Odd case: an extended window that waives it waives it for lapsed payers too.
pub fn fixed(
    terms: &Terms,
    windows: &window::Terms,
    found: window::Found,
    broken: Option<FixedWhy>,
    trace: &mut Reasoning,
) -> Result<(u32, FixedWhy), Box<Silence>> {
    if found.window == Window::Extended && is_waived(windows, found, trace) {
        return Ok((0, FixedWhy::WaivedByWindow));
    }
    let why = match (found.window, broken) {
        (_, Some(why)) => why,
        (Window::Late | Window::Extended, None) => FixedWhy::Late,
        (Window::Central, None) => return Ok((0, FixedWhy::NotRequired)),
    };
    let term = terms.fixed.as_ref().map_err(Clone::clone)?;
    Ok((trace.open(term), why))
}

fn is_waived(windows: &window::Terms, found: window::Found, trace: &mut Reasoning) -> bool {
    match &windows.extended_fixed_wait {
        Ok(term) => {
            trace.open(term);
            true
        }
        Err(_) => found.is_own_word,
    }
}

/// The variable part (变动待遇等待期): one figure for each lapsed year that adds one.
///
/// Source: 国办发〔2024〕38号 (每多断保1年). Units: calendar months.
/// Odd case: one lapsed year adds nothing under the reading that the official worked examples take.
pub fn variable(
    terms: &Terms,
    window: Window,
    lapsed: u32,
    trace: &mut Reasoning,
) -> Result<(u32, bool), Box<Silence>> {
    if lapsed == 0 {
        return Ok((0, false));
    }
    if window == Window::Extended
        && let Ok(term) = &terms.extended_variable
        && trace.open(term) == ExtendedVariable::Waived
    {
        return Ok((0, false));
    }
    let counting = trace.open(terms.counting.as_ref().map_err(Clone::clone)?);
    let (years, is_every_year) = match counting {
        VariableCounting::BeyondTheFirst => (lapsed.saturating_sub(1), false),
        VariableCounting::EveryLapsedYear => (lapsed, true),
    };
    if years == 0 {
        return Ok((0, is_every_year));
    }
    let each = trace.open(terms.variable.as_ref().map_err(Clone::clone)?);
    Ok((each.saturating_mul(years), is_every_year))
}

/// The first day after a wait.
///
/// Odd case: counted from the day after payment, three months from 1 March end on 1 June, so 2 June is covered.
pub fn end(terms: &Terms, start: Start, months: u32, trace: &mut Reasoning) -> Result<Day, Box<Silence>> {
    match start {
        Start::NewYear(year) => Ok(same_day_or_next(first_of_year(year), months)),
        Start::Payment(day) => {
            let counting = trace.open(terms.day_counting.as_ref().map_err(Clone::clone)?);
            Ok(match counting {
                DayCounting::PaymentDayFirst => same_day_or_next(day, months),
                DayCounting::DayAfterFirst => day_after(same_day_or_last(day, months)),
            })
        }
    }
}
