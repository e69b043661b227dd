//! One area's counter: requests in, reports out.

use super::{Error, Report, Request, bill, bonus, family, retirement, source::Sources};
use crate::{
    assess::{Desk, bill::Question},
    law::Shelf,
    person::Problem,
};

/// One area's counter. It keeps the law that its desk has looked up and the clauses that its reports have shown, so one
/// counter answers many requests faster than many counters.
#[derive(Debug, Clone)]
pub struct Counter<'a> {
    desk: Desk<'a>,
    sources: Sources,
}

impl<'a> Counter<'a> {
    /// A counter for the shelf's area.
    pub fn new(shelf: &'a Shelf) -> Self {
        Self { desk: Desk::new(shelf), sources: Sources::default() }
    }

    /// Answers a request about this area.
    pub fn answer(&self, request: &Request) -> Result<Report, Error> {
        let of = |problems: Vec<Problem>| Error::of(&problems);
        let asked = request.asked()?;
        let (desk, sources) = (&self.desk, &self.sources);
        let mut report = Report::of(desk.shelf());
        let year = asked.case.as_ref().map(|case| case.enrolment.year).or_else(|| asked.year_of_care());
        desk.refuse_typed(&asked.typed, year, asked.person.scheme).map_err(of)?;
        let assessment = asked.case.as_ref().map(|case| desk.enrolment(case)).transpose().map_err(of)?;
        if let Some((case, assessment)) = asked.case.as_ref().zip(assessment.as_ref()) {
            report.fill(assessment, &desk.payment_days(case), sources);
        }
        let with_history = asked.case.as_ref().filter(|_| request.history.is_some());
        let bonus = with_history.map(|case| desk.bonus(case)).transpose().map_err(of)?;
        if let Some(part) = &bonus {
            report.bonus = report.section(part, sources, bonus::shape);
        }
        if let Some(care) = &asked.care {
            let question = Question {
                person: &asked.person,
                care,
                enrolment: asked.case.as_ref().map(|case| case.enrolment.year).zip(assessment.as_ref()),
                bonus: bonus.as_ref(),
                typed: &asked.typed,
            };
            report.reimbursement = report.section(&desk.bill(&question).map_err(of)?, sources, bill::shape);
        }
        if let Some(family) = &asked.family {
            report.family = report.section(&desk.family(family, year, &asked.typed), sources, family::shape);
        }
        if let Some(retirement) = &asked.retirement {
            let part = desk.retirement(retirement, &asked.typed).map_err(of)?;
            report.retirement = report.section(&part, sources, retirement::shape);
        }
        Ok(report)
    }
}
