//! Bonuses on the critical-illness cap (连续参保激励、零报销激励) and what a lapse takes off it: 国办发〔2024〕38号, （二）.

mod sums;

use super::{Finding, Reasoning};
use crate::{
    calendar::Year,
    cited::{Clause, Step as Cited, Term},
    law::{BonusStart, Most, ReductionPer, Silence},
    units::{Rate, Yuan},
};
use std::{collections::BTreeMap, rc::Rc, sync::Arc};

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

/// The row of a year that counts otherwise as it was really paid than the table assumes.
#[derive(Debug, Clone, PartialEq)]
pub struct AsPaid {
    /// The year.
    pub year: Year,
    /// Its row.
    pub row: Row,
    /// What its cap rests on.
    pub clauses: Vec<Arc<Clause>>,
}

/// The table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// One row a year.
    pub by_year: BTreeMap<Year, Row>,
    /// The coverage year as it was really paid, where the table shows it as paid in the central window: bills go by it.
    pub as_paid: Option<AsPaid>,
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
    laws: &BTreeMap<Year, Rc<YearTerms>>,
    told: &BTreeMap<Year, Told>,
    trace: &mut Reasoning,
) -> Result<Outcome, Box<Silence>> {
    let mut outcome = Outcome::default();
    let mut sums = sums::Sums::default();
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

/// The step of a year's cap, with everything that it rests on.
pub fn cap_step(steps: &[Cited<Finding>], year: Year) -> Option<&Cited<Finding>> {
    let is_cap = |finding: &Finding| matches!(finding, Finding::Bonus(Found::Cap { year: of, .. }) if *of == year);
    steps.iter().find(|step| is_cap(&step.finding))
}
