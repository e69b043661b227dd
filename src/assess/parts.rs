//! The figures of one enrolment: its window, wait, repair and price, each answered or silent on its own.

use super::{Remark, Waiting, remark::newly_added, terms::Terms, wait_doubt::doubts};
use crate::{
    calendar::last_of_year,
    law::{Group, Silence},
    person::{Case, Code, Need, Problem},
    rules::{
        Finding, Reasoning, YearLaw, continuity::Pasts, dates, exemption, newborn, premium, repair, waiting, window,
    },
};

/// The figures.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) premium: premium::Outcome,
    pub(super) waiting: Option<Waiting>,
    pub(super) repair: Option<repair::Outcome>,
    pub(super) remarks: Vec<Remark>,
    /// Whether an infant came too late to be a newborn.
    pub(super) is_newborn_missed: bool,
}

/// What the figures rest on, and which of them are asked for.
#[derive(Clone, Copy)]
pub(super) struct Basis<'a> {
    pub(super) case: &'a Case,
    pub(super) terms: &'a Terms,
    pub(super) pasts: &'a Pasts,
    pub(super) extent: Extent,
}

/// Which figures are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of them.
    Whole,
    /// Wait and price of somebody who repairs nothing: what each choice of repair would give is not worked out.
    WithoutRepair,
}

impl<'a> Basis<'a> {
    /// The figures of an answer, and what was asked of the price.
    pub(super) fn parts(self, trace: &mut Reasoning) -> Result<(Parts, premium::Question<'a>), Vec<Problem>> {
        let Self { case, terms, .. } = self;
        let mut part = Parts::default();
        let enrolment = &case.enrolment;
        let found = self.window(trace, &mut part.remarks)?;
        let is_counted = terms.laws.contains_key(&enrolment.year);
        if let (Some(found), true) = (found, is_counted) {
            self.wait_and_repair(found, trace, &mut part)?;
        } else if !is_counted {
            part.remarks.extend(["waiting", "repair"].map(|part| Remark::BeforeMechanism(part, enrolment.year)));
        }
        let is_repair_known = part.repair.is_some() || enrolment.repair_years == 0;
        let question = premium::Question {
            year: enrolment.year,
            categories: &case.person.categories,
            window: found.map(|found| found.window),
            repair_years: enrolment.repair_years,
            is_newborn: part.waiting.as_ref().is_some_and(|waiting| waiting.parts.exempt == Some(Group::newborn())),
        };
        part.premium = premium::assess(&terms.premium, question, trace);
        if !is_repair_known {
            (part.premium.repair, part.premium.payable) = (None, None);
        }
        Ok((part, question))
    }

    fn window(self, trace: &mut Reasoning, remarks: &mut Vec<Remark>) -> Result<Option<window::Found>, Vec<Problem>> {
        let enrolment = &self.case.enrolment;
        let law = self.terms.laws.get(&enrolment.year).map(|law| &law.windows);
        let last = last_of_year(enrolment.year);
        if enrolment.paid_on > last {
            return Err(vec![Problem::new("enrolment.paid_on", Code::NoWindow, Need::PaymentBetween(None, last))]);
        }
        let Some(windows) = law else { return Ok(enrolment.window.map(own_word)) };
        match window::find(windows, enrolment.year, enrolment.paid_on, enrolment.window, trace) {
            Ok(found) => {
                if found.differs {
                    remarks.push(Remark::WindowDiffers);
                }
                Ok(Some(found))
            }
            Err(window::Missing::Unsaid(silence)) => {
                remarks.push(Remark::WindowUnsaid(*silence));
                Ok(None)
            }
            Err(window::Missing::NoWindow(first, last)) => {
                Err(vec![Problem::new("enrolment.paid_on", Code::NoWindow, Need::PaymentBetween(first, last))])
            }
        }
    }

