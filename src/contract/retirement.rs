//! An employee before retirement as callers write it, and what is still missing as the report has it.

use super::{
    error::Error,
    field::{month, word},
    report::shapes,
    request::asked,
};
use crate::{
    calendar::Day,
    law::{Pension, Sex},
    person::Retirement,
    rules::retirement::{Found, Outcome},
};
use chrono::Datelike;

asked! {
    /// An employee before retirement.
    RetirementShape {
        sex: String,
        retires_on: String,
        paid_months: u32,
        paid_months_here: u32,
        pension_drawn: Option<String>,
    }
}

/// Another word for a pension drawn outside the province.
pub(super) const OUTSIDE: &str = "outside_province";

impl RetirementShape {
    pub(super) fn read(&self) -> Result<Retirement, Error> {
        let pension = match self.pension_drawn.as_deref() {
            None => Pension::Here,
            Some(OUTSIDE) => Pension::Elsewhere,
            Some(text) => word("retirement.pension_drawn", text, Pension::ALL, Pension::word)?,
        };
        let told = Retirement {
            sex: word("retirement.sex", &self.sex, Sex::ALL, Sex::word)?,
            retires_on: month("retirement.retires_on", &self.retires_on)?,
            paid_months: self.paid_months,
            paid_months_here: self.paid_months_here,
            pension,
            is_pension_told: self.pension_drawn.is_some(),
        };
        Retirement::new(told).map_err(|problems| Error::of(&problems))
    }
}

shapes! {
    /// What is missing for retiree cover.
    RetirementReport {
        required_months: Option<u32>,
        missing_months: Option<u32>,
        required_months_here: Option<u32>,
        missing_months_here: Option<u32>,
        earliest_month: Option<String>,
        cost: Option<String>,
    }
}

pub(super) fn shape(outcome: &Outcome) -> RetirementReport {
    RetirementReport {
        required_months: outcome.required,
        missing_months: outcome.missing,
        required_months_here: outcome.required_here,
        missing_months_here: outcome.missing_here,
        earliest_month: outcome.earliest.map(year_and_month),
        cost: outcome.cost.map(|sum| sum.to_string()),
    }
}

/// A month as the machine interface writes it: 2030-04.
fn year_and_month(day: Day) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

pub(super) fn value(found: &Found) -> String {
    match found {
        Found::Required { months, .. }
        | Found::Missing { months, .. }
        | Found::RequiredHere { months, .. }
        | Found::MissingHere { months, .. } => months.to_string(),
        Found::Earliest { month, .. } => year_and_month(*month),
        Found::Cost { sum, .. } => sum.to_string(),
    }
}
