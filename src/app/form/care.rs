//! Typed bills → entries whose unknowns stay unknown, or every problem by field.

use super::{FieldProblem, text};
use crate::{
    app::model::{
        Model,
        care::{Event, Part},
    },
    assess::spread::{Entry, Unknown},
    calendar::{Year, year_of},
    law::Scheme,
    person::{Code, Need, Problem},
    units::Yuan,
    wording,
};

/// A field of the section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum Field {
    Months,
    Of(Spot, What),
}

/// One bill: by its lasting key, and by its number in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "explained above")]
pub struct Spot {
    pub key: u32,
    pub number: usize,
}

/// What is asked of a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum What {
    Day,
    Level,
    Total,
    Excluded,
    FirstShare,
    Place,
}

impl What {
    fn id(self) -> &'static str {
        match self {
            Self::Day => "on",
            Self::Level => "level",
            Self::Total => "total",
            Self::Excluded => "excluded",
            Self::FirstShare => "first-share",
            Self::Place => "place",
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Day => "日期",
            Self::Level => "医院级别",
            Self::Total => "总费用",
            Self::Excluded => "目录外自费",
            Self::FirstShare => "先行自付",
            Self::Place => "就医地",
        }
    }
}

impl From<Unknown> for What {
    fn from(unknown: Unknown) -> Self {
        match unknown {
            Unknown::Excluded => Self::Excluded,
            Unknown::FirstShare => Self::FirstShare,
            Unknown::Level => Self::Level,
        }
    }
}

impl Field {
    /// The element's id.
    pub fn id(self) -> String {
        match self {
            Self::Months => "care-months".into(),
            Self::Of(spot, what) => format!("care-{}-{}", spot.key, what.id()),
        }
    }

    /// What the summary calls it.
    pub fn title(self) -> String {
        match self {
            Self::Months => "连续参保月数".into(),
            Self::Of(spot, what) => format!("第{}笔的{}", spot.number, what.title()),
        }
    }
}

impl From<Field> for super::Field {
    fn from(field: Field) -> Self {
        Self::Care(field)
    }
}

/// The bills that can be settled already, with their places in the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bills {
    /// What is known of each.
    pub entries: Vec<Entry>,
    /// Where each stands.
    pub spots: Vec<Spot>,
}

impl Bills {
    /// The year that is settled: the coverage year if there is a bill of it, else the one of most bills.
    pub(in crate::app) fn year(&self, coverage: Year) -> Option<Year> {
        let years = || self.entries.iter().map(|entry| year_of(entry.on));
        if years().any(|year| year == coverage) {
            return Some(coverage);
        }
        // Of several the first in the list, which the search backwards finds last.
        self.entries
            .iter()
            .rev()
            .map(|entry| year_of(entry.on))
            .max_by_key(|it| years().filter(|year| year == it).count())
    }

    /// Leaves out the bills of other years, each with what is wrong at its day.
    pub(in crate::app) fn keep_to(&mut self, year: Year) -> Vec<FieldProblem> {
        let all = std::mem::take(self);
        let mut problems = Vec::new();
        for (entry, spot) in all.entries.into_iter().zip(all.spots) {
            if year_of(entry.on) == year {
                self.entries.push(entry);
                self.spots.push(spot);
            } else {
                let other = Problem::new("care.on", Code::Contradiction, Need::CareWithin(year));
                let field = Field::Of(spot, What::Day);
                problems.push(FieldProblem::wrong(field.into(), wording::problem(&other)));
            }
        }
        problems
    }
}

/// Reads the bills. One that is not finished waits, with what it still needs; the others are settled meanwhile.
pub(in crate::app) fn bills(model: &Model) -> (Bills, Vec<FieldProblem>) {
    let (mut bills, mut problems) = (Bills::default(), Vec::new());
    for (index, event) in model.care.events.iter().enumerate() {
        let spot = Spot { key: event.key, number: index.saturating_add(1) };
        let (entry, found) = entry(event, spot);
        problems.extend(found);
        if let Some(entry) = entry {
            bills.entries.push(entry);
            bills.spots.push(spot);
        }
    }
    (bills, problems)
}

fn entry(event: &Event, spot: Spot) -> (Option<Entry>, Vec<FieldProblem>) {
    let mut problems = Vec::new();
    let at = |what: What| super::Field::Care(Field::Of(spot, what));
    let mut day = None;
    if event.on.trim().is_empty() {
        problems.push(FieldProblem::missing(at(What::Day), "请填是哪天，例如2026-05-04。"));
    } else {
        day = text::day(&event.on);
        if day.is_none() {
            problems.push(FieldProblem::wrong(at(What::Day), text::no_day(&event.on, "2026-05-04")));
        }
    }
    let mut sum = |what: What, typed: &str| {
        let read = text::amount(typed);
        if read.is_none() {
            problems.push(FieldProblem::wrong(at(what), "这里要填多少元，例如17000或者17000.50。"));
        }
        read
    };
    let mut part = |what: What, part: &Part| -> Result<Option<Yuan>, ()> {
        if part.is_unknown || part.text.trim().is_empty() {
            return Ok(None);
        }
        sum(what, &part.text).map(Some).ok_or(())
    };
    let (excluded, first_share) = (part(What::Excluded, &event.excluded), part(What::FirstShare, &event.first_share));
    let mut total = None;
    if event.total.trim().is_empty() {
        problems.push(FieldProblem::missing(at(What::Total), "请填这笔一共花了多少钱，例如17000。"));
    } else {
        total = sum(What::Total, &event.total);
    }
    let (Some(on), Some(total), Ok(excluded), Ok(first_share)) = (day, total, excluded, first_share) else {
        return (None, problems);
    };
    let Event { kind, level, place, .. } = *event;
    (Some(Entry { on, kind, level, total, excluded, first_share, place }), problems)
}

/// More continuous months than a life has are a slip of the finger.
const MOST_MONTHS: u32 = 1200;

/// An employee's continuous months, if they are told.
pub(in crate::app) fn months(model: &Model) -> (Option<u32>, Option<FieldProblem>) {
    let text = &model.care.months;
    if model.care.scheme != Scheme::Employee || text.trim().is_empty() {
        return (None, None);
    }
    let read = text::count(text).filter(|months| *months <= MOST_MONTHS);
    let wrong = || FieldProblem::wrong(Field::Months.into(), "这里要填几个月，例如30；不知道可以不填。");
    (read, read.is_none().then(wrong))
}

/// A problem that the rules found, at the field it came from.
pub(in crate::app) fn problem(problem: &Problem, bills: &Bills) -> Option<FieldProblem> {
    let (index, name) = problem.path.strip_prefix("care[")?.split_once("].")?;
    let spot = *bills.spots.get(index.parse::<usize>().ok()?)?;
    let what = match name {
        "on" => What::Day,
        "excluded" => What::Excluded,
        "first_share" => What::FirstShare,
        _ => What::Total,
    };
    Some(FieldProblem::wrong(Field::Of(spot, what).into(), wording::problem(problem)))
}
