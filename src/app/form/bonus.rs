//! Past years' claims, as the history takes them.

use crate::{
    app::model::{
        Model,
        bonus::{Claims, Entries},
    },
    calendar::Year,
    person::{Case, Cover, Draft, PastYear},
};

impl Entries {
    /// Adds what was said of a year's claims; only a resident year has any.
    pub(super) fn complete(&self, past: &mut PastYear) {
        if past.cover != Cover::Resident {
            return;
        }
        past.zero_claim = self.zero_claim(past.year);
        // Bonus money is used by a claim; a tick from before the answer was changed stays unread.
        past.bonus_used = past.zero_claim == Some(false) && self.bonus_used.contains(&past.year);
    }

    fn zero_claim(&self, year: Year) -> Option<bool> {
        match self.claims.get(&year)? {
            Claims::Nothing => Some(true),
            Claims::Something => Some(false),
            Claims::Unknown => None,
        }
    }
}

/// The past resident years whose claims can earn a bonus, from the first counted one on.
pub(in crate::app) fn years(model: &Model, first_counted: Option<Year>) -> Vec<Year> {
    let is_asked = |year: &Year| {
        first_counted.is_some_and(|first| *year >= first) && model.year(*year).cover == Some(Cover::Resident)
    };
    model.years.keys().copied().filter(|year| *year < model.coverage_year).filter(is_asked).collect()
}

/// Of them, those of which nobody knows.
pub(in crate::app) fn open_years(case: &Case, asked: &[Year]) -> Vec<Year> {
    let is_open = |year: &Year| case.history.get(*year).is_some_and(|past| past.zero_claim.is_none());
    asked.iter().copied().filter(is_open).collect()
}

/// The same case with those years free of claims; none where there is no such year.
pub(in crate::app) fn without_claims(case: &Case, open: &[Year]) -> Option<Case> {
    if open.is_empty() {
        return None;
    }
    let Case { enrolment, person, history, typed } = case.clone();
    let told = |past: &PastYear| PastYear {
        zero_claim: if open.contains(&past.year) { Some(true) } else { past.zero_claim },
        ..past.clone()
    };
    let history = history.years().iter().map(told).collect();
    Case::new(Draft { enrolment, person, history, typed }).ok()
}
