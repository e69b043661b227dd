//! The bonuses on the critical-illness cap, coverage year by coverage year.

use super::{Benefit, Note, Origin, Row, Span, State, grid};
use crate::{
    assess::{Desk, Part, Remark, outline},
    calendar::{Year, day_before, first_of_year},
    cited::Trace,
    law::{Key, Most, Query, Scheme, Silence, Standing, Stands},
    person::{Case, Cover, Draft, Enrolment, PastYear, Person, Window},
    rules::bonus::Outcome,
    units::Rate,
};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// The bonuses of somebody who kept paying and claimed nothing.
pub(super) fn rows(desk: &Desk<'_>, years: RangeInclusive<Year>) -> Vec<Row> {
    let parts: Vec<(Year, Option<Part<Outcome>>)> = years.map(|year| (year, part(desk, year))).collect();
    let benefits = [Benefit::Continuity, Benefit::ZeroClaim, Benefit::BonusCap];
    let of = |benefit: Benefit| {
        let sample = |(year, part): &(Year, Option<Part<Outcome>>)| {
            grid::ask(&[], Span::of_year(*year), |_| Some(state(desk, *year, part.as_ref()?, benefit)))
        };
        grid::rows(benefit, &[], parts.iter().map(sample).collect())
    };
    benefits.into_iter().flat_map(of).collect()
}

fn part(desk: &Desk<'_>, year: Year) -> Option<Part<Outcome>> {
    let first = outline(desk.shelf, year).first_counted;
    let past = |past| PastYear { zero_claim: Some(true), ..PastYear::of(past, Cover::Resident) };
    let history = first.into_iter().flat_map(|first| (first..year).map(past)).collect();
    let paid_on = day_before(first_of_year(year));
    let enrolment = Enrolment { year, paid_on, registered_on: None, repair_years: 0, window: Some(Window::Central) };
    let draft = Draft { enrolment, person: Person::default(), history, typed: BTreeMap::new() };
    desk.bonus(&Case::new(draft).ok()?).ok()
}

fn state(desk: &Desk<'_>, year: Year, part: &Part<Outcome>, benefit: Benefit) -> State {
    let unsaid = |of: &str| {
        part.remarks.iter().find_map(|remark| match remark {
            Remark::Unsaid(path, silence) if *path == of => Some(silence),
            _ => None,
        })
    };
    let silent =
        |silence: Option<&Silence>, key| silence.map_or(State::silent(key), |it| State::of_silence(desk.shelf, it));
    let Some(row) = part.outcome.as_ref().and_then(|outcome| outcome.by_year.get(&year)) else {
        return silent(unsaid("bonus"), Key::FirstCountedYear);
    };
    let (field, key) = match benefit {
        Benefit::Continuity => ("continuity", Key::ContinuityBonus),
        Benefit::ZeroClaim => ("zero_claim", Key::ZeroClaimBonus),
        _ => ("cap", Key::CriticalCap),
    };
    if benefit == Benefit::BonusCap && row.cap.is_none() {
        return without_cap(desk, year).unwrap_or_else(|| silent(unsaid("bonus.by_year"), key));
    }
    let least = part.remarks.iter().find_map(|remark| match remark {
        Remark::AtLeast(_, of, least, clause) if *of == key => Some((*least, clause)),
        _ => None,
    });
    if let Some((least, clause)) = least {
        let origin = Origin::of(desk.shelf, std::slice::from_ref(clause));
        return State::AtLeast { key, least: crate::law::Value::Yuan(least), origin };
    }
    let path = format!("bonus.by_year.{year}.{field}");
    let step = part.steps.iter().find(|step| step.path == path);
    let is_carried = |remark: &Remark| matches!(remark, Remark::CarriedOn(_, from, _) if *from <= year);
    let note = (benefit == Benefit::BonusCap && part.remarks.iter().any(is_carried)).then_some(Note::CarriedOn);
    State::Answered(Origin::of(desk.shelf, step.map_or(&[], |step| step.clauses.as_slice())).with(note))
}

/// A cap that is stated and yet none: without a limit, or without the share that the bonuses may come to.
fn without_cap(desk: &Desk<'_>, year: Year) -> Option<State> {
    let typed = BTreeMap::new();
    let standing = Standing::new(desk.shelf, year, &typed);
    let table = standing.table::<Most>(Key::CriticalCap);
    let term = table.stated(&Query { scheme: Some(Scheme::Resident), ..Query::default() })?;
    if Trace::<()>::default().open(term) == Most::Unlimited {
        let origin = Origin::of(desk.shelf, std::slice::from_ref(term.clause()));
        return Some(State::Answered(origin.with(Some(Note::Unlimited))));
    }
    let ceiling: Stands<Rate> = standing.find(Key::BonusCeiling);
    ceiling.err().map(|silence| State::of_silence(desk.shelf, &silence))
}
