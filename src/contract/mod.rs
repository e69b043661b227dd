//! The machine interface, version 1: one JSON request, one JSON report. Its field names are fixed.

mod account;
mod bill;
mod bonus;
mod broken;
mod counter;
mod enrolment;
mod error;
mod family;
mod field;
mod reminder;
mod report;
mod request;
mod retirement;
#[cfg(feature = "cli")]
pub mod schema;
mod source;
mod step;
mod written;

pub use account::{AccountFlags, AccountReport};
pub use broken::text;
pub use counter::Counter;
pub use error::{Error, Failure};
pub use reminder::RemindFlags;
pub use report::{Report, Section};
pub use request::Request;

use crate::law::{Fault, Shelf};
use std::borrow::Borrow;

/// Answers a request from the shelf of its area.
pub fn answer(request: &str, shelf: &Shelf) -> Result<Report, Error> {
    Counter::new(shelf).answer(&Request::read(request)?)
}

/// Answers a request at whichever counter it needs; `open` finds an area's counter by its code.
pub fn answer_from<'a, C: Borrow<Counter<'a>>>(
    request: &str,
    open: impl FnOnce(&str) -> Result<Option<C>, Vec<Fault>>,
) -> Result<Report, Error> {
    answer_with(request, open, Counter::answer)
}

/// Answers a request in some way ([`Counter::explain`], [`Counter::account`], [`Counter::remind`]) at whichever counter it needs.
pub fn answer_with<'a, C: Borrow<Counter<'a>>, T>(
    request: &str,
    open: impl FnOnce(&str) -> Result<Option<C>, Vec<Fault>>,
    way: impl FnOnce(&Counter<'a>, &Request) -> Result<T, Error>,
) -> Result<T, Error> {
    let request = Request::read(request)?;
    match open(&request.area) {
        Ok(Some(counter)) => way(counter.borrow(), &request),
        Ok(None) => Err(Error::unknown_area(&request.area)),
        Err(faults) => Err(Error::broken_pack(&faults)),
    }
}
