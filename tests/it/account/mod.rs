//! The account of benefits: three futures of ten years, worked out by hand, and laws that hold in every area.

mod ahead;
mod flags;
mod laws;

use super::asking::{at, shelf};
use canbao::contract::{self, AccountFlags, Counter, Failure};
use serde_json::{Value as Json, json};

/// The report of the account, or `{"error": …}`, as the command line prints it.
fn account(request: &Json, flags: &str) -> Json {
    let flags: Vec<&str> = flags.split_whitespace().collect();
    let report = AccountFlags::read(&flags).and_then(|flags| {
        contract::answer_with(
            &request.to_string(),
            |code| Ok(shelf(code).map(Counter::new)),
            |counter, request| counter.account(request, &flags),
        )
    });
    match report {
        Ok(report) => serde_json::to_value(report).unwrap(),
        Err(error) => serde_json::to_value(Failure { error }).unwrap(),
    }
}

/// Somebody with some years of cover behind him, free of claims.
fn asked(area: &str, (year, paid_on): (i32, &str), pasts: &[(i32, &str)]) -> Json {
    let history: Vec<Json> = pasts.iter().map(|(year, cover)| past(*year, cover)).collect();
    json!({
        "area": area,
        "enrolment": {"coverage_year": year, "paid_on": paid_on},
        "person": {"born_on": "1990-05-01"},
        "history": history,
    })
}

fn past(year: i32, cover: &str) -> Json {
    match cover {
        "resident" => json!({"year": year, "cover": cover, "zero_claim": true}),
        _ => json!({"year": year, "cover": cover}),
    }
}

fn assert_at(report: &Json, expected: &[(&str, Json)]) {
    for (path, value) in expected {
        assert_eq!(at(report, path).as_deref(), Some(value), "{path} {}", report["error"]);
    }
}

fn codes(report: &Json) -> Vec<&str> {
    super::asking::notice_codes(report)
}

fn texts(report: &Json) -> Vec<&str> {
    report["notices"].as_array().into_iter().flatten().filter_map(|notice| notice["text"].as_str()).collect()
}

/// 厦门, in 2025 insured, paying for 2026: 450 yuan (厦门市城乡居民基本医疗保险筹资标准).
fn xiamen() -> Json {
    asked("350200", (2026, "2025-11-10"), &[(2025, "resident")])
}

/// Source: 闽政办〔2025〕3号 (满4年…每次分别提高限额3000元…不超过原封顶线的20%); 厦府规〔2022〕12号 (50万元).
#[test]
fn xiamen_keeps_paying() {
    let report = account(&xiamen(), "");
    // 10 × 450 = 4500. 2029 is the fifth year in a row: 3000; 2035 the eleventh: 7 × 3000 = 21000. Claim-free 2025 to
    // 2034: 10 × 3000 = 30000 in 2035. 500000 + 21000 + 30000 = 551000, the two below 100000.
    assert_at(
        &report,
        &[
            ("account.keep.years.2026.premium", json!("450.00")),
            ("account.keep.years.2026.covered_from", json!("2026-01-01")),
            ("account.keep.years.2028.continuity", json!("0.00")),
            ("account.keep.years.2029.continuity", json!("3000.00")),
            ("account.keep.years.2029.consecutive_years", json!(5)),
            ("account.keep.years.2035.continuity", json!("21000.00")),
            ("account.keep.years.2035.zero_claim", json!("30000.00")),
            ("account.keep.total.premium", json!("4500.00")),
            ("account.keep.total.months_without_cover", json!(0)),
            ("account.keep.total.days_without_cover", json!(0)),
            ("account.keep.total.cap", json!("551000.00")),
        ],
    );
    assert_eq!(at(&report, "account.keep.years.2036"), None);
    assert_eq!(at(&report, "account.keep.repaired_years"), None);
}

