//! What the documents of each area say of windows and waits, copied out by hand for the naive reckoning.

use super::days::Date;

/// From which day a late payer's months are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// The day of payment is day one.
    PaymentDay,
    /// The day after, for coverage years from this one on.
    DayAfterFrom(i32),
}

/// When a coverage year's central window is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Windows {
    /// No document names one.
    Unsaid,
    /// The same every autumn; whether January and February are an extended window.
    EveryAutumn { has_extended: bool },
    /// One notice a year: (coverage year, last day).
    ByNotice(&'static [(i32, Date)]),
}

/// One area.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) code: &'static str,
    pub(super) counting: Counting,
    fixed: Fixed,
    windows: Windows,
}

/// Months of the fixed wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fixed {
    Months(u32),
    /// The area's own rule is overtaken and nothing replaced it, up to the coverage year in which it has expired; the
    /// nation's months from then on, and no window of its own.
    OvertakenBefore(i32, u32),
}

/// No area counts a year before it (国办发〔2024〕38号: 自2025年起).
pub(super) const FIRST_COUNTED: i32 = 2025;
/// After so many lapsed years in a row, and never below so many months (国办发〔2024〕38号).
pub(super) const FLOOR: (usize, u32) = (4, 6);

const fn place(code: &'static str, fixed: u32, windows: Windows) -> Place {
    Place { code, fixed: Fixed::Months(fixed), counting: Counting::PaymentDay, windows }
}

const GUANGDONG_2025: (i32, Date) = (2025, Date(2024, 12, 31));
const JIANGXI: Windows = Windows::ByNotice(&[(2025, Date(2025, 2, 28)), (2026, Date(2026, 2, 28))]);
const HUNAN: Windows = Windows::ByNotice(&[(2025, Date(2024, 12, 31)), (2026, Date(2026, 1, 31))]);
const FUJIAN: Windows = Windows::EveryAutumn { has_extended: true };

/// Every area of the packs. A new area needs a line here: its documents are read a second time, by another pair of eyes.
pub(super) const PLACES: &[Place] = &[
    // 国办发〔2024〕38号: 设置参保后固定待遇等待期3个月; no window.
    place("100000", 3, Windows::Unsaid),
    place("210000", 3, Windows::Unsaid),
    // 阜新: 有3个月待遇等待期…自2025年10月3日起.
    place("210900", 3, Windows::Unsaid),
    // 江苏: 设置待遇等待期2个月.
    place("320000", 2, Windows::Unsaid),
    place("320100", 2, Windows::Unsaid),
    place("330000", 3, Windows::Unsaid),
    // 丽水 (draft): 设置参保后固定待遇等待期3个月; its window was not found.
    place("331100", 3, Windows::Unsaid),
    // 闽政办〔2025〕3号: 每年9月1日至12月31日; 参保年度1月1日至2月底为延长缴费期, 不设固定待遇等待期.
    place("350000", 3, FUJIAN),
    place("350200", 3, FUJIAN),
    // 江西: 2024年9月15日至2025年2月28日; 2025年10月15日至2026年2月28日.
    place("360000", 3, JIANGXI),
    place("360100", 3, JIANGXI),
    place("370000", 3, Windows::Unsaid),
    place("370200", 3, Windows::Unsaid),
    place("420000", 3, Windows::Unsaid),
    // 武汉: 每年的9月1日至12月31日; its seven months of 2017 are overtaken, so the wait is unsaid as long as that rule
    // is in force (有效期届满日期为2030年12月31日).
    Place {
        fixed: Fixed::OvertakenBefore(2031, 3),
        ..place("420100", 3, Windows::EveryAutumn { has_extended: false })
    },
    // 湖南: 2025 to 12-31; 2026年…将于1月31日截止.
    place("430000", 3, HUNAN),
    place("430600", 3, HUNAN),
    place("440000", 3, Windows::ByNotice(&[GUANGDONG_2025])),
    // 广州: 2026 to 2026-02-28; 2026年3月1日缴费到账…6月2日开始享受, so counted from the day after, from 2026 on.
    Place {
        counting: Counting::DayAfterFrom(2026),
        ..place("440100", 3, Windows::ByNotice(&[GUANGDONG_2025, (2026, Date(2026, 2, 28))]))
    },
    place("441500", 3, Windows::ByNotice(&[GUANGDONG_2025])),
    place("510000", 3, Windows::Unsaid),
    // 达州: 2025年10月20日—2026年2月28日.
    place("511700", 3, Windows::ByNotice(&[(2026, Date(2026, 2, 28))])),
    // 云南: 设置参保后固定待遇等待期3个月.
    place("530000", 3, Windows::Unsaid),
    place("530100", 3, Windows::Unsaid),
];

impl Place {
    /// Months of the fixed wait for a coverage year; none where they are unsaid.
    pub(super) fn fixed(&self, year: i32) -> Option<u32> {
        match self.fixed {
            Fixed::OvertakenBefore(first, _) if year < first => None,
            Fixed::Months(months) | Fixed::OvertakenBefore(_, months) => Some(months),
        }
    }

    /// The last days of the central and the extended window of a coverage year, where a document names them.
    pub(super) fn closes(&self, year: i32) -> Option<(Date, Option<Date>)> {
        if matches!(self.fixed, Fixed::OvertakenBefore(first, _) if year >= first) {
            return None;
        }
        match self.windows {
            Windows::Unsaid => None,
            // No payment of these tests falls between 28 and 29 February.
            Windows::EveryAutumn { has_extended } => {
                Some((Date(year - 1, 12, 31), has_extended.then_some(Date(year, 2, 29))))
            }
            Windows::ByNotice(years) => years.iter().find(|(of, _)| *of == year).map(|(_, last)| (*last, None)),
        }
    }

    /// The first day after a late payer's months.
    pub(super) fn end(&self, year: i32, paid_on: Date, months: u32) -> Date {
        match self.counting {
            Counting::DayAfterFrom(first) if year >= first => paid_on.after_months_next_day(months),
            _ => paid_on.after_months_day_one(months),
        }
    }
}
