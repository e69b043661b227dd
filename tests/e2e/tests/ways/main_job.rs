//! The main job by clicking: how long do I wait, what does repair cost, what do I pay.

use canbao_e2e::{Page, Window};

#[test]
fn two_lapsed_years_wait_four_months_and_repair_takes_one_off() {
    let page = Page::open(Window::PHONE);
    page.say_xiao_sun();
    page.wait_text("#answer .headline", "您要等4个月");
    page.wait_text("#answer .headline", "2027年5月1日");
    page.screenshot("phone-four-months");

    page.click("#repair-1");
    page.wait_text("#answer .headline", "您要等3个月");
    page.wait_text("#answer .headline", "2027年4月1日");
    page.screenshot("phone-repaired");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn an_unsaid_premium_is_asked_for_and_its_cost_is_marked_as_typed() {
    let page = Page::open(Window::PHONE);
    page.say_xiao_sun();
    page.wait_text("#payable", "本地未收录");
    page.fill("typed-premium-personal", "410");
    page.wait_text("#payable", "410元");
    page.wait_text("#payable", "您填的");
    page.wait_text("label:has(#repair-1)", "410元");
    page.wait_text("label:has(#repair-1)", "您填的");
    page.click("#repair-1");
    page.wait_text("#payable", "820元");
    page.screenshot("phone-typed");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_same_on_a_desktop() {
    let page = Page::open(Window::DESKTOP);
    page.say_xiao_sun();
    page.wait_text("#answer .headline", "2027年5月1日");
    page.screenshot("desktop-four-months");
}

#[test]
fn every_figure_opens_to_its_sum_and_its_clause() {
    let page = Page::open(Window::PHONE);
    page.say_xiao_sun();
    page.wait_text("#answer .headline", "您要等4个月");
    page.click("section[aria-labelledby=why-title] summary");
    page.wait_text(".why[open]", "固定3个月 + 变动1个月 = 一共4个月。");
    page.wait_text(".why[open]", "设置参保后固定待遇等待期3个月");
    page.wait_text(".why[open]", "国办发〔2024〕38号");
    page.wait_text(".why[open]", "读法说明");
    page.screenshot("phone-why");
}
