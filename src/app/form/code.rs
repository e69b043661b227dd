//! The clerk's short line, such as `25n26r p0303 b1965`, read into what would have been typed and tapped.

use super::text;
use crate::{
    app::{
        model::{Model, Payment},
        update::Message,
    },
    calendar::{Day, Year, months_in, parse_day, same_day_or_next, year_of},
    person::Cover,
};

/// From this age on, in years, the birth year alone will do.
const GROWN_UP: u32 = 19;

/// What the line says, in the order in which it says it; or every part that cannot be read, with what to write instead.
pub fn code(line: &str, model: &Model) -> Result<Vec<Message>, Vec<String>> {
    let mut said = Vec::new();
    let mut wrong = Vec::new();
    for part in line.split([' ', '，', ',', '　']).filter(|part| !part.is_empty()) {
        let lower = part.to_ascii_lowercase();
        let named = |need| vec![format!("“{part}”：{need}")];
        let read = match (lower.strip_prefix('p'), lower.strip_prefix('b')) {
            (Some(rest), _) => payment(rest, model).map_err(named),
            (_, Some(rest)) => birth(rest, model).map_err(named),
            _ => years(&lower, model),
        };
        match read {
            Ok(messages) => said.extend(messages),
            Err(needs) => wrong.extend(needs),
        }
    }
    if said.is_empty() && wrong.is_empty() {
        wrong.push("还没有写，例如25n26r p0303 b1965。".to_owned());
    }
    if wrong.is_empty() { Ok(said) } else { Err(wrong) }
}

/// `25n26r`, `2025n`: years of two or four digits, each with its cover.
fn years(part: &str, model: &Model) -> Result<Vec<Message>, Vec<String>> {
    let (mut said, mut wrong) = (Vec::new(), Vec::new());
    for one in part.split_inclusive(|c: char| !c.is_ascii_digit()) {
        match covered(one, model) {
            Ok(message) => said.push(message),
            Err(need) => wrong.push(format!("“{one}”：{need}")),
        }
    }
    if wrong.is_empty() { Ok(said) } else { Err(wrong) }
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
