//! Which premiums the accounts can pay, each whole from one account: the best plan, found exactly.
//!
//! A set of premiums is a number whose bit i stands for the i-th one. The accounts are gone through one after another;
//! for each set it is kept what the account at hand can still give at best once it pays whatever of the set the
//! accounts before it cannot. So every set is weighed once for each account: 16 premiums and 8 accounts are some half
//! a million steps of 16 premiums each, whatever the sums are.

/// From whose part of an account something is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// The holder's own: the whole balance.
    Own,
    /// Somebody else's: what is above the kept part.
    Others,
}

/// One premium, and which accounts may pay it.
#[derive(Debug, Clone)]
pub(super) struct Due {
    /// The premium in fen.
    pub(super) fen: u64,
    /// By account: from which part, if at all.
    pub(super) hands: Vec<Option<Hand>>,
}

/// What an account can still give, in fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    whole: u64,
    others: u64,
}

impl Room {
    pub(super) fn new(whole: u64, others: u64) -> Self {
        Self { whole, others: others.min(whole) }
    }

    /// What the account can still give from one of its parts.
    pub(super) fn room(self, hand: Hand) -> u64 {
        match hand {
            Hand::Own => self.whole,
            Hand::Others => self.others,
        }
    }

    /// What is left after a payment; none if the account cannot make it.
    pub(super) fn after(self, fen: u64, hand: Hand) -> Option<Self> {
        let whole = self.whole.checked_sub(fen)?;
        let others = match hand {
            Hand::Own => self.others,
            Hand::Others => self.others.checked_sub(fen)?,
        };
        Some(Self::new(whole, others))
    }

    fn is_no_less(self, other: Self) -> bool {
        self.whole >= other.whole && self.others >= other.others
    }
}

/// By premium: the account that pays it. Most premiums, then the largest sum, then the earliest premiums, then for
/// each in turn the earliest account.
pub(super) fn best(dues: &[Due], rooms: &[Room]) -> Vec<Option<usize>> {
    let all: Vec<&Due> = dues.iter().collect();
    let payable = payable(&all, rooms);
    let sets = (0_u32..).zip(&payable).filter(|(_, is_payable)| **is_payable).map(|(set, _)| set);
    let chosen = sets.max_by_key(|set| (set.count_ones(), sum(dues, *set), set.reverse_bits())).unwrap_or(0);
    assign(dues, rooms, chosen)
}

fn is_in(set: u32, index: usize) -> bool {
    u32::try_from(index).is_ok_and(|index| set.checked_shr(index).unwrap_or(0) & 1 == 1)
}

fn sum(dues: &[Due], set: u32) -> u64 {
    let part = dues.iter().enumerate().filter(|(index, _)| is_in(set, *index));
    part.fold(0, |sum, (_, due)| sum.saturating_add(due.fen))
}

/// The earliest account for each premium in turn with which the rest of the set can still be paid.
fn assign(dues: &[Due], rooms: &[Room], set: u32) -> Vec<Option<usize>> {
    let mut rooms = rooms.to_vec();
    let mut plan = Vec::with_capacity(dues.len());
    for (index, due) in dues.iter().enumerate() {
        let later = dues.iter().enumerate().filter(|(other, _)| *other > index && is_in(set, *other));
        let later: Vec<&Due> = later.map(|(_, due)| due).collect();
        let mut holder = None;
        for (account, hand) in due.hands.iter().enumerate().filter(|_| is_in(set, index)) {
            let mut then = rooms.clone();
            let room = then.get_mut(account).zip(*hand);
            let Some((room, after)) =
                room.and_then(|(room, hand)| room.after(due.fen, hand).map(|after| (room, after)))
            else {
                continue;
            };
            *room = after;
            if payable(&later, &then).last() == Some(&true) {
                (holder, rooms) = (Some(account), then);
                break;
            }
        }
        plan.push(holder);
    }
    plan
}

/// By set: whether the accounts can pay it.
fn payable(dues: &[&Due], rooms: &[Room]) -> Vec<bool> {
    let mut payable = vec![true];
    for _ in dues {
        payable.resize(payable.len().saturating_add(payable.len()), false);
    }
    for (account, room) in rooms.iter().enumerate() {
        // Whatever is part of a payable set is payable itself.
        if payable.last() != Some(&true) {
            add(dues, account, *room, &mut payable);
        }
    }
    payable
}

/// Adds one account to those by which sets are paid.
fn add(dues: &[&Due], account: usize, room: Room, payable: &mut [bool]) {
    let mut open: Vec<(usize, u64, Hand)> = Vec::new();
    let mut bit: usize = 1;
    for due in dues {
        open.extend(due.hands.get(account).copied().flatten().map(|hand| (bit, due.fen, hand)));
        bit = bit.saturating_add(bit);
    }
    let mut best: Vec<Vec<Room>> = Vec::with_capacity(payable.len());
    for (set, is_payable) in payable.iter_mut().enumerate() {
        let rooms = if *is_payable { vec![room] } else { rooms_after(set, &open, &best) };
        *is_payable = !rooms.is_empty();
        best.push(rooms);
    }
}

