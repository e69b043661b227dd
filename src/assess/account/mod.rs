//! The account of benefits (好处账): paying every year, or skipping some, side by side over ten years. It reckons nothing
//! itself: each year of each future is a whole answer of the desk, with the years before it as its history.

mod bill;
mod future;
mod note;
mod tell;

pub use crate::rules::account::Kind;
pub use note::Note;

use super::{Desk, Part, Remark};
use crate::{
    calendar::{Day, Year, year_of},
    law::{Ahead, Scheme},
    person::{Care, Case, Code, Need, Problem, care},
    rules::{Reasoning, bill::Outcome as Bill},
    units::Yuan,
};
use note::Notes;
use tell::Teller;

/// How many years the account looks over, the coverage year included.
const YEARS: Year = 10;

/// How many years a lapse skips (断保年数).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skip(u32);

impl Skip {
    /// The fewest and the most years that may be asked for.
    pub const BOUNDS: std::ops::RangeInclusive<u32> = 1..=5;

    /// A number of skipped years within its bounds.
    pub fn new(years: u32) -> Option<Self> {
        Self::BOUNDS.contains(&years).then_some(Self(years))
    }

    /// The number of years.
    pub fn years(self) -> u32 {
        self.0
    }
}

impl Default for Skip {
    fn default() -> Self {
        Self(2)
    }
}

/// From which case on, how many years a lapse skips, and a bill of the user's own.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The person, the past, and the enrolment in the first year.
    pub case: &'a Case,
    /// How many years the two lapsing futures skip.
    pub skip: Skip,
    /// A bill put into one of the ten years.
    pub bill: Option<&'a Care>,
}

impl Question<'_> {
    /// The first year.
    pub fn first(&self) -> Year {
        self.case.enrolment.year
    }

    /// The tenth year.
    pub fn last(&self) -> Year {
        self.first().saturating_add(YEARS).saturating_sub(1)
    }

    /// The year in which somebody who lapsed pays again.
    fn returns_in(&self) -> Year {
        self.first().saturating_add(self.skip.0.try_into().unwrap_or(YEARS))
    }
}

/// One year of one future; none where a document is silent on what the figure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountYear {
    /// The year.
    pub year: Year,
    /// Whether a premium is paid for it.
    pub is_paid: bool,
    /// What is paid, repair included; zero in a year that is skipped.
    pub premium: Option<Yuan>,
    /// The first covered day; none in a year that is skipped, too.
    pub covered_from: Option<Day>,
    /// Calendar months with a day without cover.
    pub months: Option<u32>,
    /// Days without cover.
    pub days: Option<u32>,
    /// Consecutive years that count, this one included.
    pub consecutive: Option<u32>,
    /// Continuity bonus in force.
    pub continuity: Option<Yuan>,
    /// Zero-claim bonus in force.
    pub zero_claim: Option<Yuan>,
    /// What lapses take off.
    pub reduction: Option<Yuan>,
    /// The critical-illness cap; zero in a year without any cover.
    pub cap: Option<Yuan>,
}

impl AccountYear {
    /// A year of which nothing is known yet but whether it is paid.
    fn of(year: Year, is_paid: bool) -> Self {
        Self {
            year,
            is_paid,
            premium: None,
            covered_from: None,
            months: None,
            days: None,
            consecutive: None,
            continuity: None,
            zero_claim: None,
            reduction: None,
            cap: None,
        }
    }

    /// Whether no day of the year is covered: skipped, or spent waiting.
    pub fn is_without_cover(&self) -> bool {
        !self.is_paid || self.covered_from.is_some_and(|day| year_of(day) > self.year)
    }
}

/// The ten years together; none where some year's figure is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// All premiums.
    pub premium: Option<Yuan>,
    /// All months without cover.
    pub months: Option<u32>,
    /// All days without cover.
    pub days: Option<u32>,
    /// The cap of the tenth year.
    pub cap: Option<Yuan>,
}

/// One way to go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Future {
    /// Which.
    pub kind: Kind,
    /// How many missed years are paid for on return; none where repair is silent.
    pub repaired: Option<u32>,
    /// Its ten years.
    pub years: Vec<AccountYear>,
    /// Their sums.
    pub totals: Totals,
    /// What becomes of the user's bill, where one was asked about.
    pub bill: Option<Bill>,
}

/// The three futures, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Keep, return, repair.
    pub futures: Vec<Future>,
}

/// Reckons the account; every problem with the question if there is one.
///
/// Odd cases: the first year is paid as the enrolment says, later years in their central window; a bill that a fund
/// pays of ends that year's claim-free run, so that the caps after it are lower.
pub(super) fn assess(desk: &Desk<'_>, question: &Question<'_>) -> Result<Part<Outcome>, Vec<Problem>> {
    // The account is of resident cover, whatever scheme the person's care is settled under now.
    let mut case = question.case.clone();
    case.person.scheme = Scheme::Resident;
    let question = Question { case: &case, ..*question };
    check(&question)?;
    let ahead = Ahead::of(desk.shelf, question.first(), question.last());
    let looking = Desk::new(&ahead.shelf);
    let mut notes = Notes::new(desk.shelf, &question);
    let mut trace = Reasoning::default();
    let mut futures = Vec::new();
    for kind in Kind::ALL {
        let way = future::walk(&looking, &question, *kind, &mut notes)?;
        let settled = bill::settle(&looking, &question, &way)?;
        notes.of(&way, &settled);
        let teller = Teller { kind: *kind, ahead: &ahead, question: &question, notes: &mut notes, trace: &mut trace };
        futures.push(teller.tell(&way, &settled));
    }
    let remarks: Vec<Remark> = notes.into_remarks();
    Ok(Part { outcome: Some(Outcome { futures }), remarks, steps: trace.into_steps() })
}

fn check(question: &Question<'_>) -> Result<(), Vec<Problem>> {
    let Some(bill) = question.bill else { return Ok(()) };
    let (first, last) = (question.first(), question.last());
    if !(first..=last).contains(&year_of(bill.on)) {
        return Err(vec![Problem::new("care[0].on", Code::Contradiction, Need::CareBetween(first, last))]);
    }
    care::check(std::slice::from_ref(bill), None, question.case.person.born_on)
}
