//! Benefits by clicking: what a bill comes to, and what the critical-illness cap grows to.

use canbao_e2e::{Page, Window, keys::ENTER};

/// The day of the bill.
const BILLED: &str = "2026-05-04";

fn open(window: Window, area: &str, year: &str) -> Page {
    let page = Page::open_at(window, area);
    page.click(&format!("#coverage-year-{year}"));
    page
}

/// Xiamen, resident since 2023, 2026 paid in its window.
fn xiamen(window: Window) -> Page {
    let page = open(window, "350200", "2026");
    for year in [2023, 2024, 2025] {
        page.answer_year(year, "居民医保");
    }
    page.click("#payment-done");
    page.fill("paid-on", "2025-11-10");
    page.wait_text("#answer .headline", "不用等");
    page
}

/// Source: 厦门市医疗保障局 待遇简明表 (17000元-起付500元=16500元；…=8725元).
#[test]
fn a_visit_of_17000_yuan_in_xiamen_is_paid_8725() {
    let page = xiamen(Window::PHONE);
    page.close_up("benefits-closed", ".sections");
    page.say_bill(BILLED);
    page.wait_text("#care-answer .headline", "0元到8725元");
    page.wait_text("#care-answer .lead", "第1笔的目录外自费");
    page.close_up("care-range-phone", ".section:has(#care-body)");

    page.fill("care-1-excluded", "0");
    page.wait_text("#care-answer .lead", "第1笔的先行自付");
    page.fill("care-1-first-share", "0");
    page.wait_text("#care-answer .headline", "17000元里能报8725元，自己付8275元。");
    page.wait_text(".split .sums", "8725元");
    assert_eq!(page.count("#care-answer .problems"), 0);
    page.close_up("care-answer-phone", ".section:has(#care-body)");
    page.click(".section-body .why summary");
    page.wait_text(".section-body .why[open]", "10000元 × 45% + 6500元 × 65%");
    page.close_up("care-why-phone", ".section:has(#care-body)");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_same_bill_on_a_desktop() {
    let page = xiamen(Window::DESKTOP);
    page.say_bill(BILLED);
    page.wait_text("#care-answer .headline", "0元到8725元");
    page.close_up("care-range-desktop", ".section:has(#care-body)");
    page.fill("care-1-excluded", "0");
    page.fill("care-1-first-share", "0");
    page.wait_text("#care-answer .headline", "8725元");
    page.close_up("care-answer-desktop", ".section:has(#care-body)");
}

#[test]
fn several_bills_are_added_and_removed_and_the_focus_is_never_lost() {
    let page = xiamen(Window::PHONE);
    page.say_bill(BILLED);
    page.fill("care-1-excluded", "0");
    page.fill("care-1-first-share", "0");
    page.wait_text("#care-answer .headline", "8725元");
    page.click("#care-add");
    page.wait_text("#care-answer", "第2笔还没填好，没有算进去");
    assert_eq!(page.focused(), "care-2-on", "a new bill is ready to be typed");
    page.fill("care-2-on", "2026-06-02");
    page.click("#care-2-kind-inpatient");
    page.choose("care-2-level", "secondary");
    page.fill("care-2-total", "10600");
    page.fill("care-2-excluded", "0");
    page.fill("care-2-first-share", "0");
    // (10600 − 600) × 80% = 8000; 8725 + 8000 of 27600.
    page.wait_text("#care-answer .headline", "27600元里能报16725元，自己付10875元。");
    page.close_up("care-two-bills-phone", ".section:has(#care-body)");
    page.click("#care-1-remove");
    page.wait_text("#care-answer .headline", "10600元里能报8000元，自己付2600元。");
    assert_eq!(page.focused(), "care-add", "the focus has a place to stay");
    assert_eq!(page.value("care-2-total"), "10600");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn what_is_wrong_with_a_bill_is_told_beside_it_and_nothing_typed_is_lost() {
    let page = xiamen(Window::PHONE);
    page.say_bill(BILLED);
    page.fill("care-1-total", "一万七");
    page.wait_text("#care-1-total-problem", "这里要填多少元");
    page.wait_text("#care-answer .problems", "第1笔的总费用");
    page.fill("care-1-on", "2026-5月4");
    page.wait_text("#care-1-total-problem", "这里要填多少元");
    assert_eq!(page.value("care-1-total"), "一万七");
    page.close_up("care-wrong-phone", ".section:has(#care-body)");
    page.fill("care-1-total", "1.7万元");
    page.fill("care-1-excluded", "18000");
    page.wait_text("#care-1-excluded-problem", "不能超过17000元");
    page.click("#care-answer .problems a");
    assert_eq!(page.focused(), "care-1-excluded");
    page.click("#care-1-excluded-unknown");
    page.wait_text("#care-answer .headline", "0元到8725元");
    assert_eq!(page.value("care-1-excluded"), "18000", "what was typed is kept");
    page.fill("care-1-excluded", "0");
    assert_eq!(page.run("return document.getElementById('care-1-excluded-unknown').checked"), false);
}

#[test]
fn a_section_opens_and_closes_by_keyboard_and_keeps_its_entries() {
    let page = xiamen(Window::PHONE);
    let attribute =
        |name: &str| page.words(&format!("return document.getElementById('care-title').getAttribute('{name}')"));
    assert_eq!((attribute("aria-expanded"), attribute("aria-controls")), ("false".into(), "care-body".into()));
    page.run("document.getElementById('care-title').focus()");
    page.press(ENTER);
    page.wait_text("#care-body legend", "看病的时候是哪种医保");
    assert_eq!(attribute("aria-expanded"), "true");
    let region = page.run(
        "const e = document.getElementById('care-body'); \
        return [e.getAttribute('role'), e.getAttribute('aria-labelledby')].join()",
    );
    assert_eq!(region, "region,care-title");
    page.fill("care-1-total", "17000");
    page.run("document.getElementById('care-title').focus()");
    page.press(" ");
    assert_eq!(attribute("aria-expanded"), "false");
    assert_eq!(page.count("#care-1-total"), 0);
    page.press(" ");
    page.wait_text("#care-body legend", "看病的时候是哪种医保");
    assert_eq!(page.value("care-1-total"), "17000");
}

#[test]
fn care_in_the_wait_is_told_with_its_reason() {
    let page = open(Window::PHONE, "350200", "2026");
    page.answer_year(2025, "没有参保");
    page.click("#payment-done");
    page.fill("paid-on", "2026-04-10");
    page.wait_text("#answer .headline", "您要等3个月");
    page.say_bill(BILLED);
    page.wait_text("#care-answer .headline", "17000元里能报0元，自己付17000元。");
    page.wait_text(".bill-lines", "还在待遇等待期");
    page.close_up("care-in-the-wait-phone", ".section:has(#care-body)");
}

#[test]
fn a_bill_of_the_year_before_is_settled_by_what_the_strip_says() {
    let page = open(Window::PHONE, "350200", "2027");
    page.answer_year(2025, "居民医保");
    page.answer_year(2026, "居民医保");
    page.say_bill(BILLED);
    page.fill("care-1-excluded", "0");
    page.fill("care-1-first-share", "0");
    page.wait_text("#care-answer .headline", "8725元");
    assert!(!page.text("#care-body").contains("还没填全"));
    page.answer_year(2026, "没有参保");
    page.wait_text("#care-answer .headline", "2026年没有参保");
    page.close_up("care-not-insured-phone", ".section:has(#care-body)");
}

/// Source: 岳阳市医疗保障局 2026-01-28 (2026年度居民大病保险封顶线将提高5000元).
#[test]
fn yueyang_raises_the_cap_of_2026_by_5000_after_a_year_without_claims() {
    for (window, name) in [(Window::PHONE, "phone"), (Window::DESKTOP, "desktop")] {
        let page = open(window, "430600", "2027");
        page.answer_year(2025, "居民医保");
        page.answer_year(2026, "居民医保");
        page.click("#bonus-title");
        page.wait_text("#bonus-answer .headline", "2026年");
        page.close_up(&format!("bonus-unanswered-{name}"), ".section:has(#bonus-body)");
        page.click("#claims-2025-nothing");
        page.click("#claims-2026-unknown");
        page.wait_text("#bonus-answer .headline", "2026年，大病保险最多能报405000元，其中激励5000元。");
        page.close_up(&format!("bonus-answer-{name}"), ".section:has(#bonus-body)");
        page.click(".section-body details.more summary");
        page.wait_text(".by-year", "5000元");
        page.close_up(&format!("bonus-table-{name}"), ".section:has(#bonus-body)");
        assert_eq!(page.complaints(), Vec::<String>::new());
    }
}

#[test]
fn an_unsaid_cap_may_be_typed_and_stays_marked() {
    let page = open(Window::PHONE, "331100", "2027");
    page.answer_year(2025, "居民医保");
    page.answer_year(2026, "居民医保");
    page.click("#bonus-title");
    page.click("#claims-2025-nothing");
    page.click("#claims-2026-unknown");
    page.wait_text("#bonus-answer .headline", "提高5000元");
    page.wait_text("#bonus-answer", "提高5000元到10000元");
    page.close_up("bonus-unsaid-cap-phone", ".section:has(#bonus-body)");
    page.fill("bonus-typed-critical-illness-cap", "40万");
    page.wait_text("#bonus-answer .headline", "405000元");
    page.wait_text("#bonus-answer .headline", "您填的");
    assert_eq!(page.focused(), "bonus-typed-critical-illness-cap");
    page.close_up("bonus-typed-cap-phone", ".section:has(#bonus-body)");
}
