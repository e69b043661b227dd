//! In which window of the coverage year a payment lies, and from when that window's payers are covered (缴费时段).

use super::Reasoning;
use crate::{
    calendar::{Day, Year, first_of_month, first_of_next_month, first_of_year, last_of_year},
    cited::Term,
    law::{CoverStart, Silence, Stands, Waived},
    person::Window,
};

/// What the documents say of one coverage year's windows.
#[derive(Debug, Clone)]
pub struct Terms {
    /// First day of the central window.
    pub central_opens: Stands<Day>,
    /// Last day of the central window.
    pub central_closes: Stands<Day>,
    /// First day of the extended window.
    pub extended_opens: Stands<Day>,
    /// Last day of the extended window.
    pub extended_closes: Stands<Day>,
    /// Cover of those who pay in the central window, by the day of payment.
    pub central_cover: Vec<(Option<Day>, Term<CoverStart>)>,
    /// Cover of those who pay in the extended window.
    pub extended_cover: Stands<CoverStart>,
    /// That the extended window waives the fixed wait.
    pub extended_fixed_wait: Stands<Waived>,
    /// From when a coverage year's cover runs.
    pub year_start: Stands<CoverStart>,
    /// The silence about the cover of January payers.
    pub january_silence: Silence,
    /// The silence about the cover of exempt late payers.
    pub exemption_silence: Silence,
}

/// The window found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub window: Window,
    /// Whether the pack is silent and the person named it.
    pub is_own_word: bool,
    /// Whether the person named another.
    pub differs: bool,
}

/// Why no window was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Missing {
    /// The day lies before the first window or after the coverage year.
    NoWindow(Option<Day>, Day),
    /// The pack has no window for the year.
    Unsaid(Box<Silence>),
}

/// Finds the window in which a payment for a coverage year lies.
///
/// Source: 国办发〔2024〕38号 (集中参保期); local notices name the days. Units: civil days, both ends included.
/// Silent when: the area names no closing day and the person names no window.
/// Odd case: a day after the central window closes but before New Year is late already.
pub fn find(
    terms: &Terms,
    year: Year,
    paid_on: Day,
    named: Option<Window>,
    trace: &mut Reasoning,
) -> Result<Found, Missing> {
    let opens = terms.central_opens.as_ref().ok();
    let first = opens.filter(|opens| trace.applies(opens, |day| paid_on < *day)).map(|opens| trace.open(opens));
    if first.is_some() || paid_on > last_of_year(year) {
        let first = first.or_else(|| opens.map(|opens| trace.open(opens)));
        return Err(Missing::NoWindow(first, last_of_year(year)));
    }
    match &terms.central_closes {
        Ok(closes) => {
            let window = by_pack(terms, trace.open(closes), paid_on, trace);
            Ok(Found { window, is_own_word: false, differs: named.is_some_and(|named| named != window) })
        }
        Err(silence) => named
            .map(|window| Found { window, is_own_word: true, differs: false })
            .ok_or_else(|| Missing::Unsaid(silence.clone())),
    }
}

fn by_pack(terms: &Terms, closes: Day, paid_on: Day, trace: &mut Reasoning) -> Window {
    if paid_on <= closes {
        return Window::Central;
    }
    let is_open = match (&terms.extended_opens, &terms.extended_closes) {
        (Ok(opens), Ok(closes)) => (trace.open(opens)..=trace.open(closes)).contains(&paid_on),
        (Err(_), Ok(closes)) => paid_on <= trace.open(closes),
        _ => false,
    };
    if is_open { Window::Extended } else { Window::Late }
}

/// From when somebody who need not wait is covered; silence where a payment in January is not provided for.
pub fn cover(
    terms: &Terms,
    found: Found,
    year: Year,
    paid_on: Day,
    trace: &mut Reasoning,
) -> Result<Day, Box<Silence>> {
    let start = match found.window {
        Window::Central => central_start(terms, found, year, paid_on, trace)?,
        Window::Extended => match &terms.extended_cover {
            Ok(term) => trace.open(term),
            Err(_) if found.is_own_word => CoverStart::Payment,
            Err(silence) => return Err(silence.clone()),
        },
        Window::Late => return Err(Box::new(terms.exemption_silence.clone())),
    };
    Ok(day_of(start, year, Days { paid_on, registered_on: None, born_on: None }))
}

fn central_start(
    terms: &Terms,
    found: Found,
    year: Year,
    paid_on: Day,
    trace: &mut Reasoning,
) -> Result<CoverStart, Box<Silence>> {
    // A window that only the person names has no rule of its own: cover from 1 January.
    if found.is_own_word {
        return terms.year_start.as_ref().map(|term| trace.open(term)).map_err(Clone::clone);
    }
    let reached = terms.central_cover.iter().filter(|(from, _)| from.is_none_or(|from| from <= paid_on));
    if let Some((_, term)) = reached.max_by_key(|(from, _)| *from) {
        return Ok(trace.open(term));
    }
    if paid_on < first_of_year(year) {
        return terms.year_start.as_ref().map(|term| trace.open(term)).map_err(Clone::clone);
    }
    Err(Box::new(terms.january_silence.clone()))
}

/// The days of one enrolment that a document's word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// When the money arrived.
    pub paid_on: Day,
    /// When the person was registered.
    pub registered_on: Option<Day>,
    /// Birth, where it counts.
    pub born_on: Option<Day>,
}

/// The day that a document's word means for one payment: never before 1 January of the coverage year.
///
/// Odd case: the month of payment (到账之月) reaches back to its first day.
pub fn day_of(start: CoverStart, year: Year, days: Days) -> Day {
    let Days { paid_on, registered_on, born_on } = days;
    let day = match start {
        CoverStart::JanuaryFirst => first_of_year(year),
        CoverStart::Birth => born_on.unwrap_or(paid_on),
        CoverStart::Payment => paid_on,
        CoverStart::DayAfterPayment => crate::calendar::day_after(paid_on),
        CoverStart::MonthOfPayment => first_of_month(paid_on),
        CoverStart::MonthAfterPayment => first_of_next_month(paid_on),
        CoverStart::MonthOfRegistration => first_of_month(registered_on.unwrap_or(paid_on)),
    };
    day.max(first_of_year(year)).max(born_on.unwrap_or(day))
}
