//! One history and one payment, put to the program and to the naive reckoning alike.

use super::{
    YEAR,
    days::Date,
    places::{FIRST_COUNTED, Place},
    reckoning::{self, Past, Payment, Repaired, Wait, Window},
};
use canbao::{
    assess::{Assessment, assess},
    calendar::parse_day,
    law::Shelf,
    person::{self, Case, Cover, Draft, Enrolment, PastYear, Person},
};

/// What a history must show at least now and then.
pub(super) const SITUATIONS: &[&str] = &[
    "no wait",
    "a wait that runs over New Year",
    "a year left lapsed by late payment",
    "a wait that outlasts the year",
    "repaired",
    "at the floor",
    "paid in an extended window",
    "turns on an unsaid figure",
];

/// Days on which a late year's premium may have arrived: ends of months, and the days around the last that still gives
/// cover within the year.
const LATE: &[(u32, u32)] = &[
    (1, 15),
    (2, 10),
    (3, 1),
    (3, 31),
    (4, 30),
    (7, 3),
    (8, 31),
    (9, 1),
    (9, 30),
    (10, 1),
    (10, 2),
    (11, 30),
    (12, 31),
];

/// One history, one payment, one choice of repair.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) pasts: Vec<Past>,
    pub(super) payment: Payment,
    /// Which of the repair options is taken, counted round.
    pub(super) repair_pick: u32,
    /// A number as good as drawn by lot, the same in every run.
    pub(super) lot: u32,
}

/// Spreads numbers about, the same in every run.
fn lot(code: u32, salt: u32) -> u32 {
    let mixed = (code ^ salt.wrapping_mul(0x9E37_79B9)).wrapping_mul(0x85EB_CA6B);
    (mixed ^ (mixed >> 15)).wrapping_mul(0xC2B2_AE35) >> 8
}

fn pick<T: Copy>(from: &[T], lot: u32) -> T {
    from[lot as usize % from.len()]
}

impl Question {
    /// The history with a number: its digits to the base of four are the years' states.
    pub(super) fn numbered(place: &Place, code: u32) -> Self {
        let salt: u32 = place.code.parse().unwrap();
        let past = |index: u32| match (code >> (2 * index)) & 3 {
            0 => Past::Resident(in_time(FIRST_COUNTED + index as i32)),
            1 => Past::Resident(late(FIRST_COUNTED + index as i32, lot(code, salt + index))),
            2 => Past::Employee,
            _ => Past::Nothing,
        };
        Self {
            pasts: (0..8).map(past).collect(),
            payment: payment(lot(code, salt + 8)),
            repair_pick: lot(code, salt + 9),
            lot: lot(code, salt + 10),
        }
    }

    /// The same, one more year without cover.
    pub(super) fn with_a_further_lapse(&self, index: usize) -> Self {
        let mut other = self.clone();
        other.pasts[index] = Past::Nothing;
        other
    }

    /// What the naive reckoning says.
    pub(super) fn reckoned(&self, place: &Place) -> Option<(Wait, Vec<Repaired>)> {
        let wait = reckoning::wait(place, &self.pasts, YEAR, self.payment)?;
        let repairs = reckoning::repairs(place, &wait, YEAR, self.payment);
        Some((wait, repairs))
    }

    /// What the program says.
    pub(super) fn answered(&self, shelf: &Shelf, repair_years: u32) -> Result<Assessment, String> {
        let history = self.pasts.iter().zip(FIRST_COUNTED..).map(|(past, year)| told(*past, year)).collect();
        let enrolment = Enrolment {
            year: YEAR,
            paid_on: day(self.payment.on),
            registered_on: None,
            repair_years,
            window: Some(named(self.payment.named)),
        };
        let draft = Draft { enrolment, person: Person::default(), history, typed: Default::default() };
        let case = Case::new(draft).map_err(|problems| format!("{problems:?}"))?;
        assess(&case, shelf).map_err(|problems| format!("{problems:?}"))
    }

    /// Compares the two; the program's answer and what kind of situation it was, or where they differ.
    pub(super) fn compare(&self, place: &Place, shelf: &Shelf) -> Result<(Assessment, Vec<&'static str>), String> {
        let Some((wait, repairs)) = self.reckoned(place) else {
            let answer = self.answered(shelf, 0)?;
            if answer.waiting.is_some() || answer.repair.is_some() {
                return Err(format!("must be silent: {:?} {:?}", answer.waiting, answer.repair));
            }
            return Ok((answer, vec!["turns on an unsaid figure"]));
        };
        let chosen = self.repair_pick as usize % repairs.len();
        let answer = self.answered(shelf, u32::try_from(chosen).unwrap())?;
        let (want, got) = (Some(expected(&wait, &repairs, chosen)), seen(&answer));
        if want != got {
            return Err(format!("reckoned {want:?}\n    answered {got:?}"));
        }
        Ok((answer, self.situations(&wait, &repairs, chosen)))
    }

