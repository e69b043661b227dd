//! The family's account (家庭共济): who pays whose premium, what stays, what is left to pay, and why a line is refused.

mod accounts;
mod finding;
mod flow;
mod lines;
mod plan;

pub use finding::{Found, Reason};

use super::{Finding, Reasoning};
use crate::{
    cited::Clause,
    law::{Allowed, Paying, Query, Reach, Relation, Scheme, Silence, Table, Usage},
    person::Family,
    units::Yuan,
};
use accounts::Accounts;
use lines::Line;
use std::{collections::BTreeSet, sync::Arc};

/// What the law says of family accounts.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Whose premium or bills an account may pay.
    pub relation: Table<Allowed>,
    /// What an account may pay.
    pub usage: Table<Allowed>,
    /// How far it reaches.
    pub reach: Table<Reach>,
    /// What must stay on it when others are paid for.
    pub kept: Table<Yuan>,
    /// How it pays a premium.
    pub paying: Table<Paying>,
    /// How many people one account may serve, its holder among them.
    pub members: Table<u32>,
    /// Of which province's accounts the documents speak, two digits of GB/T 2260; none where they are the nation's.
    pub province: Option<String>,
}

/// One payment from an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The holder's id.
    pub holder: String,
    /// The member's id.
    pub member: String,
    /// What is paid.
    pub usage: Usage,
    /// How much.
    pub sum: Yuan,
}

/// One line that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The holder's id.
    pub holder: String,
    /// The member's id.
    pub member: String,
    /// Why.
    pub reason: Reason,
}

/// An account that would serve more people than one may.
#[derive(Debug, Clone, PartialEq)]
pub struct Crowded {
    /// The holder's id.
    pub holder: String,
    /// How many it would serve, its holder among them.
    pub people: u32,
    /// How many it may.
    pub most: u32,
    /// The clause that says so.
    pub clause: Arc<Clause>,
}

/// The plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// Premiums by member, then bills by member and holder.
    pub payments: Vec<Payment>,
    /// What stays on each account.
    pub left: Vec<(String, Yuan)>,
    /// What each member must pay otherwise.
    pub cash: Vec<(String, Yuan)>,
    /// Refused lines, by member and holder.
    pub refused: Vec<Refusal>,
    /// Accounts that would serve more people than one may.
    pub crowded: Vec<Crowded>,
    /// What the plan had to do without: which part of the answer rests on it.
    pub silences: Vec<(&'static str, Silence)>,
}

/// Plans who pays whom: most premiums in full, then the largest sum, then members and holders as listed; then of the
/// bills the largest sum in the same order.
///
/// Source: the area's rule on the family account. Units: yuan. Silent when: no relation, or no use, is stated. Odd
/// cases: a premium is paid whole by one account or not at all; a holder's own premium may use the whole balance,
/// others only what is above the kept part, which is nothing where no document names it; a list of relatives that does
/// not name the holder himself does not shut him out. The reader is told of both.
pub fn assess(terms: &Terms, family: &Family, trace: &mut Reasoning) -> Result<Outcome, Box<Silence>> {
    trace.forget();
    let law = Law::open(terms, trace)?;
    let mut outcome = Outcome::default();
    let lines = lines::judge(terms, &law, family, trace);
    let mut accounts = Accounts::new(family, law.kept);
    let paid = payments(&lines, &mut accounts);
    for (line, sum) in &paid {
        outcome.payments.push(conclude_payment(family, line, *sum, outcome.payments.len(), trace));
    }
    outcome.left = left(family, (&law, &lines), &accounts, trace);
    outcome.cash = cash(family, (&law, &lines), &paid, trace);
    for line in &lines {
        let Some(reason) = refusal(line, &paid, &accounts, &law) else { continue };
        let refusal = Refusal { holder: line.holder_id(family), member: line.member_id(family), reason };
        if !outcome.refused.iter().any(|known| known.is_alike(&refusal)) {
            conclude_refusal(line, &refusal, outcome.refused.len(), trace);
            outcome.refused.push(refusal);
        }
    }
    outcome.crowded = crowded(terms, family, &paid);
    outcome.silences = silences(terms, &law, &lines, &outcome.refused);
    Ok(outcome)
}

impl Refusal {
    /// A pair is refused once for one reason, however many things it asked for.
    fn is_alike(&self, other: &Self) -> bool {
        let is_pair = (&self.holder, &self.member) == (&other.holder, &other.member);
        is_pair && self.reason.is_alike(other.reason)
    }
}

