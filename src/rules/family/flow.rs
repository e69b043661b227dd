//! What the accounts pay of bills, in part if need be: the largest sum, then as listed.
//!
//! Bills flow from members through the accounts' parts into what the accounts hold. Members are gone through as listed,
//! each taking the most that can be had beside those before, which comes to the largest sum of all; then for each line as
//! listed as much as possible is shifted to it, which changes nobody's sum.

use super::plan::{Hand, Room};
use std::collections::VecDeque;

/// One way to pay bills: for which member, from which account, from which part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) member: usize,
    pub(super) holder: usize,
    pub(super) hand: Hand,
}

/// By way: what is paid, in fen, of what each member owes.
pub(super) fn most(dues: &[u64], rooms: &[Room], ways: &[Way]) -> Vec<u64> {
    let (whole, others) = (dues.len(), dues.len().saturating_add(rooms.len()));
    let end = others.saturating_add(rooms.len());
    let mut network = Network::new(end.saturating_add(1));
    for (holder, room) in rooms.iter().enumerate() {
        let (whole, others) = (whole.saturating_add(holder), others.saturating_add(holder));
        network.pipe(others, whole, room.room(Hand::Others));
        network.pipe(whole, end, room.room(Hand::Own));
    }
    let part = |way: &Way| match way.hand {
        Hand::Own => whole.saturating_add(way.holder),
        Hand::Others => others.saturating_add(way.holder),
    };
    let due = |way: &Way| dues.get(way.member).copied().unwrap_or(0);
    let pipes: Vec<usize> = ways.iter().map(|way| network.pipe(way.member, part(way), due(way))).collect();
    for (member, due) in dues.iter().enumerate() {
        network.push(member, end, *due);
    }
    let mut paid = Vec::with_capacity(ways.len());
    for (way, pipe) in ways.iter().zip(pipes) {
        let (left, flow) = network.close(pipe);
        paid.push(flow.saturating_add(network.push(part(way), way.member, left)));
    }
    paid
}

/// Pipes in pairs: the one at an even place, behind it the way back for what went through.
#[derive(Debug)]
struct Network {
    /// Where each pipe ends, and how much can still go through.
    pipes: Vec<(usize, u64)>,
    /// By node: the pipes that begin there.
    of: Vec<Vec<usize>>,
}

impl Network {
    fn new(nodes: usize) -> Self {
        Self { pipes: Vec::new(), of: vec![Vec::new(); nodes] }
    }

    fn pipe(&mut self, from: usize, to: usize, room: u64) -> usize {
        let at = self.pipes.len();
        for (begin, end, room) in [(from, to, room), (to, from, 0)] {
            let place = self.pipes.len();
            self.of.get_mut(begin).into_iter().for_each(|pipes| pipes.push(place));
            self.pipes.push((end, room));
        }
        at
    }

    fn room(&mut self, pipe: usize) -> Option<&mut u64> {
        self.pipes.get_mut(pipe).map(|(_, room)| room)
    }

    /// Shuts a pipe both ways: what could still go through, and what went.
    fn close(&mut self, pipe: usize) -> (u64, u64) {
        let shut = |room: Option<&mut u64>| room.map(std::mem::take).unwrap_or(0);
        (shut(self.room(pipe)), shut(self.room(pipe ^ 1)))
    }

    /// Sends as much as possible, up to a most, from one node to another.
    fn push(&mut self, from: usize, to: usize, most: u64) -> u64 {
        let mut sent: u64 = 0;
        while sent < most {
            let Some(path) = self.path(from, to) else { break };
            let narrowest = path.iter().filter_map(|pipe| self.pipes.get(*pipe)).map(|(_, room)| *room).min();
            let part = narrowest.unwrap_or(0).min(most.saturating_sub(sent));
            for pipe in path {
                self.room(pipe).into_iter().for_each(|room| *room = room.saturating_sub(part));
                self.room(pipe ^ 1).into_iter().for_each(|room| *room = room.saturating_add(part));
            }
            sent = sent.saturating_add(part);
        }
        sent
    }

