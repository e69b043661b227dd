//! Elder mode and counter mode from start to end, the themes, large text, and the strip by keyboard.

use canbao_e2e::{
    Page, Window,
    keys::{ALT_K, ALT_N, DOWN, ENTER, LEFT, RIGHT, TAB, UP},
};
use serde_json::json;

fn open(window: Window) -> Page {
    let page = Page::open(window);
    page.wait_text("label[for=area]", "参保城市");
    page
}

/// Clicks a choice by its label, as a finger does.
fn tap(page: &Page, id: &str) {
    page.click(&format!("label:has(#{id})"));
}

/// Names every target under its least height: 60 px for what is pressed in the main part, 44 px elsewhere.
fn small_targets(page: &Page) -> String {
    page.words(
        "return [...document.querySelectorAll('button, select, input[type=text], summary, label.choice, a')]\
           .filter(it => it.offsetParent && it.offsetHeight && it.getBoundingClientRect().height\
             < (it.closest('main') && it.tagName != 'A' ? 60 : 44) - 0.5)\
           .map(it => it.tagName + '#' + it.id + ' ' + it.getBoundingClientRect().height + ' ' + it.innerText).join('; ')",
    )
}

/// Names text under 18 px or with lines closer than one and a half.
fn small_text(page: &Page) -> String {
    page.words(
        "return [...document.querySelectorAll('main *')].filter(it => it.offsetParent\
             && [...it.childNodes].some(node => node.nodeType == 3 && node.data.trim())\
             && !it.closest('svg, .is-quiet, option')).filter(it => {\
               const style = getComputedStyle(it), size = parseFloat(style.fontSize);\
               return size < 18 || parseFloat(style.lineHeight) / size < 1.49; })\
           .map(it => it.tagName + '.' + it.className + ' ' + it.innerText.slice(0, 9)).join('; ')",
    )
}

fn looked_at(page: &Page, name: &str) {
    page.screenshot(name);
    assert_eq!((page.outside(), small_targets(page), small_text(page)), Default::default(), "{name}");
}

fn next(page: &Page, progress: &str) {
    page.click("#question-next");
    if progress.is_empty() {
        page.wait_text("#question-title", "结果");
    } else {
        page.wait_text(".progress", progress);
    }
    assert_eq!(page.focused(), "question-title", "the new question has the focus");
}

/// Source: 青岛市医疗保障局 2025-12 (小孙).
fn elder_job(page: &Page, name: &str) {
    tap(page, "mode-elder");
    page.wait_text(".progress", "第1题，共6题");
    page.click("#question-next");
    page.wait_text("#held", "请先选参保城市");
    page.choose("area", "370200");
    looked_at(page, &format!("{name}-1-area"));
    next(page, "第2题，共6题");
    tap(page, "coverage-year-2027");
    looked_at(page, &format!("{name}-2-coverage"));
    next(page, "第3题，共6题");
    page.click("#question-next");
    page.wait_text("#held", "这一题还没有填好");
    page.click("#year-2025");
    page.click("#year-2025");
    page.wait_text("#years-fill", "后面没填的都一样（2026年：没有参保）");
    looked_at(page, &format!("{name}-3-years"));
    page.click("#years-fill");
    page.wait_text("#year-2026", "没有参保");
    next(page, "第4题，共6题");
    tap(page, "payment-in-window");
    looked_at(page, &format!("{name}-4-pay"));
    next(page, "第5题，共6题");
    looked_at(page, &format!("{name}-5-birth"));
    next(page, "第6题，共6题");
    page.click("#categories");
    looked_at(page, &format!("{name}-6-status"));
    next(page, "");
    page.wait_text("#answer .headline", "您要等4个月");
    looked_at(page, &format!("{name}-7-answer"));
}

