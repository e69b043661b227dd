//! One place and one coverage year → what stands: city over province over nation, else silence.

use super::{
    category::Group,
    cell::{Cell, Query},
    document::{Document, Force, Holds, Provision},
    key::Key,
    shelf::{Pack, Shelf},
    table::{Row, Table},
    value::{FromValue, On, Value},
};
use crate::{
    calendar::{Day, Year, first_of_year, last_of_year, year_of},
    cited::{Clause, Term},
};
use std::{collections::BTreeMap, sync::Arc};

/// That no document says it: never filled with a guess.
#[derive(Debug, Clone, PartialEq)]
pub struct Silence {
    /// What is missing.
    pub key: Key,
    /// For which coverage year.
    pub year: Year,
    /// Why nothing stands, where a document explains it.
    pub why: Option<String>,
    /// The nearest document that gives at least a floor.
    pub floor: Option<(Value, Arc<Clause>)>,
    /// The nearest document that is silent for a stated reason, or speaks for another year.
    pub nearest: Option<Arc<Clause>>,
}

/// A term, or the silence in its place.
pub type Stands<T> = Result<Term<T>, Box<Silence>>;

/// The law in one place for one coverage year, with the figures typed by the user where it is silent.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    shelf: &'a Shelf,
    year: Year,
    /// The day of care, where the day and not the year decides.
    day: Option<Day>,
    typed: &'a BTreeMap<Key, Value>,
}

impl<'a> Standing<'a> {
    /// What stands in the shelf's area for a coverage year.
    pub fn new(shelf: &'a Shelf, year: Year, typed: &'a BTreeMap<Key, Value>) -> Self {
        Self { shelf, year, day: None, typed }
    }

    /// What stands on one day: the day of care decides for benefits.
    pub fn on(shelf: &'a Shelf, day: Day, typed: &'a BTreeMap<Key, Value>) -> Self {
        Self { shelf, year: year_of(day), day: Some(day), typed }
    }

    /// Every line on a key that holds, wherever in its table it stands.
    pub fn table<T: FromValue>(&self, key: Key) -> Table<T> {
        let mut found: Vec<(usize, &Provision)> = Vec::new();
        for (distance, pack) in self.packs().enumerate() {
            found.extend(self.in_force(pack, key).map(|(_, provision)| (distance, provision)));
        }
        let mut ranks: Vec<_> = found.iter().map(|(_, provision)| rank(provision)).collect();
        ranks.sort();
        ranks.dedup();
        let rows = found.into_iter().map(|(distance, provision)| Row {
            distance,
            rank: ranks.binary_search(&rank(provision)).unwrap_or_default(),
            who: provision.who.clone(),
            cell: provision.cell.clone(),
            term: self.term(provision).ok(),
            is_open: is_open(provision),
        });
        let rows = rows.collect();
        let typed = self.typed.get(&key).and_then(T::from_value);
        let typed = typed.map(|value| Term::seal(value, Arc::new(Clause::typed(key.name()))));
        let silence = self.unsaid(key);
        Table { rows, typed, floors: self.floors(key, &silence), silence }
    }

    /// Every floor on a key, the nearest first, with the silence that it makes less of one.
    fn floors(&self, key: Key, silence: &Silence) -> Vec<(Vec<Group>, Cell, Silence)> {
        let all = self.packs().flat_map(|pack| pack.on(key));
        let standing = all.filter(|(document, it)| holds(it.holds, document.expires_on, self.year, self.day));
        let floor = |(_, provision): (&Document, &Provision)| {
            let Force::Floor(least) = &provision.force else { return None };
            let floor = Some((least.clone(), Arc::clone(&provision.clause)));
            Some((provision.who.clone(), provision.cell.clone(), Silence { floor, ..silence.clone() }))
        };
        standing.filter_map(floor).collect()
    }

    /// Whether a document settles a key for a case, so that nothing may be typed over it.
    pub fn is_settled_for(&self, key: Key, query: &Query<'_>) -> bool {
        let table: Table<Settled> = self.table(key);
        table.is_settled(query)
    }

