//! A family's accounts and who is to be paid for, as it was typed (家庭共济).

use crate::law::Relation;
use std::collections::BTreeMap;

pub use crate::person::{MOST_HOLDERS, MOST_MEMBERS};

/// Somebody with an employee's personal account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// Their own number, which stays when others are removed.
    pub key: u32,
    /// What the family calls them, as typed.
    pub name: String,
    /// What is on the account, as typed.
    pub balance: String,
    /// The province, by its code; none is the area's own.
    pub province: Option<String>,
}

/// Somebody who is to be paid for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Member {
    /// Their own number, which stays when others are removed.
    pub key: u32,
    /// What the family calls them, as typed.
    pub name: String,
    /// What they are to each holder, by the holder's number; no relation is "not from this account".
    pub relations: BTreeMap<u32, Option<Relation>>,
    /// The province, by its code; none is the area's own.
    pub province: Option<String>,
    /// The premium, as typed.
    pub premium: String,
    /// The own share of bills, as typed.
    pub bills: String,
}

/// What was typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries {
    /// The accounts, as listed.
    pub holders: Vec<Holder>,
    /// The members, as listed; the first is the person whom the page asks about above.
    pub members: Vec<Member>,
}

impl Default for Entries {
    /// One account and one member, still empty.
    fn default() -> Self {
        let holder = Holder { key: 1, ..Holder::default() };
        Self { holders: vec![holder], members: vec![Member { key: OWN, ..Member::default() }] }
    }
}

/// The number of the person whom the page asks about above.
pub const OWN: u32 = 1;

/// What happened in the section; a holder and a member are meant by their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    HolderAdded,
    HolderRemoved(u32),
    HolderNamed(u32, String),
    BalanceTyped(u32, String),
    HolderProvinceChosen(u32, Option<String>),
    MemberAdded,
    MemberRemoved(u32),
    MemberNamed(u32, String),
    RelationChosen {
        member: u32,
        holder: u32,
        relation: Option<Relation>,
    },
    RelationCleared {
        member: u32,
        holder: u32,
    },
    MemberProvinceChosen(u32, Option<String>),
    PremiumTyped(u32, String),
    BillsTyped(u32, String),
    /// What the household above comes to: the own name, and everybody else.
    Filled(String, Vec<Relative>),
}

/// Somebody of the household above who is to be paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// What the family calls them.
    pub name: String,
    /// The province, by its code; none is the area's own.
    pub province: Option<String>,
    /// The premium in yuan; empty where it is not known.
    pub premium: String,
}

impl Entries {
    /// The number that the next holder will have.
    pub fn next_holder(&self) -> u32 {
        self.holders.iter().map(|holder| holder.key).max().unwrap_or(0).saturating_add(1)
    }

    /// The number that the next member will have; the first one's is never given anew.
    pub fn next_member(&self) -> u32 {
        self.members.iter().map(|member| member.key).max().unwrap_or(OWN).saturating_add(1)
    }

    /// The entries after a message.
    pub(in crate::app) fn update(&mut self, message: Message) {
        match message {
            Message::HolderAdded if self.holders.len() < MOST_HOLDERS => {
                self.holders.push(Holder { key: self.next_holder(), ..Holder::default() });
            }
            Message::MemberAdded if self.members.len() < MOST_MEMBERS => {
                self.members.push(Member { key: self.next_member(), ..Member::default() });
            }
            Message::HolderAdded | Message::MemberAdded => {}
            Message::HolderRemoved(key) => self.remove_holder(key),
            Message::MemberRemoved(key) => self.members.retain(|member| member.key != key),
            Message::HolderNamed(key, text) => self.holder(key, |holder| holder.name = text),
            Message::BalanceTyped(key, text) => self.holder(key, |holder| holder.balance = text),
            Message::HolderProvinceChosen(key, code) => self.holder(key, |holder| holder.province = code),
            Message::MemberNamed(key, text) => self.member(key, |member| member.name = text),
            Message::RelationChosen { member, holder, relation } => self.member(member, |member| {
                member.relations.insert(holder, relation);
            }),
            Message::RelationCleared { member, holder } => self.member(member, |member| {
                member.relations.remove(&holder);
            }),
            Message::MemberProvinceChosen(key, code) => self.member(key, |member| member.province = code),
            Message::PremiumTyped(key, text) => self.member(key, |member| member.premium = text),
            Message::BillsTyped(key, text) => self.member(key, |member| member.bills = text),
            Message::Filled(own, relatives) => {
                self.member(OWN, |member| member.name = own);
                relatives.into_iter().for_each(|it| self.fill(it));
            }
        }
    }

    /// A relative of that name is brought up to date, another one is listed as long as there is room.
    fn fill(&mut self, Relative { name, province, premium }: Relative) {
        let listed =
            self.members.iter().find(|member| member.name == name && member.key != OWN).map(|member| member.key);
        if listed.is_none() && self.members.len() >= MOST_MEMBERS {
            return;
        }
        let key = listed.unwrap_or_else(|| self.next_member());
        if listed.is_none() {
            self.members.push(Member { key, name, ..Member::default() });
        }
        self.member(key, |member| (member.province, member.premium) = (province, premium));
    }

    /// What the members are to an account goes with it: its number may be given to another one.
    fn remove_holder(&mut self, key: u32) {
        self.holders.retain(|holder| holder.key != key);
        for member in &mut self.members {
            member.relations.remove(&key);
        }
    }

    fn holder(&mut self, key: u32, how: impl FnOnce(&mut Holder)) {
        if let Some(holder) = self.holders.iter_mut().find(|holder| holder.key == key) {
            how(holder);
        }
    }

    fn member(&mut self, key: u32, how: impl FnOnce(&mut Member)) {
        if let Some(member) = self.members.iter_mut().find(|member| member.key == key) {
            how(member);
        }
    }
}
