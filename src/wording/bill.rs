//! Sentences about a bill, layer by layer.

use super::{day, percent, yuan};
use crate::{
    law::{CareKind, Group, Most},
    rules::bill::{Doubt, Found, UncoveredWhy},
    units::{Rate, Yuan},
};

/// The resident's sentence.
pub(super) fn sentence(found: &Found) -> String {
    match found {
        Found::Uncovered { event, on, why, sum } => {
            format!("第{}笔：{}，不能报，这一项是{}。", number(*event), uncovered(&day(*on), *why), yuan(*sum))
        }
        Found::Eligible { event, total, excluded, first_share, place_share, sum } => {
            let mut line = format!("第{}笔：总费用{}", number(*event), yuan(*total));
            for (name, part) in [("目录外自费", excluded), ("先行自付", first_share), ("外地就医先负担", place_share)]
            {
                if *part > Yuan::ZERO {
                    line.push_str(&format!(" − {name}{}", yuan(*part)));
                }
            }
            format!("{line} = 政策范围内费用{}。", yuan(*sum))
        }
        Found::Deductible { event, is_yearly, is_later, full, sum } => {
            deductible(number(*event), *is_yearly, *is_later, *full, *sum)
        }
        Found::EventBasic { event, parts, scale, is_capped, sum } => {
            let capped = if *is_capped { "，到了年度最高支付限额" } else { "" };
            let scale = scale.map(|scale| format!("，按连续参保月数享受{}", percent(scale))).unwrap_or_default();
            format!("第{}笔：{}{scale}{capped}，基本医保报{}。", number(*event), shares(parts), yuan(*sum))
        }
        Found::EventPatient { event, total, basic, sum } => {
            format!("第{}笔：{} − {} = 基本医保报销后还剩{}。", number(*event), yuan(*total), yuan(*basic), yuan(*sum))
        }
        Found::Basic { parts, sum } => {
            let parts: Vec<String> = parts.iter().map(|part| yuan(*part)).collect();
            format!("基本医保一共报：{} = {}。", parts.join(" + "), yuan(*sum))
        }
        other => yearly(other),
    }
}

/// Why care of a day, named as the reader knows it, is not covered.
pub fn uncovered(on: &str, why: UncoveredWhy) -> String {
    match why {
        UncoveredWhy::NotPaid(paid_on) => format!("{on}还没有缴费（{}才到账）", day(paid_on)),
        UncoveredWhy::NotBegun(from) => format!("{on}待遇还没有开始（{}起才能报）", day(from)),
        UncoveredWhy::Waiting(from) => format!("{on}还在待遇等待期（要等到{}才能报）", day(from)),
        UncoveredWhy::Outlasts => format!("{on}还在待遇等待期（等待期过了年底还没有完）"),
    }
}

/// Which way a doubtful bill was settled, which other way there is, and the figure that turns on it.
pub(super) fn doubt(doubt: Doubt) -> (&'static str, String) {
    match doubt {
        Doubt::WholeCritical(kind) => {
            let kind = match kind {
                CareKind::Outpatient => "门诊",
                CareKind::Chronic => "门诊慢特病",
                CareKind::Inpatient => "住院",
            };
            let text = format!(
                "医疗救助只管{kind}，大病保险却是按全年所有看病的负担报的，文件没有写怎么分。这里把大病保险报的全部从{kind}剩下的钱里减去；另一种读法是只减{kind}那一份，救助会多一些。"
            );
            ("reimbursement.assistance", text)
        }
        Doubt::LoweredCap { original, reduction } => {
            let text = format!(
                "限额又有激励提高，又有断保降低{}，文件没有写怎么算用掉激励额度。这里大病保险报的超过原封顶线{}才算用掉；另一种读法是超过降低以后的限额就算用掉，明年零报销激励清零。",
                yuan(reduction),
                yuan(original)
            );
            ("reimbursement.bonus_used", text)
        }
        Doubt::EmptyStay(event) => {
            let text = format!(
                "第{}笔住院的费用是0元，这里也算一次住院，后面的住院接着数第几次；另一种读法是没有费用的不算。",
                number(event)
            );
            ("reimbursement.events", text)
        }
    }
}

