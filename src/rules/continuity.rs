//! Which earlier years count as lapsed (断保年度): the unbroken run just before the coverage year in which no cover was
//! enjoyed, from the first counted year and from birth on.

use super::{FixedWhy, Reasoning, YearLaw, wait, window};
use crate::{
    calendar::{Day, Year, first_of_year, last_of_year, year_of},
    cited::Clause,
    law::Silence,
    person::{Code, Cover, History, Need, PastYear, Problem, Window},
};
use std::{collections::BTreeMap, rc::Rc, sync::Arc};

/// The wait that a past year's payment brought with it.
#[derive(Debug, Clone, PartialEq)]
pub struct PastWait {
    /// Lapsed years behind it.
    pub lapsed: Vec<Year>,
    /// Fixed months.
    pub fixed: u32,
    /// Variable months.
    pub variable: u32,
    /// Where it began; none if there was none.
    pub start: Option<wait::Start>,
    /// The first covered day.
    pub covered_from: Day,
}

/// One past year, judged.
#[derive(Debug, Clone)]
struct Past {
    cover: Cover,
    window: Option<Window>,
    wait: Option<Result<PastWait, Box<Silence>>>,
    covered_from: Option<Day>,
    clauses: Vec<Arc<Clause>>,
}

/// The earlier years from the first counted one on, judged in order.
#[derive(Debug, Clone, Default)]
pub struct Pasts {
    years: BTreeMap<Year, Past>,
}

/// Judges the earlier years, oldest first: each rests only on those before it, without repair or exemption.
///
/// Source: 国办发〔2024〕38号 (自2025年起…未连续参保). Odd case: a premium paid so late that cover never began within its
/// year leaves that year lapsed; a late year in which cover did begin does not.
pub fn judge(history: &History, laws: &BTreeMap<Year, Rc<YearLaw>>, before: Year) -> Result<Pasts, Vec<Problem>> {
    let mut pasts = Pasts::default();
    let mut problems = Vec::new();
    for past in history.years().iter().filter(|past| past.year < before) {
        let Some(law) = laws.get(&past.year) else { continue };
        let mut trace = Reasoning::default();
        let mut window = None;
        let mut wait = None;
        if past.cover == Cover::Resident {
            match window_of(past, law, &mut trace) {
                Ok(Ok(found)) => {
                    window = Some(found.window);
                    wait = Some(resident(&pasts, past, law, found, &mut trace));
                }
                Ok(Err(silence)) => wait = Some(Err(silence)),
                Err((first, last)) => {
                    let need = Need::PaymentBetween(first, last);
                    problems.push(Problem::new(history.path(past.year, "paid_on"), Code::NoWindow, need));
                }
            }
        }
        let (cover, clauses) = (past.cover, trace.take_opened());
        pasts.years.insert(past.year, Past { cover, window, wait, covered_from: past.covered_from, clauses });
    }
    if problems.is_empty() { Ok(pasts) } else { Err(problems) }
}

type Outside = (Option<Day>, Day);

/// The window of a past payment; the bounds between which it should lie where it lies in none.
fn window_of(
    past: &PastYear,
    law: &YearLaw,
    trace: &mut Reasoning,
) -> Result<Result<window::Found, Box<Silence>>, Outside> {
    let Some(paid_on) = past.paid_on else {
        let window = past.window.unwrap_or(Window::Central);
        return Ok(Ok(window::Found { window, is_own_word: true, differs: false }));
    };
    let named = past.window.or(Some(Window::Late));
    match window::find(&law.windows, past.year, paid_on, named, trace) {
        Ok(found) => Ok(Ok(found)),
        Err(window::Missing::NoWindow(first, last)) => Err((first, last)),
        Err(window::Missing::Unsaid(silence)) => Ok(Err(silence)),
    }
}

fn resident(
    pasts: &Pasts,
    past: &PastYear,
    law: &YearLaw,
    found: window::Found,
    trace: &mut Reasoning,
) -> Result<PastWait, Box<Silence>> {
    let paid_on = past.paid_on.unwrap_or(first_of_year(past.year));
    let wait = wait_of(pasts, law, found, paid_on, trace)?;
    Ok(PastWait { covered_from: past.covered_from.unwrap_or(wait.covered_from), ..wait })
}