    /// Whether a document speaks of a key for a case of which only some selectors are told.
    pub fn speaks_of(&self, key: Key, query: &Query<'_>) -> bool {
        let table: Table<Settled> = self.table(key);
        table.speaks_of(query)
    }

    /// The coverage year.
    pub fn year(&self) -> Year {
        self.year
    }

    /// The figure that stands, nearest area first; a typed one where nothing (or nothing verified) stands.
    pub fn find<T: FromValue>(&self, key: Key) -> Stands<T> {
        let found = self.packs().find_map(|pack| newest(self.holding(pack, key)));
        let typed = self.typed.get(&key).map(|value| (value, Arc::new(Clause::typed(key.name()))));
        match (found, typed) {
            (Some(provision), None) => self.term(provision),
            (Some(provision), Some(_)) if !is_open(provision) => self.term(provision),
            (_, Some((value, clause))) => {
                T::from_value(value).map(|value| Term::seal(value, clause)).ok_or_else(|| Box::new(self.silence(key)))
            }
            (None, None) => Err(Box::new(self.silence(key))),
        }
    }

    /// Whether the pack itself answers, so that nothing may be typed over it.
    pub fn is_settled(&self, key: Key) -> bool {
        let found = self.packs().find_map(|pack| newest(self.holding(pack, key)));
        found.is_some_and(|provision| !is_open(provision))
    }

    /// Every provision on a key that speaks of people, each group answered by the nearest area that names it.
    pub fn for_people(&self, key: Key) -> Vec<(Vec<Group>, &'a Provision)> {
        let mut found: Vec<(Vec<Group>, &Provision)> = Vec::new();
        let mut settled: Vec<Group> = Vec::new();
        for pack in self.packs() {
            let here: Vec<_> = self.holding(pack, key).map(|(_, provision)| provision).collect();
            let latest = latest_by_group(&here);
            for provision in here {
                let groups = provision.who.iter().filter(|group| {
                    // Several lines may each free the same people: none of them replaces another.
                    let stands =
                        key == Key::Exemption || latest.get(group).is_none_or(|start| *start == rank(provision));
                    stands && !settled.contains(group)
                });
                let groups: Vec<Group> = groups.copied().collect();
                if !groups.is_empty() {
                    found.push((groups, provision));
                }
            }
            settled.extend(latest.into_keys());
        }
        found
    }

