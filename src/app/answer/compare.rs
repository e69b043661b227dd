//! The present case beside others that differ in one thing.

use super::answer;
use crate::{
    app::{
        address::Digest,
        model::{Model, compare::Other},
        shelves::Shelves,
        update::{Message, update},
    },
    assess::Desk,
    calendar::{Day, Year},
    units::Yuan,
};

/// One case's figures; none is "unsaid".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figures {
    /// The main answer in short.
    pub(crate) digest: Digest,
    /// The coverage year.
    pub(crate) year: Year,
    /// The last covered day; none where cover would begin after the year, or is unsaid.
    pub(crate) until: Option<Day>,
    /// Of what is to be paid, for repair.
    pub(crate) repair: Option<Yuan>,
}

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    /// Its figures.
    Found(Box<Figures>),
    /// The area's packs are not here yet.
    Waiting,
    /// It cannot be: why.
    Impossible(Vec<String>),
}

/// The case with one thing otherwise.
pub(crate) fn other(model: &Model, other: &Other, shelves: &Shelves) -> Column {
    let message = match other {
        Other::Repair(years) => Message::RepairChosen(*years),
        Other::Payment(payment) => Message::PaymentChosen(*payment),
        Other::Area(code) => Message::AreaChosen(code.clone()),
    };
    column(&update(model.clone(), message), shelves)
}

/// The case as it is.
pub(crate) fn column(model: &Model, shelves: &Shelves) -> Column {
    let Some(shelf) = shelves.get(&model.area) else { return Column::Waiting };
    let (found, problems) = answer(model, &Desk::new(shelf));
    let Some(found) = found else {
        return Column::Impossible(problems.into_iter().map(|problem| problem.text).collect());
    };
    let waiting = found.assessment.waiting.as_ref();
    Column::Found(Box::new(Figures {
        digest: Digest::of(&found),
        year: model.coverage_year,
        until: waiting.and_then(|waiting| waiting.dates.covered_until),
        repair: found.assessment.premium.repair,
    }))
}
