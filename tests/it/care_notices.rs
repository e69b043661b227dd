//! Notices of bills and bonuses: told where something turns on it, and nowhere else.

use super::asking::{answer, notice_codes};
use serde_json::{Value as Json, json};

/// A resident of Xiamen, paid late on 2026-05-10 and so covered from 2026-08-10, with one stay.
fn stay_on(day: &str) -> Json {
    json!({
        "area": "350200", "person": {"born_on": "1980-01-01"},
        "enrolment": {"coverage_year": 2026, "paid_on": "2026-05-10"},
        "history": [{"year": 2025, "cover": "resident", "zero_claim": false}],
        "care": [{"on": day, "kind": "inpatient", "facility": "tertiary", "total": "20000.00",
                  "excluded": "0.00", "first_share": "0.00", "place": "local"}],
    })
}

fn is_told(request: &Json, code: &str) -> bool {
    notice_codes(&answer(&request.to_string())).contains(&code)
}

/// Source: RULES.md 3.7 (厦门: the day of the cost decides; a notice where the wait ends within 30 days after).
#[test]
fn the_end_of_a_wait_is_told_within_thirty_days_and_only_in_it() {
    assert!(!is_told(&stay_on("2026-07-10"), "wait_ends_near_care"), "31 days");
    assert!(is_told(&stay_on("2026-07-11"), "wait_ends_near_care"), "30 days");
    assert!(is_told(&stay_on("2026-08-09"), "wait_ends_near_care"), "the last day of the wait");
    assert!(!is_told(&stay_on("2026-08-10"), "wait_ends_near_care"), "the first covered day");
    let mut elsewhere = stay_on("2026-08-09");
    elsewhere["area"] = "370200".into();
    elsewhere["enrolment"]["window"] = "late".into();
    assert!(!is_told(&elsewhere, "wait_ends_near_care"), "Qingdao goes by the day of admission");
}

/// Source: the machine interface (without `enrolment`, and for employees and retirees, care is taken as covered).
#[test]
fn cover_is_assumed_only_where_nobody_tells_it() {
    let mut request = stay_on("2026-09-01");
    assert!(!is_told(&request, "cover_assumed"));
    request["person"]["cover"] = "employee".into();
    assert!(is_told(&request, "cover_assumed"), "an employee");
    assert!(is_told(&request, "continuity_assumed"), "months not told");
    request["person"]["continuous_months"] = 30.into();
    assert!(!is_told(&request, "continuity_assumed"));
    request["person"] = json!({"born_on": "1980-01-01"});
    request.as_object_mut().unwrap().remove("enrolment");
    assert!(is_told(&request, "cover_assumed"), "no enrolment");
}

/// Source: the machine interface (`born_on` absent = an adult, with a notice where it matters).
#[test]
fn an_adult_is_assumed_only_where_it_matters() {
    let mut request = stay_on("2026-09-01");
    assert!(!is_told(&request, "adult_assumed"));
    request["person"] = json!({});
    assert!(is_told(&request, "adult_assumed"));
}

/// Source: the machine interface (`zero_claim` absent = not known, counted as a claim, with a notice).
#[test]
fn unknown_claims_are_told_of_resident_years_only() {
    let mut request = stay_on("2026-09-01");
    assert!(!is_told(&request, "claims_unknown"));
    request["history"] = json!([{"year": 2025, "cover": "employee"}]);
    assert!(!is_told(&request, "claims_unknown"), "an employee year earns no zero-claim bonus");
    request["history"] = json!([{"year": 2025, "cover": "resident"}]);
    assert!(is_told(&request, "claims_unknown"));
}

/// Source: ARCHITECTURE.md, invariant 5 (a floor is not a value), and a value is no floor.
#[test]
fn a_floor_is_told_only_where_no_document_states_the_step() {
    let of = |area: &str| {
        json!({"area": area, "enrolment": {"coverage_year": 2026, "paid_on": "2025-11-20", "window": "central"},
               "history": [{"year": 2025, "cover": "resident", "zero_claim": true}]})
    };
    let tells = |area: &str| {
        let report = answer(&of(area).to_string());
        let mut notices = report["notices"].as_array().unwrap().iter();
        notices.any(|notice| notice["code"] == "at_least" && notice["path"] == "bonus")
    };
    assert!(tells("210900") && tells("440100"));
    assert!(!tells("350200") && !tells("430600") && !tells("331100"));
}

