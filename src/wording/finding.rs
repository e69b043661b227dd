//! One sentence for each finding, and the clause as evidence.

use super::{day, window, years, yuan};
use crate::{
    calendar::Year,
    cited::{Clause, Standing},
    law::{Group, Share},
    rules::{Finding, FixedWhy},
    units::Yuan,
};

/// The resident's sentence.
pub fn sentence(finding: &Finding) -> String {
    match finding {
        Finding::PaidIn { window: found, paid_on, is_own_word } => {
            let by = if *is_own_word { "按您说的，" } else { "" };
            format!("{by}{}到账，在{}。", day(*paid_on), window(*found))
        }
        Finding::Exempt { group, is_whole } => exempt(*group, *is_whole),
        Finding::NotNewborn { last, counted_on } => {
            format!("新生儿不用等的，最晚到{}；这次是{}，过了，按一般人计算。", day(*last), day(*counted_on))
        }
        Finding::Lapsed { years, counted_from, early, ended } => lapsed(years, *counted_from, early, ended),
        Finding::Unknown { years: unknown } => format!("{}有没有参保没有填，不影响等待期。", years(unknown)),
        Finding::Fixed { months, why } => fixed(*months, *why),
        Finding::Variable { months, lapsed, is_exempt, is_every_year } => {
            variable(*months, *lapsed, *is_exempt, *is_every_year)
        }
        Finding::Repaired { years: 0, .. } => "没有补缴断保年度（修复0年）。".into(),
        Finding::Repaired { months, years } => format!("补缴{years}年，变动待遇等待期减少{months}个月。"),
        Finding::Total { fixed, variable, repaired, months } => total(*fixed, *variable, *repaired, *months),
        Finding::Carried { from, months } => {
            format!(
                "{from}年度缴费带来的等待期（{months}个月）跨过了元旦，还没等完：在集中参保期缴费，不用重新等，等完它就能报。"
            )
        }
        Finding::CarriedPart { from, months } => format!("{from}年度那次等待期里的{months}个月，不重新计算。"),
        Finding::WaitsFrom { day: first, is_payment_day: true } => format!("从缴费到账的{}开始等。", day(*first)),
        Finding::WaitsFrom { day: first, .. } => format!("从{}开始等，按整月算。", day(*first)),
        Finding::CoveredFrom { day: first, waited: 0 } => format!("不用等，{}起看病能报销。", day(*first)),
        Finding::CoveredFrom { day: first, waited } => format!("等{waited}个月，{}起看病能报销。", day(*first)),
        Finding::CoveredUntil { day: last } => format!("报到{}为止；以后的年度要另外缴费。", day(*last)),
        Finding::Outlasts { day: first } => format!("等到{}才完，已经过了这个参保年度。", day(*first)),
        Finding::CoveredDays { days } => format!("这一年里有{days}天能报销。"),
        Finding::Account(found) => super::account::sentence(found),
        Finding::Bonus(found) => super::bonus::sentence(found),
        Finding::Bill(found) => super::bill::sentence(found),
        Finding::Family(found) => super::family::sentence(found),
        Finding::Retirement(found) => super::retirement::sentence(found),
        _ => money(finding),
    }
}

/// Sentences about repair and price.
fn money(finding: &Finding) -> String {
    match finding {
        Finding::RepairMost { years: 0, is_floored: true } => {
            "连着断保多年，等待期已经到了不能再减的下限，不能用补缴缩短。".into()
        }
        Finding::RepairMost { years: 0, .. } => "没有变动待遇等待期，不需要补缴。".into(),
        Finding::RepairMost { years, .. } => format!("最多可以补缴{years}年来缩短等待期。"),
        Finding::RepairYears { years: 0 } => "一年也不补。".into(),
        Finding::RepairYears { years } => format!("补缴{years}年。"),
        Finding::RepairCost { years: 0, .. } => "不补缴，不花钱。".into(),
        Finding::RepairCost { years: 1, each, .. } => {
            format!("补缴1年的价格是这个参保年度的个人缴费标准：{}。", yuan(*each))
        }
        Finding::RepairCost { years, each, cost } => format!("{} × {years}年 = {}。", yuan(*each), yuan(*cost)),
        Finding::RepairTotal { years: 0, months } => format!("不补缴，一共等{months}个月。"),
        Finding::RepairTotal { years, months } => format!("补缴{years}年，一共等{months}个月。"),
        Finding::RepairPerMonth { cost, months, each } => {
            format!("{} ÷ {months}个月，早1个月要{}。", yuan(*cost), yuan(*each))
        }
        Finding::Standard { year, sum } => format!("{year}年度个人缴费标准是每人每年{}。", yuan(*sum)),
        Finding::Government { year, sum } => format!("{year}年度政府另外补助每人每年{}。", yuan(*sum)),
        Finding::Subsidy { group, share, sum } => subsidy(*group, *share, *sum),
        Finding::RepairSum { years: 0, .. } => "没有补缴断保年度。".into(),
        Finding::RepairSum { years, sum } => format!("补缴{years}年，{}。", yuan(*sum)),
        Finding::Payable { standard, subsidy, repair, government, sum } => {
            payable(*standard, *subsidy, *repair, *government, *sum)
        }
        Finding::PaymentDays { from, to, window: found, months, .. } => {
            format!("{}到{}缴费（{}）：等{months}个月。", day(*from), day(*to), window(*found))
        }
        _ => String::new(),
    }
}

