//! Looks for both ends of the range, and for the unknown that would narrow it most.

use super::{Counter, Entry, Unknown, paid};
use crate::{person::Care, units::Yuan};

/// So many combinations are tried one by one; more are searched event by event.
const TRIED: usize = 150;

/// Which end of the range is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Most,
}

impl End {
    fn is_further(self, sum: Option<Yuan>, than: Option<Yuan>) -> bool {
        match (self, sum, than) {
            (Self::Least, Some(sum), Some(than)) => sum < than,
            (Self::Most, Some(sum), Some(than)) => sum > than,
            (_, sum, than) => sum.is_some() && than.is_none(),
        }
    }
}

/// The versions of each event, settled one way after another.
pub(super) struct Search<'a> {
    pub(super) counter: &'a Counter<'a>,
}

impl Search<'_> {
    fn paid(&self, care: &[Care]) -> Option<Yuan> {
        self.counter.settle(care).outcome.as_ref().and_then(paid)
    }

    /// The versions that give one end of the range.
    pub(super) fn end(&self, versions: &[Vec<Care>], end: End) -> Vec<Care> {
        let count = versions.iter().try_fold(1_usize, |count, each| count.checked_mul(each.len()));
        if count.is_some_and(|count| count <= TRIED) { self.every(versions, end) } else { self.climb(versions, end) }
    }

    /// Tries every combination.
    fn every(&self, versions: &[Vec<Care>], end: End) -> Vec<Care> {
        let mut combinations: Vec<Vec<Care>> = vec![Vec::new()];
        for each in versions {
            let longer = |so_far: &Vec<Care>| -> Vec<Vec<Care>> {
                each.iter().map(|care| so_far.iter().chain([care]).copied().collect()).collect()
            };
            combinations = combinations.iter().flat_map(longer).collect();
        }
        let mut best: Option<(Vec<Care>, Option<Yuan>)> = None;
        for care in combinations {
            let sum = self.paid(&care);
            if best.as_ref().is_none_or(|(_, best)| end.is_further(sum, *best)) {
                best = Some((care, sum));
            }
        }
        best.map(|(care, _)| care).unwrap_or_default()
    }

    /// Betters one event at a time until nothing gives more.
    fn climb(&self, versions: &[Vec<Care>], end: End) -> Vec<Care> {
        let start = |each: &Vec<Care>| if end == End::Most { each.first() } else { each.last() }.copied();
        let mut care: Vec<Care> = versions.iter().filter_map(start).collect();
        let mut best = self.paid(&care);
        loop {
            let before = best;
            for (index, each) in versions.iter().enumerate() {
                (care, best) = self.better(care, best, (index, each), end);
            }
            if before == best {
                return care;
            }
        }
    }

    /// The best version of one event, the others kept as they are.
    fn better(
        &self,
        mut care: Vec<Care>,
        mut best: Option<Yuan>,
        (index, versions): (usize, &[Care]),
        end: End,
    ) -> (Vec<Care>, Option<Yuan>) {
        for version in versions {
            let mut tried = care.clone();
            if let Some(slot) = tried.get_mut(index) {
                *slot = *version;
            }
            let sum = self.paid(&tried);
            if end.is_further(sum, best) {
                (care, best) = (tried, sum);
            }
        }
        (care, best)
    }

    /// The unknown whose being known leaves the smallest worst-case range; the first told where several do, none where
    /// nothing hangs on any.
    pub(super) fn narrowest(
        &self,
        care: &[Entry],
        versions: &[Vec<Care>],
        least: &[Care],
        most: &[Care],
    ) -> Option<(usize, Unknown)> {
        if self.paid(least) == self.paid(most) {
            return None;
        }
        let mut best: Option<(Yuan, (usize, Unknown))> = None;
        for (index, (entry, each)) in care.iter().zip(versions).enumerate() {
            for unknown in entry.unknowns() {
                let left = self.worst(index, unknown, each, (least, most));
                if best.is_none_or(|(narrowest, _)| left < narrowest) {
                    best = Some((left, (index, unknown)));
                }
            }
        }
        best.map(|(_, ask)| ask)
    }

    /// The widest range that is left once one unknown is known, whatever it turns out to be.
    fn worst(&self, index: usize, unknown: Unknown, versions: &[Care], (least, most): (&[Care], &[Care])) -> Yuan {
        let is_same = |one: &Care, other: &Care| match unknown {
            Unknown::Excluded => one.excluded == other.excluded,
            Unknown::FirstShare => one.first_share == other.first_share,
            Unknown::Level => one.level == other.level,
        };
        let mut widest = Yuan::ZERO;
        for (place, answer) in versions.iter().enumerate() {
            if versions.iter().take(place).any(|earlier| is_same(earlier, answer)) {
                continue;
            }
            let open: Vec<Care> = versions.iter().copied().filter(|version| is_same(version, answer)).collect();
            let reached = |kept: &[Care], end: End| {
                let mut care = kept.to_vec();
                if let (Some(slot), Some(first)) = (care.get_mut(index), open.first()) {
                    *slot = *first;
                }
                let sum = self.paid(&care);
                self.better(care, sum, (index, &open), end).1
            };
            let (low, high) = (reached(least, End::Least), reached(most, End::Most));
            widest = widest.max(high.unwrap_or_default().minus(low.unwrap_or_default()));
        }
        widest
    }
}
