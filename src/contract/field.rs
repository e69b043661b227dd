//! Reading one field: dates, months, words, money, typed figures, each with an error that names it.

use super::{error::Error, written::Written};
use crate::{
    calendar::{Day, parse_day, parse_month_end},
    law::{Key, Kind, Value},
    person::{Code, HISTORY_YEARS, Need, Problem, Window},
    units::{Rate, Yuan, is_plain},
};
use serde_json::Value as Json;
use std::fmt::{self, Display};

/// Every place where the contract has named fields; a list there would be read by position, misspelling or not.
const OBJECTS: &[&str] = &["enrolment", "person", "person/event", "family", "retirement", "overrides"];
const LISTS: &[&str] = &["history", "care", "family/holders", "family/members"];

pub(super) fn objects_only(whole: &Json) -> Result<(), Error> {
    let must = |path: &str, json: &Json| match json {
        Json::Object(_) | Json::Null => Ok(()),
        _ => Err(bad(path.replace('/', "."), "这一项的写法不对：要写成 {\"名字\": 值} 的样子。")),
    };
    if !whole.is_object() {
        return Err(bad("", "请求要写成 {\"area\": …} 的样子。"));
    }
    for path in OBJECTS {
        whole.pointer(&format!("/{path}")).map_or(Ok(()), |json| must(path, json))?;
    }
    for path in LISTS {
        let items = whole.pointer(&format!("/{path}")).and_then(Json::as_array);
        for (index, item) in items.into_iter().flatten().enumerate() {
            must(&format!("{path}[{index}]"), item)?;
        }
    }
    Ok(())
}

pub(super) fn unreadable(path: &str, message: &str) -> Error {
    let is_field =
        message.contains("unknown field") || message.contains("missing field") || message.contains("duplicate");
    let named = message.split('`').nth(1).filter(|_| is_field).unwrap_or("");
    let path = match (path, named) {
        ("." | "", named) => named.to_owned(),
        (path, named) if named.is_empty() || path.ends_with(named) => path.to_owned(),
        (path, named) => format!("{path}.{named}"),
    };
    if message.contains("duplicate field") {
        return Error::new(Code::BadField, path, format!("{named} 写了两次，请只留一次。"));
    }
    if message.contains("missing field") {
        return Error::new(Code::BadField, path, format!("缺少 {named} 这一项。"));
    }
    if message.starts_with("invalid type: null") && !path.is_empty() && !path.ends_with(']') {
        return missing(path);
    }
    if is_field {
        return Error::new(Code::BadField, path, format!("没有 {named} 这个字段，请核对拼写。"));
    }
    if let Some(problem) = far_year(&path, message) {
        return Error::of(&[problem]);
    }
    Error::new(Code::BadValue, path, format!("这一项的写法不对：{}", wanted(message)))
}

/// A whole number that is too large for a year is out of the years like any other.
fn far_year(path: &str, message: &str) -> Option<Problem> {
    let number = message.split('`').nth(1)?;
    let is_large = match number.split_once('e') {
        Some((_, exponent)) => !exponent.starts_with('-'),
        None => {
            let whole = number.strip_suffix(".0").unwrap_or(number);
            whole.len() >= i32::MAX.to_string().len() && !whole.contains('.')
        }
    };
    let is_far = is_large && message.contains("expected i32");
    let need = Need::HistoryYear(*HISTORY_YEARS.start(), *HISTORY_YEARS.end());
    match path {
        _ if !is_far => None,
        "enrolment.coverage_year" => Some(Problem::new(path, Code::OutOfYears, Need::CoverageYear)),
        path if path.starts_with("history[") => Some(Problem::new(path, Code::BadValue, need)),
        _ => None,
    }
}

/// A field that must be there and is not.
fn missing(path: impl Display) -> Error {
    let path = path.to_string();
    let name = path.rsplit('.').next().unwrap_or_default().to_owned();
    Error::new(Code::BadField, path, format!("缺少 {name} 这一项。"))
}

/// What the reader expected, in words that a caller can act on.
fn wanted(message: &str) -> &'static str {
    const KINDS: &[(&str, &str)] = &[
        ("a boolean", "要写 true 或 false。"),
        ("a string", "要写一段文字，加引号。"),
        ("u32", "要写不小于0的整数。"),
        ("i32", "要写整数。"),
        ("a sequence", "要写成 [ … ] 一个列表。"),
        ("a map", "要写成 { … }。"),
        ("struct", "要写成 { … }。"),
    ];
    let expected = message.split_once("expected ").map(|(_, expected)| expected);
    let known = expected.and_then(|expected| KINDS.iter().find(|(kind, _)| expected.starts_with(kind)));
    known.map_or("读不懂，请照说明里的样子写。", |(_, text)| *text)
}