    fn situations(&self, wait: &Wait, repairs: &[Repaired], chosen: usize) -> Vec<&'static str> {
        let is_running_over = wait.waits_from.is_some_and(|from| from < Date::first_of(YEAR));
        let is_late_lapse = |past: &Past, year: &i32| matches!(past, Past::Resident(_)) && wait.lapsed.contains(year);
        let checks = [
            ("no wait", wait.waits_from.is_none()),
            ("a wait that runs over New Year", is_running_over),
            (
                "a year left lapsed by late payment",
                self.pasts.iter().zip(FIRST_COUNTED..).any(|(past, year)| is_late_lapse(past, &year)),
            ),
            ("a wait that outlasts the year", wait.covered_from > Date(YEAR, 12, 31)),
            ("repaired", chosen > 0),
            ("at the floor", wait.lapsed.len() >= 4 && repairs.len() < wait.variable as usize + 1),
            ("paid in an extended window", self.payment.named == Window::Extended),
        ];
        checks.into_iter().filter(|(_, is_so)| *is_so).map(|(what, _)| what).collect()
    }
}

fn in_time(year: i32) -> Payment {
    Payment { named: Window::Central, on: Date(year - 1, 11, 20) }
}

fn late(year: i32, lot: u32) -> Payment {
    let (month, day) = pick(LATE, lot);
    let is_said_extended = month < 3 && lot & 0x100 == 0;
    Payment { named: if is_said_extended { Window::Extended } else { Window::Late }, on: Date(year, month, day) }
}

/// The payment for the coverage year itself: half of them in the central window.
fn payment(lot: u32) -> Payment {
    let central = [Date(YEAR - 1, 9, 1), Date(YEAR - 1, 12, 31), Date(YEAR, 1, 20)];
    match lot % 8 {
        0..=3 => Payment { named: Window::Central, on: pick(&central, lot >> 4) },
        4 => Payment { named: Window::Extended, on: pick(&[Date(YEAR, 1, 15), Date(YEAR, 2, 10)], lot >> 4) },
        _ => {
            let (month, day) = pick(&LATE[2..], lot >> 4);
            Payment { named: Window::Late, on: Date(YEAR, month, day) }
        }
    }
}

fn told(past: Past, year: i32) -> PastYear {
    match past {
        Past::Employee => PastYear::of(year, Cover::Employee),
        Past::Nothing => PastYear::of(year, Cover::Nothing),
        Past::Resident(payment) if payment.named == Window::Central => PastYear::of(year, Cover::Resident),
        Past::Resident(payment) => PastYear {
            paid_on: Some(day(payment.on)),
            // Without a word the window is read from the documents, late where they have none.
            window: (payment.named == Window::Extended || payment.on.1 % 2 == 0).then(|| named(payment.named)),
            ..PastYear::of(year, Cover::Resident)
        },
    }
}

fn named(window: Window) -> person::Window {
    match window {
        Window::Central => person::Window::Central,
        Window::Extended => person::Window::Extended,
        Window::Late => person::Window::Late,
    }
}

fn day(date: Date) -> canbao::calendar::Day {
    parse_day(&date.written()).unwrap()
}

/// Both sides in the same words: lapsed years, fixed, variable, repaired, total, first waiting day, first covered day,
/// last covered day, and every repair option.
type Told = (Vec<i32>, [u32; 4], [Option<String>; 3], Vec<(u32, Option<String>)>);

fn expected(wait: &Wait, repairs: &[Repaired], chosen: usize) -> Told {
    let repaired = u32::try_from(chosen).unwrap();
    let months = wait.fixed + wait.variable - repaired;
    let covered = repairs[chosen].covered_from;
    let until = (covered <= Date(YEAR, 12, 31)).then(|| Date(YEAR, 12, 31).written());
    let from = wait.waits_from.filter(|_| months > 0).map(Date::written);
    let options = repairs.iter().map(|it| (it.months, Some(it.covered_from.written()))).collect();
    (
        wait.lapsed.clone(),
        [wait.fixed, wait.variable, repaired, months],
        [from, Some(covered.written()), until],
        options,
    )
}

fn seen(answer: &Assessment) -> Option<Told> {
    let waiting = answer.waiting.as_ref()?;
    let (parts, dates) = (&waiting.parts, &waiting.dates);
    let text = |day: Option<&canbao::calendar::Day>| day.map(ToString::to_string);
    let days =
        [text(dates.waits_from.as_ref()), text(dates.covered_from.as_ref().ok()), text(dates.covered_until.as_ref())];
    let options = answer.repair.as_ref()?.options.iter();
    let options = options.map(|it| (it.dates.months, text(it.dates.covered_from.as_ref().ok()))).collect();
    Some((parts.lapsed_years.clone(), [parts.fixed, parts.variable, waiting.repaired, dates.months], days, options))
}
