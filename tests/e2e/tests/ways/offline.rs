//! The network is gone after the first visit, and what is newer on the server is never mixed in unsaid.

use canbao_e2e::{OwnSite, Page, Window};
use std::{fs, thread, time::Duration};

/// 青岛: not insured in 2025 and 2026.
const CASE: &str = "#v=1/a=370200&y=2027&h=2025n2026n&q=3_2027-04-01_&p=w";

const SERVER: &str = env!("CARGO_BIN_EXE_serve");

/// A first visit, until everything that it used is kept.
fn visited(name: &str) -> (OwnSite, Page) {
    let site = OwnSite::start(name, SERVER);
    let page = Page::open(Window::PHONE);
    page.visit(&format!("{}{CASE}", site.address()));
    page.wait_text("#answer", "个月");
    wait(
        &page,
        "kept",
        "keys.length === 2 && caches.open(keys.find(key => / packs$/.test(key))).then(it => it.keys()).then(it => it.length === 2)",
    );
    (site, page)
}

/// Waits for something that the caches tell.
fn wait(page: &Page, what: &str, condition: &str) {
    page.run(&format!(
        "window.seen = false; const look = () => caches.keys().then(keys => {condition})
            .then(is => is ? (window.seen = true) : setTimeout(look, 100)); look()"
    ));
    for _ in 0..150 {
        if page.words("return String(window.seen)") == "true" {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("{what}: never so; the caches: {}", page.words("return caches.keys().then(keys => keys.join())"));
}

/// Leaves the page and comes back.
fn again(page: &Page, site: &OwnSite) {
    page.visit("about:blank");
    page.visit(&format!("{}{CASE}", site.address()));
    page.wait_text("#answer", "个月");
}

#[test]
fn everything_works_without_a_network_after_the_first_visit() {
    let (mut site, page) = visited("gone");
    let answer = page.text("#answer");
    site.go();
    again(&page, &site);
    assert_eq!(page.text("#answer"), answer);
    page.wait_text("#newer", "现在没有网络，用的是这台设备上存的规定，核对到");
    page.click("#care-title");
    page.wait_text("#care-title", "看病能报多少");
    page.wait_text("label[for=care-1-total]", "总费用");
    page.screenshot("offline");
    page.click(".colophon a[href='help.html']");
    page.wait_text("h1", "怎么用");
}

#[test]
fn newer_packs_are_told_and_taken_by_choice() {
    let (site, page) = visited("newer");
    assert_eq!(page.text("#newer"), "");
    site.check_again("370200", "2027-01-15");
    again(&page, &site);
    page.wait_text("#newer", "收录的政策有更新：新的核对到2027年1月15日");
    // Nothing is mixed: what is shown is still the old pack's.
    assert!(!page.text(".colophon").contains("2027年1月15日") && !page.text(".colophon").contains("2027-01-15"));
    page.screenshot("newer-packs");
    assert_eq!((page.violations(), page.outside()), Default::default());
    page.click("#take-newer");
    page.wait_text(".colophon", "政策数据核对到2027-01-15");
    page.wait_text("#answer", "个月");
    again(&page, &site);
    page.wait_text(".colophon", "政策数据核对到2027-01-15");
    assert_eq!(page.text("#newer"), "");
}

/// The page was opened before the server changed, and the packs that its list names are gone.
#[test]
fn a_pack_that_is_gone_leads_to_the_newer_list() {
    let (site, page) = visited("successor");
    site.check_again("350200", "2027-01-15");
    page.choose("area", "350200");
    page.wait_text("main", "没有取到，可能是网络断了。您填的都还在。");
    page.wait_text("#newer", "收录的政策有更新");
    page.click("#take-newer");
    page.wait_text(".colophon", "政策数据核对到2027-01-15");
}

/// The same where nothing is kept, as inside another page: another try is enough.
#[test]
fn another_try_asks_for_the_newer_list() {
    let site = OwnSite::start("another-try", SERVER);
    let page = Page::open(Window::PHONE);
    page.visit(&format!("{}?embed=1", site.address()));
    page.wait_text("label[for=area]", "参保城市");
    page.wait_text("#area", "厦门市");
    site.check_again("350200", "2027-01-15");
    page.choose("area", "350200");
    page.wait_text("main", "没有取到，可能是网络断了。您填的都还在。");
    page.click("#retry");
    page.wait_text(".colophon", "政策数据核对到2027-01-15");
}

#[test]
fn a_newer_program_is_told_and_taken_by_choice() {
    let (site, page) = visited("program");
    let worker = fs::read_to_string(site.file("sw.js")).unwrap();
    let html = fs::read_to_string(site.file("index.html")).unwrap();
    fs::write(site.file("sw.js"), worker.replacen("RELEASE = OURS + \"", "RELEASE = OURS + \"next", 1)).unwrap();
    fs::write(site.file("index.html"), html.replacen("<title>", "<title>新版", 1)).unwrap();
    again(&page, &site);
    page.wait_text("#newer", "这个页面有新的版本");
    assert_eq!(page.words("return document.title"), "参保明白账");
    page.click("#take-newer");
    for _ in 0..100 {
        if page.words("return document.title") == "新版参保明白账" {
            break;
        }
        thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(page.words("return document.title"), "新版参保明白账");
    page.wait_text("#answer", "个月");
    wait(&page, "the old release is gone", "keys.length === 2 && keys.some(key => / next/.test(key))");
}

#[test]
fn the_switch_in_the_servers_hand_takes_everything_away() {
    let (site, page) = visited("switch");
    let off = xtask::places::root().join("deploy/sw-off.js");
    fs::copy(off, site.file("sw.js")).unwrap();
    again(&page, &site);
    wait(&page, "nothing is kept", "keys.length === 0");
    page.wait_text("#answer", "个月");
}

#[test]
fn the_switch_in_the_readers_hand_takes_everything_away() {
    let (site, page) = visited("forget");
    page.visit(&format!("{}?offline=off", site.address()));
    page.wait_text("#newer", "都清掉了");
    wait(&page, "nothing is kept", "keys.length === 0");
}

/// An embed never registers anything, nor is anything of an earlier visit served into it.
#[test]
fn nothing_is_kept_inside_other_pages() {
    let site = OwnSite::start("embedded", SERVER);
    let page = Page::open(Window::PHONE);
    page.visit(&format!("{}?embed=1{CASE}", site.address()));
    page.wait_text("#answer", "个月");
    // Longer than the pause after which a visit of its own is kept.
    thread::sleep(Duration::from_secs(4));
    assert_eq!(page.words("return navigator.serviceWorker.getRegistrations().then(all => String(all.length))"), "0");
}
