//! Days as (year, month, day), counted by hand: nothing here knows the program's calendar.

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date(pub(super) i32, pub(super) u32, pub(super) u32);

fn is_leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Date {
    fn next_day(self) -> Self {
        let Self(year, month, day) = self;
        if day < days_in(year, month) { Self(year, month, day + 1) } else { Self(year, month, 1).next_month() }
    }

    /// The same number in the next month, whether or not that month has such a day.
    fn next_month(self) -> Self {
        let Self(year, month, day) = self;
        if month == 12 { Self(year + 1, 1, day) } else { Self(year, month + 1, day) }
    }

    /// Month by month; where the target month lacks the day, the first of the month after.
    pub(super) fn after_months_day_one(self, months: u32) -> Self {
        let target = (0..months).fold(self, |day, _| day.next_month());
        if target.2 > days_in(target.0, target.1) { Self(target.0, target.1, 1).next_month() } else { target }
    }

    /// Month by month from the day after; where the target month lacks the day, its last day is the last waited.
    pub(super) fn after_months_next_day(self, months: u32) -> Self {
        let target = (0..months).fold(self, |day, _| day.next_month());
        Self(target.0, target.1, target.2.min(days_in(target.0, target.1))).next_day()
    }

    pub(super) fn first_of(year: i32) -> Self {
        Self(year, 1, 1)
    }

    pub(super) fn written(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0, self.1, self.2)
    }
}

/// Source: 阜新市医疗保障局 2025-09-08; 广州市医疗保障局 2025-12-25; RULES.md 3.6 for the month that lacks the day.
#[test]
fn the_two_conventions_are_those_of_the_official_examples() {
    assert_eq!(Date(2025, 7, 3).after_months_day_one(3), Date(2025, 10, 3));
    assert_eq!(Date(2026, 3, 1).after_months_next_day(3), Date(2026, 6, 2));
    assert_eq!(Date(2026, 11, 30).after_months_day_one(3), Date(2027, 3, 1));
    assert_eq!(Date(2026, 11, 30).after_months_next_day(3), Date(2027, 3, 1));
    assert_eq!(Date(2027, 11, 29).after_months_day_one(3), Date(2028, 2, 29));
    assert_eq!(Date(2027, 11, 30).after_months_next_day(3), Date(2028, 3, 1));
}
