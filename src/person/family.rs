//! A family whose accounts pay for one another (家庭共济), as it is told; valid by construction.

use super::problem::{Code, Need, Problem};
use crate::{law::Relation, units::Yuan};
use std::collections::BTreeMap;

/// Most accounts in one plan.
pub const MOST_HOLDERS: usize = 8;
/// Most members in one plan: every set of their premiums is weighed, and each further member doubles them.
pub const MOST_MEMBERS: usize = 16;

/// The provinces, autonomous regions, municipalities and special regions of GB/T 2260 (省级行政区划代码).
pub const PROVINCES: &[&str] = &[
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

/// Somebody with an employee's personal account (职工医保个人账户).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// What the family calls them.
    pub id: String,
    /// What is on the account.
    pub balance: Yuan,
    /// The province whose account it is, two digits of GB/T 2260.
    pub province: String,
}

/// Somebody who has something to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// What the family calls them.
    pub id: String,
    /// What the member is to each holder, by the holder's id; a holder left out is not asked.
    pub relation: BTreeMap<String, Relation>,
    /// The province in which the member is insured, two digits of GB/T 2260.
    pub province: String,
    /// The premium due, after subsidy and with repair.
    pub premium: Yuan,
    /// Own share of bills (个人自付).
    pub bills: Yuan,
}

/// A family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    holders: Vec<Holder>,
    members: Vec<Member>,
}

impl Family {
    /// Checks a family; every problem if there is one.
    ///
    /// Odd case: the same id may stand among holders and among members, since a holder may have a premium too; then it is
    /// one person, and no relative of their own. An account has one owner, and nobody owns two.
    pub fn new(holders: Vec<Holder>, members: Vec<Member>) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        if !(1..=MOST_HOLDERS).contains(&holders.len()) {
            problems.push(Problem::new("family.holders", Code::BadValue, Need::Holders(MOST_HOLDERS)));
        }
        if !(1..=MOST_MEMBERS).contains(&members.len()) {
            problems.push(Problem::new("family.members", Code::BadValue, Need::Members(MOST_MEMBERS)));
        }
        if problems.is_empty() {
            let names: Vec<(&str, &str)> = holders.iter().map(|it| (it.id.as_str(), it.province.as_str())).collect();
            problems.extend(names_and_provinces("family.holders", &names));
            let names: Vec<(&str, &str)> = members.iter().map(|it| (it.id.as_str(), it.province.as_str())).collect();
            problems.extend(names_and_provinces("family.members", &names));
            problems.extend(strangers(&holders, &members));
        }
        if problems.is_empty() {
            problems.extend(strange_owners(&holders, &members));
        }
        if problems.is_empty() { Ok(Self { holders, members }) } else { Err(problems) }
    }

    /// The accounts, as listed.
    pub fn holders(&self) -> &[Holder] {
        &self.holders
    }

    /// The members, as listed.
    pub fn members(&self) -> &[Member] {
        &self.members
    }
}

fn names_and_provinces(list: &str, names: &[(&str, &str)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, (id, province)) in names.iter().enumerate() {
        let mut wrong = |field: &str, code, need| {
            problems.push(Problem::new(format!("{list}[{index}].{field}"), code, need));
        };
        if id.trim().is_empty() {
            wrong("id", Code::BadValue, Need::Name);
        } else if names.iter().take(index).any(|(earlier, _)| earlier == id) {
            wrong("id", Code::Contradiction, Need::NameOnce((*id).to_owned()));
        }
        if !PROVINCES.contains(province) {
            wrong("province", Code::BadValue, Need::Province((*province).to_owned()));
        }
    }
    problems
}

/// Relations to somebody who is no holder.
fn strangers(holders: &[Holder], members: &[Member]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let unknown = member.relation.keys().filter(|id| !holders.iter().any(|holder| holder.id == **id));
        problems.extend(unknown.map(|id| {
            let path = format!("family.members[{index}].relation.{id}");
            Problem::new(path, Code::Contradiction, Need::HolderListed(id.clone()))
        }));
    }
    problems
}

/// Accounts that would belong to two people, people who would own two accounts, and namesakes of a holder who are told to
/// be somebody else.
fn strange_owners(holders: &[Holder], members: &[Member]) -> Vec<Problem> {
    let is_owner = |member: &Member, holder: &Holder| member.relation.get(&holder.id) == Some(&Relation::Oneself);
    let mut problems = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let mut own = None;
        for holder in holders.iter().filter(|holder| member.relation.contains_key(&holder.id)) {
            let need = if !is_owner(member, holder) {
                (member.id == holder.id).then(|| Need::NoNamesake(holder.id.clone()))
            } else if let Some(own) = own.replace(&holder.id) {
                Some(Need::OneAccount(member.id.clone(), own.clone()))
            } else {
                let earlier = members.iter().take(index).find(|earlier| is_owner(earlier, holder));
                earlier.map(|earlier| Need::OneOwner(holder.id.clone(), earlier.id.clone()))
            };
            let path = format!("family.members[{index}].relation.{}", holder.id);
            problems.extend(need.map(|need| Problem::new(path, Code::Contradiction, need)));
        }
    }
    problems
}
