//! The certificate of coverage (收录证明): for every case that can be asked, whether the packs answer it, give at least a
//! floor, or are silent, and on which key. Each cell is a question that is really put to the desk: nothing here knows
//! the law, only how to ask.

mod bonus;
mod care;
mod enrolment;
mod grid;
mod household;
mod periods;

pub use periods::Span;

use super::{Desk, guide, topics};
use crate::{
    calendar::{Year, year_of},
    law::{Age, CareKind, CarePlace, Group, Key, Level, Pension, Relation, Scheme, Sex, Shelf, Stay, Usage, Value},
    person::Window,
    units::Yuan,
};
use grid::Sample;

/// The coverage years from which a certificate is drawn up: the mechanism of waits and bonuses begins with it.
const FIRST: Year = 2025;

/// One figure of an answer, or one topic of the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Benefit {
    /// Which window a payment lies in (缴费时段).
    Window,
    /// Personal premium.
    Premium,
    /// The government's part.
    Government,
    /// What is payable in all, by window.
    Payable,
    /// Subsidised enrolment, by category.
    Subsidy,
    /// Months of waiting.
    Waiting,
    /// The first covered day.
    CoverStart,
    /// Months left after repair.
    Repair,
    /// What repair costs.
    RepairCost,
    /// Continuity bonus.
    Continuity,
    /// Zero-claim bonus.
    ZeroClaim,
    /// The cap with its bonuses.
    BonusCap,
    /// The basic fund at home.
    Basic,
    /// The basic fund elsewhere, by place.
    Elsewhere,
    /// Critical-illness insurance.
    Critical,
    /// Medical assistance, by category.
    Assistance,
    /// The last day for claims.
    Claim,
    /// Whether a family account may pay for a relative.
    Family,
    /// Whether it may pay for somebody in another province.
    FamilyReach,
    /// What must stay on it.
    FamilyKept,
    /// Years for retiree cover.
    RetirementTotal,
    /// Of them, years here.
    RetirementLocal,
    /// From when a gap is closed.
    RetirementStart,
    /// What a gap costs.
    RetirementCost,
    /// A topic of the guide.
    Guide,
}

/// When a premium is paid: in which window, and whether a central window that runs past New Year is used after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paid {
    /// In the central window, before the coverage year begins.
    Central,
    /// In the central window, in the coverage year itself.
    CentralInYear,
    /// In the extended window.
    Extended,
    /// Later in the coverage year.
    Late,
}

impl Paid {
    /// Every time of payment.
    pub const ALL: [Self; 4] = [Self::Central, Self::CentralInYear, Self::Extended, Self::Late];

    /// The window that it lies in.
    pub fn window(self) -> Window {
        match self {
            Self::Central | Self::CentralInYear => Window::Central,
            Self::Extended => Window::Extended,
            Self::Late => Window::Late,
        }
    }
}

/// One thing told of a case; the order of variants is that of a row's traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// The scheme.
    Scheme(Scheme),
    /// A category, class or event.
    Group(Group),
    /// No category and no event.
    Nobody,
    /// The age.
    Age(Age),
    /// The kind of care; for a stay, which of the year.
    Care(CareKind, Option<Stay>),
    /// The facility's level.
    Level(Level),
    /// Where care is given.
    Place(CarePlace),
    /// The band that an amount lies in.
    Amount(Yuan, Option<Yuan>),
    /// When the premium is paid.
    Paid(Paid),
    /// Whether the years before are lapsed.
    Lapsed(bool),
    /// What a member is to the holder.
    Relation(Relation),
    /// What an account pays.
    Usage(Usage),
    /// The sex.
    Sex(Sex),
    /// Where a pension is drawn.
    Pension(Pension),
    /// The topic of the guide.
    Topic(Key),
}

/// The traits of one kind for which a row holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The traits.
    pub values: Vec<Trait>,
    /// The others that can be asked; none where the row holds for all and need not name any.
    pub others: Vec<Trait>,
}

/// What an answer rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The names of the areas whose documents speak, the nearest first.
    pub areas: Vec<String>,
    /// Whether one of them is a draft (征求意见稿).
    pub is_draft: bool,
    /// Whether one of them is unverified.
    pub is_unverified: bool,
    /// How the figure is less than it seems.
    pub note: Option<Note>,
}

