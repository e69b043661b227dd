//! The family's account in made-up places: who pays whom, what stays, what is left to pay, why a line is refused.

use super::one_document::{ask, assert_at, assert_stepped, notices, shelf, step};
use canbao::law::Shelf;
use serde_json::{Value as Json, json};

type Line = (&'static str, &'static str);

const RELATIVES: Line = (
    "本人及配偶、父母、子女、兄弟姐妹、祖父母、孙子女等近亲属",
    r#"key = "family.relation", relation = ["self", "spouse", "parent", "child", "sibling", "grandparent", "grandchild"], value = "allowed""#,
);
const PREMIUMS: Line = ("缴纳居民医保的保费", r#"key = "family.use", usage = "premium", value = "allowed""#);
const BILLS: Line = ("由个人承担的医疗费用", r#"key = "family.use", usage = "bills", value = "allowed""#);
const NEAR: Line = ("已参加我省基本医保的近亲属", r#"key = "family.reach", value = "same_province""#);
const ACROSS: Line = ("可以跨省使用", r#"key = "family.reach", value = "across""#);
const KEPT: Line = ("个人账户超过2000元的部分", r#"key = "family.kept_balance", value = "2000 yuan""#);
const WHOLE: Line = ("余额不足不扣费", r#"key = "family.paying", value = "all_or_nothing""#);
const USUAL: [Line; 6] = [RELATIVES, PREMIUMS, BILLS, NEAR, KEPT, WHOLE];

/// The usual document without some lines and with others.
fn place(without: &[Line], with: &[Line]) -> Shelf {
    let lines: Vec<Line> = USUAL.iter().filter(|line| !without.contains(line)).chain(with).copied().collect();
    shelf(&lines)
}

fn holder(id: &str, balance: &str) -> Json {
    json!({"id": id, "balance": balance, "province": "35"})
}

fn member(id: &str, relation: &Json, premium: &str) -> Json {
    json!({"id": id, "relation": relation, "province": "35", "premium": premium})
}

fn plan(shelf: &Shelf, holders: &[Json], members: &[Json]) -> Json {
    ask(shelf, "family", &json!({"holders": holders, "members": members}), &Json::Null)
}

fn refusal(holder: &str, member: &str, code: &str) -> Json {
    json!({"holder": holder, "member": member, "code": code})
}

fn paid(holder: &str, member: &str, amount: &str) -> Json {
    json!({"holder": holder, "member": member, "amount": amount})
}

/// Source: 厦门市医疗保障局 (余额不足不扣费): 2300 − 2000 = 300 is less than 450, and nothing is taken.
#[test]
fn a_short_account_pays_nothing_at_all() {
    let report = plan(&place(&[], &[]), &[holder("妈妈", "2300")], &[member("孩子", &json!({"妈妈": "child"}), "450")]);
    assert_at(
        &report,
        &[
            ("family.payments", json!([])),
            ("family.left", json!({"妈妈": "2300.00"})),
            ("family.cash", json!({"孩子": "450.00"})),
            ("family.refused", json!([refusal("妈妈", "孩子", "balance_short")])),
        ],
    );
    let told = step(&report, "family.refused.0")["text"].as_str().unwrap();
    assert!(told.contains("只有300元") && told.contains("450元") && told.contains("不扣费"), "{told}");
}

/// Source: RULES.md 7. Mother may give 900 to others, father 500 and, to himself, all of his 2500. All four can be
/// paid: me and grandmother by mother (900), my sister by father (450 of 500), father by himself.
#[test]
fn two_holders_pay_for_four_members_one_of_them_an_in_law() {
    let ours = json!({"妈妈": "child", "爸爸": "child"});
    let members = [
        member("我", &ours, "450"),
        member("妹妹", &ours, "450.00"),
        member("外婆", &json!({"妈妈": "parent", "爸爸": "parent_in_law"}), "450"),
        member("爸爸", &json!({"妈妈": "spouse", "爸爸": "self"}), "380.50"),
    ];
    let report = plan(&place(&[], &[]), &[holder("妈妈", "2900"), holder("爸爸", "2500")], &members);
    let payments = json!([
        paid("妈妈", "我", "450.00"),
        paid("爸爸", "妹妹", "450.00"),
        paid("妈妈", "外婆", "450.00"),
        paid("爸爸", "爸爸", "380.50"),
    ]);
    assert_at(
        &report,
        &[
            ("family.payments", payments),
            // 2900 − 450 − 450; 2500 − 450 − 380.50.
            ("family.left", json!({"妈妈": "2000.00", "爸爸": "1669.50"})),
            ("family.cash", json!({"我": "0.00", "妹妹": "0.00", "外婆": "0.00", "爸爸": "0.00"})),
            ("family.refused", json!([refusal("爸爸", "外婆", "not_near_relative")])),
        ],
    );
    let told = step(&report, "family.refused.0")["text"].as_str().unwrap();
    assert!(told.contains("公婆、岳父母不是近亲属，不能用家庭共济"), "{told}");
}

/// Source: RULES.md 7: for oneself the whole balance, for others only what is above the kept part, for both together
/// no more than the balance.
#[test]
fn oneself_may_use_what_others_must_leave() {
    let members =
        |own: &str| [member("孩子", &json!({"我": "child"}), "300"), member("我", &json!({"我": "self"}), own)];
    let of = |own: &str| plan(&place(&[], &[]), &[holder("我", "2300")], &members(own));
    // 300 to the child is all that is above 2000; 2000 to oneself leaves nothing.
    assert_at(&of("2000"), &[("family.payments.len", json!(2)), ("family.left.我", json!("0.00"))]);
    // 2000.01 and 300 are more than there is: one premium is met either way, and the larger sum is one's own.
    let report = of("2000.01");
    assert_at(
        &report,
        &[
            ("family.payments", json!([paid("我", "我", "2000.01")])),
            ("family.left.我", json!("299.99")),
            ("family.refused", json!([refusal("我", "孩子", "balance_short")])),
        ],
    );
    let told = step(&report, "family.refused.0")["text"].as_str().unwrap();
    assert!(told.contains("只有299.99元"), "{told}");
}

/// Source: RULES.md 7: a premium is paid whole by one holder, never split.
#[test]
fn a_premium_is_never_split_between_holders() {
    let child = member("孩子", &json!({"妈妈": "child", "爸爸": "child"}), "450");
    let report = plan(&place(&[], &[]), &[holder("妈妈", "2300"), holder("爸爸", "2400")], &[child]);
    assert_at(
        &report,
        &[
            ("family.payments", json!([])),
            ("family.cash.孩子", json!("450.00")),
            (
                "family.refused",
                json!([refusal("妈妈", "孩子", "balance_short"), refusal("爸爸", "孩子", "balance_short")]),
            ),
        ],
    );
}

/// Source: RULES.md 7 (most premiums, then the largest sum, then as listed).
#[test]
fn most_premiums_then_the_largest_sum_then_as_listed() {
    let child = json!({"妈妈": "child"});
    let of = |balance: &str, premiums: &[&str]| {
        let members: Vec<Json> =
            premiums.iter().enumerate().map(|(index, sum)| member(&format!("孩子{index}"), &child, sum)).collect();
        plan(&place(&[], &[]), &[holder("妈妈", balance)], &members)["family"]["payments"].clone()
    };
    // 800 above the kept part: two of 400 go before one of 800.
    let two = json!([paid("妈妈", "孩子1", "400.00"), paid("妈妈", "孩子2", "400.00")]);
    assert_eq!(of("2800", &["800", "400", "400"]), two);
    // 500: one premium in any case; 450 is the larger.
    assert_eq!(of("2500", &["400", "450"]), json!([paid("妈妈", "孩子1", "450.00")]));
    // Equal: the one listed first.
    assert_eq!(of("2500", &["450", "450"]), json!([paid("妈妈", "孩子0", "450.00")]));
}

/// Source: RULES.md 7 (same province or across, perhaps by use).
#[test]
fn another_province_is_reached_where_the_document_says_so() {
    let mut aunt = member("姐姐", &json!({"我": "sibling"}), "400");
    aunt["province"] = "44".into();
    aunt["bills"] = "50".into();
    let of = |shelf: &Shelf| plan(shelf, &[holder("我", "3000")], std::slice::from_ref(&aunt));
    let other = json!([refusal("我", "姐姐", "other_province")]);
    let near = of(&place(&[], &[]));
    assert_at(&near, &[("family.refused", other.clone()), ("family.cash.姐姐", json!("450.00"))]);
    assert!(notices(&near, "unsaid").is_empty());
    assert_at(&of(&place(&[NEAR], &[ACROSS])), &[("family.cash.姐姐", json!("0.00")), ("family.refused", json!([]))]);
    let bills: Line = ("医药费可以跨省", r#"key = "family.reach", usage = "bills", value = "across""#);
    let by_use = of(&place(&[], &[bills]));
    assert_at(&by_use, &[("family.cash.姐姐", json!("400.00")), ("family.refused", other.clone())]);
    // Nobody says: taken as the same province only, and told.
    let unsaid = of(&place(&[NEAR], &[]));
    assert_at(&unsaid, &[("family.refused", other)]);
    assert_eq!(notices(&unsaid, "unsaid"), [("family.refused".to_owned(), String::new())]);
}

/// Source: RULES.md 7 (unsaid: the whole balance, told; the figure may be typed).
#[test]
fn a_kept_balance_that_nobody_states_may_be_typed() {
    let unsaid = place(&[KEPT], &[]);
    let asked = json!({
        "holders": [holder("妈妈", "2300")],
        "members": [member("孩子", &json!({"妈妈": "child"}), "450")],
    });
    let report = ask(&unsaid, "family", &asked, &Json::Null);
    assert_at(&report, &[("family.left.妈妈", json!("1850.00")), ("family.cash.孩子", json!("0.00"))]);
    assert_eq!(notices(&report, "unsaid"), [("family.payments".to_owned(), "family.kept_balance".to_owned())]);
    let typed = ask(&unsaid, "family", &asked, &json!({"family.kept_balance": "2000"}));
    assert_at(&typed, &[("family.left.妈妈", json!("2300.00"))]);
    assert!(notices(&typed, "unsaid").is_empty() && !notices(&typed, "typed_figure").is_empty());
    let refused = ask(&place(&[], &[]), "family", &asked, &json!({"family.kept_balance": "0"}));
    assert_at(
        &refused,
        &[("error.code", json!("contradiction")), ("error.path", json!("overrides.family.kept_balance"))],
    );
}

/// Source: RULES.md 7 (whether less than a premium is taken is unsaid: nothing is, and it is told).
#[test]
fn a_short_account_of_a_place_that_does_not_say_whether_it_pays_in_part() {
    let report =
        plan(&place(&[WHOLE], &[]), &[holder("妈妈", "2300")], &[member("孩子", &json!({"妈妈": "child"}), "450")]);
    assert_at(&report, &[("family.payments", json!([])), ("family.cash.孩子", json!("450.00"))]);
    assert_eq!(notices(&report, "unsaid"), [("family.refused".to_owned(), String::new())]);
}

/// Source: RULES.md 7: bills from what is left after every premium, in part if need be, members then holders.
#[test]
fn bills_are_paid_from_what_the_premiums_leave() {
    let both = json!({"妈妈": "child", "爸爸": "child"});
    let mut first = member("哥哥", &both, "0");
    first["bills"] = "800.05".into();
    let mut second = member("弟弟", &both, "400");
    second["bills"] = "100".into();
    // Above the kept part: 500 and 450. The premium of 400 is mother's; 100 of hers and 450 of his are left for bills.
    let report = plan(&place(&[], &[]), &[holder("妈妈", "2500"), holder("爸爸", "2450")], &[first, second]);
    let bill =
        |holder: &str, amount: &str| json!({"holder": holder, "member": "哥哥", "amount": amount, "use": "bills"});
    let payments = json!([paid("妈妈", "弟弟", "400.00"), bill("妈妈", "100.00"), bill("爸爸", "450.00")]);
    assert_at(
        &report,
        &[
            ("family.payments", payments),
            ("family.left", json!({"妈妈": "2000.00", "爸爸": "2000.00"})),
            // 800.05 − 100 − 450.
            ("family.cash", json!({"哥哥": "250.05", "弟弟": "100.00"})),
            // Both gave his brother all that they may; for him nothing is left of either.
            (
                "family.refused",
                json!([refusal("妈妈", "弟弟", "balance_short"), refusal("爸爸", "弟弟", "balance_short")]),
            ),
        ],
    );
}

/// Source: RULES.md 7 (2000 yuan stay on the account): what is there is the holder's alone, and a bill that nothing pays
/// has its reason; once for a pair whose premium it is short for too, and never where other accounts have paid it all.
#[test]
fn a_bill_that_nothing_pays_has_its_reason() {
    let of = |holders: &[Json], premium: &str| {
        let mut child = member("孩子", &json!({"妈妈": "child", "爸爸": "child"}), premium);
        child["bills"] = "100".into();
        if holders.len() == 1 {
            child["relation"] = json!({"妈妈": "child"});
        }
        plan(&place(&[], &[]), holders, &[child])
    };
    let short = |holder: &str| refusal(holder, "孩子", "balance_short");
    let report = of(&[holder("妈妈", "2000")], "0");
    assert_at(&report, &[("family.payments", json!([])), ("family.refused", json!([short("妈妈")]))]);
    let told = step(&report, "family.refused.0");
    assert_eq!(
        told["text"],
        "妈妈的账户不能给孩子付个人自付的医药费：账户里已经没有能用的钱（给别人用时要留下2000元）。"
    );
    assert!(told["sources"].to_string().contains(KEPT.0), "{told}");
    assert_at(&of(&[holder("妈妈", "2000")], "450"), &[("family.refused", json!([short("妈妈")]))]);
    // 449 are too little for the premium alone; of them the bills are paid.
    assert_at(&of(&[holder("妈妈", "2449")], "450"), &[("family.refused", json!([short("妈妈")]))]);
    // Father pays all of it; of 60 he pays what he can, and mother nothing.
    assert_at(&of(&[holder("妈妈", "2000"), holder("爸爸", "2100")], "0"), &[("family.refused", json!([]))]);
    let part = of(&[holder("妈妈", "2000"), holder("爸爸", "2060")], "0");
    assert_at(&part, &[("family.cash.孩子", json!("40.00")), ("family.refused", json!([short("妈妈")]))]);
}

/// Source: RULES.md 7.5 (the largest sum): each account may give 500. The first child's bills could be paid by either
/// parent, the second child's by mother alone: father pays the first, mother the second, and no cash is left to pay.
#[test]
fn bills_are_shared_out_so_that_the_least_is_left_in_cash() {
    let bills = |id: &str, relation: &Json| {
        let mut member = member(id, relation, "0");
        member["bills"] = "500".into();
        member
    };
    let members = [bills("哥哥", &json!({"妈妈": "child", "爸爸": "child"})), bills("妹妹", &json!({"妈妈": "child"}))];
    let report = plan(&place(&[], &[]), &[holder("妈妈", "2500"), holder("爸爸", "2500")], &members);
    let bill =
        |holder: &str, member: &str| json!({"holder": holder, "member": member, "amount": "500.00", "use": "bills"});
    assert_at(
        &report,
        &[
            ("family.payments", json!([bill("爸爸", "哥哥"), bill("妈妈", "妹妹")])),
            ("family.left", json!({"妈妈": "2000.00", "爸爸": "2000.00"})),
            ("family.cash", json!({"哥哥": "0.00", "妹妹": "0.00"})),
        ],
    );
}

/// Source: RULES.md 7 (what no document lets an account pay).
#[test]
fn a_use_that_is_not_allowed_is_refused() {
    let mut child = member("孩子", &json!({"妈妈": "child"}), "400");
    child["bills"] = "30".into();
    let report = plan(&place(&[BILLS], &[]), &[holder("妈妈", "3000")], &[child]);
    assert_at(
        &report,
        &[
            ("family.payments", json!([paid("妈妈", "孩子", "400.00")])),
            ("family.cash.孩子", json!("30.00")),
            ("family.refused", json!([refusal("妈妈", "孩子", "use_not_allowed")])),
        ],
    );
}

/// Source: RULES.md 7: nobody asked, nothing due: no line. A relative whom the list leaves out is refused like others.
#[test]
fn only_what_was_asked_and_is_due_is_a_line() {
    let members = [
        member("邻居", &json!({}), "400"),
        member("孩子", &json!({"我": "child"}), "0.00"),
        member("婆婆", &json!({"我": "parent_in_law"}), "0"),
        member("儿媳", &json!({"我": "child_in_law"}), "400"),
        member("朋友", &json!({"我": "other"}), "400"),
        member("姐姐", &json!({"我": "sibling"}), "400"),
    ];
    let direct: Line = (
        "本人及配偶、父母、子女",
        r#"key = "family.relation", relation = ["self", "spouse", "parent", "child"], value = "allowed""#,
    );
    let report = plan(&place(&[RELATIVES], &[direct]), &[holder("我", "9000")], &members);
    let codes = ["儿媳", "朋友", "姐姐"].map(|id| refusal("我", id, "not_near_relative"));
    assert_at(
        &report,
        &[
            ("family.payments", json!([])),
            ("family.refused", json!(codes)),
            ("family.cash.邻居", json!("400.00")),
            ("family.cash.孩子", json!("0.00")),
        ],
    );
    assert!(notices(&report, "unsaid").is_empty());
}

/// Source: RULES.md 7: a list of relatives that leaves the holder out does not shut him out of his own account.
#[test]
fn an_account_is_its_holders_own() {
    let others: Line = (
        "近亲属是配偶、父母、子女",
        r#"key = "family.relation", relation = ["spouse", "parent", "child"], value = "allowed""#,
    );
    let me = member("我", &json!({"我": "self"}), "400");
    let report = plan(&place(&[RELATIVES], &[others]), &[holder("我", "400")], &[me]);
    assert_at(&report, &[("family.payments", json!([paid("我", "我", "400.00")])), ("family.refused", json!([]))]);
    assert_eq!(notices(&report, "unsaid"), [("family.payments".to_owned(), String::new())]);
}

/// Source: the machine interface (a section that cannot be answered is null with an `unsaid` notice).
#[test]
fn without_relatives_or_uses_nothing_is_planned() {
    let child = member("孩子", &json!({"妈妈": "child"}), "450");
    for without in [&[RELATIVES][..], &[PREMIUMS, BILLS]] {
        let report = plan(&place(without, &[]), &[holder("妈妈", "2300")], std::slice::from_ref(&child));
        assert_at(&report, &[("family", Json::Null), ("steps", json!([]))]);
        assert_eq!(notices(&report, "unsaid"), [("family".to_owned(), String::new())]);
    }
}

/// Source: the machine interface (every number in a report has a step under its path, with its sources).
#[test]
fn every_figure_and_every_refusal_has_a_step() {
    let mut sister = member("妹妹", &json!({"妈妈": "child"}), "450");
    sister["bills"] = "20".into();
    let mut aunt = member("姑姑", &json!({"爸爸": "sibling"}), "400");
    aunt["province"] = "44".into();
    let members = [
        sister,
        aunt,
        member("外婆", &json!({"妈妈": "parent", "爸爸": "parent_in_law"}), "450"),
        member("邻居", &json!({}), "400"),
    ];
    let report = plan(&place(&[], &[]), &[holder("妈妈", "2600"), holder("爸爸", "2500")], &members);
    let family = &report["family"];
    let mut figures = Vec::new();
    for (index, payment) in family["payments"].as_array().unwrap().iter().enumerate() {
        figures.push((format!("family.payments.{index}.amount"), payment["amount"].as_str().unwrap().to_owned()));
    }
    for (index, refusal) in family["refused"].as_array().unwrap().iter().enumerate() {
        figures.push((format!("family.refused.{index}"), refusal["code"].as_str().unwrap().to_owned()));
    }
    for field in ["left", "cash"] {
        let sums = family[field].as_object().unwrap().iter();
        figures.extend(sums.map(|(id, sum)| (format!("family.{field}.{id}"), sum.as_str().unwrap().to_owned())));
    }
    // 2 payments, 3 refusals (aunt, grandmother by father and by mother), 2 accounts, 4 members.
    assert_eq!(figures.len(), 11, "{family}");
    assert_stepped(&report, &figures);
    let quotes: Vec<&Json> = step(&report, "family.payments.0.amount")["sources"].as_array().unwrap().iter().collect();
    let expected = [RELATIVES, PREMIUMS, NEAR, KEPT, WHOLE].map(|(quote, _)| quote);
    assert_eq!(quotes.iter().map(|source| source["quote"].as_str().unwrap()).collect::<Vec<_>>(), expected);
}
