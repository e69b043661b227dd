//! Typed findings → sentences: the only room with prose for citizens. Plain words first, the statutory term beside.

mod account;
mod bill;
mod bonus;
pub mod coverage;
mod family;
mod finding;
mod guide;
mod icalendar;
mod newborn;
mod problem;
mod remark;
mod reminder;
mod retirement;
mod voice;
mod wait_doubt;

pub use account::account_notices;
pub use bill::uncovered;
pub use finding::{sentence, source, words};
pub use guide::{guide, saying};
pub use problem::problem;
pub use remark::{Notice, notices, remark};
pub use reminder::{reminder_sentence, reminder_title, reminders_calendar, reminders_notices, reminders_text};
pub use voice::{Voice, aloud, say};

use crate::{
    calendar::Day,
    person::{Cover, Window},
    units::Yuan,
};
use chrono::Datelike;

/// A day as people write it: 2027年5月1日.
pub fn day(day: Day) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A day without its year: 5月1日.
pub fn month_day(day: Day) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// Money as people write it: 450元, 43.50元.
pub fn yuan(sum: Yuan) -> String {
    let mut text = sum.to_string();
    if text.ends_with(".00") {
        text.truncate(text.len().saturating_sub(".00".len()));
    }
    text.push('元');
    text
}

/// A rate as people write it: 90%.
pub fn percent(rate: crate::units::Rate) -> String {
    let percent = rate.decimal().checked_mul(rust_decimal::Decimal::ONE_HUNDRED).unwrap_or_default();
    format!("{}%", percent.normalize())
}

/// The window in plain words, with the statutory term.
pub fn window(window: Window) -> &'static str {
    match window {
        Window::Central => "集中参保期",
        Window::Extended => "延长缴费期",
        Window::Late => "集中参保期以后",
    }
}

/// The cover of a year in plain words.
pub fn cover(cover: Cover) -> &'static str {
    match cover {
        Cover::Resident => "居民医保",
        Cover::Employee => "职工医保",
        Cover::Nothing => "没有参保",
    }
}

/// Years in a row of words: 2025年、2026年.
pub fn years(years: &[i32]) -> String {
    years.iter().map(|year| format!("{year}年")).collect::<Vec<_>>().join("、")
}
