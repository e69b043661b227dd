//! Windows, prices, waits and repair, coverage year by coverage year.

use super::{Benefit, Origin, Paid, Row, Span, State, Trait, grid, grid::Axis};
use crate::{
    assess::{Assessment, Desk, Remark, outline, terms::year_law},
    calendar::{Day, Year, day_before, first_of_year, last_of_year, year_of},
    law::{Group, Key, Silence, Standing, Stands},
    person::{Case, Cover, Draft, Enrolment, Event, PastYear, Person, Window},
    rules::Reasoning,
};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// Every benefit of an enrolment for every year.
pub(super) fn rows(desk: &Desk<'_>, years: RangeInclusive<Year>) -> Vec<Row> {
    let windows = Axis::of(Paid::ALL.map(|paid| vec![Trait::Paid(paid)]));
    let lapsed = Axis::of([false, true].map(|is_lapsed| vec![Trait::Lapsed(is_lapsed)]));
    let categories: Vec<Group> = Group::categories().collect();
    let mut waiting: Vec<Group> = categories.clone();
    waiting.push(Group::newborn());
    waiting.extend(Group::events());
    let waiting = groups(desk, &waiting, &[Key::Exemption, Key::Recipient], true);
    let subsidised = groups(desk, &categories, &[Key::Subsidy, Key::Recipient], false);
    let none: &[Axis] = &[];
    let asked: [(Benefit, &[Axis]); 9] = [
        (Benefit::Window, none),
        (Benefit::Premium, none),
        (Benefit::Government, none),
        (Benefit::Payable, std::slice::from_ref(&windows)),
        (Benefit::Subsidy, std::slice::from_ref(&subsidised)),
        (Benefit::Waiting, &[waiting.clone(), windows.clone(), lapsed.clone()]),
        (Benefit::CoverStart, &[waiting, windows.clone(), lapsed]),
        (Benefit::Repair, none),
        (Benefit::RepairCost, none),
    ];
    let mut found = Vec::new();
    for (benefit, axes) in asked {
        let sample = |year: Year| {
            let payments = payments(desk, year);
            grid::ask(axes, Span::of_year(year), |case| Asked { desk, year, payments: &payments }.state(benefit, case))
        };
        found.extend(grid::rows(benefit, axes, years.clone().map(sample).collect()));
    }
    found
}

/// People in classes that no line of some keys tells apart; those whom no line names with nobody in particular.
pub(super) fn groups(desk: &Desk<'_>, groups: &[Group], keys: &[Key], with_nobody: bool) -> Axis {
    let documents = || desk.shelf.packs.iter().flat_map(|pack| &pack.documents);
    let lines = || documents().flat_map(|document| &document.provisions).filter(|line| keys.contains(&line.key));
    let mut axis = Axis::kin(groups, lines().map(|line| line.who.as_slice()), Trait::Group);
    if with_nobody {
        let is_unnamed =
            |told: &Trait| matches!(told, Trait::Group(group) if !lines().any(|line| line.who.contains(group)));
        axis.join(is_unnamed, Trait::Nobody);
    }
    axis
}

/// A time of payment that a year has: a day in it, and the window that the person must name where the packs have no dates.
type Payment = (Paid, Day, Option<Window>);

fn payments(desk: &Desk<'_>, year: Year) -> Vec<Payment> {
    let typed = BTreeMap::new();
    let law = year_law(Standing::new(desk.shelf, year, &typed)).windows;
    let open = |day: &Stands<Day>| day.as_ref().ok().map(|day| Reasoning::default().open(day));
    let (first, last) = (first_of_year(year), last_of_year(year));
    let Some(closes) = open(&law.central_closes) else {
        let days = [(Paid::Central, day_before(first)), (Paid::Extended, first), (Paid::Late, last)];
        return days.map(|(paid, day)| (paid, day, Some(paid.window()))).to_vec();
    };
    let opens = open(&law.central_opens);
    let extended = open(&law.extended_closes).filter(|extended| *extended > closes);
    let before = Some(closes.min(day_before(first))).filter(|day| opens.is_none_or(|opens| opens <= *day));
    let days = [
        (Paid::Central, before),
        (Paid::CentralInYear, Some(closes).filter(|closes| *closes >= first)),
        (Paid::Extended, extended),
        (Paid::Late, Some(last).filter(|last| extended.unwrap_or(closes) < *last)),
    ];
    days.into_iter().filter_map(|(paid, day)| Some((paid, day?, None))).collect()
}

/// One year's questions.
struct Asked<'a> {
    desk: &'a Desk<'a>,
    year: Year,
    payments: &'a [Payment],
}

