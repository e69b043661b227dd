//! Bonuses on the critical-illness cap (连续参保激励、零报销激励) and what a lapse takes off it: 国办发〔2024〕38号, （二）.

use super::{Finding, Reasoning};
use crate::{
    calendar::Year,
    cited::{Clause, Term},
    law::{BonusStart, Most, ReductionPer, Silence},
    units::{Rate, Yuan},
};
use std::{collections::BTreeMap, sync::Arc};

/// A step of a bonus: a figure of the area, or at least a national floor.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its amount.
    pub term: Term<Yuan>,
    /// Whether only a floor (不低于) speaks.
    pub is_at_least: bool,
}

/// What one year's law says of the bonuses.
#[derive(Debug, Clone)]
pub struct YearTerms {
    /// Continuity step.
    pub continuity: Result<Step, Box<Silence>>,
    /// Zero-claim step.
    pub zero_claim: Result<Step, Box<Silence>>,
    /// Years of unbroken cover before the first continuity step.
    pub after_years: Result<Term<u32>, Box<Silence>>,
    /// From which year an earned continuity step holds.
    pub starts: Result<Term<BonusStart>, Box<Silence>>,
    /// That the zero-claim step needs the next year's enrolment.
    pub needs_enrolment: Option<Arc<Clause>>,
    /// That a year bought in the extended window does not count.
    pub extended: Option<Arc<Clause>>,
    /// That an employee year neither counts nor breaks the run (a reading).
    pub employee_year: Option<Arc<Clause>>,
    /// That zero-claim money stays over a lapse (a reading).
    pub after_lapse: Option<Arc<Clause>>,
    /// The ceiling of both bonuses, as a share of the original cap.
    pub ceiling: Result<Term<Rate>, Box<Silence>>,
    /// The original cap.
    pub cap: Result<Term<Most>, Box<Silence>>,
    /// What a lapse takes off.
    pub reduction: Option<Term<Yuan>>,
    /// For each of what.
    pub reduction_per: Option<Term<ReductionPer>>,
    /// The ceiling of the reductions.
    pub reduction_ceiling: Option<Term<Rate>>,
}

/// What a year is to the bonuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Before birth, or before any year that was told.
    Nothing,
    /// No cover was enjoyed.
    Lapsed,
    /// Employee cover: neither counts nor breaks the run.
    Employee,
    /// Resident cover bought in an extended window that gives no continuity bonus.
    Extended,
    /// Resident cover.
    Counted,
}

/// One year as the bonuses see it.
#[derive(Debug, Clone)]
pub struct Told {
    /// What it is.
    pub status: Status,
    /// Whether a resident premium was paid for it.
    pub is_enrolled: bool,
    /// Whether the pooled fund paid nothing in it.
    pub is_zero_claim: bool,
    /// Whether bonus money was used in it.
    pub is_bonus_used: bool,
    /// What its cover rests on.
    pub clauses: Vec<Arc<Clause>>,
}

/// One year's row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Consecutive years that count, this one included.
    pub consecutive: u32,
    /// Continuity bonus in force.
    pub continuity: Yuan,
    /// Zero-claim bonus in force.
    pub zero_claim: Yuan,
    /// What lapses take off.
    pub reduction: Yuan,
    /// Most that both bonuses come to.
    pub ceiling: Option<Yuan>,
    /// Both together, under the ceiling.
    pub granted: Option<Yuan>,
    /// The cap with bonuses and reductions.
    pub cap: Option<Yuan>,
    /// The cap without them.
    pub original: Option<Yuan>,
    /// What the year is.
    pub status: Status,
}

/// The table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// One row a year.
    pub by_year: BTreeMap<Year, Row>,
    /// Whether some step is only a floor's.
    pub is_at_least: bool,
}

/// What was found, for one year.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum Found {
    /// The count of consecutive years.
    Run { year: Year, count: u32, status: Status },
    /// The continuity bonus in force, and what was added.
    Continuity { year: Year, added: Option<Yuan>, sum: Yuan, is_at_least: bool },
    /// The zero-claim bonus in force, what was added, whether it was cleared.
    ZeroClaim { year: Year, added: Option<Yuan>, is_cleared: bool, sum: Yuan, is_at_least: bool },
    /// What lapses take off.
    Reduction { year: Year, added: Option<Yuan>, sum: Yuan },
    /// The ceiling of both bonuses.
    Ceiling { year: Year, original: Yuan, rate: Rate, sum: Yuan },
    /// Both bonuses under the ceiling.
    Granted { year: Year, continuity: Yuan, zero_claim: Yuan, sum: Yuan },
    /// The cap that follows.
    Cap { year: Year, original: Yuan, granted: Yuan, reduction: Yuan, sum: Yuan },
}

/// Adds up the bonuses year by year.
///
/// Source: 国办发〔2024〕38号 and the area's rule. Units: yuan on the year's cap. Silent when: a step has neither figure
/// nor floor. Odd cases: a lapse restarts the count but keeps what was earned; using bonus money clears the zero-claim
/// part from the next year on, never the continuity part; a floor's step is an amount that is reached at least.
pub fn assess(
    laws: &BTreeMap<Year, YearTerms>,
    told: &BTreeMap<Year, Told>,
    trace: &mut Reasoning,
) -> Result<Outcome, Box<Silence>> {
    let mut outcome = Outcome::default();
    let mut sums = Sums::default();
    let mut before: Option<&Told> = None;
    for (year, this) in told {
        let Some(law) = laws.get(year) else { continue };
        sums.run(*year, law, this, trace)?;
        sums.continuity(*year, law, this, trace)?;
        sums.zero_claim(*year, law, this, before, trace)?;
        sums.reduction(*year, law, this, trace);
        let row = sums.row(*year, law, this.status, trace);
        outcome.by_year.insert(*year, row);
        before = Some(this);
    }
    outcome.is_at_least = sums.is_at_least;
    Ok(outcome)
}

/// What has been earned so far, and by which clauses.
#[derive(Debug, Default)]
struct Sums {
    count: u32,
    /// Whether the year before earned a continuity step that holds from this year on.
    is_due: bool,
    lapsed: u32,
    continuity: Yuan,
    zero_claim: Yuan,
    reduction: Yuan,
    is_at_least: bool,
    continuity_clauses: Vec<Arc<Clause>>,
    zero_clauses: Vec<Arc<Clause>>,
    reduction_clauses: Vec<Arc<Clause>>,
}

impl Sums {
    fn run(&mut self, year: Year, law: &YearTerms, this: &Told, trace: &mut Reasoning) -> Result<(), Box<Silence>> {
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

    fn continuity(
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

    fn zero_claim(
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
    fn reduction(&mut self, year: Year, law: &YearTerms, this: &Told, trace: &mut Reasoning) {
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
        if let (Some(rate), Some(original)) = (&law.reduction_ceiling, original(law, trace)) {
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

    fn row(&self, year: Year, law: &YearTerms, status: Status, trace: &mut Reasoning) -> Row {
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
    trace.conclude(format!("bonus.by_year.{year}.{field}"), Finding::Bonus(found));
}