    /// A shortest path of pipes through which something can go.
    fn path(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let mut reached: Vec<Option<(usize, usize)>> = vec![None; self.of.len()];
        let mut open = VecDeque::from([from]);
        while let Some(node) = open.pop_front().filter(|node| *node != to) {
            for pipe in self.of.get(node)? {
                let (end, room) = *self.pipes.get(*pipe)?;
                let known = reached.get_mut(end)?;
                if room > 0 && known.is_none() && end != from {
                    *known = Some((node, *pipe));
                    open.push_back(end);
                }
            }
        }
        let mut path = Vec::new();
        let mut node = to;
        while node != from {
            let (before, pipe) = (*reached.get(node)?)?;
            path.push(pipe);
            node = before;
        }
        Some(path)
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "small numbers in a test")]
mod tests {
    use super::*;

    fn way(member: usize, holder: usize, hand: Hand) -> Way {
        Way { member, holder, hand }
    }

    /// Every way to share whole fen out, judged as the rule reads.
    fn naive(dues: &[u64], rooms: &[Room], ways: &[Way]) -> Vec<u64> {
        let choices = dues.iter().max().map_or(1, |due| due + 1);
        let all = (0..choices.pow(ways.len() as u32)).map(|mut number| {
            let mut paid = Vec::new();
            for _ in ways {
                paid.push(number % choices);
                number /= choices;
            }
            paid
        });
        let of = |paid: &[u64], test: &dyn Fn(&Way) -> bool| -> u64 {
            ways.iter().zip(paid).filter(|(way, _)| test(way)).map(|(_, sum)| *sum).sum()
        };
        let members = |paid: &[u64]| -> Vec<u64> {
            (0..dues.len()).map(|member| of(paid, &|way| way.member == member)).collect()
        };
        let is_possible = |paid: &Vec<u64>| {
            let is_owed = members(paid).iter().zip(dues).all(|(sum, due)| sum <= due);
            is_owed
                && rooms.iter().enumerate().all(|(holder, room)| {
                    of(paid, &|way| way.holder == holder) <= room.room(Hand::Own)
                        && of(paid, &|way| way.holder == holder && way.hand == Hand::Others) <= room.room(Hand::Others)
                })
        };
        let best = all.filter(is_possible).max_by_key(|paid| (paid.iter().sum::<u64>(), members(paid), paid.clone()));
        best.unwrap_or_default()
    }

    /// Source: RULES.md 7.5 (the largest sum, then members, then holders, as listed).
    #[test]
    fn the_shares_are_those_that_trying_every_way_finds() {
        let mut seed: u64 = 7;
        let mut below = |end: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % end
        };
        for _ in 0..300 {
            let dues: Vec<u64> = (0..3).map(|_| below(4)).collect();
            let rooms: Vec<Room> = (0..2).map(|_| (below(5), below(4))).map(|(a, b)| Room::new(a, b)).collect();
            let mut ways = Vec::new();
            for (member, holder) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)] {
                match below(4) {
                    0 => {}
                    1 => ways.push(way(member, holder, Hand::Own)),
                    _ => ways.push(way(member, holder, Hand::Others)),
                }
            }
            assert_eq!(most(&dues, &rooms, &ways), naive(&dues, &rooms, &ways), "{dues:?} {rooms:?} {ways:?}");
        }
    }

    /// Source: RULES.md 7.5: what only one account can pay is left to it. Both bills are met, though the first member
    /// could be paid from either.
    #[test]
    fn an_account_is_left_to_whoever_has_no_other() {
        let rooms = [Room::new(500, 500), Room::new(500, 500)];
        let ways = [way(0, 0, Hand::Others), way(0, 1, Hand::Others), way(1, 0, Hand::Others)];
        assert_eq!(most(&[500, 500], &rooms, &ways), [0, 500, 500]);
    }
}
