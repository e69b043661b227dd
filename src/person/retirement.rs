//! An employee before retirement (退休前的职工参保人), as it is told; valid by construction.

use super::problem::{Code, Need, Problem};
use crate::{
    calendar::{Day, Year, first_of_month, year_of},
    law::{Pension, Sex},
};

/// More months of employee cover than this are a slip of the finger.
pub const MOST_MONTHS: u32 = 900;
/// The years of retirement that the calculator knows.
const YEARS: std::ops::RangeInclusive<Year> = 2016..=2100;

/// An employee before retirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retirement {
    /// Sex.
    pub sex: Sex,
    /// The month of retirement (达到法定退休年龄的月份), as its first day.
    pub retires_on: Day,
    /// Months of employee cover in all by the month of retirement (累计缴费), those that count as paid included.
    pub paid_months: u32,
    /// Of them, months really paid in this area (本地实际缴费).
    pub paid_months_here: u32,
    /// Where the pension is drawn.
    pub pension: Pension,
    /// Whether the person said so, or it is only taken to be drawn here.
    pub is_pension_told: bool,
}

impl Retirement {
    /// Checks what was told; every problem if there is one.
    ///
    /// Units: months. Odd case: whatever day of its month is given, the month counts from its first day.
    pub fn new(told: Self) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut wrong = |field: &str, code, need| {
            problems.push(Problem::new(format!("retirement.{field}"), code, need));
        };
        if !YEARS.contains(&year_of(told.retires_on)) {
            wrong("retires_on", Code::BadValue, Need::RetirementYear);
        }
        for (field, months) in [("paid_months", told.paid_months), ("paid_months_here", told.paid_months_here)] {
            if months > MOST_MONTHS {
                wrong(field, Code::BadValue, Need::MonthsAtMost(MOST_MONTHS));
            }
        }
        if problems.is_empty() && told.paid_months_here > told.paid_months {
            let path = "retirement.paid_months_here";
            problems.push(Problem::new(path, Code::Contradiction, Need::PartOfMonths(told.paid_months)));
        }
        let retires_on = first_of_month(told.retires_on);
        if problems.is_empty() { Ok(Self { retires_on, ..told }) } else { Err(problems) }
    }
}
