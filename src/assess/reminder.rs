//! The dates that matter to one person from today on (提醒): windows, first and last covered day, a newborn's limit,
//! claims, retirement. No date is reckoned here that another rule does not give.

use super::{
    Assessment, Desk, Part, Remark,
    terms::{self, year_law},
};
use crate::{
    calendar::{Day, Year, first_of_month, last_of_year, year_of},
    cited::{Clause, Step},
    law::{CountedBy, CoverStart, Standing, Stands},
    person::{Case, Cover, Retirement, Window},
    rules::{
        Finding, Reasoning, claim,
        newborn::{self, PaidBy},
        retirement,
    },
};
use std::sync::Arc;

/// What falls on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum What {
    /// The first day of a year's central window.
    WindowOpens { year: Year },
    /// The last day of a year's window, central or extended.
    WindowCloses { year: Year, window: Window },
    /// The last day on which a newborn can be enrolled without a wait, by one line of the law.
    NewbornUntil {
        counted_by: CountedBy,
        paid_by: PaidBy,
        start: Option<CoverStart>,
        is_whole: bool,
        is_both_years: bool,
    },
    /// The first covered day of a year, after so many months of waiting; the year that must be paid, too, where the wait
    /// outlasts its own.
    CoverBegins { year: Year, waited: u32, also: Option<Year> },
    /// The last covered day of a year.
    CoverEnds { year: Year },
    /// The last day for claiming a year's bills.
    ClaimBy { year: Year },
    /// The month of retirement, as its first day, and the months of employee cover still missing, where known.
    Retires { missing: Option<u32> },
}

impl What {
    /// The word by which calendars tell one kind of day from another, the same in every run.
    pub fn word(self) -> String {
        match self {
            Self::WindowOpens { year } => format!("central-opens-{year}"),
            Self::WindowCloses { year, window } => format!("{}-closes-{year}", window.word()),
            Self::NewbornUntil { counted_by, paid_by, start, is_whole, .. } => {
                let start = start.map_or("unsaid", CoverStart::word);
                let paid = if paid_by == PaidBy::Unnamed { "" } else { "-paid-next-month" };
                let waived = if is_whole { "" } else { "-fixed-part" };
                format!("newborn-{}-{start}{paid}{waived}", counted_by.word())
            }
            Self::CoverBegins { year, .. } => format!("cover-begins-{year}"),
            Self::CoverEnds { year } => format!("cover-ends-{year}"),
            Self::ClaimBy { year } => format!("claim-by-{year}"),
            Self::Retires { .. } => "retires".into(),
        }
    }
}

/// One date.
#[derive(Debug, Clone, PartialEq)]
pub struct Reminder {
    /// The day.
    pub on: Day,
    /// What falls on it.
    pub what: What,
    /// What it rests on.
    pub clauses: Vec<Arc<Clause>>,
    /// What else must be told of it.
    pub remarks: Vec<Remark>,
}

/// Whom the dates are for, and from which day on.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The enrolment and its answer, where one was asked about.
    pub enrolment: Option<(&'a Case, &'a Assessment)>,
    /// The retirement and its answer, where one was asked about.
    pub retirement: Option<(&'a Retirement, &'a Part<retirement::Outcome>)>,
    /// Today: nothing before it is told.
    pub today: Day,
}

/// Gathers the dates from today on, the earliest first; windows that no document names are remarks.
///
/// Odd case: who asks about a year that is over is told of the windows that are still to come.
pub(super) fn reminders(desk: &Desk<'_>, question: &Question<'_>) -> Part<Vec<Reminder>> {
    let mut found = Found { from: question.today, reminders: Vec::new(), remarks: Vec::new() };
    if let Some((case, assessment)) = question.enrolment {
        found.windows(desk, case);
        found.newborn(desk, case);
        found.cover(case, assessment);
        found.claims(desk, case, assessment);
    }
    if let Some((retirement, part)) = question.retirement {
        let missing = part.outcome.as_ref().and_then(missing);
        let mut trace = Reasoning::default();
        trace.rest_on_all(&clauses_of(&part.steps, "retirement.missing_months"));
        trace.rest_on_all(&clauses_of(&part.steps, "retirement.missing_months_here"));
        let on = first_of_month(retirement.retires_on);
        if on >= found.from {
            found.add(on, What::Retires { missing }, trace.take_opened());
            found.remark_last(&part.remarks);
        }
    }
    found.reminders.sort_by_key(|reminder| reminder.on);
    Part { outcome: Some(found.reminders), remarks: found.remarks, steps: Vec::new() }
}

struct Found {
    from: Day,
    reminders: Vec<Reminder>,
    remarks: Vec<Remark>,
}

impl Found {
    /// Adds a date that is not over; two lines that say the same are one reminder, which rests on both.
    fn add(&mut self, on: Day, what: What, clauses: Vec<Arc<Clause>>) {
        if on < self.from {
            return;
        }
        match self.reminders.iter_mut().find(|known| known.on == on && known.what == what) {
            Some(known) => known.clauses.extend(clauses),
            None => self.reminders.push(Reminder { on, what, clauses, remarks: Vec::new() }),
        }
    }

    /// What must be told besides the date added last.
    fn remark_last(&mut self, remarks: &[Remark]) {
        self.reminders.last_mut().into_iter().for_each(|last| last.remarks.extend_from_slice(remarks));
    }

