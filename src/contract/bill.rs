//! Care as callers write it, and its settlement as the report has it.

use super::{
    error::Error,
    field::{bad, date, item, money, word},
    report::shapes,
    request::asked,
    written::Written,
};
use crate::{
    law::{CareKind, CarePlace, Level},
    person::Care,
    rules::bill::{Found, Outcome, Settled},
    units::Yuan,
};

asked! {
    /// One event of care.
    CareShape {
        on: String,
        kind: String,
        facility: String,
        total: Written,
        excluded: Option<Written>,
        first_share: Option<Written>,
        place: Option<String>,
    }
}

/// More visits and stays than any year has.
pub(super) const MOST_EVENTS: usize = 1000;

/// Reads a year's care.
pub(super) fn read(care: &[CareShape]) -> Result<Vec<Care>, Error> {
    if care.len() > MOST_EVENTS {
        return Err(bad("care", format!("一年最多填{MOST_EVENTS}笔，现在有{}笔。", care.len())));
    }
    care.iter().enumerate().map(|(index, it)| it.read(index)).collect()
}

impl CareShape {
    fn read(&self, index: usize) -> Result<Care, Error> {
        let path = item("care", index);
        let part =
            |field: &'static str, sum: &Option<Written>| sum.as_ref().map(|sum| money(path(field), sum)).transpose();
        let place = self.place.as_ref().map(|text| word(path("place"), text, CarePlace::ALL, CarePlace::word));
        Ok(Care {
            on: date(path("on"), &self.on)?,
            kind: word(path("kind"), &self.kind, CareKind::ALL, CareKind::word)?,
            level: word(path("facility"), &self.facility, Level::ALL, Level::word)?,
            total: money(path("total"), &self.total)?,
            excluded: part("excluded", &self.excluded)?,
            first_share: part("first_share", &self.first_share)?,
            place: place.transpose()?.unwrap_or(CarePlace::Home),
        })
    }
}

shapes! {
    /// A year's care, settled.
    ReimbursementShape {
        events: Vec<SettledShape>,
        basic: Option<String>,
        critical_illness: Option<String>,
        assistance: Option<String>,
        funds: Option<String>,
        patient: Option<String>,
        bonus_used: Option<bool>,
        claim_by: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        rough: Option<RoughShape>,
    }
    /// One event, settled.
    SettledShape {
        covered: bool,
        eligible: Option<String>,
        deductible: Option<String>,
        basic: Option<String>,
        patient: Option<String>,
    }
    /// A rough estimate.
    RoughShape { funds: String, }
}

pub(super) fn shape(outcome: &Outcome) -> ReimbursementShape {
    ReimbursementShape {
        events: outcome.events.iter().map(event).collect(),
        basic: text(outcome.basic),
        critical_illness: text(outcome.critical),
        assistance: text(outcome.assistance),
        funds: text(outcome.funds),
        patient: text(outcome.patient),
        bonus_used: outcome.bonus_used,
        claim_by: outcome.claim_by.map(|day| day.to_string()),
        rough: outcome.rough.as_ref().map(|(sum, ..)| RoughShape { funds: sum.to_string() }),
    }
}

fn event(settled: &Settled) -> SettledShape {
    SettledShape {
        covered: settled.covered,
        eligible: text(settled.eligible),
        deductible: text(settled.deductible),
        basic: text(settled.basic),
        patient: text(settled.patient),
    }
}

fn text(sum: Option<Yuan>) -> Option<String> {
    sum.map(|sum| sum.to_string())
}

pub(super) fn value(found: &Found) -> String {
    match found {
        Found::Uncovered { sum, .. }
        | Found::Eligible { sum, .. }
        | Found::Deductible { sum, .. }
        | Found::EventBasic { sum, .. }
        | Found::EventPatient { sum, .. }
        | Found::Basic { sum, .. }
        | Found::Critical { sum, .. }
        | Found::Assistance { sum, .. }
        | Found::NothingLeft { sum }
        | Found::Funds { sum, .. }
        | Found::Patient { sum, .. }
        | Found::Rough { sum, .. } => sum.to_string(),
        Found::NoAssistance => Yuan::ZERO.to_string(),
        Found::BonusUsed { is_used, .. } => is_used.to_string(),
        Found::ClaimBy { day } => day.to_string(),
    }
}
