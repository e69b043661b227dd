//! What of a wait could turn out otherwise, because no document speaks of the very case.

use super::Waiting;
use crate::{
    calendar::{Year, first_of_year},
    law::Group,
    person::{Case, Window},
    rules::{exemption, window},
};

/// One such doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WaitDoubt {
    /// The person says that they pay in an extended window (延长缴费期), and the packs know of none.
    OwnExtended,
    /// Paid in the central window after New Year: the wait is counted from 1 January of the year.
    AfterNewYear(Year),
    /// The event that was told frees from nothing; whether the documents free others of its kind.
    EventUnused(Group, bool),
}

/// Every doubt of a wait that was reckoned.
pub(super) fn doubts(
    case: &Case,
    terms: &exemption::Terms,
    found: window::Found,
    waiting: &Waiting,
) -> impl Iterator<Item = WaitDoubt> {
    let (year, months) = (case.enrolment.year, waiting.dates.months);
    let is_new = waiting.parts.carried.is_none() && months > 0;
    let is_after_new_year = is_new && found.window == Window::Central && case.enrolment.paid_on > first_of_year(year);
    let is_own_extended = found.window == Window::Extended && found.is_own_word && waiting.parts.exempt.is_none();
    let event = case.person.event.as_ref().map(|event| event.group);
    let unused = event.filter(|group| is_new && waiting.parts.exempt != Some(*group));
    [
        is_own_extended.then_some(WaitDoubt::OwnExtended),
        is_after_new_year.then_some(WaitDoubt::AfterNewYear(year)),
        unused.map(|group| WaitDoubt::EventUnused(group, terms.rules.iter().any(|(who, _)| who.contains(&group)))),
    ]
    .into_iter()
    .flatten()
}
