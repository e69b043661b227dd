//! The values that a document can set, as packs write them.

use crate::{
    calendar::{Day, Year, last_of_month, parse_day},
    units::{Rate, Yuan},
};
use chrono::Datelike;

use super::key::{Key, Kind};

/// One value of law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Money.
    Yuan(Yuan),
    /// A rate.
    Rate(Rate),
    /// Calendar months.
    Months(u32),
    /// Days.
    Days(u32),
    /// A count of years.
    Years(u32),
    /// A calendar year.
    Year(Year),
    /// A day.
    On(On),
    /// A word of the key's closed list.
    Word(String),
    /// A limit in time.
    Limit(Limit),
    /// Nothing at all (不资助).
    None,
}

impl Value {
    /// Reads a value as packs write it; none if it is not of the key's kind.
    pub fn read(key: Key, text: &str) -> Option<Self> {
        match key.kind() {
            Kind::Yuan => amount(text, "yuan").and_then(Yuan::parse).map(Self::Yuan),
            Kind::Rate => percent(text).map(Self::Rate),
            Kind::Months => count(text, "month").map(Self::Months),
            Kind::Years => count(text, "year").map(Self::Years),
            Kind::Year => text.strip_prefix("year ").and_then(|year| year.parse().ok()).map(Self::Year),
            Kind::Date => On::read(text).map(Self::On),
            Kind::Word(words) => words.contains(&text).then(|| Self::Word(text.into())),
            Kind::Share if text == "none" => Some(Self::None),
            Kind::Share => {
                percent(text).map(Self::Rate).or_else(|| amount(text, "yuan").and_then(Yuan::parse).map(Self::Yuan))
            }
            Kind::Limit => Limit::read(text).map(Self::Limit),
        }
    }
}

fn amount<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    text.strip_suffix(unit)?.strip_suffix(' ')
}

fn percent(text: &str) -> Option<Rate> {
    Rate::percent(text.strip_suffix('%')?)
}

fn count(text: &str, unit: &str) -> Option<u32> {
    let (number, word) = text.split_once(' ')?;
    (word.strip_suffix('s').unwrap_or(word) == unit).then(|| number.parse().ok()).flatten()
}

/// A day of every year or of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// The same day every year; day 0 stands for the month's end (二月底).
    EveryYear {
        /// Month, 1 to 12.
        month: u32,
        /// Day, or 0 for the end of the month.
        day: u32,
    },
    /// One day.
    Once(Day),
}

const LEAP_YEAR: Year = 2024;

/// From this month on, a recurring day of a window lies in the year before the coverage year.
const AUTUMN: u32 = 7;

impl On {
    fn read(text: &str) -> Option<Self> {
        if let Some(day) = parse_day(text) {
            return Some(Self::Once(day));
        }
        let (month, day) = text.split_once('-')?;
        let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
        let day = if day == "end" { 0 } else { day.parse().ok()? };
        if day != 0 {
            // A day that not even a leap year has.
            Day::from_ymd_opt(LEAP_YEAR, month, day)?;
        }
        Some(Self::EveryYear { month, day })
    }

    /// The day meant in the windows of one coverage year: autumn days lie in the year before.
    ///
    /// Odd case: `02-end` is 28 or 29 February.
    pub fn for_year(self, year: Year) -> Option<Day> {
        match self {
            Self::Once(day) => Some(day),
            Self::EveryYear { month, day } => {
                let year = if month >= AUTUMN { year.checked_sub(1)? } else { year };
                let first = Day::from_ymd_opt(year, month, 1)?;
                if day == 0 { Some(last_of_month(first)) } else { first.with_day(day) }
            }
        }
    }

    /// The coverage year whose windows this day can belong to, where the day names a year.
    pub fn coverage_year(self) -> Option<Year> {
        match self {
            Self::Once(day) if day.month() >= AUTUMN => day.year().checked_add(1),
            Self::Once(day) => Some(day.year()),
            Self::EveryYear { .. } => None,
        }
    }
}

/// Until when somebody is exempt (期限).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Within some days.
    Days(u32),
    /// Within some calendar months (a year is twelve).
    Months(u32),
    /// Within the calendar year of the event (当年).
    SameYear,
    /// The document names no limit.
    AnyTime,
}

impl Limit {
    fn read(text: &str) -> Option<Self> {
        match text {
            "same_year" => Some(Self::SameYear),
            "any_time" => Some(Self::AnyTime),
            _ => count(text, "day")
                .map(Self::Days)
                .or_else(|| count(text, "month").map(Self::Months))
                .or_else(|| count(text, "year").and_then(|years| years.checked_mul(12)).map(Self::Months)),
        }
    }
}

/// A subsidy on the personal premium (资助参保).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// A share of the premium.
    Rate(Rate),
    /// A sum.
    Sum(Yuan),
    /// The document says that there is none.
    Nothing,
}

/// Reading a typed value out of [`Value`].
pub trait FromValue: Sized {
    /// The typed value; none if the kind differs, which [`Value::read`] has ruled out for a key's own type.
    fn from_value(value: &Value) -> Option<Self>;
}

macro_rules! plain {
    ($($type:ty = $variant:ident;)*) => {$(
        impl FromValue for $type {
            fn from_value(value: &Value) -> Option<Self> {
                match value { Value::$variant(it) => Some(*it), _ => None }
            }
        }
    )*};
}
plain! { Yuan = Yuan; Rate = Rate; On = On; Limit = Limit; Year = Year; }

