//! The bonuses' terms and years: what was told up to the coverage year, and ten years of paying in time after it.

use super::{Desk, Part, Remark, Typed, terms};
use crate::{
    calendar::Year,
    cited::{Clause, Term, Trace},
    law::{
        AfterLapse, EmployeeYear, FromValue, Group, Key, Most, NotCounted, Query, Recipient, Required, Scheme, Silence,
        Standing, Stands, Table,
    },
    person::{Case, Cover, History, Problem, Window},
    rules::{
        Reasoning, YearLaw,
        bonus::{self, AsPaid, Outcome, Status, Step, Told, YearTerms},
        continuity::{self, Pasts},
        window,
    },
    units::Yuan,
};
use std::{collections::BTreeMap, rc::Rc, sync::Arc};

/// How many years past the coverage year the table goes.
const YEARS_AHEAD: Year = 10;

pub(super) fn assess(desk: &Desk<'_>, case: &Case) -> Result<Part<Outcome>, Vec<Problem>> {
    let mut remarks = Vec::new();
    let year = case.enrolment.year;
    let terms = terms::of(desk, case);
    let first = terms.first_counted.as_ref().ok().map(|first| Trace::<()>::default().open(first));
    let Some(first) = first.filter(|first| *first <= year) else {
        remarks.push(Remark::BeforeMechanism("bonus", year));
        return Ok(Part { outcome: None, remarks, steps: Vec::new() });
    };
    let pasts = continuity::judge(&case.history, &terms.laws, year)?;
    let last = year.saturating_add(YEARS_AHEAD);
    let laws = desk.known.bonus.get(year, &case.typed, || laws(desk, &case.typed, first, last));
    let mut trace = Reasoning::default();
    let window = terms.laws.get(&year).and_then(|law| window_of(case, law));
    let is_extended = window == Some(Window::Extended);
    let never_begins = never_begins(desk, case)?;
    if never_begins.is_some() && window != Some(Window::Central) {
        remarks.push(Remark::NotCoveredThatYear(year));
    }
    let clauses = never_begins.filter(|_| window == Some(Window::Central));
    let outcome = told(case, &pasts, &laws, (first, last)).and_then(|mut told| {
        if let (Some(clauses), Some(this)) = (clauses, told.get_mut(&year)) {
            *this = Told { status: Status::Lapsed, is_zero_claim: false, clauses, ..ahead() };
        }
        let mut outcome = bonus::assess(&laws.by_year, &told, &mut trace)?;
        outcome.as_paid = if is_extended { as_extended(year, &laws, told)? } else { None };
        Ok(outcome)
    });
    let outcome = match outcome {
        Ok(outcome) => {
            remark(case, &laws, &outcome, (first, is_extended), &mut remarks);
            Some(outcome)
        }
        Err(silence) => {
            remarks.push(Remark::Unsaid("bonus", *silence));
            None
        }
    };
    let steps = if outcome.is_some() { trace.into_steps() } else { Vec::new() };
    Ok(Part { outcome, remarks, steps })
}

/// The law of every year of a table.
#[derive(Debug, Clone)]
pub(super) struct Laws {
    by_year: BTreeMap<Year, Rc<YearTerms>>,
    /// Figures that are only carried on.
    ended: Vec<Ended>,
}

/// Each year's law. A figure whose document ends within the years is carried on as it was, rather than lost or replaced
/// by a national floor: today's law is all that a look ahead can rest on, and the reader is told.
fn laws(desk: &Desk<'_>, typed: &Typed, first: Year, last: Year) -> Laws {
    let mut by_year: BTreeMap<Year, Rc<YearTerms>> = BTreeMap::new();
    let mut ended: Vec<Ended> = Vec::new();
    for year in first..=last {
        let found = desk.known.bonus_years.get(year, typed, || year_terms(Standing::new(desk.shelf, year, typed)));
        let mut law = (*found).clone();
        if let Some((_, before)) = by_year.last_key_value() {
            let carried = [
                carry_step(&mut law.continuity, &before.continuity),
                carry_step(&mut law.zero_claim, &before.zero_claim),
                carry_cap(&mut law.cap, &before.cap),
            ];
            for clause in carried.into_iter().flatten() {
                if !ended.iter().any(|(_, known)| known.source.title == clause.source.title) {
                    ended.push((year, clause));
                }
            }
        }
        by_year.insert(year, Rc::new(law));
    }
    Laws { by_year, ended }
}

/// From which year on a figure is carried on, and its clause.
type Ended = (Year, Arc<Clause>);

