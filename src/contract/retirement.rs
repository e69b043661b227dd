//! An employee before retirement as callers write it, and what is still missing as the report has it.

use super::{error::Error, report::shapes, request::asked};
use crate::{
    person::Retirement,
    rules::retirement::{Found, Outcome},
};

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

impl RetirementShape {
    pub(super) fn read(&self) -> Result<Retirement, Error> {
        Ok(Retirement {})
    }
}

shapes! {
    /// What is missing for retiree cover.
    RetirementReport { required_months: Option<u32>, }
}

pub(super) fn shape(_outcome: &Outcome) -> RetirementReport {
    RetirementReport { required_months: None }
}

pub(super) fn value(found: &Found) -> String {
    match *found {}
}
