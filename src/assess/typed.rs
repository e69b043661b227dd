//! Figures typed from the local notice, asked of the care that they are typed for.

use super::{Desk, Typed, bill::Question, retirement};
use crate::{
    law::{CareKind, Group, Key, Query, Standing},
    person::{Code, Need, Problem},
};

/// A typed figure is refused where the documents state one for all the care that is asked about.
pub(super) fn refuse(desk: &Desk<'_>, question: &Question<'_>, groups: &[Group]) -> Result<(), Vec<Problem>> {
    let none = Typed::new();
    let is_said = |key: &Key| {
        question.care.iter().all(|event| {
            // Care for chronic diseases may be settled by another kind's lines.
            let kind = Some(event.kind).filter(|kind| *kind != CareKind::Chronic);
            let (scheme, level) = (Some(question.person.scheme), Some(event.level));
            // The bonuses look at everybody's cap, whether or not this person has one.
            let groups = if *key == Key::CriticalCap { &[] } else { groups };
            let query = Query { scheme, kind, level, groups, ..Query::default() };
            Standing::on(desk.shelf, event.on, &none).speaks_of(*key, &query)
        })
    };
    let refused = question.typed.keys().filter(|key| !retirement::OWN.contains(key) && is_said(key));
    let problem =
        |key: &Key| Problem::new(format!("overrides.{}", key.name()), Code::Contradiction, Need::NothingTyped);
    let problems: Vec<_> = refused.map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
