//! Quantities with their unit: yuan, rates. Arithmetic is checked, display names the unit's precision.

use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;

/// Money in yuan, exact to the fen (金额，元).
///
/// Units: yuan, two decimal places. Odd case: half a fen is rounded up, as the offices do (376.805 → 376.81).
///
/// ```
/// use canbao::units::{Rate, Yuan};
/// let base = Yuan::parse("4433").unwrap_or_default();
/// let rate = Rate::parse("0.085").unwrap_or_default();
/// assert_eq!(base.share(rate).to_string(), "376.81");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Yuan(Decimal);

impl Yuan {
    /// No money at all.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads `"400"`, `"400.5"`, `"400.50"`; none for a sign, a point without digits on both sides, more than two places
    /// or anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let value: Decimal = is_plain(text).then(|| text.parse().ok()).flatten()?;
        (value.scale() <= 2 && value < Decimal::from(1_000_000_000_000_i64)).then_some(Self(value))
    }

    /// Money from an exact decimal, rounded half-up to the fen.
    pub fn rounded(value: Decimal) -> Self {
        Self(value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// The exact decimal.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The amount as a whole number of fen (分), for weighing many plans and writing many sums quickly.
    pub fn fen(self) -> u64 {
        let in_one = match self.0.scale() {
            0 => 100,
            1 => 10,
            _ => 1,
        };
        u64::try_from(self.0.mantissa()).ok().and_then(|count| count.checked_mul(in_one)).unwrap_or(u64::MAX)
    }

    /// The amount that some fen (分) come to.
    pub fn of_fen(fen: u64) -> Self {
        Self(Decimal::from_i128_with_scale(i128::from(fen), 2))
    }

    /// The sum of two amounts; saturates far above any bill.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, never below zero (a subsidy cannot exceed the price).
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).max(Decimal::ZERO))
    }

    /// The amount counted several times (three missed years).
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(Decimal::from(count)))
    }

    /// A share of the amount, rounded half-up to the fen.
    #[must_use]
    pub fn share(self, rate: Rate) -> Self {
        Self::rounded(self.0.saturating_mul(rate.0))
    }

    /// The amount divided evenly, rounded half-up to the fen; none for a division by zero.
    pub fn per(self, count: u32) -> Option<Self> {
        self.0.checked_div(Decimal::from(count)).map(Self::rounded)
    }
}

impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Reports are full of sums: their digits are set here from the last to the first, at least 0.00.
        let mut text = [b'0'; 21];
        let mut left = self.fen();
        let mut length: usize = 0;
        for slot in text.iter_mut().rev() {
            if left == 0 && length > 3 {
                break;
            }
            if length == 2 {
                *slot = b'.';
            } else {
                *slot = b"0123456789".get(usize::try_from(left % 10).unwrap_or_default()).copied().unwrap_or_default();
                left /= 10;
            }
            length = length.saturating_add(1);
        }
        let digits = text.get(text.len().saturating_sub(length)..).unwrap_or_default();
        f.write_str(std::str::from_utf8(digits).unwrap_or_default())
    }
}

/// Whether a text is plain digits, with or without a decimal point between them.
pub fn is_plain(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').map_or_else(|| is_digits(text), |(whole, rest)| is_digits(whole) && is_digits(rest))
}

/// A rate or share (比例), `0.9` for 90%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Rate(Decimal);

impl Rate {
    /// Reads `"0.65"`.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// Reads the number before a percent sign: `"65"` is 0.65.
    pub fn percent(text: &str) -> Option<Self> {
        let value: Decimal = text.parse().ok()?;
        value.checked_div(Decimal::ONE_HUNDRED).map(Self::exact)
    }

    /// A rate from an exact decimal.
    pub fn exact(value: Decimal) -> Self {
        Self(value.normalize())
    }

    /// The exact decimal.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The rate with points added, never above the whole.
    #[must_use]
    pub fn more(self, points: Self) -> Self {
        Self::exact(self.0.saturating_add(points.0).min(Decimal::ONE))
    }

    /// The rate with points taken off, never below zero.
    #[must_use]
    pub fn less(self, points: Self) -> Self {
        Self::exact(self.0.saturating_sub(points.0).max(Decimal::ZERO))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_keeps_two_places_and_refuses_more() {
        assert_eq!(Yuan::parse("400").map(|y| y.to_string()).as_deref(), Some("400.00"));
        for (text, shown) in
            [("0.5", "0.50"), ("0", "0.00"), ("0.07", "0.07"), ("10.1", "10.10"), ("1234567.89", "1234567.89")]
        {
            assert_eq!(Yuan::parse(text).map(|y| y.to_string()).as_deref(), Some(shown));
        }
        assert_eq!(Yuan::parse("999999999999.99").map(|y| y.to_string()).as_deref(), Some("999999999999.99"));
        assert_eq!(Yuan::parse("400.05").map(Yuan::fen), Some(40_005));
        for wrong in ["400.001", "-1", "", "1e3", "四百", "+3", "NaN", ".", "5.", ".5", "5.5.5", "99999999999999"] {
            assert_eq!(Yuan::parse(wrong), None, "{wrong}");
        }
    }
}
