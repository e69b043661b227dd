//! Finding the numbers that a sentence states: 3个月, 三个月, 1万元, 90％, 满4年, 9月1日, 2月底.

use crate::units::Rate;
use rust_decimal::Decimal;
use std::ops::Range;

/// What a number in a sentence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 元
    Yuan,
    /// %, 全额, 一半 (the value is the rate)
    Share,
    /// 个月
    Months,
    /// 天, 日
    Days,
    /// 年, 周岁 as a count
    Years,
    /// 位
    People,
    /// A calendar year
    Year,
    /// A day of the calendar
    Date {
        /// The year written with it or last written before it.
        year: Option<i32>,
        /// Month.
        month: u32,
        /// Day, 0 for the month's end.
        day: u32,
    },
    /// No unit written
    Bare,
}

/// One number in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number (rates as 0.9; dates as 0).
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// Every number in a sentence, in order.
///
/// ```
/// use canbao::law::{mentions, Unit};
/// let found = mentions("每人每年400元，等待期3个月");
/// assert_eq!(found.iter().map(|q| q.unit).collect::<Vec<_>>(), [Unit::Yuan, Unit::Months]);
/// ```
pub fn mentions(text: &str) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut year = None;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let next = date(text, at, year).or_else(|| phrase(rest, at)).or_else(|| number(text, at));
        match next {
            Some(quantity) => {
                year = year_of(&quantity).or(year);
                at = quantity.at.end;
                found.push(quantity);
            }
            None => at = at.saturating_add(skip(rest)),
        }
    }
    found
}

fn year_of(quantity: &Quantity) -> Option<i32> {
    match quantity.unit {
        Unit::Year => i32::try_from(quantity.value).ok(),
        Unit::Date { year, .. } => year,
        _ => None,
    }
}

/// A run of digits is passed over whole, so that no number is found inside another.
fn skip(rest: &str) -> usize {
    let digits = digits(rest).len();
    if digits > 0 { digits } else { rest.chars().next().map_or(1, char::len_utf8) }
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

fn phrase(rest: &str, at: usize) -> Option<Quantity> {
    let shares = [("全额", "1"), ("Full", "1"), ("full", "1"), ("一半", "0.5"), ("减半", "0.5")];
    let (word, rate) = shares.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let value = Rate::parse(rate)?.decimal();
    Some(Quantity { value, unit: Unit::Share, at: at..at.saturating_add(word.len()) })
}

/// A small reader over the sentence that remembers how far it has come.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at = self.at.saturating_add(word.len());
        }
        found
    }

    fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    fn gap(&mut self) {
        while self.eat_any(&[" ", "*"]) {}
    }

    fn digits(&mut self) -> Option<u32> {
        let found = digits(self.rest());
        self.at = self.at.saturating_add(found.len());
        found.parse().ok()
    }
}

fn date(text: &str, at: usize, context: Option<i32>) -> Option<Quantity> {
    // The tail of a date that cannot be read is no date of its own.
    if text.get(..at).is_some_and(|before| before.ends_with('-')) {
        return None;
    }
    let mut reader = Reader { text, at };
    let first = reader.digits()?;
    let (year, month, day) = numeric_date(&mut reader, first).or_else(|| {
        reader = Reader { text, at };
        written_date(&mut reader)
    })?;
    let sound = (1..=12).contains(&month) && day <= 31;
    let unit = Unit::Date { year: year.or(context), month, day };
    sound.then_some(Quantity { value: Decimal::ZERO, unit, at: at..reader.at })
}

/// 2025-09-01, or 12-31 after a range sign.
fn numeric_date(reader: &mut Reader<'_>, first: u32) -> Option<(Option<i32>, u32, u32)> {
    let dashed = |reader: &mut Reader<'_>| reader.eat("-").then(|| reader.digits()).flatten();
    let second = dashed(reader)?;
    let third = dashed(reader);
    match third {
        Some(day) if first >= 1900 => Some((i32::try_from(first).ok(), second, day)),
        None if (1..=12).contains(&first) => Some((None, first, second)),
        _ => None,
    }
}

/// 2025年9月1日, 9月1日, 2月底.
fn written_date(reader: &mut Reader<'_>) -> Option<(Option<i32>, u32, u32)> {
    let mut month = reader.digits()?;
    let mut year = None;
    if month >= 1900 && reader.eat("年") {
        year = i32::try_from(month).ok();
        month = reader.digits()?;
    }
    if !reader.eat("月") {
        return None;
    }
    if reader.eat("底") {
        return Some((year, month, 0));
    }
    let day = reader.digits()?;
    reader.eat("日").then_some((year, month, day))
}

