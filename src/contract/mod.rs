//! The machine interface, version 1: one JSON request, one JSON report. Its field names are fixed.

mod bill;
mod bonus;
mod counter;
mod enrolment;
mod error;
mod family;
mod field;
mod report;
mod request;
mod retirement;
mod source;
mod step;

pub use counter::Counter;
pub use error::{Error, Failure};
pub use report::{Report, Section};
pub use request::Request;

use crate::{
    law::{Fault, Shelf},
    wording::Voice,
};
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
    let request = Request::read(request)?;
    match open(&request.area) {
        Ok(Some(counter)) => counter.borrow().answer(&request),
        Ok(None) => Err(Error::unknown_area(&request.area)),
        Err(faults) => Err(Error::broken_pack(&faults)),
    }
}

/// Explains every figure of a request's answer in one voice.
pub fn explain_from(
    request: &str,
    voice: Voice,
    open: impl FnOnce(&str) -> Result<Option<Shelf>, Vec<Fault>>,
) -> Result<Vec<String>, Error> {
    let request = Request::read(request)?;
    match open(&request.area) {
        Ok(Some(shelf)) => Counter::new(&shelf).explain(&request, voice),
        Ok(None) => Err(Error::unknown_area(&request.area)),
        Err(faults) => Err(Error::broken_pack(&faults)),
    }
}
