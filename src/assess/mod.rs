//! The one door: a case and a shelf in, an assessment out. Each part is answered or silent on its own.

pub mod account;
pub mod bill;
mod bonus;
mod cover;
pub mod coverage;
mod days;
mod desk;
mod family;
mod guide;
mod known;
mod part;
mod parts;
mod remark;
pub mod reminder;
mod retirement;
pub mod spread;
mod terms;
mod typed;
mod wait_doubt;

pub use desk::{Desk, Typed};
pub use guide::{Saying, Topic, guide, topics};
pub use part::Part;
pub use remark::Remark;
pub use wait_doubt::WaitDoubt;

use crate::{
    calendar::{Day, Year},
    cited::Step,
    law::{Key, Shelf, Standing, Stands},
    person::{Case, Code, Need, Problem},
    rules::{
        Finding, Reasoning,
        continuity::{self, Pasts},
        dates,
        payment_days::Stretch,
        premium, repair, waiting,
    },
};
use parts::{Basis, Extent, Parts};
use remark::{price_remarks, remark_on};
use std::collections::BTreeMap;
use terms::{Terms, year_law};

/// The whole answer for one enrolment.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The day on which the money arrived (缴费到账).
    pub paid_on: Day,
    /// The price.
    pub premium: premium::Outcome,
    /// The wait; none where it is silent.
    pub waiting: Option<Waiting>,
    /// Every repair option; none where it is silent.
    pub repair: Option<repair::Outcome>,
    /// Years that nobody told of.
    pub unknown_years: Vec<Year>,
    /// What else must be told.
    pub remarks: Vec<Remark>,
    /// Every figure's step.
    pub steps: Vec<Step<Finding>>,
}

/// The wait after the repair that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Its parts.
    pub parts: waiting::Outcome,
    /// Months taken off.
    pub repaired: u32,
    /// The dates.
    pub dates: dates::Dates,
}

/// Answers a case from a shelf; every problem with the question if there is one.
///
/// ```
/// # #[cfg(feature = "cli")] {
/// use canbao::{assess::assess, calendar::parse_day, law::Shelf, person::*};
/// let shelf = Shelf::built_in("350200").map_err(|_| "no such area")?;
/// let enrolment = Enrolment {
///     year: 2026,
///     paid_on: parse_day("2025-11-10").ok_or("day")?,
///     registered_on: None,
///     repair_years: 0,
///     window: None,
/// };
/// let history = vec![PastYear::of(2025, Cover::Nothing)];
/// let draft = Draft { enrolment, person: Person::default(), history, typed: Default::default() };
/// let case = Case::new(draft).map_err(|_| "case")?;
/// let waiting = assess(&case, &shelf).map_err(|_| "problem")?.waiting.ok_or("silent")?;
/// assert_eq!((waiting.parts.fixed, waiting.parts.variable), (3, 0)); // one lapsed year adds no month
/// # }
/// # Ok::<(), &str>(())
/// ```
pub fn assess(case: &Case, shelf: &Shelf) -> Result<Assessment, Vec<Problem>> {
    Desk::new(shelf).enrolment(case)
}

/// Moves the day of payment through the year; empty where the pack has no window.
pub fn payment_days(case: &Case, shelf: &Shelf) -> Vec<Stretch> {
    Desk::new(shelf).payment_days(case)
}

fn assessment(desk: &Desk<'_>, case: &Case) -> Result<Assessment, Vec<Problem>> {
    let terms = terms::of(desk, case);
    desk.refuse_typed(&case.typed, Some(case.enrolment.year), case.person.scheme)?;
    let unknown_years = check_years(case, &terms)?;
    let pasts = continuity::judge(&case.history, &terms.laws, case.enrolment.year)?;
    answer(case, &terms, &pasts, unknown_years)
}

/// What a form must know of a coverage year before it can ask.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outline {
    /// First day of the central window.
    pub opens: Option<Day>,
    /// Last day of the central window.
    pub closes: Option<Day>,
    /// The first coverage year that can count as lapsed.
    pub first_counted: Option<Year>,
}

/// The coverage year's central window and the first counted year, as far as the packs tell them.
pub fn outline(shelf: &Shelf, year: Year) -> Outline {
    let none = BTreeMap::new();
    let standing = Standing::new(shelf, year, &none);
    let law = year_law(standing);
    let mut trace = Reasoning::default();
    let mut open = |day: &Stands<Day>| day.as_ref().ok().map(|day| trace.open(day));
    let (opens, closes) = (open(&law.windows.central_opens), open(&law.windows.central_closes));
    let first_counted = standing.find::<Year>(Key::FirstCountedYear).ok().map(|term| trace.open(&term));
    Outline { opens, closes, first_counted }
}

/// Every year from the first counted one (or birth) on must be told; older gaps are only noted.
fn check_years(case: &Case, terms: &Terms) -> Result<Vec<Year>, Vec<Problem>> {
    let year = case.enrolment.year;
    let Ok(first) = &terms.first_counted else { return Ok(Vec::new()) };
    let first = Reasoning::default().open(first);
    let birth = case.person.born_on.map_or(first, crate::calendar::year_of);
    let missing = case.history.missing(first.max(birth), year);
    if !missing.is_empty() {
        let problem = |year: &Year| Problem::new("history", Code::MissingYear, Need::CoverOf(*year));
        return Err(missing.iter().map(problem).collect());
    }
    let oldest = case.history.years().first().map_or(first, |past| past.year);
    Ok(case.history.missing(oldest, first.min(year)))
}

fn answer(case: &Case, terms: &Terms, pasts: &Pasts, unknown_years: Vec<Year>) -> Result<Assessment, Vec<Problem>> {
    let mut trace = Reasoning::default();
    let (mut part, question) = Basis { case, terms, pasts, extent: Extent::Whole }.parts(&mut trace)?;
    remark_on(case, pasts, &unknown_years, &mut part);
    price_remarks(terms, question, part.is_newborn_missed, &mut part.remarks);
    if !unknown_years.is_empty() {
        trace.conclude("waiting.unknown_years", Finding::Unknown { years: unknown_years.clone() });
    }
    let Parts { premium, waiting, repair, remarks, .. } = part;
    let paid_on = case.enrolment.paid_on;
    Ok(Assessment { paid_on, premium, waiting, repair, unknown_years, remarks, steps: trace.into_steps() })
}
