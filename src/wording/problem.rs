//! What is needed, said to the citizen: the field, what is needed, an example, no blame.

use super::{day, yuan};
use crate::person::{Need, Problem};

/// The sentence for one problem.
pub fn problem(problem: &Problem) -> String {
    match &problem.need {
        Need::CoverageYear => "参保年度要在2016年到2100年之间，例如2027。".into(),
        Need::BirthFrom(year) => format!("出生日期要在{year}年1月1日或者以后，请核对，例如1990-05-01。"),
        Need::BirthBeforePayment(paid_on) => {
            format!("出生日期要在缴费那天（{}）或者以前，请核对，例如1990-05-01。", day(*paid_on))
        }
        Need::BirthByYear(year) => format!("出生日期不能晚于参保的{year}年，请核对，例如1990-05-01。"),
        Need::YearFromBirth(year) => format!("这一年还没有出生（{year}年出生），请去掉这一年或者核对出生日期。"),
        Need::YearBefore(year) => format!("参保经历只填{year}年以前的年份。"),
        Need::HistoryYear(first, last) => format!("参保经历的年份要在{first}年到{last}年之间，请核对，例如2025。"),
        Need::YearOnce(year) => format!("{year}年填了两次，请只留一次。"),
        Need::CoverOf(year) => {
            format!("请告诉我们{year}年有没有参保：居民医保、职工医保，还是没有参保。等几个月要看这一年。")
        }
        Need::PaymentBetween(first, last) => between(*first, *last),
        Need::PaymentDayOf(year) => format!("{year}年不是在集中参保期交的，请填哪天交的，例如{year}-07-03。"),
        Need::NoPaymentFor(year) => format!("{year}年没有交居民医保，不用填缴费的日期。"),
        Need::NoEndFor(year) => format!("{year}年填的不是职工医保，不用填停保的月份。"),
        Need::MonthWithin(year) => format!("请填{year}年里的月份，例如{year}-08。"),
        Need::CoverFromWithin(year) => format!("{year}年度的待遇不会早于{year}年1月1日。"),
        Need::RepairAtMost(0) => "这次没有可以补缴缩短的等待期，补缴年数请填0。".into(),
        Need::RepairAtMost(years) => format!("最多可以补缴{years}年，请填0到{years}。"),
        Need::RegistrationInOrder => "登记日期要在出生以后、缴费到账那天或者以前，请核对。".into(),
        Need::CareWithin(year) => format!("看病的日期要在{year}年里，请核对，例如{year}-06-02。"),
        Need::CareFromBirth(born_on) => {
            format!("看病的日期不能早于出生那天（{}），请核对这两个日期。", day(*born_on))
        }
        Need::CareBetween(first, last) => {
            format!("看病的日期要在{first}年到{last}年之间，请核对，例如{first}-06-02。")
        }
        Need::PartOfBill(sum) => format!("这一项不能超过{}，请核对账单。", yuan(*sum)),
        Need::BonusUsedByClaim(year) => format!("{year}年填了没有报销，就不会用掉激励额度，请核对这两项。"),
        Need::NoBonusFor(year) => format!("{year}年填的不是居民医保，不会用掉激励额度，请核对。"),
        Need::NothingTyped => "这个数字本地文件已经写明，不用自己填。".into(),
        other => benefit(other),
    }
}

/// What a family or a retirement needs.
fn benefit(need: &Need) -> String {
    match need {
        Need::Holders(most) => format!("请填1到{most}个有个人账户的人；人更多的，请分几次算。"),
        Need::Members(most) => format!("请填1到{most}个要缴费的人；人更多的，请分几次算。"),
        Need::Name => "请给这个人起个名字，例如“妈妈”。".into(),
        Need::NameOnce(id) => format!("“{id}”填了两次，请换一个名字或者只留一个。"),
        Need::HolderListed(id) => format!("有个人账户的人里没有“{id}”，请核对名字。"),
        Need::NoNamesake(id) => {
            format!("这个人和账户的主人都叫“{id}”：是同一个人，关系请选本人（self）；不是同一个人，请换一个名字。")
        }
        Need::OneAccount(member, own) => format!("“{member}”已经是“{own}”本人，不能又是另一个账户的本人，请核对。"),
        Need::OneOwner(holder, member) => format!("“{holder}”的账户只有一个主人，“{member}”已经填了本人，请核对。"),
        Need::Province(given) => format!("“{given}”不是省份代码，请写国家标准的两位代码，例如福建省写 \"35\"。"),
        Need::RetirementYear => "退休的月份要在2016年到2100年之间，例如2030-04。".into(),
        Need::MonthsAtMost(most) => format!("缴费月数要在0到{most}之间，请核对：这里填的是月数，不是年数或金额。"),
        Need::PartOfMonths(all) => format!("在本地缴的月数不能比一共缴的{all}个月还多，请核对。"),
        _ => String::new(),
    }
}

fn between(first: Option<crate::calendar::Day>, last: crate::calendar::Day) -> String {
    match first {
        Some(first) => {
            format!("这一天不在这个年度的缴费时间里：请填{}到{}之间的日期，或者换一个参保年度。", day(first), day(last))
        }
        None => format!("这一天太晚了：请填{}或者以前的日期，或者换一个参保年度。", day(last)),
    }
}
