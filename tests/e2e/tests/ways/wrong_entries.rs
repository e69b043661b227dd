//! Each wrong entry gets its own message beside its field and in the summary, and keeps what was typed.

use canbao_e2e::{Page, Window};

fn open(area: &str) -> Page {
    let page = Page::open_at(Window::PHONE, area);
    page.click("#coverage-year-2027");
    page
}

#[test]
fn a_birth_in_the_future_is_named_and_kept() {
    let page = open("370200");
    page.answer_year(2025, "没有参保");
    page.answer_year(2026, "没有参保");
    page.wait_text("#answer .headline", "您要等4个月");
    page.fill("born-on", "2099-01-01");
    page.wait_text("#born-on-problem", "出生日期在今天（2026年11月23日）以后");
    page.wait_text("#answer .problems", "出生日期");
    assert_eq!(page.value("born-on"), "2099-01-01");
    assert!(page.text("#year-2025").contains("没有参保"), "the year strip was lost");
    page.screenshot("wrong-birth");
    page.fill("born-on", "1990年5月1日");
    page.wait_text("#answer .headline", "您要等4个月");
}

#[test]
fn a_payment_day_outside_every_window_is_named_and_kept() {
    let page = open("350200");
    page.answer_year(2025, "居民医保");
    page.answer_year(2026, "居民医保");
    page.wait_text("#answer .headline", "不用等");
    page.click("#payment-done");
    page.wait_text("#paid-on-problem", "请填钱是哪天到账的");
    page.fill("paid-on", "2026-01-05");
    page.wait_text("#paid-on-problem", "请填2026年9月1日到2027年12月31日之间的日期");
    page.wait_text("#answer .problems", "缴费日期");
    assert_eq!(page.value("paid-on"), "2026-01-05");
    page.screenshot("wrong-payment-day");
    page.fill("paid-on", "昨天");
    page.wait_text("#paid-on-problem", "这里要填一个日期");
    assert_eq!(page.value("paid-on"), "昨天");
    page.fill("paid-on", "2026-11-20");
    page.wait_text("#answer .headline", "不用等");
}

#[test]
fn a_lapse_before_birth_is_named_and_kept() {
    let page = open("370200");
    page.answer_year(2025, "没有参保");
    page.answer_year(2026, "没有参保");
    page.fill("born-on", "2026-03-01");
    page.wait_text("#year-2025-problem", "这一年还没有出生（2026年出生）");
    page.wait_text("#answer .problems", "2025年有没有参保");
    assert!(page.text("#year-2025").contains("没有参保"), "the answer was lost");
    assert_eq!(page.value("born-on"), "2026-03-01");
    page.screenshot("wrong-lapse-before-birth");
}

#[test]
fn a_year_left_unanswered_is_asked_for() {
    let page = open("370200");
    page.answer_year(2025, "没有参保");
    page.wait_text("#year-2026-problem", "请告诉我们2026年有没有参保");
    page.wait_text("#answer .problems", "2026年有没有参保");
    assert!(page.text("#year-2025").contains("没有参保"), "the answer was lost");
    page.click("#answer .problems a");
    assert_eq!(page.focused(), "year-2026", "the link in the summary leads to the field");
    page.screenshot("missing-year");
    page.answer_year(2026, "没有参保");
    page.wait_text("#answer .headline", "您要等4个月");
}

#[test]
fn typing_an_amount_keeps_focus_and_refuses_words() {
    let page = open("370200");
    page.answer_year(2025, "没有参保");
    page.answer_year(2026, "没有参保");
    page.wait_text("#payable", "本地未收录");
    page.fill("typed-premium-personal", "四百");
    page.wait_text("#typed-premium-personal-problem", "这里要填多少元");
    assert_eq!(page.value("typed-premium-personal"), "四百");
    assert_eq!(page.focused(), "typed-premium-personal");
    page.fill("typed-premium-personal", "410");
    page.wait_text("#payable", "410元");
}
