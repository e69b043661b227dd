//! Sentences about a family's account.

use super::yuan;
use crate::{
    law::{Relation, Usage},
    rules::family::{Crowded, Found, Reason},
    units::Yuan,
};

/// An account that would serve more people than it may.
pub(super) fn crowded(it: &Crowded) -> String {
    format!(
        "{}的家庭共济账户最多{}个人用，户主也算在内（{}）；照这里的安排要{}个人，多出来的请改用别的账户或者自己付。",
        it.holder,
        it.most,
        super::source(&it.clause),
        it.people
    )
}

/// The resident's sentence.
pub(super) fn sentence(found: &Found) -> String {
    match found {
        Found::Payment { holder, member, relation, usage, sum } => {
            let whom = whom(holder, member, *relation);
            match usage {
                Usage::Premium => format!("{whom}缴居民医保费{}，整笔由这一个账户付（家庭共济）。", yuan(*sum)),
                Usage::Bills => format!("{whom}付个人自付的医药费{}（家庭共济）。", yuan(*sum)),
            }
        }
        Found::Left { holder, sum, spent, .. } if *spent == Yuan::ZERO => {
            format!("{holder}的个人账户没有付钱，还是{}。", yuan(*sum))
        }
        Found::Left { holder, balance, spent, sum } => {
            format!("{holder}的个人账户：{} − {} = 还剩{}。", yuan(*balance), yuan(*spent), yuan(*sum))
        }
        Found::Cash { member, premium, bills, spent, sum } => cash(member, (*premium, *bills), *spent, *sum),
        Found::Refused { holder, member, relation, reason } => refused((holder, member), *relation, *reason),
    }
}

fn whom(holder: &str, member: &str, relation: Relation) -> String {
    if relation == Relation::Oneself {
        return format!("用{holder}的个人账户给{member}自己");
    }
    format!("用{holder}的个人账户给{member}（{}）", kin(relation))
}

fn cash(member: &str, (premium, bills): (Yuan, Yuan), spent: Yuan, sum: Yuan) -> String {
    let mut parts = Vec::new();
    if premium > Yuan::ZERO {
        parts.push(format!("居民医保费{}", yuan(premium)));
    }
    if bills > Yuan::ZERO {
        parts.push(format!("医药费{}", yuan(bills)));
    }
    if parts.is_empty() {
        return format!("{member}没有要付的钱，不用另外付（0元）。");
    }
    let paid = if spent > Yuan::ZERO { format!(" − 账户付的{}", yuan(spent)) } else { String::new() };
    format!("{member}：{}{paid} = 自己另外付{}（现金或者别的缴费渠道）。", parts.join(" + "), yuan(sum))
}

/// Why not, in words that a family can act on.
fn refused((holder, member): (&str, &str), relation: Relation, reason: Reason) -> String {
    let line = format!("{holder}的账户不能给{member}付");
    match reason {
        Reason::NotNear => match relation {
            Relation::ParentInLaw => format!("{line}：公婆、岳父母不是近亲属，不能用家庭共济。"),
            Relation::ChildInLaw => format!("{line}：儿媳、女婿不是近亲属，不能用家庭共济。"),
            Relation::Other => format!("{line}：不是近亲属的人，不能用家庭共济。"),
            near => format!("{line}：本地家庭共济的亲属范围里没有列出{}。", kin(near)),
        },
        Reason::OtherProvince { is_said: true } => {
            format!("{line}：两个人不在同一个省参保，家庭共济只能给同省参保的近亲属用。")
        }
        Reason::OtherProvince { is_said: false } => {
            format!("{line}：两个人不在同一个省参保，本地没有说家庭共济能不能跨省，这里按不能跨省算。")
        }
        Reason::OutsideAccount => {
            format!(
                "{line}：账户不在这个省。这里是本省的规定，只管本省的账户、给参加本省居民医保的人用；那边怎么用，请打那边的12393。"
            )
        }
        Reason::UseNotAllowed(usage) => {
            let name = match usage {
                Usage::Premium => "居民医保费",
                Usage::Bills => "个人自付的医药费",
            };
            format!("{line}：本地文件没有说家庭共济可以付{name}。")
        }
        Reason::BalanceShort { premium, room, kept, is_whole_only } => {
            let kept = kept_for_holder(kept);
            let whole = if is_whole_only { "余额不足不扣费，" } else { "" };
            format!(
                "{line}：账户里能用的只有{}{kept}，不够这笔保费{}；{whole}一笔保费也不能几个账户拼着付。",
                yuan(room),
                yuan(premium)
            )
        }
        Reason::NothingLeft { kept } => {
            format!("{line}个人自付的医药费：账户里已经没有能用的钱{}。", kept_for_holder(kept))
        }
    }
}

fn kept_for_holder(kept: Option<Yuan>) -> String {
    kept.map(|sum| format!("（给别人用时要留下{}）", yuan(sum))).unwrap_or_default()
}

/// What a member is to a holder, in the words of the documents.
pub(super) fn kin(relation: Relation) -> &'static str {
    match relation {
        Relation::Oneself => "本人",
        Relation::Spouse => "配偶",
        Relation::Parent => "父母",
        Relation::Child => "子女",
        Relation::Sibling => "兄弟姐妹",
        Relation::Grandparent => "祖父母、外祖父母",
        Relation::Grandchild => "孙子女、外孙子女",
        Relation::ParentInLaw => "公婆、岳父母",
        Relation::ChildInLaw => "儿媳、女婿",
        Relation::Other => "其他人",
    }
}