/// The path of a field of one item of a list; written out only where something is wrong with that field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    list: &'static str,
    index: usize,
    field: &'static str,
}

impl Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}].{}", self.list, self.index, self.field)
    }
}

/// The paths of one item's fields.
pub(super) fn item(list: &'static str, index: usize) -> impl Fn(&'static str) -> Item {
    move |field| Item { list, index, field }
}

pub(super) fn bad(path: impl Display, text: impl Into<String>) -> Error {
    Error::new(Code::BadValue, path.to_string(), text)
}

pub(super) fn date(path: impl Display, text: &str) -> Result<Day, Error> {
    parse_day(text).ok_or_else(|| bad(path, format!("“{text}”不是日期，请写成 2026-11-20 这样。")))
}

pub(super) fn optional_date(path: impl Display, text: Option<&String>) -> Result<Option<Day>, Error> {
    text.map(|text| date(path, text)).transpose()
}

pub(super) fn month(path: impl Display, text: &str) -> Result<Day, Error> {
    parse_month_end(text).ok_or_else(|| bad(path, format!("“{text}”不是月份，请写成 2026-08 这样。")))
}

pub(super) fn one_of<'a>(path: impl Display, word: &'a str, known: &[&str]) -> Result<&'a str, Error> {
    if known.contains(&word) {
        return Ok(word);
    }
    Err(bad(path, format!("不认得“{word}”，请写 {} 中的一个。", known.join("、"))))
}

/// Reads a word of a closed list.
pub(super) fn word<T: Copy>(
    path: impl Display,
    text: &str,
    known: &[T],
    name: fn(T) -> &'static str,
) -> Result<T, Error> {
    let found = known.iter().copied().find(|it| name(*it) == text);
    found.ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|it| name(*it)).collect();
        bad(path, format!("不认得“{text}”，请写 {} 中的一个。", names.join("、")))
    })
}

pub(super) fn window(path: impl Display, word: Option<&String>) -> Result<Option<Window>, Error> {
    let read = |word: &String| {
        Window::from_word(word).ok_or_else(|| bad(path, format!("不认得“{word}”，请写 central、extended 或 late。")))
    };
    word.map(read).transpose()
}

/// Money is read from a string or a JSON number, exactly; where it must be told, null tells nothing.
pub(super) fn money(path: impl Display, written: &Written) -> Result<Yuan, Error> {
    if written.is_null() { Err(missing(path)) } else { sum(path, written) }
}

fn sum(path: impl Display, written: &Written) -> Result<Yuan, Error> {
    Yuan::parse(&written.plain()).ok_or_else(|| no_money(path, &written.text()))
}

/// Money as a text of plain digits.
pub(super) fn amount(path: impl Display, text: &str) -> Result<Yuan, Error> {
    Yuan::parse(text).ok_or_else(|| no_money(path, text))
}

fn no_money(path: impl Display, text: &str) -> Error {
    bad(path, format!("“{text}”不是金额：请写不小于0、最多两位小数的数，例如 \"400.00\"。"))
}

/// More months or years than this are a slip of the finger.
const MOST: u32 = 120;

pub(super) fn figure(key: Key, written: &Written, path: &str) -> Result<Value, Error> {
    if matches!(key.kind(), Kind::Yuan | Kind::Sum | Kind::Cap) {
        return sum(path, written).map(Value::Yuan);
    }
    let plain = written.plain();
    let count = || plain.parse::<u32>().ok();
    let value = match key.kind() {
        Kind::Rate => Rate::parse(&plain)
            .filter(|rate| is_plain(&plain) && rate.decimal() <= rust_decimal::Decimal::ONE)
            .map(Value::Rate),
        Kind::Months => count().filter(|months| *months <= MOST).map(Value::Months),
        Kind::Years => count().filter(|years| *years <= MOST).map(Value::Years),
        _ => None,
    };
    value
        .ok_or_else(|| bad(path, format!("“{}”读不懂：比例写 \"0.65\"，月数、年数写0到{MOST}的整数。", written.text())))
}
