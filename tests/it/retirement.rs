//! Retiree cover in made-up places: months needed, months missing, when, and at what price.

use super::one_document::{ask, assert_at, assert_stepped, notices, shelf, step};
use canbao::law::Shelf;
use serde_json::{Value as Json, json};

type Line = (&'static str, &'static str);

const MALE: Line = ("男满25年", r#"key = "retirement.total", sex = "male", value = "25 years""#);
const FEMALE: Line = ("女满20年", r#"key = "retirement.total", sex = "female", value = "20 years""#);
const LOCAL: Line = ("本地实际缴费满10年", r#"key = "retirement.local", value = "10 years""#);
const ONE_SUM: Line = ("一次性补缴", r#"key = "retirement.make_up", value = "one_sum""#);
const MONTHLY: Line = ("一次性补缴或者按月缴纳", r#"key = "retirement.make_up", value = "one_sum_or_monthly""#);
const PRICE: Line = ("每补缴一个月400.05元", r#"key = "retirement.month_price", value = "400.05 yuan""#);

/// A man who retires in April 2030 and draws his pension here.
fn told(paid_months: u32, paid_months_here: u32) -> Json {
    json!({
        "sex": "male", "retires_on": "2030-04",
        "paid_months": paid_months, "paid_months_here": paid_months_here,
    })
}

fn of(shelf: &Shelf, told: &Json) -> Json {
    ask(shelf, "retirement", told, &Json::Null)
}

fn with(mut told: Json, field: &str, value: &str) -> Json {
    told[field] = value.into();
    told
}

/// Source: RULES.md 8. 25 years are 300 months, 300 − 270 = 30; 10 years are 120 months, 120 − 96 = 24; one sum closes
/// both on retiring in April 2030, paying on for the larger gap does in October 2032; 30 × 400.05 = 12001.50.
#[test]
fn one_sum_is_the_earliest_way_where_paying_on_is_another() {
    let report = of(&shelf(&[MALE, LOCAL, MONTHLY, PRICE]), &told(270, 96));
    let expected = json!({
        "required_months": 300, "missing_months": 30, "required_months_here": 120, "missing_months_here": 24,
        "earliest_month": "2030-04", "cost": "12001.50",
    });
    assert_at(&report, &[("retirement", expected)]);
    assert!(notices(&report, "unsaid").is_empty());
    let text = |path: &str| step(&report, path)["text"].as_str().unwrap().to_owned();
    assert!(
        text("retirement.missing_months")
            .starts_with("退休时要累计缴满25年（300个月）；按您填的，到退休那个月一共缴270个月，您还差30个月")
    );
    assert!(text("retirement.missing_months_here").contains("按您填的，到退休那个月在本地一共缴96个月"));
    let earliest = text("retirement.earliest_month");
    assert!(earliest.contains("2030年4月退休时就可以办") && earliest.contains("要到2032年10月才缴够"), "{earliest}");
}

/// Source: RULES.md 8: 120 − 90 = 30 months here are missing, though the months in all are enough.
#[test]
fn the_larger_gap_may_be_the_local_one() {
    let report = of(&shelf(&[MALE, LOCAL, MONTHLY, PRICE]), &told(310, 90));
    assert_at(
        &report,
        &[
            ("retirement.missing_months", json!(0)),
            ("retirement.missing_months_here", json!(30)),
            ("retirement.earliest_month", json!("2030-04")),
            ("retirement.cost", json!("12001.50")),
        ],
    );
}

/// Source: RULES.md 8: one sum closes every gap on retiring.
#[test]
fn one_sum_closes_the_gap_in_the_month_of_retirement() {
    let report = of(&shelf(&[MALE, LOCAL, ONE_SUM, PRICE]), &told(270, 96));
    assert_at(&report, &[("retirement.earliest_month", json!("2030-04")), ("retirement.cost", json!("12001.50"))]);
}

/// Source: 厦门市医疗保障局 (从补缴到账次月起确认享受): paid in April 2030, covered from May; who lacks nothing waits for
/// no payment.
#[test]
fn cover_may_run_from_the_month_after_the_sum_arrives() {
    let next: Line =
        ("从补缴到账次月起享受退休待遇", r#"key = "retirement.make_up_cover", value = "month_after_payment""#);
    for way in [ONE_SUM, MONTHLY] {
        let place = shelf(&[MALE, LOCAL, way, next]);
        assert_at(&of(&place, &told(270, 96)), &[("retirement.earliest_month", json!("2030-05"))]);
        assert_at(&of(&place, &told(300, 120)), &[("retirement.earliest_month", json!("2030-04"))]);
    }
    let report = of(&shelf(&[MALE, LOCAL, ONE_SUM, next]), &told(270, 96));
    let step = step(&report, "retirement.earliest_month");
    assert!(step["text"].as_str().unwrap().contains("2030年4月退休当月补缴到账的，2030年5月起享受"), "{step}");
    assert!(step["sources"].to_string().contains("补缴到账次月"), "{step}");
}

/// Source: RULES.md 8.3: local years that are stated stand, though nobody states the years in all. 120 − 96 = 24.
#[test]
fn local_years_stand_where_the_years_in_all_are_unsaid() {
    let report = of(&shelf(&[LOCAL, MONTHLY, PRICE]), &told(270, 96));
    let expected = json!({
        "required_months": null, "missing_months": null, "required_months_here": 120, "missing_months_here": 24,
        "earliest_month": null, "cost": null,
    });
    assert_at(&report, &[("retirement", expected)]);
    let unsaid = notices(&report, "unsaid");
    assert_eq!(unsaid, [("retirement.required_months".to_owned(), "retirement.total".to_owned())]);
}

/// Source: RULES.md 8: nothing missing needs neither a way to pay nor a price.
#[test]
fn nothing_missing_costs_nothing() {
    let report = of(&shelf(&[MALE, LOCAL]), &told(300, 120));
    let expected = json!({
        "required_months": 300, "missing_months": 0, "required_months_here": 120, "missing_months_here": 0,
        "earliest_month": "2030-04", "cost": "0.00",
    });
    assert_at(&report, &[("retirement", expected)]);
    assert!(notices(&report, "unsaid").is_empty());
}

/// Source: RULES.md 8: a way or a price that nobody states is null and told; the price may be typed.
#[test]
fn a_price_that_nobody_states_may_be_typed() {
    let place = shelf(&[MALE, LOCAL]);
    let report = of(&place, &told(298, 120));
    assert_at(
        &report,
        &[
            ("retirement.missing_months", json!(2)),
            ("retirement.earliest_month", Json::Null),
            ("retirement.cost", Json::Null),
        ],
    );
    let unsaid = notices(&report, "unsaid");
    let expected = [("retirement.earliest_month", ""), ("retirement.cost", "retirement.month_price")];
    assert_eq!(unsaid, expected.map(|(path, key)| (path.to_owned(), key.to_owned())));
    let typed = ask(&place, "retirement", &told(298, 120), &json!({"retirement.month_price": "421.14"}));
    // 2 × 421.14.
    assert_at(&typed, &[("retirement.cost", json!("842.28"))]);
    assert!(!notices(&typed, "typed_figure").is_empty());
}

/// Source: RULES.md 8 (years by sex).
#[test]
fn women_and_men_may_need_different_years() {
    let place = shelf(&[MALE, FEMALE]);
    let woman = with(told(230, 0), "sex", "female");
    // 20 years are 240 months.
    assert_at(
        &of(&place, &woman),
        &[("retirement.required_months", json!(240)), ("retirement.missing_months", json!(10))],
    );
    assert_at(&of(&place, &told(230, 0)), &[("retirement.missing_months", json!(70))]);
    // A document that speaks of men only is silent on women.
    let silent = of(&shelf(&[MALE]), &woman);
    assert_at(&silent, &[("retirement", Json::Null)]);
    assert_eq!(notices(&silent, "unsaid"), [("retirement".to_owned(), "retirement.total".to_owned())]);
}

/// Source: 丽水 (local years only for those who draw their pension outside the province).
#[test]
fn local_years_may_be_asked_of_pensions_elsewhere_only() {
    let both: Line = ("累计满20年", r#"key = "retirement.total", value = "20 years""#);
    let outside: Line = (
        "在省外办理退休的，在本市缴费满10年",
        r#"key = "retirement.local", pension = "elsewhere", value = "10 years""#,
    );
    let place = shelf(&[both, outside, MONTHLY]);
    for (word, here) in [("elsewhere", 120), ("outside_province", 120), ("in_province", 0), ("here", 0)] {
        let report = of(&place, &with(told(240, 100), "pension_drawn", word));
        // 240 months are 20 years; of the 120 here, 20 are missing.
        let missing = if here == 0 { 0 } else { 20 };
        assert_at(
            &report,
            &[
                ("retirement.required_months_here", json!(here)),
                ("retirement.missing_months_here", json!(missing)),
                ("retirement.earliest_month", json!("2030-04")),
            ],
        );
    }
    // No answer is "here", and a place that does not ask for local years is not silent about them.
    let report = of(&place, &told(240, 0));
    assert_at(&report, &[("retirement.required_months_here", json!(0))]);
    assert!(notices(&report, "unsaid").is_empty());
}

/// Source: 湖南 (local years rising by one each year of retirement, 15 from 2028 on).
#[test]
fn local_years_may_rise_with_the_year_of_retirement() {
    let place = shelf(&[
        ("累计满30年", r#"key = "retirement.total", value = "30 years""#),
        ("2025年办理为12年", r#"key = "retirement.local", value = "12 years", from = 2025"#),
        ("2026年办理为13年", r#"key = "retirement.local", value = "13 years", from = 2026"#),
        ("2027年办理为14年", r#"key = "retirement.local", value = "14 years", from = 2027"#),
        ("2028年办理为15年", r#"key = "retirement.local", value = "15 years", from = 2028"#),
    ]);
    for (month, here) in [("2025-12", 144), ("2026-01", 156), ("2027-06", 168), ("2028-01", 180), ("2035-01", 180)] {
        let report = of(&place, &with(told(400, 0), "retires_on", month));
        assert_at(&report, &[("retirement.required_months_here", json!(here))]);
    }
}

/// Source: RULES.md 8: no years in all, no answer; typed ones answer, and the local years are then unsaid.
#[test]
fn a_place_without_any_rule_answers_by_typed_figures_only() {
    let place = shelf(&[("缴纳居民医保的保费", r#"key = "family.use", usage = "premium", value = "allowed""#)]);
    let ask = |overrides: Json| ask(&place, "retirement", &told(200, 50), &overrides);
    let silent = ask(Json::Null);
    assert_at(&silent, &[("retirement", Json::Null), ("steps", json!([]))]);
    assert_eq!(notices(&silent, "unsaid"), [("retirement".to_owned(), "retirement.total".to_owned())]);
    let total = ask(json!({"retirement.total": 25}));
    let expected = json!({
        "required_months": 300, "missing_months": 100, "required_months_here": null, "missing_months_here": null,
        "earliest_month": null, "cost": null,
    });
    assert_at(&total, &[("retirement", expected)]);
    let unsaid = notices(&total, "unsaid");
    assert_eq!(unsaid, [("retirement.required_months_here".to_owned(), "retirement.local".to_owned())]);
    let both = ask(json!({"retirement.total": 25, "retirement.local": 10}));
    assert_at(&both, &[("retirement.missing_months_here", json!(70))]);
}

/// Source: policies/README.md (a floor is no value): at least 11 years are no 11 years, and not none either.
#[test]
fn a_floor_of_local_years_is_no_figure() {
    let least: Line = ("不低于11年", r#"key = "retirement.local", floor = "11 years""#);
    let report = of(&shelf(&[MALE, least]), &told(300, 0));
    assert_at(&report, &[("retirement.required_months_here", Json::Null), ("retirement.cost", Json::Null)]);
    assert_eq!(notices(&report, "at_least").len(), 1);
    assert!(report["notices"].to_string().contains("至少11年"));
}

/// Source: the machine interface (overrides are refused where the pack has a value).
#[test]
fn a_typed_figure_is_refused_where_the_documents_state_one() {
    let place = shelf(&[MALE, LOCAL, PRICE]);
    for (key, value) in [("retirement.total", "20"), ("retirement.local", "5"), ("retirement.month_price", "1.00")] {
        let report = ask(&place, "retirement", &told(200, 50), &json!({ key: value }));
        assert_at(
            &report,
            &[("error.code", json!("contradiction")), ("error.path", json!(format!("overrides.{key}")))],
        );
    }
    // Of women nobody speaks: for them the years may be typed.
    let woman = with(told(200, 120), "sex", "female");
    let report = ask(&place, "retirement", &woman, &json!({"retirement.total": "20"}));
    assert_at(&report, &[("retirement.missing_months", json!(40))]);
}

/// Source: the machine interface (every number in a report has a step under its path, with its sources).
#[test]
fn every_figure_has_a_step() {
    for place in [shelf(&[MALE, LOCAL, MONTHLY, PRICE]), shelf(&[MALE, ONE_SUM, PRICE]), shelf(&[MALE])] {
        for told in [told(270, 96), told(300, 120), told(900, 0)] {
            let report = of(&place, &told);
            let figures = report["retirement"].as_object().unwrap().iter().filter(|(_, value)| !value.is_null());
            let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let figures: Vec<(String, String)> =
                figures.map(|(field, value)| (format!("retirement.{field}"), text(value))).collect();
            assert!(figures.len() >= 4);
            assert_stepped(&report, &figures);
        }
    }
}
