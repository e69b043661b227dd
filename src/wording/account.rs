//! Sentences of the account of benefits (好处账), and its notices.

use super::{
    Notice, day, month_day,
    remark::{notice, notices},
    source, window, yuan,
};
use crate::{
    assess::{Part, account::Note},
    calendar::{Year, day_before},
    rules::account::{Found, Gap},
    units::Yuan,
};
use std::collections::BTreeSet;

/// The resident's sentence.
pub(super) fn sentence(found: &Found) -> String {
    match found {
        Found::Premium { year, standard, subsidy, repair, government, carried, sum } => {
            premium(*year, *carried, (*standard, *subsidy, *repair, *government), *sum)
        }
        Found::NotPaid { year } => format!("{year}年：不参保，不缴费（0元）。"),
        Found::Months { year, gap } => months(*year, *gap),
        Found::Days { year, gap } if gap.days == 0 => format!("{year}年：每天都有待遇（0天没有）。"),
        Found::Days { year, gap } => format!("{year}年：{}天没有待遇。", gap.days),
        Found::CoveredFrom { year, day: first } => format!("{year}年的待遇从{}开始。", day(*first)),
        Found::NoCap { year } => format!("{year}年：没有待遇，大病保险也不报（0元）。"),
        Found::Repaired { years: 0 } => "回来参保时没有可以补缴的断保年度（补缴0年）。".into(),
        Found::Repaired { years } => format!("回来参保时最多补缴{years}年。"),
        Found::TotalPremium { parts, sum } => {
            let parts: Vec<String> = parts.iter().map(|part| yuan(*part)).collect();
            format!("十年缴费：{} = {}。", parts.join(" + "), yuan(*sum))
        }
        Found::TotalMonths { sum: 0, .. } => "十年里每个月都有待遇（0个月没有）。".into(),
        Found::TotalMonths { parts, sum } => format!("十年里没有待遇的月份：{} = {sum}个月。", counted(parts, "个月")),
        Found::TotalDays { sum: 0, .. } => "十年里每天都有待遇（0天没有）。".into(),
        Found::TotalDays { parts, sum } => format!("十年里没有待遇的日子：{} = {sum}天。", counted(parts, "天")),
        Found::LastCap { year, sum } => format!("第十年（{year}年）的大病保险最高支付限额是{}。", yuan(*sum)),
        Found::NotInsured { on, sum } => format!("{}那一年没有参保，不能报，这一项是{}。", day(*on), yuan(*sum)),
    }
}

fn premium(
    year: Year,
    carried: Option<Year>,
    (standard, subsidy, repair, government): (Yuan, Yuan, Yuan, Option<Yuan>),
    sum: Yuan,
) -> String {
    let mut line = format!("{year}年：个人缴费{}", yuan(standard));
    if let Some(of) = carried {
        line.push_str(&format!("（这一年的标准还没有公布，照{of}年的推算）"));
    }
    if subsidy > Yuan::ZERO {
        line.push_str(&format!(" − 资助{}", yuan(subsidy)));
    }
    if repair > Yuan::ZERO {
        line.push_str(&format!(" + 补缴断保年度{}", yuan(repair)));
    }
    if let Some(government) = government {
        line.push_str(&format!(" + 逾期要自己交的政府补助部分{}", yuan(government)));
    }
    format!("{line} = {}。", yuan(sum))
}

fn months(year: Year, gap: Gap) -> String {
    match gap.months {
        0 => format!("{year}年：每个月都有待遇（0个月没有）。"),
        months => format!(
            "{year}年：{}到{}没有待遇，算{months}个月（有一天没有待遇就算一个月）。",
            month_day(gap.from),
            month_day(day_before(gap.before))
        ),
    }
}

/// The parts of a sum that are something: 12个月 + 4个月.
fn counted(parts: &[u32], unit: &str) -> String {
    let parts: Vec<String> = parts.iter().filter(|part| **part > 0).map(|part| format!("{part}{unit}")).collect();
    parts.join(" + ")
}

/// The notice of what only the account must tell.
pub(super) fn note(note: &Note) -> Notice {
    let (code, text) = match note {
        Note::PriceCarried { from, to, of, sum } => {
            let years = if from == to { format!("{from}年") } else { format!("{from}年到{to}年") };
            let text = format!(
                "{years}有的年度缴费标准还没有公布，照最近公布的推算（{of}年每人{}），资助也照旧；以后多半会变，以当年通知为准。",
                yuan(*sum)
            );
            ("rough_estimate", text)
        }
        Note::LawCarried { until, clause } => {
            let text = format!(
                "《{}》到{}为止有效，以后的还没有收录；以后各年照它原来的规定往后推算，可能会变（{}）。",
                clause.source.title,
                day(*until),
                source(clause)
            );
            ("reading", text)
        }
        Note::PaidAsTold { year, window: told } => {
            let text = format!("{year}年按您填的缴费日期算（在{}），以后各年按在集中参保期缴费算。", window(*told));
            ("reading", text)
        }
        Note::CentralAssumed { year } => {
            ("reading", format!("本地没有收录{year}年的缴费时间，这里按在集中参保期缴费算；以后各年也一样。"))
        }
        Note::NothingToRepair { year } => {
            let text = format!("{year}年回来参保时没有可以补缴缩短的等待期，“断保再回来”和“断保再补缴”结果一样。");
            ("reading", text)
        }
    };
    notice(code, "account", text)
}

/// Every notice of the account, each under the account's own path.
pub fn account_notices<T>(part: &Part<T>) -> Vec<Notice> {
    let mut found = notices(&part.remarks, &part.steps);
    for notice in &mut found {
        if !notice.path.starts_with("account") {
            notice.path = "account".into();
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|notice| seen.insert((notice.code, notice.text.clone())));
    found
}
