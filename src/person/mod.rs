//! The question: one person, one coverage year, and what cover they had before. Valid by construction.

mod case;
mod history;
mod problem;

pub use case::{Case, Draft, Enrolment, Event, Person};
pub use history::{Cover, History, PastYear, Window};
pub use problem::{Code, Need, Problem};