/// What the account can still give after a set that the accounts before it cannot pay: every way that no other beats.
fn rooms_after(set: usize, open: &[(usize, u64, Hand)], best: &[Vec<Room>]) -> Vec<Room> {
    let mut rooms: Vec<Room> = Vec::new();
    for (bit, fen, hand) in open.iter().filter(|(bit, ..)| set & bit != 0) {
        for before in best.get(set & !bit).into_iter().flatten() {
            if let Some(room) = before.after(*fen, *hand)
                && !rooms.iter().any(|known| known.is_no_less(room))
            {
                rooms.retain(|known| !room.is_no_less(*known));
                rooms.push(room);
            }
        }
    }
    rooms
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "small numbers in a test")]
mod tests {
    use super::*;
    use std::cmp::Reverse;

    /// Numbers that look random and are the same in every run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, end: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % end
        }

        fn family(&mut self, members: u64, holders: u64) -> (Vec<Due>, Vec<Room>) {
            let rooms = (0..holders).map(|_| {
                let whole = self.below(1300);
                Room::new(whole, whole.saturating_sub(self.below(3) * 150))
            });
            let rooms = rooms.collect();
            let hand = |number: u64| match number {
                0 => None,
                1 => Some(Hand::Own),
                _ => Some(Hand::Others),
            };
            let dues = (0..members).map(|_| Due {
                fen: 100 * (1 + self.below(5)),
                hands: (0..holders).map(|_| hand(self.below(5))).collect(),
            });
            (dues.collect(), rooms)
        }
    }

    /// Every way there is, judged as the rule reads: the best of them, if it is the only best one.
    fn naive(dues: &[Due], rooms: &[Room]) -> Vec<Option<usize>> {
        let choices = rooms.len() + 1;
        let ways = (0..choices.pow(dues.len() as u32)).map(|mut number| {
            let mut way = Vec::new();
            for _ in dues {
                way.push(Some(number % choices).filter(|account| *account < rooms.len()));
                number /= choices;
            }
            way
        });
        let is_possible = |way: &Vec<Option<usize>>| {
            rooms.iter().enumerate().all(|(account, room)| {
                let mine = |hand: Hand| -> u64 {
                    let paid = dues
                        .iter()
                        .zip(way)
                        .filter(|(due, to)| **to == Some(account) && due.hands[account] == Some(hand));
                    paid.map(|(due, _)| due.fen).sum()
                };
                let is_strange =
                    dues.iter().zip(way).any(|(due, to)| *to == Some(account) && due.hands[account].is_none());
                !is_strange && mine(Hand::Others) <= room.others && mine(Hand::Others) + mine(Hand::Own) <= room.whole
            })
        };
        ways.filter(is_possible)
            .max_by_key(|way| {
                let paid: Vec<bool> = way.iter().map(Option::is_some).collect();
                let sum: u64 = dues.iter().zip(way).filter(|(_, to)| to.is_some()).map(|(due, _)| due.fen).sum();
                (paid.iter().filter(|is_paid| **is_paid).count(), sum, paid, Reverse(way.clone()))
            })
            .unwrap_or_default()
    }

    /// Source: RULES.md 7 (most premiums, then the largest sum, then members, then holders, as listed).
    #[test]
    fn the_plan_is_the_one_that_trying_every_way_finds() {
        let mut numbers = Numbers(2026);
        for round in 0..400 {
            let (dues, rooms) = numbers.family(1 + round % 5, 1 + round % 3);
            assert_eq!(best(&dues, &rooms), naive(&dues, &rooms), "{dues:?} {rooms:?}");
        }
    }

    /// The bound of a family, at its hardest: the accounts hold exactly what is due, and anybody may pay for anybody,
    /// some from the one part and some from the other. There is a way to pay everything; an answer comes all the same.
    #[test]
    fn the_largest_family_is_planned() {
        let fen = |member: u64| 30_000 + 137 * member * member;
        let hand = |number: u64| if number.is_multiple_of(3) { Hand::Own } else { Hand::Others };
        let due =
            |member| Due { fen: fen(member), hands: (0..8).map(|account| Some(hand(member + account))).collect() };
        let dues: Vec<Due> = (0..16).map(due).collect();
        // Account i holds what members i and 15 - i owe.
        let whole = |account| fen(account) + fen(15 - account);
        let rooms: Vec<Room> = (0..8).map(|account| Room::new(whole(account), whole(account))).collect();
        assert_eq!(best(&dues, &rooms).iter().flatten().count(), 16);
        // With a fen less on one account not everything can be paid, but fifteen of sixteen can.
        let rooms: Vec<Room> =
            (0..8).map(|account| whole(account) - account / 7).map(|fen| Room::new(fen, fen)).collect();
        assert_eq!(best(&dues, &rooms).iter().flatten().count(), 15);
        // With something kept, the two parts of an account bind one by one.
        let rooms: Vec<Room> = rooms.iter().map(|room| Room::new(room.whole, room.whole - 30_100)).collect();
        let paid = best(&dues, &rooms);
        assert!((8..16).contains(&paid.iter().flatten().count()), "{paid:?}");
    }
}
