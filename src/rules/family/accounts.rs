//! What each account has given, and what it can still give: all of it for the holder, to others what is above the
//! kept part.

use super::{
    flow::{self, Way},
    lines::Line,
    plan::{self, Due, Hand, Room},
};
use crate::{law::Usage, person::Family, units::Yuan};

/// Every account, as listed.
#[derive(Debug)]
pub(super) struct Accounts {
    balances: Vec<u64>,
    each: Vec<Room>,
    /// As they stood when the premiums were paid and no bills yet.
    after_premiums: Vec<Room>,
}

impl Accounts {
    pub(super) fn new(family: &Family, kept: Option<Yuan>) -> Self {
        let room = |balance: Yuan| Room::new(balance.fen(), balance.minus(kept.unwrap_or_default()).fen());
        let each: Vec<Room> = family.holders().iter().map(|holder| room(holder.balance)).collect();
        let balances = family.holders().iter().map(|holder| holder.balance.fen()).collect();
        Self { balances, after_premiums: each.clone(), each }
    }

    /// The best plan for some premiums: one line for each that is paid, by member.
    pub(super) fn plan<'a>(&self, premiums: &[&'a Line]) -> Vec<&'a Line> {
        let mut members: Vec<usize> = premiums.iter().map(|line| line.member).collect();
        members.dedup();
        let of = |member: usize, holder: usize| {
            premiums.iter().find(move |line| (line.member, line.holder) == (member, holder)).copied()
        };
        let dues: Vec<Due> = members.iter().map(|member| self.due(*member, premiums)).collect();
        let plan = plan::best(&dues, &self.each);
        let line = |(member, holder): (&usize, Option<usize>)| of(*member, holder?);
        members.iter().zip(plan).filter_map(line).collect()
    }

    fn due(&self, member: usize, premiums: &[&Line]) -> Due {
        let lines: Vec<&&Line> = premiums.iter().filter(|line| line.member == member).collect();
        let hand = |holder: usize| lines.iter().find(|line| line.holder == holder).map(|line| line.hand());
        Due { fen: lines.first().map_or(0, |line| line.due.fen()), hands: (0..self.each.len()).map(hand).collect() }
    }

    /// What is paid of bills by each of their lines.
    pub(super) fn share(&self, bills: &[&Line]) -> Vec<Yuan> {
        let last = bills.iter().map(|line| line.member).max().map_or(0, |last| last.saturating_add(1));
        let mut dues = vec![0; last];
        for line in bills {
            dues.get_mut(line.member).into_iter().for_each(|due| *due = line.due.fen());
        }
        let way = |line: &&Line| Way { member: line.member, holder: line.holder, hand: line.hand() };
        let ways: Vec<Way> = bills.iter().map(way).collect();
        flow::most(&dues, &self.each, &ways).into_iter().map(Yuan::of_fen).collect()
    }

    pub(super) fn pay(&mut self, line: &Line, sum: Yuan) {
        if let Some(account) = self.each.get_mut(line.holder)
            && let Some(after) = account.after(sum.fen(), line.hand())
        {
            *account = after;
        }
        if line.usage == Usage::Premium {
            self.after_premiums.clone_from(&self.each);
        }
    }

    /// What an account could still give for a line when every premium of the plan was paid.
    pub(super) fn room_for_premiums(&self, line: &Line) -> Yuan {
        self.after_premiums.get(line.holder).map_or(Yuan::ZERO, |account| Yuan::of_fen(account.room(line.hand())))
    }

    pub(super) fn spent(&self, holder: usize) -> Yuan {
        let (balance, account) = (self.balances.get(holder), self.each.get(holder));
        let spent = |(balance, account): (&u64, &Room)| balance.saturating_sub(account.room(Hand::Own));
        Yuan::of_fen(balance.zip(account).map_or(0, spent))
    }
}
