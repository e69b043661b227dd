//! A newborn's dates (新生儿参保): until when to enrol by each line of the law, which limit is past, and which two years
//! a late birth must pay for.

use super::{
    Reasoning,
    exemption::{Rule, Terms, counted_day},
};
use crate::{
    calendar::{
        Day, day_before, first_of_next_month, last_of_month, last_of_year, plus_days, same_day_or_next, year_of,
    },
    cited::Clause,
    law::{BornFrom, CountedBy, CoverStart, Group, Limit, NewbornLimit, Waives},
    person::{Case, Cover},
};
use std::sync::Arc;

/// The last day on which a child counts as newborn; none where neither the line nor the law says.
pub(super) fn until(terms: &Terms, limit: Limit, born_on: Day, trace: &mut Reasoning) -> Option<Day> {
    Some(match limit {
        Limit::Days(days) => day_before(plus_days(born_on, days)),
        Limit::Months(months) => day_before(same_day_or_next(born_on, months)),
        Limit::SameYear => last_of_year(year_of(born_on)),
        Limit::AnyTime => match trace.open(terms.newborn_limit.as_ref().ok()?) {
            NewbornLimit::PaidInBirthYear => last_of_year(year_of(born_on)),
        },
    })
}

/// The last day on which a child can still be enrolled as newborn by one line.
#[derive(Debug, Clone, PartialEq)]
pub struct NewbornUntil {
    /// That day.
    pub last: Day,
    /// Whether the day of payment, of registration, or the earlier of both is counted.
    pub counted_by: CountedBy,
    /// By when the money must arrive, where registration is counted.
    pub paid_by: PaidBy,
    /// From when cover runs, where the line says it.
    pub start: Option<CoverStart>,
    /// Whether the whole wait is waived.
    pub is_whole: bool,
    /// Whether the next year must be paid for as well, for cover without a gap.
    pub is_both_years: bool,
    /// What it rests on.
    pub clauses: Vec<Arc<Clause>>,
}

/// By when the money must arrive besides a registration in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidBy {
    /// The line names no such day.
    Unnamed,
    /// The end of the month after registration.
    NextMonth,
    /// The end of the month after registration, but no later than this day.
    NextMonthAndNoLater(Day),
}

/// Until when a child can be enrolled without a wait, by each line that speaks of newborns, the earliest first.
///
/// Odd case: the year of birth can be paid for until its last day only, so that cover from birth ends with it; who comes
/// later, but in the line's own time, is covered from 1 January of the next year.
pub fn limits(terms: &Terms, born_on: Day) -> Vec<NewbornUntil> {
    let lines = terms.rules.iter().filter(|(named, _)| named.contains(&Group::newborn()));
    let mut found: Vec<NewbornUntil> = Vec::new();
    for (_, rule) in lines {
        let mut trace = Reasoning::default();
        let Rule { limit, detail } = trace.open(rule);
        let Some(last) = until(terms, limit, born_on, &mut trace) else { continue };
        let limit = NewbornUntil {
            last,
            counted_by: detail.counted_by.unwrap_or(CountedBy::Payment),
            paid_by: if detail.is_paid_by_next_month { PaidBy::NextMonth } else { PaidBy::Unnamed },
            start: detail.cover,
            is_whole: detail.waives != Some(Waives::Fixed),
            is_both_years: false,
            clauses: trace.take_opened(),
        };
        match limit.start {
            Some(CoverStart::Birth) => found.extend(from_birth(terms, limit, born_on)),
            _ => found.push(limit),
        }
    }
    found.sort_by_key(|limit| limit.last);
    found
}

