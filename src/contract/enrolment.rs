//! Price, wait, repair and days of payment, as the report has them.

use super::{report::shapes, source::Sources, step::StepShape};
use crate::{
    assess::{Assessment, Waiting},
    calendar::{Day, Year, day_after, days_between},
    law::Group,
    rules::{Finding, payment_days::Stretch, premium::Outcome as Premium, repair::Choice},
    units::Yuan,
    wording,
};

shapes! {
    /// The price.
    PremiumShape {
        standard: Option<String>,
        government: Option<String>,
        subsidy: Option<String>,
        repair: Option<String>,
        payable: Option<String>,
    }
    /// The wait.
    WaitingShape {
        window: &'static str,
        exempt: Option<&'static str>,
        lapsed_years: Vec<Year>,
        fixed_months: u32,
        variable_months: u32,
        repaired_months: u32,
        total_months: Option<u32>,
        waits_from: Option<String>,
        covered_from: Option<String>,
        covered_until: Option<String>,
        covered_days: Option<u32>,
        unknown_years: Vec<Year>,
    }
    /// Every repair option.
    RepairShape { options: Vec<RepairOptionShape>, }
    /// One repair option.
    RepairOptionShape {
        years: u32,
        cost: Option<String>,
        total_months: u32,
        covered_from: Option<String>,
        per_month: Option<String>,
    }
    /// A stretch of payment days that give the same.
    StretchShape {
        from: String,
        to: String,
        window: &'static str,
        total_months: u32,
        covered_from: Option<String>,
        covered_from_on_last: Option<String>,
        payable: Option<String>,
    }
}

pub(super) fn premium(premium: &Premium) -> PremiumShape {
    let text = |sum: Option<Yuan>| sum.map(|sum| sum.to_string());
    PremiumShape {
        standard: text(premium.standard),
        government: text(premium.government),
        subsidy: text(premium.subsidy),
        repair: text(premium.repair),
        payable: text(premium.payable),
    }
}

pub(super) fn waiting(assessment: &Assessment) -> Option<WaitingShape> {
    assessment.waiting.as_ref().map(|waiting| wait(waiting, &assessment.unknown_years))
}

pub(super) fn repair(assessment: &Assessment) -> Option<RepairShape> {
    let repair = assessment.repair.as_ref()?;
    Some(RepairShape { options: repair.options.iter().map(option).collect() })
}

fn text(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn wait(waiting: &Waiting, unknown_years: &[Year]) -> WaitingShape {
    let Waiting { parts, repaired, dates } = waiting;
    let covered_from = dates.covered_from.as_ref().ok().copied();
    let covered_days = covered_from.zip(dates.covered_until).map(|(from, until)| days_between(from, day_after(until)));
    WaitingShape {
        window: parts.window.window.word(),
        exempt: parts.exempt.map(Group::name),
        lapsed_years: parts.lapsed_years.clone(),
        fixed_months: parts.fixed,
        variable_months: parts.variable,
        repaired_months: *repaired,
        total_months: Some(dates.months),
        waits_from: text(dates.waits_from),
        covered_from: text(covered_from),
        covered_until: text(dates.covered_until),
        covered_days,
        unknown_years: unknown_years.to_vec(),
    }
}

fn option(choice: &Choice) -> RepairOptionShape {
    RepairOptionShape {
        years: choice.years,
        cost: choice.cost.map(|cost| cost.to_string()),
        total_months: choice.dates.months,
        covered_from: text(choice.dates.covered_from.as_ref().ok().copied()),
        per_month: choice.per_month.map(|sum| sum.to_string()),
    }
}

pub(super) fn stretch(stretch: &Stretch) -> StretchShape {
    StretchShape {
        from: stretch.from.to_string(),
        to: stretch.to.to_string(),
        window: stretch.first.window.word(),
        total_months: stretch.first.months,
        covered_from: text(stretch.first.covered_from),
        covered_from_on_last: text(stretch.last.covered_from),
        payable: stretch.first.payable.map(|sum| sum.to_string()),
    }
}

/// The figures of one stretch of payment days, each with what its first day rests on.
pub(super) fn day_steps(index: usize, stretch: &Stretch, sources: &Sources) -> Vec<StepShape> {
    let first = &stretch.first;
    let finding = Finding::PaymentDays {
        from: stretch.from,
        to: stretch.to,
        window: first.window,
        months: first.months,
        covered_from: first.covered_from,
        payable: first.payable,
    };
    let told = wording::sentence(&finding);
    let sources = sources.of(&stretch.clauses);
    let figures = [
        ("from", Some(stretch.from.to_string())),
        ("to", Some(stretch.to.to_string())),
        ("total_months", Some(first.months.to_string())),
        ("covered_from", text(first.covered_from)),
        ("covered_from_on_last", text(stretch.last.covered_from)),
        ("payable", first.payable.map(|sum| sum.to_string())),
    ];
    let step = |(name, value): (&str, Option<String>)| {
        let path = format!("payment_days.{index}.{name}");
        value.map(|value| StepShape { path: path.into(), text: told.clone(), value, sources: sources.clone() })
    };
    figures.into_iter().filter_map(step).collect()
}
