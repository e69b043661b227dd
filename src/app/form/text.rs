//! Days, months, sums and counts as people type them.

use crate::{
    calendar::{Day, months_in, parse_day, parse_month_end},
    units::{Rate, Yuan},
};

/// Reads a day as people type it: 1990-05-01, 1990.5.1, 1990/5/1, 1990年5月1日, 19900501.
pub fn day(text: &str) -> Option<Day> {
    let plain = plain(text);
    if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return parse_day(&format!("{}-{}-{}", plain.get(..4)?, plain.get(4..6)?, plain.get(6..)?));
    }
    match numbers(&plain).as_slice() {
        [year, month, day] if year.len() == 4 => parse_day(&format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }
}

/// Why a text is no day, with an example of one: unfinished, without its year, or a day that no calendar has.
pub(super) fn no_day(text: &str, example: &str) -> String {
    let plain = plain(text);
    let is_in_leap_year = |month: &str, day: &str| parse_day(&format!("2000-{month:0>2}-{day:0>2}")).is_some();
    let need = match *numbers(&plain).as_slice() {
        [run] if run.len() == 8 => None,
        [year, _, _] if year.len() == 4 => None,
        [run] if run.len() == 6 => Some("要填到日"),
        [year] | [year, _] if year.len() == 4 => Some("要填到日"),
        [month, day] if is_in_leap_year(month, day) => Some("要把年份也写上"),
        [_, _] => None,
        _ => Some("这里要填一个日期"),
    };
    let need = need.map_or_else(|| format!("没有“{}”这一天，请核对日期", text.trim()), str::to_owned);
    format!("{need}，例如{example}。")
}

/// Reads a month as people type it: 2026-08, 2026年8月, 202608; its last day.
pub(super) fn month(text: &str) -> Option<Day> {
    match *numbers(&plain(text)).as_slice() {
        [run] if run.len() == 6 => parse_month_end(&format!("{}-{}", run.get(..4)?, run.get(4..)?)),
        [year, month] if year.len() == 4 => parse_month_end(&format!("{year}-{month:0>2}")),
        _ => None,
    }
}

/// Ten thousand, which people write as 万.
const TEN_THOUSAND: u32 = 10_000;

/// Reads a sum as people type it: 17000, 17,000元, 1.7万, 40万元.
pub fn amount(text: &str) -> Option<Yuan> {
    let plain = without(text, &['元', ',', '，', ' ']);
    match plain.strip_suffix('万') {
        // Four places of ten thousands are whole yuan.
        Some(tens) => tens
            .parse()
            .ok()
            .filter(|sum: &rust_decimal::Decimal| is_plain(tens) && sum.scale() <= 4)
            .map(|sum| Yuan::rounded(sum.saturating_mul(rust_decimal::Decimal::from(TEN_THOUSAND)))),
        // A point at the end is half a sum, still being typed; one at the beginning has a nought before it.
        None => Yuan::parse(plain.strip_suffix('.').unwrap_or(&plain))
            .or_else(|| Yuan::parse(&format!("0{plain}")).filter(|_| plain.starts_with('.'))),
    }
}

fn is_plain(number: &str) -> bool {
    number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Reads a share as people type it: 65%, 65, 百分之65, 0.65; a bare 1 could be either and is none.
pub(in crate::app) fn rate(text: &str) -> Option<Rate> {
    let plain = without(text, &[' ', '％', '%']);
    let has_sign = plain != self::plain(text);
    let number = plain.strip_prefix("百分之").unwrap_or(&plain);
    let is_percent = has_sign || number != plain;
    let rate = match Rate::parse(number).filter(|_| is_plain(number)) {
        Some(share) if !is_percent && share.decimal() < rust_decimal::Decimal::ONE => Some(share),
        Some(share) if !is_percent && share.decimal() == rust_decimal::Decimal::ONE => None,
        _ => Rate::percent(number).filter(|_| is_plain(number)),
    };
    rate.filter(|rate| rate.decimal() <= rust_decimal::Decimal::ONE)
}

/// Reads a count as people type it: 3, 3个月, 12年.
pub(super) fn count(text: &str) -> Option<u32> {
    without(text, &['个', '月', '年', ' ']).parse().ok()
}

/// Reads a length of time as people type it, in months: 210, 210个月, 17年, 17年6个月.
pub fn span(text: &str) -> Option<u32> {
    let plain = plain(text);
    let months = |text: &str| -> Option<u32> {
        let text = text.trim().trim_end_matches('月').trim_end_matches('个').trim();
        text.parse().ok()
    };
    match plain.split_once('年') {
        None => months(&plain),
        Some((years, "")) => Some(months_in(years.trim().parse().ok()?)),
        Some((years, rest)) => months_in(years.trim().parse().ok()?).checked_add(months(rest)?),
    }
}

fn without(text: &str, units: &[char]) -> String {
    plain(text).chars().filter(|c| !units.contains(c)).collect()
}

fn plain(text: &str) -> String {
    text.trim().chars().map(plain_digit).collect()
}

/// Full-width digits and points count: a Chinese keyboard types them.
fn plain_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c).saturating_sub(u32::from('０')), 10).unwrap_or(c),
        '．' => '.',
        other => other,
    }
}

fn numbers(plain: &str) -> Vec<&str> {
    plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect()
}
