//! Care, day by day: a bill of each kind is settled as any other, and what comes of it is the cell's state.

use super::{Benefit, Origin, Row, Span, State, Trait, enrolment::groups, grid, grid::Axis, periods};
use crate::{
    assess::{
        Desk, Part, Typed,
        bill::{self, HARDSHIP, Question},
        terms,
    },
    calendar::{Day, Year, first_of_year, last_of_year, year_of},
    cited::Clause,
    law::{
        Age, CareKind, CarePlace, Cell, Group, Key, Level, Provision, Query, Scheme, Silence, Standing, Stay, Value,
    },
    person::{Care, Person},
    rules::bill::Outcome,
    units::{Rate, Yuan},
};
use std::sync::Arc;

/// A bill that reaches every band: the bands of a case are found by one lookup, and the check proves that they join.
const LARGE: &str = "10000000";
/// How old those are who are asked for, in years.
const AGES: [(Age, Year); 2] = [(Age::Minor, 10), (Age::Adult, 40)];

/// Figures that stand in for the layers before the one asked for, so that their silence does not hide it.
fn stand_ins(is_critical_too: bool) -> Typed {
    let nothing = Value::Rate(Rate::exact(Yuan::ZERO.decimal()));
    let bands = Value::Word("after_deductible".into());
    let mut typed = Typed::from([
        (Key::BasicDeductible, Value::None),
        (Key::BasicRatio, nothing.clone()),
        (Key::BasicBands, bands.clone()),
        (Key::BasicCap, Value::None),
    ]);
    if is_critical_too {
        typed.extend([
            (Key::CriticalDeductible, Value::None),
            (Key::CriticalRatio, nothing),
            (Key::CriticalBands, bands),
            (Key::CriticalCap, Value::None),
        ]);
    }
    typed
}

/// Every benefit of care in every period. Where no line on care starts or expires, nothing is asked anew.
pub(super) fn rows(desk: &Desk<'_>, days: &[Span]) -> Vec<Row> {
    let changes = periods::changes(desk.shelf, Key::is_of_care);
    let benefits = [Benefit::Basic, Benefit::Elsewhere, Benefit::Critical, Benefit::Assistance];
    let mut found = Vec::new();
    for benefit in benefits {
        for scheme in Scheme::ALL {
            let axes = axes(desk, benefit, *scheme);
            found.extend(grid::rows(benefit, &axes, samples(desk, days, &changes, benefit, &axes)));
        }
    }
    let people: Vec<Group> = Group::categories().chain([Group::newborn()]).collect();
    let axes = [groups(desk, &people, &[Key::ClaimDeadline], true)];
    found.extend(grid::rows(Benefit::Claim, &axes, samples(desk, days, &changes, Benefit::Claim, &axes)));
    found
}

fn samples(
    desk: &Desk<'_>,
    days: &[Span],
    changes: &std::collections::BTreeSet<Day>,
    benefit: Benefit,
    axes: &[Axis],
) -> Vec<grid::Sample> {
    let mut samples: Vec<grid::Sample> = Vec::new();
    for span in days {
        let sample = match samples.last() {
            Some(before) if !changes.contains(&span.from) => grid::Sample { span: *span, ..before.clone() },
            _ => {
                let asked = Asked::new(desk, benefit, span.from);
                grid::ask(axes, *span, |case| Some(asked.state(case)))
            }
        };
        samples.push(sample);
    }
    samples
}

