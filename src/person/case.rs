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
const YEARS: std::ops::RangeInclusive<Year> = 2016..=2100;

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
    /// Odd case: a year listed before the birth is a contradiction even where nothing turns on it.
    pub fn new(draft: Draft) -> Result<Self, Vec<Problem>> {
        let Draft { enrolment, person, history, typed } = draft;
        let mut problems = own_problems(&enrolment, &person);
        let history = History::new(history, enrolment.year, person.born_on).unwrap_or_else(|found| {
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

fn own_problems(enrolment: &Enrolment, person: &Person) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut wrong = |path: &str, code, need| problems.push(Problem::new(path, code, need));
    if !YEARS.contains(&enrolment.year) {
        wrong("enrolment.coverage_year", Code::OutOfYears, Need::CoverageYear);
    }
    if let Some(born_on) = person.born_on {
        if year_of(born_on) > enrolment.year {
            wrong("person.born_on", Code::Contradiction, Need::BirthByYear(enrolment.year));
        } else if born_on > enrolment.paid_on {
            wrong("person.born_on", Code::Contradiction, Need::BirthBeforePayment(enrolment.paid_on));
        }
    }
    if let Some(registered_on) = enrolment.registered_on {
        let is_before_birth = person.born_on.is_some_and(|born_on| registered_on < born_on);
        if is_before_birth || registered_on > enrolment.paid_on {
            wrong("enrolment.registered_on", Code::Contradiction, Need::RegistrationInOrder);
        }
    }
    problems
}
