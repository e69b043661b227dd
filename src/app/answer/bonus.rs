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
    person::{Case, Code, Draft, Need, Problem},
    rules::bonus::{Outcome, Row},
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
        let rows = &self.part.outcome.as_ref()?.by_year;
        rows.iter().find(|(_, row)| row.continuity > crate::units::Yuan::ZERO).map(|(year, _)| *year)
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
        let this = year.min(year_of(model.today));
        Ok(Answer { year: this, ahead: year, part, most, open, no_cap: desk.no_cap(&case), notices })
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
