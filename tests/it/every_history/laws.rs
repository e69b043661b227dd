//! Laws that hold whatever the figures are: ARCHITECTURE.md, RULES.md 3 and 3.5.

use super::{YEAR, places::Place, question::Question};
use canbao::{assess::Assessment, calendar::first_of_year, law::Shelf, rules::repair::Choice};

/// Checks every law on one history; the first that is broken.
pub(super) fn hold(answer: &Assessment, question: &Question, place: &Place, shelf: &Shelf) -> Result<(), String> {
    let (Some(waiting), Some(repair)) = (&answer.waiting, &answer.repair) else { return Ok(()) };
    let parts = &waiting.parts;
    if waiting.dates.months != parts.fixed + parts.variable - waiting.repaired {
        return Err("the parts do not make the total".into());
    }
    if waiting.dates.covered_from.as_ref().is_ok_and(|day| *day < first_of_year(YEAR)) {
        return Err("covered before the coverage year".into());
    }
    options(&repair.options, parts.fixed, parts.lapsed_years.len())?;
    let unrepaired = &repair.options[0].dates;
    further_lapse(question, place, shelf, (unrepaired.months, unrepaired.covered_from.as_ref().ok()))
}

/// Repair never lengthens a wait, never touches the fixed part, never passes its floor; options are 0, 1, 2 … most.
fn options(options: &[Choice], fixed: u32, lapsed: usize) -> Result<(), String> {
    for (choice, years) in options.iter().zip(0..) {
        let floor = if lapsed >= 4 && years > 0 { 6 } else { 0 };
        if choice.years != years || choice.repaired != years {
            return Err(format!("option {years} repairs {} years", choice.years));
        }
        if choice.dates.months < fixed.max(floor) {
            return Err(format!("option {years} leaves {} months", choice.dates.months));
        }
    }
    let is_longer = |pair: &[Choice]| {
        let days = pair[1].dates.covered_from.as_ref().ok().zip(pair[0].dates.covered_from.as_ref().ok());
        pair[1].dates.months >= pair[0].dates.months || days.is_some_and(|(later, earlier)| later > earlier)
    };
    if options.is_empty() || options.windows(2).any(is_longer) {
        Err("a repair lengthens the wait".into())
    } else {
        Ok(())
    }
}

/// One more year without cover never gives fewer months or an earlier first day.
fn further_lapse(
    question: &Question,
    place: &Place,
    shelf: &Shelf,
    (months, covered_from): (u32, Option<&canbao::calendar::Day>),
) -> Result<(), String> {
    let worse = question.with_a_further_lapse(question.lot as usize % question.pasts.len());
    let Some((wait, _)) = worse.reckoned(place) else { return Ok(()) };
    let shorter = wait.fixed + wait.variable < months;
    let earlier = covered_from.is_some_and(|day| wait.covered_from.written() < day.to_string());
    if shorter || earlier {
        return Err(format!("a further lapse helps: {worse:?} {wait:?}"));
    }
    // The reckoning stands for the program here; now and then the program is asked itself.
    if question.lot.is_multiple_of(61) { worse.compare(place, shelf).map(|_| ()) } else { Ok(()) }
}
