//! Nobody is kept out: axe-core in every state and in every manner; what a screen reader is told, as it was reviewed; the
//! main job without a mouse; large letters on a narrow screen.

use std::path::Path;
use std::thread;
use std::time::Duration;
use std::{env, fs};

use canbao_e2e::{
    Page, Window,
    keys::{DOWN, ENTER, LEFT, RIGHT, TAB},
};

/// Name, address, what is waited for.
const STATES: [(&str, &str, (&str, &str)); 9] = [
    ("empty", "", ("label[for=area]", "参保城市")),
    ("unanswered", "#v=1/a=370200&y=2027", ("#answer", "还差这几项")),
    ("answered", "#v=1/a=370200&y=2027&h=2025n2026n", ("#answer .headline", "您要等4个月")),
    ("draft", "#v=1/a=331100&y=2027&h=2025n2026n", ("#answer", "征求意见稿")),
    ("wrong", "#v=1/a=370200&y=2027&h=2025n2026n&b=2099-01-01", ("#born-on-problem", "以后")),
    (
        "sections",
        "#v=1/a=350200&y=2026&h=2025r&p=d&pd=2025-11-10&b=1990-05-01&o=care.bonus.compare.account.family.retirement\
         .reminders.guide.coverage&kn=1&k1d=2026-03-05&k1k=inpatient&k1l=tertiary&k1t=200000&u=2025n&x=pw\
         &ts=female&tm=2027-04&tp=210&th=96&jn=1&j1n=A&j1b=3200&mn=1&m1r1=child&zb=200000&zy=2028",
        ("#care-answer", "元"),
    ),
    (
        "household",
        "#v=1/a=350200&y=2026&h=2025r&p=d&pd=2025-11-10/n=B&a=350200&y=2026&h=2025n&p=d&pd=2025-11-10",
        ("#household-total", "2个人"),
    ),
    ("old-link", "#v=9/a=370200&y=2027&h=2025n2026n&q=1_2027-02-01_9.00&zz=1", ("#opened", "不一样了")),
    ("foreign-link", "#hello", ("#opened", "不是参保明白账的链接")),
];

/// How the page is shown; the usual way, elder, counter, dark.
const MANNERS: [&str; 5] = ["", "elder", "counter", "dark", "elder-dark-largest"];

/// The address of a state in a manner.
fn address(state: &str, manner: &str) -> String {
    match (state.strip_prefix("#v="), manner) {
        (_, "") => state.to_owned(),
        (Some(rest), manner) => {
            let (version, rest) = rest.split_once('/').unwrap_or((rest, ""));
            format!("#v={version}&m={manner}/{rest}")
        }
        (None, manner) => format!("#v=1&m={manner}"),
    }
}

fn check(window: Window, device: &str, manner: &str) {
    let mut page = Page::open(window);
    let mut found = Vec::new();
    for (name, state, (css, words)) in STATES {
        // A link that is not ours says nothing of the manner either; elder mode asks one question at a time.
        if state == "#hello" && !manner.is_empty() {
            continue;
        }
        page.go_in(window, &address(state, manner));
        if manner.contains("elder") {
            page.wait_text("main", "题，共6题");
        } else {
            page.wait_text(css, words);
        }
        let dressed = if manner.is_empty() { "normal" } else { manner };
        page.screenshot(&format!("access-{device}-{dressed}-{name}"));
        found.extend(outside(&page).map(|what| format!("{device} {dressed} {name}: {what}")));
        found.extend(page.violations().into_iter().map(|violation| format!("{device} {dressed} {name}: {violation}")));
    }
    assert_eq!(found, Vec::<String>::new());
}

fn outside(page: &Page) -> Option<String> {
    Some(page.outside()).filter(|what| !what.is_empty())
}

#[test]
fn on_a_phone() {
    check(Window::PHONE, "phone", MANNERS[0]);
}

#[test]
fn on_a_desktop() {
    check(Window::DESKTOP, "desktop", MANNERS[0]);
}

#[test]
fn in_elder_mode() {
    check(Window::PHONE, "phone", MANNERS[1]);
}

#[test]
fn in_counter_mode() {
    check(Window::DESKTOP, "desktop", MANNERS[2]);
}

#[test]
fn in_the_dark() {
    check(Window::PHONE, "phone", MANNERS[3]);
}

#[test]
fn in_elder_mode_at_its_largest_in_the_dark() {
    check(Window::NARROW, "narrow", MANNERS[4]);
}