    /// Every line on a key of the nearest area that speaks of it, whomever it names.
    pub fn lines(&self, key: Key) -> Vec<&'a Provision> {
        let near = self.packs().find(|pack| self.in_force(pack, key).next().is_some());
        near.map(|pack| self.in_force(pack, key).map(|(_, provision)| provision).collect()).unwrap_or_default()
    }

    /// Every line on a key in every area, the nearest first: where lines stand beside each other.
    pub fn everywhere(&self, key: Key) -> Vec<&'a Provision> {
        self.packs().flat_map(|pack| self.in_force(pack, key)).map(|(_, provision)| provision).collect()
    }

    /// From when payers are covered: the nearest area's words, each with the day of payment from which it holds.
    pub fn by_day<T: FromValue>(&self, key: Key) -> Vec<(Option<Day>, Term<T>)> {
        let near = self.packs().find(|pack| self.holding(pack, key).next().is_some());
        let Some(pack) = near else { return Vec::new() };
        let mut days: Vec<Option<Day>> = Vec::new();
        for (_, provision) in self.holding(pack, key) {
            let day = provision.paid_from.and_then(|on| self.resolve(on));
            if !days.contains(&day) {
                days.push(day);
            }
        }
        let word = |day: Option<Day>| {
            let same = self.holding(pack, key).filter(|(_, it)| it.paid_from.and_then(|on| self.resolve(on)) == day);
            newest(same).and_then(|provision| self.term(provision).ok()).map(|term| (day, term))
        };
        days.into_iter().filter_map(word).collect()
    }

    /// The term of a provision that states a value.
    pub fn term<T: FromValue>(&self, provision: &Provision) -> Stands<T> {
        let silent = || Box::new(self.silence(provision.key));
        match &provision.force {
            Force::Value(value) => {
                let value = T::from_value(value).ok_or_else(silent)?;
                Ok(Term::seal(value, Arc::clone(&provision.clause)))
            }
            _ => Err(silent()),
        }
    }

    /// The silence about a key, with what the documents do say near it.
    pub fn unsaid(&self, key: Key) -> Box<Silence> {
        Box::new(self.silence(key))
    }

    /// A day of every year, meant in this coverage year's windows.
    pub fn resolve(&self, on: On) -> Option<Day> {
        on.for_year(self.year)
    }

    fn packs(&self) -> impl Iterator<Item = &'a Pack> + use<'a> {
        self.shelf.packs.iter()
    }

    fn holding(&self, pack: &'a Pack, key: Key) -> impl Iterator<Item = (&'a Document, &'a Provision)> + use<'a> {
        self.in_force(pack, key).filter(|(_, provision)| provision.cell == Cell::default())
    }

    fn in_force(&self, pack: &'a Pack, key: Key) -> impl Iterator<Item = (&'a Document, &'a Provision)> + use<'a> {
        let (year, day) = (self.year, self.day);
        pack.on(key).filter(move |(document, provision)| {
            let is_bound = matches!(provision.force, Force::Floor(_) | Force::Ceiling(_));
            !is_bound && holds(provision.holds, document.expires_on, year, day)
        })
    }

    fn silence(&self, key: Key) -> Silence {
        let all = || self.packs().flat_map(|pack| pack.on(key));
        let mut why = None;
        let mut floor = None;
        for (document, provision) in all() {
            if !holds(provision.holds, document.expires_on, self.year, self.day) {
                continue;
            }
            match &provision.force {
                Force::Unsaid(reason) => why = why.or_else(|| Some(reason.clone())),
                // A floor for some people or some cells says nothing of everybody.
                Force::Floor(value) if provision.who.is_empty() && provision.cell == Cell::default() => {
                    floor = floor.or_else(|| Some((value.clone(), Arc::clone(&provision.clause))));
                }
                _ => {}
            }
        }
        let nearest = all().next().map(|(_, provision)| Arc::clone(&provision.clause));
        Silence { key, year: self.year, why, floor, nearest }
    }
}

/// Nothing verified stands: the user may type the figure from the local notice.
fn is_open(provision: &Provision) -> bool {
    matches!(provision.force, Force::Unsaid(_)) || provision.clause.is_unverified()
}

/// A year is held by whatever holds in some part of it; a day, by what holds on it.
fn holds(holds: Holds, expires_on: Option<Day>, year: Year, day: Option<Day>) -> bool {
    let (first, last) = day.map_or((first_of_year(year), last_of_year(year)), |day| (day, day));
    match holds {
        Holds::Only(only) => only == year,
        Holds::From(start) => start <= last && expires_on.is_none_or(|end| end > first),
    }
}

/// Any figure at all, where only its being there matters.
#[derive(Debug, Clone, Copy)]
struct Settled;

impl FromValue for Settled {
    fn from_value(_: &Value) -> Option<Self> {
        Some(Self)
    }
}

/// A figure for one year goes before a standing one; then the later start, then the later document.
fn rank(provision: &Provision) -> (bool, Holds, Day) {
    let is_one_year = matches!(provision.holds, Holds::Only(_));
    (is_one_year, provision.holds, provision.clause.source.issued_on)
}

fn newest<'a>(found: impl Iterator<Item = (&'a Document, &'a Provision)>) -> Option<&'a Provision> {
    found.map(|(_, provision)| provision).max_by_key(|provision| rank(provision))
}

fn latest_by_group(here: &[&Provision]) -> BTreeMap<Group, (bool, Holds, Day)> {
    let mut latest: BTreeMap<Group, (bool, Holds, Day)> = BTreeMap::new();
    for provision in here {
        for group in &provision.who {
            let start = latest.entry(*group).or_insert_with(|| rank(provision));
            *start = (*start).max(rank(provision));
        }
    }
    latest
}
