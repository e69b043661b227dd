//! Mixed cases: many areas, every section of a request, some of it wrong. The same number gives the same lines: no clock,
//! no chance. `benches/engine.rs` reads this file too, so it leans on nothing else.

use std::iter;

const CATEGORIES: [&str; 8] = [
    "destitute",
    "orphan",
    "subsistence_allowance",
    "low_income_edge",
    "monitored_household",
    "severely_disabled",
    "medical_assistance",
    "student",
];
const EVENTS: [&str; 6] = [
    "employee_cover_ended",
    "demobilised",
    "household_registered",
    "residence_permit",
    "released",
    "returned_from_abroad",
];
const FACILITIES: [&str; 5] = ["community", "primary", "secondary", "tertiary", "provincial"];
const PLACES: [&str; 4] = ["local", "registered", "referred", "unregistered"];
const RELATIONS: [&str; 7] = ["self", "spouse", "parent", "child", "sibling", "grandparent", "parent_in_law"];

/// So many requests, each a line.
pub fn lines(count: u32, areas: &[String]) -> impl Iterator<Item = String> {
    let mut chance = Chance(u64::from(count).wrapping_add(1));
    (0..count).map(move |_| line(&mut chance, areas))
}

fn line(chance: &mut Chance, areas: &[String]) -> String {
    let area = areas.get(chance.below(areas.len())).map_or("000000", String::as_str);
    match chance.below(100) {
        0..3 => wrong(chance, area),
        3..8 => format!(r#"{{"area":"{area}",{}}}"#, care_alone(chance)),
        8..13 => format!(r#"{{"area":"{area}",{}}}"#, family(chance)),
        13..18 => format!(r#"{{"area":"{area}",{}}}"#, retirement(chance)),
        kind => {
            let year = 2025 + chance.upto(6);
            let born = match chance.below(10) {
                0 => Some(year - 1),
                1..8 => Some(1940 + chance.upto(75)),
                _ => None,
            };
            // Only a long lapse can be repaired.
            let lapsed =
                if chance.below(6) == 0 && born.is_none_or(|born| born < 2025) { year.min(2029) - 2025 } else { 0 };
            let mut parts = vec![format!(r#""area":"{area}""#), enrolment(chance, year, lapsed > 2)];
            parts.push(person(chance, year, born));
            parts.push(history(chance, born, year, lapsed));
            parts.extend((kind < 38).then(|| care(chance, year)));
            parts.extend((38..43).contains(&kind).then(|| family(chance)));
            parts.extend((43..45).contains(&kind).then(|| overrides(chance)));
            format!("{{{}}}", parts.join(","))
        }
    }
}

fn enrolment(chance: &mut Chance, year: u32, is_repaired: bool) -> String {
    let (paid_on, window) = match chance.below(10) {
        0..6 => (day(chance, year - 1, 11..13), "central"),
        6 | 7 => (day(chance, year, 1..3), "extended"),
        _ => (day(chance, year, 3..13), "late"),
    };
    let window = if chance.below(4) > 0 { format!(r#","window":"{window}""#) } else { String::new() };
    let repair = if is_repaired { r#","repair_years":1"# } else { "" };
    format!(r#""enrolment":{{"coverage_year":{year},"paid_on":"{paid_on}"{window}{repair}}}"#)
}

fn person(chance: &mut Chance, year: u32, born: Option<u32>) -> String {
    let mut parts = Vec::new();
    parts.extend(born.map(|born| format!(r#""born_on":"{}""#, day(chance, born, 1..11))));
    if chance.below(4) == 0 {
        let (one, other) = (chance.of(&CATEGORIES), chance.of(&CATEGORIES));
        parts.push(format!(r#""categories":["{one}","{other}"]"#));
    }
    if chance.below(6) == 0 {
        let (kind, on) = (chance.of(&EVENTS), day(chance, year - 1, 6..11));
        parts.push(format!(r#""event":{{"kind":"{kind}","on":"{on}","gap_paid":{}}}"#, chance.below(2) == 0));
    }
    if chance.below(12) == 0 {
        parts.push(format!(r#""cover":"employee","continuous_months":{}"#, chance.below(40)));
    }
    format!(r#""person":{{{}}}"#, parts.join(","))
}

/// The years from 2025 (sometimes 2023) and from birth on; the last ones lapsed.
fn history(chance: &mut Chance, born: Option<u32>, year: u32, lapsed: u32) -> String {
    let first = if chance.below(10) == 0 { 2023 } else { 2025 };
    let years = (first.max(born.unwrap_or(0))..year).map(|past| match past + lapsed >= year {
        true => format!(r#"{{"year":{past},"cover":"none"}}"#),
        false => past_year(chance, past),
    });
    format!(r#""history":[{}]"#, years.collect::<Vec<_>>().join(","))
}

fn past_year(chance: &mut Chance, past: u32) -> String {
    let cover = match chance.below(20) {
        0..4 => r#""none""#.to_owned(),
        4 => format!(r#""employee","until":"{past}-{:02}""#, 1 + chance.upto(12)),
        5 | 6 => format!(r#""resident","paid_on":"{}","window":"late""#, day(chance, past, 3..13)),
        7 => r#""resident","zero_claim":false,"bonus_used":true"#.to_owned(),
        8..11 => r#""resident""#.to_owned(),
        _ => r#""resident","zero_claim":true"#.to_owned(),
    };
    format!(r#"{{"year":{past},"cover":{cover}}}"#)
}

fn care(chance: &mut Chance, year: u32) -> String {
    let count = 1 + chance.below(12);
    let events: Vec<String> = iter::repeat_with(|| care_event(chance, year)).take(count).collect();
    format!(r#""care":[{}]"#, events.join(","))
}

fn care_event(chance: &mut Chance, year: u32) -> String {
    let kind = chance.of(&["outpatient", "chronic", "inpatient", "inpatient"]);
    let (on, facility) = (day(chance, year, 1..13), chance.of(&FACILITIES));
    let total = if kind == "inpatient" { 2_000 + chance.upto(80_000) } else { 50 + chance.upto(900) };
    let excluded = match chance.below(3) {
        0 => String::new(),
        _ => format!(r#","excluded":"{}.50","first_share":{}"#, total / 20, total / 30),
    };
    let place = if chance.below(4) == 0 { chance.of(&PLACES) } else { "local" };
    format!(
        r#"{{"on":"{on}","kind":"{kind}","facility":"{facility}","total":"{total}.00"{excluded},"place":"{place}"}}"#
    )
}

fn care_alone(chance: &mut Chance) -> String {
    let year = 2024 + chance.upto(4);
    let cover = chance.of(&["resident", "employee", "retired_employee"]);
    format!(r#""person":{{"cover":"{cover}"}},{}"#, care(chance, year))
}

fn family(chance: &mut Chance) -> String {
    let province = |chance: &mut Chance| chance.of(&["35", "35", "37", "43"]);
    let holders: Vec<String> = (0..1 + chance.below(3))
        .map(|id| {
            let (balance, province) = (chance.upto(6_000), province(chance));
            format!(r#"{{"id":"h{id}","balance":"{balance}.00","province":"{province}"}}"#)
        })
        .collect();
    let members: Vec<String> = (0..1 + chance.below(4))
        .map(|id| {
            let relations: Vec<String> =
                (0..holders.len()).map(|holder| format!(r#""h{holder}":"{}""#, chance.of(&RELATIONS))).collect();
            let (bills, province) = (chance.upto(900), province(chance));
            format!(
                r#"{{"id":"m{id}","relation":{{{}}},"province":"{province}","premium":"400.00","bills":"{bills}.00"}}"#,
                relations.join(",")
            )
        })
        .collect();
    format!(r#""family":{{"holders":[{}],"members":[{}]}}"#, holders.join(","), members.join(","))
}

fn retirement(chance: &mut Chance) -> String {
    let (sex, drawn) = (chance.of(&["female", "male"]), chance.of(&["here", "elsewhere", "postponed"]));
    let (year, month, paid) = (2025 + chance.upto(10), 1 + chance.upto(12), chance.upto(400));
    let here = chance.upto(paid + 1);
    format!(
        r#""retirement":{{"sex":"{sex}","retires_on":"{year}-{month:02}","paid_months":{paid},"paid_months_here":{here},"pension_drawn":"{drawn}"}}"#
    )
}

fn overrides(chance: &mut Chance) -> String {
    let premium = 380 + chance.upto(100);
    format!(r#""overrides":{{"premium.personal":"{premium}.00","premium.government":"740.00"}}"#)
}

/// What people and programs get wrong.
fn wrong(chance: &mut Chance, area: &str) -> String {
    let year = 2026 + chance.upto(3);
    match chance.below(6) {
        0 => "not json".to_owned(),
        1 => format!(r#"{{"area":"{area}","enrolment":{{"coverage_yaer":{year}}}}}"#),
        2 => r#"{"area":"000000"}"#.to_owned(),
        3 => {
            format!(
                r#"{{"area":"{area}","enrolment":{{"coverage_year":{year},"paid_on":"{year}-02-30"}},"history":[]}}"#
            )
        }
        4 => {
            format!(
                r#"{{"area":"{area}","enrolment":{{"coverage_year":{year},"paid_on":"{year}-05-01"}},"history":[]}}"#
            )
        }
        _ => format!(r#"{{"area":"{area}","care":[{},{}]}}"#, care_event(chance, year), care_event(chance, year + 1)),
    }
}

fn day(chance: &mut Chance, year: u32, months: std::ops::Range<u32>) -> String {
    let month = months.start + chance.upto(months.end - months.start);
    format!("{year}-{month:02}-{:02}", 1 + chance.upto(28))
}

/// A linear congruential generator (the multiplier of Knuth's MMIX).
struct Chance(u64);

impl Chance {
    fn upto(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The high bits of such a generator are its good ones.
        let high = u32::try_from(self.0 >> 33).unwrap_or_default();
        high.checked_rem(most).unwrap_or_default()
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.upto(u32::try_from(most).unwrap_or(u32::MAX))).unwrap_or_default()
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.below(words.len())).copied().unwrap_or_default()
    }
}