#[test]
fn at_twice_the_letters_on_the_narrowest_screen() {
    let mut page = Page::open(Window::NARROW);
    let mut found = Vec::new();
    for (name, state, (css, words)) in STATES {
        page.go_in(Window::NARROW, state);
        page.wait_text(css, words);
        page.run("document.documentElement.style.fontSize = '200%'");
        found.extend(outside(&page).map(|what| format!("{name}: {what}")));
        page.screenshot(&format!("access-narrow-200-{name}"));
        page.click("label:has(#mode-elder)");
        // Who has answered everything already sees the answer.
        page.wait_text("#question-title", "");
        found.extend(outside(&page).map(|what| format!("{name} elder: {what}")));
    }
    assert_eq!(found, Vec::<String>::new());
}

/// Presses Tab until the element of that id has the focus.
fn tab_to(page: &Page, id: &str) {
    for _ in 0..80 {
        if page.focused() == id {
            return;
        }
        page.press(TAB);
    }
    panic!("Tab never reached {id}");
}

/// Goes down a list step by step: a driver cannot type Chinese into it.
fn down_to(page: &Page, id: &str, value: &str) {
    for _ in 0..40 {
        if page.value(id) == value {
            return;
        }
        page.press(DOWN);
    }
    panic!("{id} has no {value}");
}

/// Source: 青岛市医疗保障局 2025-12 (小孙): two lapsed years wait four months, one less with a year repaired.
#[test]
fn the_main_job_needs_no_mouse() {
    let page = Page::open(Window::DESKTOP);
    page.wait_text("label[for=area]", "参保城市");
    tab_to(&page, "area");
    down_to(&page, "area", "370200");
    page.wait_text("#years-title", "每年有没有参保");
    tab_to(&page, "year-2023");
    page.press(RIGHT);
    page.press(RIGHT);
    for _ in 0..2 {
        page.press(DOWN);
        page.press(DOWN);
        page.press(RIGHT);
    }
    page.wait_text("#answer .headline", "您要等4个月");
    tab_to(&page, "repair-0");
    page.press(RIGHT);
    page.wait_text("#answer .headline", "您要等3个月");
}

/// Source: 厦门市医疗保障局 待遇简明表: of 17000元 at a tertiary hospital 8725元 are paid.
#[test]
fn the_bill_needs_no_mouse() {
    let page = Page::open(Window::DESKTOP);
    page.wait_text("label[for=area]", "参保城市");
    tab_to(&page, "area");
    let typed = |id: &str, text: &str| {
        tab_to(&page, id);
        page.press(text);
    };
    down_to(&page, "area", "350200");
    tab_to(&page, "coverage-year-2027");
    page.press(LEFT);
    while !page.focused().starts_with("year-") {
        page.press(TAB);
    }
    while page.focused() != "year-2025" {
        page.press(RIGHT);
    }
    page.press(DOWN);
    page.wait_text("#year-2025", "居民医保");
    tab_to(&page, "payment-today");
    page.press(RIGHT);
    typed("paid-on", "2025-11-10");
    page.wait_text("#answer .headline", "您不用等");
    typed("care-title", ENTER);
    page.wait_text("#care-body", "按上面填的算");
    typed("care-1-on", "2026-03-05");
    tab_to(&page, "care-1-level");
    down_to(&page, "care-1-level", "tertiary");
    typed("care-1-total", "17000");
    typed("care-1-excluded", "0");
    typed("care-1-first-share", "0");
    page.wait_text("#care-answer", "8725元");
    assert_eq!(page.focused(), "care-1-first-share");
}

/// What a screen reader is told is kept as text, to be read by whoever changes it; `REVIEWED=1` keeps it anew.
fn reviewed(name: &str, page: &Page) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("told").join(format!("{name}.txt"));
    // The link is written a moment after the last entry.
    thread::sleep(Duration::from_secs(1));
    // An address of the test's own and the packs' version change without anybody being told otherwise.
    let is_passing = |line: &&str| !line.contains("#v=1") && !line.contains("政策数据核对到");
    let told: String = page.told().split_inclusive('\n').filter(is_passing).collect();
    if env::var_os("REVIEWED").is_some() {
        fs::write(&file, &told).expect("the folder `told` can be written to");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let first = kept.lines().zip(told.lines()).find(|(kept, told)| kept != told);
    assert!(kept == told, "{name}: first difference {first:?}; read it, then keep it with REVIEWED=1");
}

#[test]
fn a_screen_reader_is_told_what_was_reviewed() {
    let mut page = Page::open(Window::PHONE);
    for name in ["empty", "answered", "wrong", "sections"] {
        let (_, state, (css, words)) = STATES.into_iter().find(|(known, ..)| *known == name).expect("a known state");
        page.go_in(Window::PHONE, state);
        page.wait_text(css, words);
        reviewed(name, &page);
    }
    page.go_in(Window::PHONE, &address(STATES[2].1, "elder"));
    page.wait_text("footer", "青岛市政策数据");
    reviewed("elder", &page);
}