/// What is told apart for a benefit under a scheme. Only residents are minors; only assistance asks for hardship.
fn axes(desk: &Desk<'_>, benefit: Benefit, scheme: Scheme) -> Vec<Axis> {
    let lines = || lines(desk);
    let mut axes = vec![Axis::of([vec![Trait::Scheme(scheme)]])];
    let categories = Group::categories();
    let keys: Vec<Key> = Key::ALL.iter().copied().filter(|key| key.is_of_care()).collect();
    if benefit == Benefit::Assistance {
        let hardship: Vec<Group> = categories.filter(|group| HARDSHIP.contains(&group.name())).collect();
        axes.push(groups(desk, &hardship, &keys, false));
        axes.push(Axis::kin(CareKind::ALL, lines().map(|it| it.cell.kind.as_slice()), |kind| Trait::Care(kind, None)));
        return axes;
    }
    axes.push(groups(desk, &categories.collect::<Vec<_>>(), &keys, true));
    let ratio = if benefit == Benefit::Critical { Key::CriticalRatio } else { Key::BasicRatio };
    if benefit != Benefit::Critical {
        if scheme == Scheme::Resident {
            axes.push(Axis::kin(Age::ALL, lines().map(|it| it.cell.age.as_slice()), Trait::Age));
        }
        axes.push(Axis::of(kinds()));
        axes.push(Axis::kin(Level::ALL, lines().map(|it| it.cell.level.as_slice()), Trait::Level));
    }
    if benefit == Benefit::Elsewhere {
        let places = [CarePlace::Registered, CarePlace::Referred, CarePlace::Unregistered];
        axes.push(Axis::kin(&places, lines().map(|it| it.cell.place.as_slice()), Trait::Place));
    }
    axes.push(Axis::of([amounts(lines().filter(|it| it.key == ratio).map(|it| &it.cell))]));
    axes
}

fn lines<'a>(desk: &Desk<'a>) -> impl Iterator<Item = &'a Provision> + use<'a> {
    let documents = desk.shelf.packs.iter().flat_map(|pack| &pack.documents);
    documents.flat_map(|document| &document.provisions).filter(|provision| provision.key.is_of_care())
}

/// Visits, chronic diseases, and stays, each of which may be the year's first or a later one.
fn kinds() -> Vec<Vec<Trait>> {
    let stay = |stay| vec![Trait::Care(CareKind::Inpatient, Some(stay))];
    let others = [CareKind::Outpatient, CareKind::Chronic].map(|kind| vec![Trait::Care(kind, None)]);
    others.into_iter().chain([stay(Stay::First), stay(Stay::Later)]).collect()
}

/// The bands between every edge that some line names.
fn amounts<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<Trait> {
    let mut edges: Vec<Yuan> = cells.flat_map(|cell| [cell.over, cell.up_to]).flatten().collect();
    edges.push(Yuan::ZERO);
    edges.sort();
    edges.dedup();
    let ends = edges.iter().skip(1).map(|edge| Some(*edge)).chain([None]);
    edges.iter().zip(ends).map(|(over, up_to)| Trait::Amount(*over, up_to)).collect()
}

/// One day's questions about one benefit.
struct Asked<'a> {
    desk: &'a Desk<'a>,
    benefit: Benefit,
    day: Day,
    typed: Typed,
}

impl<'a> Asked<'a> {
    fn new(desk: &'a Desk<'a>, benefit: Benefit, day: Day) -> Self {
        let typed = match benefit {
            Benefit::Critical => stand_ins(false),
            Benefit::Assistance => stand_ins(true),
            _ => Typed::new(),
        };
        Self { desk, benefit, day, typed }
    }