impl FromValue for u32 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Months(n) | Value::Years(n) | Value::Days(n) => Some(*n),
            _ => None,
        }
    }
}

impl FromValue for Share {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Rate(rate) => Some(Self::Rate(*rate)),
            Value::Yuan(sum) => Some(Self::Sum(*sum)),
            Value::None => Some(Self::Nothing),
            _ => None,
        }
    }
}

macro_rules! words {
    ($(#[doc = $doc:literal] $type:ident in $list:ident { $(#[doc = $each:literal] $name:ident = $text:literal,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $(#[doc = $each] $name,)* }

        #[allow(dead_code, reason = "some words stand beside a value, not in a key's own list")]
        pub(super) const $list: &[&str] = &[$($text,)*];

        impl $type {
            /// Reads the word that packs use.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$name),)* _ => None }
            }
        }

        impl FromValue for $type {
            fn from_value(value: &Value) -> Option<Self> {
                match value { Value::Word(word) => Self::from_word(word), _ => None }
            }
        }
    )*};
}

words! {
    /// From which day cover runs (待遇享受起始).
    CoverStart in COVER_START {
        /// 1 January of the coverage year.
        JanuaryFirst = "january_first",
        /// The day of birth.
        Birth = "birth",
        /// The day the money arrives.
        Payment = "payment",
        /// The day after (次日).
        DayAfterPayment = "day_after_payment",
        /// The first of the month in which the money arrives (到账当月).
        MonthOfPayment = "month_of_payment",
        /// The first of the next month (次月).
        MonthAfterPayment = "month_after_payment",
        /// The first of the month of registration (参保月).
        MonthOfRegistration = "month_of_registration",
    }
    /// What a late payer pays.
    Charges in CHARGES {
        /// The personal premium only.
        Personal = "personal",
        /// The government's part as well.
        PersonalAndGovernment = "personal_and_government",
    }
    /// That something is waived.
    Waived in WAIVED {
        /// Waived.
        Waived = "waived",
    }
    /// Which lapsed years add a month (a reading of 每多断保1年).
    VariableCounting in VARIABLE_COUNTING {
        /// Every lapsed year but the first.
        BeyondTheFirst = "beyond_the_first",
        /// Every lapsed year.
        EveryLapsedYear = "every_lapsed_year",
    }
    /// Whether the day of payment is the wait's first day.
    DayCounting in DAY_COUNTING {
        /// Paid on 3 July, three months: covered from 3 October.
        PaymentDayFirst = "payment_day_first",
        /// Paid on 1 March, three months: covered from 2 June.
        DayAfterFirst = "day_after_first",
    }
    /// The variable wait in an extended window (a reading).
    ExtendedVariable in EXTENDED_VARIABLE {
        /// It stays.
        Kept = "kept",
        /// It is waived too.
        Waived = "waived",
    }
    /// Which day decides whether care is covered.
    CareDay in CARE_DAY {
        /// The day of admission (入院).
        Admission = "admission",
        /// The day the cost arises (费用发生).
        Cost = "cost",
    }
    /// What leaving employee cover outside the exemption means.
    EmployeeGap in EMPLOYEE_GAP {
        /// It counts as a lapse (都认定为断保人员).
        BreaksBeyondExemption = "breaks_beyond_exemption",
    }
    /// Until when a child counts as newborn where no document says so (a reading).
    NewbornLimit in NEWBORN_LIMIT {
        /// While the premium is paid in the year of birth.
        PaidInBirthYear = "paid_in_birth_year",
    }
    /// That a newborn's premium is waived.
    NewbornFree in NEWBORN_FREE {
        /// If a parent is insured here.
        IfParentInsured = "if_parent_insured",
    }
    /// In which class somebody receives medical assistance.
    Recipient in RECIPIENT {
        /// Recognised, class not told apart.
        Recognised = "recognised",
        /// Class 1.
        Class1 = "class_one",
        /// Class 2.
        Class2 = "class_two",
        /// Class 3.
        Class3 = "class_three",
        /// Class 4.
        Class4 = "class_four",
        /// Class 5.
        Class5 = "class_five",
    }
    /// The price of a repaired year.
    RepairPrice in REPAIR_PRICE {
        /// The personal premium of the coverage year paid for.
        CoverageYear = "personal_premium_of_coverage_year",
    }
    /// From which year on an earned bonus holds.
    BonusStart in BONUS_START {
        /// The year that earned it.
        SameYear = "same_year",
        /// The year after.
        NextYear = "next_year",
    }
    /// That a year does not count.
    NotCounted in NOT_COUNTED {
        /// Not counted.
        NotCounted = "not_counted",
    }
    /// That something is required.
    Required in REQUIRED {
        /// Required.
        Required = "required",
    }
    /// How much of the wait an exemption waives.
    Waives in WAIVES {
        /// All of it.
        Whole = "whole",
        /// Only the fixed part.
        Fixed = "fixed",
    }
    /// The day by which an exemption's limit is counted.
    CountedBy in COUNTED_BY {
        /// The day the money arrived.
        Payment = "payment",
        /// The day of registration.
        Registration = "registration",
        /// Whichever came first.
        Either = "registration_or_payment",
    }
}
