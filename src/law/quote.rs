//! Does this quote state this value? A pack whose value and quote differ does not load.

use super::{
    expression::{Refusal, evaluate, to_whole},
    quantity::{Quantity, Unit, mentions},
    text::{ClauseText, SetText},
    value::{Limit, On, Value},
};
use rust_decimal::Decimal;
use std::ops::Range;

/// What is wrong, and what to write instead.
pub(super) type Complaint = (String, String);

/// Checks that a clause's quote states the value of one of its lines.
pub(super) fn states(clause: &ClauseText, set: &SetText, value: &Value) -> Result<(), Complaint> {
    if let Some(expression) = &set.derived {
        return follows(clause, set, value, expression);
    }
    let scope = scope(&clause.quote, set.states.as_deref())?;
    let found: Vec<Quantity> = mentions(&clause.quote)
        .into_iter()
        .filter(|quantity| scope.start <= quantity.at.start && quantity.at.end <= scope.end)
        .collect();
    match value {
        Value::Word(_) => Ok(()),
        Value::None => said(&clause.quote, NOTHING, "没有"),
        Value::Say(text) => sentence(&clause.quote, text),
        Value::Limit(Limit::AnyTime) => unlimited(&found),
        Value::Limit(Limit::SameYear) => said(&clause.quote, &["当年"], "当年"),
        _ => only_one(&found, value, set.states.is_some()),
    }
}

/// Words by which documents say that there is none.
const NOTHING: &[&str] = &[
    "不享受",
    "不资助",
    "不再",
    "不设",
    "未设",
    "无起付",
    "免除",
    "免缴",
    "取消",
    "不限",
    "不需要",
    "no cap",
    "no ",
    "none",
    "无",
];

/// A plain sentence may only name numbers that its quote names: what it adds to them is for a reviewer.
fn sentence(quote: &str, text: &str) -> Result<(), Complaint> {
    let quoted: Vec<Decimal> = numbers(quote);
    let stray = numbers(text).into_iter().find(|number| !quoted.contains(number));
    stray.map_or(Ok(()), |number| {
        Err((format!("说明里的 {} 不在引文里", number.normalize()), "只说引文里有的数字，或者把引文补全".into()))
    })
}

/// Every run of digits, as written.
fn numbers(text: &str) -> Vec<Decimal> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|run| run.trim_matches('.').parse().ok()).collect()
}

/// Words by which documents set a floor.
pub(super) const FLOORS: &[&str] = &["不低于", "不少于", "≥", "至少"];

/// A floor is not a value: a quote that says 不低于 sets no price.
pub(super) fn bounds(clause: &ClauseText, value: &Value, is_floor: bool) -> Result<(), Complaint> {
    let is_sum = matches!(value, Value::Yuan(_) | Value::Rate(_) | Value::Months(_));
    let says_floor = FLOORS.iter().any(|word| clause.quote.contains(word));
    if is_sum && says_floor && !is_floor {
        return Err(("引文说的是“不低于”，不是一个确定的数".into(), "写 floor，不写 value".into()));
    }
    Ok(())
}

/// No limit in time can be read into a quote that names one.
fn unlimited(found: &[Quantity]) -> Result<(), Complaint> {
    let limit = found.iter().find(|quantity| matches!(quantity.unit, Unit::Days | Unit::Months));
    limit.map_or(Ok(()), |limit| {
        Err((format!("引文写了期限{}，不是没有期限", written(limit)), format!("写 value = \"{}\"", suggestion(limit))))
    })
}

fn said(quote: &str, words: &[&str], meaning: &str) -> Result<(), Complaint> {
    if words.iter().any(|word| quote.contains(word)) {
        return Ok(());
    }
    Err((format!("引文“{quote}”没有说{meaning}"), "引用写明这一点的那句原文".into()))
}

