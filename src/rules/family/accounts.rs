//! What each account has given, and what it can still give: all of it for the holder, to others what is above the
//! kept part.

use super::{
    lines::Line,
    plan::{self, Due, Hand, Room},
};
use crate::{law::Relation, person::Family, units::Yuan};

/// One account.
#[derive(Debug, Clone, Copy)]
struct Account {
    balance: Yuan,
    /// What may go to others.
    shared: Yuan,
    /// What was paid from it.
    spent: Yuan,
    /// Of that, what went to others.
    given: Yuan,
}

impl Account {
    fn room(&self, relation: Relation) -> Yuan {
        let whole = self.balance.minus(self.spent);
        if relation == Relation::Oneself { whole } else { whole.min(self.shared.minus(self.given)) }
    }
}

/// Every account, as listed.
#[derive(Debug)]
pub(super) struct Accounts {
    each: Vec<Account>,
    /// As they stood when the premiums were paid and no bills yet.
    after_premiums: Vec<Account>,
}

impl Accounts {
    pub(super) fn new(family: &Family, kept: Option<Yuan>) -> Self {
        let account = |balance: Yuan| Account {
            balance,
            shared: balance.minus(kept.unwrap_or_default()),
            spent: Yuan::ZERO,
            given: Yuan::ZERO,
        };
        let each: Vec<Account> = family.holders().iter().map(|holder| account(holder.balance)).collect();
        Self { after_premiums: each.clone(), each }
    }

    /// The best plan for some premiums: one line for each that is paid, by member.
    pub(super) fn plan<'a>(&self, premiums: &[&'a Line]) -> Vec<&'a Line> {
        let mut members: Vec<usize> = premiums.iter().map(|line| line.member).collect();
        members.dedup();
        let of = |member: usize, holder: usize| {
            premiums.iter().find(move |line| (line.member, line.holder) == (member, holder)).copied()
        };
        let dues: Vec<Due> = members.iter().map(|member| self.due(*member, premiums)).collect();
        let rooms: Vec<Room> =
            self.each.iter().map(|account| Room::new(account.balance.fen(), account.shared.fen())).collect();
        let plan = plan::best(&dues, &rooms);
        let line = |(member, holder): (&usize, Option<usize>)| of(*member, holder?);
        members.iter().zip(plan).filter_map(line).collect()
    }

    fn due(&self, member: usize, premiums: &[&Line]) -> Due {
        let lines: Vec<&&Line> = premiums.iter().filter(|line| line.member == member).collect();
        let hand = |holder: usize| {
            let line = lines.iter().find(|line| line.holder == holder)?;
            Some(if line.relation == Relation::Oneself { Hand::Own } else { Hand::Others })
        };
        Due { fen: lines.first().map_or(0, |line| line.due.fen()), hands: (0..self.each.len()).map(hand).collect() }
    }

    pub(super) fn pay(&mut self, line: &Line, sum: Yuan) {
        if let Some(account) = self.each.get_mut(line.holder) {
            account.spent = account.spent.plus(sum);
            if line.relation != Relation::Oneself {
                account.given = account.given.plus(sum);
            }
        }
        if line.usage == crate::law::Usage::Premium {
            self.after_premiums.clone_from(&self.each);
        }
    }

    /// What an account can still give for a line.
    pub(super) fn room(&self, line: &Line) -> Yuan {
        self.each.get(line.holder).map_or(Yuan::ZERO, |account| account.room(line.relation))
    }

    /// What it could still give when every premium of the plan was paid.
    pub(super) fn room_for_premiums(&self, line: &Line) -> Yuan {
        self.after_premiums.get(line.holder).map_or(Yuan::ZERO, |account| account.room(line.relation))
    }

    pub(super) fn spent(&self, holder: usize) -> Yuan {
        self.each.get(holder).map_or(Yuan::ZERO, |account| account.spent)
    }
}
