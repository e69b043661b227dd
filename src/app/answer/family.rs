//! Who in a family pays whom from which account.

use super::{Answer as Enrolment, typed};
use crate::{
    app::{
        form::{
            FieldProblem,
            family::{Known, family},
        },
        model::Model,
    },
    assess::{Desk, Part},
    law::{Scheme, Shelf},
    person::Family,
    rules::family::Outcome,
    units::Yuan,
    wording::{Notice, notices},
};

/// What the section shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// Whoever is told completely.
    pub(crate) family: Family,
    /// The plan.
    pub(crate) part: Part<Outcome>,
    /// What else must be told.
    pub(crate) notices: Vec<Notice>,
}

/// The name by which typed figures are asked for.
pub(crate) const ROOM: &str = "family";

/// The area's province, by its code; the nation is in none.
pub(crate) fn province(shelf: &Shelf) -> Option<&str> {
    shelf.province()
}

/// What the person whom the page asks about above has to pay.
pub(crate) fn payable(enrolment: Option<&Enrolment>) -> Option<Yuan> {
    enrolment?.assessment.premium.payable
}

/// Answers the section as far as accounts and members are told; what is missing or wrong, each at its field.
pub(crate) fn answer(
    model: &Model,
    shelf: &Shelf,
    enrolment: Option<&Enrolment>,
) -> (Option<Answer>, Vec<FieldProblem>) {
    let year = model.coverage_year;
    let desk = Desk::new(shelf);
    let (typed, mut problems) = typed(model, &desk, ROOM, (year, Scheme::Employee));
    let known = Known { province: province(shelf), payable: payable(enrolment) };
    let (family, found) = family(model, known);
    problems.extend(found);
    let answer = family.map(|family| {
        let used_on = enrolment.map(|answer| answer.case.enrolment.paid_on);
        let part = desk.family(&family, used_on, &typed);
        let notices = notices(&part.remarks, &part.steps);
        Answer { family, part, notices }
    });
    (answer, problems)
}
