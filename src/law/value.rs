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
    /// A count of people.
    People(u32),
    /// A calendar year.
    Year(Year),
    /// A day.
    On(On),
    /// A word of the key's closed list.
    Word(String),
    /// A limit in time.
    Limit(Limit),
    /// A plain sentence.
    Say(String),
    /// Nothing at all (不资助, 不设起付线, 不设封顶线).
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
            Kind::People => amount(text, "people").and_then(|number| number.parse().ok()).map(Self::People),
            Kind::Year => text.strip_prefix("year ").and_then(|year| year.parse().ok()).map(Self::Year),
            Kind::Date => On::read(text).map(Self::On),
            Kind::Word(words) => words.contains(&text).then(|| Self::Word(text.into())),
            Kind::Share | Kind::Sum | Kind::Cap if text == "none" => Some(Self::None),
            Kind::Sum | Kind::Cap => amount(text, "yuan").and_then(Yuan::parse).map(Self::Yuan),
            Kind::Say => (!text.is_empty()).then(|| Self::Say(text.into())),
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

/// The most that a layer pays in a year (最高支付限额).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Most {
    /// A sum.
    Sum(Yuan),
    /// The document sets none (不设封顶线).
    Unlimited,
}

impl Most {
    /// What of a sum fits under what is left when some was used before.
    #[must_use]
    pub fn allow(self, sum: Yuan, used: Yuan) -> Yuan {
        match self {
            Self::Sum(most) => sum.min(most.minus(used)),
            Self::Unlimited => sum,
        }
    }

    /// The same share of it; no limit stays none.
    #[must_use]
    pub fn scaled(self, rate: Rate) -> Self {
        match self {
            Self::Sum(most) => Self::Sum(most.share(rate)),
            Self::Unlimited => Self::Unlimited,
        }
    }
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
plain! { Rate = Rate; On = On; Limit = Limit; Year = Year; }

impl FromValue for Yuan {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Yuan(sum) => Some(*sum),
            Value::None => Some(Self::ZERO),
            _ => None,
        }
    }
}

impl FromValue for Most {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Yuan(sum) => Some(Self::Sum(*sum)),
            Value::None => Some(Self::Unlimited),
            _ => None,
        }
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Say(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl FromValue for u32 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Months(n) | Value::Years(n) | Value::Days(n) | Value::People(n) => Some(*n),
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