fn exempt(group: Group, is_whole: bool) -> String {
    let title = group.title();
    if is_whole {
        format!("{title}不设待遇等待期，不用等。")
    } else {
        format!("{title}不设固定待遇等待期，只看变动的部分。")
    }
}

fn lapsed(counted: &[Year], counted_from: Year, early: &[Year], ended: &[Year]) -> String {
    let mut text = match counted {
        [] if ended.is_empty() && early.is_empty() => "前面没有断保的年度。".into(),
        [] => "前面没有要算的断保年度。".into(),
        counted => format!("连着断保{}年（{}），算断保年度。", counted.len(), years(counted)),
    };
    if !ended.is_empty() {
        text += &format!("{}没有参保，后面又参保了，不再算断保年度。", years(ended));
    }
    if !early.is_empty() {
        text += &format!("{}没有参保，不算：{counted_from}年起的才算断保年度。", years(early));
    }
    text
}

fn fixed(months: u32, why: FixedWhy) -> String {
    match why {
        FixedWhy::NotRequired => "按时缴费、前面没有断保，没有固定待遇等待期（0个月）。".into(),
        FixedWhy::Late => format!("在集中参保期以后缴费，固定待遇等待期{months}个月。"),
        FixedWhy::Lapsed => format!("中间断保过，固定待遇等待期{months}个月。"),
        FixedWhy::EmployeeGap => format!("职工医保停了以后中断太久，按断保算，固定待遇等待期{months}个月。"),
        FixedWhy::EmployeeChange => format!(
            "刚停职工医保，但不符合不用等的条件（连续参保的年数不够，或者空着的月份没有补缴），固定待遇等待期{months}个月。"
        ),
        FixedWhy::WaivedByWindow => "在延长缴费期缴费，不设固定待遇等待期（0个月）。".into(),
        FixedWhy::Exempt(group) => format!("{}不设固定待遇等待期（0个月）。", group.title()),
    }
}

fn variable(months: u32, lapsed: u32, is_exempt: bool, is_every_year: bool) -> String {
    match (lapsed, is_exempt) {
        (0, _) => "没有断保年度，没有变动待遇等待期（0个月）。".into(),
        (_, true) => "不用等待的人没有变动待遇等待期（0个月）。".into(),
        (1, _) if months == 0 => "断保1年，第1年不另加月数，变动待遇等待期0个月。".into(),
        _ if is_every_year => format!("断保{lapsed}年，每年都加，变动待遇等待期{months}个月。"),
        _ if months == 0 => "变动待遇等待期0个月。".into(),
        _ => format!("断保{lapsed}年，第1年不另加，往后每年都加，变动待遇等待期{months}个月。"),
    }
}

fn total(fixed: u32, variable: u32, repaired: u32, months: u32) -> String {
    match repaired {
        0 => format!("固定{fixed}个月 + 变动{variable}个月 = 一共{months}个月。"),
        _ => format!("固定{fixed}个月 + 变动{variable}个月 − 补缴减少{repaired}个月 = 一共{months}个月。"),
    }
}

fn subsidy(group: Option<Group>, share: Option<Share>, sum: Yuan) -> String {
    match (group, share) {
        (None, _) => "没有填困难人群身份，没有资助（0元）。".into(),
        (Some(group), Some(Share::Nothing)) => format!("{}参保，政府不资助个人缴费（0元）。", group.title()),
        (Some(group), _) => format!("{}参保，政府资助个人缴费{}。", group.title(), yuan(sum)),
    }
}

fn payable(standard: Yuan, subsidy: Yuan, repair: Yuan, government: Option<Yuan>, sum: Yuan) -> String {
    let mut line = format!("个人缴费{}", yuan(standard));
    if subsidy > Yuan::ZERO {
        line.push_str(&format!(" − 资助{}", yuan(subsidy)));
    }
    if repair > Yuan::ZERO {
        line.push_str(&format!(" + 补缴{}", yuan(repair)));
    }
    if let Some(government) = government {
        line.push_str(&format!(" + 逾期要自己交的政府补助部分{}", yuan(government)));
    }
    format!("{line} = 一共要交{}。", yuan(sum))
}

/// A clause as evidence: document, article, quote, force.
pub fn source(clause: &Clause) -> String {
    if clause.is_typed {
        return "您填的数字".into();
    }
    format!("{} {}：{}", document(clause), clause.at, words(clause))
}

/// The words of a clause: the quote between its marks, or the gist, which must not be taken for statutory text.
pub fn words(clause: &Clause) -> String {
    match &clause.gist {
        Some(gist) => format!("资料摘记（不是原文）：{gist}"),
        None => format!("“{}”", clause.quote),
    }
}

/// The document of a clause, by its number or title, with its force.
pub(super) fn document(clause: &Clause) -> String {
    if clause.is_typed {
        return "您填的数字".into();
    }
    let document = &clause.source;
    let number = document.number.as_ref().map_or_else(|| format!("《{}》", document.title), Clone::clone);
    let mark = match document.standing {
        Standing::Draft => "（征求意见稿）",
        _ if clause.is_unverified() => "（未核实）",
        _ => "",
    };
    format!("{number}{mark}")
}
