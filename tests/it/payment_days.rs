//! The day of payment moved through the year: stretches found by halving, against every single day asked.

use super::asking::{areas, shelf};
use canbao::{
    assess::{assess, payment_days},
    calendar::{Day, day_after, last_of_year, parse_day},
    law::{Group, Shelf},
    person::{Case, Cover, Draft, Enrolment, Event, PastYear, Person, Window},
    rules::payment_days::Stretch,
};

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

/// Who pays for 2026, and what 2025 was.
fn cases() -> Vec<(&'static str, Case)> {
    let mut found = Vec::new();
    let mut add = |what, person: Person, past: Option<PastYear>| {
        let enrolment =
            Enrolment { year: 2026, paid_on: day("2026-12-31"), registered_on: None, repair_years: 0, window: None };
        let history = past.into_iter().collect();
        found.push((what, Case::new(Draft { enrolment, person, history, typed: Default::default() }).unwrap()));
    };
    let year = |cover| Some(PastYear::of(2025, cover));
    let late = |paid_on: &str| {
        Some(PastYear {
            paid_on: Some(day(paid_on)),
            window: Some(Window::Late),
            ..PastYear::of(2025, Cover::Resident)
        })
    };
    let event = |kind: &str, on: &str| Person {
        event: Some(Event { group: Group::event(kind).unwrap(), on: day(on), is_gap_paid: true }),
        ..Person::default()
    };
    add("continuous", Person::default(), year(Cover::Resident));
    add("lapsed", Person::default(), year(Cover::Nothing));
    add("an old wait still running", Person::default(), late("2025-11-20"));
    add("an old wait that began in December", Person::default(), late("2025-12-31"));
    for (what, born_on) in
        [("born in March", "2026-03-01"), ("born on the last of January", "2026-01-31"), ("born in June", "2026-06-16")]
    {
        add(what, Person { born_on: Some(day(born_on)), ..Person::default() }, None);
    }
    add("born in autumn", Person { born_on: Some(day("2025-10-10")), ..Person::default() }, year(Cover::Nothing));
    let recipient = Group::category("destitute").into_iter().collect();
    add("destitute", Person { categories: recipient, ..Person::default() }, year(Cover::Nothing));
    for kind in ["employee_cover_ended", "demobilised", "household_registered", "released", "returned_from_abroad"] {
        add("an event in April", event(kind, "2026-04-10"), year(Cover::Employee));
        add("an event in autumn", event(kind, "2025-11-30"), year(Cover::Nothing));
    }
    found
}

/// Every day of a stretch gives what the stretch says, and its covered day lies between the first's and the last's.
fn differences(case: &Case, shelf: &Shelf, stretch: &Stretch) -> Option<String> {
    let mut on = stretch.from;
    while on <= stretch.to {
        let answer = assess(&case.paid_on(on), shelf).map_err(|problems| format!("{on}: {problems:?}"));
        let answer = match answer {
            Ok(answer) => answer,
            Err(wrong) => return Some(wrong),
        };
        let Some(waiting) = answer.waiting else { return Some(format!("{on} is silent")) };
        let of_day = (waiting.parts.window.window, waiting.parts.exempt, waiting.dates.months, answer.premium.payable);
        let first = &stretch.first;
        let of_stretch = (first.window, first.exempt, first.months, first.payable);
        let covered = waiting.dates.covered_from.ok();
        if of_day != of_stretch || covered < first.covered_from || covered > stretch.last.covered_from {
            return Some(format!(
                "{on}: {of_day:?} from {covered:?}, its stretch {of_stretch:?} from {:?} to {:?}",
                first.covered_from, stretch.last.covered_from
            ));
        }
        on = day_after(on);
    }
    None
}

/// Source: RULES.md 3, "Show" (what paying on other days would have given, by moving the day through the year).
#[test]
fn every_day_gives_what_its_stretch_says() {
    let mut wrong = Vec::new();
    let mut stretches_seen = 0;
    for code in areas() {
        let shelf = shelf(&code).unwrap();
        for (what, case) in cases() {
            let stretches = payment_days(&case, shelf);
            stretches_seen += stretches.len();
            let found = stretches.iter().filter_map(|stretch| differences(&case, shelf, stretch));
            wrong.extend(found.map(|found| format!("{code} {what}: {found}")));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(stretches_seen > 300, "only {stretches_seen}");
}

/// What the reader sees of a stretch: two neighbours that show the same are one too many.
fn shown(stretch: &Stretch) -> impl PartialEq + use<> {
    let first = &stretch.first;
    let covered_from = first.covered_from.map(|from| {
        let is_new_years_day = from == day("2026-01-01") && first.window == Window::Central;
        (is_new_years_day, from > last_of_year(2026))
    });
    (first.window, first.exempt, first.start, first.months, first.payable, covered_from)
}

/// Source: rules/payment_days.rs (breakpoints only): neighbours differ, and no stretch runs over the year's end.
#[test]
fn a_stretch_ends_only_where_something_changes() {
    for code in areas() {
        for (what, case) in cases() {
            let stretches = payment_days(&case, shelf(&code).unwrap());
            for pair in stretches.windows(2).filter(|pair| day_after(pair[0].to) == pair[1].from) {
                assert!(shown(&pair[0]) != shown(&pair[1]), "{code} {what}: nothing changes on {}", pair[1].from);
            }
            for stretch in &stretches {
                let outlasts = |from: Option<Day>| from.is_some_and(|from| from > last_of_year(2026));
                let (first, last) = (stretch.first.covered_from, stretch.last.covered_from);
                assert_eq!(outlasts(first), outlasts(last), "{code} {what}: from {}", stretch.from);
            }
        }
    }
}

/// The stretches follow one another without a gap up to 31 December wherever the wait is answered on every day.
#[test]
fn stretches_leave_no_day_out() {
    for code in areas() {
        let stretches: Vec<Stretch> = payment_days(&cases()[0].1, shelf(&code).unwrap());
        for pair in stretches.windows(2) {
            assert_eq!(day_after(pair[0].to), pair[1].from, "{code}");
        }
        if let Some(last) = stretches.last() {
            // Wuhan's late wait is unsaid, so its days end with the window.
            let end = if code == "420100" { day("2025-12-31") } else { last_of_year(2026) };
            assert_eq!(last.to, end, "{code}");
        }
    }
}
