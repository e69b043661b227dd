//! What cover a person had in the years before (参保经历).

use super::{
    case::HISTORY_YEARS,
    problem::{Code, Need, Problem},
};
use crate::calendar::{Day, Year, first_of_year, year_of};

/// The cover of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cover {
    /// Resident cover (居民医保).
    Resident,
    /// Employee cover (职工医保).
    Employee,
    /// No cover (没有参保).
    Nothing,
}

/// A window of a coverage year (缴费时段).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Window {
    /// Central window (集中参保期).
    Central,
    /// Extended window (延长缴费期).
    Extended,
    /// From the close of those to 31 December of the coverage year.
    Late,
}

impl Window {
    /// Every window.
    pub const ALL: &'static [Self] = &[Self::Central, Self::Extended, Self::Late];

    /// The word used in requests and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::Extended => "extended",
            Self::Late => "late",
        }
    }

    /// Reads the word used in requests.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.word() == word)
    }
}

/// One earlier year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastYear {
    /// The year.
    pub year: Year,
    /// The cover.
    pub cover: Cover,
    /// The last covered day, for employee cover that ended within the year.
    pub until: Option<Day>,
    /// When a resident premium was paid, if not in the central window.
    pub paid_on: Option<Day>,
    /// In which window it was paid, if known.
    pub window: Option<Window>,
    /// The first covered day, if known.
    pub covered_from: Option<Day>,
    /// Whether the pooled fund paid nothing; none if not known.
    pub zero_claim: Option<bool>,
    /// Whether bonus money was used.
    pub bonus_used: bool,
}

impl PastYear {
    /// A year with nothing but its cover told.
    pub fn of(year: Year, cover: Cover) -> Self {
        Self {
            year,
            cover,
            until: None,
            paid_on: None,
            window: None,
            covered_from: None,
            zero_claim: None,
            bonus_used: false,
        }
    }

    /// That the year is none that can be listed, whatever is asked; `index` is its place in the list.
    pub fn problem(&self, index: usize) -> Option<Problem> {
        let (first, last) = (*HISTORY_YEARS.start(), *HISTORY_YEARS.end());
        let is_outside = !HISTORY_YEARS.contains(&self.year);
        let need = Need::HistoryYear(first, last);
        is_outside.then(|| Problem::new(format!("history[{index}].year"), Code::BadValue, need))
    }
}

/// The earlier years, each once, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    years: Vec<PastYear>,
    /// Where each year stood in the request, for problems that only the law can find.
    listed_at: Vec<usize>,
}

impl History {
    /// Checks and orders the years listed; the coverage year and the birth only where they are sound themselves.
    pub(super) fn new(listed: Vec<PastYear>, before: Option<Year>, born_on: Option<Day>) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut rows: Vec<(usize, PastYear)> = listed.into_iter().enumerate().collect();
        for (index, past) in &rows {
            let mut wrong = |field: &str, code, need| {
                problems.push(Problem::new(format!("history[{index}].{field}"), code, need));
            };
            if let Some(before) = before.filter(|before| past.year >= *before) {
                wrong("year", Code::Contradiction, Need::YearBefore(before));
            } else if let Some(birth) = born_on.map(year_of).filter(|birth| past.year < *birth) {
                wrong("year", Code::Contradiction, Need::YearFromBirth(birth));
            } else if let Some(problem) = past.problem(*index) {
                problems.push(problem);
            } else if rows.iter().take(*index).any(|(_, earlier)| earlier.year == past.year) {
                wrong("year", Code::Contradiction, Need::YearOnce(past.year));
            } else {
                details(past, &mut wrong);
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        rows.sort_by_key(|(_, past)| past.year);
        let (listed_at, years) = rows.into_iter().unzip();
        Ok(Self { years, listed_at })
    }

    /// The years, oldest first.
    pub fn years(&self) -> &[PastYear] {
        &self.years
    }

    /// One year, if it is listed.
    pub fn get(&self, year: Year) -> Option<&PastYear> {
        self.years.iter().find(|past| past.year == year)
    }

    /// The path of a field of a listed year, as the request wrote it.
    pub fn path(&self, year: Year, field: &str) -> String {
        let listed = self.years.iter().position(|past| past.year == year).and_then(|at| self.listed_at.get(at));
        listed.map_or_else(|| "history".to_owned(), |index| format!("history[{index}].{field}"))
    }

    /// Every year missing between two, the second excluded.
    pub fn missing(&self, from: Year, before: Year) -> Vec<Year> {
        (from..before).filter(|year| self.get(*year).is_none()).collect()
    }
}

fn details(past: &PastYear, wrong: &mut impl FnMut(&str, Code, Need)) {
    let is_resident = past.cover == Cover::Resident;
    if past.until.is_some() && past.cover != Cover::Employee {
        wrong("until", Code::Contradiction, Need::NoEndFor(past.year));
    } else if past.until.is_some_and(|day| year_of(day) != past.year) {
        wrong("until", Code::Contradiction, Need::MonthWithin(past.year));
    }
    let paid = [
        ("paid_on", past.paid_on.is_some()),
        ("window", past.window.is_some()),
        ("covered_from", past.covered_from.is_some()),
    ];
    for (field, _) in paid.into_iter().filter(|(_, is_given)| *is_given && !is_resident) {
        wrong(field, Code::Contradiction, Need::NoPaymentFor(past.year));
    }
    if past.bonus_used && !is_resident {
        wrong("bonus_used", Code::Contradiction, Need::NoBonusFor(past.year));
    } else if past.bonus_used && past.zero_claim == Some(true) {
        wrong("bonus_used", Code::Contradiction, Need::BonusUsedByClaim(past.year));
    }
    if past.covered_from.is_some_and(|day| day < first_of_year(past.year)) {
        wrong("covered_from", Code::Contradiction, Need::CoverFromWithin(past.year));
    }
    let is_outside = past.window.is_some_and(|window| window != Window::Central);
    if is_resident && is_outside && past.paid_on.is_none() && past.covered_from.is_none() {
        wrong("paid_on", Code::BadValue, Need::PaymentDayOf(past.year));
    }
}