/// Source: RULES.md 3.6, 3.7 (a wait is what follows the payment; the days before it are not one).
///
/// Paid in Fujian's extended window after a covered year: no month to wait, covered from the day of payment.
#[test]
fn before_the_payment_nobody_is_in_a_wait() {
    let stay = |paid_on: &str, on: &str| {
        let mut request = stay_on(on);
        request["enrolment"]["paid_on"] = paid_on.into();
        answer(&request.to_string())
    };
    let told = |report: &Json| {
        let mut steps = report["steps"].as_array().unwrap().iter();
        steps.find(|step| step["path"] == "reimbursement.events.0.basic").unwrap()["text"].clone()
    };
    let report = stay("2026-01-20", "2026-01-10");
    assert_eq!(report["waiting"]["total_months"], 0);
    assert_eq!(told(&report), "第1笔：2026年1月10日还没有缴费（2026年1月20日才到账），不能报，这一项是0元。");
    assert!(!notice_codes(&report).contains(&"wait_ends_near_care"));
    assert_eq!(stay("2026-01-20", "2026-01-20")["reimbursement"]["events"][0]["covered"], true, "the day of payment");
    // Paid late on 10 May, a wait of three months to 10 August: on 9 May nothing was paid yet, on 10 May it had begun.
    let report = stay("2026-05-10", "2026-05-09");
    assert_eq!(told(&report), "第1笔：2026年5月9日还没有缴费（2026年5月10日才到账），不能报，这一项是0元。");
    let report = stay("2026-05-10", "2026-05-10");
    assert_eq!(told(&report), "第1笔：2026年5月10日还在待遇等待期（要等到2026年8月10日才能报），不能报，这一项是0元。");
}

/// Source: 江西省医疗保障局 2024-09 (在2025年3月15日缴费…待遇享受时间为缴费次日,即2025年3月16日起享受医保待遇).
#[test]
fn between_payment_and_cover_nobody_waits_where_there_is_no_wait() {
    let request = json!({
        "area": "360100", "person": {"born_on": "1980-01-01", "categories": ["medical_assistance"]},
        "enrolment": {"coverage_year": 2025, "paid_on": "2025-03-15"},
        "history": [{"year": 2023, "cover": "resident"}, {"year": 2024, "cover": "resident"}],
        "care": [{"on": "2025-03-15", "kind": "inpatient", "facility": "tertiary", "total": "20000.00"}],
    });
    let report = answer(&request.to_string());
    let mut steps = report["steps"].as_array().unwrap().iter();
    let step = steps.find(|step| step["path"] == "reimbursement.events.0.basic").unwrap();
    assert_eq!(step["text"], "第1笔：2025年3月15日待遇还没有开始（2025年3月16日起才能报），不能报，这一项是0元。");
}

/// Source: RULES.md 6.1 (whoever tells of no enrolment is taken as covered): where one is told and its wait is unsaid, it
/// is not known whether cover had begun, and the notice says so.
#[test]
fn where_the_wait_is_unsaid_nobody_knows_whether_cover_had_begun() {
    let told = |window: Option<&str>| {
        let mut request = stay_on("2026-06-01");
        request["area"] = "370200".into();
        if let Some(window) = window {
            request["enrolment"]["window"] = window.into();
        }
        let report = answer(&request.to_string());
        let mut notices = report["notices"].as_array().unwrap().iter();
        let notice = notices.find(|notice| notice["code"] == "cover_assumed");
        (report["waiting"].is_null(), notice.map(|notice| notice["text"].as_str().unwrap().to_owned()))
    };
    // Qingdao publishes no window: without the person's word there is no wait to reckon.
    let (is_null, text) = told(None);
    assert!(is_null && text.is_some_and(|text| text.contains("不知道看病那天能不能报")));
    assert_eq!(told(Some("late")), (false, None));
    let mut request = stay_on("2026-06-01");
    request.as_object_mut().unwrap().remove("enrolment");
    let report = answer(&request.to_string());
    assert!(
        report["notices"].as_array().unwrap().iter().all(|it| !it["text"].as_str().unwrap().contains("不知道看病那天"))
    );
}

/// The texts of a report's readings.
fn readings(report: &Json) -> Vec<&str> {
    let notices = report["notices"].as_array().into_iter().flatten();
    notices.filter(|it| it["code"] == "reading").filter_map(|it| it["text"].as_str()).collect()
}

