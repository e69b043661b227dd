//! The bonuses as the report has them.

use super::report::shapes;
use crate::{
    calendar::Year,
    rules::bonus::{Found, Outcome, Row},
    units::Yuan,
};
use std::collections::BTreeMap;

shapes! {
    /// The bonuses.
    BonusShape { by_year: BTreeMap<Year, BonusYear>, }
    /// One year's bonuses.
    BonusYear {
        consecutive_years: u32,
        continuity: String,
        zero_claim: String,
        reduction: String,
        granted: Option<String>,
        ceiling: Option<String>,
        cap: Option<String>,
    }
}

pub(super) fn shape(outcome: &Outcome) -> BonusShape {
    BonusShape { by_year: outcome.by_year.iter().map(|(year, row)| (*year, row_shape(row))).collect() }
}

fn row_shape(row: &Row) -> BonusYear {
    let text = |sum: Option<Yuan>| sum.map(|sum| sum.to_string());
    BonusYear {
        consecutive_years: row.consecutive,
        continuity: row.continuity.to_string(),
        zero_claim: row.zero_claim.to_string(),
        reduction: row.reduction.to_string(),
        granted: text(row.granted),
        ceiling: text(row.ceiling),
        cap: text(row.cap),
    }
}

pub(super) fn value(found: &Found) -> String {
    match found {
        Found::Run { count, .. } => count.to_string(),
        Found::Continuity { sum, .. }
        | Found::ZeroClaim { sum, .. }
        | Found::Reduction { sum, .. }
        | Found::Ceiling { sum, .. }
        | Found::Granted { sum, .. }
        | Found::Cap { sum, .. } => sum.to_string(),
    }
}
