//! The family's account in Fujian and Xiamen: whose account the law speaks of, from which day on, and for how many.

use super::asking::answer;
use serde_json::{Value as Json, json};

fn ask(enrolment: &Json, holder: &Json, members: &[Json]) -> Json {
    let mut request = json!({"area": "350200", "family": {"holders": [holder], "members": members}});
    if !enrolment.is_null() {
        request["enrolment"] = enrolment.clone();
    }
    answer(&request.to_string())
}

fn holder(province: &str) -> Json {
    json!({"id": "妈妈", "balance": "90000.00", "province": province})
}

fn member(id: &str, relation: &str, province: &str) -> Json {
    json!({"id": id, "relation": {"妈妈": relation}, "province": province, "premium": "400.00"})
}

/// Source: 福建省 (为本人或近亲属缴纳参加本省城乡居民基本医疗保险的保费): Fujian's word is none on Zhejiang's accounts.
#[test]
fn an_account_of_another_province_is_not_answered_for() {
    let report = ask(&Json::Null, &holder("33"), &[member("孩子", "child", "33")]);
    assert_eq!(report["family"]["payments"], json!([]));
    let refused = json!([{"holder": "妈妈", "member": "孩子", "code": "other_province"}]);
    assert_eq!(report["family"]["refused"], refused);
    assert_eq!(report["family"]["cash"]["孩子"], "400.00");
    let steps = report["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["path"] == "family.refused.0").unwrap();
    assert!(step["text"].as_str().unwrap().contains("账户不在这个省"), "{step}");
    assert!(step["sources"].to_string().contains("参加本省城乡居民基本医疗保险的保费"), "{step}");
    let report = ask(&Json::Null, &holder("35"), &[member("孩子", "child", "35")]);
    assert_eq!(report["family"]["refused"], json!([]));
}

/// Source: 福建省 (自2024年12月5日起家庭共济范围由直系亲属扩大至近亲属): before that day nothing in the packs says whom.
#[test]
fn a_sister_is_paid_for_from_the_day_on_which_siblings_are_allowed() {
    let of = |year: i32, paid_on: &str| {
        let report =
            ask(&json!({"coverage_year": year, "paid_on": paid_on}), &holder("35"), &[member("妹妹", "sibling", "35")]);
        report["family"]["payments"].as_array().map(Vec::len)
    };
    assert_eq!(of(2024, "2023-11-20"), None);
    assert_eq!(of(2025, "2024-11-20"), None);
    assert_eq!(of(2025, "2024-12-04"), None);
    assert_eq!(of(2025, "2024-12-05"), Some(1));
    assert_eq!(of(2025, "2024-12-20"), Some(1));
}

/// Source: RULES.md 7.7: what is typed is asked of the same day. On 20 November 2024 no document names what must stay;
/// from 5 December on one does.
#[test]
fn what_is_typed_is_asked_of_the_day_of_use() {
    let of = |paid_on: &str| {
        let request = json!({
            "area": "350200",
            "enrolment": {"coverage_year": 2025, "paid_on": paid_on},
            "family": {"holders": [holder("35")], "members": [member("妹妹", "sibling", "35")]},
            "overrides": {"family.kept_balance": "1000"},
        });
        answer(&request.to_string())["error"]["path"].clone()
    };
    assert_eq!(of("2024-11-20"), Json::Null);
    assert_eq!(of("2024-12-05"), "overrides.family.kept_balance");
}

/// Source: 厦门市 (一个有效的家庭共济账户可以邀请8位家庭成员(含户主)): seven beside the holder are eight.
#[test]
fn an_account_for_more_than_eight_is_told_of() {
    let told = |count: usize| {
        let mut members: Vec<Json> =
            (1..=count).map(|number| member(&format!("亲人{number}"), "child", "35")).collect();
        members.push(member("妈妈", "self", "35"));
        let report = ask(&Json::Null, &holder("35"), &members);
        assert_eq!(report["family"]["payments"].as_array().unwrap().len(), count + 1);
        let notices = report["notices"].as_array().unwrap().clone();
        notices.into_iter().find(|notice| notice["text"].as_str().unwrap().contains("最多8个人用"))
    };
    assert_eq!(told(7), None);
    let notice = told(8).unwrap();
    assert_eq!((&notice["code"], &notice["path"]), (&json!("reading"), &json!("family.payments")));
    let text = notice["text"].as_str().unwrap();
    assert!(text.contains("8位家庭成员(含户主)") && text.contains("要9个人"), "{text}");
}
