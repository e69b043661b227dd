//! The honest range where a bill is not wholly known, and which answer would narrow it most.

use super::asking::shelf;
use canbao::{
    assess::{
        Desk, Typed,
        bill::Question as Bill,
        spread::{Entry, Question, Spread, Unknown, paid},
    },
    calendar::{Day, parse_day},
    law::{CareKind, CarePlace, Group, Level, Shelf, read_pack_texts},
    person::{Care, Case, Cover, Draft, Enrolment, Need, PastYear, Person, Problem},
    units::Yuan,
};

const AREA: &str = "code = \"100000\"\nname = \"全国\"\nas_of = 2026-11-23\n";
const HEAD: &str = r#"[document]
title  = "一份想出来的待遇文件"
number = "想〔2025〕2号"
issuer = "想出来的医保局"
issued_on     = 2025-01-01
in_force_from = 2025-01-01
cited    = "2025年1月1日印发，自2025年起执行"
standing = "in-force"
trust    = "official"
"#;
/// Outpatient care: 500 yuan a year, then 50% at level 3 and 70% below it; nobody speaks of a province's hospitals.
const LINES: &[(&str, &str)] = &[
    ("门诊起付标准全年累计500元", r#"key = "basic.deductible", kind = "outpatient", value = "500 yuan""#),
    ("三级医院门诊支付50%", r#"key = "basic.ratio", kind = "outpatient", level = "tertiary", value = "50%""#),
    (
        "二级及以下门诊支付70%",
        r#"key = "basic.ratio", kind = "outpatient", level = ["community", "primary", "secondary"], value = "70%""#,
    ),
    ("全年最多支付10万元", r#"key = "basic.cap", value = "100000 yuan""#),
    ("大病保险起付标准2万元", r#"key = "critical_illness.deductible", value = "20000 yuan""#),
    ("大病保险支付60%", r#"key = "critical_illness.ratio", value = "60%""#),
    ("大病保险最多支付40万元", r#"key = "critical_illness.cap", value = "400000 yuan""#),
];

fn made_up() -> Shelf {
    let clauses = LINES.iter().map(|(quote, line)| {
        format!("\n[[clause]]\nat    = \"第一条\"\nquote = \"{quote}\"\nsets  = [\n  {{ {line} }},\n]\n")
    });
    let text = format!("{HEAD}{}", clauses.collect::<String>());
    let folder = read_pack_texts("made-up", [("cn/area.toml", AREA), ("cn/made_up.toml", &text)].into_iter());
    assert!(folder.faults.is_empty(), "{:?}", folder.faults);
    Shelf::read(&folder.shelves["100000"]).unwrap()
}

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

fn yuan(text: &str) -> Yuan {
    Yuan::parse(text).unwrap()
}

/// An outpatient visit at level 3 of which everything is known.
fn visit(total: &str) -> Entry {
    Entry {
        on: day("2026-05-04"),
        kind: CareKind::Outpatient,
        level: Some(Level::Tertiary),
        total: yuan(total),
        excluded: Some(Yuan::ZERO),
        first_share: Some(Yuan::ZERO),
        place: CarePlace::Home,
    }
}

fn spread(shelf: &Shelf, care: &[Entry]) -> Result<Spread, Vec<Problem>> {
    spread_for(shelf, &Person::default(), care)
}

fn spread_for(shelf: &Shelf, person: &Person, care: &[Entry]) -> Result<Spread, Vec<Problem>> {
    let typed = Typed::new();
    Desk::new(shelf).spread(&Question { person, care, enrolment: None, bonus: None, typed: &typed })
}

/// Least, most and what to ask.
fn range(shelf: &Shelf, care: &[Entry]) -> (String, String, Option<(usize, Unknown)>) {
    let found = spread(shelf, care).unwrap();
    let text = |part: &canbao::assess::Part<canbao::rules::bill::Outcome>| {
        paid(part.outcome.as_ref().unwrap()).map_or_else(|| "unsaid".into(), |sum| sum.to_string())
    };
    (text(&found.least), text(&found.most), found.ask)
}

fn expected(least: &str, most: &str, ask: Option<(usize, Unknown)>) -> (String, String, Option<(usize, Unknown)>) {
    (least.into(), most.into(), ask)
}

#[test]
fn what_is_wholly_known_is_no_range() {
    // (10500 − 500) × 50% = 5000.
    assert_eq!(range(&made_up(), &[visit("10500")]), expected("5000.00", "5000.00", None));
}

#[test]
fn an_unknown_excluded_part_is_nothing_or_the_whole_bill() {
    let entry = Entry { excluded: None, ..visit("10500") };
    assert_eq!(range(&made_up(), &[entry]), expected("0.00", "5000.00", Some((0, Unknown::Excluded))));
}

#[test]
fn an_unknown_first_share_is_nothing_or_the_rest() {
    // 4500 are excluded: of the other 6000 the first share takes nothing, (6000 − 500) × 50% = 2750, or all.
    let entry = Entry { excluded: Some(yuan("4500")), first_share: None, ..visit("10500") };
    assert_eq!(range(&made_up(), &[entry]), expected("0.00", "2750.00", Some((0, Unknown::FirstShare))));
}

#[test]
fn an_unknown_level_is_every_level_that_is_said() {
    // (10500 − 500) × 50% = 5000 at level 3, × 70% = 7000 below; of a province's hospitals nobody says anything.
    let entry = Entry { level: None, ..visit("10500") };
    assert_eq!(range(&made_up(), &[entry]), expected("5000.00", "7000.00", Some((0, Unknown::Level))));
    assert!(spread(&made_up(), &[entry]).unwrap().is_level_unsaid);
}

#[test]
fn a_known_level_that_nobody_speaks_of_is_silent() {
    let entry = Entry { level: Some(Level::Provincial), excluded: None, ..visit("10500") };
    assert_eq!(range(&made_up(), &[entry]), expected("unsaid", "unsaid", None));
}

#[test]
fn the_question_is_the_one_that_leaves_least_open() {
    // With the level known, 0 to 7000 may be left; with the excluded part known, 5000 to 7000 at most.
    let entry = Entry { level: None, excluded: None, ..visit("10500") };
    assert_eq!(range(&made_up(), &[entry]), expected("0.00", "7000.00", Some((0, Unknown::Excluded))));
    // (1000 − 500) × 50% + 10000 × 50% = 5250. With the small bill known 5000 may be left, with the large one 500:
    // the deductible moves from one bill to the other.
    let small = Entry { excluded: None, ..visit("1000") };
    let large = Entry { excluded: None, ..visit("10000") };
    assert_eq!(range(&made_up(), &[small, large]), expected("0.00", "5250.00", Some((1, Unknown::Excluded))));
}

#[test]
fn many_unknowns_are_searched_event_by_event() {
    // (12 × 1000 − 500) × 50% = 5750, × 70% = 8050.
    let levels = [Entry { level: None, ..visit("1000") }; 12];
    let (least, most, ask) = range(&made_up(), &levels);
    assert_eq!((least.as_str(), most.as_str()), ("5750.00", "8050.00"));
    assert!(matches!(ask, Some((_, Unknown::Level))));
    let all = [Entry { level: None, excluded: None, first_share: None, ..visit("1000") }; 12];
    let (least, most, _) = range(&made_up(), &all);
    assert_eq!((least.as_str(), most.as_str()), ("0.00", "8050.00"));
}

#[test]
fn a_part_larger_than_its_bill_is_a_problem_at_its_field() {
    let entry = Entry { excluded: Some(yuan("10500.01")), first_share: None, ..visit("10500") };
    let problems = spread(&made_up(), &[entry]).unwrap_err();
    assert_eq!(problems[0].path, "care[0].excluded");
    assert_eq!(problems[0].need, Need::PartOfBill(yuan("10500")));
}

/// Source: 厦门市医疗保障局 待遇简明表 (17000元-起付500元…=8725元).
#[test]
fn xiamens_own_example_without_its_excluded_part() {
    let entry = Entry { excluded: None, ..visit("17000") };
    assert_eq!(range(shelf("350200").unwrap(), &[entry]), expected("0.00", "8725.00", Some((0, Unknown::Excluded))));
    assert_eq!(range(shelf("350200").unwrap(), &[visit("17000")]), expected("8725.00", "8725.00", None));
}

#[test]
fn care_in_the_wait_is_no_range_and_asks_nothing() {
    let shelf = shelf("350200").unwrap();
    let enrolment =
        Enrolment { year: 2026, paid_on: day("2026-04-10"), registered_on: None, repair_years: 0, window: None };
    let history = vec![PastYear::of(2025, Cover::Nothing)];
    let draft = Draft { enrolment, person: Person::default(), history, typed: Typed::new() };
    let case = Case::new(draft).unwrap();
    let desk = Desk::new(shelf);
    let assessment = desk.enrolment(&case).unwrap();
    let care = [Entry { excluded: None, level: None, ..visit("17000") }];
    let (person, typed, enrolment) = (Person::default(), Typed::new(), Some((2026, &assessment)));
    let found = desk.spread(&Question { person: &person, care: &care, enrolment, bonus: None, typed: &typed }).unwrap();
    assert_eq!(found.ask, None);
    let outcome = found.most.outcome.unwrap();
    assert!(!outcome.events[0].covered);
    assert_eq!((outcome.funds, outcome.patient), (Some(Yuan::ZERO), Some(yuan("17000"))));
}

/// Whatever the truth turns out to be, it lies within the range.
#[test]
fn no_truth_lies_outside_the_range() {
    let shelf = shelf("350200").unwrap();
    let typed = Typed::new();
    for (categories, total) in [(vec![], "300000"), (vec!["subsistence_allowance"], "80000"), (vec!["student"], "9000")]
    {
        let categories = categories.into_iter().filter_map(Group::category).collect();
        let person = Person { categories, ..Person::default() };
        for kind in [CareKind::Outpatient, CareKind::Inpatient] {
            let unknown = Entry { kind, level: None, excluded: None, first_share: None, ..visit(total) };
            let other = Entry { kind, excluded: None, ..visit("5000") };
            let found = spread_for(shelf, &person, &[unknown, other]).unwrap();
            let end = |part: &canbao::assess::Part<_>| paid(part.outcome.as_ref().unwrap()).unwrap();
            let (least, most) = (end(&found.least), end(&found.most));
            for (level, excluded, first_share, others) in truths() {
                let part = |sum: Yuan, quarters: u32| sum.times(quarters).per(4).unwrap();
                let excluded = part(unknown.total, excluded);
                let first_share = part(unknown.total.minus(excluded), first_share);
                let told = |entry: Entry, level, excluded, first_share| Care {
                    on: entry.on,
                    kind,
                    level,
                    total: entry.total,
                    excluded: Some(excluded),
                    first_share: Some(first_share),
                    place: entry.place,
                };
                let care = [
                    told(unknown, level, excluded, first_share),
                    told(other, Level::Tertiary, part(other.total, others), Yuan::ZERO),
                ];
                let bill = Bill { person: &person, care: &care, enrolment: None, bonus: None, typed: &typed };
                let sum = end(&Desk::new(shelf).bill(&bill).unwrap());
                assert!(least <= sum && sum <= most, "{care:?}: {sum} is not within {least} and {most}");
            }
        }
    }
}

/// A level, and how many quarters are excluded, first share of the rest, and excluded of the other bill.
fn truths() -> impl Iterator<Item = (Level, u32, u32, u32)> {
    Level::ALL.iter().flat_map(|level| {
        (0..=4).flat_map(move |excluded| {
            (0..=4).flat_map(move |share| [0, 2, 4].into_iter().map(move |other| (*level, excluded, share, other)))
        })
    })
}
