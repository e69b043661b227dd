//! A family's account by clicking.

use canbao_e2e::{Page, Window};

/// Xiamen, 2026 paid in its window: 450元.
fn open(window: Window) -> Page {
    let page = Page::open(window);
    page.say_xiamen();
    page.click("#family-title");
    page
}

/// A mother with 3200元 in Fujian pays for her child; 2000元 must stay for herself: 3200 − 450 = 2750.
fn mother(page: &Page) {
    page.fill("holder-1-name", "妈妈");
    page.fill("holder-1-balance", "3200");
    page.choose("member-1-to-1", "child");
    page.wait_text("#family-answer .headline", "妈妈的账户付我的保费450元");
    page.wait_text("#family-answer", "妈妈的账户还剩2750元");
}

#[test]
fn a_mother_pays_for_her_child_and_may_not_for_her_mother_in_law() {
    let page = open(Window::PHONE);
    page.wait_text("#holder-1-balance-problem", "请填账户里现在有多少钱");
    mother(&page);
    page.screenshot("phone-family-child");

    page.click("#add-member");
    page.fill("member-2-name", "婆婆");
    page.choose("member-2-to-1", "parent_in_law");
    page.fill("member-2-premium", "450");
    page.wait_text("#family-refused", "妈妈的账户不能给婆婆付：公婆、岳父母不是近亲属，不能用家庭共济。");
    page.wait_text("#family-answer", "婆婆付450元");
    page.wait_text("#family-answer .headline", "妈妈的账户付我的保费450元");
    page.screenshot("phone-family-mother-in-law");

    page.click("#remove-member-2");
    page.wait_text("#family-answer", "不用另外付现金");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_household_is_taken_over_into_the_plan() {
    let page = Page::open(Window::PHONE);
    page.say_xiamen();
    page.say_mother();
    page.click("#family-title");
    page.wait_text("#fill-family", "把我填进来");
    page.click("#fill-family");
    page.wait_text("#remove-member-2", "去掉“我”");
    assert_eq!((page.value("member-1-name"), page.value("member-2-premium")), ("妈妈".into(), "450元".into()));
    // Two premiums of 450元; 2000元 must stay on a Fujian account: 3200 − 900 = 2300.
    page.fill("holder-1-name", "爸爸");
    page.fill("holder-1-balance", "3200");
    page.choose("member-1-to-1", "spouse");
    page.choose("member-2-to-1", "child");
    page.wait_text("#family-answer", "爸爸的账户还剩2300元");
    page.screenshot("phone-family-household");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_same_on_a_desktop_with_every_clause() {
    let page = open(Window::DESKTOP);
    mother(&page);
    page.click("#add-holder");
    page.fill("holder-2-name", "爸爸");
    page.fill("holder-2-balance", "2100");
    page.choose("member-1-to-2", "child");
    page.wait_text("#family-answer .headline", "妈妈的账户付我的保费450元");
    page.click("#family-body .why summary");
    page.wait_text("#family-body .why[open]", "3200元 − 450元 = 还剩2750元");
    page.screenshot("desktop-family");
}

#[test]
fn typing_a_name_keeps_the_focus_and_everything_typed() {
    let page = open(Window::PHONE);
    mother(&page);
    page.fill("holder-1-name", "妈");
    assert_eq!(page.focused(), "holder-1-name");
    page.click("#family-title");
    page.click("#family-title");
    page.wait_text("#family-answer .headline", "妈的账户付我的保费450元");
    assert_eq!(page.value("holder-1-balance"), "3200");
}