fn number(text: &str, at: usize) -> Option<Quantity> {
    let mut reader = Reader { text, at };
    let (mut value, is_written) = plain(&mut reader).or_else(|| chinese(&mut reader))?;
    let end = reader.at;
    reader.gap();
    if reader.eat("万") {
        value = value.checked_mul(Decimal::from(10_000))?;
        reader.gap();
    }
    let (unit, named) = unit(&mut reader, value, text.get(..at).unwrap_or(""))
        .or_else(|| is_written.then(|| (bare_unit(value, text.get(at..end).unwrap_or("")), false)))?;
    let value = if unit == Unit::Share { value.checked_div(Decimal::ONE_HUNDRED)? } else { value };
    Some(Quantity { value, unit, at: at..if named { reader.at } else { end } })
}

fn bare_unit(value: Decimal, digits: &str) -> Unit {
    let is_year = digits.len() == 4 && value >= Decimal::from(1900) && value < Decimal::from(2101);
    if is_year { Unit::Year } else { Unit::Bare }
}

fn plain(reader: &mut Reader<'_>) -> Option<(Decimal, bool)> {
    let start = reader.at;
    let end = reader.rest().find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(reader.rest().len());
    let found = reader.rest().get(..end)?.trim_end_matches('.');
    let value = found.parse().ok()?;
    reader.at = start.saturating_add(found.len());
    Some((value, true))
}

const NUMERALS: &str = "一二三四五六七八九";

/// 三, 十, 十二, 二十, 九十五; 两.
fn chinese(reader: &mut Reader<'_>) -> Option<(Decimal, bool)> {
    let tens = if reader.eat("十") { Some(1) } else { None };
    let first = match tens {
        Some(_) => None,
        None if reader.eat("两") => Some(2),
        None => numeral(reader),
    };
    let value: u32 = match (tens, first) {
        (Some(_), _) => numeral(reader).unwrap_or(0).saturating_add(10),
        (None, Some(n)) if reader.eat("十") => n.saturating_mul(10).saturating_add(numeral(reader).unwrap_or(0)),
        (None, Some(n)) => n,
        (None, None) => return None,
    };
    Some((Decimal::from(value), false))
}

fn numeral(reader: &mut Reader<'_>) -> Option<u32> {
    let c = reader.rest().chars().next()?;
    let index = NUMERALS.chars().position(|known| known == c)?;
    reader.at = reader.at.saturating_add(c.len_utf8());
    u32::try_from(index).ok()?.checked_add(1)
}

fn unit(reader: &mut Reader<'_>, value: Decimal, before: &str) -> Option<(Unit, bool)> {
    if reader.eat("元") {
        return Some((Unit::Yuan, true));
    }
    if reader.eat_any(&["%", "％", "个百分点", "百分点"]) {
        return Some((Unit::Share, true));
    }
    if reader.eat_any(&["个月", "months", "month"]) {
        return Some((Unit::Months, true));
    }
    if reader.eat("位") {
        return Some((Unit::People, true));
    }
    let after_month = before.ends_with('月');
    if reader.eat_any(&["天", "days", "day"]) || (!after_month && reader.eat("日")) {
        return Some((Unit::Days, true));
    }
    if reader.eat_any(&["年", "周岁", "full years", "years"]) {
        let unit = if value >= Decimal::from(1900) { Unit::Year } else { Unit::Years };
        return Some((unit, true));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<(String, Unit)> {
        mentions(text).into_iter().map(|q| (q.value.normalize().to_string(), q.unit)).collect()
    }

    #[test]
    fn money_rates_and_counts() {
        assert_eq!(units("1.2万元以上"), [("12000".into(), Unit::Yuan)]);
        assert_eq!(units("三级医疗机构60％"), [("0.6".into(), Unit::Share)]);
        assert_eq!(units("给予全额资助"), [("1".into(), Unit::Share)]);
        assert_eq!(units("等待期三个月"), [("3".into(), Unit::Months)]);
        assert_eq!(units("连续满4年"), [("4".into(), Unit::Years)]);
        assert_eq!(units("出生90日及以内"), [("90".into(), Unit::Days)]);
        assert_eq!(units("第三个自然月"), []);
        assert_eq!(units("邀请8位家庭成员"), [("8".into(), Unit::People)]);
        assert_eq!(units("personal **450**"), [("450".into(), Unit::Bare)]);
    }

    #[test]
    fn a_number_is_never_found_inside_another() {
        assert_eq!(units("13个月"), [("13".into(), Unit::Months)]);
        assert_eq!(units("4633元"), [("4633".into(), Unit::Yuan)]);
    }

    #[test]
    fn dates_inherit_the_last_year_written() {
        let date = |year, month, day| Unit::Date { year, month, day };
        let found: Vec<_> = mentions("2025年10月20日—2026年2月28日").into_iter().map(|q| q.unit).collect();
        assert_eq!(found, [date(Some(2025), 10, 20), date(Some(2026), 2, 28)]);
        let found: Vec<_> = mentions("每年9月1日至2月底").into_iter().map(|q| q.unit).collect();
        assert_eq!(found, [date(None, 9, 1), date(None, 2, 0)]);
        let found: Vec<_> = mentions("2024-09-01…12-31").into_iter().map(|q| q.unit).collect();
        assert_eq!(found, [date(Some(2024), 9, 1), date(Some(2024), 12, 31)]);
    }
}