/// What holds for every line, opened once.
struct Law {
    kept: Option<Yuan>,
    kept_clauses: Vec<Arc<Clause>>,
    is_whole_only: bool,
    paying_clauses: Vec<Arc<Clause>>,
    /// What accounts may pay at all, for figures that no payment has touched.
    basis: Vec<Arc<Clause>>,
}

impl Law {
    /// Without a list of relatives, or of uses, nothing can be planned.
    fn open(terms: &Terms, trace: &mut Reasoning) -> Result<Self, Box<Silence>> {
        let pairs = Relation::ALL.iter().flat_map(|relation| Usage::ALL.iter().map(move |usage| (*relation, *usage)));
        let query = |(relation, usage)| Query { relation: Some(relation), usage: Some(usage), ..asked() };
        let queries: Vec<Query<'_>> = pairs.map(query).collect();
        if !queries.iter().any(|query| terms.relation.stated(query).is_some()) {
            return Err(Box::new(terms.relation.silence().clone()));
        }
        for term in queries.iter().filter_map(|query| terms.usage.stated(query)) {
            trace.open(term);
        }
        let basis = trace.take_opened();
        if basis.is_empty() {
            return Err(Box::new(terms.usage.silence().clone()));
        }
        let kept = terms.kept.stated(&asked()).map(|term| trace.open(term));
        let kept_clauses = trace.take_opened();
        let paying = terms.paying.stated(&asked()).map(|term| trace.open(term));
        let is_whole_only = paying == Some(Paying::AllOrNothing);
        Ok(Self { kept, kept_clauses, is_whole_only, paying_clauses: trace.take_opened(), basis })
    }

    /// Where nothing was asked of the law, what accounts may pay at all is what a figure rests on.
    fn rest_at_least(&self, trace: &mut Reasoning) {
        if trace.opened().is_empty() {
            trace.rest_on_all(&self.basis);
        }
    }
}

/// Only employees have accounts.
pub fn asked() -> Query<'static> {
    Query { scheme: Some(Scheme::Employee), ..Query::default() }
}

/// Premiums by the best plan, then of the bills the most that what is left can pay.
fn payments<'a>(lines: &'a [Line], accounts: &mut Accounts) -> Vec<(&'a Line, Yuan)> {
    let mut paid = Vec::new();
    let premiums: Vec<&Line> = lines.iter().filter(|line| line.is_open(Usage::Premium)).collect();
    for line in accounts.plan(&premiums) {
        accounts.pay(line, line.due);
        paid.push((line, line.due));
    }
    let bills: Vec<&Line> = lines.iter().filter(|line| line.is_open(Usage::Bills)).collect();
    for (line, sum) in bills.iter().zip(accounts.share(&bills)).filter(|(_, sum)| *sum > Yuan::ZERO) {
        accounts.pay(line, sum);
        paid.push((*line, sum));
    }
    paid
}

fn conclude_payment(family: &Family, line: &Line, sum: Yuan, index: usize, trace: &mut Reasoning) -> Payment {
    let (holder, member) = (line.holder_id(family), line.member_id(family));
    let (relation, usage) = (line.relation, line.usage);
    trace.rest_on_all(&line.clauses);
    let found = Found::Payment { holder: holder.clone(), member: member.clone(), relation, usage, sum };
    trace.conclude(format!("family.payments.{index}.amount"), Finding::Family(found));
    Payment { holder, member, usage, sum }
}

fn left(
    family: &Family,
    (law, lines): (&Law, &[Line]),
    accounts: &Accounts,
    trace: &mut Reasoning,
) -> Vec<(String, Yuan)> {
    let mut left = Vec::new();
    for (index, holder) in family.holders().iter().enumerate() {
        for line in lines.iter().filter(|line| line.holder == index && line.closed.is_none()) {
            trace.rest_on_all(&line.clauses);
        }
        law.rest_at_least(trace);
        let spent = accounts.spent(index);
        let sum = holder.balance.minus(spent);
        let found = Found::Left { holder: holder.id.clone(), balance: holder.balance, spent, sum };
        trace.conclude(format!("family.left.{}", holder.id), Finding::Family(found));
        left.push((holder.id.clone(), sum));
    }
    left
}