/// Where in the quote the value is looked for: the part named by `states`, or all of it.
pub(super) fn scope(quote: &str, part: Option<&str>) -> Result<Range<usize>, Complaint> {
    let Some(part) = part else { return Ok(0..quote.len()) };
    let mut places = quote.match_indices(part);
    match (places.next(), places.next()) {
        (Some((at, _)), None) => Ok(at..at.saturating_add(part.len())),
        (None, _) => Err((format!("states “{part}”不在引文“{quote}”里"), "从引文里原样复制写有数字的几个字".into())),
        _ => Err((format!("states “{part}”在引文里出现不止一次"), "多写几个字，让它只出现一次".into())),
    }
}

/// The quote (or the part named) must state exactly one number of the value's unit, and that one.
fn only_one(found: &[Quantity], value: &Value, is_pinned: bool) -> Result<(), Complaint> {
    let named: Vec<&Quantity> = found.iter().filter(|quantity| is_of_kind(quantity, value)).collect();
    let bare: Vec<&Quantity> = found.iter().filter(|quantity| quantity.unit == Unit::Bare).collect();
    let candidates = if named.is_empty() && is_pinned { bare } else { named };
    match candidates.as_slice() {
        [one] if is_equal(one, value) => Ok(()),
        [one] => Err((
            format!("value 是{}，引文写的却是{}", shown(value), written(one)),
            format!("核对原文；引文没错的话写 value = \"{}\"", suggestion(one)),
        )),
        [] => Err((format!("引文里没有{}这样的数量", shown(value)), "引用写明这个数字的那句原文".into())),
        many => Err((
            format!("引文里有{}个同单位的数量，看不出哪个是{}", many.len(), shown(value)),
            "用 states = \"…\" 指明是哪几个字，或者缩短引文".into(),
        )),
    }
}

fn is_of_kind(quantity: &Quantity, value: &Value) -> bool {
    match value {
        Value::Yuan(_) => quantity.unit == Unit::Yuan,
        Value::Rate(_) => quantity.unit == Unit::Share,
        Value::Months(_) => quantity.unit == Unit::Months,
        Value::Days(_) | Value::Limit(Limit::Days(_)) => quantity.unit == Unit::Days,
        Value::Limit(_) => matches!(quantity.unit, Unit::Months | Unit::Years),
        Value::Years(_) => quantity.unit == Unit::Years,
        Value::People(_) => quantity.unit == Unit::People,
        Value::Year(_) => quantity.unit == Unit::Year,
        Value::On(_) => matches!(quantity.unit, Unit::Date { .. }),
        Value::Word(_) | Value::Say(_) | Value::None => false,
    }
}

fn is_equal(quantity: &Quantity, value: &Value) -> bool {
    match value {
        Value::Yuan(yuan) => quantity.value == yuan.decimal(),
        Value::Rate(rate) => share_of(quantity) == rate.decimal(),
        Value::Months(n) | Value::Days(n) | Value::Years(n) | Value::People(n) => quantity.value == Decimal::from(*n),
        Value::Limit(Limit::Days(n)) => quantity.value == Decimal::from(*n),
        Value::Limit(Limit::Months(n)) => in_months(quantity) == Some(Decimal::from(*n)),
        Value::Year(year) => quantity.value == Decimal::from(*year),
        Value::On(on) => is_day(quantity, *on),
        Value::Limit(_) | Value::Word(_) | Value::Say(_) | Value::None => false,
    }
}

/// A bare number in a table under a percent heading counts percents.
fn share_of(quantity: &Quantity) -> Decimal {
    let is_bare = quantity.unit == Unit::Bare;
    if is_bare { quantity.value.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default() } else { quantity.value }
}

fn in_months(quantity: &Quantity) -> Option<Decimal> {
    let is_years = quantity.unit == Unit::Years;
    if is_years { quantity.value.checked_mul(Decimal::from(12)) } else { Some(quantity.value) }
}

