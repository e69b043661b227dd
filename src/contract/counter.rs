//! One area's counter: requests in, reports out.

use super::{Error, Report, Request, bill, bonus, family, retirement, source::Sources};
use crate::{
    assess::{Assessment, Desk, Part, bill::Question},
    law::{Key, Shelf},
    person::Problem,
    rules::{self, payment_days::Stretch},
    wording::{self, Voice},
};

/// One area's counter. It keeps the law that its desk has looked up and the clauses that its reports have shown, so one
/// counter answers many requests faster than many counters.
#[derive(Debug, Clone)]
pub struct Counter<'a> {
    pub(super) desk: Desk<'a>,
    pub(super) sources: Sources,
}

impl<'a> Counter<'a> {
    /// A counter for the shelf's area.
    pub fn new(shelf: &'a Shelf) -> Self {
        Self { desk: Desk::new(shelf), sources: Sources::default() }
    }

    /// Answers a request about this area.
    pub fn answer(&self, request: &Request) -> Result<Report, Error> {
        let answers = self.answers(request)?;
        let sources = &self.sources;
        let mut report = Report::of(self.desk.shelf());
        if let Some(assessment) = &answers.assessment {
            report.fill(assessment, &answers.days, sources);
        }
        report.bonus = answers.bonus.as_ref().and_then(|part| report.section(part, sources, bonus::shape));
        report.reimbursement = answers.bill.as_ref().and_then(|part| report.section(part, sources, bill::shape));
        report.family = answers.family.as_ref().and_then(|part| report.section(part, sources, family::shape));
        report.retirement =
            answers.retirement.as_ref().and_then(|part| report.section(part, sources, retirement::shape));
        Ok(report)
    }

    /// Explains every figure of the answer in one voice, a sentence a figure.
    pub fn explain(&self, request: &Request, voice: Voice) -> Result<Vec<String>, Error> {
        let answers = self.answers(request)?;
        let parts = [
            answers.assessment.map(|assessment| assessment.steps),
            answers.bonus.map(|part| part.steps),
            answers.bill.map(|part| part.steps),
            answers.family.map(|part| part.steps),
            answers.retirement.map(|part| part.steps),
        ];
        Ok(parts.iter().flatten().flatten().map(|step| wording::say(step, voice)).collect())
    }

    fn answers(&self, request: &Request) -> Result<Answers, Error> {
        let of = |problems: Vec<Problem>| Error::of(&problems);
        let asked = request.asked()?;
        let desk = &self.desk;
        let year = asked.case.as_ref().map(|case| case.enrolment.year).or_else(|| asked.year_of_care());
        // What is typed for care is asked of the days of care, where care alone is asked about.
        let is_by_day = |key: &Key| asked.care.is_some() && asked.case.is_none() && key.is_of_care();
        let by_year = asked.typed.clone().into_iter().filter(|(key, _)| !is_by_day(key)).collect();
        desk.refuse_typed(&by_year, year, asked.person.scheme).map_err(of)?;
        let used_on = asked.day_of_use();
        desk.refuse_typed_of_family(&asked.typed, used_on).map_err(of)?;
        let assessment = asked.case.as_ref().map(|case| desk.enrolment(case)).transpose().map_err(of)?;
        let days = asked.case.as_ref().map(|case| desk.payment_days(case)).unwrap_or_default();
        let with_history = asked.case.as_ref().filter(|_| request.history.is_some());
        let bonus = with_history.map(|case| desk.bonus(case)).transpose().map_err(of)?;
        let question = asked.care.as_ref().map(|care| Question {
            person: &asked.person,
            care,
            enrolment: asked.case.as_ref().map(|case| case.enrolment.year).zip(assessment.as_ref()),
            bonus: bonus.as_ref(),
            typed: &asked.typed,
        });
        let bill = question.map(|question| desk.bill(&question)).transpose().map_err(of)?;
        let family = asked.family.as_ref().map(|family| desk.family(family, used_on, &asked.typed));
        let retirement = asked.retirement.as_ref().map(|it| desk.retirement(it, &asked.typed));
        let retirement = retirement.transpose().map_err(of)?;
        Ok(Answers { assessment, days, bonus, bill, family, retirement })
    }
}

/// Everything that a request was answered, before it is written down.
struct Answers {
    assessment: Option<Assessment>,
    days: Vec<Stretch>,
    bonus: Option<Part<rules::bonus::Outcome>>,
    bill: Option<Part<rules::bill::Outcome>>,
    family: Option<Part<rules::family::Outcome>>,
    retirement: Option<Part<rules::retirement::Outcome>>,
}
