//! The clerk's short line, such as `25n26r p0303 b1965`, read into what would have been typed and tapped.

use super::text;
use crate::{
    app::{
        model::{Model, Payment},
        update::{Message, update},
    },
    calendar::{Day, Year, months_in, parse_day, same_day_or_next, year_of},
    law::Group,
    person::{Cover, Window},
};
use std::cmp::Ordering;

/// From this age on, in years, the birth year alone will do.
const GROWN_UP: u32 = 19;

/// What else the line takes, each with its meaning.
pub(in crate::app) const WORDS: &[&str] = &[
    "y2026：参保年度",
    "wc、we、wl、wu：本地没有收录缴费时段的，这笔钱在集中参保期、延长缴费期、已经过了、不知道",
    "r1：补缴1年；r0：不补缴",
    "db低保、tk特困、xs在校学生",
];

/// A line that can be entered as it stands.
pub(in crate::app) fn example(model: &Model) -> String {
    let strip = model.strip(None);
    let letters = ["n", "r"].iter().zip(strip.iter().rev().take(2).collect::<Vec<_>>().into_iter().rev());
    let years: String = letters.map(|(letter, year)| format!("{:02}{letter}", year.rem_euclid(100))).collect();
    let (year, this) = (model.coverage_year, year_of(model.today));
    let pays = match year.cmp(&this) {
        Ordering::Greater => "pw".to_owned(),
        Ordering::Equal => "pt".to_owned(),
        Ordering::Less => format!("p{}1201", year.saturating_sub(1)),
    };
    format!("{years} {pays} b1965")
}

/// What the line says, in the order in which it is to be said; or every part that cannot be read, with what to write
/// instead. The coverage year comes first, since the years hang on it; the repair last, since they undo it.
pub fn code(line: &str, model: &Model) -> Result<Vec<Message>, Vec<String>> {
    let line: String = line.chars().map(plain).collect();
    let mut parts: Vec<&str> = line.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    parts.sort_by_key(|part| match part.chars().next().map(|c| c.to_ascii_lowercase()) {
        Some('y') => 0,
        Some('r') => 2,
        _ => 1,
    });
    let (mut said, mut wrong, mut model) = (Vec::new(), Vec::new(), model.clone());
    for part in &parts {
        match read(part, &model) {
            Ok(messages) => {
                model = messages.iter().cloned().fold(model, update);
                said.extend(messages);
            }
            Err((what, need)) => wrong.push(format!("“{what}”：{need}")),
        }
    }
    if parts.is_empty() {
        wrong.push(format!("还没有写，例如{}。", example(&model)));
    }
    if wrong.is_empty() { Ok(said) } else { Err(wrong) }
}

/// A Chinese keyboard types full-width letters, digits, commas and spaces.
fn plain(c: char) -> char {
    match c {
        '\u{3000}' | '\t' | '、' => ' ',
        '！'..='～' => u32::from(c).checked_sub(FULL_WIDTH).and_then(char::from_u32).unwrap_or(c),
        other => other,
    }
}

/// How far the full-width characters stand from the plain ones.
const FULL_WIDTH: u32 = 0xfee0;

/// One part; what of it cannot be read, and what to write instead.
fn read(part: &str, model: &Model) -> Result<Vec<Message>, (String, String)> {
    let lower = part.to_ascii_lowercase();
    let whole = |need: String| (part.to_owned(), need);
    match lower.as_str() {
        "db" => return Ok(category("subsistence_allowance", model)),
        "tk" => return Ok(category("destitute", model)),
        "xs" => return Ok(category("student", model)),
        _ => {}
    }
    let Some(rest) = lower.get(1..).filter(|_| lower.starts_with(|c: char| c.is_ascii_lowercase())) else {
        return years(&lower, model);
    };
    match lower.get(..1) {
        Some("p") => payment(rest, model).map_err(whole),
        Some("b") => birth(rest, model).map_err(whole),
        Some("y") => coverage(rest, model).map_err(whole),
        Some("w") => window(rest).map_err(whole),
        Some("r") => repair(rest).map_err(whole),
        _ => Err(whole("没有这种写法；能写的看上面的说明和“别的写法”。".to_owned())),
    }
}

/// A category that is ticked already stays so.
fn category(name: &str, model: &Model) -> Vec<Message> {
    let group = Group::category(name).filter(|group| !model.categories.contains(group));
    group.map(Message::CategoryToggled).into_iter().collect()
}

