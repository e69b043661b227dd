//! One figure's step: its path, its sentence, its value as text, and the clauses that it rests on.

use super::{
    report::shapes,
    source::{SourceShape, Sources},
};
use crate::{cited::Step, rules::Finding, wording};
use std::borrow::Cow;

shapes! {
    /// One figure's step.
    StepShape {
        path: Cow<'static, str>,
        text: String,
        value: String,
        sources: Vec<SourceShape>,
    }
}

pub(super) fn step(step: &Step<Finding>, sources: &Sources) -> StepShape {
    StepShape {
        path: step.path.clone(),
        text: wording::sentence(&step.finding),
        value: value(&step.finding),
        sources: sources.of(&step.clauses),
    }
}

/// The figure that a step stands for, as text.
pub(super) fn value(finding: &Finding) -> String {
    match finding {
        Finding::PaidIn { window, .. } => window.word().into(),
        Finding::Exempt { group, .. } => group.name().into(),
        Finding::Lapsed { years, .. } | Finding::Unknown { years } => {
            years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }
        Finding::Fixed { months, .. }
        | Finding::Variable { months, .. }
        | Finding::Repaired { months, .. }
        | Finding::Total { months, .. }
        | Finding::Carried { months, .. }
        | Finding::CarriedPart { months, .. }
        | Finding::RepairTotal { months, .. }
        | Finding::PaymentDays { months, .. } => months.to_string(),
        Finding::WaitsFrom { day, .. }
        | Finding::CoveredFrom { day, .. }
        | Finding::CoveredUntil { day }
        | Finding::Outlasts { day } => day.to_string(),
        Finding::NotNewborn { last, .. } => last.to_string(),
        Finding::CoveredDays { days } => days.to_string(),
        Finding::Account(found) => super::account::value(found),
        Finding::Bonus(found) => super::bonus::value(found),
        Finding::Bill(found) => super::bill::value(found),
        Finding::Family(found) => super::family::value(found),
        Finding::Retirement(found) => super::retirement::value(found),
        Finding::RepairMost { years, .. } | Finding::RepairYears { years } => years.to_string(),
        Finding::RepairCost { cost, .. } => cost.to_string(),
        Finding::RepairPerMonth { each, .. } => each.to_string(),
        Finding::Standard { sum, .. }
        | Finding::Government { sum, .. }
        | Finding::Subsidy { sum, .. }
        | Finding::RepairSum { sum, .. }
        | Finding::Payable { sum, .. } => sum.to_string(),
    }
}
