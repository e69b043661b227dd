//! What was said of each past year's claims, for the bonuses (零报销激励、连续参保激励).

use crate::calendar::Year;
use std::collections::{BTreeMap, BTreeSet};

/// Whether the pooled fund paid anything in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claims {
    /// Nothing was claimed (没有报销过).
    Nothing,
    /// Something was (报销过).
    Something,
    /// The person does not know (不知道).
    Unknown,
}

impl Claims {
    /// The word in ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Something => "something",
            Self::Unknown => "unknown",
        }
    }
}

/// What was said so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entries {
    /// Claims by year.
    pub claims: BTreeMap<Year, Claims>,
    /// The years in which bonus money was used.
    pub bonus_used: BTreeSet<Year>,
}

/// What happened in the section.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    ClaimsTold(Year, Claims),
    BonusUseToggled(Year),
}

impl Entries {
    /// The entries after a message.
    pub(in crate::app) fn update(&mut self, message: Message) {
        match message {
            Message::ClaimsTold(year, claims) => {
                self.claims.insert(year, claims);
            }
            Message::BonusUseToggled(year) => {
                if !self.bonus_used.remove(&year) {
                    self.bonus_used.insert(year);
                }
            }
        }
    }
}
