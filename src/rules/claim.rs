//! Until when a year's bills may be claimed (零星报销期限): the general day, and a later one for some.

use super::Reasoning;
use crate::{
    calendar::{Day, Year, year_of},
    cited::Clause,
    law::{BornFrom, Group, On, Query, Stands, Table},
    person::Person,
};
use std::sync::Arc;

/// What the documents say of the deadline.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The day in the year after, for everybody and for some.
    pub deadline: Table<On>,
    /// From which birthday on a newborn's own day holds; where no document says it, for every child born in the year.
    pub born_from: Stands<BornFrom>,
}

/// The deadline, and what it turns on that nobody has told.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The last day.
    pub last: Day,
    /// What it rests on.
    pub clauses: Vec<Arc<Clause>>,
    /// The day of those who began school in that year, where the person may be one of them.
    pub of_new_students: Option<(Day, Arc<Clause>)>,
}

/// The last day for claiming a person's bills of a year.
///
/// Source: the area's rule on claims. Units: civil days, in the year after. Silent when: no document names a day.
/// Odd cases: a newborn's own day holds for the bills of the year of birth and for no later one; whether a student is
/// a new one is not known, so that the general day stands and the other one is told.
pub fn assess(terms: &Terms, person: &Person, year: Year) -> Option<Outcome> {
    let mut trace = Reasoning::default();
    let mut groups = person.categories.clone();
    groups.extend(is_late_newborn(terms, person, year, &mut trace).then(Group::newborn));
    let query = Query { groups: &groups, ..Query::default() };
    // The word on the month of birth is evidence only where a newborn's own day is taken.
    if terms.deadline.stated_for(&query).is_none() {
        trace.forget();
    }
    let after = year.saturating_add(1);
    let last = trace.open(terms.deadline.stated(&query)?).for_year(after)?;
    let of_new_students = new_students(terms, person, after).filter(|(day, _)| *day > last);
    Some(Outcome { last, clauses: trace.take_opened(), of_new_students })
}

fn is_late_newborn(terms: &Terms, person: &Person, year: Year, trace: &mut Reasoning) -> bool {
    let Some(born_on) = person.born_on.filter(|born_on| year_of(*born_on) == year) else { return false };
    let is_late = |from: &BornFrom| from.day_in(year).is_some_and(|from| from <= born_on);
    terms.born_from.as_ref().map_or(true, |term| trace.applies(term, is_late))
}

fn new_students(terms: &Terms, person: &Person, after: Year) -> Option<(Day, Arc<Clause>)> {
    let student = Group::category("student").filter(|group| person.categories.contains(group));
    let new = student.and_then(|_| Group::from_name("new_student"))?;
    let term = terms.deadline.stated_for(&Query { groups: &[new], ..Query::default() })?;
    let day = Reasoning::default().open(term).for_year(after)?;
    Some((day, Arc::clone(term.clause())))
}
