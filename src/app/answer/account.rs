//! The years ahead: paying on, lapsing, and lapsing with repair, for the person of the main answer.

use super::{Answer as Enrolment, is_in_window};
use crate::{
    app::{
        form::{
            self, FieldProblem,
            account::{bill, problem, skip},
        },
        model::Model,
    },
    assess::{
        Desk, Part,
        account::{Outcome, Question},
    },
    law::Shelf,
    person::{Care, Problem},
    wording::{Notice, account_notices},
};

/// What the section shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// How many years are skipped.
    pub(crate) skipped: u32,
    /// The bill, if there is one.
    pub(crate) bill: Option<Care>,
    /// Whether the first year is paid in its central window.
    pub(crate) is_in_window: bool,
    /// The three futures.
    pub(crate) part: Part<Outcome>,
    /// What else must be told.
    pub(crate) notices: Vec<Notice>,
}

/// The name by which typed figures are asked for.
pub(crate) const ROOM: &str = "account";

/// Answers the section once the main answer stands; what is wrong, each at its field.
pub(crate) fn answer(
    model: &Model,
    shelf: &Shelf,
    enrolment: Option<&Enrolment>,
) -> (Option<Answer>, Vec<FieldProblem>) {
    let (_, mut problems) = form::figures(model, ROOM);
    let (bill, found) = bill(model);
    problems.extend(found);
    let Some(enrolment) = enrolment else { return (None, problems) };
    let skip = skip(model);
    let question = Question { case: &enrolment.case, skip, bill: bill.as_ref() };
    match Desk::new(shelf).account(&question) {
        Ok(part) => {
            let notices = account_notices(&part);
            (
                Some(Answer { skipped: skip.years(), bill, is_in_window: is_in_window(enrolment), part, notices }),
                problems,
            )
        }
        Err(found) => {
            problems.extend(found.iter().map(|found| at_its_field(found, model)));
            (None, problems)
        }
    }
}

fn at_its_field(found: &Problem, model: &Model) -> FieldProblem {
    problem(found).unwrap_or_else(|| FieldProblem::of(found, model))
}