fn carry_step(this: &mut Result<Step, Box<Silence>>, before: &Result<Step, Box<Silence>>) -> Option<Arc<Clause>> {
    let before = before.as_ref().ok().filter(|step| !step.is_at_least)?;
    if this.as_ref().is_ok_and(|step| !step.is_at_least) {
        return None;
    }
    *this = Ok(before.clone());
    Some(Arc::clone(before.term.clause()))
}

fn carry_cap(this: &mut Stands<Most>, before: &Stands<Most>) -> Option<Arc<Clause>> {
    let before = before.as_ref().ok().filter(|_| this.is_err())?;
    *this = Ok(before.clone());
    Some(Arc::clone(before.clause()))
}

fn year_terms(standing: Standing<'_>) -> YearTerms {
    let table: Table<Most> = standing.table(Key::CriticalCap);
    let query = Query { scheme: Some(Scheme::Resident), ..Query::default() };
    YearTerms {
        continuity: step(standing, Key::ContinuityBonus),
        zero_claim: step(standing, Key::ZeroClaimBonus),
        after_years: standing.find(Key::ContinuityAfter),
        starts: standing.find(Key::BonusStart),
        needs_enrolment: word::<Required>(standing, Key::ZeroClaimNeeds),
        extended: word::<NotCounted>(standing, Key::ExtendedContinuity),
        employee_year: word::<EmployeeYear>(standing, Key::EmployeeYear),
        after_lapse: word::<AfterLapse>(standing, Key::ZeroClaimAfterLapse),
        ceiling: standing.find(Key::BonusCeiling),
        cap: table.pick(&query).cloned().map_err(|silence| Box::new(silence.clone())),
        reduction: standing.find(Key::BonusReduction).ok(),
        reduction_per: standing.find(Key::ReductionPer).ok(),
        reduction_ceiling: standing.find(Key::ReductionCeiling).ok(),
    }
}

fn word<T: FromValue>(standing: Standing<'_>, key: Key) -> Option<Arc<Clause>> {
    let term: Stands<T> = standing.find(key);
    term.ok().map(|term| Arc::clone(term.clause()))
}

/// The area's step, or the floor that stands in its place.
fn step(standing: Standing<'_>, key: Key) -> Result<Step, Box<Silence>> {
    let found: Stands<Yuan> = standing.find(key);
    match found {
        Ok(term) => Ok(Step { term, is_at_least: false }),
        Err(silence) => {
            let floor = silence.floor.as_ref().and_then(|(value, clause)| Some((Yuan::from_value(value)?, clause)));
            match floor {
                Some((sum, clause)) => Ok(Step { term: Term::seal(sum, Arc::clone(clause)), is_at_least: true }),
                None => Err(silence),
            }
        }
    }
}

fn told(
    case: &Case,
    pasts: &Pasts,
    laws: &Laws,
    (first, last): (Year, Year),
) -> Result<BTreeMap<Year, Told>, Box<Silence>> {
    let mut years = BTreeMap::new();
    for year in first..=last {
        let told = if year < case.enrolment.year { past(&case.history, pasts, laws, year)? } else { ahead() };
        years.insert(year, told);
    }
    Ok(years)
}

fn past(history: &History, pasts: &Pasts, laws: &Laws, year: Year) -> Result<Told, Box<Silence>> {
    let Some(past) = history.get(year) else { return Ok(nothing()) };
    let is_covered = pasts.is_covered(year)?.unwrap_or(false);
    let is_extended = pasts.window(year) == Some(Window::Extended)
        && laws.by_year.get(&year).is_some_and(|law| law.extended.is_some());
    let status = match past.cover {
        _ if !is_covered => Status::Lapsed,
        Cover::Employee => Status::Employee,
        _ if is_extended => Status::Extended,
        _ => Status::Counted,
    };
    let is_resident = past.cover == Cover::Resident;
    Ok(Told {
        status,
        is_enrolled: is_resident,
        is_zero_claim: is_resident && is_covered && past.zero_claim == Some(true),
        is_bonus_used: past.bonus_used,
        clauses: pasts.clauses(year).to_vec(),
    })
}

fn nothing() -> Told {
    Told {
        status: Status::Nothing,
        is_enrolled: false,
        is_zero_claim: false,
        is_bonus_used: false,
        clauses: Vec::new(),
    }
}

/// A year ahead, as if paid in the central window and free of claims.
fn ahead() -> Told {
    Told { status: Status::Counted, is_enrolled: true, is_zero_claim: true, is_bonus_used: false, clauses: Vec::new() }
}

