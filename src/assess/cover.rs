//! From when a year's care is covered (待遇享受): as the enrolment's answer tells it, else taken as given.

use super::{Assessment, Remark, bill::Question};
use crate::{
    calendar::{Day, plus_days},
    cited::Clause,
    law::{CareDay, Scheme, Stands},
    person::Window,
    rules::{Finding, Reasoning, bill::UncoveredWhy},
};
use std::sync::Arc;

/// A wait that ends so soon after the care that the reader should check the dates (days).
const SOON: u32 = 30;

/// From which day to which day care is covered, and by which clauses.
#[derive(Default)]
pub(super) struct Cover {
    span: Option<(Day, Option<Day>)>,
    /// When the money arrived.
    paid_on: Day,
    /// Whether there is any wait.
    is_waited: bool,
    /// The day of a late payment whose wait is unsaid: however long it is, it begins no earlier.
    late_from: Option<Day>,
    /// Whether cover was reckoned and no document says from when it runs.
    is_unsaid: bool,
    pub(super) clauses: Vec<Arc<Clause>>,
}

impl Cover {
    pub(super) fn of(question: &Question<'_>) -> Self {
        let resident = question.enrolment.filter(|_| question.person.scheme == Scheme::Resident);
        let Some((_, assessment)) = resident else { return Self::default() };
        let is_before = |remark: &Remark| matches!(remark, Remark::BeforeMechanism("waiting", _));
        // Before the mechanism began nobody waited: what is unsaid then is no wait.
        let unsaid = Self {
            is_unsaid: !assessment.remarks.iter().any(is_before),
            late_from: late_from(assessment),
            ..Self::default()
        };
        let unsaid = Self { clauses: window_clauses(assessment), ..unsaid };
        let Some(waiting) = &assessment.waiting else { return unsaid };
        let Ok(from) = &waiting.dates.covered_from else { return unsaid };
        let step = assessment.steps.iter().rev().find(|step| step.path == "waiting.covered_from");
        Self {
            span: Some((*from, waiting.dates.covered_until)),
            paid_on: assessment.paid_on,
            is_waited: waiting.dates.months > 0,
            is_unsaid: false,
            late_from: None,
            clauses: step.map(|step| step.clauses.clone()).unwrap_or_default(),
        }
    }

    /// That care is taken as covered, where nothing tells it.
    pub(super) fn is_assumed(&self) -> Option<Remark> {
        let remark = if self.is_unsaid { Remark::CoverUnknown } else { Remark::CoverAssumed };
        self.span.is_none().then_some(remark)
    }

    /// Why care is not covered; before the payment, and where nobody waits, there is no wait to speak of.
    pub(super) fn why_not(&self, on: Day) -> Option<UncoveredWhy> {
        if let Some(paid_on) = self.late_from.filter(|paid_on| on < *paid_on) {
            return Some(UncoveredWhy::NotPaid(paid_on));
        }
        let (from, until) = self.span?;
        if on >= from && until.is_some() {
            return None;
        }
        Some(match until {
            _ if on < self.paid_on => UncoveredWhy::NotPaid(self.paid_on),
            None => UncoveredWhy::Outlasts,
            Some(_) if self.is_waited => UncoveredWhy::Waiting(from),
            Some(_) => UncoveredWhy::NotBegun(from),
        })
    }

    /// Where the day of the cost decides, a stay that begins just before the wait ends is partly covered.
    pub(super) fn near_end(&self, care_day: &Stands<CareDay>, on: Day) -> Option<Remark> {
        let (from, _) = self.span?;
        let mut trace = Reasoning::default();
        let is_by_cost = care_day.as_ref().is_ok_and(|term| trace.applies(term, |word| *word == CareDay::Cost));
        let is_near = on < from && from <= plus_days(on, SOON);
        (is_by_cost && is_near && self.is_waited).then_some(Remark::WaitEndsNearCare(on, from))
    }
}

/// What the window that was found rests on.
fn window_clauses(assessment: &Assessment) -> Vec<Arc<Clause>> {
    let step = assessment.steps.iter().find(|step| step.path == "waiting.window");
    step.map(|step| step.clauses.clone()).unwrap_or_default()
}

/// When a late payer paid, where the documents name the window.
fn late_from(assessment: &Assessment) -> Option<Day> {
    assessment.steps.iter().find_map(|step| match step.finding {
        Finding::PaidIn { window: Window::Late, paid_on, is_own_word: false } => Some(paid_on),
        _ => None,
    })
}
