//! By what each key is asked for: a line that names anything else is found by nobody.

use super::{document::Provision, key::Key};

/// One selector of the pack format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Selector {
    Scheme,
    Kind,
    Level,
    Stay,
    Age,
    Sex,
    Place,
    Relation,
    Usage,
    Pension,
    Band,
    Months,
    Payers,
    Who,
}

use Selector::{Age, Band, Kind, Level, Months, Payers, Pension, Place, Relation, Scheme, Sex, Stay, Usage, Who};

/// What is known of every event of care.
const CARE: &[Selector] = &[Scheme, Kind, Level, Age, Place, Months, Who];

impl Selector {
    /// The word by which packs name it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Scheme => "scheme",
            Kind => "kind",
            Level => "level",
            Stay => "stay",
            Age => "age",
            Sex => "sex",
            Place => "place",
            Relation => "relation",
            Usage => "usage",
            Pension => "pension",
            Band => "over / up_to",
            Months => "months_from / months_under",
            Payers => "group",
            Who => "who",
        }
    }

    /// The selectors that a line names.
    pub(super) fn named_by(provision: &Provision) -> Vec<Self> {
        let cell = &provision.cell;
        let named = [
            (Scheme, !cell.scheme.is_empty()),
            (Kind, !cell.kind.is_empty()),
            (Level, !cell.level.is_empty()),
            (Stay, !cell.stay.is_empty()),
            (Age, !cell.age.is_empty()),
            (Sex, !cell.sex.is_empty()),
            (Place, !cell.place.is_empty()),
            (Relation, !cell.relation.is_empty()),
            (Usage, !cell.usage.is_empty()),
            (Pension, !cell.pension.is_empty()),
            (Band, cell.over.is_some() || cell.up_to.is_some()),
            (Months, cell.months_from.is_some() || cell.months_under.is_some()),
            (Payers, cell.payers.is_some()),
            (Who, !provision.who.is_empty()),
        ];
        named.into_iter().filter(|(_, is_named)| *is_named).map(|(selector, _)| selector).collect()
    }
}

impl Key {
    /// The ways in which questions ask for a key: a line may name the selectors of one of them.
    pub(super) fn selectors(self) -> &'static [&'static [Selector]] {
        match self {
            Self::PersonalPremium | Self::GovernmentPart => &[&[Payers]],
            Self::Subsidy | Self::Exemption | Self::Recipient | Self::ClaimDeadline => &[&[Who]],
            Self::SettledAs => &[&[Scheme, Level, Age, Months, Who, Kind], &[Scheme, Level, Age, Months, Who, Place]],
            Self::BasicDeductible => &[&[Scheme, Kind, Level, Age, Place, Months, Who, Stay]],
            Self::BasicRatio => &[&[Scheme, Kind, Level, Age, Place, Months, Who, Band]],
            Self::BasicCap => &[&[Scheme, Level, Age, Place, Months, Who]],
            Self::PlaceFirstShare
            | Self::DeductibleShare
            | Self::DeductibleLeast
            | Self::DeductibleMost
            | Self::PointsOff
            | Self::FloorShare
            | Self::LaterDeductible
            | Self::YearDeductible
            | Self::StayCounting
            | Self::BasicBands
            | Self::KindCap
            | Self::ContinuityScale => &[CARE],
            Self::CriticalRatio => &[&[Scheme, Who, Band]],
            Self::CriticalDeductible
            | Self::CriticalDeductibleCut
            | Self::CriticalPoints
            | Self::CriticalCap
            | Self::CriticalBands
            | Self::CriticalFirstShare
            | Self::CriticalPlaceShare
            | Self::AssistanceFirstShare => &[&[Scheme, Who]],
            Self::AssistanceThreshold
            | Self::AssistanceRatio
            | Self::AssistanceLimit
            | Self::SeriousLimit
            | Self::SecondThreshold
            | Self::SecondRatio
            | Self::SecondLimit => &[&[Scheme, Kind, Who]],
            Self::AssistancePlace => &[&[Scheme, Place, Who]],
            Self::AverageRatio => &[&[Scheme, Kind]],
            Self::FamilyRelation | Self::FamilyUse | Self::FamilyReach => &[&[Scheme, Relation, Usage]],
            Self::FamilyKept | Self::FamilyPaying | Self::FamilyMembers => &[&[Scheme]],
            Self::RetirementTotal
            | Self::RetirementLocal
            | Self::RetirementMakeUp
            | Self::RetirementCover
            | Self::RetirementPrice => &[&[Scheme, Sex, Pension]],
            _ if self.kind() == super::key::Kind::Say => &[&[Who]],
            _ => &[&[]],
        }
    }
}
