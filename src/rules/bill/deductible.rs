//! The deductible (起付线): of a stay by its ordinal in the year, or of a year of outpatient care.

use super::{Found, basic::Desk, year::Year};
use crate::{
    law::{CareKind, Query, Silence, Stay, StayCounting},
    units::Yuan,
};

impl<'a> Desk<'a, '_> {
    pub(super) fn deductible(&mut self, eligible: Yuan, year: &Year<'a>) -> Result<Yuan, &'a Silence> {
        let is_stay = self.query.kind == Some(CareKind::Inpatient);
        let is_later = is_stay && self.is_later(year);
        let full = if is_stay { self.stay(is_later, year)? } else { self.yearly(year)? };
        let sum = full.min(eligible);
        self.trace.rest_on_all(&self.event.age_clauses);
        self.trace.rest_on_all(self.event.cover_clauses);
        let found = Found::Deductible { event: self.event.index, is_yearly: !is_stay, is_later, full, sum };
        self.conclude("deductible", found);
        Ok(sum)
    }

    fn is_later(&mut self, year: &Year<'a>) -> bool {
        let counting = self.terms().stay_counting.pick_anywhere(&self.query).map(|term| self.trace.open(term));
        match counting {
            Ok(StayCounting::SameLevel) => year.stays.contains(&self.event.care.level),
            _ => !year.stays.is_empty(),
        }
    }

    fn yearly(&mut self, year: &Year<'a>) -> Result<Yuan, &'a Silence> {
        let sum = self.terms().deductible.pick(&self.query).map(|term| self.trace.open(term))?;
        match year.open_yearly {
            Some(silence) if sum > Yuan::ZERO => Err(silence),
            _ => Ok(sum.minus(year.yearly_deductible)),
        }
    }

    fn stay(&mut self, is_later: bool, year: &Year<'a>) -> Result<Yuan, &'a Silence> {
        let terms = self.terms();
        if let Some(rate) = terms.deductible_share.stated(&self.there()) {
            let rate = self.trace.open(rate);
            let sum = self.event.care.total.share(rate);
            let least = terms.deductible_least.stated(&self.there()).map(|term| self.trace.open(term));
            let most = terms.deductible_most.stated(&self.there()).map(|term| self.trace.open(term));
            let sum = sum.max(least.unwrap_or_default());
            return Ok(most.map_or(sum, |most| sum.min(most)));
        }
        let stay = if is_later { Stay::Later } else { Stay::First };
        let asked = Query { stay: Some(stay), ..self.query };
        let sum = match terms.deductible.pick(&asked) {
            Ok(term) => self.trace.open(term),
            Err(silence) if !is_later => return Err(silence),
            Err(silence) => {
                let first = Query { stay: Some(Stay::First), ..self.query };
                let first = terms.deductible.pick(&first).map(|term| self.trace.open(term))?;
                let share = terms.deductible_later.pick_anywhere(&self.query).map_err(|_| silence)?;
                first.share(self.trace.open(share))
            }
        };
        let limit = terms.deductible_year.pick_anywhere(&self.query).map(|term| self.trace.open(term));
        Ok(limit.map_or(sum, |limit| sum.min(limit.minus(year.stay_deductible))))
    }
}
