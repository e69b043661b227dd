//! Sentences about retiree cover.

use super::yuan;
use crate::{
    calendar::Day,
    rules::retirement::{Found, Way},
};
use chrono::Datelike;

/// The resident's sentence.
pub(super) fn sentence(found: &Found) -> String {
    match found {
        Found::Required { years, months } => {
            format!("退休时职工医保要累计缴满{years}年（{months}个月），这是累计缴费年限。")
        }
        Found::Missing { years, required, paid, months } => {
            let short = short(*months);
            format!(
                "退休时要累计缴满{years}年（{required}个月）；按您填的，到退休那个月一共缴{paid}个月，{short}（累计缴费年限）。"
            )
        }
        Found::RequiredHere { years: Some(years), months } => {
            format!("其中在本地实际缴费要满{years}年（{months}个月），这是本地实际缴费年限。")
        }
        Found::RequiredHere { years: None, months } => {
            format!("本地文件没有另外要求在本地缴满几年（本地实际缴费年限{months}个月）。")
        }
        Found::MissingHere { required, paid, months } => {
            let short = short(*months);
            format!(
                "在本地要缴满{required}个月；按您填的，到退休那个月在本地一共缴{paid}个月，{short}（本地实际缴费年限）。"
            )
        }
        Found::Earliest { month, retires_on, gap, way } => earliest(*month, *retires_on, *gap, *way),
        Found::Cost { gap: 0, .. } => "年限够了，不用补缴（0元）。".into(),
        Found::Cost { gap, price, sum } => {
            format!("一次性补缴：{gap}个月 × 每月{} = {}。", yuan(price.unwrap_or_default()), yuan(*sum))
        }
    }
}

fn short(months: u32) -> String {
    if months == 0 { "够了，差0个月".into() } else { format!("您还差{months}个月") }
}

fn earliest(found: Day, retires_on: Day, gap: u32, way: Way) -> String {
    let benefit = "退休人员医保待遇";
    let one_sum = if found == retires_on {
        format!("补缴到账以后，{}退休时就可以办{benefit}的手续", month(found))
    } else {
        format!("{}退休当月补缴到账的，{}起享受{benefit}", month(retires_on), month(found))
    };
    match way {
        Way::Enough => format!("缴费年限够了，{}退休时就可以办{benefit}的手续。", month(found)),
        Way::OneSum => format!("还差{gap}个月，要一次性补缴；{one_sum}。"),
        Way::OneSumOrMonthly { until } => {
            format!("还差{gap}个月：一次性补缴的，{one_sum}；退休以后按月接着缴的，要到{}才缴够。", month(until))
        }
    }
}

/// A month as people write it: 2030年4月.
fn month(day: Day) -> String {
    format!("{}年{}月", day.year(), day.month())
}
