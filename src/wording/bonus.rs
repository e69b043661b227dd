//! Sentences about the bonuses on the critical-illness cap.

use super::{percent, yuan};
use crate::{
    calendar::Year,
    rules::bonus::{Found, Status},
    units::Yuan,
};

/// The resident's sentence.
pub(super) fn sentence(found: &Found) -> String {
    match found {
        Found::Run { year, count, status } => run(*year, *count, *status),
        Found::Continuity { year, added, sum, is_at_least } => {
            let least = at_least(*is_at_least);
            match added {
                Some(step) => {
                    format!("{year}年：连续参保激励又提高{least}{}，累计{least}{}。", yuan(*step), yuan(*sum))
                }
                None => format!("{year}年：连续参保激励没有增加，累计{}。", yuan(*sum)),
            }
        }
        Found::ZeroClaim { year, added, is_cleared, sum, is_at_least } => {
            zero_claim(*year, *added, *is_cleared, *sum, at_least(*is_at_least))
        }
        Found::Reduction { year, added: Some(step), sum } => {
            format!("{year}年：断保后再参保，限额降低{}，累计降低{}。", yuan(*step), yuan(*sum))
        }
        Found::Reduction { year, sum, .. } if *sum == Yuan::ZERO => format!("{year}年：没有因断保降低限额（0元）。"),
        Found::Reduction { year, sum, .. } => format!("{year}年：因断保累计降低{}。", yuan(*sum)),
        Found::Ceiling { year, original, rate, sum } => {
            format!("{year}年：两项激励合计最多是原封顶线{}的{}，就是{}。", yuan(*original), percent(*rate), yuan(*sum))
        }
        Found::Granted { year, continuity, zero_claim, sum } => {
            format!("{year}年：{} + {}，实际提高{}。", yuan(*continuity), yuan(*zero_claim), yuan(*sum))
        }
        Found::Cap { year, original, granted, reduction, sum } if *reduction == Yuan::ZERO => {
            format!("{year}年：大病保险最高支付限额 {} + {} = {}。", yuan(*original), yuan(*granted), yuan(*sum))
        }
        Found::Cap { year, original, granted, reduction, sum } => format!(
            "{year}年：大病保险最高支付限额 {} + {} − {} = {}。",
            yuan(*original),
            yuan(*granted),
            yuan(*reduction),
            yuan(*sum)
        ),
    }
}

fn at_least(is_at_least: bool) -> &'static str {
    if is_at_least { "至少" } else { "" }
}

fn run(year: Year, count: u32, status: Status) -> String {
    match status {
        Status::Nothing => format!("{year}年：没有填，连续参保从0年算起。"),
        Status::Lapsed => format!("{year}年：断保，连续参保年数重新计算（0年）。"),
        Status::Employee => format!("{year}年：参加的是职工医保，不算进也不打断，连续参保还是{count}年。"),
        Status::Extended => format!("{year}年：在延长缴费期缴费，不算进连续参保年数，还是{count}年。"),
        Status::Counted => format!("{year}年：连续参加居民医保第{count}年。"),
    }
}

fn zero_claim(year: Year, added: Option<Yuan>, is_cleared: bool, sum: Yuan, least: &str) -> String {
    let cleared = if is_cleared { "上一年用掉了激励额度，以前的零报销激励清零；" } else { "" };
    match added {
        Some(step) => format!(
            "{year}年：{cleared}上一年没有用医保基金报销，零报销激励提高{least}{}，累计{least}{}。",
            yuan(step),
            yuan(sum)
        ),
        None => format!("{year}年：{cleared}零报销激励没有增加，累计{}。", yuan(sum)),
    }
}
