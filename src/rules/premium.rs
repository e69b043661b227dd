//! What this year's premium comes to (个人缴费标准、政府补助、资助参保).

use super::{Finding, Reasoning, waiting};
use crate::{
    cited::{Clause, Term},
    law::{Charges, Group, NewbornFree, Query, Recipient, Share, Silence, Stands, Table},
    person::Window,
    units::Yuan,
};
use std::sync::Arc;

/// What the documents say of the price.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Personal premium.
    pub personal: Stands<Yuan>,
    /// The government's part.
    pub government: Stands<Yuan>,
    /// What late payers pay.
    pub late_charges: Stands<Charges>,
    /// That newborns pay nothing under a condition that only the family knows.
    pub newborn_free: Stands<NewbornFree>,
    /// Subsidies, each with the groups for which this area's word is the nearest.
    pub subsidies: Vec<(Vec<Group>, Term<Share>)>,
    /// Who receives medical assistance, in which class.
    pub recipients: Vec<(Vec<Group>, Term<Recipient>)>,
    /// Where a group finds nothing: the silence, with the floor that speaks of it.
    pub unsubsidised: Table<Share>,
}

/// The parts of the price; none where no document says it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// Personal premium.
    pub standard: Option<Yuan>,
    /// The government's part.
    pub government: Option<Yuan>,
    /// What the government pays of the personal premium.
    pub subsidy: Option<Yuan>,
    /// What repair costs.
    pub repair: Option<Yuan>,
    /// What is payable in all.
    pub payable: Option<Yuan>,
    /// Why something is missing.
    pub silences: Vec<Silence>,
}

/// What is asked: the categories, the window (none if unknown), the years repaired and their price.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Coverage year.
    pub year: crate::calendar::Year,
    /// Categories.
    pub categories: &'a [Group],
    /// Window.
    pub window: Option<Window>,
    /// Years repaired.
    pub repair_years: u32,
    /// Whether the payer is an exempt newborn, who missed no window.
    pub is_newborn: bool,
}

/// Works out the price.
///
/// Source: the year's premium notice. Units: yuan a year. Silent when: the year's notice is not in the packs; a
/// national floor (不低于) is no price. Odd case: a late payer in some areas pays the government's part as well.
pub fn assess(terms: &Terms, question: Question<'_>, trace: &mut Reasoning) -> Outcome {
    let mut outcome = Outcome::default();
    let year = question.year;
    outcome.standard =
        sum(&terms.personal, "premium.standard", trace, &mut outcome.silences, |sum| Finding::Standard { year, sum });
    outcome.government = sum(&terms.government, "premium.government", trace, &mut outcome.silences, |sum| {
        Finding::Government { year, sum }
    });
    outcome.subsidy = subsidy(terms, question.categories, outcome.standard, trace, &mut outcome.silences);
    outcome.repair = repair(question.repair_years, outcome.standard, trace);
    outcome.payable = payable(terms, question, &mut outcome, trace);
    outcome
}

fn sum(
    term: &Stands<Yuan>,
    path: &'static str,
    trace: &mut Reasoning,
    silences: &mut Vec<Silence>,
    finding: impl FnOnce(Yuan) -> Finding,
) -> Option<Yuan> {
    match term {
        Ok(term) => {
            let sum = trace.open(term);
            trace.conclude(path, finding(sum));
            Some(sum)
        }
        Err(silence) => {
            silences.push((**silence).clone());
            None
        }
    }
}

