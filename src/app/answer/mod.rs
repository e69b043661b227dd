//! The answer to what was typed, recomputed whole; each section's answer stands in a file of its own.

pub(crate) mod account;
pub(crate) mod bonus;
pub(crate) mod care;
pub(crate) mod compare;
pub(crate) mod family;
pub(crate) mod reminders;
pub(crate) mod retirement;

use super::{
    form::{self, Field, FieldProblem},
    model::{Model, Payment},
    update::{Message, update},
};
use crate::{
    assess::{Assessment, Desk, Typed, outline},
    calendar::{Day, Year, year_of},
    law::{Key, Query, Scheme, Standing},
    person::{Case, Draft, Problem, Window},
    rules::payment_days::Stretch,
    wording::{Notice, notices},
};

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The case that was answered.
    pub case: Case,
    /// The assessment.
    pub assessment: Assessment,
    /// The day moved through the year.
    pub days: Vec<Stretch>,
    /// Until when to pay.
    pub due: Due,
    /// What else must be told.
    pub notices: Vec<Notice>,
}

/// Until when to pay, so that what is answered holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nothing is to be paid in time any more: it is paid, or the windows have passed.
    Over,
    /// The last day of this window.
    By(Day, Window),
    /// No document here names the day.
    Unsaid,
}

/// Answers the form, or says what is missing or wrong, each at its field.
///
/// A typed figure that cannot be read is told beside an answer that does without it.
pub fn answer(model: &Model, desk: &Desk<'_>) -> (Option<Answer>, Vec<FieldProblem>) {
    let year = model.coverage_year;
    let (typed, mut problems) = typed(model, desk, "", (year, Scheme::Resident));
    let drafted = form::draft(model, outline(desk.shelf(), year)).map(|draft| Draft { typed, ..draft });
    match drafted.and_then(|draft| answered(draft, model, desk)) {
        Ok(answer) => (Some(answer), problems),
        Err(found) => {
            problems.extend(found);
            problems.extend(beside_unknown_window(model, desk, &problems));
            (None, problems)
        }
    }
}

/// Whatever else is missing does not hide behind a window that nobody knows.
fn beside_unknown_window(model: &Model, desk: &Desk<'_>, known: &[FieldProblem]) -> Vec<FieldProblem> {
    if !model.is_window_unknown || known.iter().all(|problem| problem.field != Field::Window) {
        return Vec::new();
    }
    let told = update(model.clone(), Message::WindowChosen(Some(Window::Central)));
    let (_, mut others) = answer(&told, desk);
    others.retain(|problem| !known.contains(problem));
    others
}

fn answered(draft: Draft, model: &Model, desk: &Desk<'_>) -> Result<Answer, Vec<FieldProblem>> {
    let of = |problems: Vec<Problem>| told(&problems, model);
    let case = Case::new(draft).map_err(of)?;
    let assessment = desk.enrolment(&case).map_err(of)?;
    let mut notices = notices(&assessment.remarks, &assessment.steps);
    if is_unread(&case, &assessment) {
        notices.retain(|notice| notice.code != "reading" || !notice.path.starts_with("waiting"));
    }
    let days = desk.payment_days(&case);
    let due = due(model, desk, &assessment, &days);
    Ok(Answer { case, assessment, days, due, notices })
}

/// Whether the wait's doubtful wordings have no bearing: paid in time, never lapsed, exempt from nothing, carried by
/// nothing.
pub(crate) fn is_unread(case: &Case, assessment: &Assessment) -> bool {
    assessment.waiting.as_ref().is_some_and(|waiting| {
        let parts = &waiting.parts;
        let is_plain = parts.exempt.is_none() && parts.carried.is_none() && parts.lapsed_years.is_empty();
        let is_in_time =
            parts.window.window == Window::Central && year_of(case.enrolment.paid_on) < case.enrolment.year;
        waiting.dates.months == 0 && is_plain && is_in_time
    })
}

/// Whether the year is paid in its central window; where no window is known, before the year begins.
pub(crate) fn is_in_window(answer: &Answer) -> bool {
    match &answer.assessment.waiting {
        Some(waiting) => waiting.parts.window.window == Window::Central,
        None => year_of(answer.case.enrolment.paid_on) < answer.case.enrolment.year,
    }
}

fn due(model: &Model, desk: &Desk<'_>, assessment: &Assessment, days: &[Stretch]) -> Due {
    let window = assessment.waiting.as_ref().map_or(Window::Central, |waiting| waiting.parts.window.window);
    if model.payment == Payment::Done || window == Window::Late {
        return Due::Over;
    }
    // Only the central window's days are part of the outline; an extended one's are found by moving the day.
    let central = outline(desk.shelf(), model.coverage_year).closes.filter(|_| window == Window::Central);
    let last = central.or_else(|| days.iter().rev().find(|it| it.first.window == window).map(|it| it.to));
    match last {
        Some(day) if day < model.today => Due::Over,
        Some(day) => Due::By(day, window),
        None => Due::Unsaid,
    }
}

/// The problems that the rules found, each at its field.
fn told(problems: &[Problem], model: &Model) -> Vec<FieldProblem> {
    problems.iter().map(|problem| FieldProblem::of(problem, model)).collect()
}

/// The typed figures that the documents leave open for a year and a scheme; one typed before another answer settled
/// it is kept unread.
fn typed(
    model: &Model,
    desk: &Desk<'_>,
    room: &'static str,
    (year, scheme): (Year, Scheme),
) -> (Typed, Vec<FieldProblem>) {
    let (mut typed, mut problems) = form::figures(model, room);
    let none = Typed::new();
    let standing = Standing::new(desk.shelf(), year, &none);
    let query = Query { scheme: Some(scheme), ..Query::default() };
    let is_open = |key: &Key| !standing.is_settled_for(*key, &query);
    typed.retain(|key, _| is_open(key));
    problems.retain(|problem| if let Field::Figure(_, key) = &problem.field { is_open(key) } else { true });
    (typed, problems)
}
