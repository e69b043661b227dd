//! The present case beside others that differ in one thing.

use super::{Answer, answer};
use crate::{
    app::{
        address::Digest,
        model::{Model, Payment, compare::Other},
        shelves::Shelves,
        update::{Message, update},
    },
    assess::{Desk, outline},
    calendar::{Day, Year},
    person::Window,
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

impl Figures {
    fn of(found: &Answer) -> Self {
        let waiting = found.assessment.waiting.as_ref();
        Self {
            digest: Digest::of(found),
            year: found.case.enrolment.year,
            until: waiting.and_then(|waiting| waiting.dates.covered_until),
            repair: found.assessment.premium.repair,
        }
    }
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
    Column::Found(Box::new(Figures::of(&found)))
}

/// What each window would give, where the packs have none and nobody knows in which one the money arrives; nothing while
/// anything else is missing.
pub(crate) fn windows(model: &Model, desk: &Desk<'_>) -> Option<Vec<(Window, Figures)>> {
    let is_open = model.is_window_unknown && model.payment != Payment::InWindow;
    if !is_open || outline(desk.shelf(), model.coverage_year).closes.is_some() {
        return None;
    }
    let windows = [Window::Central, Window::Extended, Window::Late].into_iter();
    let found = windows.map(|window| {
        let told = update(model.clone(), Message::WindowChosen(Some(window)));
        Some((window, Figures::of(&answer(&told, desk).0?)))
    });
    found.collect()
}
