//! The machine interface, version 1: one JSON request, one JSON report. Its field names are fixed.

mod bill;
mod bonus;
mod enrolment;
mod error;
mod family;
mod field;
mod report;
mod request;
mod retirement;
mod step;

pub use error::{Error, Failure};
pub use report::{Report, Section};
pub use request::Request;

use crate::{
    assess::{Desk, bill::Question},
    law::{Fault, Shelf},
    person::Problem,
};

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
    let of = |problems: Vec<Problem>| Error::of(&problems);
    let asked = request.asked()?;
    let desk = Desk::new(shelf);
    let mut report = Report::of(shelf);
    let year = asked.case.as_ref().map(|case| case.enrolment.year).or_else(|| asked.year_of_care());
    desk.refuse_typed(&asked.typed, year, asked.person.scheme).map_err(of)?;
    let assessment = asked.case.as_ref().map(|case| desk.enrolment(case)).transpose().map_err(of)?;
    if let Some((case, assessment)) = asked.case.as_ref().zip(assessment.as_ref()) {
        report.fill(assessment, &desk.payment_days(case));
    }
    let with_history = asked.case.as_ref().filter(|_| request.history.is_some());
    let bonus = with_history.map(|case| desk.bonus(case)).transpose().map_err(of)?;
    if let Some(part) = &bonus {
        report.bonus = report.section(part, bonus::shape);
    }
    if let Some(care) = &asked.care {
        let question = Question {
            person: &asked.person,
            care,
            enrolment: asked.case.as_ref().map(|case| case.enrolment.year).zip(assessment.as_ref()),
            bonus: bonus.as_ref(),
            typed: &asked.typed,
        };
        report.reimbursement = report.section(&desk.bill(&question).map_err(of)?, bill::shape);
    }
    if let Some(family) = &asked.family {
        report.family = report.section(&desk.family(family, year, &asked.typed), family::shape);
    }
    if let Some(retirement) = &asked.retirement {
        let part = desk.retirement(retirement, &asked.typed).map_err(of)?;
        report.retirement = report.section(&part, retirement::shape);
    }
    Ok(report)
}
