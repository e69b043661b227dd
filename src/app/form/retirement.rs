//! Typed text → an employee before retirement, or every problem by field.

use super::{FieldProblem, text};
use crate::{
    app::model::Model,
    law::Pension,
    person::{Problem, Retirement},
    wording,
};

/// A field of the section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum Field {
    Sex,
    Month,
    Paid,
    PaidHere,
    Pension,
}

impl Field {
    /// The element's id.
    pub fn id(self) -> String {
        match self {
            Self::Sex => "retirement-sex",
            Self::Month => "retires-on",
            Self::Paid => "paid-months",
            Self::PaidHere => "paid-months-here",
            Self::Pension => "pension-drawn",
        }
        .to_owned()
    }

    /// What the summary calls it.
    pub fn title(self) -> String {
        match self {
            Self::Sex => "性别",
            Self::Month => "退休的月份",
            Self::Paid => "一共缴了多久",
            Self::PaidHere => "其中在本地缴了多久",
            Self::Pension => "在哪里领养老金",
        }
        .to_owned()
    }
}

impl From<Field> for super::Field {
    fn from(field: Field) -> Self {
        Self::Retirement(field)
    }
}

/// Reads the section.
pub(in crate::app) fn retirement(model: &Model) -> Result<Retirement, Vec<FieldProblem>> {
    let entries = &model.retirement;
    let mut problems = Vec::new();
    if entries.sex.is_none() {
        problems.push(FieldProblem::missing(Field::Sex.into(), "请选男还是女：要缴满几年，男女可能不一样。"));
    }
    let month = "请填哪年哪月退休，例如2030-04。";
    let retires_on = read(&entries.month, Field::Month, (month, text::month), &mut problems);
    let example = "请填几个月，或者几年几个月，例如210，或者17年6个月。";
    let paid = read(&entries.paid, Field::Paid, (example, text::span), &mut problems);
    let here = read(&entries.paid_here, Field::PaidHere, (example, text::span), &mut problems);
    let (Some(sex), Some(retires_on), Some(paid_months), Some(paid_months_here)) =
        (entries.sex, retires_on, paid, here)
    else {
        return Err(problems);
    };
    let pension = entries.pension.unwrap_or(Pension::Here);
    let told = Retirement { sex, retires_on, paid_months, paid_months_here, pension, is_pension_told: true };
    Retirement::new(told).map_err(|found| found.iter().map(problem).collect())
}

fn read<T>(
    typed: &str,
    field: Field,
    (ask, reader): (&'static str, fn(&str) -> Option<T>),
    problems: &mut Vec<FieldProblem>,
) -> Option<T> {
    let found = reader(typed);
    if typed.trim().is_empty() {
        problems.push(FieldProblem::missing(field.into(), ask));
    } else if found.is_none() {
        problems.push(FieldProblem::wrong(field.into(), ask));
    }
    found
}

/// A problem that the rules found, at the field it came from.
fn problem(problem: &Problem) -> FieldProblem {
    let field = match problem.path.as_str() {
        "retirement.retires_on" => Field::Month,
        "retirement.paid_months_here" => Field::PaidHere,
        _ => Field::Paid,
    };
    FieldProblem::wrong(field.into(), wording::problem(problem))
}
