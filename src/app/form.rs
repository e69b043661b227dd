//! Typed text → a draft of the case, or every problem by field.

use super::model::{Model, Payment};
use crate::{
    assess::Outline,
    calendar::{Day, Year, first_of_year, last_of_year, parse_day, parse_month_end, year_of},
    law::{Key, Kind, Value},
    person::{Cover, Draft, Enrolment, Event, PastYear, Person, Problem, Window},
    units::Yuan,
    wording,
};
use std::collections::BTreeMap;

/// A field of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum Field {
    Area,
    CoverageYear,
    Birth,
    EventDay,
    Year(Year),
    YearPayment(Year),
    YearEnd(Year),
    PaymentDay,
    Registration,
    Window,
    Repair,
    Figure(Key),
}

impl Field {
    /// The element's id.
    pub fn id(self) -> String {
        match self {
            Self::Area => "area".into(),
            Self::CoverageYear => "coverage-year".into(),
            Self::Birth => "born-on".into(),
            Self::EventDay => "event-on".into(),
            Self::Year(year) => format!("year-{year}"),
            Self::YearPayment(year) => format!("year-{year}-paid-on"),
            Self::YearEnd(year) => format!("year-{year}-until"),
            Self::PaymentDay => "paid-on".into(),
            Self::Registration => "registered-on".into(),
            Self::Window => "window".into(),
            Self::Repair => "repair".into(),
            Self::Figure(key) => format!("typed-{}", key.name().replace(['.', '_'], "-")),
        }
    }

    /// What the summary calls it.
    pub fn title(self) -> String {
        match self {
            Self::Area => "参保城市".into(),
            Self::CoverageYear => "参保年度".into(),
            Self::Birth => "出生日期".into(),
            Self::EventDay => "这件事的日期".into(),
            Self::Year(year) => format!("{year}年有没有参保"),
            Self::YearPayment(year) => format!("{year}年的缴费日期"),
            Self::YearEnd(year) => format!("{year}年职工医保的最后一个月"),
            Self::PaymentDay => "缴费日期".into(),
            Self::Registration => "登记日期".into(),
            Self::Window => "缴费时段".into(),
            Self::Repair => "补缴年数".into(),
            Self::Figure(key) => key.title().into(),
        }
    }
}

/// One problem: its field, the sentence, and whether it is only an answer still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field.
    pub field: Field,
    /// What is needed, in plain words.
    pub text: String,
    /// Whether nothing is wrong yet, only unanswered.
    pub is_missing: bool,
}

impl FieldProblem {
    fn wrong(field: Field, text: impl Into<String>) -> Self {
        Self { field, text: text.into(), is_missing: false }
    }

    fn missing(field: Field, text: impl Into<String>) -> Self {
        Self { field, text: text.into(), is_missing: true }
    }

    /// A problem that the rules found, at the field it came from.
    pub fn of(problem: &Problem, model: &Model) -> Self {
        let is_missing = matches!(problem.need, crate::person::Need::CoverOf(_));
        Self { field: field_of(problem, model), text: wording::problem(problem), is_missing }
    }
}

/// Reads a day as people type it: 1990-05-01, 1990.5.1, 1990/5/1, 1990年5月1日, 19900501.
pub fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    let plain: String = text.chars().map(plain_digit).collect();
    if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return parse_day(&format!("{}-{}-{}", plain.get(..4)?, plain.get(4..6)?, plain.get(6..)?));
    }
    let parts: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => parse_day(&format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }
}

/// Full-width digits count as digits: a Chinese keyboard types them.
fn plain_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c).saturating_sub(u32::from('０')), 10).unwrap_or(c),
        other => other,
    }
}

fn month(text: &str) -> Option<Day> {
    let plain: String = text.trim().chars().map(plain_digit).collect();
    let parts: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month] if year.len() == 4 => parse_month_end(&format!("{year}-{month:0>2}")),
        _ => None,
    }
}

/// The birth, if it is typed and can be read.
pub(super) fn birth(model: &Model) -> Option<Day> {
    day(&model.born_on)
}

/// Reads the form.
pub(super) fn draft(model: &Model, known: Outline) -> Result<Draft, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let born_on = born_on(model, &mut problems);
    let event = event(model, &mut problems);
    let history = history(model, &mut problems);
    let paid = payment(model, known, &mut problems);
    let registered_on = optional(&model.registered_on, Field::Registration, &mut problems);
    let Some((paid_on, window)) = paid.filter(|_| problems.is_empty()) else { return Err(problems) };
    Ok(Draft {
        enrolment: Enrolment {
            year: model.coverage_year,
            paid_on,
            registered_on,
            repair_years: model.repair_years,
            window,
        },
        person: Person {
            born_on,
            categories: model.categories.iter().copied().collect(),
            event,
            continuous_months: None,
        },
        history,
        typed: BTreeMap::new(),
    })
}

const DAY: &str = "这里要填一个日期，例如1990-05-01。";

fn optional(text: &str, field: Field, problems: &mut Vec<FieldProblem>) -> Option<Day> {
    if text.trim().is_empty() {
        return None;
    }
    let read = day(text);
    if read.is_none() {
        problems.push(FieldProblem::wrong(field, DAY));
    }
    read
}

fn born_on(model: &Model, problems: &mut Vec<FieldProblem>) -> Option<Day> {
    let born_on = optional(&model.born_on, Field::Birth, problems)?;
    if born_on > model.today {
        let text = format!("出生日期在今天（{}）以后，请核对，例如1990-05-01。", wording::day(model.today));
        problems.push(FieldProblem::wrong(Field::Birth, text));
        return None;
    }
    Some(born_on)
}

