//! The family's account: its entries, and what stands in the section state by state.

use crate::drawn::{after, html, text};
use canbao::{
    app::{
        Message, Payment,
        family::{MOST_HOLDERS, MOST_MEMBERS, Message as Family, Relative},
    },
    law::{Key, Relation},
};

fn family(messages: impl IntoIterator<Item = Family>) -> Vec<Message> {
    messages.into_iter().map(Message::Family).collect()
}

/// Xiamen, 2026 paid in its window: the main answer comes to 450元, which the city's notice of 2025 sets.
fn xiamen() -> Vec<Message> {
    vec![
        Message::AreaChosen("350200".into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025-11-10".into()),
        Message::SectionToggled("family"),
    ]
}

fn related(member: u32, holder: u32, relation: Relation) -> Family {
    Family::RelationChosen { member, holder, relation: Some(relation) }
}

/// A mother with 3200元 on her account, and her child.
fn mother() -> Vec<Message> {
    family([
        Family::HolderNamed(1, "妈妈".into()),
        Family::BalanceTyped(1, "3200元".into()),
        related(1, 1, Relation::Child),
    ])
}

fn mother_in_law(premium: &str) -> Vec<Message> {
    family([
        Family::MemberAdded,
        Family::MemberNamed(2, "婆婆".into()),
        related(2, 1, Relation::ParentInLaw),
        Family::PremiumTyped(2, premium.into()),
    ])
}

fn page(messages: Vec<Vec<Message>>) -> String {
    text(&html(after(messages.concat())))
}

#[test]
fn a_closed_section_is_not_drawn_and_keeps_its_entries() {
    let messages = [xiamen(), mother(), vec![Message::SectionToggled("family")]].concat();
    let model = after(messages);
    assert_eq!(model.family.holders[0].balance, "3200元");
    assert!(!text(&html(model)).contains("账户余额"));
}

/// Source: 福建省个人账户家庭共济 (2000元 stay on the account for its holder): 3200 − 450 = 2750.
#[test]
fn a_mother_pays_her_childs_premium_which_is_the_main_answers_own() {
    let page = page(vec![xiamen(), mother()]);
    assert!(page.contains("妈妈的账户付我的保费450元。"), "{page}");
    assert!(page.contains("妈妈的账户还剩2750元。"));
    assert!(page.contains("不用另外付现金。"));
    assert!(page.contains("3200元 − 450元 = 还剩2750元"));
    assert!(page.contains("不填就用上面算出来的450元"));
}

#[test]
fn relatives_are_listed_once_and_brought_up_to_date() {
    let relative = |name: &str, premium: &str| Relative { name: name.into(), province: None, premium: premium.into() };
    let named =
        family([Family::MemberAdded, Family::MemberNamed(2, "婆婆".into()), related(2, 1, Relation::ParentInLaw)]);
    let filled =
        |premium| family([Family::Filled("妈妈".into(), vec![relative("婆婆", premium), relative("爸爸", "450元")])]);
    let model = after([xiamen(), named, filled(""), filled("400元")].concat());
    let listed: Vec<_> = model.family.members.iter().map(|it| (it.name.as_str(), it.premium.as_str())).collect();
    assert_eq!(listed, [("妈妈", ""), ("婆婆", "400元"), ("爸爸", "450元")]);
    assert_eq!(model.family.members[1].relations[&1], Some(Relation::ParentInLaw), "what was said stays");
    let many = (0..40).map(|index| relative(&format!("亲戚{index}"), "")).collect();
    let model = after([xiamen(), family([Family::Filled(String::new(), many)])].concat());
    assert_eq!(model.family.members.len(), MOST_MEMBERS);
}

#[test]
fn a_mother_in_law_is_refused_with_the_reason_and_pays_herself() {
    let page = page(vec![xiamen(), mother(), mother_in_law("450")]);
    assert!(page.contains("妈妈的账户付我的保费450元。"), "{page}");
    assert!(page.contains("妈妈的账户不能给婆婆付：公婆、岳父母不是近亲属，不能用家庭共济。"));
    assert!(page.contains("还要自己另外付（现金或者别的办法）：婆婆付450元。"));
}

#[test]
fn the_picture_says_in_words_what_its_arrows_show() {
    let markup = html(after([xiamen(), mother(), mother_in_law("450")].concat()));
    assert!(markup.contains("aria-label=\"妈妈的账户给我付保费450元；婆婆另外付450元\""), "{markup}");
}

#[test]
fn bills_are_paid_after_premiums_from_what_may_be_shared() {
    // 3200 − 2000 = 1200 for others; 1200 − 450 = 750 for bills; 1000 − 750 = 250 in cash.
    let page = page(vec![xiamen(), mother(), family([Family::BillsTyped(1, "1000".into())])]);
    assert!(page.contains("妈妈的账户付我的保费450元，妈妈的账户付我的医药费750元。"), "{page}");
    assert!(page.contains("还要自己另外付（现金或者别的办法）：我付250元。"));
}

#[test]
fn whoever_is_not_told_completely_waits_and_is_asked_for() {
    let page = page(vec![xiamen(), mother(), family([Family::MemberAdded])]);
    assert!(page.contains("妈妈的账户付我的保费450元。"), "the others are planned meanwhile: {page}");
    assert!(page.contains("第2个人是第1个账户的什么人：请选这个人是账户主人的什么人。"));
    assert!(page.contains("第2个人的保费：请填这个人要交多少保费"));
    let alone = text(&html(after(xiamen())));
    assert!(alone.contains("第1个账户的余额：请填账户里现在有多少钱"), "{alone}");
}

#[test]
fn a_wrong_sum_is_told_beside_its_field_and_kept() {
    let messages = [xiamen(), mother(), family([Family::BalanceTyped(1, "三千".into())])].concat();
    let markup = html(after(messages));
    assert!(markup.contains("value=\"三千\""), "{markup}");
    assert!(text(&markup).contains("第1个账户的余额：这里要填多少元"));
}

#[test]
fn a_name_that_two_accounts_bear_is_told_at_the_second() {
    let second = family([
        Family::HolderAdded,
        Family::HolderNamed(2, "妈妈".into()),
        Family::BalanceTyped(2, "100".into()),
        Family::RelationChosen { member: 1, holder: 2, relation: None },
    ]);
    let page = page(vec![xiamen(), mother(), second]);
    assert!(page.contains("第2个账户的称呼：“妈妈”填了两次，请换一个名字或者只留一个。"), "{page}");
}

/// Two people cannot be the mother: it is told where the second is said to be her.
#[test]
fn an_account_with_two_owners_is_told_at_the_second_relation() {
    let both = family([
        related(1, 1, Relation::Oneself),
        Family::MemberAdded,
        Family::MemberNamed(2, "爸爸".into()),
        related(2, 1, Relation::Oneself),
        Family::PremiumTyped(2, "400".into()),
    ]);
    let page = page(vec![xiamen(), mother(), both]);
    let told = "第2个人是第1个账户的什么人：“妈妈”的账户只有一个主人，“我”已经填了本人，请核对。";
    assert!(page.contains(told), "{page}");
}

#[test]
fn an_account_that_is_not_to_be_used_is_not_used() {
    let second = family([
        Family::HolderAdded,
        Family::BalanceTyped(2, "9000".into()),
        Family::RelationChosen { member: 1, holder: 2, relation: None },
    ]);
    let page = page(vec![xiamen(), mother(), second]);
    assert!(page.contains("妈妈的账户付我的保费450元。"), "{page}");
    assert!(page.contains("家人2的账户还剩9000元"));
}

#[test]
fn another_province_is_chosen_by_name_and_refused() {
    let page = page(vec![xiamen(), mother(), family([Family::MemberProvinceChosen(1, Some("44".into()))])]);
    assert!(page.contains("这些个人账户一笔也付不了。"), "{page}");
    assert!(page.contains("妈妈的账户不能给我付：两个人不在同一个省参保"));
}

/// 湖北 says nothing of what must stay: it may be typed, and is marked.
#[test]
fn an_unsaid_kept_balance_may_be_typed_and_is_marked() {
    let mut messages = xiamen();
    messages[0] = Message::AreaChosen("420100".into());
    let messages = [messages, mother(), family([Family::PremiumTyped(1, "400".into())])].concat();
    let before = text(&html(after(messages.clone())));
    assert!(before.contains("本地未收录的数字，可以照当地通知填"), "{before}");
    assert!(before.contains("妈妈的账户付我的保费400元。"));
    // 3200 − 3000 = 200, which is less than the premium.
    let typed = [messages, vec![Message::FigureTyped(Key::FamilyKept, "3000".into())]].concat();
    let after = text(&html(after(typed)));
    assert!(after.contains("账户里能用的只有200元（给别人用时要留下3000元），不够这笔保费400元"), "{after}");
    assert!(after.contains("您填的"));
}

#[test]
fn the_nation_is_in_no_province_so_it_is_asked_for() {
    let mut messages = xiamen();
    messages[0] = Message::AreaChosen("100000".into());
    let page = page(vec![messages, mother()]);
    assert!(page.contains("第1个账户的省份：请选在哪个省参保。"), "{page}");
}

#[test]
fn an_account_that_goes_takes_its_relations_with_it_and_lists_have_an_end() {
    let added = vec![Message::Family(Family::HolderAdded); MOST_HOLDERS + 3];
    let more = vec![Message::Family(Family::MemberAdded); MOST_MEMBERS + 3];
    let model = after([added, more].concat());
    assert_eq!((model.family.holders.len(), model.family.members.len()), (MOST_HOLDERS, MOST_MEMBERS));
    let removed = after([mother(), family([Family::HolderAdded, Family::HolderRemoved(1)])].concat());
    assert_eq!(removed.family.holders.len(), 1);
    assert!(removed.family.members[0].relations.is_empty());
}

/// 2400 − 240 = 2160; for others 2000元 must stay of the 2400元: the child's 420元 cannot come out of 400元.
#[test]
fn what_must_stay_is_told_beside_what_is_left() {
    let own = family([
        Family::HolderNamed(1, "妈妈".into()),
        Family::BalanceTyped(1, "2400".into()),
        related(1, 1, Relation::Oneself),
        Family::PremiumTyped(1, "240".into()),
        Family::MemberAdded,
        Family::MemberNamed(2, "孩子".into()),
        related(2, 1, Relation::Child),
        Family::PremiumTyped(2, "420".into()),
    ]);
    let page = page(vec![xiamen(), own]);
    assert!(page.contains("妈妈的账户还剩2160元（给别人付时要留下2000元，能给别人用的只有400元）"), "{page}");
}

/// 3200 − 450 = 2750 and 450 remain: a number after a name that ends in one would be read as one number.
#[test]
fn a_name_that_ends_in_a_number_never_runs_into_a_sum() {
    let unnamed = family([Family::BalanceTyped(1, "3200".into()), related(1, 1, Relation::Child)]);
    let second = family([
        Family::MemberAdded,
        Family::MemberNamed(2, "儿媳2".into()),
        related(2, 1, Relation::ChildInLaw),
        Family::PremiumTyped(2, "450".into()),
    ]);
    let page = page(vec![xiamen(), unnamed, second]);
    assert!(page.contains("家人1的账户还剩2750元。"), "{page}");
    assert!(page.contains("还要自己另外付（现金或者别的办法）：儿媳2付450元。"), "{page}");
    assert!(!page.contains("家人12750元") && !page.contains("儿媳2450元"), "{page}");
}