    fn day(&mut self, day: &Stands<Day>, what: What) {
        let Ok(term) = day else { return };
        let mut trace = Reasoning::default();
        let on = trace.open(term);
        self.add(on, what, trace.take_opened());
    }

    /// The windows of the coverage year and of every later one up to the next that can be paid for.
    fn windows(&mut self, desk: &Desk<'_>, case: &Case) {
        let (first, today) = (case.enrolment.year, self.from);
        let last = first.max(year_of(today)).saturating_add(1);
        for year in (first..=last).filter(|year| last_of_year(*year) >= today) {
            let found = || year_law(Standing::new(desk.shelf, year, &case.typed));
            let windows = &desk.known.years.get(year, &case.typed, found).windows;
            self.day(&windows.central_opens, What::WindowOpens { year });
            self.day(&windows.central_closes, What::WindowCloses { year, window: Window::Central });
            self.day(&windows.extended_closes, What::WindowCloses { year, window: Window::Extended });
            if let Err(silence) = &windows.central_closes {
                self.remarks.push(Remark::Unsaid("reminders", (**silence).clone()));
            }
        }
    }

    fn newborn(&mut self, desk: &Desk<'_>, case: &Case) {
        let Some(born_on) = case.person.born_on else { return };
        for limit in newborn::limits(&terms::of(desk, case).exemption, born_on) {
            let newborn::NewbornUntil { last, counted_by, paid_by, start, is_whole, is_both_years, clauses } = limit;
            self.add(last, What::NewbornUntil { counted_by, paid_by, start, is_whole, is_both_years }, clauses);
        }
    }

    /// The first and the last covered day; that nobody says the first one is told.
    fn cover(&mut self, case: &Case, assessment: &Assessment) {
        let year = case.enrolment.year;
        self.remarks.extend(assessment.remarks.iter().filter(|remark| is_unsaid_cover(remark)).cloned());
        let Some(dates) = assessment.waiting.as_ref().map(|waiting| &waiting.dates) else { return };
        if let Some(on) = dates.covered_from.as_ref().ok().copied().filter(|on| *on >= self.from) {
            let also = dates.covered_until.is_none().then_some(year.saturating_add(1));
            let clauses = clauses_of(&assessment.steps, "waiting.covered_from");
            self.add(on, What::CoverBegins { year, waited: dates.months, also }, clauses);
            let assumed: Vec<Remark> = assessment.remarks.iter().filter(|it| is_assumption(it)).cloned().collect();
            self.remark_last(&assumed);
        }
        if let Some(on) = dates.covered_until {
            self.add(on, What::CoverEnds { year }, clauses_of(&assessment.steps, "waiting.covered_until"));
        }
    }

    /// The claims of the coverage year and of the year before, as far as resident cover is there to claim from.
    fn claims(&mut self, desk: &Desk<'_>, case: &Case, assessment: &Assessment) {
        let year = case.enrolment.year;
        let is_outlasted = assessment.waiting.as_ref().is_some_and(|waiting| waiting.dates.covered_until.is_none());
        let before = year.saturating_sub(1);
        let was_covered = case.history.get(before).is_some_and(|past| past.cover == Cover::Resident);
        for (year, is_there) in [(before, was_covered), (year, !is_outlasted)] {
            if is_there {
                self.claim(desk, case, year);
            }
        }
    }

    fn claim(&mut self, desk: &Desk<'_>, case: &Case, year: Year) {
        let terms = terms::claim(Standing::new(desk.shelf, year, &case.typed));
        let Some(found) = claim::assess(&terms, &case.person, year) else {
            // Nobody says a last day; it cannot be long past, while the year after is not over.
            if last_of_year(year.saturating_add(1)) >= self.from {
                self.remarks.push(Remark::Unsaid("reminders", terms.deadline.silence().clone()));
            }
            return;
        };
        let own = found.of_new_students.filter(|(day, _)| *day >= self.from);
        let own: Vec<Remark> =
            own.map(|(day, clause)| Remark::NewStudentClaims("reminders", day, clause)).into_iter().collect();
        if found.last < self.from {
            self.remarks.extend(own);
        } else {
            self.add(found.last, What::ClaimBy { year }, found.clauses);
            self.remark_last(&own);
        }
    }
}

/// That the first covered day, or the wait before it, is unsaid.
fn is_unsaid_cover(remark: &Remark) -> bool {
    match remark {
        Remark::Unsaid(path, _) => path.starts_with("waiting"),
        Remark::WindowUnsaid(_) => true,
        _ => false,
    }
}

/// What the first covered day takes for granted, or what else hangs on it.
fn is_assumption(remark: &Remark) -> bool {
    matches!(
        remark,
        Remark::WindowDiffers
            | Remark::PastWindowDiffers(..)
            | Remark::AdultAssumed
            | Remark::ContinuityAssumed
            | Remark::NewlyAdded(_)
            | Remark::LateBirth(_)
            | Remark::Outlasts(..)
    )
}

/// The months missing in all or here, whichever are more; none where one of them is unsaid and the other enough.
fn missing(outcome: &retirement::Outcome) -> Option<u32> {
    match (outcome.missing, outcome.missing_here) {
        (Some(missing), Some(here)) => Some(missing.max(here)),
        (missing, here) => missing.max(here).filter(|months| *months > 0),
    }
}

fn clauses_of(steps: &[Step<Finding>], path: &str) -> Vec<Arc<Clause>> {
    let step = steps.iter().rev().find(|step| step.path == path);
    step.map(|step| step.clauses.clone()).unwrap_or_default()
}
