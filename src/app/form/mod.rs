//! Typed text → questions for the rules, or every problem by field. Each section reads its entries in a file of its own.

pub(crate) mod account;
pub(crate) mod bonus;
pub(crate) mod care;
mod code;
mod enrolment;
pub(crate) mod family;
mod figures;
pub(crate) mod retirement;
mod text;

pub use code::code;
pub(super) use code::{WORDS as CODE_WORDS, example as code_example};
pub(super) use enrolment::{birth, draft, year_draft};
pub(super) use figures::{figures, is_of};
pub(in crate::app) use text::rate;
pub use text::{amount, day, span};

use super::model::{Model, Payment};
use crate::{
    calendar::Year,
    law::Key,
    person::{Need, Problem},
    wording,
};

/// A field of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum Field {
    Area,
    CoverageYear,
    Birth,
    EventDay,
    Year(Year),
    YearPayment(Year),
    YearEnd(Year),
    Payment,
    PaymentDay,
    Registration,
    Window,
    Repair,
    /// A typed figure, asked for in one part of the page (the main one has no name).
    Figure(&'static str, Key),
    /// Whether anything was claimed in a year.
    Claims(Year),
    Care(care::Field),
    Family(family::Field),
    Retirement(retirement::Field),
    Account(account::Field),
}

impl Field {
    /// The element's id.
    pub fn id(self) -> String {
        match self {
            Self::Area => "area".into(),
            Self::CoverageYear => "coverage-year".into(),
            Self::Birth => "born-on".into(),
            Self::EventDay => "event-on".into(),
            Self::Year(year) => format!("year-{year}"),
            Self::YearPayment(year) => format!("year-{year}-paid-on"),
            Self::YearEnd(year) => format!("year-{year}-until"),
            Self::Payment => "payment".into(),
            Self::PaymentDay => "paid-on".into(),
            Self::Registration => "registered-on".into(),
            Self::Window => "window".into(),
            Self::Repair => "repair".into(),
            Self::Figure("", key) => format!("typed-{}", key.name().replace(['.', '_'], "-")),
            Self::Figure(room, key) => format!("{room}-{}", Self::Figure("", key).id()),
            Self::Claims(year) => format!("claims-{year}"),
            Self::Care(field) => field.id(),
            Self::Family(field) => field.id(),
            Self::Retirement(field) => field.id(),
            Self::Account(field) => field.id(),
        }
    }

    /// What the summary calls it.
    pub fn title(self) -> String {
        match self {
            Self::Area => "参保城市".into(),
            Self::CoverageYear => "参保年度".into(),
            Self::Birth => "出生日期".into(),
            Self::EventDay => "这件事的日期".into(),
            Self::Year(year) => format!("{year}年有没有参保"),
            Self::YearPayment(year) => format!("{year}年的缴费日期"),
            Self::YearEnd(year) => format!("{year}年职工医保的最后一个月"),
            Self::Payment => "什么时候交".into(),
            Self::PaymentDay => "缴费日期".into(),
            Self::Registration => "登记日期".into(),
            Self::Window => "缴费时段".into(),
            Self::Repair => "补缴年数".into(),
            Self::Figure(_, key) => key.title().into(),
            Self::Claims(year) => format!("{year}年有没有报销过"),
            Self::Care(field) => field.title(),
            Self::Family(field) => field.title(),
            Self::Retirement(field) => field.title(),
            Self::Account(field) => field.title(),
        }
    }
}

/// One problem: its field, the sentence, and whether it is only an answer still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field.
    pub field: Field,
    /// What is needed, in plain words.
    pub text: String,
    /// Whether nothing is wrong yet, only unanswered.
    pub is_missing: bool,
}

impl FieldProblem {
    pub(super) fn wrong(field: Field, text: impl Into<String>) -> Self {
        Self { field, text: text.into(), is_missing: false }
    }

    pub(super) fn missing(field: Field, text: impl Into<String>) -> Self {
        Self { field, text: text.into(), is_missing: true }
    }

    /// A problem that the rules found, at the field it came from.
    pub fn of(problem: &Problem, model: &Model) -> Self {
        let is_missing = matches!(problem.need, Need::CoverOf(_));
        Self { field: field_of(problem, model), text: wording::problem(problem), is_missing }
    }
}

fn field_of(problem: &Problem, model: &Model) -> Field {
    if let Need::CoverOf(year) = problem.need {
        return Field::Year(year);
    }
    if let Some(rest) = problem.path.strip_prefix("history[") {
        let (index, name) = rest.split_once("].").unwrap_or((rest, ""));
        let listed: Vec<Year> = model
            .years
            .iter()
            .filter(|(year, entry)| **year < model.coverage_year && entry.cover.is_some())
            .map(|(year, _)| *year)
            .collect();
        let year = index.parse::<usize>().ok().and_then(|index| listed.get(index)).copied();
        return year.map_or(Field::CoverageYear, |year| match name {
            "paid_on" | "window" | "covered_from" => Field::YearPayment(year),
            "until" => Field::YearEnd(year),
            _ => Field::Year(year),
        });
    }
    match problem.path.as_str() {
        "person.born_on" => Field::Birth,
        "enrolment.paid_on" if model.payment == Payment::Done => Field::PaymentDay,
        "enrolment.paid_on" => Field::Payment,
        "enrolment.registered_on" => Field::Registration,
        "enrolment.repair_years" => Field::Repair,
        path => path
            .strip_prefix("overrides.")
            .and_then(Key::from_name)
            .map_or(Field::CoverageYear, |key| Field::Figure("", key)),
    }
}
