//! What is asked of the years ahead (好处账), as it was typed.

use crate::{calendar::Year, law::Level};

/// What was typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries {
    /// How many years a lapse skips.
    pub skip: u32,
    /// A bill, as typed; empty for none.
    pub bill: String,
    /// Of it outside the catalogue, as typed.
    pub excluded: String,
    /// The bill's year; none until chosen.
    pub year: Option<Year>,
    /// Its month.
    pub month: u32,
    /// The hospital's level.
    pub level: Level,
}

impl Default for Entries {
    /// Two years skipped, and no bill.
    fn default() -> Self {
        let (bill, excluded) = (String::new(), String::new());
        Self { skip: 2, bill, excluded, year: None, month: 5, level: Level::Tertiary }
    }
}

/// What happened in the section.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    SkipChosen(u32),
    BillTyped(String),
    ExcludedTyped(String),
    YearChosen(Year),
    MonthChosen(u32),
    LevelChosen(Level),
}

impl Entries {
    /// The entries after a message.
    pub(in crate::app) fn update(&mut self, message: Message) {
        match message {
            Message::SkipChosen(years) => self.skip = years,
            Message::BillTyped(text) => self.bill = text,
            Message::ExcludedTyped(text) => self.excluded = text,
            Message::YearChosen(year) => self.year = Some(year),
            Message::MonthChosen(month) => self.month = month,
            Message::LevelChosen(level) => self.level = level,
        }
    }
}
