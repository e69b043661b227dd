//! One future's figures, each with its step: taken over from the rule that found it, or added up.

use super::{AccountYear, Future, Kind, Question, Totals, bill::With, future::Way, note::Notes};
use crate::{
    assess::Assessment,
    calendar::{Day, Year, day_before, first_of_year},
    cited::{Clause, Step},
    law::Ahead,
    rules::{
        Finding, Reasoning,
        account::{Found, gap},
        bonus::Row,
    },
    units::Yuan,
};
use std::sync::Arc;

/// Writes the steps of one future.
pub(super) struct Teller<'a, 'b> {
    pub(super) kind: Kind,
    pub(super) ahead: &'a Ahead,
    pub(super) question: &'a Question<'a>,
    pub(super) notes: &'a mut Notes<'b>,
    pub(super) trace: &'a mut Reasoning,
}

impl Teller<'_, '_> {
    pub(super) fn tell(mut self, way: &Way, with: &With) -> Future {
        let years: Vec<AccountYear> = way
            .passed
            .iter()
            .map(|passed| self.year(passed.year, passed.answer.as_ref().map(|(_, answer)| answer), way, with))
            .collect();
        self.repaired(way);
        let totals = self.totals(&years);
        let bill = with.bill.as_ref().and_then(|part| {
            let on = self.question.bill.map(|care| care.on).unwrap_or_default();
            for step in &part.steps {
                if let Some(field) = step.path.strip_prefix("reimbursement.") {
                    self.take_over(&format!("bill.{field}"), on, step);
                }
            }
            part.outcome.clone()
        });
        Future { kind: self.kind, repaired: way.repaired, years, totals, bill }
    }

    /// Concludes a step of this future; what it rests on beyond a document's end is told.
    fn conclude(&mut self, field: &str, on: Day, finding: Finding) {
        for clause in self.trace.opened() {
            let ended = self.ahead.ended_on(&clause.source).filter(|end| *end <= on);
            if let Some(end) = ended {
                self.notes.law_carried(day_before(end), clause);
            }
        }
        self.trace.conclude(format!("account.{}.{field}", self.kind.word()), finding);
    }

    fn take_over(&mut self, field: &str, on: Day, step: &Step<Finding>) {
        self.trace.rest_on_all(&step.clauses);
        self.conclude(field, on, step.finding.clone());
    }

    fn year(&mut self, year: Year, answer: Option<&Assessment>, way: &Way, with: &With) -> AccountYear {
        // Where repair is silent, nobody knows what the return with repair costs and when it covers.
        let is_unknown = way.repaired.is_none() && year == self.question.returns_in();
        let known = answer.filter(|_| !is_unknown);
        let mut told = AccountYear::of(year, answer.is_some());
        told.premium = match answer {
            Some(_) => known.and_then(|answer| self.premium(year, answer)),
            None => Some(self.not_paid(year)),
        };
        self.cover(&mut told, known);
        self.bonus(&mut told, with);
        told
    }

    fn not_paid(&mut self, year: Year) -> Yuan {
        let found = Finding::Account(Found::NotPaid { year });
        self.conclude(&format!("years.{year}.premium"), first_of_year(year), found);
        Yuan::ZERO
    }

    fn premium(&mut self, year: Year, answer: &Assessment) -> Option<Yuan> {
        let step = answer.steps.iter().rev().find(|step| step.path == "premium.payable")?;
        let Finding::Payable { standard, subsidy, repair, government, sum } = step.finding else { return None };
        let carried = self.notes.price_of(year, standard);
        self.trace.rest_on_all(&step.clauses);
        let found = Found::Premium { year, standard, subsidy, repair, government, carried, sum };
        self.conclude(&format!("years.{year}.premium"), first_of_year(year), Finding::Account(found));
        Some(sum)
    }

