//! The dates that matter to the person of the main answer, and of the retirement section where it is told.

use super::{Answer as Enrolment, retirement};
use crate::{
    app::model::Model,
    assess::{
        Desk, Part,
        reminder::{Question, Reminder},
    },
    law::Shelf,
    wording::{Notice, reminders_calendar, reminders_notices, reminders_text},
};

/// What the section shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// The dates, the earliest first.
    pub(crate) part: Part<Vec<Reminder>>,
    /// What else must be told.
    pub(crate) notices: Vec<Notice>,
    /// The whole as text.
    pub(crate) text: String,
    /// The whole as a calendar file; none without a date.
    pub(crate) calendar: Option<String>,
}

/// Answers the section from what the others were told; none while nothing is told.
pub(crate) fn answer(model: &Model, shelf: &Shelf, enrolment: Option<&Enrolment>) -> Option<Answer> {
    let retirement = retirement::answer(model, shelf).0;
    if enrolment.is_none() && retirement.is_none() {
        return None;
    }
    let question = Question {
        enrolment: enrolment.map(|answer| (&answer.case, &answer.assessment)),
        retirement: retirement.as_ref().map(|answer| (&answer.told, &answer.part)),
        today: model.today,
    };
    let part = Desk::new(shelf).reminders(&question);
    let notices = reminders_notices(&part);
    let text = reminders_text(&part);
    let calendar = reminders_calendar(&model.area, &part, model.today);
    Some(Answer { part, notices, text, calendar })
}
