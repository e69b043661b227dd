//! One future, year by year: what is paid, and what the desk answers to it.

use super::{Kind, Question, note::Notes};
use crate::{
    assess::{Assessment, Desk, Remark, Typed, outline},
    calendar::{Year, last_of_year},
    law::Scheme,
    person::{Case, Cover, Draft, Enrolment, PastYear, Problem, Window},
};

/// One year of a future: the case that was put to the desk and its answer; none in a year that is skipped.
#[derive(Debug)]
pub(super) struct Passed {
    pub(super) year: Year,
    pub(super) answer: Option<(Case, Assessment)>,
}

/// A whole future, before its bonuses and its bill.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) kind: Kind,
    pub(super) passed: Vec<Passed>,
    /// Missed years paid for on return; none where repair is silent.
    pub(super) repaired: Option<u32>,
    /// Every year as the one after it looks back on it, the last one too.
    pub(super) history: Vec<PastYear>,
}

impl Way {
    /// One year's case and answer.
    pub(super) fn answer(&self, year: Year) -> Option<&(Case, Assessment)> {
        self.passed.iter().find(|passed| passed.year == year)?.answer.as_ref()
    }
}

pub(super) fn walk(
    desk: &Desk<'_>,
    question: &Question<'_>,
    kind: Kind,
    notes: &mut Notes<'_>,
) -> Result<Way, Vec<Problem>> {
    let mut way = Way { kind, passed: Vec::new(), repaired: Some(0), history: question.case.history.years().to_vec() };
    for year in question.first()..=question.last() {
        let is_skipped = kind != Kind::Keep && year < question.returns_in();
        let answer = if is_skipped { None } else { Some(pay(desk, question, year, &mut way, notes)?) };
        way.history.push(match &answer {
            Some((case, assessment)) => looked_back_on(case, assessment),
            None => PastYear::of(year, Cover::Nothing),
        });
        way.passed.push(Passed { year, answer });
    }
    Ok(way)
}

fn pay(
    desk: &Desk<'_>,
    question: &Question<'_>,
    year: Year,
    way: &mut Way,
    notes: &mut Notes<'_>,
) -> Result<(Case, Assessment), Vec<Problem>> {
    if way.kind == Kind::Keep && year == question.first() {
        return as_told(desk, question.case, notes);
    }
    let mut case = in_time(desk, question, year, way)?;
    let assessment = desk.enrolment(&case)?;
    if way.kind != Kind::Repair || year != question.returns_in() {
        return Ok((case, assessment));
    }
    let options = assessment.repair.as_ref().map(|repair| &repair.options);
    way.repaired = options.map(|options| options.last().map_or(0, |choice| choice.years));
    match way.repaired {
        None | Some(0) => Ok((case, assessment)),
        Some(years) => {
            case.enrolment.repair_years = years;
            let assessment = desk.enrolment(&case)?;
            Ok((case, assessment))
        }
    }
}

/// The first year of somebody who keeps paying, paid as the person says; in the central window where nobody says.
fn as_told(desk: &Desk<'_>, case: &Case, notes: &mut Notes<'_>) -> Result<(Case, Assessment), Vec<Problem>> {
    let assessment = desk.enrolment(case)?;
    if !assessment.remarks.iter().any(|remark| matches!(remark, Remark::WindowUnsaid(_))) {
        notes.paid_as_told(case, &assessment);
        return Ok((case.clone(), assessment));
    }
    notes.central_assumed(case.enrolment.year);
    let mut case = case.clone();
    case.enrolment.window = Some(Window::Central);
    let assessment = desk.enrolment(&case)?;
    Ok((case, assessment))
}

/// A later year, paid on the last day of its central window that lies before the year itself.
fn in_time(desk: &Desk<'_>, question: &Question<'_>, year: Year, way: &Way) -> Result<Case, Vec<Problem>> {
    let known = outline(desk.shelf, year);
    let eve = last_of_year(year.saturating_sub(1));
    let closes = known.closes.map_or(eve, |closes| closes.min(eve));
    let mut paid_on = closes.max(known.opens.unwrap_or(closes));
    let mut person = question.case.person.clone();
    paid_on = person.born_on.map_or(paid_on, |born_on| born_on.max(paid_on));
    if way.passed.iter().any(|passed| passed.answer.is_some()) {
        // What once let somebody in without a wait has done its work with the first year that was paid.
        person.event = None;
    }
    let enrolment = Enrolment { year, paid_on, registered_on: None, repair_years: 0, window: Some(Window::Central) };
    let typed = typed_for(desk, &question.case.typed, year);
    Case::new(Draft { enrolment, person, history: way.history.clone(), typed })
}

/// What was typed, without the figures that the documents state for that year.
fn typed_for(desk: &Desk<'_>, typed: &Typed, year: Year) -> Typed {
    let is_open = |typed: &Typed| desk.refuse_typed(typed, Some(year), Scheme::Resident).is_ok();
    let each = typed.iter().map(|(key, value)| Typed::from([(*key, value.clone())]));
    each.filter(is_open).flatten().collect()
}

/// A paid year as the next one looks back on it: free of claims.
fn looked_back_on(case: &Case, assessment: &Assessment) -> PastYear {
    let enrolment = &case.enrolment;
    let waiting = assessment.waiting.as_ref();
    let window = waiting.map_or(enrolment.window, |waiting| Some(waiting.parts.window.window));
    let is_central = window == Some(Window::Central);
    PastYear {
        paid_on: Some(enrolment.paid_on).filter(|_| !is_central),
        window: window.filter(|_| !is_central),
        covered_from: waiting.and_then(|waiting| waiting.dates.covered_from.as_ref().ok().copied()),
        zero_claim: Some(true),
        ..PastYear::of(enrolment.year, Cover::Resident)
    }
}
