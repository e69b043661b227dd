//! What goes wrong outside the page: an old browser, a network that is gone. Each has an answer that a reader can act on,
//! and nobody is kept out of it.

use canbao_e2e::{Page, Window};
use serde_json::json;

fn looked_at(page: &Page, name: &str) {
    page.screenshot(name);
    assert_eq!((page.violations(), page.outside()), Default::default(), "{name}");
}

#[test]
fn a_browser_without_webassembly_is_told_where_to_ask() {
    let page = Page::open(Window::PHONE);
    let source = json!({ "source": "delete window.WebAssembly" });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &source);
    page.reload();
    page.wait_text("main", "这个浏览器太旧了，算不了");
    page.wait_text("main", "12393");
    looked_at(&page, "trouble-old-browser");
}

#[test]
fn a_program_that_does_not_come_is_told() {
    let page = Page::open(Window::PHONE);
    page.cut(&["*.wasm"]);
    page.reload();
    page.wait_text("main", "页面没有取全，可能是网络断了");
    looked_at(&page, "trouble-no-program");
}

#[test]
fn a_link_whose_reader_does_not_come_is_told() {
    let mut page = Page::open(Window::PHONE);
    page.cut(&["*/answer-*.wasm"]);
    page.go_in(Window::PHONE, "#v=1/a=370200&y=2027&h=2025n2026n");
    page.wait_text("main", "页面没有取全，可能是网络断了");
    looked_at(&page, "trouble-no-reader");
}

#[test]
fn a_list_and_a_place_that_do_not_come_can_be_asked_for_again() {
    let mut page = Page::open(Window::PHONE);
    page.cut(&["*/packs/index.json"]);
    page.go_in(Window::PHONE, "");
    page.wait_text("main", "地区名单没有取到，可能是网络断了。您填的都还在。");
    looked_at(&page, "trouble-no-list");
    page.cut(&[]);
    page.click("#retry");
    page.wait_text("label[for=area]", "参保城市");
    page.cut(&["*.json"]);
    page.choose("area", "370200");
    page.wait_text("main", "没有取到，可能是网络断了。您填的都还在。");
    looked_at(&page, "trouble-no-place");
    page.cut(&[]);
    page.click("#retry");
    page.wait_text("#years-title", "每年有没有参保");
}

/// A fault of the program, brought about by taking away what it drew: no figure that it can no longer change stays.
#[test]
fn a_program_that_has_stopped_shows_no_figure() {
    let page = Page::open(Window::PHONE);
    page.go("#v=1/a=370200&y=2027&h=2025n2026n&q=3_2027-04-01_&p=w");
    page.wait_text("#answer .headline", "等4个月");
    page.run("document.querySelector('#years-title').parentNode.replaceChildren()");
    page.run("document.getElementById('coverage-year-2026').click()");
    page.wait_text("#stopped", "页面出了错，停住了");
    assert_eq!(page.text("#app"), "");
    looked_at(&page, "trouble-stopped");
    page.click("#stopped button");
    page.wait_text("#answer .headline", "等4个月");
    assert_eq!(page.count("#stopped"), 0);
}
