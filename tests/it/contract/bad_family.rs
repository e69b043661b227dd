//! Families and retirements that cannot be: code, path and sentence, to the letter.

use super::bad_input::{assert_refused, change, sound};
use crate::asking::answer;
use serde_json::{Value as Json, json};

fn holder(change: &Json) -> Json {
    changed(json!({"id": "a", "balance": "1.00", "province": "35"}), change)
}

fn member(change: &Json) -> Json {
    changed(json!({"id": "b", "relation": {"a": "child"}, "province": "35", "premium": "1.00"}), change)
}

fn changed(mut sound: Json, change: &Json) -> Json {
    for (name, value) in change.as_object().unwrap() {
        sound[name] = value.clone();
    }
    sound
}

fn family(holders: &[Json], members: &[Json]) -> &'static str {
    let holders: Vec<Json> = holders.iter().map(holder).collect();
    let members: Vec<Json> = members.iter().map(member).collect();
    json!({"family": {"holders": holders, "members": members}}).to_string().leak()
}

fn retirement(change: &Json) -> &'static str {
    let sound = json!({"sex": "female", "retires_on": "2030-04", "paid_months": 210, "paid_months_here": 96});
    json!({"retirement": changed(sound, change)}).to_string().leak()
}

#[test]
fn a_family_that_cannot_be_is_refused() {
    let any = || [json!({})];
    let named = |count: usize| (0..count).map(|number| json!({"id": format!("a{number}")})).collect::<Vec<Json>>();
    let many = |count: usize| (0..count).map(|number| json!({"id": number.to_string()})).collect::<Vec<Json>>();
    let (holders, members) =
        ("请填1到8个有个人账户的人；人更多的，请分几次算。", "请填1到16个要缴费的人；人更多的，请分几次算。");
    let relations = "不认得“aunt”，请写 self、spouse、parent、child、sibling、grandparent、grandchild、parent_in_law、child_in_law、other 中的一个。";
    let province = |text: &str| -> &'static str {
        format!("“{text}”不是省份代码，请写国家标准的两位代码，例如福建省写 \"35\"。").leak()
    };
    let name = "请给这个人起个名字，例如“妈妈”。";
    let stranger = "有个人账户的人里没有“c”，请核对名字。";
    assert_refused(&[
        (family(&[], &any()), "bad_value", "family.holders", holders),
        (family(&named(9), &[json!({"relation": {}})]), "bad_value", "family.holders", holders),
        (family(&any(), &[]), "bad_value", "family.members", members),
        (family(&any(), &many(17)), "bad_value", "family.members", members),
        (family(&[json!({"id": ""})], &[json!({"relation": {}})]), "bad_value", "family.holders[0].id", name),
        (family(&any(), &[json!({}), json!({"id": " "})]), "bad_value", "family.members[1].id", name),
        (
            family(&[json!({}), json!({"id": "x"}), json!({})], &any()),
            "contradiction",
            "family.holders[2].id",
            "“a”填了两次，请换一个名字或者只留一个。",
        ),
        (
            family(&any(), &[json!({}), json!({})]),
            "contradiction",
            "family.members[1].id",
            "“b”填了两次，请换一个名字或者只留一个。",
        ),
        (
            family(&any(), &[json!({}), json!({"id": "d", "relation": {"c": "child"}})]),
            "contradiction",
            "family.members[1].relation.c",
            stranger,
        ),
        (family(&any(), &[json!({"relation": {"a": "aunt"}})]), "bad_value", "family.members[0].relation.a", relations),
        (family(&[json!({"province": "36 "})], &any()), "bad_value", "family.holders[0].province", province("36 ")),
        (
            family(&any(), &[json!({"province": "350000"})]),
            "bad_value",
            "family.members[0].province",
            province("350000"),
        ),
        (family(&any(), &[json!({"province": "福建"})]), "bad_value", "family.members[0].province", province("福建")),
        (family(&any(), &[json!({"province": "20"})]), "bad_value", "family.members[0].province", province("20")),
        (
            family(&[json!({"balance": "1.001"})], &any()),
            "bad_value",
            "family.holders[0].balance",
            "“1.001”不是金额：请写不小于0、最多两位小数的数，例如 \"400.00\"。",
        ),
        (
            family(&any(), &[json!({"bills": -1})]),
            "bad_value",
            "family.members[0].bills",
            "“-1”不是金额：请写不小于0、最多两位小数的数，例如 \"400.00\"。",
        ),
        (
            family(&any(), &[json!({"use": "bills"})]),
            "bad_field",
            "family.members[0].use",
            "没有 use 这个字段，请核对拼写。",
        ),
    ]);
}