fn cash(
    family: &Family,
    (law, lines): (&Law, &[Line]),
    paid: &[(&Line, Yuan)],
    trace: &mut Reasoning,
) -> Vec<(String, Yuan)> {
    let mut cash = Vec::new();
    for (index, member) in family.members().iter().enumerate() {
        let of_member = paid.iter().filter(|(line, _)| line.member == index);
        let spent = of_member.fold(Yuan::ZERO, |sum, (_, part)| sum.plus(*part));
        for line in lines.iter().filter(|line| line.member == index) {
            trace.rest_on_all(&line.clauses);
        }
        law.rest_at_least(trace);
        let (premium, bills) = (member.premium, member.bills);
        let sum = premium.plus(bills).minus(spent);
        let found = Found::Cash { member: member.id.clone(), premium, bills, spent, sum };
        trace.conclude(format!("family.cash.{}", member.id), Finding::Family(found));
        cash.push((member.id.clone(), sum));
    }
    cash
}

/// Why a line pays nothing; none where it pays, or where other accounts have paid it whole. Bills that are not
/// paid whole have emptied every account that may pay them: the plan pays as much as can be.
fn refusal(line: &Line, paid: &[(&Line, Yuan)], accounts: &Accounts, law: &Law) -> Option<Reason> {
    if line.closed.is_some() {
        return line.closed;
    }
    let of_due = || paid.iter().filter(|(other, _)| (other.member, other.usage) == (line.member, line.usage));
    let spent = of_due().fold(Yuan::ZERO, |sum, (_, part)| sum.plus(*part));
    if spent >= line.due || of_due().any(|(other, _)| other.holder == line.holder) {
        return None;
    }
    let kept = law.kept.filter(|_| line.relation != Relation::Oneself);
    let (premium, room, is_whole_only) = (line.due, accounts.room_for_premiums(line), law.is_whole_only);
    Some(match line.usage {
        Usage::Premium => Reason::BalanceShort { premium, room, kept, is_whole_only },
        Usage::Bills => Reason::NothingLeft { kept },
    })
}

/// Accounts that pay for more people than one may serve; who has to go is for the family to say.
fn crowded(terms: &Terms, family: &Family, paid: &[(&Line, Yuan)]) -> Vec<Crowded> {
    let Some(term) = terms.members.stated(&asked()) else { return Vec::new() };
    let most = Reasoning::default().open(term);
    let mut found = Vec::new();
    for (index, holder) in family.holders().iter().enumerate() {
        let served = paid.iter().filter(|(line, _)| line.holder == index && line.relation != Relation::Oneself);
        let others: BTreeSet<usize> = served.map(|(line, _)| line.member).collect();
        let people = u32::try_from(others.len()).unwrap_or(u32::MAX).saturating_add(1);
        if people > most {
            found.push(Crowded { holder: holder.id.clone(), people, most, clause: Arc::clone(term.clause()) });
        }
    }
    found
}

fn conclude_refusal(line: &Line, refusal: &Refusal, index: usize, trace: &mut Reasoning) {
    trace.rest_on_all(&line.clauses);
    let found = Found::Refused {
        holder: refusal.holder.clone(),
        member: refusal.member.clone(),
        relation: line.relation,
        reason: refusal.reason,
    };
    trace.conclude(format!("family.refused.{index}"), Finding::Family(found));
}

/// What nobody has said and something here turns on.
fn silences(terms: &Terms, law: &Law, lines: &[Line], refused: &[Refusal]) -> Vec<(&'static str, Silence)> {
    let mut found = Vec::new();
    let is_for_others = |line: &Line| line.closed.is_none() && line.relation != Relation::Oneself;
    if law.kept.is_none() && lines.iter().any(is_for_others) {
        found.push(("family.payments", terms.kept.silence().clone()));
    }
    let own = Query { relation: Some(Relation::Oneself), usage: Some(Usage::Premium), ..asked() };
    let is_own = |line: &Line| line.is_open(Usage::Premium) && line.relation == Relation::Oneself;
    if terms.relation.stated(&own).is_none() && lines.iter().any(is_own) {
        found.push(("family.payments", terms.relation.silence().clone()));
    }
    let is_reach_open = |line: &Line| line.closed == Some(Reason::OtherProvince { is_said: false });
    if lines.iter().any(is_reach_open) {
        found.push(("family.refused", terms.reach.silence().clone()));
    }
    let is_part_open = |refusal: &Refusal| match refusal.reason {
        Reason::BalanceShort { room, is_whole_only, .. } => room > Yuan::ZERO && !is_whole_only,
        _ => false,
    };
    if refused.iter().any(is_part_open) {
        found.push(("family.refused", terms.paying.silence().clone()));
    }
    found
}