impl Asked<'_> {
    fn state(&self, benefit: Benefit, case: &[Trait]) -> Option<State> {
        // Whoever paid in time waits for nothing, so that the window is told whatever is unsaid of waits.
        let is_window = benefit == Benefit::Window;
        let (mut paid, mut is_lapsed, mut group) = (None, !is_window, None);
        for told in case {
            match told {
                Trait::Paid(told) => paid = Some(*told),
                Trait::Lapsed(told) => is_lapsed = *told,
                Trait::Group(told) => group = Some(*told),
                _ => {}
            }
        }
        let payment = match paid {
            Some(paid) => self.payments.iter().find(|(known, ..)| *known == paid),
            None if is_window => self.payments.first(),
            None => self.payments.last(),
        };
        let (_, day, window) = *payment?;
        let answer = self.answer((day, window.filter(|_| !is_window)), is_lapsed, group)?;
        Some(Reading { desk: self.desk, answer: &answer }.state(benefit))
    }

    fn answer(
        &self,
        (paid_on, window): (Day, Option<Window>),
        is_lapsed: bool,
        group: Option<Group>,
    ) -> Option<Assessment> {
        let mut person = Person::default();
        let before = day_before(paid_on);
        match group {
            Some(group) if group == Group::newborn() => person.born_on = Some(before),
            Some(group) if Group::events().any(|event| event == group) => {
                person.event = Some(Event { group, on: before, is_gap_paid: true });
            }
            Some(group) => person.categories.push(group),
            None => {}
        }
        let cover = if is_lapsed { Cover::Nothing } else { Cover::Resident };
        let first = outline(self.desk.shelf, self.year).first_counted.unwrap_or(self.year);
        let first = person.born_on.map_or(first, |born_on| first.max(year_of(born_on)));
        let history = (first..self.year).map(|year| PastYear::of(year, cover));
        let enrolment = Enrolment { year: self.year, paid_on, registered_on: None, repair_years: 0, window };
        let draft = Draft { enrolment, person, history: history.collect(), typed: BTreeMap::new() };
        self.desk.enrolment(&Case::new(draft).ok()?).ok()
    }
}

/// What an answer says of one benefit.
struct Reading<'a> {
    desk: &'a Desk<'a>,
    answer: &'a Assessment,
}

impl Reading<'_> {
    fn state(&self, benefit: Benefit) -> State {
        let answer = self.answer;
        let premium = &answer.premium;
        match benefit {
            Benefit::Window if answer.waiting.is_some() => self.answered("waiting.window"),
            Benefit::Premium => self.priced(premium.standard.is_some(), "premium.standard", &[Key::PersonalPremium]),
            Benefit::Government => {
                self.priced(premium.government.is_some(), "premium.government", &[Key::GovernmentPart])
            }
            Benefit::Payable => {
                let keys = [Key::LateCharges, Key::PersonalPremium, Key::GovernmentPart];
                self.priced(premium.payable.is_some(), "premium.payable", &keys)
            }
            Benefit::Subsidy => {
                let keys = [Key::Subsidy, Key::PersonalPremium];
                self.priced(premium.subsidy.is_some(), "premium.subsidy", &keys)
            }
            Benefit::Waiting if answer.waiting.is_some() => self.answered("waiting.total_months"),
            Benefit::CoverStart => match answer.waiting.as_ref().map(|waiting| &waiting.dates.covered_from) {
                Some(Ok(_)) => self.answered("waiting.covered_from"),
                Some(Err(silence)) => self.silent(silence),
                None => self.unsaid("waiting"),
            },
            Benefit::Repair | Benefit::RepairCost => self.repair(benefit),
            _ => self.unsaid("waiting"),
        }
    }

    fn repair(&self, benefit: Benefit) -> State {
        let Some(repair) = &self.answer.repair else { return self.unsaid("repair") };
        let last = repair.options.len().saturating_sub(1);
        match (benefit, &repair.silence) {
            (Benefit::RepairCost, Some(silence)) => State::silent(silence.key),
            (Benefit::RepairCost, None) => self.answered(&format!("repair.options.{last}.cost")),
            _ => self.answered(&format!("repair.options.{last}.total_months")),
        }
    }

    /// A price, or the first of some keys on which the answer is silent; only its own key's floor is one of its own.
    fn priced(&self, is_said: bool, path: &str, keys: &[Key]) -> State {
        if is_said {
            return self.answered(path);
        }
        let own = keys.first().copied().unwrap_or(Key::PersonalPremium);
        let silences = &self.answer.premium.silences;
        let first = keys.iter().find_map(|key| silences.iter().find(|silence| silence.key == *key));
        first.map_or(State::silent(own), |silence| State::of_own_silence(self.desk.shelf, own, silence))
    }

    fn answered(&self, path: &str) -> State {
        let step = self.answer.steps.iter().rev().find(|step| step.path == path);
        State::Answered(Origin::of(self.desk.shelf, step.map_or(&[], |step| step.clauses.as_slice())))
    }

    fn silent(&self, silence: &Silence) -> State {
        State::of_silence(self.desk.shelf, silence)
    }

    /// The first thing unsaid under a part of the answer; a year before the mechanism has no first counted year.
    fn unsaid(&self, part: &str) -> State {
        let silence = self.answer.remarks.iter().find_map(|remark| match remark {
            Remark::Unsaid(path, silence) if *path == part => Some(silence),
            Remark::WindowUnsaid(silence) => Some(silence),
            _ => None,
        });
        silence.map_or(State::silent(Key::FirstCountedYear), |silence| self.silent(silence))
    }
}
