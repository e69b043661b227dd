//! Messages in the past tense, and the pure reducer.

use super::model::{Model, Payment, YearEntry, account, bonus, care, compare, family, retirement};
use crate::{
    calendar::Year,
    law::{Group, Key},
    person::{Cover, Window},
};

/// What happened on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    AreaChosen(String),
    CoverageYearChosen(Year),
    BirthTyped(String),
    CategoryToggled(Group),
    CategoriesCleared,
    EventChosen(Option<Group>),
    EventDayTyped(String),
    GapPaidToggled,
    YearTapped(Year),
    YearTurnedBack(Year),
    YearCovered(Year, Cover),
    LaterYearsFilled(Year),
    YearPaymentTyped(Year, String),
    YearEndTyped(Year, String),
    PaymentChosen(Payment),
    PaymentDayTyped(String),
    RegistrationTyped(String),
    /// Or none, where nobody knows it.
    WindowChosen(Option<Window>),
    RepairChosen(u32),
    FigureTyped(Key, String),
    SectionToggled(&'static str),
    Bonus(bonus::Message),
    Care(care::Message),
    Family(family::Message),
    Retirement(retirement::Message),
    Account(account::Message),
    Compare(compare::Message),
}

/// The model after a message: only entries change, nothing typed is dropped.
#[must_use]
pub fn update(mut model: Model, message: Message) -> Model {
    match message {
        Message::AreaChosen(code) => {
            model.area = code;
            // Another area's notice states other figures.
            model.typed.clear();
            model.repair_years = 0;
        }
        Message::CoverageYearChosen(year) => {
            model.enrol_for(year);
            model.typed.clear();
            model.repair_years = 0;
        }
        Message::BirthTyped(text) => model.born_on = text,
        Message::CategoryToggled(group) => {
            if !model.categories.remove(&group) {
                model.categories.insert(group);
            }
        }
        Message::CategoriesCleared => model.categories.clear(),
        Message::EventChosen(event) => model.event = event,
        Message::EventDayTyped(text) => model.event_on = text,
        Message::GapPaidToggled => model.is_gap_paid = !model.is_gap_paid,
        Message::YearTapped(year) => cover(&mut model, year, after),
        Message::YearTurnedBack(year) => cover(&mut model, year, |was| after(after(after(was)))),
        Message::YearCovered(year, now) => cover(&mut model, year, |_| Some(now)),
        Message::LaterYearsFilled(year) => {
            let same = model.year(year).cover;
            for later in model.strip(None).into_iter().filter(|later| *later > year) {
                cover(&mut model, later, |was| was.or(same));
            }
        }
        Message::YearPaymentTyped(year, text) => model.years.entry(year).or_default().paid_on = text,
        Message::YearEndTyped(year, text) => model.years.entry(year).or_default().until = text,
        Message::PaymentChosen(payment) => model.payment = payment,
        Message::PaymentDayTyped(text) => model.paid_on = text,
        Message::RegistrationTyped(text) => model.registered_on = text,
        Message::WindowChosen(window) => (model.window, model.is_window_unknown) = (window, window.is_none()),
        Message::RepairChosen(years) => model.repair_years = years,
        Message::FigureTyped(key, text) => {
            model.typed.insert(key, text);
        }
        Message::SectionToggled(name) => {
            if !model.open.remove(name) {
                model.open.insert(name);
            }
        }
        Message::Bonus(message) => model.bonus.update(message),
        Message::Care(message) => model.care.update(message),
        Message::Family(message) => model.family.update(message),
        Message::Retirement(message) => model.retirement.update(message),
        Message::Account(message) => model.account.update(message),
        Message::Compare(message) => model.compare.update(message),
    }
    model
}

fn cover(model: &mut Model, year: Year, turn: impl Fn(Option<Cover>) -> Option<Cover>) {
    let entry = model.years.entry(year).or_default();
    entry.cover = turn(entry.cover);
    if *entry == YearEntry::default() {
        model.years.remove(&year);
    }
    model.repair_years = 0;
}

/// One tap moves a year on: unanswered → resident → none → employee → unanswered.
fn after(cover: Option<Cover>) -> Option<Cover> {
    match cover {
        None => Some(Cover::Resident),
        Some(Cover::Resident) => Some(Cover::Nothing),
        Some(Cover::Nothing) => Some(Cover::Employee),
        Some(Cover::Employee) => None,
    }
}
