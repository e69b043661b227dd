//! The report: figures, notices, and a step with its sources for every figure.

use super::request::Request;
use crate::{
    assess::{Assessment, Waiting},
    calendar::{Day, Year, day_after, days_between},
    cited::{Clause, Step},
    law::{Group, Shelf},
    rules::{Finding, payment_days::Stretch, repair::Choice},
    units::Yuan,
    wording::{self, Notice},
};
use serde::Serialize;

/// A section: absent where it was not asked, null where it cannot be answered.
pub type Section<T> = Option<Option<T>>;

macro_rules! shapes {
    ($(#[doc = $doc:literal] $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[allow(missing_docs, reason = "the contract names and explains every field")]
        pub struct $name { $(pub $field: $type,)* }
    )*};
}

/// A whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract names and explains every field")]
pub struct Report {
    pub version: u32,
    pub policy: PolicyShape,
    pub area: AreaShape,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub premium: Section<PremiumShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Section<WaitingShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Section<RepairShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Section<()>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reimbursement: Section<()>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Section<()>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retirement: Section<()>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub payment_days: Vec<StretchShape>,
    pub notices: Vec<NoticeShape>,
    pub steps: Vec<StepShape>,
}

shapes! {
    /// Which rules were used.
    PolicyShape { id: String, as_of: String, hash: String, }
    /// The area.
    AreaShape { code: String, name: String, }
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
    RepairShape { options: Vec<OptionShape>, }
    /// One repair option.
    OptionShape {
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
    /// One figure's step.
    StepShape { path: String, text: String, value: String, sources: Vec<SourceShape>, }
    /// One clause.
    SourceShape {
        document: String,
        clause: String,
        quote: String,
        standing: &'static str,
        trust: &'static str,
        area: String,
    }
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract names and explains every field")]
pub struct NoticeShape {
    pub code: &'static str,
    pub path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<&'static str>,
    pub text: String,
}

impl Report {
    /// A report with nothing answered yet.
    pub(super) fn of(shelf: &Shelf) -> Self {
        let area = shelf.area();
        let code = area.map(|area| area.code.clone()).unwrap_or_default();
        let name = area.map(|area| area.name.clone()).unwrap_or_default();
        Self {
            version: 1,
            policy: PolicyShape { id: code.clone(), as_of: shelf.as_of().to_string(), hash: shelf.hash.clone() },
            area: AreaShape { code, name },
            premium: None,
            waiting: None,
            repair: None,
            bonus: None,
            reimbursement: None,
            family: None,
            retirement: None,
            payment_days: Vec::new(),
            notices: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// Writes an assessment down.
    pub(super) fn fill(&mut self, assessment: &Assessment, days: &[Stretch]) {
        let premium = &assessment.premium;
        let text = |sum: Option<Yuan>| sum.map(|sum| sum.to_string());
        self.premium = Some(Some(PremiumShape {
            standard: text(premium.standard),
            government: text(premium.government),
            subsidy: text(premium.subsidy),
            repair: text(premium.repair),
            payable: text(premium.payable),
        }));
        let waiting = assessment.waiting.as_ref();
        self.waiting = Some(waiting.map(|waiting| wait(waiting, &assessment.unknown_years)));
        let repair = assessment.repair.as_ref();
        self.repair = Some(repair.map(|repair| RepairShape { options: repair.options.iter().map(option).collect() }));
        self.payment_days = days.iter().map(stretch).collect();
        self.notices.extend(wording::notices(assessment).into_iter().map(notice));
        self.steps.extend(assessment.steps.iter().map(step));
        self.steps.extend(days.iter().enumerate().flat_map(|(index, stretch)| day_steps(index, stretch)));
    }

    /// Sections that were asked for and that this version does not answer yet are null, and say so.
    pub(super) fn mark_unbuilt(&mut self, request: &Request) {
        let is_bonus = request.enrolment.is_some() && request.history.is_some();
        let asked = [
            ("bonus", is_bonus, &mut self.bonus),
            ("reimbursement", request.care.is_some(), &mut self.reimbursement),
            ("family", request.family.is_some(), &mut self.family),
            ("retirement", request.retirement.is_some(), &mut self.retirement),
        ];
        for (path, is_asked, section) in asked {
            if is_asked {
                *section = Some(None);
                let text = "这个版本还不能计算这一项。".to_owned();
                self.notices.push(NoticeShape { code: "unsaid", path: path.into(), key: None, text });
            }
        }
    }
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

fn option(choice: &Choice) -> OptionShape {
    OptionShape {
        years: choice.years,
        cost: choice.cost.map(|cost| cost.to_string()),
        total_months: choice.dates.months,
        covered_from: text(choice.dates.covered_from.as_ref().ok().copied()),
        per_month: choice.per_month.map(|sum| sum.to_string()),
    }
}

fn stretch(stretch: &Stretch) -> StretchShape {
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

fn notice(notice: Notice) -> NoticeShape {
    NoticeShape { code: notice.code, path: notice.path, key: notice.key, text: notice.text }
}

fn step(step: &Step<Finding>) -> StepShape {
    StepShape {
        path: step.path.to_string(),
        text: wording::sentence(&step.finding),
        value: value(&step.finding),
        sources: step.clauses.iter().map(|clause| source(clause)).collect(),
    }
}

/// The figures of one stretch of payment days, each with what its first day rests on.
fn day_steps(index: usize, stretch: &Stretch) -> Vec<StepShape> {
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
    let sources: Vec<SourceShape> = first.clauses.iter().map(|clause| source(clause)).collect();
    let figures = [
        ("total_months", Some(first.months.to_string())),
        ("covered_from", text(first.covered_from)),
        ("covered_from_on_last", text(stretch.last.covered_from)),
        ("payable", first.payable.map(|sum| sum.to_string())),
    ];
    let step = |(name, value): (&str, Option<String>)| {
        let path = format!("payment_days.{index}.{name}");
        value.map(|value| StepShape { path, text: told.clone(), value, sources: sources.clone() })
    };
    figures.into_iter().filter_map(step).collect()
}

fn source(clause: &Clause) -> SourceShape {
    let source = &clause.source;
    let number = source.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
    SourceShape {
        document: format!("{number}{}", source.title),
        clause: clause.at.clone(),
        quote: clause.quote.clone(),
        standing: source.standing.word(),
        trust: source.trust.word(),
        area: source.area.clone(),
    }
}

/// The figure that a step stands for, as text.
fn value(finding: &Finding) -> String {
    match finding {
        Finding::PaidIn { window, .. } => window.word().into(),
        Finding::Exempt { group, .. } => group.name().into(),
        Finding::Lapsed { years } | Finding::Unknown { years } => {
            years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }
        Finding::Fixed { months, .. }
        | Finding::Variable { months, .. }
        | Finding::Repaired { months, .. }
        | Finding::Total { months, .. }
        | Finding::Carried { months, .. }
        | Finding::CarriedPart { months, .. }
        | Finding::RepairTotal { months, .. }
        | Finding::PaymentDays { months, .. } => months.to_string(),
        Finding::WaitsFrom { day, .. }
        | Finding::CoveredFrom { day, .. }
        | Finding::CoveredUntil { day }
        | Finding::Outlasts { day } => day.to_string(),
        Finding::CoveredDays { days } => days.to_string(),
        Finding::RepairMost { years, .. } | Finding::RepairYears { years } => years.to_string(),
        Finding::RepairCost { cost, .. } => cost.to_string(),
        Finding::RepairPerMonth { each, .. } => each.to_string(),
        Finding::Standard { sum, .. }
        | Finding::Government { sum, .. }
        | Finding::Subsidy { sum, .. }
        | Finding::RepairSum { sum, .. }
        | Finding::Payable { sum, .. } => sum.to_string(),
    }
}
