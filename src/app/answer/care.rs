//! What a year's bills come to: a range where some of them is not known.

use super::{Answer as Enrolment, typed};
use crate::{
    app::{
        form::{
            self, FieldProblem,
            care::{Bills, Field, Spot, What},
        },
        model::Model,
    },
    assess::{
        Assessment, Desk, Part,
        spread::{Question, Spread},
    },
    calendar::Year,
    cited::Step,
    law::{Key, Scheme},
    person::{Case, Cover, Draft, Person, Problem},
    rules::{Finding, bill::Found, bonus},
    wording::{Notice, notices},
};

/// What is known of the cover in the bills' year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Reckoned from what was said of the year and those before it.
    Reckoned,
    /// Taken as given: the year, its payment or the years before it are not all told.
    Untold,
    /// Taken as given: employees' cover is not reckoned here.
    Employee,
    /// The strip says employee cover, the section resident cover.
    OtherScheme,
    /// The strip says that there was no cover.
    NotInsured,
}

/// What the section shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// The bills' year.
    pub year: Year,
    /// The bills that were settled.
    pub bills: Bills,
    /// The numbers of the bills that are not finished.
    pub waiting: Vec<usize>,
    /// What is known of the cover in that year.
    pub known: Known,
    /// The range.
    pub spread: Spread,
    /// What else must be told.
    pub notices: Vec<Notice>,
}

impl Answer {
    /// The field whose answer would narrow the range most.
    pub(crate) fn ask(&self) -> Option<(Spot, What)> {
        let (index, unknown) = self.spread.ask?;
        Some((*self.bills.spots.get(index)?, unknown.into()))
    }

    /// The field as the page knows it.
    pub(crate) fn field(spot: Spot, what: What) -> form::Field {
        Field::Of(spot, what).into()
    }
}

/// The name by which typed figures are asked for.
pub(crate) const ROOM: &str = "care";

/// Answers the section as far as its bills are finished; what is missing or wrong, each at its field.
pub(crate) fn answer(
    model: &Model,
    desk: &Desk<'_>,
    enrolment: Option<&Enrolment>,
) -> (Option<Answer>, Vec<FieldProblem>) {
    let (mut bills, mut problems) = form::care::bills(model);
    let (months, wrong) = form::care::months(model);
    problems.extend(wrong);
    let scheme = model.care.scheme;
    let Some(year) = bills.year(model.coverage_year) else { return (None, problems) };
    problems.extend(bills.keep_to(year));
    let (typed, found) = typed(model, desk, ROOM, (year, scheme));
    problems.extend(found);
    let (known, cover) = cover(model, desk, year, enrolment);
    let person = Person {
        scheme,
        born_on: form::birth(model).filter(|birth| *birth <= model.today),
        categories: model.categories.iter().copied().collect(),
        event: None,
        continuous_months: months,
    };
    let question = Question {
        person: &person,
        care: &bills.entries,
        enrolment: cover.as_ref().map(|cover| (year, &cover.assessment)),
        bonus: cover.as_ref().and_then(|cover| cover.bonus.as_ref()),
        typed: &typed,
    };
    match spread(desk, &question) {
        Ok(mut spread) => {
            number(&mut spread.most.steps, &bills.spots);
            number(&mut spread.least.steps, &bills.spots);
            let notices = both(&spread);
            let is_settled = |number: &usize| bills.spots.iter().any(|spot| spot.number == *number);
            let waiting = (1..=model.care.events.len()).filter(|number| !is_settled(number)).collect();
            (Some(Answer { year, bills, waiting, known, spread, notices }), problems)
        }
        Err(found) => {
            problems.extend(found.iter().filter_map(|problem| form::care::problem(problem, &bills)));
            (None, problems)
        }
    }
}

/// The steps count the bills that were settled; the reader counts those of the list.
fn number(steps: &mut [Step<Finding>], spots: &[Spot]) {
    for step in steps {
        if let Finding::Bill(
            Found::Uncovered { event, .. }
            | Found::Eligible { event, .. }
            | Found::Deductible { event, .. }
            | Found::EventBasic { event, .. }
            | Found::EventPatient { event, .. },
        ) = &mut step.finding
        {
            *event = spots.get(*event).map_or(*event, |spot| spot.number.saturating_sub(1));
        }
    }
}

/// A figure typed for another bill may be one that the documents state for these: it is kept, but not used.
fn spread(desk: &Desk<'_>, question: &Question<'_>) -> Result<Spread, Vec<Problem>> {
    let problems = match desk.spread(question) {
        Err(problems) => problems,
        answered => return answered,
    };
    let is_refused = |key: &Key| problems.iter().any(|it| it.path.strip_prefix("overrides.") == Some(key.name()));
    let mut typed = question.typed.clone();
    typed.retain(|key, _| !is_refused(key));
    if typed.len() == question.typed.len() {
        return Err(problems);
    }
    desk.spread(&Question { typed: &typed, ..*question })
}

/// What must be told of either end, each text once.
fn both(spread: &Spread) -> Vec<Notice> {
    let mut told = notices(&spread.most.remarks, &spread.most.steps);
    for notice in notices(&spread.least.remarks, &spread.least.steps) {
        if !told.iter().any(|known| known.text == notice.text) {
            told.push(notice);
        }
    }
    told
}

/// One year's cover and bonuses.
struct Told {
    assessment: Assessment,
    bonus: Option<Part<bonus::Outcome>>,
}

/// The cover of the bills' year: the main answer's, or that of an earlier year as the strip tells it.
fn cover(model: &Model, desk: &Desk<'_>, year: Year, enrolment: Option<&Enrolment>) -> (Known, Option<Told>) {
    if model.care.scheme != Scheme::Resident {
        return (Known::Employee, None);
    }
    let of = |case: &Case, assessment: Assessment| {
        let bonus = desk.bonus(case).ok();
        (Known::Reckoned, Some(Told { assessment, bonus }))
    };
    if year == model.coverage_year {
        let told = enrolment.map(|answer| of(&answer.case, answer.assessment.clone()));
        return told.unwrap_or((Known::Untold, None));
    }
    match model.year(year).cover {
        Some(Cover::Nothing) => (Known::NotInsured, None),
        Some(Cover::Employee) => (Known::OtherScheme, None),
        Some(Cover::Resident) if year < model.coverage_year => {
            let told = past_case(model, desk, year);
            let told = told.and_then(|case| Some(of(&case, desk.enrolment(&case).ok()?)));
            told.unwrap_or((Known::Untold, None))
        }
        _ => (Known::Untold, None),
    }
}

fn past_case(model: &Model, desk: &Desk<'_>, year: Year) -> Option<Case> {
    let known = crate::assess::outline(desk.shelf(), year);
    let (typed, _) = typed(model, desk, "", (year, Scheme::Resident));
    let draft = form::year_draft(model, year, known).ok()?;
    let checked: Result<Case, Vec<Problem>> = Case::new(Draft { typed, ..draft });
    checked.ok()
}
