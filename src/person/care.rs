//! Care in one year (就医), as the person tells it.

use super::problem::{Code, Need, Problem};
use crate::{
    calendar::{Day, Year, year_of},
    law::{CareKind, CarePlace, Level},
    units::Yuan,
};

/// One event of care: a visit or a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Care {
    /// The day; of admission for a stay.
    pub on: Day,
    /// Kind of care.
    pub kind: CareKind,
    /// Level of the facility.
    pub level: Level,
    /// Total of the bill.
    pub total: Yuan,
    /// Excluded expense (目录外自费); none if not known.
    pub excluded: Option<Yuan>,
    /// First share (先行自付); none if not known.
    pub first_share: Option<Yuan>,
    /// Where.
    pub place: CarePlace,
}

impl Care {
    /// What is inside the catalogue, the first share included.
    #[must_use]
    pub fn inside(&self) -> Yuan {
        self.total.minus(self.excluded.unwrap_or_default())
    }
}

/// Checks a list of care: all in one year, none before the birth, no part larger than its bill; every problem if there
/// is one.
pub fn check(care: &[Care], year: Option<Year>, born_on: Option<Day>) -> Result<(), Vec<Problem>> {
    let year = year.or_else(|| care.first().map(|first| year_of(first.on)));
    let mut problems = Vec::new();
    for (index, event) in care.iter().enumerate() {
        let mut wrong = |field: &str, need| {
            problems.push(Problem::new(format!("care[{index}].{field}"), Code::Contradiction, need));
        };
        if let Some(year) = year.filter(|year| year_of(event.on) != *year) {
            wrong("on", Need::CareWithin(year));
        } else if let Some(born_on) = born_on.filter(|born_on| event.on < *born_on) {
            wrong("on", Need::CareFromBirth(born_on));
        }
        let excluded = event.excluded.unwrap_or_default();
        let first_share = event.first_share.unwrap_or_default();
        if excluded > event.total {
            wrong("excluded", Need::PartOfBill(event.total));
        } else if excluded.plus(first_share) > event.total {
            wrong("first_share", Need::PartOfBill(event.inside()));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