fn event(model: &Model, problems: &mut Vec<FieldProblem>) -> Option<Event> {
    let group = model.event?;
    if model.event_on.trim().is_empty() {
        problems.push(FieldProblem::missing(Field::EventDay, "请填这件事是哪天，例如2026-10-31。"));
        return None;
    }
    let on = optional(&model.event_on, Field::EventDay, problems)?;
    Some(Event { group, on, is_gap_paid: model.is_gap_paid })
}

fn history(model: &Model, problems: &mut Vec<FieldProblem>) -> Vec<PastYear> {
    let listed = model.years.iter().filter(|(year, _)| **year < model.coverage_year);
    let mut history = Vec::new();
    for (year, entry) in listed {
        let Some(cover) = entry.cover else { continue };
        let mut past = PastYear::of(*year, cover);
        if cover == Cover::Resident {
            past.paid_on = optional(&entry.paid_on, Field::YearPayment(*year), problems);
        }
        if cover == Cover::Employee && !entry.until.trim().is_empty() {
            past.until = month(&entry.until);
            if past.until.is_none() {
                let text = format!("这里要填一个月份，例如{year}-08。");
                problems.push(FieldProblem::wrong(Field::YearEnd(*year), text));
            }
        }
        history.push(past);
    }
    history
}

/// The day of payment, and the window where only the person can tell it.
fn payment(model: &Model, known: Outline, problems: &mut Vec<FieldProblem>) -> Option<(Day, Option<Window>)> {
    let named = |window: Option<Window>| if known.closes.is_some() { None } else { window };
    match model.payment {
        Payment::Done if model.paid_on.trim().is_empty() => {
            problems.push(FieldProblem::missing(Field::PaymentDay, "请填钱是哪天到账的，例如2026-11-20。"));
            None
        }
        Payment::Done => {
            let paid_on = optional(&model.paid_on, Field::PaymentDay, problems)?;
            asked(model, known, problems).map(|window| (paid_on, window))
        }
        Payment::Today => asked(model, known, problems).map(|window| (model.today, window)),
        Payment::InWindow => in_window(model, known, problems).map(|day| (day, named(Some(Window::Central)))),
    }
}

/// Where the pack has no window, the person must say in which one the money arrived.
fn asked(model: &Model, known: Outline, problems: &mut Vec<FieldProblem>) -> Option<Option<Window>> {
    if known.closes.is_some() {
        return Some(None);
    }
    if model.window.is_none() {
        let text = "本地的缴费时间没有收录：请选这笔钱是在集中参保期里交的，还是以后交的。";
        problems.push(FieldProblem::missing(Field::Window, text));
    }
    model.window.map(Some)
}

/// A day within the central window that has not passed yet.
fn in_window(model: &Model, known: Outline, problems: &mut Vec<FieldProblem>) -> Option<Day> {
    let new_year_eve = last_of_year(year_of(crate::calendar::day_before(first_of_year(model.coverage_year))));
    let closes = known.closes.unwrap_or(new_year_eve);
    let day = model.today.max(known.opens.unwrap_or(model.today));
    if day <= closes {
        return Some(day);
    }
    let text = format!(
        "{}年度的集中参保期已经过了（到{}为止）。请改选“如果今天交”，或者换一个参保年度。",
        model.coverage_year,
        wording::day(closes)
    );
    problems.push(FieldProblem::wrong(Field::PaymentDay, text));
    None
}

/// The figures typed from the local notice; one that cannot be read is a problem at its field and holds nothing up.
pub(super) fn figures(model: &Model) -> (BTreeMap<Key, Value>, Vec<FieldProblem>) {
    let mut typed = BTreeMap::new();
    let mut problems = Vec::new();
    for (key, text) in model.typed.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let plain: String =
            text.trim().chars().map(plain_digit).filter(|c| !['元', '个', '月', ',', '，'].contains(c)).collect();
        let value = match key.kind() {
            Kind::Yuan => Yuan::parse(&plain).map(Value::Yuan),
            Kind::Months => plain.parse().ok().filter(|months| *months <= MOST_MONTHS).map(Value::Months),
            _ => None,
        };
        match value {
            Some(value) => {
                typed.insert(*key, value);
            }
            None => {
                let example = if key.kind() == Kind::Months {
                    "几个月，例如3"
                } else {
                    "多少元，例如400或者400.50"
                };
                problems.push(FieldProblem::wrong(Field::Figure(*key), format!("这里要填{example}。")));
            }
        }
    }
    (typed, problems)
}

/// A typed wait longer than this is a slip of the finger.
const MOST_MONTHS: u32 = 24;

fn field_of(problem: &Problem, model: &Model) -> Field {
    use crate::person::Need;
    if let Need::CoverOf(year) = problem.need {
        return Field::Year(year);
    }
    if let Some(rest) = problem.path.strip_prefix("history[") {
        let (index, name) = rest.split_once("].").unwrap_or((rest, ""));
        let listed: Vec<Year> = model
            .years
            .iter()
            .filter(|(year, entry)| **year < model.coverage_year && entry.cover.is_some())
            .map(|(year, _)| *year)
            .collect();
        let year = index.parse::<usize>().ok().and_then(|index| listed.get(index)).copied();
        return year.map_or(Field::CoverageYear, |year| match name {
            "paid_on" | "window" | "covered_from" => Field::YearPayment(year),
            "until" => Field::YearEnd(year),
            _ => Field::Year(year),
        });
    }
    match problem.path.as_str() {
        "person.born_on" => Field::Birth,
        "enrolment.paid_on" => Field::PaymentDay,
        "enrolment.registered_on" => Field::Registration,
        "enrolment.repair_years" => Field::Repair,
        path => path.strip_prefix("overrides.").and_then(Key::from_name).map_or(Field::CoverageYear, Field::Figure),
    }
}
