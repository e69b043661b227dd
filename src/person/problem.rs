//! What is wrong with an answer that a citizen gave: where it stands and what is needed, without blame.

use crate::{
    calendar::{Day, Year},
    units::Yuan,
};

/// The machine interface's error codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// No pack for the area.
    UnknownArea,
    /// A field that the contract does not know, or one that is missing.
    BadField,
    /// A value that cannot be read or is out of its bounds.
    BadValue,
    /// A year on which the answer turns is not listed.
    MissingYear,
    /// The day of payment lies in no window of the coverage year.
    NoWindow,
    /// A coverage year before 2016 or after 2100.
    OutOfYears,
    /// Two answers that cannot both be true.
    Contradiction,
}

impl Code {
    /// Every code.
    pub const ALL: &'static [Self] = &[
        Self::UnknownArea,
        Self::BadField,
        Self::BadValue,
        Self::MissingYear,
        Self::NoWindow,
        Self::OutOfYears,
        Self::Contradiction,
    ];

    /// The code as the contract writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::UnknownArea => "unknown_area",
            Self::BadField => "bad_field",
            Self::BadValue => "bad_value",
            Self::MissingYear => "missing_year",
            Self::NoWindow => "no_window",
            Self::OutOfYears => "out_of_years",
            Self::Contradiction => "contradiction",
        }
    }
}

/// What is needed instead; [`crate::wording`] says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// A coverage year within the years that the calculator knows.
    CoverageYear,
    /// A birth in this year or later.
    BirthFrom(Year),
    /// A birth on or before the day of payment.
    BirthBeforePayment(Day),
    /// A birth no later than the coverage year.
    BirthByYear(Year),
    /// A listed year no earlier than the birth.
    YearFromBirth(Year),
    /// A listed year before the coverage year.
    YearBefore(Year),
    /// A listed year from one year to another.
    HistoryYear(Year, Year),
    /// A year listed once.
    YearOnce(Year),
    /// The cover of a year that is missing.
    CoverOf(Year),
    /// A payment between two days; the first may be unknown.
    PaymentBetween(Option<Day>, Day),
    /// A payment day for a year that was not paid in its central window.
    PaymentDayOf(Year),
    /// No payment details for a year without a resident premium.
    NoPaymentFor(Year),
    /// No end for a year without employee cover.
    NoEndFor(Year),
    /// A last month within the year that it belongs to.
    MonthWithin(Year),
    /// A first covered day no earlier than the year that it belongs to.
    CoverFromWithin(Year),
    /// At most so many repaired years.
    RepairAtMost(u32),
    /// A registration no later than the payment and no earlier than the birth.
    RegistrationInOrder,
    /// Care within the coverage year.
    CareWithin(Year),
    /// Care on or after the birth.
    CareFromBirth(Day),
    /// Care within some years.
    CareBetween(Year, Year),
    /// At most what the bill (or what is left of it) comes to.
    PartOfBill(Yuan),
    /// No claim in a year without claims: bonus money is used by a claim.
    BonusUsedByClaim(Year),
    /// No bonus used in a year without resident cover.
    NoBonusFor(Year),
    /// Nothing typed: the documents state this figure.
    NothingTyped,
    /// From one account to so many.
    Holders(usize),
    /// From one member to so many.
    Members(usize),
    /// A name for somebody in the family.
    Name,
    /// A name that nobody else of the list has.
    NameOnce(String),
    /// A holder of this name in the list.
    HolderListed(String),
    /// A holder's own relation, or another name, for a member of the same name.
    NoNamesake(String),
    /// One account of which a member is the owner: the member, and the account owned already.
    OneAccount(String, String),
    /// One owner of an account: the account, and the member who is it already.
    OneOwner(String, String),
    /// A two-digit province code of GB/T 2260 instead of this.
    Province(String),
    /// A retirement within the years that the calculator knows.
    RetirementYear,
    /// At most so many months.
    MonthsAtMost(u32),
    /// No more months than were paid in all.
    PartOfMonths(u32),
}

/// One problem: which field, which code, what is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's path in the request, such as `history[2].year`.
    pub path: String,
    /// The code.
    pub code: Code,
    /// What is needed.
    pub need: Need,
}

impl Problem {
    /// A problem with a field.
    pub fn new(path: impl Into<String>, code: Code, need: Need) -> Self {
        Self { path: path.into(), code, need }
    }
}
