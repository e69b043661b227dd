//! The law that was found before and will be asked for again: found once, kept within bounds.

use super::{Typed, bill, bonus, terms::Terms};
use crate::{
    calendar::Year,
    rules::{YearLaw, bonus::YearTerms, family, retirement},
};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// More than anybody asks for in one run of lines; when there is more, all of it is forgotten and found anew.
const MOST: usize = 256;

/// The law of one area, as far as it was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// What one enrolment's rules need, by coverage year.
    pub(super) terms: Kept<Year, Terms>,
    /// Windows and waits, by year.
    pub(super) years: Kept<Year, YearLaw>,
    /// All years of a table of bonuses, by coverage year.
    pub(super) bonus: Kept<Year, bonus::Laws>,
    /// Bonuses, by year.
    pub(super) bonus_years: Kept<Year, YearTerms>,
    /// Care, by year and by how many of the days on which the law may change are past.
    pub(super) care: Kept<(Year, usize), bill::DayLaw>,
    /// The family's account, by year and by how many of the days on which the law may change are past.
    pub(super) family: Kept<(Year, usize), family::Terms>,
    /// Retiree cover, by year and by how many of the days on which the law may change are past.
    pub(super) retirement: Kept<(Year, usize), retirement::Terms>,
}

/// What was found, by the years or days for which it holds.
#[derive(Debug, Clone)]
pub(super) struct Kept<K, T>(RefCell<BTreeMap<K, Rc<T>>>);

impl<K, T> Default for Kept<K, T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: Ord, T> Kept<K, T> {
    /// What was found before, or what is found now. Figures that one user typed are nobody else's law: with them it is
    /// always found anew, and not kept.
    pub(super) fn get(&self, key: K, typed: &Typed, find: impl FnOnce() -> T) -> Rc<T> {
        if !typed.is_empty() {
            return Rc::new(find());
        }
        if let Some(found) = self.0.borrow().get(&key) {
            return Rc::clone(found);
        }
        let found = Rc::new(find());
        let mut kept = self.0.borrow_mut();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, Rc::clone(&found));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Key, Value};

    #[test]
    fn what_was_found_is_kept_within_bounds_and_never_what_was_typed() {
        let kept = Kept::<usize, usize>::default();
        let typed = Typed::from([(Key::FixedMonths, Value::Months(1))]);
        let none = Typed::new();
        assert_eq!(*kept.get(0, &typed, || 7), 7);
        assert_eq!(*kept.get(0, &none, || 1), 1);
        assert_eq!((*kept.get(0, &none, || 2), *kept.get(0, &typed, || 8)), (1, 8));
        for key in 1..=MOST {
            kept.get(key, &none, || key);
        }
        assert!(kept.0.borrow().len() <= MOST);
        assert_eq!(*kept.get(0, &none, || 3), 3);
    }
}
