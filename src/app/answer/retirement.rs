//! What an employee still lacks for retiree cover.

use crate::{
    app::{
        form::{self, FieldProblem, retirement::retirement},
        model::Model,
    },
    assess::{Desk, Part, Typed},
    calendar::year_of,
    law::{Shelf, Standing},
    person::Retirement,
    rules::retirement::{Outcome, query},
    wording::{Notice, notices},
};

/// What the section shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// What was told.
    pub(crate) told: Retirement,
    /// What is needed and missing.
    pub(crate) part: Part<Outcome>,
    /// What else must be told.
    pub(crate) notices: Vec<Notice>,
}

/// The name by which typed figures are asked for.
pub(crate) const ROOM: &str = "retirement";

/// Answers the section, or says what is missing or wrong, each at its field.
pub(crate) fn answer(model: &Model, shelf: &Shelf) -> (Option<Answer>, Vec<FieldProblem>) {
    let (mut typed, mut problems) = form::figures(model, ROOM);
    let told = match retirement(model) {
        Ok(told) => told,
        Err(found) => {
            problems.extend(found);
            return (None, problems);
        }
    };
    // A figure that the documents state for this very case is theirs; what was typed is kept unread.
    let none = Typed::new();
    let standing = Standing::new(shelf, year_of(told.retires_on), &none);
    typed.retain(|key, _| form::is_of(ROOM, *key) && !standing.is_settled_for(*key, &query(&told)));
    match Desk::new(shelf).retirement(&told, &typed) {
        Ok(part) => {
            let notices = notices(&part.remarks, &part.steps);
            (Some(Answer { told, part, notices }), problems)
        }
        Err(found) => {
            problems.extend(super::told(&found, model));
            (None, problems)
        }
    }
}
