//! The terms that a bill needs: what the law of one day says, as tables.

use crate::{
    law::{Bands, Counted, Most, SettledAs, StayCounting, Table},
    units::{Rate, Yuan},
};

/// The law of one day of care, as tables.
#[derive(Debug, Clone)]
pub struct Terms {
    /// By which rule care elsewhere or for a chronic disease is settled.
    pub settled_as: Table<SettledAs>,
    /// First share of care elsewhere.
    pub first_share: Table<Rate>,
    /// Deductible.
    pub deductible: Table<Yuan>,
    /// A later stay's deductible as a share of the first's.
    pub deductible_later: Table<Rate>,
    /// Most that a year's inpatient deductibles come to.
    pub deductible_year: Table<Yuan>,
    /// A deductible that is a share of the bill.
    pub deductible_share: Table<Rate>,
    /// The least of such a deductible.
    pub deductible_least: Table<Yuan>,
    /// The most of such a deductible.
    pub deductible_most: Table<Yuan>,
    /// Which earlier stays count.
    pub stay_counting: Table<StayCounting>,
    /// Ratio, in bands.
    pub ratio: Table<Rate>,
    /// Points off the ratio.
    pub points_off: Table<Rate>,
    /// Least share of the whole bill.
    pub floor_share: Table<Rate>,
    /// From where the bands are measured.
    pub bands: Table<Bands>,
    /// Yearly cap over all care.
    pub cap: Table<Most>,
    /// Yearly cap of one kind of care.
    pub kind_cap: Table<Most>,
    /// Share of the benefit by continuous months.
    pub scale: Table<Rate>,
    /// Critical illness.
    pub critical: CriticalTerms,
    /// Medical assistance.
    pub assistance: AssistanceTerms,
    /// The published average.
    pub average: Table<Rate>,
}

/// The law of critical-illness insurance.
#[derive(Debug, Clone)]
pub struct CriticalTerms {
    /// Deductible.
    pub deductible: Table<Yuan>,
    /// By what share it is lowered.
    pub deductible_cut: Table<Rate>,
    /// Ratio, in bands.
    pub ratio: Table<Rate>,
    /// Points added to the ratio.
    pub points: Table<Rate>,
    /// Cap.
    pub cap: Table<Most>,
    /// From where the bands are measured.
    pub bands: Table<Bands>,
    /// Whether the first share counts.
    pub first_share: Table<Counted>,
    /// Whether the first share of care elsewhere counts.
    pub place_share: Table<Counted>,
}

/// The law of medical assistance.
#[derive(Debug, Clone)]
pub struct AssistanceTerms {
    /// Threshold.
    pub threshold: Table<Yuan>,
    /// Ratio.
    pub ratio: Table<Rate>,
    /// Yearly limit.
    pub limit: Table<Most>,
    /// Yearly limit in serious illness.
    pub serious_limit: Table<Most>,
    /// Whether the first share counts.
    pub first_share: Table<Counted>,
    /// Whether care at a place counts.
    pub place: Table<Counted>,
    /// Second assistance: threshold.
    pub second_threshold: Table<Yuan>,
    /// Second assistance: ratio.
    pub second_ratio: Table<Rate>,
    /// Second assistance: limit.
    pub second_limit: Table<Most>,
}