/// `y2026`, `y26`.
fn coverage(rest: &str, model: &Model) -> Result<Vec<Message>, String> {
    let offered = model.coverage_years();
    let year = year(rest).filter(|year| offered.contains(year));
    let names: Vec<String> = offered.iter().map(|year| format!("y{year}")).collect();
    Ok(vec![Message::CoverageYearChosen(year.ok_or_else(|| format!("参保年度可以写{}。", names.join("、")))?)])
}

/// `wc`, `we`, `wl`, `wu`.
fn window(rest: &str) -> Result<Vec<Message>, String> {
    let windows = [("c", Some(Window::Central)), ("e", Some(Window::Extended)), ("l", Some(Window::Late)), ("u", None)];
    let found = windows.into_iter().find(|(letter, _)| *letter == rest);
    let (_, window) = found.ok_or("缴费时段写wc（集中参保期）、we（延长缴费期）、wl（已经过了）或wu（不知道）。")?;
    Ok(vec![Message::WindowChosen(window)])
}

/// `r1`: more than can be repaired is told by the rules.
fn repair(rest: &str) -> Result<Vec<Message>, String> {
    let years = rest.parse().ok().filter(|years| rest.len() < 3 && *years < 100);
    Ok(vec![Message::RepairChosen(years.ok_or("r后面写补缴几年，例如r1；不补缴写r0。")?)])
}

/// `25n26r`, `2025n`: years of two or four digits, each with its cover; the first that cannot be read.
fn years(part: &str, model: &Model) -> Result<Vec<Message>, (String, String)> {
    let ones = part.split_inclusive(|c: char| !c.is_ascii_digit());
    ones.map(|one| covered(one, model).map_err(|need| (one.to_owned(), need))).collect()
}

/// One year with its letter.
fn covered(one: &str, model: &Model) -> Result<Message, String> {
    let (digits, cover) = [('r', Cover::Resident), ('n', Cover::Nothing), ('e', Cover::Employee)]
        .into_iter()
        .find_map(|(letter, cover)| Some((one.strip_suffix(letter)?, cover)))
        .unwrap_or((one, Cover::Nothing));
    let year = year(digits).filter(|_| digits != one);
    let year = year.ok_or("两位或四位的年份后面写r（居民医保）、n（没有参保）或e（职工医保），例如25n26r。")?;
    let strip = model.strip(None);
    if strip.contains(&year) {
        return Ok(Message::YearCovered(year, cover));
    }
    let (first, last) = (strip.first().copied().unwrap_or(year), strip.last().copied().unwrap_or(year));
    Err(format!("{year}年不在要填的年份里（{first}年到{last}年）。"))
}

fn year(digits: &str) -> Option<Year> {
    match digits.len() {
        2 => format!("20{digits}").parse().ok(),
        4 => digits.parse().ok(),
        _ => None,
    }
}

/// `p20260303`; `p0303`, the latest 3 March that is not in the future; `pt`, today; `pw`, within the window.
fn payment(rest: &str, model: &Model) -> Result<Vec<Message>, String> {
    let day = match rest.len() {
        1 if rest == "t" => return Ok(vec![Message::PaymentChosen(Payment::Today)]),
        1 if rest == "w" => return Ok(vec![Message::PaymentChosen(Payment::InWindow)]),
        4 => latest(rest, model.today),
        _ => text::day(rest),
    };
    let need = "p后面要写到账的月日或者年月日，例如p0303、p20260303；还没交写pw（集中参保期里交）或pt（今天交）。";
    let day = day.ok_or(need)?;
    Ok(vec![Message::PaymentChosen(Payment::Done), Message::PaymentDayTyped(day.to_string())])
}

/// The latest day with this month and day that is not after today; 29 February may lie some years back.
fn latest(digits: &str, today: Day) -> Option<Day> {
    let (month, day) = digits.split_at_checked(2)?;
    let this = year_of(today);
    let years = (this.saturating_sub(4)..=this).rev();
    years.filter_map(|year| parse_day(&format!("{year}-{month}-{day}"))).find(|day| *day <= today)
}

/// `b19650412`; `b1965`, which stands for 1 January, for who is grown up.
fn birth(rest: &str, model: &Model) -> Result<Vec<Message>, String> {
    let day = if rest.len() == 4 { parse_day(&format!("{rest}-01-01")) } else { text::day(rest) };
    let need = "b后面要写出生的年或者年月日，例如b1965、b20260315。";
    let day = day.filter(|day| *day <= model.today).ok_or(need)?;
    if rest.len() == 4 && same_day_or_next(day, months_in(GROWN_UP)) > model.today {
        return Err("孩子的出生日期要写全，例如b20260315。".to_owned());
    }
    Ok(vec![Message::BirthTyped(day.to_string())])
}
