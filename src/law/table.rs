//! Figures that stand in a table: the nearest area's line that speaks closest of a case, or silence.

use super::{
    category::Group,
    cell::{Cell, Query},
    standing::Silence,
};
use crate::{cited::Term, units::Yuan};

/// One line of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row<T> {
    /// How far away its area is: 0 for the area's own.
    pub(super) distance: usize,
    /// Among lines that speak equally close, the highest stands.
    pub(super) rank: usize,
    /// Whom it speaks of; nobody named means everybody.
    pub(super) who: Vec<Group>,
    /// Where it stands.
    pub(super) cell: Cell,
    /// Its figure; none where a document says that nothing stands here.
    pub(super) term: Option<Term<T>>,
    /// Whether nothing verified stands, so that a typed figure goes before it.
    pub(super) is_open: bool,
}

/// Every line of one key on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T> {
    pub(super) rows: Vec<Row<T>>,
    pub(super) typed: Option<Term<T>>,
    pub(super) silence: Box<Silence>,
    /// Every floor, the nearest first: of whom and of what it speaks, and the silence that it makes less of one.
    pub(super) floors: Vec<(Vec<Group>, Cell, Silence)>,
}

/// One band of a ratio: from its lower edge to its upper one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band<'a, T> {
    /// Lower edge.
    pub over: Yuan,
    /// Upper edge; none for the last.
    pub up_to: Option<Yuan>,
    /// Its figure.
    pub term: &'a Term<T>,
}

impl<T> Table<T> {
    /// Whether no document says anything here.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.typed.is_none()
    }

    /// The silence in place of a figure.
    pub fn silence(&self) -> &Silence {
        &self.silence
    }

    /// The silence in place of a figure for a case, with the floor that speaks of it.
    ///
    /// Odd case: a floor for some people or some kinds of care is told to nobody else.
    pub fn silence_for(&self, query: &Query<'_>) -> &Silence {
        let floor = self.floors.iter().find(|(who, cell, _)| is_of(who, query) && cell.holds(query));
        floor.map_or(&*self.silence, |(.., silence)| silence)
    }

    /// Every group that a line names, with its figure.
    pub fn for_groups(&self) -> impl Iterator<Item = (&[Group], &Term<T>)> {
        self.rows.iter().filter_map(|row| Some((row.who.as_slice(), row.term.as_ref()?)))
    }

    /// The figure for a case: the nearest area that has a line for it, there the line that speaks closest.
    pub fn pick(&self, query: &Query<'_>) -> Result<&Term<T>, &Silence> {
        let row = self.closest(query);
        let typed = || self.typed.as_ref().ok_or_else(|| self.silence_for(query));
        match row {
            Some(row) if !row.is_open => row.term.as_ref().ok_or_else(|| self.silence_for(query)),
            Some(row) => typed().or_else(|silence| row.term.as_ref().ok_or(silence)),
            None => typed(),
        }
    }

    /// The figure for a case; where no line names its place, the line that speaks of every place.
    pub fn pick_anywhere(&self, query: &Query<'_>) -> Result<&Term<T>, &Silence> {
        self.pick(query).or_else(|_| self.pick(&Query { place: None, ..*query }))
    }

    /// Whether a document settles it for a case, so that nothing may be typed over it.
    pub(super) fn is_settled(&self, query: &Query<'_>) -> bool {
        self.closest(query).is_some_and(|row| !row.is_open && row.term.is_some())
    }

    /// Whether a verified line speaks of a case of which only some selectors are told.
    pub(super) fn speaks_of(&self, query: &Query<'_>) -> bool {
        self.rows.iter().any(|row| {
            let is_of = row.who.is_empty() || row.who.iter().any(|group| query.groups.contains(group));
            is_of && !row.is_open && row.term.is_some() && row.cell.may_hold(query)
        })
    }

    /// The figure for a case, if a document (or the user) states one; silence means that there is none.
    pub fn stated(&self, query: &Query<'_>) -> Option<&Term<T>> {
        self.pick(query).ok()
    }

    /// Whether a document's own line states a figure for a case, verified or not; what is typed speaks of no case.
    pub fn has_line(&self, query: &Query<'_>) -> bool {
        self.closest(query).is_some_and(|row| row.term.is_some())
    }

    /// Whether the figure for a case is one that the user typed.
    pub fn is_typed_for(&self, query: &Query<'_>) -> bool {
        self.stated(query).is_some_and(|term| term.clause().is_typed)
    }

    /// The figure that a line states for one of the groups asked for by name.
    pub fn stated_for(&self, query: &Query<'_>) -> Option<&Term<T>> {
        let row = self.closest(query).filter(|row| !row.who.is_empty());
        row.map_or(self.typed.as_ref(), |row| row.term.as_ref())
    }

    /// The bands for a case, lowest first; a single figure is one band from zero.
    pub fn bands(&self, query: &Query<'_>) -> Result<Vec<Band<'_, T>>, &Silence> {
        let found = self.closest(query).filter(|row| !row.is_open || self.typed.is_none());
        let Some(first) = found else {
            let term = self.typed.as_ref().ok_or_else(|| self.silence_for(query))?;
            return Ok(vec![Band { over: Yuan::ZERO, up_to: None, term }]);
        };
        let is_beside = |row: &&Row<T>| {
            let is_same_people = row.who.is_empty() == first.who.is_empty();
            (row.distance, row.rank) == (first.distance, first.rank)
                && is_same_people
                && row.cell.is_as_close(&first.cell)
        };
        let mut bands = Vec::new();
        for row in self.matching(query).filter(is_beside) {
            let term = row.term.as_ref().ok_or_else(|| self.silence_for(query))?;
            bands.push(Band { over: row.cell.over.unwrap_or_default(), up_to: row.cell.up_to, term });
        }
        bands.sort_by_key(|band| band.over);
        Ok(bands)
    }

    fn matching<'a>(&'a self, query: &Query<'_>) -> impl Iterator<Item = &'a Row<T>> {
        self.rows.iter().filter(|row| is_of(&row.who, query) && row.cell.holds(query))
    }

    fn closest(&self, query: &Query<'_>) -> Option<&Row<T>> {
        let nearest = self.matching(query).map(|row| row.distance).min()?;
        let here = self.matching(query).filter(|row| row.distance == nearest);
        here.max_by_key(|row| (!row.who.is_empty(), row.cell.closeness(), row.rank))
    }
}

/// Whether a line speaks of somebody: of everybody, or of a group that they belong to.
fn is_of(who: &[Group], query: &Query<'_>) -> bool {
    who.is_empty() || who.iter().any(|group| query.groups.contains(group))
}
