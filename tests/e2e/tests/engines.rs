//! The main job and the bill, start to end by clicking, in each engine, at each width.

use canbao_e2e::{Engine, Page, Window};

const WINDOWS: [Window; 3] = [Window::NARROW, Window::PHONE, Window::DESKTOP];

/// Source: 青岛市医疗保障局 2025-12 (小孙): two lapsed years wait four months.
fn main_job(page: &Page) {
    page.wait_text("label[for=area]", "参保城市");
    page.choose("area", "370200");
    page.wait_text("#years-title", "每年有没有参保");
    for year in ["#year-2025", "#year-2026"] {
        page.click(year);
        page.click(year);
    }
    page.wait_text("#answer .headline", "您要等4个月，从2027年5月1日起看病能报销");
    page.click("#repair-1");
    page.wait_text("#answer .headline", "您要等3个月，从2027年4月1日起看病能报销");
}

/// Source: 厦府规〔2022〕12号: an outpatient bill of 17000元 at a tertiary hospital is paid 8725元.
fn bill(page: &Page) {
    page.wait_text("label[for=area]", "参保城市");
    page.choose("area", "350200");
    page.wait_text("#years-title", "每年有没有参保");
    page.click("#coverage-year-2026");
    page.click("#year-2025");
    page.click("#payment-done");
    page.fill("paid-on", "2025-11-10");
    page.wait_text("#payable", "450元");
    page.click("#care-title");
    page.fill("care-1-on", "2026-03-05");
    page.choose("care-1-level", "tertiary");
    page.fill("care-1-total", "17000");
    page.fill("care-1-excluded", "0");
    page.fill("care-1-first-share", "0");
    page.wait_text("#care-answer", "8725元");
}

/// Nothing hangs out of the window sideways.
fn fits(page: &Page) {
    let over = page.run("const e = document.documentElement; return e.scrollWidth - e.clientWidth");
    assert!(over.as_f64().is_some_and(|over| over < 1.0), "{over} px too wide");
}

fn all(engine: Engine) {
    let mut page = Page::open_in(engine, Window::PHONE);
    for window in WINDOWS {
        page.go_in(window, "");
        main_job(&page);
        fits(&page);
        page.go_in(window, "");
        bill(&page);
        fits(&page);
        page.screenshot(&format!("{engine:?}-{}-bill", window.width).to_lowercase());
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
