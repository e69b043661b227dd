//! A family as callers write it, and its plan as the report has it.

use super::{
    error::Error,
    field::{item, money, word},
    report::shapes,
    request::asked,
    written::{Once, Written},
};
use crate::{
    law::{Relation, Usage},
    person::{Family, Holder, Member},
    rules::family::{Found, Outcome, Payment, Reason, Refusal},
    units::Yuan,
};
use std::collections::BTreeMap;

asked! {
    /// A family's account.
    FamilyShape {
        holders: Vec<HolderShape>,
        members: Vec<MemberShape>,
    }
    /// Somebody with an account.
    HolderShape {
        id: String,
        balance: Written,
        province: String,
    }
    /// Somebody whose premium is due.
    MemberShape {
        id: String,
        relation: Once<String>,
        province: String,
        premium: Written,
        bills: Option<Written>,
    }
}

impl FamilyShape {
    pub(super) fn read(&self) -> Result<Family, Error> {
        let holders = self.holders.iter().enumerate().map(|(index, it)| it.read(index));
        let holders = holders.collect::<Result<Vec<Holder>, Error>>()?;
        let members = self.members.iter().enumerate().map(|(index, it)| it.read(index));
        let members = members.collect::<Result<Vec<Member>, Error>>()?;
        Family::new(holders, members).map_err(|problems| Error::of(&problems))
    }
}

impl HolderShape {
    fn read(&self, index: usize) -> Result<Holder, Error> {
        let balance = money(format!("family.holders[{index}].balance"), &self.balance)?;
        Ok(Holder { id: self.id.clone(), balance, province: self.province.clone() })
    }
}

impl MemberShape {
    fn read(&self, index: usize) -> Result<Member, Error> {
        let path = item("family.members", index);
        let mut relation = BTreeMap::new();
        for (holder, text) in &self.relation.0 {
            let path = format!("family.members[{index}].relation.{holder}");
            relation.insert(holder.clone(), word(&path, text, Relation::ALL, Relation::word)?);
        }
        let bills = self.bills.as_ref().map(|sum| money(path("bills"), sum)).transpose()?;
        Ok(Member {
            id: self.id.clone(),
            relation,
            province: self.province.clone(),
            premium: money(path("premium"), &self.premium)?,
            bills: bills.unwrap_or_default(),
        })
    }
}

shapes! {
    /// A family's plan.
    FamilyReport {
        payments: Vec<PaymentShape>,
        left: BTreeMap<String, String>,
        cash: BTreeMap<String, String>,
        refused: Vec<RefusalShape>,
    }
    /// One payment from an account; `use` stands with bills only.
    PaymentShape {
        holder: String,
        member: String,
        amount: String,
        #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
        usage: Option<&'static str>,
    }
    /// One line that is refused.
    RefusalShape { holder: String, member: String, code: &'static str, }
}

pub(super) fn shape(outcome: &Outcome) -> FamilyReport {
    let texts = |sums: &[(String, Yuan)]| sums.iter().map(|(id, sum)| (id.clone(), sum.to_string())).collect();
    FamilyReport {
        payments: outcome.payments.iter().map(payment).collect(),
        left: texts(&outcome.left),
        cash: texts(&outcome.cash),
        refused: outcome.refused.iter().map(refusal).collect(),
    }
}

fn payment(payment: &Payment) -> PaymentShape {
    PaymentShape {
        holder: payment.holder.clone(),
        member: payment.member.clone(),
        amount: payment.sum.to_string(),
        usage: (payment.usage != Usage::Premium).then(|| payment.usage.word()),
    }
}

fn refusal(refusal: &Refusal) -> RefusalShape {
    RefusalShape { holder: refusal.holder.clone(), member: refusal.member.clone(), code: code(refusal.reason) }
}

/// The machine interface's code for a refusal.
fn code(reason: Reason) -> &'static str {
    match reason {
        Reason::NotNear => "not_near_relative",
        Reason::OtherProvince { .. } | Reason::OutsideAccount => "other_province",
        Reason::BalanceShort { .. } | Reason::NothingLeft { .. } => "balance_short",
        Reason::UseNotAllowed(_) => "use_not_allowed",
    }
}

pub(super) fn value(found: &Found) -> String {
    match found {
        Found::Payment { sum, .. } | Found::Left { sum, .. } | Found::Cash { sum, .. } => sum.to_string(),
        Found::Refused { reason, .. } => code(*reason).into(),
    }
}