fn is_day(quantity: &Quantity, on: On) -> bool {
    use chrono::Datelike;
    let Unit::Date { year, month, day } = quantity.unit else { return false };
    match on {
        On::EveryYear { month: m, day: d } => (month, day) == (m, d),
        On::Once(exact) => (year, month, day) == (Some(exact.year()), exact.month(), exact.day()),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Yuan(yuan) => format!("{}元", yuan.decimal().normalize()),
        Value::Rate(rate) => percent(rate.decimal()),
        Value::Months(n) => format!("{n}个月"),
        Value::Days(n) | Value::Limit(Limit::Days(n)) => format!("{n}天"),
        Value::Limit(Limit::Months(n)) => format!("{n}个月"),
        Value::Years(n) => format!("{n}年"),
        Value::People(n) => format!("{n}位"),
        Value::Year(year) => format!("{year}年"),
        Value::On(On::EveryYear { month, day: 0 }) => format!("{month}月底"),
        Value::On(On::EveryYear { month, day }) => format!("{month}月{day}日"),
        Value::On(On::Once(day)) => day.to_string(),
        Value::Limit(_) | Value::Word(_) | Value::Say(_) | Value::None => "这一项".into(),
    }
}

fn percent(rate: Decimal) -> String {
    format!("{}%", rate.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default().normalize())
}

pub(super) fn written(quantity: &Quantity) -> String {
    let number = quantity.value.normalize();
    match quantity.unit {
        Unit::Yuan => format!("{number}元"),
        Unit::Share => percent(quantity.value),
        Unit::Months => format!("{number}个月"),
        Unit::Days => format!("{number}天"),
        Unit::Years | Unit::Year => format!("{number}年"),
        Unit::People => format!("{number}位"),
        Unit::Date { year: Some(year), month, day } => format!("{year}年{month}月{day}日"),
        Unit::Date { year: None, month, day } => format!("{month}月{day}日"),
        Unit::Bare => number.to_string(),
    }
}

fn suggestion(quantity: &Quantity) -> String {
    let number = quantity.value.normalize();
    match quantity.unit {
        Unit::Yuan | Unit::Bare => format!("{number} yuan"),
        Unit::Share => percent(quantity.value),
        Unit::Months => format!("{number} months"),
        Unit::Days => format!("{number} days"),
        Unit::Years => format!("{number} years"),
        Unit::People => format!("{number} people"),
        Unit::Year => format!("year {number}"),
        Unit::Date { year: Some(year), month, day } => format!("{year:04}-{month:02}-{day:02}"),
        Unit::Date { month, day: 0, .. } => format!("{month:02}-end"),
        Unit::Date { month, day, .. } => format!("{month:02}-{day:02}"),
    }
}

fn follows(clause: &ClauseText, set: &SetText, value: &Value, expression: &str) -> Result<(), Complaint> {
    let quotes: Vec<&str> = [Some(&clause.quote), clause.with.as_ref(), set.with.as_ref()]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let result = evaluate(expression, &quotes).map_err(|refusal| match refusal {
        Refusal::NotQuoted(word) => {
            (format!("derived 里的“{word}”不在引文里"), "只用引文（或 with）里写着的数字".into())
        }
        Refusal::Unreadable(word) => (format!("derived 里的“{word}”读不懂"), "写成 数字 ÷ 数字，中间空一格".into()),
    })?;
    let (stated, is_rate) = match value {
        Value::Yuan(yuan) => (yuan.decimal(), false),
        Value::Rate(rate) => (rate.decimal(), true),
        Value::Months(n) | Value::Years(n) => (Decimal::from(*n), false),
        _ => return Err(("这种值不能写 derived".into(), "引用写明它的原文".into())),
    };
    let whole = to_whole(result, is_rate);
    if whole == stated.normalize() {
        return Ok(());
    }
    Err((format!("value 是{}，derived 算出来却是{whole}", shown(value)), "核对算式里的每个数".into()))
}