/// Source: 闽政办〔2025〕3号 (3个月; 每多断保1年…1个月; 连续参保年数重新计算,但…金额保留); 国办发〔2024〕38号 (修复).
#[test]
fn xiamen_lapses_for_two_years_and_returns_with_and_without_repair() {
    let report = account(&xiamen(), "--skip 2");
    // Back in 2028 after two lapsed years: 3 + 1 = 4 months, covered from 1 May: 31 + 29 + 31 + 30 = 121 days. 12 + 12 +
    // 4 = 28 months, 365 + 365 + 121 = 851 days. 8 × 450 = 3600. Zero-claim money: 3000 for 2025, then 2028 to 2034: 8 ×
    // 3000 = 24000 in 2035; the fifth year in a row is 2032, so 4 × 3000 = 12000: 536000.
    assert_at(
        &report,
        &[
            ("account.return.years.2026.premium", json!("0.00")),
            ("account.return.years.2026.paid", json!(false)),
            ("account.return.years.2026.months_without_cover", json!(12)),
            ("account.return.years.2026.cap", json!("0.00")),
            ("account.return.years.2026.zero_claim", json!("3000.00")),
            ("account.return.years.2028.premium", json!("450.00")),
            ("account.return.years.2028.covered_from", json!("2028-05-01")),
            ("account.return.years.2028.months_without_cover", json!(4)),
            ("account.return.years.2028.days_without_cover", json!(121)),
            ("account.return.years.2028.cap", json!("503000.00")),
            ("account.return.years.2032.continuity", json!("3000.00")),
            ("account.return.total.premium", json!("3600.00")),
            ("account.return.total.months_without_cover", json!(28)),
            ("account.return.total.days_without_cover", json!(851)),
            ("account.return.total.cap", json!("536000.00")),
        ],
    );
    // One year may be repaired: 450 + 450, 3 months, covered from 1 April: 31 + 29 + 31 = 91 days.
    assert_at(
        &report,
        &[
            ("account.repair.repaired_years", json!(1)),
            ("account.repair.years.2028.premium", json!("900.00")),
            ("account.repair.years.2028.covered_from", json!("2028-04-01")),
            ("account.repair.total.premium", json!("4050.00")),
            ("account.repair.total.months_without_cover", json!(27)),
            ("account.repair.total.days_without_cover", json!(821)),
            ("account.repair.total.cap", json!("536000.00")),
        ],
    );
    assert!(codes(&report).contains(&"rough_estimate"), "the premiums after 2026 are carried on");
}

/// Source: 厦府规〔2022〕12号 (1000元, 73%, 10万元; 3万—10万60%).
#[test]
fn a_bill_meets_the_wait_of_each_future_and_ends_its_claim_free_run() {
    let report = account(&xiamen(), "--bill 200000 --on 2028-04-10 --excluded 0 --first-share 0");
    // (200000 − 1000) × 73% = 145270, capped at 100000. Left 100000: (100000 − 30000) × 60% = 42000. 58000 remain.
    for kind in ["keep", "repair"] {
        let at = |field: &str| report["account"][kind]["bill"][field].clone();
        assert_eq!((at("basic"), at("critical_illness")), (json!("100000.00"), json!("42000.00")), "{kind}");
        assert_eq!((at("funds"), at("patient")), (json!("142000.00"), json!("58000.00")), "{kind}");
    }
    // Without repair the wait runs to 30 April.
    assert_at(
        &report,
        &[
            ("account.return.bill.events.0.covered", json!(false)),
            ("account.return.bill.funds", json!("0.00")),
            ("account.return.bill.patient", json!("200000.00")),
            // 2028 was no longer free of claims: 3000 less from 2029 on; without repair nothing was claimed.
            ("account.keep.years.2028.zero_claim", json!("9000.00")),
            ("account.keep.years.2029.zero_claim", json!("9000.00")),
            ("account.keep.total.cap", json!("548000.00")),
            ("account.repair.total.cap", json!("533000.00")),
            ("account.return.total.cap", json!("536000.00")),
        ],
    );
}

