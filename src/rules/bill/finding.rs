//! What was found about a bill.

use crate::{
    calendar::Day,
    law::{CareKind, Group, Most},
    units::{Rate, Yuan},
};

/// Why an event is not covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UncoveredWhy {
    /// The money had not arrived: the day on which it did.
    NotPaid(Day),
    /// Nobody waits, but cover begins only on this day.
    NotBegun(Day),
    /// It lies in the wait before the first covered day.
    Waiting(Day),
    /// The wait outlasts the year.
    Outlasts,
}

/// Where a bill could be settled in another way and no document says which: the reader is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum Doubt {
    /// Assistance helps with one kind of care only, and all that critical illness paid of the year is taken off it.
    WholeCritical(CareKind),
    /// Critical illness pays more than the cap as a lapse lowered it, but not more than the original one.
    LoweredCap { original: Yuan, reduction: Yuan },
    /// A stay that cost nothing comes before another: which one, by its place in the list.
    EmptyStay(usize),
}

/// What was found about a bill.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum Found {
    /// Nothing is paid for an event outside the cover: the figure named is zero or the whole bill.
    Uncovered { event: usize, on: Day, why: UncoveredWhy, sum: Yuan },
    /// Eligible expense of an event.
    Eligible { event: usize, total: Yuan, excluded: Yuan, first_share: Yuan, place_share: Yuan, sum: Yuan },
    /// The deductible borne in an event.
    Deductible { event: usize, is_yearly: bool, is_later: bool, full: Yuan, sum: Yuan },
    /// What the basic fund pays for an event: what each part of it is paid at, and what a cap takes away.
    EventBasic { event: usize, parts: Vec<(Yuan, Rate)>, scale: Option<Rate>, is_capped: bool, sum: Yuan },
    /// What an event leaves after the basic fund.
    EventPatient { event: usize, total: Yuan, basic: Yuan, sum: Yuan },
    /// The basic fund in all.
    Basic { parts: Vec<Yuan>, sum: Yuan },
    /// Critical-illness insurance.
    Critical { burden: Yuan, deductible: Yuan, parts: Vec<(Yuan, Rate)>, scale: Option<Rate>, cap: Most, sum: Yuan },
    /// Whether bonus money was used.
    BonusUsed { is_used: bool, original: Most, sum: Yuan },
    /// No assistance is due: no category of hardship was named.
    NoAssistance,
    /// Medical assistance.
    Assistance { group: Group, left: Yuan, threshold: Yuan, ratio: Rate, limit: Most, second: Yuan, sum: Yuan },
    /// The basic fund left nothing for a layer to pay.
    NothingLeft { sum: Yuan },
    /// All funds.
    Funds { basic: Yuan, critical: Yuan, assistance: Yuan, sum: Yuan },
    /// The patient's own.
    Patient { total: Yuan, funds: Yuan, sum: Yuan },
    /// A rough estimate of what the funds pay.
    Rough { total: Yuan, ratio: Rate, sum: Yuan },
    /// The last day for claiming.
    ClaimBy { day: Day },
}
