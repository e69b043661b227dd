//! The honest range: what a year's care comes to where some of a bill is not known, and which answer would narrow it most.

mod search;

use super::{
    Assessment, Desk, Part, Typed,
    bill::{self, DayLaw, Question as BillQuestion},
    typed,
};
use crate::{
    calendar::{Day, Year},
    law::{CareKind, CarePlace, Level},
    person::{Care, Person, Problem, care},
    rules::{bill::Outcome, bonus},
    units::Yuan,
};
use search::{End, Search};
use std::{collections::BTreeMap, rc::Rc};

/// One event of care as somebody tells it who does not know everything; none is "I don't know".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The day; of admission for a stay.
    pub on: Day,
    /// Kind of care.
    pub kind: CareKind,
    /// Level of the facility.
    pub level: Option<Level>,
    /// Total of the bill.
    pub total: Yuan,
    /// Excluded expense (目录外自费).
    pub excluded: Option<Yuan>,
    /// First share (先行自付).
    pub first_share: Option<Yuan>,
    /// Where.
    pub place: CarePlace,
}

/// What may be unknown of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknown {
    /// Excluded expense (目录外自费).
    Excluded,
    /// First share (先行自付).
    FirstShare,
    /// Level of the facility.
    Level,
}

/// A year's care with its unknowns, and what is known besides it.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The person.
    pub person: &'a Person,
    /// The care, as told.
    pub care: &'a [Entry],
    /// The enrolment's answer, where one was asked for.
    pub enrolment: Option<(Year, &'a Assessment)>,
    /// The bonuses, where they were asked for.
    pub bonus: Option<&'a Part<bonus::Outcome>>,
    /// Figures typed from the local notice.
    pub typed: &'a Typed,
}

/// The range, as two settlements.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// The settlement in which the funds pay least.
    pub least: Part<Outcome>,
    /// The settlement in which they pay most; the same where nothing is unknown.
    pub most: Part<Outcome>,
    /// The event and its field whose being known leaves the smallest worst-case range.
    pub ask: Option<(usize, Unknown)>,
    /// Whether some level that an event may have is unsaid here, so that the range leaves it out.
    pub is_level_unsaid: bool,
}

/// What the funds pay as far as it is said: all layers, else the basic fund, else the rough estimate.
pub fn paid(outcome: &Outcome) -> Option<Yuan> {
    outcome.funds.or(outcome.basic).or_else(|| outcome.rough.as_ref().map(|(sum, ..)| *sum))
}

/// Settles the extremes: excluded nothing or the whole bill, first share nothing or the rest, every level.
///
/// Source: none of its own; it only settles bills (待遇测算). Units: yuan. Silent when: the bill is. Odd cases: with many
/// unknowns the extremes are searched event by event, each given the others, which finds them because a yuan that
/// becomes eligible never lowers what the funds pay in all; the question to ask is weighed with the other events kept
/// at their extremes.
pub(super) fn assess(desk: &Desk<'_>, question: &Question<'_>) -> Result<Spread, Vec<Problem>> {
    let told: Vec<Care> = question.care.iter().map(|entry| entry.as_told(Level::Tertiary)).collect();
    care::check(&told, question.enrolment.map(|(year, _)| year), question.person.born_on)?;
    let mut versions: Vec<Vec<Care>> = question.care.iter().map(Entry::versions).collect();
    let counter = Counter::open(desk, question, &versions)?;
    let is_level_unsaid = drop_unsaid_levels(&counter, question.care, &mut versions);
    let search = Search { counter: &counter };
    let (least, most) = (search.end(&versions, End::Least), search.end(&versions, End::Most));
    let ask = search.narrowest(question.care, &versions, &least, &most);
    Ok(Spread { least: counter.settle(&least), most: counter.settle(&most), ask, is_level_unsaid })
}

/// Settles one version of the care after another by the same law.
struct Counter<'a> {
    question: BillQuestion<'a>,
    laws: BTreeMap<Day, Rc<DayLaw>>,
}

impl<'a> Counter<'a> {
    /// A typed figure is refused where the documents state one for every version.
    fn open(desk: &Desk<'_>, question: &Question<'a>, versions: &[Vec<Care>]) -> Result<Self, Vec<Problem>> {
        let Question { person, enrolment, bonus, typed, .. } = *question;
        let all: Vec<Care> = versions.iter().flatten().copied().collect();
        let asked = BillQuestion { person, care: &all, enrolment, bonus, typed };
        let laws = bill::laws(desk, &asked);
        let (groups, ..) = bill::classes(bill::last_law(&laws, &asked), &person.categories);
        typed::refuse(desk, &asked, &groups)?;
        Ok(Self { question: BillQuestion { person, care: &[], enrolment, bonus, typed }, laws })
    }

    fn settle(&self, care: &[Care]) -> Part<Outcome> {
        bill::answer(&self.laws, &BillQuestion { care, ..self.question })
    }
}

impl Entry {
    fn as_told(&self, level: Level) -> Care {
        Care {
            on: self.on,
            kind: self.kind,
            level: self.level.unwrap_or(level),
            total: self.total,
            excluded: self.excluded,
            first_share: self.first_share,
            place: self.place,
        }
    }

    /// Every extreme version of the event: the most generous parts first.
    fn versions(&self) -> Vec<Care> {
        let levels = self.level.map_or(Level::ALL.to_vec(), |level| vec![level]);
        let whole = self.total.minus(self.first_share.unwrap_or_default());
        let excluded = self.excluded.map_or(vec![Yuan::ZERO, whole], |sum| vec![sum]);
        let mut found = Vec::new();
        for level in levels {
            for sum in &excluded {
                let rest = self.total.minus(*sum);
                for share in self.first_share.map_or(vec![Yuan::ZERO, rest], |share| vec![share]) {
                    let care = Care { excluded: Some(*sum), first_share: Some(share), ..self.as_told(level) };
                    if !found.contains(&care) {
                        found.push(care);
                    }
                }
            }
        }
        found
    }

    fn unknowns(&self) -> impl Iterator<Item = Unknown> + use<> {
        [
            self.excluded.is_none().then_some(Unknown::Excluded),
            self.first_share.is_none().then_some(Unknown::FirstShare),
            self.level.is_none().then_some(Unknown::Level),
        ]
        .into_iter()
        .flatten()
    }
}

/// A level of which the packs say nothing gives no figure; it is left out where another one gives one.
fn drop_unsaid_levels(counter: &Counter<'_>, care: &[Entry], versions: &mut [Vec<Care>]) -> bool {
    let mut is_any = false;
    for (entry, versions) in care.iter().zip(versions) {
        let is_said = |care: &Care| {
            let part = counter.settle(std::slice::from_ref(care));
            part.outcome.is_some_and(|outcome| outcome.basic.is_some())
        };
        if entry.level.is_none() {
            let said: Vec<Care> = versions.iter().copied().filter(is_said).collect();
            if !said.is_empty() && said.len() < versions.len() {
                is_any = true;
                *versions = said;
            }
        }
    }
    is_any
}
