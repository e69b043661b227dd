//! Finds the terms of the family's account on the day of use, and tells what the plan had to do without.

use super::{Desk, Part, Remark, Typed};
use crate::{
    calendar::{Day, year_of},
    law::{Key, Standing},
    person::{Code, Family, Need, Problem},
    rules::{
        Reasoning,
        family::{Outcome, Terms, asked, assess as plan},
    },
};

/// The figure that only the day of use can refuse or take.
pub(super) const OWN: &[Key] = &[Key::FamilyKept];

pub(super) fn assess(desk: &Desk<'_>, family: &Family, on: Day, typed: &Typed) -> Part<Outcome> {
    let find = || terms(desk, Standing::on(desk.shelf, on, typed));
    let terms = desk.known.family.get((year_of(on), desk.shelf.turns_before(on)), typed, find);
    let mut trace = Reasoning::default();
    match plan(&terms, family, &mut trace) {
        Ok(outcome) => {
            let without = |(path, silence): &(&'static str, _)| Remark::Without(path, Clone::clone(silence));
            let crowded = outcome.crowded.iter().map(|it| Remark::AccountCrowded(it.clone()));
            let remarks = outcome.silences.iter().map(without).chain(crowded).collect();
            Part { outcome: Some(outcome), remarks, steps: trace.into_steps() }
        }
        Err(silence) => Part { outcome: None, remarks: vec![Remark::Unsaid("family", *silence)], steps: Vec::new() },
    }
}

fn terms(desk: &Desk<'_>, standing: Standing<'_>) -> Terms {
    Terms {
        relation: standing.table(Key::FamilyRelation),
        usage: standing.table(Key::FamilyUse),
        reach: standing.table(Key::FamilyReach),
        kept: standing.table(Key::FamilyKept),
        paying: standing.table(Key::FamilyPaying),
        members: standing.table(Key::FamilyMembers),
        province: desk.shelf.province().map(str::to_owned),
    }
}

/// What must stay on an account may be typed only where no document says it on the day of use.
pub(super) fn refuse(desk: &Desk<'_>, on: Day, typed: &Typed) -> Result<(), Vec<Problem>> {
    let none = Typed::new();
    let standing = Standing::on(desk.shelf, on, &none);
    let refused = OWN.iter().filter(|key| typed.contains_key(key) && standing.is_settled_for(**key, &asked()));
    let problem =
        |key: &Key| Problem::new(format!("overrides.{}", key.name()), Code::Contradiction, Need::NothingTyped);
    let problems: Vec<Problem> = refused.map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
