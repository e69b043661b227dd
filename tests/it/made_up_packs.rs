//! What no pack that ships says, and a bureau may say tomorrow: other words, other floors, other notices.

use super::asking::at;
use canbao::{
    contract,
    law::{Shelf, read_pack_texts},
};
use serde_json::{Value as Json, json};

const AREA: &str = "code = \"100000\"\nname = \"全国\"\nas_of = 2026-11-23\n";
const HEAD: &str = r#"[document]
title  = "一份想出来的文件"
number = "想〔2025〕1号"
issuer = "想出来的医保局"
issued_on     = 2025-01-01
in_force_from = 2025-01-01
cited    = "2025年1月1日印发，自2025年起执行"
standing = "in-force"
trust    = "official"
"#;

/// The lines that every made-up document has unless a test says otherwise.
const BASE: &[(&str, &str)] = &[
    ("自2025年起", r#"key = "waiting.first_counted_year", value = "year 2025""#),
    ("固定待遇等待期3个月", r#"key = "waiting.fixed_months", value = "3 months""#),
    ("每多断保1年增加1个月", r#"key = "waiting.variable_months", value = "1 month""#),
    ("每多断保1年增加", r#"key = "waiting.variable_counting", value = "beyond_the_first", reading = "第一年不算""#),
    ("缴费之日起", r#"key = "waiting.day_counting", value = "payment_day_first", reading = "当天算第一天""#),
    ("1月1日起享受", r#"key = "coverage_year.start", value = "january_first", reading = "一月一日起""#),
    ("每多缴1年减少1个月", r#"key = "repair.months", value = "1 month""#),
    ("断缴4年及以上", r#"key = "repair.floor_after_years", value = "4 years""#),
    ("不少于6个月", r#"key = "repair.floor_months", value = "6 months""#),
    ("按当年标准", r#"key = "repair.price", value = "personal_premium_of_coverage_year", reading = "按参保年度""#),
];

/// The shelf of one made-up document; a line for a key replaces the base's.
pub(crate) fn shelf(lines: &[(&str, &str)]) -> Shelf {
    let key = |line: &str| line.split('"').nth(1).unwrap().to_owned();
    let own: Vec<String> = lines.iter().map(|(_, line)| key(line)).collect();
    let kept = BASE.iter().filter(|(_, line)| !own.contains(&key(line)));
    let clauses = kept.chain(lines).map(|(quote, line)| {
        format!("\n[[clause]]\nat    = \"第一条\"\nquote = \"{quote}\"\nsets  = [\n  {{ {line} }},\n]\n")
    });
    let text = format!("{HEAD}{}", clauses.collect::<String>());
    let folder = read_pack_texts("made-up", [("cn/area.toml", AREA), ("cn/made_up.toml", &text)].into_iter());
    assert!(folder.faults.is_empty(), "{:?}", folder.faults);
    Shelf::read(&folder.shelves["100000"]).unwrap()
}

/// Somebody who lapsed in every year from 2025 on, asking for a coverage year.
fn ask(shelf: &Shelf, year: i32, paid_on: &str, window: Option<&str>) -> Json {
    let history: Vec<Json> = (2025..year).map(|past| json!({"year": past, "cover": "none"})).collect();
    let mut enrolment = json!({"coverage_year": year, "paid_on": paid_on});
    if let Some(window) = window {
        enrolment["window"] = window.into();
    }
    let request = json!({"area": "100000", "enrolment": enrolment, "history": history});
    serde_json::to_value(contract::answer(&request.to_string(), shelf).unwrap()).unwrap()
}

fn assert_at(report: &Json, expected: &[(&str, Json)]) {
    for (path, value) in expected {
        assert_eq!(at(report, path).as_deref(), Some(value), "{path}");
    }
}

/// Source: RULES.md 3.4 (every lapsed year adds a month: a word that a bureau can set instead).
#[test]
fn every_lapsed_year_may_add_a_month() {
    let line = r#"key = "waiting.variable_counting", value = "every_lapsed_year", reading = "每一年都算""#;
    let report = ask(&shelf(&[("每断保1年增加", line)]), 2027, "2026-11-20", Some("central"));
    // Two lapsed years: 3 + 2 = 5 months, 1 June; both can be repaired: 3 months, 1 April.
    assert_at(
        &report,
        &[
            ("waiting.variable_months", json!(2)),
            ("waiting.covered_from", json!("2027-06-01")),
            ("repair.options.len", json!(3)),
            ("repair.options.2.covered_from", json!("2027-04-01")),
        ],
    );
}

/// Source: RULES.md 3.4, 3.5: with every year counted, four lapsed years wait 7 months, of which 1 can be repaired.
#[test]
fn four_years_may_leave_one_to_repair() {
    let line = r#"key = "waiting.variable_counting", value = "every_lapsed_year", reading = "每一年都算""#;
    let report = ask(&shelf(&[("每断保1年增加", line)]), 2029, "2028-11-20", Some("central"));
    assert_at(&report, &[("waiting.total_months", json!(7)), ("repair.options.len", json!(2))]);
}

/// Source: RULES.md 3.5 (never off the fixed part): a floor below the fixed part gives nothing more to repair.
#[test]
fn repair_never_touches_the_fixed_part() {
    let report = ask(
        &shelf(&[("不少于2个月", r#"key = "repair.floor_months", value = "2 months""#)]),
        2029,
        "2028-11-20",
        Some("central"),
    );
    // Four lapsed years: 3 + 3 = 6; min(3, 6 - 2) = 3 years: down to the fixed 3, not to 2.
    assert_at(&report, &[("repair.options.len", json!(4)), ("repair.options.3.total_months", json!(3))]);
}

/// Source: RULES.md 3.1 (the variable part then stays: a reading); the other reading waives it too.
#[test]
fn an_extended_window_may_waive_everything() {
    let lines = [
        ("集中参保期为每年9月1日至12月31日", r#"key = "window.central.closes", value = "12-31", states = "12月31日""#),
        ("1月1日至2月底为延长缴费期", r#"key = "window.extended.closes", value = "02-end", states = "2月底""#),
        ("从缴费之日起", r#"key = "window.extended.cover", value = "payment""#),
        ("不设固定待遇等待期", r#"key = "window.extended.fixed_wait", value = "waived""#),
        ("什么都不用等", r#"key = "waiting.extended_variable", value = "waived", reading = "都不用等""#),
    ];
    let report = ask(&shelf(&lines), 2028, "2028-02-29", None);
    // Three lapsed years and nothing to wait for.
    assert_at(&report, &[("waiting.total_months", json!(0)), ("waiting.covered_from", json!("2028-02-29"))]);
}

/// Source: RULES.md 2 (windows either recur every year or hold for one coverage year).
#[test]
fn a_notice_for_one_year_goes_before_the_rule_of_every_year() {
    let lines = [
        ("集中参保期到每年12月31日", r#"key = "window.central.closes", value = "12-31""#),
        ("2026年度延长到2026年1月31日", r#"key = "window.central.closes", value = "2026-01-31", for = 2026"#),
    ];
    let shelf = shelf(&lines);
    assert_at(&ask(&shelf, 2026, "2026-01-20", None), &[("waiting.window", json!("central"))]);
    assert_at(&ask(&shelf, 2027, "2027-01-20", None), &[("waiting.window", json!("late"))]);
}

/// Source: the machine interface (subsidies touch the personal part only): a sum above the premium pays the premium, no more.
#[test]
fn a_subsidy_never_exceeds_the_premium() {
    let lines = [
        ("2026年度个人缴费每人每年400元", r#"key = "premium.personal", value = "400 yuan", for = 2026"#),
        (
            "2026年低保对象资助500元",
            r#"key = "subsidy", who = ["subsistence_allowance"], value = "500 yuan", for = 2026"#,
        ),
    ];
    let request = json!({
        "area": "100000",
        "enrolment": {"coverage_year": 2026, "paid_on": "2025-11-10", "window": "central"},
        "person": {"categories": ["subsistence_allowance"]},
        "history": [{"year": 2025, "cover": "resident"}],
    });
    let report = contract::answer(&request.to_string(), &shelf(&lines)).unwrap();
    let report = serde_json::to_value(report).unwrap();
    assert_at(&report, &[("premium.subsidy", json!("400.00")), ("premium.payable", json!("0.00"))]);
}

/// Source: policies/README.md (日期：每年都一样): a window may open in July, and may be open on one day only.
#[test]
fn a_window_of_every_year_may_open_in_summer_and_close_the_same_day() {
    let lines = [
        ("每年7月1日开始", r#"key = "window.central.opens", value = "07-01""#),
        ("每年7月1日截止", r#"key = "window.central.closes", value = "07-01""#),
    ];
    let shelf = shelf(&lines);
    assert_at(&ask(&shelf, 2027, "2026-07-01", None), &[("waiting.window", json!("central"))]);
    assert_at(&ask(&shelf, 2027, "2026-07-02", None), &[("waiting.window", json!("late"))]);
}

/// Source: RULES.md 6 (rounded half-up to the fen); the bureau's own 4433 × 8.5 % = 376.81.
#[test]
fn half_a_fen_is_rounded_up() {
    let lines = [
        ("2026年度个人缴费每人每年400.05元", r#"key = "premium.personal", value = "400.05 yuan", for = 2026"#),
        ("低保对象资助50%", r#"key = "subsidy", who = ["subsistence_allowance"], value = "50%""#),
    ];
    let request = json!({
        "area": "100000",
        "enrolment": {"coverage_year": 2026, "paid_on": "2025-11-10", "window": "central"},
        "person": {"categories": ["subsistence_allowance"]},
        "history": [{"year": 2025, "cover": "resident"}],
    });
    let report = serde_json::to_value(contract::answer(&request.to_string(), &shelf(&lines)).unwrap()).unwrap();
    // 400.05 × 50% = 200.025.
    assert_at(&report, &[("premium.subsidy", json!("200.03")), ("premium.payable", json!("200.02"))]);
}

/// Source: RULES.md 2 (a program checks): a document that has expired before the year no longer speaks.
#[test]
fn an_expired_document_is_silent() {
    let expiring = HEAD.replace("in_force_from = 2025-01-01", "in_force_from = 2025-01-01\nexpires_on    = 2027-01-01");
    let expiring = expiring.replace("自2025年起执行", "自2025年起执行，有效期2年");
    let clause = |quote: &str, line: &str| {
        format!("\n[[clause]]\nat    = \"第一条\"\nquote = \"{quote}\"\nsets  = [\n  {{ {line} }},\n]\n")
    };
    let lasting: String = BASE
        .iter()
        .filter(|(_, line)| !line.contains("fixed_months"))
        .map(|(quote, line)| clause(quote, line))
        .collect();
    let (lasting, expiring) = (format!("{HEAD}{lasting}"), format!("{expiring}{}", clause(BASE[1].0, BASE[1].1)));
    let files = [("cn/area.toml", AREA), ("cn/a.toml", lasting.as_str()), ("cn/b.toml", expiring.as_str())];
    let folder = read_pack_texts("made-up", files.into_iter());
    assert!(folder.faults.is_empty(), "{:?}", folder.faults);
    let shelf = Shelf::read(&folder.shelves["100000"]).unwrap();
    assert_at(&ask(&shelf, 2026, "2025-11-20", Some("central")), &[("waiting.total_months", json!(3))]);
    assert_at(&ask(&shelf, 2027, "2026-11-20", Some("central")), &[("waiting", Json::Null)]);
}

/// Source: policies/README.md (不低于 gives only "at least"): a floor for some people is told to nobody else.
#[test]
fn a_floor_for_some_people_is_told_to_them_alone() {
    let lines = [
        ("2026年度个人缴费每人每年400元", r#"key = "premium.personal", value = "400 yuan", for = 2026"#),
        ("对低保对象的资助比例不低于90%", r#"key = "subsidy", who = ["subsistence_allowance"], floor = "90%""#),
    ];
    let shelf = shelf(&lines);
    let at_least = |category: &str| {
        let request = json!({
            "area": "100000",
            "enrolment": {"coverage_year": 2026, "paid_on": "2025-11-10", "window": "central"},
            "person": {"categories": [category]},
            "history": [{"year": 2025, "cover": "resident"}],
        });
        let report = serde_json::to_value(contract::answer(&request.to_string(), &shelf).unwrap()).unwrap();
        assert_at(&report, &[("premium.subsidy", Json::Null)]);
        super::asking::notice_codes(&report).contains(&"at_least")
    };
    assert!(at_least("subsistence_allowance"));
    assert!(!at_least("orphan"));
}
