//! Every combination of traits, asked once for all that no line tells apart, and put together again into few rows.

use super::{Benefit, Note, Origin, Row, Span, State, Told, Trait};
use crate::{
    calendar::day_after,
    cited::{Clause, Standing},
    law::{Key, Shelf, Silence, kin},
};
use std::{collections::BTreeMap, sync::Arc};

/// The traits of one kind, in classes of which one question answers all.
#[derive(Debug, Clone)]
pub(super) struct Axis {
    classes: Vec<Vec<Trait>>,
}

impl Axis {
    pub(super) fn of(classes: impl IntoIterator<Item = Vec<Trait>>) -> Self {
        Self { classes: classes.into_iter().collect() }
    }

    /// Values of one kind, in classes that no line tells apart.
    pub(super) fn kin<'a, T: Copy + PartialEq + 'a>(
        values: &[T],
        named: impl Iterator<Item = &'a [T]>,
        told: impl Fn(T) -> Trait,
    ) -> Self {
        Self::of(kin(values, named).into_iter().map(|class| class.into_iter().map(&told).collect()))
    }

    /// The class in which a trait stands is asked for another one as well.
    pub(super) fn join(&mut self, stands: impl Fn(&Trait) -> bool, other: Trait) {
        match self.classes.iter_mut().find(|class| class.iter().all(&stands)) {
            Some(class) => class.insert(0, other),
            None => self.classes.insert(0, vec![other]),
        }
    }

    fn told(&self, classes: &[usize]) -> Told {
        let mut told = Told { values: Vec::new(), others: Vec::new() };
        for (number, class) in self.classes.iter().enumerate() {
            let side = if classes.contains(&number) { &mut told.values } else { &mut told.others };
            side.extend(class);
        }
        told.values.sort();
        told.others.sort();
        told
    }
}

/// The states of one period: for each combination of classes what asking comes to.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub(super) span: Span,
    pub(super) cells: Vec<(Vec<usize>, State)>,
}

/// Asks every combination in one period; a combination that cannot be asked there is left out.
pub(super) fn ask(axes: &[Axis], span: Span, mut state: impl FnMut(&[Trait]) -> Option<State>) -> Sample {
    let mut every: Vec<Vec<usize>> = vec![Vec::new()];
    for axis in axes {
        let longer = |at: &Vec<usize>| {
            let at = at.clone();
            (0..axis.classes.len()).map(move |class| at.iter().copied().chain([class]).collect())
        };
        every = every.iter().flat_map(longer).collect();
    }
    let mut cells = Vec::new();
    for at in every {
        let first = |(axis, class): (&Axis, &usize)| axis.classes.get(*class)?.first().copied();
        let case: Vec<Trait> = axes.iter().zip(&at).filter_map(first).collect();
        if let Some(state) = state(&case) {
            cells.push((at, state));
        }
    }
    Sample { span, cells }
}

/// A box of cells: on each axis the classes it holds, then the periods, then its state by number.
type Cuboid = (Vec<Vec<usize>>, usize);

/// Puts cells of one state together: along each axis in turn, then over time.
pub(super) fn rows(benefit: Benefit, axes: &[Axis], samples: Vec<Sample>) -> Vec<Row> {
    let mut states: Vec<State> = Vec::new();
    let mut cuboids: Vec<Cuboid> = Vec::new();
    let spans: Vec<Span> = samples.iter().map(|sample| sample.span).collect();
    for (period, sample) in samples.into_iter().enumerate() {
        let cells = sample.cells.into_iter().map(|(at, state)| {
            let number = states.iter().position(|known| *known == state).unwrap_or_else(|| {
                states.push(state);
                states.len().saturating_sub(1)
            });
            let sides: Vec<Vec<usize>> = at.into_iter().chain([period]).map(|class| vec![class]).collect();
            (sides, number)
        });
        let within = (0..axes.len()).rev().fold(cells.collect(), join);
        cuboids.extend(within);
    }
    let cuboids = join(cuboids, axes.len());
    cuboids.into_iter().filter_map(|cuboid| row(benefit, axes, &spans, &states, cuboid)).collect()
}

/// Joins the boxes that differ on one side only.
fn join(cuboids: Vec<Cuboid>, side: usize) -> Vec<Cuboid> {
    let mut order: Vec<Cuboid> = Vec::new();
    let mut known: BTreeMap<Cuboid, usize> = BTreeMap::new();
    for (mut sides, state) in cuboids {
        let Some(own) = sides.get_mut(side).map(std::mem::take) else { continue };
        let at = *known.entry((sides.clone(), state)).or_insert(order.len());
        match order.get_mut(at) {
            Some((grown, _)) => grown.get_mut(side).into_iter().for_each(|side| side.extend(&own)),
            None => {
                if let Some(side) = sides.get_mut(side) {
                    *side = own;
                }
                order.push((sides, state));
            }
        }
    }
    order
}

fn row(benefit: Benefit, axes: &[Axis], spans: &[Span], states: &[State], (sides, state): Cuboid) -> Option<Row> {
    let (periods, sides) = sides.split_last()?;
    let told: Vec<Told> = axes.iter().zip(sides).map(|(axis, classes)| axis.told(classes)).collect();
    let each = told.iter().fold(1_u64, |count, told| count.saturating_mul(told.values.len() as u64));
    let cells = each.saturating_mul(periods.len() as u64);
    let spans = together(periods.iter().filter_map(|period| spans.get(*period)).copied());
    Some(Row { benefit, spans, told, state: states.get(state)?.clone(), cells })
}

/// Periods that follow on each other are one.
fn together(periods: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for period in periods {
        match found.last_mut() {
            Some(last) if day_after(last.until) == period.from => last.until = period.until,
            _ => found.push(period),
        }
    }
    found
}

impl Origin {
    /// The areas of some clauses, and their weaknesses; figures that were typed to get at a later layer count for nothing.
    pub(super) fn of(shelf: &Shelf, clauses: &[Arc<Clause>]) -> Self {
        let own: Vec<&Arc<Clause>> = clauses.iter().filter(|clause| !clause.is_typed).collect();
        let speaks = |code: &str| own.iter().any(|clause| clause.source.area == code);
        let areas = shelf.packs.iter().filter(|pack| speaks(&pack.code)).map(|pack| pack.name.clone());
        Self {
            areas: areas.collect(),
            is_draft: own.iter().any(|clause| clause.source.standing == Standing::Draft),
            is_unverified: own.iter().any(|clause| clause.is_unverified()),
            note: None,
        }
    }

    pub(super) fn with(self, note: Option<Note>) -> Self {
        Self { note, ..self }
    }
}

impl State {
    /// What a silence comes to: at least its floor, where it has one.
    pub(super) fn of_silence(shelf: &Shelf, silence: &Silence) -> Self {
        match &silence.floor {
            Some((least, clause)) => {
                let origin = Origin::of(shelf, std::slice::from_ref(clause));
                Self::AtLeast { key: silence.key, least: least.clone(), origin }
            }
            None => Self::silent(silence.key),
        }
    }

    /// What a silence comes to for a figure that has a key of its own: another figure's floor is none of its.
    pub(super) fn of_own_silence(shelf: &Shelf, own: Key, silence: &Silence) -> Self {
        if silence.key == own { Self::of_silence(shelf, silence) } else { Self::silent(silence.key) }
    }

    pub(super) fn silent(key: Key) -> Self {
        Self::Silent { keys: vec![key], is_rough: false }
    }
}
