//! What the rules find, as typed facts: [`crate::wording`] alone turns them into sentences.

use crate::{
    calendar::{Day, Year},
    law::{Group, Share},
    person::Window,
    units::Yuan,
};

/// Why the fixed part of the wait is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixedWhy {
    /// Paid in the window without a lapse.
    NotRequired,
    /// Paid late.
    Late,
    /// A year was missed.
    Lapsed,
    /// Employee cover ended too long ago.
    EmployeeGap,
    /// Employee cover ended lately, but something else is lacking for a change without a wait.
    EmployeeChange,
    /// The window waives it.
    WaivedByWindow,
    /// An exemption waives it.
    Exempt(Group),
}

/// One finding, with the figures that its sentence needs.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum Finding {
    /// The window in which a payment lies; whether only the person says so.
    PaidIn { window: Window, paid_on: Day, is_own_word: bool },
    /// The exemption that applies.
    Exempt { group: Group, is_whole: bool },
    /// That an infant is no newborn any more: the last day that would have done, and the day that was counted.
    NotNewborn { last: Day, counted_on: Day },
    /// The lapsed years that count, and those that do not: before counting began, or with cover after them.
    Lapsed { years: Vec<Year>, counted_from: Year, early: Vec<Year>, ended: Vec<Year> },
    /// Years that nobody told of and on which nothing turns.
    Unknown { years: Vec<Year> },
    /// The fixed part.
    Fixed { months: u32, why: FixedWhy },
    /// The variable part.
    Variable { months: u32, lapsed: u32, is_exempt: bool, is_every_year: bool },
    /// Months taken off by repair.
    Repaired { months: u32, years: u32 },
    /// The sum.
    Total { fixed: u32, variable: u32, repaired: u32, months: u32 },
    /// A wait of the year before that runs over New Year.
    Carried { from: Year, months: u32 },
    /// One part of such a wait.
    CarriedPart { from: Year, months: u32 },
    /// From when the wait runs.
    WaitsFrom { day: Day, is_payment_day: bool },
    /// The first covered day; none if no document says it.
    CoveredFrom { day: Day, waited: u32 },
    /// The last covered day.
    CoveredUntil { day: Day },
    /// That the wait outlasts the year.
    Outlasts { day: Day },
    /// How many covered days are left.
    CoveredDays { days: u32 },
    /// The most that can be repaired.
    RepairMost { years: u32, is_floored: bool },
    /// One repair option's number of years.
    RepairYears { years: u32 },
    /// One repair option's cost.
    RepairCost { years: u32, each: Yuan, cost: Yuan },
    /// One repair option's wait.
    RepairTotal { years: u32, months: u32 },
    /// One repair option's cost for each month gained.
    RepairPerMonth { cost: Yuan, months: u32, each: Yuan },
    /// The personal premium.
    Standard { year: Year, sum: Yuan },
    /// The government's part.
    Government { year: Year, sum: Yuan },
    /// The subsidy.
    Subsidy { group: Option<Group>, share: Option<Share>, sum: Yuan },
    /// What repair costs.
    RepairSum { years: u32, sum: Yuan },
    /// What is payable.
    Payable { standard: Yuan, subsidy: Yuan, repair: Yuan, government: Option<Yuan>, sum: Yuan },
    /// One stretch of payment days in the year.
    PaymentDays { from: Day, to: Day, window: Window, months: u32, covered_from: Option<Day>, payable: Option<Yuan> },
    /// On the bonuses.
    Bonus(super::bonus::Found),
    /// On the years ahead.
    Account(super::account::Found),
    /// On a bill.
    Bill(super::bill::Found),
    /// On a family's account.
    Family(super::family::Found),
    /// On retiree cover.
    Retirement(super::retirement::Found),
}
