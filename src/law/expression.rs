//! Derived figures: `4363万元 ÷ 10.9万人 ÷ 400元`, every operand standing in a quote.

use super::quantity::mentions;
use rust_decimal::{Decimal, RoundingStrategy};

/// Why a derived figure was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The operand is not in any quote.
    NotQuoted(String),
    /// The expression cannot be read.
    Unreadable(String),
}

/// Works the sum out, left to right; every operand must stand in one of the quotes as a whole number.
pub(super) fn evaluate(expression: &str, quotes: &[&str]) -> Result<Decimal, Refusal> {
    let mut words = expression.split_whitespace();
    let first = words.next().unwrap_or("");
    let mut result = operand(first, quotes)?;
    while let (Some(sign), Some(word)) = (words.next(), words.next()) {
        let right = operand(word, quotes)?;
        let step = match sign {
            "÷" => result.checked_div(right),
            "×" => result.checked_mul(right),
            "+" => result.checked_add(right),
            "-" => result.checked_sub(right),
            _ => None,
        };
        result = step.ok_or_else(|| Refusal::Unreadable(sign.into()))?;
    }
    Ok(result)
}

fn operand(word: &str, quotes: &[&str]) -> Result<Decimal, Refusal> {
    if !quotes.iter().any(|quote| stands_in(word, quote)) {
        return Err(Refusal::NotQuoted(word.into()));
    }
    match mentions(word).as_slice() {
        [one] => Ok(one.value),
        _ => Err(Refusal::Unreadable(word.into())),
    }
}

/// Whether a number stands in a quote as itself and not as the tail of a longer one.
fn stands_in(word: &str, quote: &str) -> bool {
    quote.match_indices(word).any(|(at, _)| {
        let before = quote.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|c| c.is_ascii_digit() || c == '.')
    })
}

/// Rounds a derived figure to the unit's whole number (a rate to the percent).
pub(super) fn to_whole(value: Decimal, is_rate: bool) -> Decimal {
    value.round_dp_with_strategy(if is_rate { 2 } else { 0 }, RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shanwei_paid_in_full() {
        let quotes = ["为10.9万名低保、特困人员代缴保费4363万元", "400元"];
        let share = evaluate("4363万元 ÷ 10.9万 ÷ 400元", &quotes).map(|v| to_whole(v, true));
        assert_eq!(share, Ok(Decimal::ONE));
        assert_eq!(evaluate("363万元 ÷ 10.9万", &quotes), Err(Refusal::NotQuoted("363万元".into())));
    }
}
