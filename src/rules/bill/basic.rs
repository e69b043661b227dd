//! One event under the basic fund (基本医保统筹基金): first share, deductible, ratio by bands, caps.

use super::{Event, Found, Left, Patient, Settled, Terms, UncoveredWhy, conclude, year::Year};
use crate::{
    law::{Age, Bands, CareKind, CarePlace, Most, Query, Scheme, SettledAs, Silence, Stay},
    rules::Reasoning,
    units::{Rate, Yuan},
};
use rust_decimal::Decimal;

type Settling<'a> = Result<(Settled, Option<Left>), (Settled, Vec<&'a Silence>)>;

pub(super) fn settle<'a>(
    event: &'a Event<'a>,
    patient: Patient<'a>,
    year: &mut Year<'a>,
    trace: &mut Reasoning,
) -> Settling<'a> {
    if let Some(why) = event.uncovered {
        return Ok((uncovered(event, why, trace), None));
    }
    let mut settled = Settled { covered: true, ..Settled::default() };
    let mut desk = Desk { event, patient, query: query(event, patient, trace), trace };
    match desk.settle(&mut settled, year) {
        Ok(left) => Ok((settled, Some(left))),
        Err(silence) => {
            desk.trace.forget();
            year.note_open(event, desk.query.kind, settled, silence);
            let mut missing = vec![silence];
            missing.extend(desk.missing().into_iter().filter(|other| other.key != silence.key));
            Err((settled, missing))
        }
    }
}

fn uncovered(event: &Event<'_>, why: UncoveredWhy, trace: &mut Reasoning) -> Settled {
    let total = event.care.total;
    let figures = [("eligible", Yuan::ZERO), ("deductible", Yuan::ZERO), ("basic", Yuan::ZERO), ("patient", total)];
    for (field, sum) in figures {
        trace.rest_on_all(event.cover_clauses);
        let found = Found::Uncovered { event: event.index, on: event.care.on, why, sum };
        conclude(trace, &format!("events.{}.{field}", event.index), found);
    }
    let zero = Some(Yuan::ZERO);
    Settled { covered: false, eligible: zero, deductible: zero, basic: zero, patient: Some(total) }
}

fn query<'a>(event: &Event<'_>, patient: Patient<'a>, trace: &mut Reasoning) -> Query<'a> {
    trace.forget();
    let care = event.care;
    Query {
        scheme: Some(patient.scheme),
        kind: Some(care.kind),
        level: Some(care.level),
        age: event.age,
        place: Some(care.place),
        months: patient.months,
        groups: patient.groups,
        ..Query::default()
    }
}

/// One event at the desk.
pub(super) struct Desk<'a, 'b> {
    pub(super) event: &'a Event<'a>,
    patient: Patient<'a>,
    /// What is looked for; the place becomes home where elsewhere is settled as care at home.
    pub(super) query: Query<'a>,
    pub(super) trace: &'b mut Reasoning,
}

