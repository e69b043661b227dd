//! What has been earned so far, year by year.

use super::{Found, Row, Status, Told, YearTerms};
use crate::{
    calendar::Year,
    cited::Clause,
    law::{BonusStart, Most, ReductionPer, Silence},
    rules::{Finding, Reasoning},
    units::Yuan,
};
use std::sync::Arc;

/// What has been earned so far, and by which clauses.
#[derive(Debug, Default)]
pub(super) struct Sums {
    count: u32,
    /// Whether the year before earned a continuity step that holds from this year on.
    is_due: bool,
    lapsed: u32,
    continuity: Yuan,
    zero_claim: Yuan,
    reduction: Yuan,
    pub(super) is_at_least: bool,
    continuity_clauses: Vec<Arc<Clause>>,
    zero_clauses: Vec<Arc<Clause>>,
    reduction_clauses: Vec<Arc<Clause>>,
}

impl Sums {
    pub(super) fn run(
        &mut self,
        year: Year,
        law: &YearTerms,
        this: &Told,
        trace: &mut Reasoning,
    ) -> Result<(), Box<Silence>> {
        match this.status {
            Status::Counted => self.count = self.count.saturating_add(1),
            Status::Lapsed | Status::Nothing => self.count = 0,
            Status::Employee => trace.rest_on_all(law.employee_year.as_slice()),
            Status::Extended => trace.rest_on_all(law.extended.as_slice()),
        }
        trace.open(law.after_years.as_ref().map_err(Clone::clone)?);
        trace.rest_on_all(&this.clauses);
        conclude(trace, year, "consecutive_years", Found::Run { year, count: self.count, status: this.status });
        Ok(())
    }

    pub(super) fn continuity(
        &mut self,
        year: Year,
        law: &YearTerms,
        this: &Told,
        trace: &mut Reasoning,
    ) -> Result<(), Box<Silence>> {
        let step = law.continuity.as_ref().map_err(Clone::clone)?;
        let after = trace.open(law.after_years.as_ref().map_err(Clone::clone)?);
        let starts = trace.open(law.starts.as_ref().map_err(Clone::clone)?);
        let is_earned = this.status == Status::Counted && self.count > after;
        let is_added = match starts {
            BonusStart::SameYear => is_earned,
            BonusStart::NextYear => self.is_due,
        };
        self.is_due = is_earned;
        let amount = trace.open(&step.term);
        let added = is_added.then_some(amount);
        if is_added {
            self.continuity = self.continuity.plus(amount);
            self.is_at_least |= step.is_at_least;
        }
        trace.rest_on_all(&self.continuity_clauses);
        self.continuity_clauses = trace.opened().to_vec();
        let is_at_least = step.is_at_least;
        conclude(trace, year, "continuity", Found::Continuity { year, added, sum: self.continuity, is_at_least });
        Ok(())
    }

    pub(super) fn zero_claim(
        &mut self,
        year: Year,
        law: &YearTerms,
        this: &Told,
        before: Option<&Told>,
        trace: &mut Reasoning,
    ) -> Result<(), Box<Silence>> {
        let step = law.zero_claim.as_ref().map_err(Clone::clone)?;
        let is_cleared = before.is_some_and(|before| before.is_bonus_used) && self.zero_claim > Yuan::ZERO;
        if is_cleared {
            self.zero_claim = Yuan::ZERO;
        }
        let is_enrolled = law.needs_enrolment.is_none() || this.is_enrolled;
        trace.rest_on_all(law.needs_enrolment.as_slice());
        let is_added = before.is_some_and(|before| before.is_zero_claim) && is_enrolled;
        let amount = trace.open(&step.term);
        let added = is_added.then_some(amount);
        if is_added {
            self.zero_claim = self.zero_claim.plus(amount);
            self.is_at_least |= step.is_at_least;
        }
        if this.status == Status::Lapsed && self.zero_claim > Yuan::ZERO {
            trace.rest_on_all(law.after_lapse.as_slice());
        }
        trace.rest_on_all(&self.zero_clauses);
        self.zero_clauses = trace.opened().to_vec();
        let (sum, is_at_least) = (self.zero_claim, step.is_at_least);
        conclude(trace, year, "zero_claim", Found::ZeroClaim { year, added, is_cleared, sum, is_at_least });
        Ok(())
    }