#[test]
fn elder_mode_does_the_main_job_one_question_at_a_time_at_320_px() {
    let page = open(Window::NARROW);
    let length = page.run("return history.length");
    elder_job(&page, "elder");
    page.click("#mend-years");
    page.wait_text(".progress", "第3题，共6题");
    page.answer_year(2026, "居民医保");
    page.wait_text("#question-next", "改好了，看结果");
    next(&page, "");
    page.wait_text("#answer .headline", "您不用等");
    page.click("details.fold:last-of-type summary");
    page.run("document.querySelectorAll('details.fold').forEach(it => it.open = true)");
    looked_at(&page, "elder-8-open");
    assert_eq!(page.run("return history.length"), length, "one history entry");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn elder_mode_holds_at_its_largest_and_in_the_dark() {
    let page = open(Window::NARROW);
    tap(&page, "mode-elder");
    tap(&page, "size-largest");
    page.choose("theme", "dark");
    let size = page.run("return getComputedStyle(document.querySelector('label[for=area]')).fontSize");
    assert_eq!(size, "30px");
    elder_job(&page, "elder-largest-dark");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn a_link_to_a_missing_answer_leads_to_its_question() {
    let page = open(Window::PHONE);
    tap(&page, "mode-elder");
    page.choose("area", "370200");
    for progress in ["第2题", "第3题"] {
        next(&page, progress);
    }
    page.click("#question-next");
    page.wait_text("#question-next", "先不填，下一题");
    for progress in ["第4题", "第5题", "第6题", ""] {
        next(&page, progress);
    }
    page.wait_text("#answer", "还差这几项就能算");
    page.screenshot("elder-missing");
    page.click("#answer a[href='#year-2025']");
    page.wait_text(".progress", "第3题，共6题");
    page.wait_text("#year-2025:focus", "2025");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_clerk_fills_the_form_and_calls_the_next_person_by_keyboard() {
    let page = open(Window::DESKTOP);
    tap(&page, "mode-counter");
    page.choose("area", "370200");
    page.wait_text("#years-title", "每年有没有参保");
    page.screenshot("counter-empty");
    page.press(ALT_K);
    assert_eq!(page.focused(), "code");
    page.fill("code", &format!("25n26x pw b1965{ENTER}"));
    page.wait_text("#code-problem", "“26x”：两位或四位的年份后面写r（居民医保）");
    page.screenshot("counter-wrong");
    page.fill("code", &format!("25n26n pw b1965{ENTER}"));
    page.wait_text("#answer .headline", "您要等4个月");
    page.wait_text(".ledger", "设置参保后固定待遇等待期3个月");
    page.wait_text(".ledger", "依据见第");
    page.choose("event", "employee_cover_ended");
    page.fill("event-on", "2026-10-31");
    page.screenshot("counter");
    page.choose("theme", "dark");
    page.screenshot("counter-dark");
    assert_eq!(page.outside(), "");
    page.press(ALT_N);
    page.wait_text("#answer", "还差这几项就能算");
    page.wait_text("#year-2025", "没填");
    let left = page.run(
        "return [...document.querySelectorAll('input[type=text], #event')].map(it => it.value).join('')\
           + document.activeElement.id + document.querySelector('#area').value",
    );
    assert_eq!(left, "code370200", "nothing of the last person is left, the line has the focus");
    let top = page.run("return document.querySelector('#code-hint').getBoundingClientRect().top >= 0");
    assert_eq!(top, true, "the hint above the line is in sight");
    page.press(&format!("25r26r pw{ENTER}"));
    page.wait_text("#answer .headline", "您不用等");
    page.resize(Window { width: 800, height: 900 });
    page.screenshot("counter-800");
    assert_eq!(page.outside(), "");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

/// Every field of the form can be reached with Tab, in the order in which it stands.
#[test]
fn tab_walks_through_the_counter_from_left_to_right() {
    let page = open(Window::DESKTOP);
    tap(&page, "mode-counter");
    page.choose("area", "370200");
    page.wait_text("#years-title", "每年有没有参保");
    page.click("#code");
    let mut walked = Vec::new();
    for _ in 0..12 {
        page.press(TAB);
        walked.push(page.focused());
    }
    let at = |id: &str| walked.iter().position(|it| it == id).unwrap_or_else(|| panic!("{id} in {walked:?}"));
    let order =
        ["next-person", "desk-print", "area", "coverage-year-2027", "year-2023", "payment-in-window", "born-on"];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{walked:?}");
}

#[test]
fn arrows_move_through_the_strip_and_turn_a_year() {
    let page = open(Window::PHONE);
    page.choose("area", "370200");
    page.click("#year-2025");
    page.wait_text("#year-2025", "居民医保");
    page.press(DOWN);
    page.wait_text("#year-2025", "没有参保");
    page.press(UP);
    page.wait_text("#year-2025", "居民医保");
    page.press(RIGHT);
    page.wait_text("#year-2026:focus", "2026");
    page.press(" ");
    page.wait_text("#year-2026", "居民医保");
    page.press(&format!("{LEFT}{LEFT}"));
    page.wait_text("#year-2024:focus", "2024");
    page.press(TAB);
    assert_eq!(page.count("#years-title ~ .years button:focus"), 0, "the strip is one stop");
}

#[test]
fn each_theme_is_the_readers_or_the_devices() {
    let page = open(Window::PHONE);
    page.choose("area", "370200");
    let ground = || page.run("return getComputedStyle(document.body).backgroundColor");
    let light = ground();
    page.screenshot("normal-light");
    page.choose("theme", "dark");
    let dark = ground();
    assert_ne!(light, dark);
    page.screenshot("normal-dark");
    let device = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    page.devtools("Emulation.setEmulatedMedia", &device);
    page.choose("theme", "light");
    assert_eq!(ground(), light);
    page.choose("theme", "auto");
    assert_eq!(ground(), dark);
}

/// Headless Chromium has the interface and no voice: the button comes and goes with the interface.
#[test]
fn reading_aloud_is_offered_where_the_device_can_speak() {
    let page = open(Window::PHONE);
    let script = "globalThis.spoken = []; SpeechSynthesis.prototype.speak = it => spoken.push(it.lang + it.text);";
    page.run(script);
    page.choose("area", "370200");
    for year in ["#year-2025", "#year-2025", "#year-2026", "#year-2026"] {
        page.click(year);
    }
    page.click("#aloud");
    page.wait_text("#aloud", "停下，不念了");
    let spoken = page.run("return spoken.join()");
    assert!(spoken.as_str().is_some_and(|text| text.starts_with("zh-CN您要等4个月，从2027年5月1日起")), "{spoken}");
    page.screenshot("normal-speaking");
    page.click("#aloud");
    page.wait_text("#aloud", "念给我听");
    let mute = json!({ "source": "Object.defineProperty(window, 'speechSynthesis', { value: undefined })" });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &mute);
    page.reload();
    page.wait_text("#answer .headline", "您要等4个月");
    assert_eq!(page.count("#aloud"), 0);
}
