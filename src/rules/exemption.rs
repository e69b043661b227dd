//! Who need not wait (不设待遇等待期的特殊群体): newborns, assisted people, and those who only just came to qualify.

use super::{Reasoning, continuity, newborn, window};
use crate::{
    calendar::{
        Day, Year, day_after, first_of_next_month, first_of_year, last_of_month, plus_days, same_day_or_last, year_of,
    },
    cited::{Clause, Term},
    law::{BornFrom, CountedBy, CoverStart, Detail, Group, Limit, NewbornLimit, Recipient, Stands, Waives},
    person::{Case, Cover},
};
use std::sync::Arc;

/// One line of a document that frees people from waiting.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Until when.
    pub limit: Limit,
    /// How much is waived, from when cover runs, what else is needed.
    pub detail: Detail,
}

/// What the documents say of exemptions.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The lines, each with the groups for which this area's word is the nearest.
    pub rules: Vec<(Vec<Group>, Term<Rule>)>,
    /// Who receives medical assistance, in which class.
    pub recipients: Vec<(Vec<Group>, Term<Recipient>)>,
    /// Until when a child is newborn where the line does not say so.
    pub newborn_limit: Stands<NewbornLimit>,
    /// From which birthday on the year of birth and the next one must both be paid for.
    pub both_years: Stands<BornFrom>,
    /// Continuous years asked of former employees.
    pub continuous_years: Stands<u32>,
}

/// The exemption that applies.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// For whom.
    pub group: Group,
    /// Whether the whole wait is waived or only its fixed part.
    pub is_whole: bool,
    /// The earliest day from which the documents let cover run; none if they do not say it.
    pub cover: Option<Day>,
    /// The documents' word for that day.
    pub start: Option<CoverStart>,
    /// Every clause it rests on.
    pub clauses: Vec<Arc<Clause>>,
    /// Whether continuous years were taken for granted.
    pub is_continuity_assumed: bool,
}

/// Finds the exemption that helps a person most: the whole wait before the fixed part, then the earliest cover.
///
/// Source: 国办发〔2024〕38号 (除新生儿等特殊群体外) and the area's list. Units: civil days.
/// Odd case: "within three months of birth" ends the day before the day of the same number; "within 90 days" counts the
/// day of birth as day one; "within three months of an event" includes the day of the same number.
pub fn find(terms: &Terms, case: &Case) -> Option<Found> {
    let groups = groups_of(terms, case);
    let mut best: Option<Found> = None;
    for (named, rule) in &terms.rules {
        for (group, own, clauses) in groups.iter().filter(|(group, ..)| named.contains(group)) {
            let mut trace = Reasoning::default();
            trace.rest_on_all(clauses);
            let Some(mut found) = apply(terms, rule, *group, case, &mut trace) else { continue };
            found.group = *own;
            found.clauses = trace.take_opened();
            best = Some(match best.take() {
                Some(other) => better(other, found),
                None => found,
            });
        }
    }
    best
}

/// Whichever waives more, then whichever covers earlier.
fn better(mut one: Found, mut other: Found) -> Found {
    let rank = |it: &Found| (!it.is_whole, it.cover.is_none(), it.cover);
    if rank(&other) < rank(&one) {
        std::mem::swap(&mut one, &mut other);
    }
    one
}

type Belonging = (Group, Group, Vec<Arc<Clause>>);

/// Every group a person belongs to: the group that a rule may name, the group that the person named, and why.
fn groups_of(terms: &Terms, case: &Case) -> Vec<Belonging> {
    let mut groups: Vec<Belonging> = Vec::new();
    for category in &case.person.categories {
        groups.push((*category, *category, Vec::new()));
        for (_, recipient) in terms.recipients.iter().filter(|(who, _)| who.contains(category)) {
            let mut trace = Reasoning::default();
            let class = trace.open(recipient);
            let clauses = trace.take_opened();
            groups.extend(Group::from_name("medical_assistance").map(|group| (group, *category, clauses.clone())));
            groups.extend(Group::of_class(class).map(|group| (group, *category, clauses)));
        }
    }
    let told = case.person.event.as_ref().map(|event| event.group);
    groups.extend(told.map(|group| (group, group, Vec::new())));
    let ended =
        Group::event("employee_cover_ended").filter(|_| continuity::employee_cover_end(&case.history).is_some());
    groups.extend(ended.filter(|group| told != Some(*group)).map(|group| (group, group, Vec::new())));
    if case.person.born_on.is_some() {
        groups.push((Group::newborn(), Group::newborn(), Vec::new()));
    }
    groups
}