    /// From when the year covers, and how much of it does not.
    fn cover(&mut self, told: &mut AccountYear, answer: Option<&Assessment>) {
        let year = told.year;
        let on = first_of_year(year);
        let mut clauses: Vec<Arc<Clause>> = Vec::new();
        if told.is_paid {
            let Some(answer) = answer else { return };
            let Some(Ok(day)) = answer.waiting.as_ref().map(|waiting| &waiting.dates.covered_from) else { return };
            let step = answer.steps.iter().rev().find(|step| step.path == "waiting.covered_from");
            clauses = step.map(|step| step.clauses.clone()).unwrap_or_default();
            told.covered_from = Some(*day);
            self.trace.rest_on_all(&clauses);
            let found = Found::CoveredFrom { year, day: *day };
            self.conclude(&format!("years.{year}.covered_from"), on, Finding::Account(found));
        }
        let gap = gap(year, self.question.case.person.born_on, told.covered_from);
        (told.months, told.days) = (Some(gap.months), Some(gap.days));
        for (field, found) in [("months", Found::Months { year, gap }), ("days", Found::Days { year, gap })] {
            self.trace.rest_on_all(&clauses);
            self.conclude(&format!("years.{year}.{field}_without_cover"), on, Finding::Account(found));
        }
    }

    fn bonus(&mut self, told: &mut AccountYear, with: &With) {
        let year = told.year;
        let row = with.bonus.outcome.as_ref().and_then(|outcome| outcome.by_year.get(&year));
        if let Some(row) = row {
            self.rows(told, row, with);
        }
        if told.is_without_cover() {
            told.cap = Some(Yuan::ZERO);
            let found = Finding::Account(Found::NoCap { year });
            self.conclude(&format!("years.{year}.cap"), first_of_year(year), found);
        }
    }

    fn rows(&mut self, told: &mut AccountYear, row: &Row, with: &With) {
        let year = told.year;
        told.consecutive = Some(row.consecutive);
        told.continuity = Some(row.continuity);
        told.zero_claim = Some(row.zero_claim);
        told.reduction = Some(row.reduction);
        for field in ["consecutive_years", "continuity", "zero_claim", "reduction", "cap"] {
            let path = format!("bonus.by_year.{year}.{field}");
            let step = with.bonus.steps.iter().find(|step| step.path == path);
            if let Some(step) = step.filter(|_| field != "cap" || !told.is_without_cover()) {
                self.take_over(&format!("years.{year}.{field}"), first_of_year(year), step);
                if field == "cap" {
                    told.cap = row.cap;
                }
            }
        }
    }

    fn repaired(&mut self, way: &Way) {
        let (Kind::Repair, Some(years)) = (way.kind, way.repaired) else { return };
        let year = self.question.returns_in();
        let answer = way.answer(year).map(|(_, answer)| answer);
        let step = answer.and_then(|answer| answer.steps.iter().rev().find(|step| step.path == "repair.most"));
        self.trace.rest_on_all(step.map(|step| step.clauses.as_slice()).unwrap_or_default());
        self.conclude("repaired_years", first_of_year(year), Finding::Account(Found::Repaired { years }));
    }

    fn totals(&mut self, years: &[AccountYear]) -> Totals {
        let mut totals = Totals::default();
        let parts: Option<Vec<Yuan>> = years.iter().map(|year| year.premium).collect();
        if let Some(parts) = parts {
            let sum = parts.iter().fold(Yuan::ZERO, |sum, part| sum.plus(*part));
            totals.premium = Some(sum);
            self.total(years, "premium", Found::TotalPremium { parts, sum });
        }
        let parts: Option<Vec<u32>> = years.iter().map(|year| year.months).collect();
        if let Some(parts) = parts {
            let sum = parts.iter().fold(0_u32, |sum, part| sum.saturating_add(*part));
            totals.months = Some(sum);
            self.total(years, "months_without_cover", Found::TotalMonths { parts, sum });
        }
        let parts: Option<Vec<u32>> = years.iter().map(|year| year.days).collect();
        if let Some(parts) = parts {
            let sum = parts.iter().fold(0_u32, |sum, part| sum.saturating_add(*part));
            totals.days = Some(sum);
            self.total(years, "days_without_cover", Found::TotalDays { parts, sum });
        }
        let last = years.last().and_then(|last| Some((last, last.cap?)));
        if let Some((year, sum)) = last {
            totals.cap = Some(sum);
            self.total(std::slice::from_ref(year), "cap", Found::LastCap { year: year.year, sum });
        }
        totals
    }

    /// A sum rests on what its years rest on.
    fn total(&mut self, years: &[AccountYear], field: &str, found: Found) {
        let kind = self.kind.word();
        for year in years {
            self.trace.rest_on(&format!("account.{kind}.years.{}.{field}", year.year));
        }
        self.trace.conclude(format!("account.{kind}.total.{field}"), Finding::Account(found));
    }
}
