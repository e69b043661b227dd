//! What a look ahead finds (好处账): three futures, ten years each. No new law: every figure is another rule's own, or a
//! sum of such figures.

use crate::{
    calendar::{Day, Year, days_between, first_of_year, months_touched},
    units::Yuan,
};

/// A way to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Paying every year.
    Keep,
    /// Skipping some years, then paying again without repair.
    Return,
    /// The same, with the most repair allowed.
    Repair,
}

impl Kind {
    /// Every way, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[Self::Keep, Self::Return, Self::Repair];

    /// The word used in paths and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Return => "return",
            Self::Repair => "repair",
        }
    }
}

/// The part of a year without cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Its first day.
    pub from: Day,
    /// The first day after it.
    pub before: Day,
    /// Calendar months that it touches, whole or in part.
    pub months: u32,
    /// Its days.
    pub days: u32,
}

/// The part of a year before the first covered day; the whole year where there is none.
///
/// Units: calendar months, each counted once it has a day without cover; civil days. Odd case: nobody is without cover
/// before birth.
pub fn gap(year: Year, born_on: Option<Day>, covered_from: Option<Day>) -> Gap {
    let next = first_of_year(year.saturating_add(1));
    let from = born_on.map_or(first_of_year(year), |born_on| born_on.max(first_of_year(year)));
    let before = covered_from.map_or(next, |day| day.min(next)).max(from);
    Gap { from, before, months: months_touched(from, before), days: days_between(from, before) }
}

/// What was found about the years ahead.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum Found {
    /// What a year costs; the year whose price was carried on to it, where its own is not known yet.
    Premium {
        year: Year,
        standard: Yuan,
        subsidy: Yuan,
        repair: Yuan,
        government: Option<Yuan>,
        carried: Option<Year>,
        sum: Yuan,
    },
    /// A year that is skipped costs nothing.
    NotPaid { year: Year },
    /// Months without cover.
    Months { year: Year, gap: Gap },
    /// Days without cover.
    Days { year: Year, gap: Gap },
    /// The first covered day of a year that is paid for.
    CoveredFrom { year: Year, day: Day },
    /// A year without any cover has no cap to draw on.
    NoCap { year: Year },
    /// How many missed years are paid for on return.
    Repaired { years: u32 },
    /// All premiums.
    TotalPremium { parts: Vec<Yuan>, sum: Yuan },
    /// All months without cover.
    TotalMonths { parts: Vec<u32>, sum: u32 },
    /// All days without cover.
    TotalDays { parts: Vec<u32>, sum: u32 },
    /// The cap of the last year.
    LastCap { year: Year, sum: Yuan },
    /// Nothing is paid of a bill in a year that is skipped: the figure named is zero or the whole bill.
    NotInsured { on: Day, sum: Yuan },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_day;

    fn day(text: &str) -> Option<Day> {
        parse_day(text)
    }

    /// Source: RULES.md 9.1 (a month counts once it has a day without cover; nobody lacks cover before birth).
    #[test]
    fn a_gap_runs_from_new_year_or_birth_to_the_first_covered_day() {
        let of = |born_on, covered_from| {
            let gap = gap(2027, born_on, covered_from);
            (gap.months, gap.days)
        };
        assert_eq!(of(None, day("2027-01-01")), (0, 0));
        // January to April; 31 + 28 + 31 + 30 days.
        assert_eq!(of(None, day("2027-05-01")), (4, 120));
        // Two days of June make it the sixth month.
        assert_eq!(of(None, day("2027-06-03")), (6, 153));
        assert_eq!(of(None, None), (12, 365));
        assert_eq!(of(None, day("2028-02-01")), (12, 365));
        assert_eq!(of(day("2027-11-30"), None), (2, 32));
        assert_eq!(of(day("2027-11-30"), day("2027-11-30")), (0, 0));
    }
}
