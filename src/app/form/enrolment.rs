//! Typed text → a draft of the enrolment's case, or every problem by field.

use super::{Field, FieldProblem, text};
use crate::{
    app::model::{Model, Payment},
    assess::Outline,
    calendar::{Day, Year, day_before, first_of_year, last_of_year, year_of},
    law::Scheme,
    person::{Cover, Draft, Enrolment, Event, PastYear, Person, Window},
    wording,
};
use std::collections::BTreeMap;

/// The birth, if it is typed and can be read.
pub(in crate::app) fn birth(model: &Model) -> Option<Day> {
    text::day(&model.born_on)
}

/// Reads the form.
pub(in crate::app) fn draft(model: &Model, known: Outline) -> Result<Draft, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let born_on = born_on(model, &mut problems);
    let event = event(model, &mut problems);
    let history = history(model, model.coverage_year, &mut problems);
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
        person: Person { event, ..person(model, born_on) },
        history,
        typed: BTreeMap::new(),
    })
}

/// The draft of one year's enrolment with nothing but what the strip and the person's details tell: for benefits of the
/// coverage year, whose payment they do not hang on, or of an earlier year.
pub(in crate::app) fn year_draft(model: &Model, year: Year, known: Outline) -> Result<Draft, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let born_on = born_on(model, &mut problems);
    let history = history(model, year, &mut problems);
    let late = optional(&model.year(year).paid_on, Field::YearPayment(year), &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let now = payment(model, known, &mut Vec::new()).filter(|_| year == model.coverage_year);
    let in_time = known.closes.unwrap_or_else(|| day_before(first_of_year(year)));
    let named = |window| if known.closes.is_some() { None } else { Some(window) };
    let (paid_on, window) = match (now, late) {
        (Some(payment), _) => payment,
        (None, Some(day)) if year < model.coverage_year => (day, named(Window::Late)),
        _ => (born_on.map_or(in_time, |birth| in_time.max(birth)), named(Window::Central)),
    };
    let enrolment = Enrolment { year, paid_on, registered_on: None, repair_years: 0, window };
    Ok(Draft { enrolment, person: person(model, born_on), history, typed: BTreeMap::new() })
}

fn person(model: &Model, born_on: Option<Day>) -> Person {
    Person {
        scheme: Scheme::Resident,
        born_on,
        categories: model.categories.iter().copied().collect(),
        event: None,
        continuous_months: None,
    }
}

fn optional(text: &str, field: Field, problems: &mut Vec<FieldProblem>) -> Option<Day> {
    if text.trim().is_empty() {
        return None;
    }
    let read = text::day(text);
    if read.is_none() {
        problems.push(FieldProblem::wrong(field, text::no_day(text, &example(field))));
    }
    read
}

/// A day as this field may have it.
fn example(field: Field) -> String {
    match field {
        Field::Birth => "1990-05-01".into(),
        Field::EventDay => "2026-10-31".into(),
        Field::YearPayment(year) => format!("{year}-07-03"),
        _ => "2026-11-20".into(),
    }
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

fn history(model: &Model, before: Year, problems: &mut Vec<FieldProblem>) -> Vec<PastYear> {
    let listed = model.years.iter().filter(|(year, _)| **year < before);
    let mut history = Vec::new();
    for (year, entry) in listed {
        let Some(cover) = entry.cover else { continue };
        let mut past = PastYear::of(*year, cover);
        if cover == Cover::Resident {
            past.paid_on = optional(&entry.paid_on, Field::YearPayment(*year), problems);
        }
        if cover == Cover::Employee && !entry.until.trim().is_empty() {
            past.until = text::month(&entry.until);
            if past.until.is_none() {
                let text = format!("这里要填一个月份，例如{year}-08。");
                problems.push(FieldProblem::wrong(Field::YearEnd(*year), text));
            }
        }
        model.bonus.complete(&mut past);
        history.push(past);
    }
    history
}

/// The day of payment, and the window where only the person can tell it.
fn payment(model: &Model, known: Outline, problems: &mut Vec<FieldProblem>) -> Option<(Day, Option<Window>)> {
    let named = |window: Option<Window>| if known.closes.is_some() { None } else { window };
    match model.payment {
        Payment::Done if model.paid_on.trim().is_empty() => {
            let text = "请填钱是哪天到账的，或者打算哪天交，例如2026-11-20。";
            problems.push(FieldProblem::missing(Field::PaymentDay, text));
            None
        }
        Payment::Done => {
            let paid_on = optional(&model.paid_on, Field::PaymentDay, problems)?;
            is_near(paid_on, model, known, problems).then_some(())?;
            asked(model, known, problems).map(|window| (paid_on, window))
        }
        Payment::Today => asked(model, known, problems).map(|window| (model.today, window)),
        Payment::InWindow => in_window(model, known, problems).map(|day| (day, named(Some(Window::Central)))),
    }
}

/// Whether a day can belong to the coverage year at all; where the pack names an opening day, the rules hold it to that.
fn is_near(day: Day, model: &Model, known: Outline, problems: &mut Vec<FieldProblem>) -> bool {
    let year = model.coverage_year;
    let (first, last) = (first_of_year(year.saturating_sub(1)), last_of_year(year));
    let is_near = known.opens.is_some() || (first..=last).contains(&day);
    if !is_near {
        let (first, last) = (wording::day(first), wording::day(last));
        let text = format!("这一天离{year}年度太远了：请填{first}到{last}之间的日期，或者换一个参保年度。");
        problems.push(FieldProblem::wrong(Field::PaymentDay, text));
    }
    is_near
}

/// Where the pack has no window, the person must say in which one the money arrived, or that nobody knows.
fn asked(model: &Model, known: Outline, problems: &mut Vec<FieldProblem>) -> Option<Option<Window>> {
    if known.closes.is_some() {
        return Some(None);
    }
    if model.is_window_unknown {
        let text = "这笔钱算在哪个时段还不知道，请打12393问。";
        problems.push(FieldProblem::missing(Field::Window, text));
    } else if model.window.is_none() {
        let text = "本地的缴费时间没有收录：请选这笔钱是在集中参保期里交的，还是以后交的；不知道的选“不知道”。";
        problems.push(FieldProblem::missing(Field::Window, text));
    }
    model.window.map(Some)
}

/// A day within the central window that has not passed yet.
fn in_window(model: &Model, known: Outline, problems: &mut Vec<FieldProblem>) -> Option<Day> {
    let new_year_eve = last_of_year(year_of(day_before(first_of_year(model.coverage_year))));
    let closes = known.closes.unwrap_or(new_year_eve);
    let day = model.today.max(known.opens.unwrap_or(model.today));
    if day <= closes {
        return Some(day);
    }
    let year = model.coverage_year;
    let text = match known.closes {
        Some(closes) => format!(
            "{year}年度的集中参保期已经过了（到{}为止）。请改选“如果今天交”，或者换一个参保年度。",
            wording::day(closes)
        ),
        None => format!(
            "已经是{year}年，{year}年度的集中参保期可能过了，本地未收录到哪天为止。请改选“如果今天交”，再选这笔钱算不算在集中参保期里。"
        ),
    };
    problems.push(FieldProblem::wrong(Field::Payment, text));
    None
}