/// Source: 国办发〔2024〕38号 and 闽政办〔2025〕3号 (使用奖励额度…零报销激励清零); 厦府规〔2022〕12号 (70%, 80%, 50万元).
#[test]
fn a_bill_that_uses_the_bonus_clears_its_zero_claim_part() {
    let report = account(&xiamen(), "--bill 900000 --on 2030-06-02 --excluded 0 --first-share 0");
    // Left by the basic fund: 800000. 70000 × 60% + 100000 × 70% + 600000 × 80% = 42000 + 70000 + 480000 = 592000. In
    // 2030: the sixth year, 6000, and 2025 to 2029 free of claims, 15000: cap 521000. 900000 − 621000 = 279000.
    assert_at(
        &report,
        &[
            ("account.keep.bill.critical_illness", json!("521000.00")),
            ("account.keep.bill.patient", json!("279000.00")),
            ("account.keep.bill.bonus_used", json!(true)),
            // 2031: 9000 for continuity, nothing left of the zero-claim part. 2035: 21000, and 2031 to 2034: 12000.
            ("account.keep.years.2031.zero_claim", json!("0.00")),
            ("account.keep.years.2031.cap", json!("509000.00")),
            ("account.keep.total.cap", json!("533000.00")),
        ],
    );
}

/// Source: the same, of a year that is skipped.
#[test]
fn a_bill_in_a_skipped_year_is_the_patients_own() {
    let report = account(&xiamen(), "--bill 200000 --on 2026-12-31");
    assert_at(
        &report,
        &[
            ("account.return.bill.patient", json!("200000.00")),
            ("account.return.bill.funds", json!("0.00")),
            ("account.return.bill.events.0.eligible", json!("0.00")),
            ("account.repair.bill.patient", json!("200000.00")),
            ("account.keep.bill.funds", json!("142000.00")),
        ],
    );
}

/// Source: 青岛医疗保障 2025-12 (小孙2025年度、2026年度未参保…4个月); 德州日报 2025-08-28 (断保…降低…3000元).
#[test]
fn qingdao_by_a_typed_premium() {
    let mut request = asked("370200", (2027, "2026-11-20"), &[(2025, "none"), (2026, "none")]);
    request["overrides"] = json!({"premium.personal": "410.00"});
    let report = account(&request, "--skip 1");
    // Keep: 3 + 1 months after two lapsed years, 10 × 410. Return in 2028 after three: 3 + 2 = 5, to 31 May: 31 + 29 + 31
    // + 30 + 31 = 152 days; 12 + 5 months, 9 × 410 = 3690. Two years repaired: 3 months, 91 days, 3 × 410 in 2028, 3690 +
    // 820 = 4510. A return lowers the cap by 3000 once; the cap itself is not on file.
    assert_at(
        &report,
        &[
            ("account.keep.years.2027.covered_from", json!("2027-05-01")),
            ("account.keep.total.premium", json!("4100.00")),
            ("account.keep.total.months_without_cover", json!(4)),
            ("account.keep.years.2027.reduction", json!("3000.00")),
            ("account.keep.years.2036.reduction", json!("3000.00")),
            ("account.return.years.2028.days_without_cover", json!(152)),
            ("account.return.total.months_without_cover", json!(17)),
            ("account.return.total.premium", json!("3690.00")),
            ("account.return.years.2027.reduction", json!("0.00")),
            ("account.return.years.2028.reduction", json!("3000.00")),
            ("account.repair.repaired_years", json!(2)),
            ("account.repair.years.2028.premium", json!("1230.00")),
            ("account.repair.years.2028.days_without_cover", json!(91)),
            ("account.repair.total.premium", json!("4510.00")),
        ],
    );
    assert!(codes(&report).contains(&"typed_figure"));
}

