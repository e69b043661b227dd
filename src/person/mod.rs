//! The question: a person, a coverage year and the cover before it; care, a family, a retirement. Valid by construction.

pub mod care;
mod case;
mod family;
mod history;
mod problem;
mod retirement;

pub use care::Care;
pub use case::{COVERAGE_YEARS, Case, Draft, Enrolment, Event, HISTORY_YEARS, Person};
pub use family::{Family, Holder, MOST_HOLDERS, MOST_MEMBERS, Member, PROVINCES};
pub use history::{Cover, History, PastYear, Window};
pub use problem::{Code, Need, Problem};
pub use retirement::{MOST_MONTHS, Retirement};
