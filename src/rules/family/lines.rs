//! The lines of a plan: each account, each member that it was asked about, each thing to pay, and whether it may.

use super::{Law, Reason, Terms, asked, plan::Hand};
use crate::{
    cited::{Clause, Term},
    law::{Query, Reach, Relation, Usage},
    person::{Family, Holder, Member},
    rules::Reasoning,
    units::Yuan,
};
use std::sync::Arc;

/// One line.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The holder's place in the list.
    pub(super) holder: usize,
    /// The member's place in the list.
    pub(super) member: usize,
    /// What the member is to the holder.
    pub(super) relation: Relation,
    /// What is to be paid.
    pub(super) usage: Usage,
    /// How much of it.
    pub(super) due: Yuan,
    /// Why it may not be paid from this account; none where it may.
    pub(super) closed: Option<Reason>,
    /// What that rests on.
    pub(super) clauses: Vec<Arc<Clause>>,
}

impl Line {
    /// From which part of the account it is paid.
    pub(super) fn hand(&self) -> Hand {
        if self.relation == Relation::Oneself { Hand::Own } else { Hand::Others }
    }

    pub(super) fn is_open(&self, usage: Usage) -> bool {
        self.closed.is_none() && self.usage == usage
    }

    pub(super) fn holder_id(&self, family: &Family) -> String {
        family.holders().get(self.holder).map(|holder| holder.id.clone()).unwrap_or_default()
    }

    pub(super) fn member_id(&self, family: &Family) -> String {
        family.members().get(self.member).map(|member| member.id.clone()).unwrap_or_default()
    }
}

/// Every line by member, holder and use; a pair without a relation, and what costs nothing, is no line.
pub(super) fn judge(terms: &Terms, law: &Law, family: &Family, trace: &mut Reasoning) -> Vec<Line> {
    let mut lines = Vec::new();
    for (m, member) in family.members().iter().enumerate() {
        for (h, holder) in family.holders().iter().enumerate() {
            let Some(relation) = member.relation.get(&holder.id).copied() else { continue };
            for (usage, due) in [(Usage::Premium, member.premium), (Usage::Bills, member.bills)] {
                if due == Yuan::ZERO {
                    continue;
                }
                let closed = Pair { terms, holder, member, relation }.closed(usage, trace);
                if closed.is_none() {
                    rest(law, relation, usage, trace);
                }
                law.rest_at_least(trace);
                let clauses = trace.take_opened();
                lines.push(Line { holder: h, member: m, relation, usage, due, closed, clauses });
            }
        }
    }
    lines
}

/// A payment for somebody else rests on what must stay, a premium on how it is paid.
fn rest(law: &Law, relation: Relation, usage: Usage, trace: &mut Reasoning) {
    if relation != Relation::Oneself {
        trace.rest_on_all(&law.kept_clauses);
    }
    if usage == Usage::Premium {
        trace.rest_on_all(&law.paying_clauses);
    }
}

struct Pair<'a> {
    terms: &'a Terms,
    holder: &'a Holder,
    member: &'a Member,
    relation: Relation,
}

impl Pair<'_> {
    /// Why this account may not pay this; what was asked of the law stays opened.
    fn closed(&self, usage: Usage, trace: &mut Reasoning) -> Option<Reason> {
        let query = Query { relation: Some(self.relation), usage: Some(usage), ..asked() };
        let others = |relation: &Relation| Query { relation: Some(*relation), ..query };
        match self.terms.relation.stated(&query) {
            Some(term) => cite(term, trace),
            // A list of relatives does not shut out the holder, whose account it is.
            None if self.relation == Relation::Oneself => {}
            None => {
                // Who is listed instead is what the refusal rests on.
                let listed = Relation::ALL.iter().filter_map(|it| self.terms.relation.stated(&others(it)));
                listed.for_each(|term| cite(term, trace));
                return Some(Reason::NotNear);
            }
        }
        match self.terms.usage.stated(&query) {
            Some(term) => cite(term, trace),
            None => {
                let uses = Usage::ALL.iter().map(|usage| Query { usage: Some(*usage), ..query });
                uses.filter_map(|query| self.terms.usage.stated(&query)).for_each(|term| cite(term, trace));
                return Some(Reason::UseNotAllowed(usage));
            }
        }
        let reach = self.terms.reach.stated(&query).map(|term| trace.open(term));
        let is_near = self.holder.province == self.member.province || reach == Some(Reach::Across);
        if !is_near {
            return Some(Reason::OtherProvince { is_said: reach.is_some() });
        }
        // What one province says of its accounts binds no other's.
        let is_own = self.terms.province.as_ref().is_none_or(|province| *province == self.holder.province);
        (!is_own).then_some(Reason::OutsideAccount)
    }
}

fn cite<T: Clone>(term: &Term<T>, trace: &mut Reasoning) {
    trace.open(term);
}