/// Whose account it is can be told of one person, and of one account only; a namesake of a holder is the holder.
#[test]
fn an_account_with_two_owners_is_refused() {
    let own = |id: &str, relation: Json| json!({"id": id, "relation": relation});
    assert_refused(&[
        (
            family(&[json!({})], &[own("b", json!({"a": "self"})), own("c", json!({"a": "self"}))]),
            "contradiction",
            "family.members[1].relation.a",
            "“a”的账户只有一个主人，“b”已经填了本人，请核对。",
        ),
        (
            family(&[json!({"id": "z"}), json!({})], &[own("b", json!({"a": "self", "z": "self"}))]),
            "contradiction",
            "family.members[0].relation.a",
            "“b”已经是“z”本人，不能又是另一个账户的本人，请核对。",
        ),
        (
            family(&[json!({})], &[own("a", json!({"a": "child"}))]),
            "contradiction",
            "family.members[0].relation.a",
            "这个人和账户的主人都叫“a”：是同一个人，关系请选本人（self）；不是同一个人，请换一个名字。",
        ),
    ]);
    // A couple, each with an account and a premium; and a holder whose own account is not asked for his premium.
    let couple = [own("a", json!({"a": "self", "z": "spouse"})), own("z", json!({"a": "spouse", "z": "self"}))];
    for members in [&couple[..], &[own("a", json!({"z": "spouse"}))]] {
        let mut request = sound();
        let patch = family(&[json!({}), json!({"id": "z"})], members);
        change(&mut request, &serde_json::from_str(patch).unwrap());
        assert_eq!(answer(&request.to_string())["error"], Json::Null, "{patch}");
    }
}

/// Every province, autonomous region, municipality and special region may be named.
#[test]
fn all_thirty_four_provinces_are_known() {
    let known = (10..=99).filter(|code| {
        let request = json!({"area": "350200", "family": {
            "holders": [holder(&json!({"province": code.to_string()}))], "members": [member(&json!({}))],
        }});
        answer(&request.to_string())["error"].is_null()
    });
    assert_eq!(known.count(), 34);
}

/// Which of two relations should count cannot be known.
#[test]
fn a_relation_to_one_holder_told_twice_is_refused() {
    let text = r#"{"area": "350200", "family": {"holders": [{"id": "a", "balance": 1, "province": "35"}],
        "members": [{"id": "b", "relation": {"a": "child", "a": "self"}, "province": "35", "premium": 1}]}}"#;
    let error =
        json!({"code": "bad_field", "path": "family.members[0].relation.a", "text": "a 写了两次，请只留一次。"});
    assert_eq!(answer(text)["error"], error);
}

#[test]
fn a_retirement_that_cannot_be_is_refused() {
    let months = "缴费月数要在0到900之间，请核对：这里填的是月数，不是年数或金额。";
    let year = "退休的月份要在2016年到2100年之间，例如2030-04。";
    assert_refused(&[
        (
            retirement(&json!({"paid_months_here": 211})),
            "contradiction",
            "retirement.paid_months_here",
            "在本地缴的月数不能比一共缴的210个月还多，请核对。",
        ),
        (retirement(&json!({"paid_months": 901})), "bad_value", "retirement.paid_months", months),
        (
            retirement(&json!({"paid_months": 900, "paid_months_here": 901})),
            "bad_value",
            "retirement.paid_months_here",
            months,
        ),
        (
            retirement(&json!({"sex": "woman"})),
            "bad_value",
            "retirement.sex",
            "不认得“woman”，请写 female、male 中的一个。",
        ),
        (
            retirement(&json!({"pension_drawn": "abroad"})),
            "bad_value",
            "retirement.pension_drawn",
            "不认得“abroad”，请写 here、in_province、elsewhere 中的一个。",
        ),
        (
            retirement(&json!({"retires_on": "2030-13"})),
            "bad_value",
            "retirement.retires_on",
            "“2030-13”不是月份，请写成 2026-08 这样。",
        ),
        (retirement(&json!({"retires_on": "2101-01"})), "bad_value", "retirement.retires_on", year),
        (retirement(&json!({"retires_on": "2015-12"})), "bad_value", "retirement.retires_on", year),
        (
            retirement(&json!({"retire_on": "2030-04"})),
            "bad_field",
            "retirement.retire_on",
            "没有 retire_on 这个字段，请核对拼写。",
        ),
        (
            r#"{"retirement": {"sex": "female", "retires_on": "2030-04", "paid_months": 1}}"#,
            "bad_field",
            "retirement.paid_months_here",
            "缺少 paid_months_here 这一项。",
        ),
    ]);
}