impl<'a> Desk<'a, '_> {
    fn settle(&mut self, settled: &mut Settled, year: &mut Year<'a>) -> Result<Left, &'a Silence> {
        let place_share = self.place_share();
        self.settle_kind();
        self.settle_place()?;
        let basis = self.trace.opened().to_vec();
        let eligible = self.eligible(place_share);
        settled.eligible = Some(eligible);
        self.trace.rest_on_all(&basis);
        let deductible = self.deductible(eligible, year)?;
        settled.deductible = Some(deductible);
        let (basic, normal) = self.pay(eligible, deductible, year)?;
        settled.basic = Some(basic);
        settled.patient = Some(self.left(basic));
        year.note(self.event, self.query.kind, (deductible, eligible), (normal, basic));
        let care = self.event.care;
        Ok(Left {
            kind: Some(care.kind),
            place: Some(care.place),
            total: care.total,
            eligible,
            burden: eligible.minus(normal),
            first_share: care.first_share.unwrap_or_default(),
            place_share,
        })
    }

    /// Everything that is missing for the event is told at once.
    fn missing(&self) -> Vec<&'a Silence> {
        let terms = self.terms();
        // Where nothing settles the place, points off the ratio at home may be typed for it: then all is as at home.
        let is_away = self.query.place != Some(CarePlace::Home) && !terms.ratio.has_line(&self.query);
        let points = terms.points_off.pick(&self.query).err().filter(|_| is_away);
        let place = if is_away { Some(CarePlace::Home) } else { self.query.place };
        let any = Query { place, ..self.query };
        let first = Query { stay: Some(Stay::First), ..any };
        let asked = if any.kind == Some(CareKind::Inpatient) { first } else { any };
        let deductible =
            terms.deductible.pick(&asked).err().filter(|_| terms.deductible_share.stated(&asked).is_none());
        let cap = terms.cap.pick(&Query { kind: None, ..any }).err();
        [points, deductible, self.ratio_or_age(&any), cap].into_iter().flatten().collect()
    }

    /// Why there is no ratio: where minors and adults differ and nobody says who is which, the age is what is missing.
    fn ratio_or_age(&self, asked: &Query<'a>) -> Option<&'a Silence> {
        let ratio = &self.terms().ratio;
        let silence = ratio.pick(asked).err()?;
        let is_of_adults = ratio.stated(&Query { age: Some(Age::Adult), ..*asked }).is_some();
        Some(self.event.age_silence.filter(|_| is_of_adults).unwrap_or(silence))
    }

    pub(super) fn terms(&self) -> &'a Terms {
        self.event.terms
    }

    pub(super) fn conclude(&mut self, field: &str, found: Found) {
        conclude(self.trace, &format!("events.{}.{field}", self.event.index), found);
    }

    fn path(&self, field: &str) -> String {
        format!("reimbursement.events.{}.{field}", self.event.index)
    }

    /// What is looked for in lines that speak of the place itself, even where the rest is settled as at home.
    pub(super) fn there(&self) -> Query<'a> {
        Query { place: Some(self.event.care.place), ..self.query }
    }

    /// The first share of care elsewhere.
    fn place_share(&mut self) -> Yuan {
        if self.event.care.place == CarePlace::Home {
            return Yuan::ZERO;
        }
        let terms = self.terms();
        // Whether a place is spoken of at all is asked of the place's rule, not of this one.
        let Some(rate) = terms.first_share.stated(&self.query) else { return Yuan::ZERO };
        let rate = self.trace.open(rate);
        let care = self.event.care;
        care.inside().minus(care.first_share.unwrap_or_default()).share(rate)
    }

    fn eligible(&mut self, place_share: Yuan) -> Yuan {
        let care = self.event.care;
        let first_share = care.first_share.unwrap_or_default();
        let excluded = care.excluded.unwrap_or_default();
        let sum = care.inside().minus(first_share).minus(place_share);
        self.trace.rest_on_all(self.event.cover_clauses);
        // What is inside the policy range is what the fund pays its share of: the clause of the share tells so.
        if let Ok(ratio) = self.terms().ratio.pick_anywhere(&self.query) {
            self.trace.rest_on_all(std::slice::from_ref(ratio.clause()));
        }
        let found =
            Found::Eligible { event: self.event.index, total: care.total, excluded, first_share, place_share, sum };
        self.conclude("eligible", found);
        sum
    }

    /// Care for chronic diseases may be settled as outpatient care or as a stay.
    fn settle_kind(&mut self) {
        if self.query.kind != Some(CareKind::Chronic) {
            return;
        }
        let Some(rule) = self.terms().settled_as.stated(&Query { place: None, ..self.query }) else { return };
        match self.trace.open(rule) {
            SettledAs::Outpatient => self.query.kind = Some(CareKind::Outpatient),
            SettledAs::Inpatient => self.query.kind = Some(CareKind::Inpatient),
            SettledAs::Home => {}
        }
    }

    /// Care elsewhere is settled as care at home where the pack says so; else only lines that name the place apply.
    ///
    /// Odd case: a typed ratio is the one at home and says nothing of other places; typed points off it do.
    fn settle_place(&mut self) -> Result<(), &'a Silence> {
        if self.query.place == Some(CarePlace::Home) {
            return Ok(());
        }
        let table = &self.terms().settled_as;
        let asked = Query { kind: None, ..self.query };
        if let Some(rule) = table.stated(&asked) {
            if self.trace.open(rule) == SettledAs::Home {
                self.query.place = Some(CarePlace::Home);
            }
            return Ok(());
        }
        if self.terms().points_off.is_typed_for(&self.query) {
            self.query.place = Some(CarePlace::Home);
            return Ok(());
        }
        if self.terms().ratio.has_line(&self.query) { Ok(()) } else { Err(table.silence()) }
    }

    /// What the fund pays, and what it would pay without the scale of continuous months.
    fn pay(&mut self, eligible: Yuan, deductible: Yuan, year: &Year<'a>) -> Result<(Yuan, Yuan), &'a Silence> {
        let base = eligible.minus(deductible);
        let parts = self.parts(base, deductible, year)?;
        let exact = parts.iter().fold(Decimal::ZERO, |sum, (part, rate)| sum.saturating_add(times(*part, *rate)));
        let floor = self.terms().floor_share.stated(&self.there()).map(|term| self.trace.open(term));
        let least = floor.map_or(Decimal::ZERO, |rate| times(self.event.care.total, rate));
        let wanted = Yuan::rounded(exact.max(least).min(self.event.care.total.decimal()));
        let (normal, cap) = self.under_caps(wanted, year)?;
        let scale = self.scale();
        let basic = match scale {
            Some(scale) => {
                let sum = if normal == wanted { exact.max(least) } else { normal.decimal() };
                let sum = Yuan::rounded(sum.saturating_mul(scale.decimal()));
                // Every event is rounded, so that several could pass the scaled cap by a fen.
                cap.scaled(scale).allow(sum, year.paid)
            }
            None => normal,
        };
        self.trace.rest_on(&self.path("deductible"));
        let is_capped = normal < wanted;
        let found = Found::EventBasic { event: self.event.index, parts, scale, is_capped, sum: basic };
        self.conclude("basic", found);
        Ok((basic, normal))
    }

    /// The expense in its bands, each with its ratio.
    fn parts(&mut self, base: Yuan, deductible: Yuan, year: &Year<'a>) -> Result<Vec<(Yuan, Rate)>, &'a Silence> {
        let terms = self.terms();
        let points = self.points();
        let why = |silence| self.ratio_or_age(&self.query).unwrap_or(silence);
        let bands = terms.ratio.bands(&self.query).map_err(why)?;
        let is_single = bands.len() <= 1;
        let start = if is_single {
            Yuan::ZERO
        } else if let Some(silence) = year.open_yearly {
            return Err(silence);
        } else {
            match terms.bands.pick_anywhere(&self.query).map(|term| self.trace.open(term))? {
                Bands::AfterDeductible => year.banded,
                Bands::WithDeductible => year.banded.plus(year.yearly_deductible).plus(deductible),
            }
        };
        let end = start.plus(base);
        let mut parts = Vec::new();
        for band in bands {
            let top = band.up_to.map_or(end, |edge| edge.min(end));
            let part = top.minus(band.over.max(start));
            if part > Yuan::ZERO || is_single {
                let rate = self.trace.open(band.term);
                parts.push((part, points.map_or(rate, |points| rate.less(points))));
            }
        }
        if parts.is_empty()
            && let Ok(term) = terms.ratio.pick(&self.query)
        {
            // Nothing is left above the deductible: the ratio that would apply stands for the rule.
            let rate = self.trace.open(term);
            parts.push((Yuan::ZERO, rate));
        }
        Ok(parts)
    }

    /// Points off the ratio elsewhere; typed ones only where nothing else settles the place.
    fn points(&mut self) -> Option<Rate> {
        let (terms, there) = (self.terms(), self.there());
        let is_settled = terms.settled_as.stated(&Query { kind: None, ..there }).is_some();
        let is_home = there.place == Some(CarePlace::Home);
        let term = terms.points_off.stated(&there)?;
        let is_out = term.clause().is_typed && (is_settled || is_home);
        (!is_out).then(|| self.trace.open(term))
    }

    /// What the caps still allow, and the cap over all care.
    fn under_caps(&mut self, wanted: Yuan, year: &Year<'a>) -> Result<(Yuan, Most), &'a Silence> {
        let terms = self.terms();
        let all = terms.cap.pick_anywhere(&Query { kind: None, ..self.query }).map(|term| self.trace.open(term))?;
        let mut sum = year.allow(all, wanted)?;
        if let (Ok(term), Some(kind)) = (terms.kind_cap.pick_anywhere(&self.query), self.query.kind) {
            sum = year.allow_kind(self.trace.open(term), sum, kind)?;
        }
        Ok((sum, all))
    }

    fn scale(&mut self) -> Option<Rate> {
        if self.patient.scheme != Scheme::Employee {
            return None;
        }
        let term = self.terms().scale.pick_anywhere(&self.query).ok()?;
        Some(self.trace.open(term))
    }

    fn left(&mut self, basic: Yuan) -> Yuan {
        let total = self.event.care.total;
        let sum = total.minus(basic);
        self.trace.rest_on(&self.path("basic"));
        self.conclude("patient", Found::EventPatient { event: self.event.index, total, basic, sum });
        sum
    }
}

/// Exact money times a rate, before it is rounded.
pub(super) fn times(sum: Yuan, rate: Rate) -> Decimal {
    sum.decimal().saturating_mul(rate.decimal())
}