/// Source: 岳阳市医疗保障局 2026-01-28 (400元, 1月31日截止); 湖南省2026年度 (half for 低保).
#[test]
fn yueyang_after_five_skipped_years() {
    let mut request = asked("430600", (2026, "2025-11-20"), &[(2025, "resident")]);
    request["person"]["categories"] = json!(["subsistence_allowance"]);
    let report = account(&request, "--skip 5");
    // 400 − 200. Back in 2031 after five years: 3 + 4 = 7 months, covered from 1 August: 212 days. Of 4 variable months
    // min(4, 7 − 6) = 1 can be repaired, for 400 yuan: 1 July, 181 days. 5 × 200, and 400 more.
    assert_at(
        &report,
        &[
            ("account.keep.total.premium", json!("2000.00")),
            ("account.return.years.2031.covered_from", json!("2031-08-01")),
            ("account.return.years.2031.days_without_cover", json!(212)),
            ("account.return.total.months_without_cover", json!(67)),
            ("account.return.total.premium", json!("1000.00")),
            ("account.repair.repaired_years", json!(1)),
            ("account.repair.years.2031.premium", json!("600.00")),
            ("account.repair.years.2031.covered_from", json!("2031-07-01")),
            ("account.repair.total.premium", json!("1400.00")),
            ("account.repair.total.months_without_cover", json!(66)),
        ],
    );
    let carried = "2027年到2035年有的年度缴费标准还没有公布，照最近公布的推算（2026年每人400元），资助也照旧；以后多半会变，以当年通知为准。";
    assert!(texts(&report).contains(&carried), "{:#?}", texts(&report));
}

/// Source: 武汉 (its wait is overtaken and not replaced as long as its own rule is in force): premiums still stand.
#[test]
fn where_the_wait_is_unsaid_the_premiums_stand() {
    let mut request = asked("420100", (2026, "2025-11-20"), &[(2025, "resident")]);
    request["overrides"] = json!({"premium.personal": "400.00"});
    let report = account(&request, "");
    assert_at(
        &report,
        &[
            ("account.keep.total.premium", json!("4000.00")),
            ("account.keep.total.months_without_cover", json!(0)),
            ("account.return.total.premium", json!("3200.00")),
            ("account.return.years.2026.months_without_cover", json!(12)),
            ("account.return.years.2028.months_without_cover", Json::Null),
            ("account.return.total.months_without_cover", Json::Null),
            // What a return with repair costs turns on the wait.
            ("account.repair.repaired_years", Json::Null),
            ("account.repair.years.2028.premium", Json::Null),
            ("account.repair.total.premium", Json::Null),
        ],
    );
    let keys: Vec<&Json> = report["notices"].as_array().unwrap().iter().map(|notice| &notice["key"]).collect();
    assert!(keys.contains(&&json!("waiting.fixed_months")), "{keys:?}");
}

/// Source: RULES.md 9.1 (the first year is paid as the enrolment says).
#[test]
fn a_first_year_paid_late_is_shown_as_it_is() {
    // 阜新: paid on 3 July, three months: covered from 3 October; January to October are touched, 275 days.
    let mut request = asked("210900", (2026, "2026-07-03"), &[(2025, "resident")]);
    request["enrolment"]["window"] = json!("late");
    let report = account(&request, "");
    assert_at(
        &report,
        &[
            ("account.keep.years.2026.covered_from", json!("2026-10-03")),
            ("account.keep.years.2026.months_without_cover", json!(10)),
            ("account.keep.years.2026.days_without_cover", json!(275)),
            ("account.keep.years.2027.covered_from", json!("2027-01-01")),
        ],
    );
    assert!(texts(&report).iter().any(|text| text.starts_with("2026年按您填的缴费日期算")));
}

/// Source: RULES.md 9.1 (nobody is without cover before birth); 厦门 (出生…12个月内).
#[test]
fn a_childs_months_count_from_birth() {
    let mut request = asked("350200", (2026, "2026-11-20"), &[]);
    request["person"] = json!({"born_on": "2026-10-15"});
    let report = account(&request, "--skip 1");
    // Kept: covered from birth. Skipped: 15 October to the end of the year, 17 + 30 + 31 = 78 days in 3 months.
    assert_at(
        &report,
        &[
            ("account.keep.years.2026.covered_from", json!("2026-10-15")),
            ("account.keep.years.2026.months_without_cover", json!(0)),
            ("account.return.years.2026.months_without_cover", json!(3)),
            ("account.return.years.2026.days_without_cover", json!(78)),
        ],
    );
}