/// A limit for cover from birth, within the year of birth; what is left of it in the next year covers from 1 January.
fn from_birth(terms: &Terms, limit: NewbornUntil, born_on: Day) -> Vec<NewbornUntil> {
    let end = last_of_year(year_of(born_on));
    let later = (limit.last > end).then(|| NewbornUntil { start: Some(CoverStart::JanuaryFirst), ..limit.clone() });
    let last = limit.last.min(end);
    let is_cut = last_of_month(first_of_next_month(last)) > end;
    let mut trace = Reasoning::default();
    trace.rest_on_all(&limit.clauses);
    let is_both_years = is_late_birth(terms, born_on, &mut trace);
    let paid_by = match limit.paid_by {
        PaidBy::NextMonth if is_cut => PaidBy::NextMonthAndNoLater(end),
        other => other,
    };
    let within = NewbornUntil { last, paid_by, is_both_years, clauses: trace.take_opened(), ..limit };
    std::iter::once(within).chain(later).collect()
}

/// A newborn's limit that is past, so that the child is one no more.
#[derive(Debug, Clone, PartialEq)]
pub struct Missed {
    /// The last day that would have done.
    pub last: Day,
    /// The day that was counted.
    pub counted_on: Day,
    /// What the limit rests on.
    pub clauses: Vec<Arc<Clause>>,
}

/// The latest of the limits that shut an infant out who was not insured in the year of birth.
///
/// Odd case: only a child born in the coverage year or the year before can turn on it; nobody else is told.
pub fn missed(terms: &Terms, case: &Case) -> Option<Missed> {
    let born_on = case.person.born_on?;
    let birth = year_of(born_on);
    let was_covered = case.history.get(birth).is_some_and(|past| past.cover != Cover::Nothing);
    if was_covered || birth.saturating_add(1) < case.enrolment.year {
        return None;
    }
    let mut latest: Option<Missed> = None;
    for (_, rule) in terms.rules.iter().filter(|(named, _)| named.contains(&Group::newborn())) {
        let mut trace = Reasoning::default();
        let Rule { limit, detail } = trace.open(rule);
        let last = until(terms, limit, born_on, &mut trace);
        let Some((counted_on, last)) = counted_day(&detail, case).zip(last).filter(|(day, last)| day > last) else {
            continue;
        };
        let clauses = trace.take_opened();
        match &mut latest {
            Some(known) if known.last > last => {}
            Some(known) if known.last == last => known.clauses.extend(clauses),
            _ => latest = Some(Missed { last, counted_on, clauses }),
        }
    }
    latest
}

/// A birth so late in its year that the year's premium and the next one's are both needed.
#[derive(Debug, Clone, PartialEq)]
pub struct LateBirth {
    /// Birth.
    pub born_on: Day,
    /// The last day on which the year of birth can still be paid for with cover from birth; none where it is paid.
    pub unpaid_until: Option<Day>,
    /// What it rests on.
    pub clauses: Vec<Arc<Clause>>,
}

/// What a newborn's other premium means: the next year's for whom the year of birth is paid, the year of birth's for
/// whom only the next one is.
///
/// Odd case: that the year of birth is uncovered is told wherever its premium would have covered from birth on, whatever
/// the month; that the next year's is due as well, only where a document names the birthdays.
pub fn late_birth(terms: &Terms, case: &Case) -> Option<LateBirth> {
    let born_on = case.person.born_on?;
    let birth = year_of(born_on);
    let mut trace = Reasoning::default();
    let is_late = is_late_birth(terms, born_on, &mut trace);
    if birth == case.enrolment.year {
        return is_late.then(|| LateBirth { born_on, unpaid_until: None, clauses: trace.take_opened() });
    }
    let is_unpaid = case.history.get(birth).is_some_and(|past| past.cover == Cover::Nothing);
    if !is_unpaid || birth.saturating_add(1) != case.enrolment.year {
        return None;
    }
    let last = limits(terms, born_on).into_iter().rfind(|limit| limit.start == Some(CoverStart::Birth))?;
    trace.rest_on_all(&last.clauses);
    Some(LateBirth { born_on, unpaid_until: Some(last.last), clauses: trace.take_opened() })
}

fn is_late_birth(terms: &Terms, born_on: Day, trace: &mut Reasoning) -> bool {
    let is_late = |from: &BornFrom| from.day_in(year_of(born_on)).is_some_and(|from| from <= born_on);
    terms.both_years.as_ref().is_ok_and(|term| trace.applies(term, is_late))
}
