//! Finds the terms of the family's account, and tells what the plan had to do without.

use super::{Desk, Part, Remark, Typed};
use crate::{
    calendar::Year,
    law::{Key, Standing},
    person::Family,
    rules::{
        Reasoning,
        family::{Outcome, Terms, assess as plan},
    },
};

pub(super) fn assess(desk: &Desk<'_>, family: &Family, year: Year, typed: &Typed) -> Part<Outcome> {
    let terms = desk.known.family.get(year, typed, || terms(Standing::new(desk.shelf, year, typed)));
    let mut trace = Reasoning::default();
    match plan(&terms, family, &mut trace) {
        Ok(outcome) => {
            let without = |(path, silence): &(&'static str, _)| Remark::Without(path, Clone::clone(silence));
            let remarks = outcome.silences.iter().map(without).collect();
            Part { outcome: Some(outcome), remarks, steps: trace.into_steps() }
        }
        Err(silence) => Part { outcome: None, remarks: vec![Remark::Unsaid("family", *silence)], steps: Vec::new() },
    }
}

fn terms(standing: Standing<'_>) -> Terms {
    Terms {
        relation: standing.table(Key::FamilyRelation),
        usage: standing.table(Key::FamilyUse),
        reach: standing.table(Key::FamilyReach),
        kept: standing.table(Key::FamilyKept),
        paying: standing.table(Key::FamilyPaying),
    }
}