/// The most favourable subsidy (就高不就低) on the personal part; nothing for somebody of no category.
fn subsidy(
    terms: &Terms,
    categories: &[Group],
    standard: Option<Yuan>,
    trace: &mut Reasoning,
    silences: &mut Vec<Silence>,
) -> Option<Yuan> {
    if categories.is_empty() {
        trace.rest_on("premium.standard");
        trace.conclude("premium.subsidy", Finding::Subsidy { group: None, share: None, sum: Yuan::ZERO });
        return Some(Yuan::ZERO);
    }
    let mut best: Option<(Yuan, Share, Group, Vec<Arc<Clause>>)> = None;
    let (rules, unruled) = rules_for(terms, categories);
    let is_unpriced = standard.is_none() && rules.iter().any(|(_, share, _)| matches!(share, Share::Rate(_)));
    for (group, share, clauses) in rules {
        let amount = match (share, standard) {
            (Share::Nothing, _) => Some(Yuan::ZERO),
            (Share::Sum(sum), Some(standard)) => Some(sum.min(standard)),
            (Share::Sum(sum), None) => Some(sum),
            (Share::Rate(rate), standard) => standard.map(|standard| standard.share(rate)),
        };
        if let Some(amount) = amount.filter(|amount| best.as_ref().is_none_or(|(most, ..)| amount > most)) {
            best = Some((amount, share, group, clauses));
        }
    }
    // A category that no document here speaks of may be given more: the reader is told.
    silences.extend(unruled);
    let (sum, share, group, clauses) = best.filter(|_| !is_unpriced)?;
    trace.rest_on("premium.standard");
    trace.rest_on_all(&clauses);
    trace.conclude("premium.subsidy", Finding::Subsidy { group: Some(group), share: Some(share), sum });
    Some(sum)
}

type Given = (Group, Share, Vec<Arc<Clause>>);

/// Every subsidy that a category, or the class it belongs to, is given; and the silence on each that is given none.
fn rules_for(terms: &Terms, categories: &[Group]) -> (Vec<Given>, Vec<Silence>) {
    let mut found = Vec::new();
    let mut unruled = Vec::new();
    for category in categories {
        let before = found.len();
        let mut trace = Reasoning::default();
        let classes = terms.recipients.iter().filter(|(who, _)| who.contains(category));
        let classes: Vec<Group> = classes.filter_map(|(_, term)| Group::of_class(trace.open(term))).collect();
        let belonging = trace.take_opened();
        for (who, term) in &terms.subsidies {
            let by_class = classes.iter().any(|class| who.contains(class));
            if !who.contains(category) && !by_class {
                continue;
            }
            let share = trace.open(term);
            let mut clauses = trace.take_opened();
            if by_class {
                clauses.extend(belonging.iter().cloned());
            }
            found.push((*category, share, clauses));
        }
        if found.len() == before {
            let groups: Vec<Group> = classes.into_iter().chain([*category]).collect();
            unruled.push(terms.unsubsidised.silence_for(&Query { groups: &groups, ..Query::default() }).clone());
        }
    }
    (found, unruled)
}

fn repair(years: u32, standard: Option<Yuan>, trace: &mut Reasoning) -> Option<Yuan> {
    let sum = if years == 0 { Some(Yuan::ZERO) } else { standard.map(|standard| standard.times(years)) }?;
    trace.rest_on("premium.standard");
    trace.rest_on("repair.price");
    trace.conclude("premium.repair", Finding::RepairSum { years, sum });
    Some(sum)
}

fn payable(terms: &Terms, question: Question<'_>, outcome: &mut Outcome, trace: &mut Reasoning) -> Option<Yuan> {
    let window = if question.is_newborn { Some(Window::Central) } else { question.window };
    let is_charged = is_government_charged(terms, window, trace)?;
    let government = if is_charged { Some(outcome.government?) } else { None };
    let (standard, subsidy, repair) = (outcome.standard?, outcome.subsidy?, outcome.repair?);
    let sum = standard.minus(subsidy).plus(repair).plus(government.unwrap_or_default());
    for part in ["premium.standard", "premium.subsidy", "premium.repair"] {
        trace.rest_on(part);
    }
    if is_charged {
        trace.rest_on("premium.government");
    }
    trace.conclude("premium.payable", Finding::Payable { standard, subsidy, repair, government, sum });
    Some(sum)
}

/// Whether the government's part is charged; none where that turns on a window that nobody knows.
fn is_government_charged(terms: &Terms, window: Option<Window>, trace: &mut Reasoning) -> Option<bool> {
    let Ok(term) = &terms.late_charges else { return Some(false) };
    let is_dearer = trace.applies(term, |charges| *charges == Charges::PersonalAndGovernment);
    let Some(window) = window else { return (!is_dearer).then_some(false) };
    let is_late = waiting::is_late(window);
    if !is_late {
        trace.forget();
    }
    Some(is_late && is_dearer)
}
