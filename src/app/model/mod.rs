//! What was typed, as it was typed. Nothing here is a result. A section that a reader may open keeps its entries in a
//! file of its own.

pub mod account;
pub mod bonus;
pub mod care;
pub mod compare;
pub mod family;
pub mod retirement;

use crate::{
    calendar::{Day, Year, first_of_year, year_of},
    law::{Group, Key},
    person::{Cover, Window},
};
use chrono::Datelike;
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// Whether and when the premium is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payment {
    /// Already, or planned, on the day typed.
    Done,
    /// Not yet: what if today?
    Today,
    /// Not yet: what if within the central window?
    InWindow,
}

/// What was said of one earlier year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearEntry {
    /// The cover; none until answered.
    pub cover: Option<Cover>,
    /// When a resident premium was paid, if late.
    pub paid_on: String,
    /// The last covered month of employee cover.
    pub until: String,
}

/// Everything typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// The day on which the page was opened.
    pub today: Day,
    /// The area's code; empty until chosen.
    pub area: String,
    /// The coverage year.
    pub coverage_year: Year,
    /// Birth, as typed.
    pub born_on: String,
    /// Recognised categories.
    pub categories: BTreeSet<Group>,
    /// A qualifying event.
    pub event: Option<Group>,
    /// Its day, as typed.
    pub event_on: String,
    /// Whether the months without employee cover were paid up.
    pub is_gap_paid: bool,
    /// Earlier years.
    pub years: BTreeMap<Year, YearEntry>,
    /// Whether and when the premium is paid.
    pub payment: Payment,
    /// The day of payment, as typed.
    pub paid_on: String,
    /// The day of registration, as typed.
    pub registered_on: String,
    /// The window, where the pack does not tell it.
    pub window: Option<Window>,
    /// Whether nobody knows the window.
    pub is_window_unknown: bool,
    /// How many missed years are paid for.
    pub repair_years: u32,
    /// Figures typed from the local notice.
    pub typed: BTreeMap<Key, String>,
    /// The sections that are open, by name.
    pub open: BTreeSet<&'static str>,
    /// Past years' claims.
    pub bonus: bonus::Entries,
    /// Bills.
    pub care: care::Entries,
    /// Accounts and members of a family.
    pub family: family::Entries,
    /// Retirement.
    pub retirement: retirement::Entries,
    /// The years ahead.
    pub account: account::Entries,
    /// What the case is compared with.
    pub compare: compare::Entries,
}

/// From this month on people pay for the next year.
const AUTUMN: u32 = 9;
/// The mechanism's first year; older years are shown for two years before it, so that people find their bearings.
const OLDEST_SHOWN: Year = 2023;

impl Model {
    /// Nothing typed yet.
    pub fn new(today: Day) -> Self {
        let coverage_year = if today.month() >= AUTUMN { next(year_of(today)) } else { year_of(today) };
        Self {
            today,
            area: String::new(),
            coverage_year,
            born_on: String::new(),
            categories: BTreeSet::new(),
            event: None,
            event_on: String::new(),
            is_gap_paid: false,
            years: BTreeMap::new(),
            payment: usual_payment(today, coverage_year),
            paid_on: String::new(),
            registered_on: String::new(),
            window: None,
            is_window_unknown: false,
            repair_years: 0,
            typed: BTreeMap::new(),
            open: BTreeSet::new(),
            bonus: bonus::Entries::default(),
            care: care::Entries::default(),
            family: family::Entries::default(),
            retirement: retirement::Entries::default(),
            account: account::Entries::default(),
            compare: compare::Entries::default(),
        }
    }

    /// The years of the strip: from two before the first counted one (or birth) to the one before the coverage year.
    /// An answered year stays in sight even where it no longer fits, so that it can be mended.
    pub fn strip(&self, birth: Option<Year>) -> Vec<Year> {
        let first = birth.unwrap_or(OLDEST_SHOWN).max(OLDEST_SHOWN);
        let mut years: BTreeSet<Year> = (first..self.coverage_year).collect();
        years.extend(self.years.iter().filter(|(_, entry)| entry.cover.is_some()).map(|(year, _)| *year));
        years.into_iter().filter(|year| *year < self.coverage_year).collect()
    }

    /// Another coverage year; a payment that nobody chose moves to one that is possible then.
    pub(super) fn enrol_for(&mut self, year: Year) {
        if self.payment == usual_payment(self.today, self.coverage_year) {
            self.payment = usual_payment(self.today, year);
        }
        self.coverage_year = year;
    }

    /// What was said of a year.
    pub fn year(&self, year: Year) -> YearEntry {
        self.years.get(&year).cloned().unwrap_or_default()
    }

    /// Coverage years offered for a choice.
    pub fn coverage_years(&self) -> Vec<Year> {
        let this = year_of(self.today);
        let before = year_of(crate::calendar::day_before(first_of_year(this)));
        vec![before, this, next(this)]
    }
}

/// Who pays for a year to come has its window before them; for the running year, today; for one that is over, a past day.
fn usual_payment(today: Day, year: Year) -> Payment {
    match year.cmp(&year_of(today)) {
        Ordering::Greater => Payment::InWindow,
        Ordering::Equal => Payment::Today,
        Ordering::Less => Payment::Done,
    }
}

fn next(year: Year) -> Year {
    year.saturating_add(1)
}