    fn state(&self, case: &[Trait]) -> State {
        let mut person = Person::default();
        let mut care = Care {
            on: self.day,
            kind: CareKind::Inpatient,
            level: Level::Tertiary,
            total: Yuan::parse(LARGE).unwrap_or_default(),
            excluded: Some(Yuan::ZERO),
            first_share: Some(Yuan::ZERO),
            place: CarePlace::Home,
        };
        let mut is_later = false;
        for told in case {
            match *told {
                Trait::Scheme(scheme) => person.scheme = scheme,
                // No birthday of a year is later, so that a day for some birthdays only is this child's.
                Trait::Group(group) if group == Group::newborn() => {
                    person.born_on = Some(last_of_year(year_of(self.day)));
                }
                Trait::Group(group) => person.categories.push(group),
                Trait::Age(age) => person.born_on = self.birth(age),
                Trait::Care(kind, stay) => (care.kind, is_later) = (kind, stay == Some(Stay::Later)),
                Trait::Level(level) => care.level = level,
                Trait::Place(place) => care.place = place,
                _ => {}
            }
        }
        // A later stay is the second of two on one day: events of one day are settled in the order listed.
        let events = vec![care; if is_later { 2 } else { 1 }];
        let question = Question { person: &person, care: &events, enrolment: None, bonus: None, typed: &self.typed };
        // A stand-in gives way to what the documents say, so that it is not refused as a typed figure would be.
        let part = bill::answer(&bill::laws(self.desk, &question), &question);
        let Some(outcome) = &part.outcome else { return State::silent(Key::BasicRatio) };
        if self.benefit == Benefit::Claim && !self.is_own_day(&part, case) {
            return State::silent(Key::ClaimDeadline);
        }
        self.read(&part, outcome, events.len().saturating_sub(1))
    }

    /// Whether somebody for whom a line names a day of their own is answered by that line.
    fn is_own_day(&self, part: &Part<Outcome>, case: &[Trait]) -> bool {
        let terms = terms::claim(Standing::on(self.desk.shelf, self.day, &self.typed));
        let step = part.steps.iter().find(|step| step.path == "reimbursement.claim_by");
        let clauses = step.map(|step| step.clauses.as_slice()).unwrap_or_default();
        case.iter().all(|told| {
            let Trait::Group(group) = told else { return true };
            let own = terms.deadline.stated_for(&Query { groups: &[*group], ..Query::default() });
            own.is_none_or(|term| clauses.contains(term.clause()))
        })
    }

    fn birth(&self, age: Age) -> Option<Day> {
        let (_, years) = AGES.iter().find(|(known, _)| *known == age)?;
        Some(first_of_year(year_of(self.day).saturating_sub(*years)))
    }

    fn read(&self, part: &Part<Outcome>, outcome: &Outcome, event: usize) -> State {
        let basic = format!("reimbursement.events.{event}.basic");
        let (sum, path, asked) = match self.benefit {
            Benefit::Critical => (outcome.critical, "reimbursement.critical_illness", "reimbursement.critical_illness"),
            Benefit::Assistance => (outcome.assistance, "reimbursement.assistance", "reimbursement.assistance"),
            Benefit::Claim => {
                let path = "reimbursement.claim_by";
                return outcome.claim_by.map_or(State::silent(Key::ClaimDeadline), |_| self.answered(part, path));
            }
            _ => (outcome.events.get(event).and_then(|event| event.basic), basic.as_str(), "reimbursement.events"),
        };
        if sum.is_some() {
            return self.answered(part, path);
        }
        let all = || outcome.silences.iter();
        let mut missing: Vec<&Silence> = all().filter(|(path, _)| *path == asked).map(|(_, silence)| silence).collect();
        if missing.is_empty() {
            missing = all().map(|(_, silence)| silence).collect();
        }
        let mut keys: Vec<Key> = Vec::new();
        for silence in &missing {
            if !keys.contains(&silence.key) {
                keys.push(silence.key);
            }
        }
        match (keys.as_slice(), missing.first()) {
            ([_], Some(only)) if only.floor.is_some() => State::of_silence(self.desk.shelf, only),
            _ => State::Silent { keys, is_rough: outcome.rough.is_some() },
        }
    }

    /// A layer rests on those before it; its own clauses are the others.
    fn answered(&self, part: &Part<Outcome>, path: &str) -> State {
        let clauses = |path: &str| {
            let step = part.steps.iter().rev().find(|step| step.path == path);
            step.map(|step| step.clauses.as_slice()).unwrap_or_default()
        };
        let before = if self.benefit == Benefit::Assistance { clauses("reimbursement.critical_illness") } else { &[] };
        let own: Vec<Arc<Clause>> = clauses(path).iter().filter(|clause| !before.contains(clause)).cloned().collect();
        State::Answered(Origin::of(self.desk.shelf, &own))
    }
}