    /// A lapse takes its toll when the person returns to resident cover.
    pub(super) fn reduction(&mut self, year: Year, law: &YearTerms, this: &Told, trace: &mut Reasoning) {
        if this.status == Status::Lapsed {
            self.lapsed = self.lapsed.saturating_add(1);
        }
        let is_return = this.is_enrolled && this.status != Status::Lapsed && self.lapsed > 0;
        let mut added = None;
        if let Some(step) = &law.reduction {
            let amount = trace.open(step);
            let per = law.reduction_per.as_ref().map(|term| trace.open(term));
            let times = if per == Some(ReductionPer::LapsedYear) { self.lapsed } else { 1 };
            added = is_return.then(|| amount.times(times));
        }
        if is_return {
            self.lapsed = 0;
        }
        self.reduction = self.reduction.plus(added.unwrap_or_default());
        // Without a ceiling the cap has no say in it, and is not cited.
        if let Some(rate) = &law.reduction_ceiling
            && let Some(original) = original(law, trace)
        {
            self.reduction = self.reduction.min(original.share(trace.open(rate)));
        }
        trace.rest_on_all(&self.reduction_clauses);
        self.reduction_clauses = trace.opened().to_vec();
        if self.reduction_clauses.is_empty()
            && let Ok(after) = &law.after_years
        {
            // No document takes anything off: the clause that gives the bonuses is all there is.
            trace.open(after);
        }
        conclude(trace, year, "reduction", Found::Reduction { year, added, sum: self.reduction });
    }

    pub(super) fn row(&self, year: Year, law: &YearTerms, status: Status, trace: &mut Reasoning) -> Row {
        trace.forget();
        let original = original(law, trace);
        let mut row = Row {
            consecutive: self.count,
            continuity: self.continuity,
            zero_claim: self.zero_claim,
            reduction: self.reduction,
            ceiling: None,
            granted: None,
            cap: None,
            original,
            status,
        };
        let (Some(original), Ok(rate)) = (original, &law.ceiling) else {
            trace.forget();
            return row;
        };
        let rate = trace.open(rate);
        let basis = trace.opened().to_vec();
        let ceiling = original.share(rate);
        conclude(trace, year, "ceiling", Found::Ceiling { year, original, rate, sum: ceiling });
        let granted = self.continuity.plus(self.zero_claim).min(ceiling);
        for clauses in [&basis, &self.continuity_clauses, &self.zero_clauses] {
            trace.rest_on_all(clauses);
        }
        let (continuity, zero_claim) = (self.continuity, self.zero_claim);
        conclude(trace, year, "granted", Found::Granted { year, continuity, zero_claim, sum: granted });
        let cap = original.plus(granted).minus(self.reduction);
        for clauses in [&basis, &self.continuity_clauses, &self.zero_clauses, &self.reduction_clauses] {
            trace.rest_on_all(clauses);
        }
        let reduction = self.reduction;
        conclude(trace, year, "cap", Found::Cap { year, original, granted, reduction, sum: cap });
        (row.ceiling, row.granted, row.cap) = (Some(ceiling), Some(granted), Some(cap));
        row
    }
}

fn original(law: &YearTerms, trace: &mut Reasoning) -> Option<Yuan> {
    match trace.open(law.cap.as_ref().ok()?) {
        Most::Sum(sum) => Some(sum),
        Most::Unlimited => None,
    }
}

fn conclude(trace: &mut Reasoning, year: Year, field: &str, found: Found) {
    let year = year.to_string();
    let mut path = String::with_capacity("bonus.by_year.2025.consecutive_years".len());
    for part in ["bonus.by_year.", &year, ".", field] {
        path.push_str(part);
    }
    trace.conclude(path, Finding::Bonus(found));
}