    fn wait_and_repair(
        self,
        found: window::Found,
        trace: &mut Reasoning,
        part: &mut Parts,
    ) -> Result<(), Vec<Problem>> {
        let Self { case, terms, pasts, extent } = self;
        let (Some(law), Ok(first_counted)) = (terms.laws.get(&case.enrolment.year), &terms.first_counted) else {
            return Ok(());
        };
        let exemption = exemption::find(&terms.exemption, case);
        if exemption.as_ref().is_some_and(|found| found.is_continuity_assumed) {
            part.remarks.push(Remark::ContinuityAssumed);
        }
        let missed = exemption.is_none().then(|| newborn::missed(&terms.exemption, case)).flatten();
        part.is_newborn_missed = missed.is_some();
        let ground = waiting::Ground {
            law,
            pasts,
            exemption: exemption.as_ref(),
            exemptions: &terms.exemption,
            missed: missed.as_ref(),
            first_counted,
        };
        part.remarks.extend(newborn::late_birth(&terms.exemption, case).map(Remark::LateBirth));
        if exemption.is_none() {
            part.remarks.extend(newly_added(case, &terms.exemption));
        }
        let parts = match waiting::assess(case, ground, found, trace) {
            Ok(parts) => parts,
            Err(silence) => {
                trace.forget();
                silent(law, *silence, &mut part.remarks);
                return Ok(());
            }
        };
        let repaired = match extent {
            Extent::Whole => repair::assess(&terms.repair, case, ground, &parts, trace).map(Some),
            Extent::WithoutRepair => repair::offer(&terms.repair, &parts, trace).map(|_| None),
        };
        match repaired {
            Ok(outcome) => part.repair = outcome,
            Err(silence) => part.remarks.push(Remark::Unsaid("repair", *silence)),
        }
        part.waiting = choose(case, ground, parts, part.repair.as_ref(), trace)?;
        let chosen = part.waiting.as_ref();
        let doubts = chosen.map(|waiting| doubts(case, &terms.exemption, found, waiting));
        part.remarks.extend(doubts.into_iter().flatten().map(Remark::Wait));
        if let Some(Err(silence)) = chosen.map(|waiting| &waiting.dates.covered_from) {
            part.remarks.push(Remark::Unsaid("waiting.covered_from", (**silence).clone()));
        }
        if let Some((day, None)) =
            chosen.and_then(|it| it.dates.covered_from.as_ref().ok().zip(Some(it.dates.covered_until)))
        {
            part.remarks.push(Remark::Outlasts(*day, case.enrolment.year));
        }
        Ok(())
    }
}

fn own_word(window: crate::person::Window) -> window::Found {
    window::Found { window, is_own_word: true, differs: false }
}

/// Everything that is missing for the wait is told at once, and that repair is silent with it.
fn silent(law: &YearLaw, silence: Silence, remarks: &mut Vec<Remark>) {
    let parts = [&law.wait.fixed, &law.wait.variable].into_iter().filter_map(|part| part.as_ref().err());
    let others: Vec<Silence> = parts.filter(|other| other.key != silence.key).map(|other| (**other).clone()).collect();
    remarks.push(Remark::Unsaid("repair", silence.clone()));
    remarks.push(Remark::Unsaid("waiting", silence));
    remarks.extend(others.into_iter().map(|other| Remark::Unsaid("waiting", other)));
}

/// Takes the repair that was chosen; more than can be repaired is a problem.
fn choose(
    case: &Case,
    ground: waiting::Ground<'_>,
    parts: waiting::Outcome,
    repair: Option<&repair::Outcome>,
    trace: &mut Reasoning,
) -> Result<Option<Waiting>, Vec<Problem>> {
    let years = case.enrolment.repair_years;
    let choice = repair.and_then(|repair| repair.options.iter().find(|choice| choice.years == years));
    let repaired = match (choice, repair) {
        (Some(choice), _) => choice.repaired,
        (None, None) if years == 0 => 0,
        (None, None) => return Ok(None),
        (None, Some(repair)) => {
            let most = repair.options.last().map_or(0, |choice| choice.years);
            let need = Need::RepairAtMost(most);
            return Err(vec![Problem::new("enrolment.repair_years", Code::BadValue, need)]);
        }
    };
    trace.rest_on("repair.most");
    trace.conclude("waiting.repaired_months", Finding::Repaired { months: repaired, years });
    let months = parts.fixed.saturating_add(parts.variable).saturating_sub(repaired);
    let dates = dates::after(case, ground, &parts, months, trace);
    dates::note(repaired, &parts, &dates, trace);
    Ok(Some(Waiting { parts, repaired, dates }))
}