fn apply(terms: &Terms, rule: &Term<Rule>, group: Group, case: &Case, trace: &mut Reasoning) -> Option<Found> {
    let Rule { limit, detail } = trace.open(rule);
    let is_in_time = if group == Group::newborn() {
        is_newborn(terms, limit, &detail, case, trace)?
    } else {
        is_since_event(limit, &detail, group, case)
    };
    let mut is_continuity_assumed = false;
    if detail.needs_continuous_years {
        is_continuity_assumed = !has_continuous_years(terms, case, trace)?;
    }
    if !is_in_time || (detail.needs_gap_paid && !is_gap_paid(group, case)) {
        return None;
    }
    let enrolment = &case.enrolment;
    let born_on = case.person.born_on.filter(|_| group == Group::newborn());
    let days = window::Days { paid_on: enrolment.paid_on, registered_on: enrolment.registered_on, born_on };
    let cover = detail.cover.map(|start| window::day_of(start, enrolment.year, days));
    let is_whole = detail.waives != Some(Waives::Fixed);
    Some(Found { group, is_whole, cover, start: detail.cover, clauses: Vec::new(), is_continuity_assumed })
}

/// Whether employee cover ended so lately that a line would free from waiting, had its other conditions been met.
pub fn is_just_left(terms: &Terms, case: &Case, trace: &mut Reasoning) -> bool {
    let Some(group) = Group::event("employee_cover_ended") else { return false };
    let mut lines = terms.rules.iter().filter(|(named, _)| named.contains(&group));
    lines.any(|(_, rule)| trace.applies(rule, |rule| is_since_event(rule.limit, &rule.detail, group, case)))
}

/// The day by which a limit is counted; none if the registration that it asks for is not told.
pub(super) fn counted_day(detail: &Detail, case: &Case) -> Option<Day> {
    let enrolment = &case.enrolment;
    let registered_on = enrolment.registered_on;
    if detail.is_paid_by_next_month {
        let deadline = registered_on.map(|day| last_of_month(first_of_next_month(day)))?;
        if enrolment.paid_on > deadline {
            return None;
        }
    }
    match detail.counted_by {
        None | Some(CountedBy::Payment) => Some(enrolment.paid_on),
        Some(CountedBy::Registration) => registered_on,
        Some(CountedBy::Either) => Some(registered_on.unwrap_or(enrolment.paid_on).min(enrolment.paid_on)),
    }
}

fn is_newborn(terms: &Terms, limit: Limit, detail: &Detail, case: &Case, trace: &mut Reasoning) -> Option<bool> {
    let born_on = case.person.born_on?;
    let day = counted_day(detail, case)?;
    if limit == Limit::SameYear {
        return Some(year_of(born_on) == case.enrolment.year);
    }
    Some(day <= newborn::until(terms, limit, born_on, trace)?)
}

fn is_since_event(limit: Limit, detail: &Detail, group: Group, case: &Case) -> bool {
    let event = event_day(group, case);
    let Some(day) = counted_day(detail, case) else { return false };
    // Employee cover may end after the payment; nothing else qualifies anybody before it happens.
    let is_employee = Group::event("employee_cover_ended") == Some(group);
    if !is_employee && event.is_some_and(|on| on > day) {
        return false;
    }
    match (limit, event) {
        (Limit::AnyTime, _) => true,
        (_, None) => false,
        (Limit::Days(days), Some(on)) => day <= plus_days(on, days),
        (Limit::Months(months), Some(on)) if detail.is_from_next_month => {
            day <= last_of_month(same_day_or_last(crate::calendar::first_of_month(on), months))
        }
        (Limit::Months(months), Some(on)) => day <= same_day_or_last(on, months),
        (Limit::SameYear, Some(on)) => [case.enrolment.year, year_of(day)].contains(&year_of(on)),
    }
}

/// When the event happened: as told, or for employee cover as the history tells it.
fn event_day(group: Group, case: &Case) -> Option<Day> {
    let told = case.person.event.as_ref().filter(|event| event.group == group).map(|event| event.on);
    let is_employee = Group::event("employee_cover_ended") == Some(group);
    told.or_else(|| continuity::employee_cover_end(&case.history).filter(|_| is_employee))
}

/// Whether the months without cover are paid up; where cover never stopped there is nothing to pay up.
fn is_gap_paid(group: Group, case: &Case) -> bool {
    let is_told = case.person.event.as_ref().is_some_and(|event| event.group == group && event.is_gap_paid);
    let needed_from = case.enrolment.paid_on.max(first_of_year(case.enrolment.year));
    is_told || event_day(group, case).is_some_and(|on| day_after(on) >= needed_from)
}

/// Whether the continuous years asked for are shown (true) or taken for granted (false); none if they are lacking.
fn has_continuous_years(terms: &Terms, case: &Case, trace: &mut Reasoning) -> Option<bool> {
    let needed = trace.open(terms.continuous_years.as_ref().ok()?);
    if let Some(months) = case.person.continuous_months {
        return (months >= crate::calendar::months_in(needed)).then_some(true);
    }
    let (run, is_ended) = covered_run(case);
    if run >= needed {
        return Some(true);
    }
    (!is_ended).then_some(false)
}

/// Covered years in a row up to the last one listed, and whether a year without cover ends them.
fn covered_run(case: &Case) -> (u32, bool) {
    let mut run: u32 = 0;
    let mut expected: Option<Year> = None;
    for past in case.history.years().iter().rev() {
        if expected.is_some_and(|year| year != past.year) {
            return (run, false);
        }
        if past.cover == Cover::Nothing {
            return (run, true);
        }
        run = run.saturating_add(1);
        expected = past.year.checked_sub(1);
    }
    (run, false)
}
