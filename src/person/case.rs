//! One person and one enrolment, checked for everything that needs no law.

use super::{
    history::{History, PastYear, Window},
    problem::{Code, Need, Problem},
};
use crate::{
    calendar::{Day, Year, year_of},
    law::{Group, Key, Scheme, Value},
};
use std::collections::BTreeMap;

/// The coverage years that the calculator knows.
pub const COVERAGE_YEARS: std::ops::RangeInclusive<Year> = 2016..=2100;
/// The years of an earlier cover that may be listed: before the first of them there was no such insurance, and a list
/// that reaches further back is a slip of the finger.
pub const HISTORY_YEARS: std::ops::RangeInclusive<Year> = 1990..=2100;
/// Nobody alive was born before this year.
const FIRST_BIRTH: Year = 1900;

/// Paying for one coverage year (参保缴费).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The coverage year.
    pub year: Year,
    /// The day on which the money arrived (缴费到账).
    pub paid_on: Day,
    /// The day of registration, for newborns.
    pub registered_on: Option<Day>,
    /// How many missed years are paid for.
    pub repair_years: u32,
    /// The window, as the person knows it.
    pub window: Option<Window>,
}

/// Something by which a person came to qualify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub group: Group,
    /// When.
    pub on: Day,
    /// Whether the months without employee cover were paid up.
    pub is_gap_paid: bool,
}

/// Who pays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The scheme under which care is settled.
    pub scheme: Scheme,
    /// Birth.
    pub born_on: Option<Day>,
    /// Recognised categories.
    pub categories: Vec<Group>,
    /// A qualifying event.
    pub event: Option<Event>,
    /// Months of unbroken cover, where known.
    pub continuous_months: Option<u32>,
}

impl Person {
    /// What is wrong with what was told of the person, whatever is asked.
    pub fn problem(&self) -> Option<Problem> {
        let is_too_early = self.born_on.is_some_and(|born_on| year_of(born_on) < FIRST_BIRTH);
        is_too_early.then(|| Problem::new("person.born_on", Code::BadValue, Need::BirthFrom(FIRST_BIRTH)))
    }
}

/// What was asked, before it is checked.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// The person.
    pub person: Person,
    /// Earlier years, as listed.
    pub history: Vec<PastYear>,
    /// Figures typed from the local notice.
    pub typed: BTreeMap<Key, Value>,
}

/// A question that contradicts nothing in itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// The person.
    pub person: Person,
    /// Earlier years.
    pub history: History,
    /// Figures typed from the local notice.
    pub typed: BTreeMap<Key, Value>,
}

impl Case {
    /// Checks a draft; every problem if there is one.
    ///
    /// Odd cases: a year listed before the birth is a contradiction even where nothing turns on it; what is wrong itself
    /// is held against nothing else.
    pub fn new(draft: Draft) -> Result<Self, Vec<Problem>> {
        let Draft { enrolment, person, history, typed } = draft;
        let mut problems = Vec::new();
        let year = coverage_year(&enrolment, &mut problems);
        let born_on = birth(&enrolment, &person, year, &mut problems);
        registration(&enrolment, born_on, &mut problems);
        let history = History::new(history, year, born_on).unwrap_or_else(|found| {
            problems.extend(found);
            History::default()
        });
        if problems.is_empty() { Ok(Self { enrolment, person, history, typed }) } else { Err(problems) }
    }

    /// The same question paid on another day, in whatever window that day lies.
    #[must_use]
    pub fn paid_on(&self, day: Day) -> Self {
        let mut other = self.clone();
        other.enrolment.paid_on = day;
        other.enrolment.window = None;
        other
    }
}

/// The coverage year, if it is one of those that the calculator knows.
fn coverage_year(enrolment: &Enrolment, problems: &mut Vec<Problem>) -> Option<Year> {
    let year = Some(enrolment.year).filter(|year| COVERAGE_YEARS.contains(year));
    if year.is_none() {
        problems.push(Problem::new("enrolment.coverage_year", Code::OutOfYears, Need::CoverageYear));
    }
    year
}

/// The birth, if it is told and nothing speaks against it.
fn birth(enrolment: &Enrolment, person: &Person, year: Option<Year>, problems: &mut Vec<Problem>) -> Option<Day> {
    let born_on = person.born_on?;
    if let Some(problem) = person.problem() {
        problems.push(problem);
        return None;
    }
    let wrong = if let Some(year) = year.filter(|year| year_of(born_on) > *year) {
        Need::BirthByYear(year)
    } else if born_on > enrolment.paid_on {
        Need::BirthBeforePayment(enrolment.paid_on)
    } else {
        return Some(born_on);
    };
    problems.push(Problem::new("person.born_on", Code::Contradiction, wrong));
    None
}

fn registration(enrolment: &Enrolment, born_on: Option<Day>, problems: &mut Vec<Problem>) {
    let Some(registered_on) = enrolment.registered_on else { return };
    let is_before_birth = born_on.is_some_and(|born_on| registered_on < born_on);
    if is_before_birth || registered_on > enrolment.paid_on {
        problems.push(Problem::new("enrolment.registered_on", Code::Contradiction, Need::RegistrationInOrder));
    }
}
