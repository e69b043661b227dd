//! One area's desk: every question about that area is answered here.

use super::{
    Assessment, Part, account, assessment, bill, bonus, days, family, known::Known, reminder, retirement, spread,
};
use crate::{
    calendar::{Day, Year, year_of},
    cited::Clause,
    law::{Key, Query, Scheme, Shelf, Standing, Value},
    person::{Case, Code, Family, Need, Problem, Retirement},
    rules::{self, payment_days::Stretch},
};
use std::{collections::BTreeMap, sync::Arc};

/// The figures that a user typed from the local notice.
pub type Typed = BTreeMap<Key, Value>;

/// One area's desk. It keeps the law that it has looked up, so one desk answers many questions faster than many desks.
#[derive(Debug, Clone)]
pub struct Desk<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) known: Known,
}

impl<'a> Desk<'a> {
    /// A desk for the shelf's area.
    pub fn new(shelf: &'a Shelf) -> Self {
        Self { shelf, known: Known::default() }
    }

    /// The packs that it answers from.
    pub fn shelf(&self) -> &'a Shelf {
        self.shelf
    }

    /// Price, wait and repair of one enrolment; every problem with the question if there is one.
    pub fn enrolment(&self, case: &Case) -> Result<Assessment, Vec<Problem>> {
        assessment(self, case)
    }

    /// The day of payment moved through the year; empty where the pack has no window.
    pub fn payment_days(&self, case: &Case) -> Vec<Stretch> {
        days::payment_days(self, case)
    }

    /// The bonuses on the critical-illness cap, year by year.
    pub fn bonus(&self, case: &Case) -> Result<Part<rules::bonus::Outcome>, Vec<Problem>> {
        bonus::assess(self, case)
    }

    /// The clause by which a person's category has no critical-illness cap at all, so that nothing can raise it.
    pub fn no_cap(&self, case: &Case) -> Option<Arc<Clause>> {
        bonus::no_cap(self, case)
    }

    /// What the funds and the patient pay of a year's care.
    pub fn bill(&self, question: &bill::Question<'_>) -> Result<Part<rules::bill::Outcome>, Vec<Problem>> {
        bill::assess(self, question)
    }

    /// The range of what they pay where some of the bills is not known, and which answer would narrow it most.
    pub fn spread(&self, question: &spread::Question<'_>) -> Result<spread::Spread, Vec<Problem>> {
        spread::assess(self, question)
    }

    /// Paying every year, lapsing, and lapsing with repair, side by side over ten years.
    pub fn account(&self, question: &account::Question<'_>) -> Result<Part<account::Outcome>, Vec<Problem>> {
        account::assess(self, question)
    }

    /// The dates that matter to one person from today on.
    pub fn reminders(&self, question: &reminder::Question<'_>) -> Part<Vec<reminder::Reminder>> {
        reminder::reminders(self, question)
    }

    /// Who in a family pays whose premium, by the law of the day on which the accounts are used; where nobody names a
    /// day, by that of the last check of the packs.
    pub fn family(&self, family: &Family, used_on: Option<Day>, typed: &Typed) -> Part<rules::family::Outcome> {
        family::assess(self, family, used_on.unwrap_or_else(|| self.shelf.as_of()), typed)
    }

    /// A typed figure of the family's account is refused where the documents of the day of use state one.
    pub fn refuse_typed_of_family(&self, typed: &Typed, used_on: Option<Day>) -> Result<(), Vec<Problem>> {
        family::refuse(self, used_on.unwrap_or_else(|| self.shelf.as_of()), typed)
    }

    /// What an employee still lacks for retiree cover.
    pub fn retirement(
        &self,
        retirement: &Retirement,
        typed: &Typed,
    ) -> Result<Part<rules::retirement::Outcome>, Vec<Problem>> {
        retirement::assess(self, retirement, typed)
    }

    /// A typed figure is refused where the documents state one; what a retirement needs, by [`Desk::retirement`];
    /// what a family needs, by [`Desk::refuse_typed_of_family`].
    pub fn refuse_typed(&self, typed: &Typed, year: Option<Year>, scheme: Scheme) -> Result<(), Vec<Problem>> {
        if typed.is_empty() {
            return Ok(());
        }
        let none = Typed::new();
        let standing = Standing::new(self.shelf, year.unwrap_or_else(|| self.year()), &none);
        let query = Query { scheme: Some(scheme), ..Query::default() };
        let asked = typed.keys().filter(|key| !retirement::OWN.contains(key) && !family::OWN.contains(key));
        let refused = asked.filter(|key| standing.is_settled_for(**key, &query));
        let problems: Vec<_> = refused
            .map(|key| Problem::new(format!("overrides.{}", key.name()), Code::Contradiction, Need::NothingTyped))
            .collect();
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The year of the last check of the packs: today's law for questions that name no year.
    fn year(&self) -> Year {
        year_of(self.shelf.as_of())
    }
}
