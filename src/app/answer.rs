//! The answer to what was typed, recomputed whole.

use super::{
    form::{self, FieldProblem},
    model::Model,
};
use crate::{
    assess::{Assessment, assess, outline, payment_days},
    law::Shelf,
    person::Case,
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
pub fn answer(model: &Model, shelf: &Shelf) -> Result<Answer, Vec<FieldProblem>> {
    let of = |problems: Vec<crate::person::Problem>| -> Vec<FieldProblem> {
        problems.iter().map(|problem| FieldProblem::of(problem, model)).collect()
    };
    let draft = form::draft(model, outline(shelf, model.coverage_year))?;
    let case = Case::new(draft).map_err(of)?;
    let assessment = assess(&case, shelf).map_err(of)?;
    let notices = notices(&assessment);
    let days = payment_days(&case, shelf);
    Ok(Answer { case, assessment, days, notices })
}