fn yearly(found: &Found) -> String {
    match found {
        Found::Critical { burden, deductible, parts, scale, cap, sum } => {
            let mut line = format!("全年个人负担（目录内）{}，大病保险起付标准{}", yuan(*burden), yuan(*deductible));
            if !parts.is_empty() {
                line.push_str(&format!("：{}", shares(parts)));
            }
            if let Some(scale) = scale {
                line.push_str(&format!("，按连续参保月数享受{}", percent(*scale)));
            }
            format!("{line}，{}，大病保险报{}。", most(*cap), yuan(*sum))
        }
        Found::BonusUsed { is_used: true, original: Most::Sum(original), sum } => {
            format!("大病保险报的{}超过了原封顶线{}，用到了激励额度：明年零报销激励清零。", yuan(*sum), yuan(*original))
        }
        Found::BonusUsed { .. } => "没有用到大病保险的激励额度。".into(),
        Found::NoAssistance => "没有填困难人群身份，没有医疗救助（0元）。".into(),
        Found::Assistance { group, left, threshold, ratio, limit, second, sum } => {
            assistance(*group, (*left, *threshold, *ratio), *limit, *second, *sum)
        }
        Found::NothingLeft { sum } => format!("目录内没有剩下要报的钱，这一层是{}。", yuan(*sum)),
        Found::Funds { basic, critical, assistance, sum } => format!(
            "基本医保{} + 大病保险{} + 医疗救助{} = 一共报{}。",
            yuan(*basic),
            yuan(*critical),
            yuan(*assistance),
            yuan(*sum)
        ),
        Found::Patient { total, funds, sum } => {
            format!("总费用{} − 报销{} = 自己付{}。", yuan(*total), yuan(*funds), yuan(*sum))
        }
        Found::Rough { total, ratio, sum } => format!(
            "本地没有公布具体办法；按公布的平均实际报销比例粗略估计：{} × {} ≈ {}。",
            yuan(*total),
            percent(*ratio),
            yuan(*sum)
        ),
        Found::ClaimBy { day: last } => format!("没有在医院直接结算的，最晚{}去医保部门报销。", day(*last)),
        _ => String::new(),
    }
}

fn number(index: usize) -> usize {
    index.saturating_add(1)
}

fn deductible(number: usize, is_yearly: bool, is_later: bool, full: Yuan, sum: Yuan) -> String {
    match (is_yearly, is_later) {
        _ if full == Yuan::ZERO && !is_yearly => format!("第{number}笔：没有起付线（0元）。"),
        (true, _) if full == Yuan::ZERO => format!("第{number}笔：今年的起付线已经满了或者没有起付线（0元）。"),
        (true, _) => format!("第{number}笔：今年的起付线还差{}，这笔里自己先付{}。", yuan(full), yuan(sum)),
        (false, true) => format!("第{number}笔：今年第二次或以后住院，起付线{}，自己先付{}。", yuan(full), yuan(sum)),
        (false, false) => format!("第{number}笔：今年第一次住院，起付线{}，自己先付{}。", yuan(full), yuan(sum)),
    }
}

/// 10000元 × 45% + 6500元 × 65%
fn shares(parts: &[(Yuan, Rate)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(part, rate)| format!("{} × {}", yuan(*part), percent(*rate))).collect();
    parts.join(" + ")
}

fn most(cap: Most) -> String {
    match cap {
        Most::Sum(sum) => format!("最多{}", yuan(sum)),
        Most::Unlimited => "不设封顶线".into(),
    }
}

fn assistance(
    group: Group,
    (left, threshold, ratio): (Yuan, Yuan, Rate),
    limit: Most,
    second: Yuan,
    sum: Yuan,
) -> String {
    let limit = match limit {
        Most::Sum(sum) => format!("一年最多{}", yuan(sum)),
        Most::Unlimited => "不设年度限额".into(),
    };
    let second = if second > Yuan::ZERO { format!("，其中二次救助{}", yuan(second)) } else { String::new() };
    format!(
        "{}：目录内还剩{}，救助起付标准{}，按{}救助，{limit}{second}，医疗救助{}。",
        group.title(),
        yuan(left),
        yuan(threshold),
        percent(ratio),
        yuan(sum)
    )
}