/// How an answer is less than it seems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The document has expired; its figure is carried on for a look ahead.
    CarriedOn,
    /// The documents set no limit: there is no figure.
    Unlimited,
}

/// What asking comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// A figure (已收录).
    Answered(Origin),
    /// Only a floor speaks (至少).
    AtLeast {
        /// The key whose floor it is.
        key: Key,
        /// The floor.
        least: Value,
        /// Whose it is.
        origin: Origin,
    },
    /// Nothing (未收录).
    Silent {
        /// The keys that are missing, in the order in which the answer names them.
        keys: Vec<Key>,
        /// Whether a published average gives a rough estimate.
        is_rough: bool,
    },
}

/// One line of the certificate: everything that has the same state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is asked for.
    pub benefit: Benefit,
    /// When.
    pub spans: Vec<Span>,
    /// Of whom and what, one entry for each kind of trait.
    pub told: Vec<Told>,
    /// What asking comes to.
    pub state: State,
    /// How many cells the line stands for: every combination in every period.
    pub cells: u64,
}

/// The certificate of one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// GB/T 2260 code.
    pub code: String,
    /// The area's name.
    pub name: String,
    /// The time that it speaks of.
    pub span: Span,
    /// Its lines, in the order of the benefits.
    pub rows: Vec<Row>,
    /// Lines of the packs that overlap; none is the proof that every case finds one line.
    pub overlaps: usize,
}

impl Certificate {
    /// How many cells are answered, at least, silent.
    pub fn counts(&self) -> (u64, u64, u64) {
        self.rows.iter().fold((0, 0, 0), |(answered, at_least, silent), row| match row.state {
            State::Answered(_) => (answered.saturating_add(row.cells), at_least, silent),
            State::AtLeast { .. } => (answered, at_least.saturating_add(row.cells), silent),
            State::Silent { .. } => (answered, at_least, silent.saturating_add(row.cells)),
        })
    }
}

/// The coverage years that a certificate speaks of: from the first with waits and bonuses to the year after the last
/// check of the packs.
pub fn years(shelf: &Shelf) -> std::ops::RangeInclusive<Year> {
    FIRST..=year_of(shelf.as_of()).saturating_add(1).max(FIRST)
}

/// Draws up the certificate of a shelf's area for some coverage years.
///
/// Source: every document of the area, its province and the nation. Silent when: a line says so. Odd case: premiums,
/// windows, waits, bonuses, the family account and retirement hold for a coverage year, care and the guide for a day;
/// the days on which some line starts or expires divide the years.
pub fn certificate(shelf: &Shelf, years: std::ops::RangeInclusive<Year>) -> Certificate {
    let desk = Desk::new(shelf);
    let span = Span::of_years(&years);
    let mut rows = enrolment::rows(&desk, years.clone());
    rows.extend(bonus::rows(&desk, years));
    let days = periods::days(shelf, span);
    rows.extend(care::rows(&desk, &days));
    rows.extend(household::rows(&desk, &days));
    rows.extend(guides(&desk, &days));
    rows.sort_by_key(|row| row.benefit);
    let area = shelf.area();
    Certificate {
        code: area.map_or_else(String::new, |pack| pack.code.clone()),
        name: area.map_or_else(String::new, |pack| pack.name.clone()),
        span,
        rows,
        overlaps: crate::law::overlaps(shelf),
    }
}

/// The topics of the guide, day by day; the deadline for claims is asked of a bill.
fn guides(desk: &Desk<'_>, days: &[Span]) -> Vec<Row> {
    let topics: Vec<Key> = topics().filter(|key| *key != Key::ClaimDeadline).collect();
    let axes = [grid::Axis::of(topics.iter().map(|key| vec![Trait::Topic(*key)]))];
    let mut samples: Vec<Sample> = Vec::new();
    for day in days {
        let said = guide(desk.shelf, day.from);
        samples.push(grid::ask(&axes, *day, |case| {
            let [Trait::Topic(topic)] = case else { return None };
            let sayings = said.iter().find(|(key, _)| key == topic);
            let clauses =
                sayings.map(|(_, sayings)| sayings.iter().map(|(_, clause)| clause.clone()).collect::<Vec<_>>());
            Some(clauses.map_or(State::silent(*topic), |clauses| State::Answered(Origin::of(desk.shelf, &clauses))))
        }));
    }
    grid::rows(Benefit::Guide, &axes, samples)
}
