//! The one door: a case and a shelf in, an assessment out. Each part is answered or silent on its own.

pub mod account;
pub mod bill;
mod bonus;
pub mod coverage;
mod days;
mod desk;
mod family;
mod guide;
mod known;
mod part;
mod remark;
pub mod reminder;
mod retirement;
pub mod spread;
mod terms;
mod typed;

pub use desk::{Desk, Typed};
pub use guide::{Saying, Topic, guide, topics};
pub use part::Part;
pub use remark::Remark;

use crate::{
    calendar::{Day, Year, last_of_year},
    cited::Step,
    law::{Group, Key, Shelf, Silence, Standing, Stands},
    person::{Case, Code, Need, Problem},
    rules::{
        Finding, Reasoning, YearLaw,
        continuity::{self, Pasts},
        dates, exemption,
        payment_days::Stretch,
        premium, repair, waiting, window,
    },
};
use remark::{newly_added, price_remarks, remark_on};
use std::collections::BTreeMap;
use terms::{Terms, year_law};

/// The whole answer for one enrolment.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
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
    let (mut part, question) = parts(case, terms, pasts, &mut trace)?;
    remark_on(case, &unknown_years, &mut part);
    price_remarks(terms, question, &mut part.remarks);
    if !unknown_years.is_empty() {
        trace.conclude("waiting.unknown_years", Finding::Unknown { years: unknown_years.clone() });
    }
    let Parts { premium, waiting, repair, remarks } = part;
    Ok(Assessment { premium, waiting, repair, unknown_years, remarks, steps: trace.into_steps() })
}

#[derive(Default)]
struct Parts {
    premium: premium::Outcome,
    waiting: Option<Waiting>,
    repair: Option<repair::Outcome>,
    remarks: Vec<Remark>,
}

/// The figures of an answer, and what was asked of the price.
fn parts<'a>(
    case: &'a Case,
    terms: &Terms,
    pasts: &Pasts,
    trace: &mut Reasoning,
) -> Result<(Parts, premium::Question<'a>), Vec<Problem>> {
    let mut part = Parts::default();
    let enrolment = &case.enrolment;
    let found = find_window(case, terms, trace, &mut part.remarks)?;
    let is_counted = terms.laws.contains_key(&enrolment.year);
    if let (Some(found), true) = (found, is_counted) {
        wait_and_repair(case, terms, pasts, found, trace, &mut part)?;
    } else if !is_counted {
        part.remarks.extend(["waiting", "repair"].map(|part| Remark::BeforeMechanism(part, enrolment.year)));
    }
    let is_repair_known = part.repair.is_some() || enrolment.repair_years == 0;
    let question = premium::Question {
        year: enrolment.year,
        categories: &case.person.categories,
        window: found.map(|found| found.window),
        repair_years: enrolment.repair_years,
        is_newborn: part.waiting.as_ref().is_some_and(|waiting| waiting.parts.exempt == Some(Group::newborn())),
    };
    part.premium = premium::assess(&terms.premium, question, trace);
    if !is_repair_known {
        (part.premium.repair, part.premium.payable) = (None, None);
    }
    Ok((part, question))
}

fn find_window(
    case: &Case,
    terms: &Terms,
    trace: &mut Reasoning,
    remarks: &mut Vec<Remark>,
) -> Result<Option<window::Found>, Vec<Problem>> {
    let enrolment = &case.enrolment;
    let law = terms.laws.get(&enrolment.year).map(|law| &law.windows);
    let last = last_of_year(enrolment.year);
    if enrolment.paid_on > last {
        return Err(vec![Problem::new("enrolment.paid_on", Code::NoWindow, Need::PaymentBetween(None, last))]);
    }
    let Some(windows) = law else { return Ok(enrolment.window.map(own_word)) };
    match window::find(windows, enrolment.year, enrolment.paid_on, enrolment.window, trace) {
        Ok(found) => {
            if found.differs {
                remarks.push(Remark::WindowDiffers);
            }
            Ok(Some(found))
        }
        Err(window::Missing::Unsaid(silence)) => {
            remarks.push(Remark::WindowUnsaid(*silence));
            Ok(None)
        }
        Err(window::Missing::NoWindow(first, last)) => {
            Err(vec![Problem::new("enrolment.paid_on", Code::NoWindow, Need::PaymentBetween(first, last))])
        }
    }
}

