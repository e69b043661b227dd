//! What the reader of the account must be told besides its figures.

use super::{Kind, Question, bill::With, future::Way};
use crate::{
    assess::{Assessment, Remark},
    calendar::{Day, Year},
    cited::Clause,
    law::{Key, Shelf, Silence, Standing, Stands},
    person::{Case, Window},
    units::Yuan,
};
use std::{collections::BTreeMap, sync::Arc};

/// Something that only the account must tell.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum Note {
    /// Years whose price nobody knows yet were reckoned with the price of an earlier one.
    PriceCarried { from: Year, to: Year, of: Year, sum: Yuan },
    /// Figures of a document that holds until a day were carried on beyond it.
    LawCarried { until: Day, clause: Arc<Clause> },
    /// The first year was paid outside its central window, as the person says.
    PaidAsTold { year: Year, window: Window },
    /// Nobody says in which window the first year is paid: the central one is taken.
    CentralAssumed { year: Year },
    /// On return nothing can be repaired, so that both lapsing futures are the same.
    NothingToRepair { year: Year },
}

/// Gathers what must be told, each thing once.
pub(super) struct Notes<'a> {
    shelf: &'a Shelf,
    first: Year,
    returns_in: Year,
    told: Vec<Remark>,
    /// The year whose price stands in for each later one, and that price.
    carried: BTreeMap<Year, (Year, Yuan)>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(shelf: &'a Shelf, question: &Question<'_>) -> Self {
        let (first, returns_in) = (question.first(), question.returns_in());
        Self { shelf, first, returns_in, told: Vec::new(), carried: BTreeMap::new() }
    }

    pub(super) fn paid_as_told(&mut self, case: &Case, assessment: &Assessment) {
        let window = assessment.waiting.as_ref().map(|waiting| waiting.parts.window.window);
        if let Some(window) = window.filter(|window| *window != Window::Central) {
            self.add(Remark::Account(Note::PaidAsTold { year: case.enrolment.year, window }));
        }
    }

    pub(super) fn central_assumed(&mut self, year: Year) {
        self.add(Remark::Account(Note::CentralAssumed { year }));
    }

    /// The year whose price stands in for a later one that no notice names yet.
    pub(super) fn price_of(&mut self, year: Year, standard: Yuan) -> Option<Year> {
        let none = BTreeMap::new();
        let is_known = |year: &Year| {
            let found: Stands<Yuan> = Standing::new(self.shelf, *year, &none).find(Key::PersonalPremium);
            found.is_ok()
        };
        if year == self.first || is_known(&year) {
            return None;
        }
        let of = (self.first..year).rev().find(is_known).unwrap_or(self.first);
        self.carried.insert(year, (of, standard));
        Some(of)
    }

    /// A figure was used beyond the last day of its document.
    pub(super) fn law_carried(&mut self, until: Day, clause: &Arc<Clause>) {
        let is_same = |told: &Remark| match told {
            Remark::Account(Note::LawCarried { clause: known, .. }) => Arc::ptr_eq(&known.source, &clause.source),
            _ => false,
        };
        if !self.told.iter().any(is_same) {
            self.told.push(Remark::Account(Note::LawCarried { until, clause: Arc::clone(clause) }));
        }
    }

    pub(super) fn of(&mut self, way: &Way, with: &With) {
        for (case, assessment) in way.passed.iter().filter_map(|passed| passed.answer.as_ref()) {
            // Only at the first year are the windows the person's own word.
            let is_own = way.kind == Kind::Keep && case.enrolment.year == self.first;
            let remarks = assessment.remarks.iter().filter(|remark| is_own || !is_own_word(remark));
            remarks.for_each(|remark| self.admit(remark, None));
        }
        let first = self.first;
        with.bonus.remarks.iter().for_each(|remark| self.admit(remark, Some(first)));
        with.bill.iter().flat_map(|part| &part.remarks).for_each(|remark| self.admit(remark, None));
        if way.kind == Kind::Repair && way.repaired == Some(0) {
            self.add(Remark::Account(Note::NothingToRepair { year: self.returns_in }));
        }
    }

    pub(super) fn into_remarks(mut self) -> Vec<Remark> {
        let (from, to) = (self.carried.keys().next(), self.carried.keys().next_back());
        if let (Some(from), Some(to)) = (from, to)
            && let Some((of, sum)) = self.carried.get(from)
        {
            let note = Note::PriceCarried { from: *from, to: *to, of: *of, sum: *sum };
            self.told.push(Remark::Account(note));
        }
        self.told
    }

    /// Takes over a remark of another part; a figure that is missing in several years is told once.
    fn admit(&mut self, remark: &Remark, year: Option<Year>) {
        match remark {
            // The window is asked for again, and the government's part is no part of these figures.
            Remark::WindowUnsaid(_) | Remark::Unsaid("premium.government", _) => {}
            Remark::Unsaid(_, silence) => self.unsaid(silence, year),
            Remark::BeforeMechanism(_, year) => {
                if !self.told.iter().any(|told| matches!(told, Remark::BeforeMechanism(..))) {
                    self.add(Remark::BeforeMechanism("account", *year));
                }
            }
            Remark::AtLeast(_, key, least, clause) => {
                self.add(Remark::AtLeast("account", *key, *least, Arc::clone(clause)));
            }
            Remark::CarriedOn(_, from, clause) => {
                self.add(Remark::CarriedOn("account", *from, Arc::clone(clause)));
            }
            other => self.add(other.clone()),
        }
    }

    fn unsaid(&mut self, silence: &Silence, year: Option<Year>) {
        let is_told = self.told.iter().any(|told| matches!(told, Remark::Unsaid(_, known) if known.key == silence.key));
        if !is_told {
            let year = year.unwrap_or(silence.year);
            self.told.push(Remark::Unsaid("account", Silence { year, ..silence.clone() }));
        }
    }

    fn add(&mut self, remark: Remark) {
        if !self.told.contains(&remark) {
            self.told.push(remark);
        }
    }
}

/// That the packs have another window than the person named.
fn is_own_word(remark: &Remark) -> bool {
    matches!(remark, Remark::WindowDiffers | Remark::PastWindowDiffers(..))
}
