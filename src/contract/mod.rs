//! The machine interface, version 1: one JSON request, one JSON report. Its field names are fixed.

mod error;
mod field;
mod report;
mod request;

pub use error::{Error, Failure};
pub use report::{Report, Section};
pub use request::Request;

use crate::law::{Fault, Shelf};

/// Answers a request from the shelf of its area.
pub fn answer(request: &str, shelf: &Shelf) -> Result<Report, Error> {
    let request = Request::read(request)?;
    report(&request, shelf)
}

/// Answers a request from whichever shelf it needs; `open` finds an area's shelf by its code.
pub fn answer_from<'a>(
    request: &str,
    open: impl FnOnce(&str) -> Result<Option<&'a Shelf>, Vec<Fault>>,
) -> Result<Report, Error> {
    let request = Request::read(request)?;
    match open(&request.area) {
        Ok(Some(shelf)) => report(&request, shelf),
        Ok(None) => Err(Error::unknown_area(&request.area)),
        Err(faults) => Err(Error::broken_pack(&faults)),
    }
}

fn report(request: &Request, shelf: &Shelf) -> Result<Report, Error> {
    let mut report = Report::of(shelf);
    if let Some(case) = request.case()? {
        let assessment = crate::assess::assess(&case, shelf).map_err(|problems| Error::of(&problems))?;
        report.fill(&assessment, &crate::assess::payment_days(&case, shelf));
    }
    report.mark_unbuilt(request);
    Ok(report)
}
