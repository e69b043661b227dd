//! The bonuses on the critical-illness cap, year by year, for the years that the strip tells.

use super::{told, typed};
use crate::{
    app::{
        form::{self, Field, FieldProblem},
        model::Model,
    },
    assess::{Desk, Part, outline},
    calendar::{Year, year_of},
    cited::Clause,
    law::Scheme,
    person::{Case, Code, Cover, Draft, Need, PastYear, Problem},
    rules::bonus::{Outcome, Row, Status},
    units::Yuan,
    wording::{Notice, notices},
};
use std::sync::Arc;

/// What the section shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// This year, or the coverage year if that is earlier.
    pub(crate) year: Year,
    /// The first year of the look ahead.
    pub(crate) ahead: Year,
    /// The bonuses, years of unknown claims counted as claimed in.
    pub(crate) part: Part<Outcome>,
    /// The same with those years free of claims; none where every year is told.
    pub(crate) most: Option<Outcome>,
    /// The years without any enrolment, as far as they were told.
    pub(crate) absent: Vec<Year>,
    /// The years whose claims are not known.
    pub(crate) open: Vec<Year>,
    /// The clause by which the person's own category has no cap at all.
    pub(crate) no_cap: Option<Arc<Clause>>,
    /// What else must be told.
    pub(crate) notices: Vec<Notice>,
}

impl Answer {
    /// One year's row.
    pub(crate) fn row(&self, year: Year) -> Option<&Row> {
        self.part.outcome.as_ref()?.by_year.get(&year)
    }

    /// One year's row, and the same where no unknown year had a claim.
    pub(crate) fn rows(&self, year: Year) -> Option<(&Row, &Row)> {
        let row = self.row(year)?;
        Some((row, self.most.as_ref().and_then(|most| most.by_year.get(&year)).unwrap_or(row)))
    }

    /// The first year in which a continuity bonus holds.
    pub(crate) fn first_continuity(&self) -> Option<Year> {
        self.first(|row| row.continuity)
    }

    /// The first year in which a bonus holds.
    pub(crate) fn first(&self, bonus: impl Fn(&Row) -> Yuan) -> Option<Year> {
        let rows = &self.part.outcome.as_ref()?.by_year;
        rows.iter().find(|(_, row)| bonus(row) > Yuan::ZERO).map(|(year, _)| *year)
    }

    /// Why a year has no cap at all: nobody is insured in it, or cover never began.
    pub(crate) fn uninsured(&self, year: Year) -> Option<&'static str> {
        match self.row(year)?.status {
            Status::Nothing => Some("没有参保"),
            Status::Lapsed if self.absent.contains(&year) => Some("没有参保"),
            Status::Lapsed => Some("没等到待遇"),
            _ => None,
        }
    }
}

/// The name by which typed figures are asked for.
pub(crate) const ROOM: &str = "bonus";

/// Answers the section, or says which years are missing.
pub(crate) fn answer(model: &Model, desk: &Desk<'_>) -> (Option<Answer>, Vec<FieldProblem>) {
    let year = model.coverage_year;
    let (typed, mut problems) = typed(model, desk, ROOM, (year, Scheme::Resident));
    let known = outline(desk.shelf(), year);
    let drafted = form::year_draft(model, year, known).map(|draft| Draft { typed, ..draft });
    let answered = drafted.and_then(|draft| {
        let birth = draft.person.born_on.map(year_of);
        let case = Case::new(draft).map_err(|found| told(&found, model))?;
        let first = known.first_counted.unwrap_or(year);
        let missing = case.history.missing(birth.map_or(first, |birth| first.max(birth)), year);
        if !missing.is_empty() {
            let need = |year: &Year| Problem::new("history", Code::MissingYear, Need::CoverOf(*year));
            return Err(missing.iter().map(need).map(|problem| missing_year(&problem, model)).collect());
        }
        let part = desk.bonus(&case).map_err(|found| told(&found, model))?;
        let open = form::bonus::open_years(&case, &form::bonus::years(model, known.first_counted));
        let most = form::bonus::without_claims(&case, &open).and_then(|case| desk.bonus(&case).ok()?.outcome);
        let notices = notices(&part.remarks, &part.steps);
        let is_absent = |past: &&PastYear| past.cover == Cover::Nothing;
        let absent = case.history.years().iter().filter(is_absent).map(|past| past.year).collect();
        let this = year.min(year_of(model.today));
        Ok(Answer { year: this, ahead: year, part, most, absent, open, no_cap: desk.no_cap(&case), notices })
    });
    match answered {
        Ok(answer) => (Some(answer), problems),
        Err(found) => {
            problems.extend(found);
            (None, problems)
        }
    }
}

/// What a year is asked for here is not the wait.
fn missing_year(problem: &Problem, model: &Model) -> FieldProblem {
    let found = FieldProblem::of(problem, model);
    match found.field {
        Field::Year(year) => FieldProblem {
            text: format!("请在上面点一下{year}年有没有参保，连续参保要看这一年。"),
            ..found
        },
        _ => found,
    }
}
