//! Figures typed from the local notice, asked of the care that they are typed for.

use super::{Desk, Typed, bill::Question, retirement};
use crate::{
    cited::Trace,
    law::{CareKind, Group, Key, Query, SettledAs, Standing, Table},
    person::{Code, Need, Problem},
};

/// A typed figure is refused where the documents state one for all the care that is asked about.
pub(super) fn refuse(desk: &Desk<'_>, question: &Question<'_>, groups: &[Group]) -> Result<(), Vec<Problem>> {
    let none = Typed::new();
    let is_said = |key: &Key| {
        question.care.iter().all(|event| {
            let standing = Standing::on(desk.shelf, event.on, &none);
            let (scheme, level) = (Some(question.person.scheme), Some(event.level));
            // The bonuses look at everybody's cap, whether or not this person has one.
            let groups = if *key == Key::CriticalCap { &[] } else { groups };
            let query = Query { scheme, kind: Some(event.kind), level, groups, ..Query::default() };
            standing.speaks_of(*key, &Query { kind: Some(settled_kind(standing, &query, event.kind)), ..query })
        })
    };
    let refused = question.typed.keys().filter(|key| !retirement::OWN.contains(key) && is_said(key));
    let problem =
        |key: &Key| Problem::new(format!("overrides.{}", key.name()), Code::Contradiction, Need::NothingTyped);
    let problems: Vec<_> = refused.map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The kind by whose lines care is settled: a pack may settle care for chronic diseases as visits or as stays.
fn settled_kind(standing: Standing<'_>, query: &Query<'_>, kind: CareKind) -> CareKind {
    if kind != CareKind::Chronic {
        return kind;
    }
    let table: Table<SettledAs> = standing.table(Key::SettledAs);
    let rule = table.stated(query).map(|term| Trace::<()>::default().open(term));
    match rule {
        Some(SettledAs::Outpatient) => CareKind::Outpatient,
        Some(SettledAs::Inpatient) => CareKind::Inpatient,
        _ => kind,
    }
}
