//! Typed accounts and members → a family, or every problem by field.

use super::{FieldProblem, text};
use crate::{
    app::model::{
        Model,
        family::{self as typed, OWN},
    },
    person::{Family, Holder, Member, Need, Problem},
    units::Yuan,
    wording,
};
use std::collections::BTreeMap;

/// A field of the section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum Field {
    Holders,
    Members,
    Holder(Spot, Own),
    Member(Spot, Due),
    /// What a member is to a holder.
    Relation(Spot, Spot),
}

/// One account or member: by its lasting number, and by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "explained above")]
pub struct Spot {
    pub key: u32,
    pub number: usize,
}

impl Spot {
    fn of(index: usize, key: u32) -> Self {
        Self { key, number: index.saturating_add(1) }
    }
}

/// What is asked of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum Own {
    Name,
    Balance,
    Province,
}

/// What is asked of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the field's")]
pub enum Due {
    Name,
    Province,
    Premium,
    Bills,
}

impl Field {
    /// The element's id.
    pub fn id(self) -> String {
        match self {
            Self::Holders => "family-holders".into(),
            Self::Members => "family-members".into(),
            Self::Holder(spot, what) => {
                let what = match what {
                    Own::Name => "name",
                    Own::Balance => "balance",
                    Own::Province => "province",
                };
                format!("holder-{}-{what}", spot.key)
            }
            Self::Member(spot, what) => {
                let what = match what {
                    Due::Name => "name",
                    Due::Province => "province",
                    Due::Premium => "premium",
                    Due::Bills => "bills",
                };
                format!("member-{}-{what}", spot.key)
            }
            Self::Relation(member, holder) => format!("member-{}-to-{}", member.key, holder.key),
        }
    }

    /// What the summary calls it.
    pub fn title(self) -> String {
        match self {
            Self::Holders => "谁有个人账户".into(),
            Self::Members => "给谁交".into(),
            Self::Holder(spot, what) => {
                let what = match what {
                    Own::Name => "称呼",
                    Own::Balance => "余额",
                    Own::Province => "省份",
                };
                format!("第{}个账户的{what}", spot.number)
            }
            Self::Member(spot, what) => {
                let what = match what {
                    Due::Name => "称呼",
                    Due::Province => "参保的省份",
                    Due::Premium => "保费",
                    Due::Bills => "自付的医药费",
                };
                format!("第{}个人的{what}", spot.number)
            }
            Self::Relation(member, holder) => {
                format!("第{}个人是第{}个账户的什么人", member.number, holder.number)
            }
        }
    }
}

impl From<Field> for super::Field {
    fn from(field: Field) -> Self {
        Self::Family(field)
    }
}

/// What an account is called; one without a name gets its number.
pub(in crate::app) fn holder_name(holder: &typed::Holder, number: usize) -> String {
    let name = holder.name.trim();
    if name.is_empty() { format!("家人{number}") } else { name.to_owned() }
}

/// What a member is called; the person whom the page asks about above is 我, another without a name gets a number.
pub(in crate::app) fn member_name(member: &typed::Member, number: usize) -> String {
    match member.name.trim() {
        "" if member.key == OWN => "我".to_owned(),
        "" => format!("第{number}个人"),
        name => name.to_owned(),
    }
}

/// What an answer above gives to this section.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Known<'a> {
    /// The area's province, by its code; none for the nation.
    pub(in crate::app) province: Option<&'a str>,
    /// What the person whom the page asks about above has to pay.
    pub(in crate::app) payable: Option<Yuan>,
}

/// Whoever is told completely, with their places in the lists.
#[derive(Debug, Clone, Default, PartialEq)]
struct Told {
    holders: Vec<(Spot, Holder)>,
    members: Vec<(Spot, Member)>,
}

/// Reads the family. Who is not told completely waits, with what is still needed; the others are planned meanwhile.
pub(in crate::app) fn family(model: &Model, known: Known<'_>) -> (Option<Family>, Vec<FieldProblem>) {
    let entries = &model.family;
    let (mut told, mut problems) = (Told::default(), Vec::new());
    for (index, typed) in entries.holders.iter().enumerate() {
        let spot = Spot::of(index, typed.key);
        told.holders.extend(holder(typed, spot, known, &mut problems).map(|holder| (spot, holder)));
    }
    for (index, typed) in entries.members.iter().enumerate() {
        let spot = Spot::of(index, typed.key);
        told.members.extend(member(typed, (spot, entries), known, &mut problems).map(|member| (spot, member)));
    }
    if told.holders.is_empty() || told.members.is_empty() {
        return (None, problems);
    }
    // A member's relation to an account that waits is left out with it.
    let names: Vec<String> = told.holders.iter().map(|(_, holder)| holder.id.clone()).collect();
    for (_, member) in &mut told.members {
        member.relation.retain(|id, _| names.contains(id));
    }
    let holders = told.holders.iter().map(|(_, holder)| holder.clone()).collect();
    let members = told.members.iter().map(|(_, member)| member.clone()).collect();
    match Family::new(holders, members) {
        Ok(family) => (Some(family), problems),
        Err(found) => {
            problems.extend(found.iter().map(|found| problem(found, &told)));
            (None, problems)
        }
    }
}

