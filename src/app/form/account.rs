//! What is asked of the years ahead, read: how many years a lapse skips, and a bill put into one of them.

use super::{FieldProblem, text};
use crate::{
    app::model::Model,
    assess::account::Skip,
    calendar::{Day, Year, parse_day},
    law::{CareKind, CarePlace},
    person::{Care, Problem},
    units::Yuan,
    wording,
};

/// A field of the section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum Field {
    Skip,
    Bill,
    Excluded,
    Year,
    Month,
    Level,
}

impl Field {
    /// The element's id.
    pub fn id(self) -> String {
        match self {
            Self::Skip => "account-skip",
            Self::Bill => "account-bill",
            Self::Excluded => "account-excluded",
            Self::Year => "account-year",
            Self::Month => "account-month",
            Self::Level => "account-level",
        }
        .to_owned()
    }

    /// What the summary calls it.
    pub fn title(self) -> String {
        match self {
            Self::Skip => "断保几年",
            Self::Bill => "账单",
            Self::Excluded => "账单里目录外自费的部分",
            Self::Year => "哪一年看病",
            Self::Month => "几月看病",
            Self::Level => "医院级别",
        }
        .to_owned()
    }
}

impl From<Field> for super::Field {
    fn from(field: Field) -> Self {
        Self::Account(field)
    }
}

/// How many years are looked over.
const YEARS: Year = 10;
/// The day of its month on which the bill is put.
const DAY: u32 = 15;

/// The years into which a bill may be put.
pub(in crate::app) fn years(model: &Model) -> impl Iterator<Item = Year> {
    let first = model.coverage_year;
    first..first.saturating_add(YEARS)
}

/// The bill's year: the one that was chosen while it is within the years ahead, else the second of them.
pub(in crate::app) fn year(model: &Model) -> Year {
    let second = model.coverage_year.saturating_add(1);
    model.account.year.filter(|chosen| years(model).any(|year| year == *chosen)).unwrap_or(second)
}

/// How many years a lapse skips.
pub(in crate::app) fn skip(model: &Model) -> Skip {
    Skip::new(model.account.skip).unwrap_or_default()
}

/// The bill, if there is one; one that cannot be read is a problem at its field and the account does without it.
pub(in crate::app) fn bill(model: &Model) -> (Option<Care>, Vec<FieldProblem>) {
    let entries = &model.account;
    let mut problems = Vec::new();
    let mut sum = |typed: &str, field: Field| -> Result<Option<Yuan>, ()> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let read = text::amount(typed);
        if read.is_none() {
            problems.push(FieldProblem::wrong(field.into(), "这里要填多少元，例如200000或者20万。"));
        }
        read.map(Some).ok_or(())
    };
    let (total, excluded) = (sum(&entries.bill, Field::Bill), sum(&entries.excluded, Field::Excluded));
    let (Ok(Some(total)), Ok(excluded)) = (total, excluded) else { return (None, problems) };
    let care = on(model).map(|on| Care {
        on,
        kind: CareKind::Inpatient,
        level: entries.level,
        total,
        excluded,
        first_share: None,
        place: CarePlace::Home,
    });
    (care, problems)
}

fn on(model: &Model) -> Option<Day> {
    parse_day(&format!("{}-{:02}-{DAY:02}", year(model), model.account.month))
}

/// A problem that the rules found, at the field it came from.
pub(in crate::app) fn problem(problem: &Problem) -> Option<FieldProblem> {
    let field = match problem.path.strip_prefix("care[0].")? {
        "on" => Field::Year,
        "excluded" | "first_share" => Field::Excluded,
        _ => Field::Bill,
    };
    Some(FieldProblem::wrong(field.into(), wording::problem(problem)))
}
