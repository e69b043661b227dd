//! Finds the terms of retiree cover: the law at the end of the month of retirement, for that sex and that place of the pension.

use super::{Desk, Part, Remark, Typed};
use crate::{
    calendar::{Day, last_of_month, year_of},
    law::{Key, Pension, Standing},
    person::{Code, Need, Problem, Retirement},
    rules::{
        Reasoning,
        retirement::{Outcome, Terms, assess as settle, query},
    },
};

/// The figures that only a retirement's own year and sex can refuse or take.
pub(super) const OWN: &[Key] = &[Key::RetirementTotal, Key::RetirementLocal, Key::RetirementPrice];

pub(super) fn assess(desk: &Desk<'_>, retirement: &Retirement, typed: &Typed) -> Result<Part<Outcome>, Vec<Problem>> {
    let day = last_of_month(retirement.retires_on);
    let standing = Standing::on(desk.shelf, day, typed);
    refuse(standing, retirement, typed)?;
    let turn = (year_of(day), desk.shelf.turns_before(day));
    let terms = desk.known.retirement.get(turn, typed, || terms(desk, standing, day));
    let mut trace = Reasoning::default();
    Ok(match settle(&terms, retirement, &mut trace) {
        Ok(outcome) => {
            let unsaid = |(path, silence): &(&'static str, _)| Remark::Unsaid(path, Clone::clone(silence));
            let mut remarks: Vec<Remark> = outcome.silences.iter().map(unsaid).collect();
            remarks.extend(turns_on_pension(&terms, retirement).then_some(Remark::PensionAssumed));
            Part { outcome: Some(outcome), remarks, steps: trace.into_steps() }
        }
        Err(silence) => {
            Part { outcome: None, remarks: vec![Remark::Unsaid("retirement", *silence)], steps: Vec::new() }
        }
    })
}

/// Whether nobody says where the pension is drawn, and it would make a difference.
fn turns_on_pension(terms: &Terms, retirement: &Retirement) -> bool {
    let of = |pension| terms.figures(&Retirement { pension, ..*retirement });
    !retirement.is_pension_told && Pension::ALL.iter().any(|pension| of(*pension) != of(retirement.pension))
}

fn terms(desk: &Desk<'_>, standing: Standing<'_>, day: Day) -> Terms {
    let none = Typed::new();
    Terms {
        total: standing.table(Key::RetirementTotal),
        local: standing.table(Key::RetirementLocal),
        make_up: standing.table(Key::RetirementMakeUp),
        cover: standing.table(Key::RetirementCover),
        price: standing.table(Key::RetirementPrice),
        is_told: !Standing::on(desk.shelf, day, &none).table::<u32>(Key::RetirementTotal).is_empty(),
    }
}

/// A typed figure is refused where the documents state one for this very case.
fn refuse(standing: Standing<'_>, retirement: &Retirement, typed: &Typed) -> Result<(), Vec<Problem>> {
    let asked = query(retirement);
    let refused = OWN.iter().filter(|key| typed.contains_key(key) && standing.is_settled_for(**key, &asked));
    let problem =
        |key: &Key| Problem::new(format!("overrides.{}", key.name()), Code::Contradiction, Need::NothingTyped);
    let problems: Vec<Problem> = refused.map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