fn wait_of(
    pasts: &Pasts,
    law: &YearLaw,
    found: window::Found,
    paid_on: Day,
    trace: &mut Reasoning,
) -> Result<PastWait, Box<Silence>> {
    if let Some(carried) = pasts.carried_into(law.year, found.window, trace)? {
        return Ok(carried.clone());
    }
    let lapsed = pasts.lapsed_before(law.year, trace)?;
    let broken = (!lapsed.is_empty()).then_some(FixedWhy::Lapsed);
    let (fixed, _) = wait::fixed(&law.wait, &law.windows, found, broken, trace)?;
    let (variable, _) = wait::variable(&law.wait, found.window, count(&lapsed), trace)?;
    let months = fixed.saturating_add(variable);
    let start = (months > 0).then(|| wait::Start::of(found.window, law.year, paid_on));
    let covered_from = match start {
        Some(start) => wait::end(&law.wait, start, months, trace)?,
        // Somebody who need not wait is covered within the year, whichever day of it nobody names.
        None => first_of_year(law.year),
    };
    Ok(PastWait { lapsed, fixed, variable, start, covered_from: covered_from.max(first_of_year(law.year)) })
}

impl Pasts {
    /// Whether a listed year had cover; none for a year that is not listed.
    ///
    /// Silent when: whether its cover ever began rests on an unsaid figure.
    pub fn is_covered(&self, year: Year) -> Result<Option<bool>, Box<Silence>> {
        self.years.get(&year).map(|past| past.is_covered(year)).transpose()
    }

    /// The window in which a past year's premium was paid, where it is known.
    pub fn window(&self, year: Year) -> Option<Window> {
        self.years.get(&year).and_then(|past| past.window)
    }

    /// What the judgement of a year rests on.
    pub fn clauses(&self, year: Year) -> &[Arc<Clause>] {
        self.years.get(&year).map(|past| past.clauses.as_slice()).unwrap_or_default()
    }

    /// The lapsed years just before a coverage year, oldest first.
    ///
    /// Silent when: whether a past year's cover ever began rests on an unsaid figure.
    pub fn lapsed_before(&self, year: Year, trace: &mut Reasoning) -> Result<Vec<Year>, Box<Silence>> {
        let mut lapsed = Vec::new();
        for (year, past) in self.years.range(..year).rev() {
            if past.is_covered(*year)? {
                if past.wait.as_ref().is_some_and(|wait| wait.as_ref().is_ok_and(|wait| wait.start.is_some())) {
                    trace.rest_on_all(&past.clauses);
                }
                break;
            }
            trace.rest_on_all(&past.clauses);
            lapsed.push(*year);
        }
        lapsed.reverse();
        Ok(lapsed)
    }

    /// The wait of the year before, where it runs into a coverage year that is paid for in its central window.
    ///
    /// Odd case: no new wait is served then; cover starts when that one ends.
    /// Silent when: the wait's own months rest on an unsaid figure.
    pub fn carried_into(
        &self,
        year: Year,
        window: Window,
        trace: &mut Reasoning,
    ) -> Result<Option<&PastWait>, Box<Silence>> {
        let Some(past) = year.checked_sub(1).and_then(|before| self.years.get(&before)) else { return Ok(None) };
        if window != Window::Central || past.is_covered(year.saturating_sub(1)).unwrap_or(true) {
            return Ok(None);
        }
        let Some(wait) = &past.wait else { return Ok(None) };
        trace.rest_on_all(&past.clauses);
        wait.as_ref().map(Some).map_err(Clone::clone)
    }
}

impl Past {
    fn is_covered(&self, year: Year) -> Result<bool, Box<Silence>> {
        if let Some(told) = self.covered_from {
            return Ok(told <= last_of_year(year));
        }
        match (self.cover, &self.wait) {
            (Cover::Nothing, _) => Ok(false),
            (Cover::Employee, _) | (Cover::Resident, None) => Ok(true),
            (Cover::Resident, Some(Ok(wait))) => Ok(wait.covered_from <= last_of_year(year)),
            (Cover::Resident, Some(Err(silence))) => Err(silence.clone()),
        }
    }
}

/// How many years a list holds.
pub fn count(years: &[Year]) -> u32 {
    u32::try_from(years.len()).unwrap_or(u32::MAX)
}

/// Whether the history tells of cover in a year after a day.
pub fn is_covered_after(history: &History, day: Day) -> bool {
    history.years().iter().any(|past| past.year > year_of(day) && past.cover != Cover::Nothing)
}

/// The last day of employee cover that no later cover followed, where the history tells it.
pub fn employee_cover_end(history: &History) -> Option<Day> {
    let last = history.years().iter().rev().find(|past| past.cover != Cover::Nothing)?;
    last.until.filter(|until| last.cover == Cover::Employee && year_of(*until) == last.year)
}