fn holder(typed: &typed::Holder, spot: Spot, known: Known<'_>, problems: &mut Vec<FieldProblem>) -> Option<Holder> {
    let at = |what: Own| super::Field::Family(Field::Holder(spot, what));
    let ask = "请填账户里现在有多少钱，例如3200；手机上医保电子凭证里能查到。";
    let balance = sum(&typed.balance, at(Own::Balance), ask, problems);
    let province = province(typed.province.as_deref(), at(Own::Province), known, problems);
    Some(Holder { id: holder_name(typed, spot.number), balance: balance?, province: province? })
}

fn member(
    typed: &typed::Member,
    (spot, entries): (Spot, &typed::Entries),
    known: Known<'_>,
    problems: &mut Vec<FieldProblem>,
) -> Option<Member> {
    let at = |what: Due| super::Field::Family(Field::Member(spot, what));
    let mut relation = BTreeMap::new();
    let mut is_related = true;
    for (index, holder) in entries.holders.iter().enumerate() {
        let other = Spot::of(index, holder.key);
        match typed.relations.get(&holder.key) {
            Some(Some(chosen)) => {
                relation.insert(holder_name(holder, other.number), *chosen);
            }
            Some(None) => {}
            None => {
                is_related = false;
                let field = super::Field::Family(Field::Relation(spot, other));
                problems.push(FieldProblem::missing(field, "请选这个人是账户主人的什么人。"));
            }
        }
    }
    let own = known.payable.filter(|_| typed.key == OWN);
    let premium = match own {
        Some(sum) if typed.premium.trim().is_empty() => Some(sum),
        _ => sum(&typed.premium, at(Due::Premium), "请填这个人要交多少保费，例如400。", problems),
    };
    let bills =
        if typed.bills.trim().is_empty() { Some(Yuan::ZERO) } else { sum(&typed.bills, at(Due::Bills), "", problems) };
    let province = province(typed.province.as_deref(), at(Due::Province), known, problems);
    let (premium, bills, province) = (premium?, bills?, province?);
    is_related.then(|| Member { id: member_name(typed, spot.number), relation, province, premium, bills })
}

fn sum(typed: &str, field: super::Field, ask: &'static str, problems: &mut Vec<FieldProblem>) -> Option<Yuan> {
    if typed.trim().is_empty() {
        problems.push(FieldProblem::missing(field, ask));
        return None;
    }
    let read = text::amount(typed);
    if read.is_none() {
        problems.push(FieldProblem::wrong(field, "这里要填多少元，例如3200或者3200.50。"));
    }
    read
}

fn province(
    chosen: Option<&str>,
    field: super::Field,
    known: Known<'_>,
    problems: &mut Vec<FieldProblem>,
) -> Option<String> {
    let found = chosen.or(known.province).map(str::to_owned);
    if found.is_none() {
        problems.push(FieldProblem::missing(field, "请选在哪个省参保。"));
    }
    found
}

/// A problem that the rules found, at the field it came from.
fn problem(problem: &Problem, told: &Told) -> FieldProblem {
    let spot = |list: &[Spot]| {
        let (_, rest) = problem.path.split_once('[')?;
        list.get(rest.split_once(']')?.0.parse::<usize>().ok()?).copied()
    };
    let holders: Vec<Spot> = told.holders.iter().map(|(spot, _)| *spot).collect();
    let members: Vec<Spot> = told.members.iter().map(|(spot, _)| *spot).collect();
    let is_place = matches!(problem.need, Need::Province(_));
    let related = problem.path.split_once("].relation.").and_then(|(_, id)| {
        let (holder, _) = told.holders.iter().find(|(_, holder)| holder.id == id)?;
        Some(Field::Relation(spot(&members)?, *holder))
    });
    let field = match (problem.path.starts_with("family.holders"), spot(&holders), spot(&members)) {
        (false, ..) if related.is_some() => related.unwrap_or(Field::Members),
        (true, Some(spot), _) => Field::Holder(spot, if is_place { Own::Province } else { Own::Name }),
        (true, None, _) => Field::Holders,
        (false, _, Some(spot)) => Field::Member(spot, if is_place { Due::Province } else { Due::Name }),
        (false, _, None) => Field::Members,
    };
    FieldProblem::wrong(field.into(), wording::problem(problem))
}