/// Source: 武汉市医疗救助 二（四） (住院救助，低保80%); RULES.md 6.5.
///
/// Visit: (10000 - 200) x 50% is above the 400 of a year: 9600 are left. Stay: 20000 x 60% = 12000: 8000 are left. Critical
/// illness: (17600 - 18000/2) x (60% + 5%) = 5590. Assistance: (8000 - 5590) x 80% = 1928.
#[test]
fn what_critical_illness_paid_for_visits_too_comes_off_the_stays_and_is_told() {
    let told = |care: Json| {
        let request = json!({
            "area": "420100", "person": {"born_on": "1980-01-01", "categories": ["subsistence_allowance"]},
            "overrides": {"critical_illness.deductible": "18000.00", "critical_illness.ratio": "0.6"}, "care": care,
        });
        answer(&request.to_string())
    };
    let event = |kind: &str, total: &str| {
        json!({"on": "2026-01-10", "kind": kind, "facility": "tertiary", "total": total, "excluded": "0.00",
               "first_share": "0.00", "place": "local"})
    };
    let both = told(json!([event("outpatient", "10000.00"), event("inpatient", "20000.00")]));
    let bill = &both["reimbursement"];
    assert_eq!((&bill["critical_illness"], &bill["assistance"]), (&json!("5590.00"), &json!("1928.00")));
    let is_told = |report: &Json| readings(report).iter().any(|text| text.starts_with("医疗救助只管住院"));
    assert!(is_told(&both));
    // 40000 x 60% = 24000: 16000 are left, of which critical illness pays (16000 - 9000) x 65%: all of it for the stay.
    let one = told(json!([event("inpatient", "40000.00")]));
    assert_eq!(one["reimbursement"]["critical_illness"], "4550.00");
    assert!(!is_told(&one));
}

/// Source: 德州日报 2025-08-28 (断保人员再参保缴费的,相应降低大病保险最高支付限额3000元); RULES.md 4 (用掉: above the original cap).
///
/// 2025 free of claims: 3000 in 2026. 2027 lapsed: back in 2028 for 3000 less: 400000 + 3000 - 3000. Basic: up to its cap of
/// 150000; critical illness: (850000 - 16000) x 60% = 500400, up to 400000: not above the original cap, but above 397000.
#[test]
fn bonus_money_beside_a_reduction_is_told_as_a_reading() {
    let past = |year: i32, is_zero: bool| json!({"year": year, "cover": "resident", "zero_claim": is_zero});
    let bill = |total: &str| {
        let request = json!({
            "area": "370200", "person": {"born_on": "1980-01-01"},
            "enrolment": {"coverage_year": 2028, "paid_on": "2027-11-10", "window": "central"},
            "history": [past(2025, true), past(2026, false), {"year": 2027, "cover": "none"}],
            "care": [{"on": "2028-08-01", "kind": "inpatient", "facility": "tertiary", "total": total,
                      "excluded": "0.00", "first_share": "0.00", "place": "local"}],
            "overrides": {"basic.deductible": "800.00", "basic.ratio": "0.7", "basic.cap": "150000.00",
                          "critical_illness.deductible": "16000.00", "critical_illness.ratio": "0.6",
                          "critical_illness.cap": "400000.00"},
        });
        answer(&request.to_string())
    };
    let is_told = |report: &Json| readings(report).iter().any(|text| text.starts_with("限额又有激励提高"));
    let full = bill("1000000.00");
    assert_eq!(full["bonus"]["by_year"]["2028"]["cap"], "400000.00");
    assert_eq!(full["reimbursement"]["critical_illness"], "400000.00");
    assert_eq!(full["reimbursement"]["bonus_used"], false);
    assert!(is_told(&full));
    // 800000: (650000 - 16000) x 60% = 380400, below either cap: nothing turns on it.
    let less = bill("800000.00");
    assert_eq!(less["reimbursement"]["critical_illness"], "380400.00");
    assert!(!is_told(&less));
}

/// Source: RULES.md 6.3 (第几次住院): a stay without any cost is one all the same, and the reader is told.
#[test]
fn a_stay_that_cost_nothing_counts_and_is_told() {
    let told = |first: &str| {
        let mut request = stay_on("2026-09-01");
        request["care"][0]["total"] = first.into();
        let mut second = request["care"][0].clone();
        second["on"] = "2026-10-01".into();
        second["total"] = "20000.00".into();
        request["care"].as_array_mut().unwrap().push(second);
        answer(&request.to_string())
    };
    let is_told = |report: &Json| readings(report).iter().any(|text| text.starts_with("第1笔住院的费用是0元"));
    let (empty, full) = (told("0.00"), told("5000.00"));
    assert!(is_told(&empty) && !is_told(&full));
    let deductible = |report: &Json| report["reimbursement"]["events"][1]["deductible"].clone();
    // 厦府规〔2022〕12号: 二次及二次以上住院的，在三级…起付标准…为500元.
    assert_eq!((deductible(&empty), deductible(&full)), (json!("500.00"), json!("500.00")), "a later stay either way");
    let mut alone = stay_on("2026-09-01");
    alone["care"][0]["total"] = "0.00".into();
    assert!(!is_told(&answer(&alone.to_string())), "no stay follows");
}