/// The coverage year as a payer in the extended window has it, where that year does not count (不享受连续参保激励).
fn as_extended(year: Year, laws: &Laws, mut told: BTreeMap<Year, Told>) -> Result<Option<AsPaid>, Box<Silence>> {
    let Some(clause) = laws.by_year.get(&year).and_then(|law| law.extended.clone()) else { return Ok(None) };
    told.retain(|other, _| *other <= year);
    if let Some(this) = told.get_mut(&year) {
        this.status = Status::Extended;
    }
    let mut trace = Reasoning::default();
    let outcome = bonus::assess(&laws.by_year, &told, &mut trace)?;
    let steps = trace.into_steps();
    let cap = bonus::cap_step(&steps, year);
    let clauses = cap.into_iter().flat_map(|step| step.clauses.iter().cloned()).chain([clause]).collect();
    Ok(outcome.by_year.get(&year).map(|row| AsPaid { year, row: *row, clauses }))
}

fn remark(case: &Case, laws: &Laws, outcome: &Outcome, (first, is_extended): (Year, bool), remarks: &mut Vec<Remark>) {
    let year = case.enrolment.year;
    let is_open = |past: &&crate::person::PastYear| {
        past.cover == Cover::Resident && past.year >= first && past.zero_claim.is_none()
    };
    let open: Vec<Year> = case.history.years().iter().filter(is_open).map(|past| past.year).collect();
    if !open.is_empty() {
        remarks.push(Remark::ClaimsUnknown(open));
    }
    let is_without = |past: &&crate::person::PastYear| {
        let row = outcome.by_year.get(&past.year);
        past.bonus_used && row.is_none_or(|row| row.continuity.plus(row.zero_claim) == Yuan::ZERO)
    };
    let without: Vec<Year> = case.history.years().iter().filter(is_without).map(|past| past.year).collect();
    if !without.is_empty() {
        remarks.push(Remark::NoBonusToUse(without));
    }
    let law = laws.by_year.get(&year);
    for (step, key) in law
        .into_iter()
        .flat_map(|law| [(&law.continuity, Key::ContinuityBonus), (&law.zero_claim, Key::ZeroClaimBonus)])
    {
        if let Ok(step) = step
            && step.is_at_least
            && outcome.is_at_least
        {
            let least = Trace::<()>::default().open(&step.term);
            remarks.push(Remark::AtLeast("bonus", key, least, Arc::clone(step.term.clause())));
        }
    }
    if let Some(Err(silence)) = law.map(|law| &law.cap) {
        remarks.push(Remark::Unsaid("bonus.by_year", (**silence).clone()));
    }
    let carried = |(from, clause): &Ended| Remark::CarriedOn("bonus.by_year", *from, Arc::clone(clause));
    remarks.extend(laws.ended.iter().map(carried));
    if let (true, Some(clause)) = (is_extended, law.and_then(|law| law.extended.as_ref())) {
        remarks.push(Remark::NotInCentral(year, Arc::clone(clause)));
    }
}

/// The clause by which a category of the person, or the class of assistance that it belongs to, has no cap
/// (不设最高支付限额).
pub(super) fn no_cap(desk: &Desk<'_>, case: &Case) -> Option<Arc<Clause>> {
    let standing = Standing::new(desk.shelf, case.enrolment.year, &case.typed);
    let mut trace = Trace::<()>::default();
    let mut groups = case.person.categories.clone();
    for (who, provision) in standing.for_people(Key::Recipient) {
        let term: Stands<Recipient> = standing.term(provision);
        if let Ok(term) = term
            && who.iter().any(|group| case.person.categories.contains(group))
        {
            groups.extend(Group::of_class(trace.open(&term)));
        }
    }
    let table: Table<Most> = standing.table(Key::CriticalCap);
    let query = Query { scheme: Some(Scheme::Resident), groups: &groups, ..Query::default() };
    let term = table.stated_for(&query)?;
    let is_none = trace.open(term) == Most::Unlimited;
    is_none.then(|| Arc::clone(term.clause()))
}

/// The window in which the coverage year itself is paid for.
fn window_of(case: &Case, law: &YearLaw) -> Option<Window> {
    let enrolment = &case.enrolment;
    let mut trace = Reasoning::default();
    let found = window::find(&law.windows, enrolment.year, enrolment.paid_on, enrolment.window, &mut trace);
    found.ok().map(|found| found.window)
}

/// By which clauses the coverage year's own wait outlasts it, if it does: a year counts only if cover began in it.
fn never_begins(desk: &Desk<'_>, case: &Case) -> Result<Option<Vec<Arc<Clause>>>, Vec<Problem>> {
    let answer = desk.enrolment(case)?;
    let dates = answer.waiting.as_ref().map(|waiting| &waiting.dates);
    if dates.is_none_or(|dates| dates.covered_from.is_err() || dates.covered_until.is_some()) {
        return Ok(None);
    }
    let step = answer.steps.iter().rev().find(|step| step.path == "waiting.covered_from");
    Ok(Some(step.map(|step| step.clauses.clone()).unwrap_or_default()))
}
