//! The main job and the bill, start to end by clicking: in each engine, in each manner, at each width, and where the page
//! may store nothing.

use canbao_e2e::{Engine, Page, Window};

const WINDOWS: [Window; 3] = [Window::NARROW, Window::PHONE, Window::DESKTOP];

/// The usual way, for elders, in the dark, at the counter.
const MANNERS: [&str; 4] = ["", "elder", "dark", "counter"];

fn is_elder(manner: &str) -> bool {
    manner == "elder"
}

/// Elder mode asks one thing at a time.
fn next(page: &Page, manner: &str, progress: &str) {
    if is_elder(manner) {
        page.click("#question-next");
        page.wait_text("main", progress);
    }
}

/// The same from the question about years to the answer, when nothing else is said.
fn skip_to_answer(page: &Page, manner: &str) {
    if is_elder(manner) {
        for question in ["第5题", "第6题", "您的回答"] {
            next(page, manner, question);
        }
    }
}

fn area(page: &Page, manner: &str, area: &str, year: &str) {
    page.wait_text("label[for=area]", "参保城市");
    page.choose("area", area);
    // What comes with the policies moves the buttons below; a hand is slower than that.
    page.wait_text(".colophon", "政策数据核对到");
    if !is_elder(manner) {
        page.wait_text("#years-title", "每年有没有参保");
    }
    next(page, manner, "第2题");
    page.click(&format!("#coverage-year-{year}"));
    next(page, manner, "第3题");
}

/// Source: 青岛市医疗保障局 2025-12 (小孙): two lapsed years wait four months.
fn main_job(page: &Page, manner: &str) {
    area(page, manner, "370200", "2027");
    for year in [2025, 2026] {
        page.answer_year(year, "没有参保");
    }
    next(page, manner, "第4题");
    skip_to_answer(page, manner);
    page.wait_text("#answer .headline", "您要等4个月，从2027年5月1日起看病能报销");
    if is_elder(manner) {
        page.click("details.fold summary");
    }
    page.click("#repair-1");
    page.wait_text("#answer .headline", "您要等3个月，从2027年4月1日起看病能报销");
}

/// Source: 厦府规〔2022〕12号: an outpatient bill of 17000元 at a tertiary hospital is paid 8725元.
fn bill(page: &Page, manner: &str) {
    area(page, manner, "350200", "2026");
    page.answer_year(2025, "居民医保");
    next(page, manner, "第4题");
    page.click("#payment-done");
    page.fill("paid-on", "2025-11-10");
    skip_to_answer(page, manner);
    page.wait_text("#answer .headline", "您不用等");
    page.say_bill("2026-03-05");
    page.fill("care-1-excluded", "0");
    page.fill("care-1-first-share", "0");
    page.wait_text("#care-answer", "8725元");
}

/// Both in every manner, one width after another; whatever lies outside the window is named.
fn all(engine: Engine) {
    let mut page = Page::open_in(engine, Window::PHONE);
    let mut outside = Vec::new();
    for manner in MANNERS {
        let address = if manner.is_empty() { String::new() } else { format!("#v=1&m={manner}") };
        for window in WINDOWS {
            for (name, job) in [("job", main_job as fn(&Page, &str)), ("bill", bill)] {
                page.go_in(window, &address);
                job(&page, manner);
                let name = format!("{engine:?}-{}-{manner}-{name}", window.width).to_lowercase();
                page.screenshot(&name);
                outside.extend(Some(page.outside()).filter(|it| !it.is_empty()).map(|it| format!("{name}: {it}")));
            }
        }
    }
    assert_eq!(outside, Vec::<String>::new());
    page.block_stores();
    for (name, job) in [("job", main_job as fn(&Page, &str)), ("bill", bill)] {
        page.go_in(Window::PHONE, "");
        job(&page, "");
        page.click("#store");
        page.wait_text("#store-problem", "这台设备不让网页存东西");
        page.screenshot(&format!("{engine:?}-blocked-{name}").to_lowercase());
    }
}

#[test]
fn in_chromium() {
    all(Engine::Chromium);
}

#[test]
fn in_firefox() {
    all(Engine::Firefox);
}

#[test]
fn in_webkit() {
    all(Engine::WebKit);
}
