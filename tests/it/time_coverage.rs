//! Every area × every quarter ahead: an answer, or a proper silence or problem, and never a panic.

use super::asking::{answer, areas, shelf};
use canbao::{
    assess::{Assessment, Remark, assess},
    calendar::{Day, Year, parse_day},
    law::Shelf,
    person::{Case, Code, Cover, Draft, Enrolment, PastYear, Person, Problem, Window},
};
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// The mechanism of waits begins with this coverage year (国办发〔2024〕38号).
const FIRST: Year = 2025;
const YEARS: std::ops::RangeInclusive<Year> = 2024..=2032;
const QUARTERS: [(&str, &str); 4] = [("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31")];

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

fn ask(
    shelf: &Shelf,
    (year, paid_on): (Year, Day),
    window: Option<Window>,
    past: Cover,
) -> Result<Assessment, Vec<Problem>> {
    let enrolment = Enrolment { year, paid_on, registered_on: None, repair_years: 0, window };
    let history = (FIRST - 1..year).map(|past_year| PastYear::of(past_year, past)).collect();
    let draft = Draft { enrolment, person: Person::default(), history, typed: Default::default() };
    assess(&Case::new(draft).unwrap(), shelf)
}

/// An answer is whole or says why it is not; a problem names the day that fits no window.
fn is_proper(year: Year, answer: &Result<Assessment, Vec<Problem>>) -> Result<(), String> {
    let answer = match answer {
        Err(problems) if problems.iter().all(|problem| problem.code == Code::NoWindow) => return Ok(()),
        Err(problems) => return Err(format!("{problems:?}")),
        Ok(answer) => answer,
    };
    let is_told = |of: &str| {
        answer.remarks.iter().any(|remark| match remark {
            Remark::Unsaid(path, _) => path.starts_with(of),
            Remark::WindowUnsaid(_) | Remark::BeforeMechanism(..) => of == "waiting",
            _ => false,
        })
    };
    let is_before = year < FIRST;
    let is_premium_told = answer.premium.standard.is_some() || is_told("premium.standard");
    let is_wait_told = answer.waiting.is_some() != is_told("waiting") || is_told("waiting.covered_from");
    match () {
        () if is_before && (answer.waiting.is_some() || answer.repair.is_some()) => Err("a wait before 2025".into()),
        () if !is_premium_told => Err("a silent premium that nobody is told of".into()),
        () if !is_wait_told => Err("a silent wait that nobody is told of".into()),
        () => Ok(()),
    }
}

/// Source: ARCHITECTURE.md (every place × every quarter ahead, no panic); RULES.md 2 (for earlier years null).
#[test]
fn every_quarter_in_every_area_is_answered_or_properly_silent() {
    let mut wrong = Vec::new();
    let mut asked = 0;
    for code in areas() {
        let shelf = shelf(&code).unwrap();
        for (of, edge) in
            YEARS.flat_map(|of| QUARTERS.iter().flat_map(move |quarter| [(of, quarter.0), (of, quarter.1)]))
        {
            let paid_on = day(&format!("{of}-{edge}"));
            for year in of - 1..=of + 1 {
                for window in [None, Some(Window::Central), Some(Window::Extended), Some(Window::Late)] {
                    for past in [Cover::Resident, Cover::Nothing] {
                        asked += 1;
                        let answer = ask(shelf, (year, paid_on), window, past);
                        let proper = is_proper(year, &answer);
                        wrong.extend(
                            proper.err().map(|why| format!("{code} {year} paid {paid_on} {window:?} {past:?}: {why}")),
                        );
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(asked > 30_000, "only {asked}");
}

/// The whole report, with the day moved through the year, in the first days of every coverage year's sale.
#[test]
fn every_coverage_year_in_every_area_makes_a_whole_report() {
    for code in areas() {
        for year in YEARS {
            let history: Vec<String> =
                (FIRST..year).map(|past| format!(r#"{{"year":{past},"cover":"none"}}"#)).collect();
            let report = answer(&format!(
                r#"{{"area":"{code}","enrolment":{{"coverage_year":{year},"paid_on":"{}-11-20","window":"central"}},"history":[{}]}}"#,
                year - 1,
                history.join(",")
            ));
            assert_eq!(report["error"], Json::Null, "{code} {year}");
            assert_eq!(
                report["waiting"].is_null(),
                year < FIRST || is_overtaken(&code, year) && year > FIRST,
                "{code} {year}"
            );
        }
    }
}

/// Coverage years of 2024 to 2033 for which an area's documents name a window, by hand.
fn windows_named(code: &str) -> Vec<Year> {
    match code {
        // 每年9月1日至12月31日, 自2025年起; 武汉 to the end of 2030.
        "350000" | "350200" => (2025..=2033).collect(),
        "420100" => (2025..=2030).collect(),
        // 江西, 湖南: a notice each for 2025 and 2026; 广州: the province's for 2025, its own for 2026.
        "360000" | "360100" | "430000" | "430600" | "440100" => vec![2025, 2026],
        "440000" | "441500" => vec![2025],
        "511700" => vec![2026],
        _ => vec![],
    }
}

/// Coverage years of 2024 to 2033 for which an area's personal premium stands in a document, by hand.
fn premiums_named(code: &str) -> Vec<Year> {
    match code {
        "350200" => vec![2024, 2025, 2026],
        "360000" | "360100" | "430000" | "430600" => vec![2025, 2026],
        "441500" => vec![2025],
        "511700" => vec![2026],
        _ => vec![],
    }
}

/// Wuhan's wait is overtaken and not replaced as long as its own rule is in force, to the end of 2030.
fn is_overtaken(code: &str, year: Year) -> bool {
    code == "420100" && year <= 2030
}

/// Source: each area's own documents. A pack that says more, or less, than these lists makes this fail: amend it here.
#[test]
fn what_is_silent_is_what_the_documents_leave_unsaid() {
    let mut wrong = BTreeSet::new();
    for code in areas() {
        let shelf = shelf(&code).unwrap();
        for year in 2024..=2033 {
            let autumn = ask(shelf, (year, day(&format!("{}-11-20", year - 1))), None, Cover::Resident).unwrap();
            let late = ask(shelf, (year, day(&format!("{year}-07-03"))), Some(Window::Late), Cover::Nothing).unwrap();
            let is_mechanism = year >= FIRST;
            let is_window_unsaid = autumn.remarks.iter().any(|remark| matches!(remark, Remark::WindowUnsaid(_)));
            let checks = [
                ("window", is_mechanism && !is_window_unsaid, windows_named(&code).contains(&year)),
                ("premium", autumn.premium.standard.is_some(), premiums_named(&code).contains(&year)),
                ("wait", late.waiting.is_some(), is_mechanism && !is_overtaken(&code, year)),
            ];
            for (what, is_said, must_be_said) in checks {
                if is_said != must_be_said {
                    wrong.insert(format!("{code} {year}: {what} is {}", if is_said { "said" } else { "silent" }));
                }
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
