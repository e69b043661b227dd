//! What the documents say around enrolment and claims (办事说明): who may enrol and with what, stopping, refunds, deadlines.

use crate::{
    calendar::Day,
    cited::{Clause, Term, Trace},
    law::{Group, Key, Kind, On, Query, Shelf, Standing, Table},
};
use std::{collections::BTreeMap, sync::Arc};

/// One thing that a document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saying {
    /// A plain sentence that says what the clause says.
    Sentence(String),
    /// The last day for claiming a year's bills, in the year after; for whom, if not for everybody.
    Deadline {
        /// For whom; empty for everybody.
        who: Vec<Group>,
        /// The day.
        on: On,
    },
}

/// A topic by its key, with everything that is said on it and the clause behind it.
pub type Topic = (Key, Vec<(Saying, Arc<Clause>)>);

/// Every topic, in the order of the pack format: the `guide.*` keys, and the deadline beside the word on claims.
pub fn topics() -> impl Iterator<Item = Key> {
    let said = Key::ALL.iter().copied().filter(|key| key.kind() == Kind::Say);
    said.flat_map(|key| [Some(key), (key == Key::SayClaim).then_some(Key::ClaimDeadline)]).flatten()
}

/// Everything that is said on one day, topic by topic, the nearest area first; topics without a word are left out.
///
/// Source: the documents' own clauses. Silent when: no document of the area, its province or the nation says anything.
/// Odd case: sentences of all areas stand beside each other; a deadline is the nearest area's alone.
///
/// ```
/// # #[cfg(feature = "cli")] {
/// use canbao::{assess::guide, calendar::parse_day, law::{Key, Shelf}};
/// let shelf = Shelf::built_in("350200").map_err(|_| "no such area")?;
/// let topics = guide(&shelf, parse_day("2026-11-23").ok_or("day")?);
/// assert!(topics.iter().any(|(key, sayings)| *key == Key::SayPaying && !sayings.is_empty()));
/// # }
/// # Ok::<(), &str>(())
/// ```
pub fn guide(shelf: &Shelf, day: Day) -> Vec<Topic> {
    let none = BTreeMap::new();
    let standing = Standing::on(shelf, day, &none);
    let said = topics().map(|key| (key, on_topic(standing, key)));
    said.filter(|(_, sayings)| !sayings.is_empty()).collect()
}

fn on_topic(standing: Standing<'_>, key: Key) -> Vec<(Saying, Arc<Clause>)> {
    if key == Key::ClaimDeadline { deadlines(&standing.table(key)) } else { sentences(standing, key) }
}

fn sentences(standing: Standing<'_>, key: Key) -> Vec<(Saying, Arc<Clause>)> {
    let mut trace = Trace::<()>::default();
    let terms = standing.everywhere(key).into_iter().filter_map(|provision| standing.term::<String>(provision).ok());
    terms.map(|term| (Saying::Sentence(trace.open(&term)), Arc::clone(term.clause()))).collect()
}

/// Everybody's deadline, then those of the groups that have one of their own.
fn deadlines(table: &Table<On>) -> Vec<(Saying, Arc<Clause>)> {
    let everybody = table.stated(&Query::default());
    let mut found: Vec<(&Term<On>, Vec<Group>)> = everybody.map(|term| (term, Vec::new())).into_iter().collect();
    for group in table.for_groups().flat_map(|(who, _)| who) {
        let own = table.stated_for(&Query { groups: &[*group], ..Query::default() });
        let Some(term) = own else { continue };
        let known = found.iter_mut().find(|(known, _)| Arc::ptr_eq(known.clause(), term.clause()));
        match known {
            Some((_, who)) if !who.contains(group) => who.push(*group),
            Some(_) => {}
            None => found.push((term, vec![*group])),
        }
    }
    let mut trace = Trace::<()>::default();
    let saying = |(term, who): (&Term<On>, Vec<Group>)| {
        (Saying::Deadline { who, on: trace.open(term) }, Arc::clone(term.clause()))
    };
    found.into_iter().map(saying).collect()
}
