//! What the reader must be told besides the figures.

use super::{parts::Parts, terms::Terms, wait_doubt::WaitDoubt};
use crate::{
    calendar::{Day, Year},
    cited::Clause,
    law::{Group, Key, Silence},
    person::{Case, Window},
    rules::{bill::Doubt, continuity::Pasts, exemption, family::Crowded, newborn, premium},
    units::{Rate, Yuan},
};
use std::sync::Arc;

/// Something that the reader must be told besides the figures.
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    /// A figure is unsaid: which part of the answer is missing for it.
    Unsaid(&'static str, Silence),
    /// A figure is unsaid, and the answer stands without it: which part rests on that.
    Without(&'static str, Silence),
    /// The window is not in the packs.
    WindowUnsaid(Silence),
    /// The mechanism begins later than the coverage year: for which part of the answer.
    BeforeMechanism(&'static str, Year),
    /// Years of which nobody said whether the fund paid anything.
    ClaimsUnknown(Vec<Year>),
    /// Years that are said to have used bonus money when there was none yet.
    NoBonusToUse(Vec<Year>),
    /// Only a national floor speaks: which part, which figure, the least.
    AtLeast(&'static str, Key, Yuan, Arc<Clause>),
    /// A figure's document ends before this year; it is carried on unchanged.
    CarriedOn(&'static str, Year, Arc<Clause>),
    /// The year is not paid for in the central window, so that it does not count as the table assumes.
    NotInCentral(Year, Arc<Clause>),
    /// Care was taken as covered.
    CoverAssumed,
    /// Care was taken as covered, though no document says from when cover runs.
    CoverUnknown,
    /// Care lies in a wait that ends soon after.
    WaitEndsNearCare(Day, Day),
    /// Only an average ratio is published: the rough estimate of what the fund pays.
    RoughEstimate(Yuan, Rate, Arc<Clause>),
    /// A bill could be settled otherwise.
    Doubt(Doubt),
    /// An employee's continuous months were taken as enough for the whole benefit.
    MonthsAssumed,
    /// The table takes a year as paid in the central window; as it was really paid, cover never begins in it.
    NotCoveredThatYear(Year),
    /// Nobody says where the pension is drawn, and what is needed turns on it.
    PensionAssumed,
    /// Without a birth, an adult is assumed in settling care.
    AdultAssumedInCare,
    /// What is not known of a bill is taken as nothing.
    PartUnknown(usize, &'static str),
    /// The person named another window than the pack has.
    WindowDiffers,
    /// Of a past year too, told at this path.
    PastWindowDiffers(Year, String),
    /// Years on which nothing turns are not told.
    UnknownYears(Vec<Year>),
    /// The plan lets an account serve more people than it may.
    AccountCrowded(Crowded),
    /// A student who began school that year claims until a later day: in which part, that day.
    NewStudentClaims(&'static str, Day, Arc<Clause>),
    /// Without a birth, an adult is assumed.
    AdultAssumed,
    /// Continuous years were taken for granted.
    ContinuityAssumed,
    /// The wait outlasts the coverage year.
    Outlasts(Day, Year),
    /// A newborn's premium is waived under a condition that only the family knows.
    NewbornFree(Arc<Clause>),
    /// A birth for which two years must be paid.
    LateBirth(newborn::LateBirth),
    /// Something of the wait could turn out otherwise.
    Wait(WaitDoubt),
    /// Something that only the account of benefits tells.
    Account(super::account::Note),
    /// Newly recognised people are exempt where others of their category are not.
    NewlyAdded(Arc<Clause>),
}

/// Where only newly recognised recipients are exempt, the answer cannot know it: the reader is told.
pub(super) fn newly_added(case: &Case, terms: &exemption::Terms) -> Option<Remark> {
    let group = Group::from_name("newly_added_assistance")?;
    let (_, rule) = terms.rules.iter().find(|(who, _)| who.contains(&group))?;
    let assisted = Group::from_name("medical_assistance")?;
    let is_recipient = case
        .person
        .categories
        .iter()
        .any(|category| *category == assisted || terms.recipients.iter().any(|(who, _)| who.contains(category)));
    is_recipient.then(|| Remark::NewlyAdded(Arc::clone(rule.clause())))
}

pub(super) fn remark_on(case: &Case, pasts: &Pasts, unknown_years: &[Year], part: &mut Parts) {
    let history = &case.history;
    for past in history.years().iter().filter(|past| past.window.is_some()) {
        if pasts.window(past.year).is_some_and(|found| past.window != Some(found)) {
            part.remarks.push(Remark::PastWindowDiffers(past.year, history.path(past.year, "window")));
        }
    }
    if !unknown_years.is_empty() {
        part.remarks.push(Remark::UnknownYears(unknown_years.to_vec()));
    }
    let is_waiting = part.waiting.as_ref().is_none_or(|waiting| waiting.dates.months > 0);
    if case.person.born_on.is_none() && is_waiting {
        part.remarks.push(Remark::AdultAssumed);
    }
    for silence in &part.premium.silences {
        let path = match silence.key {
            Key::PersonalPremium => "premium.standard",
            Key::GovernmentPart => "premium.government",
            _ => "premium.subsidy",
        };
        part.remarks.push(Remark::Unsaid(path, silence.clone()));
    }
    let repair_silence = part.repair.as_ref().and_then(|repair| repair.silence.as_deref());
    if let Some(silence) = repair_silence.filter(|silence| silence.key != Key::PersonalPremium) {
        part.remarks.push(Remark::Unsaid("repair", silence.clone()));
    }
}

/// What the price hangs on and nobody has said.
pub(super) fn price_remarks(
    terms: &Terms,
    question: premium::Question<'_>,
    is_newborn_missed: bool,
    remarks: &mut Vec<Remark>,
) {
    let premium = &terms.premium;
    // Who came too late for the exemption may be in time for the price.
    if let (true, Ok(term)) = (question.is_newborn || is_newborn_missed, &premium.newborn_free) {
        remarks.push(Remark::NewbornFree(Arc::clone(term.clause())));
    }
    let is_late = question.window == Some(Window::Late) && !question.is_newborn;
    if let (true, Err(silence)) = (is_late, &premium.late_charges) {
        remarks.push(Remark::Unsaid("premium.payable", (**silence).clone()));
    }
}
