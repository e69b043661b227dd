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
    model::Model,
    update::{Message, update},
};
use crate::{
    assess::{Assessment, Desk, Typed, outline},
    calendar::Year,
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
    /// What else must be told.
    pub notices: Vec<Notice>,
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
    let notices = notices(&assessment.remarks, &assessment.steps);
    let days = desk.payment_days(&case);
    Ok(Answer { case, assessment, days, notices })
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
