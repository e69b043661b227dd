//! The answer to what was typed, recomputed whole.

use super::{
    form::{self, FieldProblem},
    model::Model,
};
use crate::{
    assess::{Assessment, assess, outline, payment_days},
    law::Shelf,
    person::{Case, Draft, Problem},
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
pub fn answer(model: &Model, shelf: &Shelf) -> (Option<Answer>, Vec<FieldProblem>) {
    let (typed, mut problems) = form::figures(model);
    let drafted = form::draft(model, outline(shelf, model.coverage_year)).map(|draft| Draft { typed, ..draft });
    match drafted.and_then(|draft| answered(draft, model, shelf)) {
        Ok(answer) => (Some(answer), problems),
        Err(found) => {
            problems.extend(found);
            (None, problems)
        }
    }
}

fn answered(draft: Draft, model: &Model, shelf: &Shelf) -> Result<Answer, Vec<FieldProblem>> {
    let of = |problems: Vec<Problem>| -> Vec<FieldProblem> {
        problems.iter().map(|problem| FieldProblem::of(problem, model)).collect()
    };
    let case = Case::new(draft).map_err(of)?;
    let assessment = assess(&case, shelf).map_err(of)?;
    let notices = notices(&assessment.remarks, &assessment.steps);
    let days = payment_days(&case, shelf);
    Ok(Answer { case, assessment, days, notices })
}