fn own_word(window: crate::person::Window) -> window::Found {
    window::Found { window, is_own_word: true, differs: false }
}

fn wait_and_repair(
    case: &Case,
    terms: &Terms,
    pasts: &Pasts,
    found: window::Found,
    trace: &mut Reasoning,
    part: &mut Parts,
) -> Result<(), Vec<Problem>> {
    let (Some(law), Ok(first_counted)) = (terms.laws.get(&case.enrolment.year), &terms.first_counted) else {
        return Ok(());
    };
    let exemption = exemption::find(&terms.exemption, case);
    if exemption.as_ref().is_some_and(|found| found.is_continuity_assumed) {
        part.remarks.push(Remark::ContinuityAssumed);
    }
    let ground = waiting::Ground { law, pasts, exemption: exemption.as_ref(), first_counted };
    if exemption.is_none() {
        part.remarks.extend(newly_added(case, &terms.exemption));
    }
    let parts = match waiting::assess(case, ground, found, trace) {
        Ok(parts) => parts,
        Err(silence) => {
            trace.forget();
            silent(law, *silence, &mut part.remarks);
            return Ok(());
        }
    };
    match repair::assess(&terms.repair, case, ground, &parts, trace) {
        Ok(outcome) => part.repair = Some(outcome),
        Err(silence) => part.remarks.push(Remark::Unsaid("repair", *silence)),
    }
    part.waiting = choose(case, ground, parts, part.repair.as_ref(), trace)?;
    let chosen = part.waiting.as_ref();
    if let Some(Err(silence)) = chosen.map(|waiting| &waiting.dates.covered_from) {
        part.remarks.push(Remark::Unsaid("waiting.covered_from", (**silence).clone()));
    }
    if let Some((day, None)) =
        chosen.and_then(|it| it.dates.covered_from.as_ref().ok().zip(Some(it.dates.covered_until)))
    {
        part.remarks.push(Remark::Outlasts(*day, case.enrolment.year));
    }
    Ok(())
}

/// Everything that is missing for the wait is told at once, and that repair is silent with it.
fn silent(law: &YearLaw, silence: Silence, remarks: &mut Vec<Remark>) {
    let parts = [&law.wait.fixed, &law.wait.variable].into_iter().filter_map(|part| part.as_ref().err());
    let others: Vec<Silence> = parts.filter(|other| other.key != silence.key).map(|other| (**other).clone()).collect();
    remarks.push(Remark::Unsaid("repair", silence.clone()));
    remarks.push(Remark::Unsaid("waiting", silence));
    remarks.extend(others.into_iter().map(|other| Remark::Unsaid("waiting", other)));
}

/// Takes the repair that was chosen; more than can be repaired is a problem.
fn choose(
    case: &Case,
    ground: waiting::Ground<'_>,
    parts: waiting::Outcome,
    repair: Option<&repair::Outcome>,
    trace: &mut Reasoning,
) -> Result<Option<Waiting>, Vec<Problem>> {
    let years = case.enrolment.repair_years;
    let choice = repair.and_then(|repair| repair.options.iter().find(|choice| choice.years == years));
    let repaired = match (choice, repair) {
        (Some(choice), _) => choice.repaired,
        (None, None) if years == 0 => 0,
        (None, None) => return Ok(None),
        (None, Some(repair)) => {
            let most = repair.options.last().map_or(0, |choice| choice.years);
            let need = Need::RepairAtMost(most);
            return Err(vec![Problem::new("enrolment.repair_years", Code::BadValue, need)]);
        }
    };
    trace.rest_on("repair.most");
    trace.conclude("waiting.repaired_months", Finding::Repaired { months: repaired, years });
    let months = parts.fixed.saturating_add(parts.variable).saturating_sub(repaired);
    let dates = dates::after(case, ground, &parts, months, trace);
    dates::note(repaired, &parts, &dates, trace);
    Ok(Some(Waiting { parts, repaired, dates }))
}
