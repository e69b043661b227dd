//! What the year's earlier events have used up: stays, deductibles, bands, caps.

use super::{Event, Settled};
use crate::{
    law::{CareKind, Level, Most, Silence},
    units::Yuan,
};
use std::collections::BTreeMap;

/// What the year's earlier events have used up.
#[derive(Debug, Default)]
pub(super) struct Year<'a> {
    /// Levels of the stays so far.
    pub(super) stays: Vec<Level>,
    /// Deductibles borne, for care whose deductible is yearly.
    pub(super) yearly_deductible: Yuan,
    /// Deductibles borne in stays.
    pub(super) stay_deductible: Yuan,
    /// Expense already counted toward the bands.
    pub(super) banded: Yuan,
    /// Paid by the fund, after any scale of continuous months.
    pub(super) paid: Yuan,
    /// What the fund would have paid without that scale.
    fund: Yuan,
    by_kind: BTreeMap<CareKind, Yuan>,
    /// Eligible expense of events whose figures are unsaid: some of it may have used up a cap.
    open: BTreeMap<CareKind, Yuan>,
    /// Why they are unsaid.
    silence: Option<&'a Silence>,
    /// Why a yearly deductible and its bands may be used up already, and nobody can tell how far.
    pub(super) open_yearly: Option<&'a Silence>,
}

impl<'a> Year<'a> {
    /// What the cap over all care still allows; silence where events whose figures are unsaid may have used it up.
    pub(super) fn allow(&self, cap: Most, wanted: Yuan) -> Result<Yuan, &'a Silence> {
        let open = self.open.values().fold(Yuan::ZERO, |sum, open| sum.plus(*open));
        self.under(cap, wanted, self.fund, open)
    }

    /// What the cap over one kind of care still allows.
    pub(super) fn allow_kind(&self, cap: Most, wanted: Yuan, kind: CareKind) -> Result<Yuan, &'a Silence> {
        let sum = |sums: &BTreeMap<CareKind, Yuan>| sums.get(&kind).copied().unwrap_or_default();
        self.under(cap, wanted, sum(&self.by_kind), sum(&self.open))
    }

    fn under(&self, cap: Most, wanted: Yuan, used: Yuan, open: Yuan) -> Result<Yuan, &'a Silence> {
        let sum = cap.allow(wanted, used);
        match self.silence {
            Some(silence) if cap.allow(wanted, used.plus(open)) != sum => Err(silence),
            _ => Ok(sum),
        }
    }

    /// An event whose figures are unsaid still counts: a stay as a stay, and toward deductibles and caps nobody knows how.
    pub(super) fn note_open(
        &mut self,
        event: &Event<'_>,
        kind: Option<CareKind>,
        settled: Settled,
        silence: &'a Silence,
    ) {
        let deductible = settled.deductible.unwrap_or_default();
        if kind == Some(CareKind::Inpatient) {
            self.stays.push(event.care.level);
            self.stay_deductible = self.stay_deductible.plus(deductible);
        } else {
            self.open_yearly = Some(silence);
        }
        let open = self.open.entry(kind.unwrap_or(event.care.kind)).or_default();
        *open = open.plus(settled.eligible.unwrap_or(event.care.total));
        self.silence = Some(silence);
    }

    pub(super) fn note(
        &mut self,
        event: &Event<'_>,
        kind: Option<CareKind>,
        (deductible, eligible): (Yuan, Yuan),
        (normal, paid): (Yuan, Yuan),
    ) {
        self.paid = self.paid.plus(paid);
        if kind == Some(CareKind::Inpatient) {
            self.stays.push(event.care.level);
            self.stay_deductible = self.stay_deductible.plus(deductible);
        } else {
            self.yearly_deductible = self.yearly_deductible.plus(deductible);
            self.banded = self.banded.plus(eligible.minus(deductible));
        }
        self.fund = self.fund.plus(normal);
        if let Some(kind) = kind {
            let used = self.by_kind.entry(kind).or_default();
            *used = used.plus(normal);
        }
    }
}
