//! Civil days and months: no clock, no time zone, no formatting tables.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A civil day (日).
pub type Day = NaiveDate;

/// A coverage year (参保年度): the calendar year that a premium buys.
pub type Year = i32;

/// Reads `2026-11-20` and nothing else; none for a day that no calendar has.
///
/// ```
/// assert!(canbao::calendar::parse_day("2026-02-29").is_none());
/// ```
pub fn parse_day(text: &str) -> Option<Day> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
    if !shaped {
        return None;
    }
    Day::from_ymd_opt(digits(text.get(0..4)?)?.try_into().ok()?, digits(text.get(5..7)?)?, digits(text.get(8..10)?)?)
}

/// Reads a month, `2026-08`, as its last day.
pub fn parse_month_end(text: &str) -> Option<Day> {
    let first = parse_day(&format!("{text}-01"))?;
    Some(last_of_month(first))
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// 1 January of a year.
pub fn first_of_year(year: Year) -> Day {
    Day::from_ymd_opt(year, 1, 1).unwrap_or_default()
}

/// 31 December of a year.
pub fn last_of_year(year: Year) -> Day {
    day_before(first_of_year(year.saturating_add(1)))
}

/// The first day of a day's month.
pub fn first_of_month(day: Day) -> Day {
    day.with_day(1).unwrap_or(day)
}

/// The last day of a day's month.
pub fn last_of_month(day: Day) -> Day {
    day_before(first_of_next_month(day))
}

/// The first day of the month after a day's month.
pub fn first_of_next_month(day: Day) -> Day {
    first_of_month(day).checked_add_months(Months::new(1)).unwrap_or(day)
}

/// The next day.
pub fn day_after(day: Day) -> Day {
    plus_days(day, 1)
}

/// The day before.
pub fn day_before(day: Day) -> Day {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}

/// A number of days later.
pub fn plus_days(day: Day, days: u32) -> Day {
    day.checked_add_days(Days::new(days.into())).unwrap_or(day)
}

/// The day of the same number some months later; where that month lacks it, the month's last day
/// (Civil Code article 202).
pub fn same_day_or_last(day: Day, months: u32) -> Day {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

/// The day of the same number some months later; where that month lacks it, the first of the month after.
///
/// Odd case: paid on 30 November, three months on, is 1 March.
///
/// ```
/// use canbao::calendar::{parse_day, same_day_or_next};
/// let paid = parse_day("2026-11-30").unwrap_or_default();
/// assert_eq!(same_day_or_next(paid, 3).to_string(), "2027-03-01");
/// ```
pub fn same_day_or_next(day: Day, months: u32) -> Day {
    let clamped = same_day_or_last(day, months);
    if clamped.day() == day.day() { clamped } else { day_after(clamped) }
}

/// How many months some years have.
pub fn months_in(years: u32) -> u32 {
    years.saturating_mul(12)
}

/// The year of a day.
pub fn year_of(day: Day) -> Year {
    day.year()
}

/// How many days lie between two days (0 where the second is not later).
pub fn days_between(from: Day, to: Day) -> u32 {
    to.signed_duration_since(from).num_days().max(0).try_into().unwrap_or(u32::MAX)
}

/// How many calendar months of one year the days from one on and before another touch, whole or in part.
///
/// Odd case: one day in a month is that month; no day at all is none.
///
/// ```
/// use canbao::calendar::{months_touched, parse_day};
/// let day = |text| parse_day(text).unwrap_or_default();
/// assert_eq!(months_touched(day("2027-01-01"), day("2027-06-03")), 6);
/// assert_eq!(months_touched(day("2027-01-01"), day("2027-06-01")), 5);
/// ```
pub fn months_touched(from: Day, before: Day) -> u32 {
    if before <= from {
        return 0;
    }
    day_before(before).month().saturating_sub(from.month()).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_dates_are_read() {
        for wrong in ["2026-2-1", "2026-02-30", "20260201", "2026/02/01", "+026-02-01", "2026-02-01 "] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
        assert_eq!(parse_month_end("2028-02"), parse_day("2028-02-29"));
    }

    #[test]
    fn a_missing_day_goes_to_the_first_or_stays_on_the_last() {
        let day = parse_day("2026-11-30").unwrap_or_default();
        assert_eq!(same_day_or_next(day, 3), parse_day("2027-03-01").unwrap_or_default());
        assert_eq!(same_day_or_last(day, 3), parse_day("2027-02-28").unwrap_or_default());
    }
}
