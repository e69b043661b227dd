//! A deliberately naive reckoning of RULES.md 3, year after year from 2025 on, forwards: how many years in a row
//! passed without a covered day, and whether the last payment's wait is still running.

use super::{
    days::Date,
    places::{FIRST_COUNTED, FLOOR, Place},
};

/// In which of the three windows a payment lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    Central,
    Extended,
    Late,
}

/// A resident premium: the window as the person names it, and the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Payment {
    pub(super) named: Window,
    pub(super) on: Date,
}

/// One earlier year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Past {
    Resident(Payment),
    Employee,
    Nothing,
}

/// One wait, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wait {
    pub(super) lapsed: Vec<i32>,
    pub(super) fixed: u32,
    pub(super) variable: u32,
    pub(super) waits_from: Option<Date>,
    pub(super) covered_from: Date,
}

/// One repair option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repaired {
    pub(super) months: u32,
    pub(super) covered_from: Date,
}

/// What has happened up to some year.
#[derive(Debug, Clone, Default)]
struct SoFar {
    /// Years in a row without a covered day, oldest first.
    without_cover: Vec<i32>,
    /// The wait of the year before, if it ends in the year to come.
    running: Option<Wait>,
    /// Whether a year turned on a figure that no document states.
    is_unknown: bool,
}

impl SoFar {
    fn live(&mut self, place: &Place, year: i32, past: Past) {
        let running = std::mem::take(&mut self.running);
        match past {
            Past::Nothing => self.without_cover.push(year),
            Past::Employee => *self = Self::default(),
            Past::Resident(payment) => {
                self.running = running;
                let wait = self.pay(place, year, payment);
                self.settle(year, wait);
            }
        }
    }

    fn settle(&mut self, year: i32, wait: Option<Wait>) {
        self.running = None;
        let Some(wait) = wait else {
            self.is_unknown = true;
            return;
        };
        if wait.covered_from < Date::first_of(year + 1) {
            self.without_cover.clear();
        } else {
            self.without_cover.push(year);
            self.running = Some(wait);
        }
    }

    fn pay(&self, place: &Place, year: i32, payment: Payment) -> Option<Wait> {
        let window = in_window(place, year, payment);
        if self.is_unknown {
            return None;
        }
        if let Some(wait) = self.running.as_ref().filter(|_| window == Window::Central) {
            return Some(wait.clone());
        }
        let lapsed = self.without_cover.clone();
        let is_required = window == Window::Late || (window == Window::Central && !lapsed.is_empty());
        let fixed = if is_required { place.fixed(year)? } else { 0 };
        let variable = u32::try_from(lapsed.len().saturating_sub(1)).unwrap();
        if fixed + variable == 0 {
            let covered_from = if window == Window::Central { Date::first_of(year) } else { payment.on };
            return Some(Wait { lapsed, fixed, variable, waits_from: None, covered_from });
        }
        let start = if window == Window::Central { Date::first_of(year) } else { payment.on };
        let covered_from = wait_out(place, year, window, start, fixed + variable);
        Some(Wait { lapsed, fixed, variable, waits_from: Some(start), covered_from })
    }
}

/// The documents' window, else the person's own word.
fn in_window(place: &Place, year: i32, payment: Payment) -> Window {
    match place.closes(year) {
        None => payment.named,
        Some((central, _)) if payment.on <= central => Window::Central,
        Some((_, Some(extended))) if payment.on <= extended => Window::Extended,
        Some(_) => Window::Late,
    }
}

fn wait_out(place: &Place, year: i32, window: Window, start: Date, months: u32) -> Date {
    if window == Window::Central { start.after_months_day_one(months) } else { place.end(year, start, months) }
}

/// What somebody with this past, paying so, must wait; none where it turns on an unsaid figure.
pub(super) fn wait(place: &Place, pasts: &[Past], year: i32, payment: Payment) -> Option<Wait> {
    let mut so_far = SoFar::default();
    for (past, of) in pasts.iter().zip(FIRST_COUNTED..) {
        so_far.live(place, of, *past);
    }
    so_far.pay(place, year, payment)
}

/// Every repair option, none to the most allowed.
pub(super) fn repairs(place: &Place, wait: &Wait, year: i32, payment: Payment) -> Vec<Repaired> {
    let total = wait.fixed + wait.variable;
    let mut most = wait.variable;
    if wait.lapsed.len() >= FLOOR.0 {
        most = most.min(total.saturating_sub(FLOOR.1));
    }
    let window = in_window(place, year, payment);
    let option = |years: u32| {
        let months = total - years;
        let covered_from = match wait.waits_from {
            None => wait.covered_from,
            Some(start) if months == 0 => start,
            // A carried wait began with a payment even though this one lies in the central window.
            Some(start) if start > Date::first_of(year - 1) && start < Date::first_of(year) => {
                place.end(year - 1, start, months)
            }
            Some(start) => wait_out(place, year, window, start, months),
        };
        Repaired { months, covered_from: covered_from.max(Date::first_of(year)) }
    };
    (0..=most).map(option).collect()
}
