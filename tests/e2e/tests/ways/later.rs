//! What lies ahead, and what the documents say, by clicking: retirement, the years ahead, dates, the guide, the
//! certificate of coverage.

use canbao_e2e::{Page, Window};

/// Xiamen, 2026 paid in its window.
fn xiamen(window: Window) -> Page {
    let page = Page::open(window);
    page.say_xiamen();
    page
}

/// Source: 厦门市职工医保退休待遇问答 (女满20年, 其中本市满10年): 240 − 210 = 30, 120 − 96 = 24.
fn retirement(window: Window, name: &str) {
    let page = Page::open_at(window, "350200");
    page.click("#retirement-title");
    page.wait_text("#retirement-answer", "请选男还是女");
    page.click("#retirement-sex-female");
    page.fill("retires-on", "2027-04");
    page.fill("paid-months", "17年6个月");
    page.wait_text("#paid-months-hint", "210个月");
    page.fill("paid-months-here", "96");
    page.wait_text("#retirement-answer .headline", "您还差30个月（2年6个月）");
    page.wait_text("#retirement-answer", "在本地还差24个月");
    page.wait_text("#retirement-answer", "2027年5月起享受退休人员医保待遇");
    page.screenshot(name);
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn xiamen_two_and_a_half_years_before_retiree_cover() {
    retirement(Window::PHONE, "phone-retirement");
    retirement(Window::DESKTOP, "desktop-retirement");
}

fn ahead(window: Window, name: &str) {
    let page = xiamen(window);
    page.click("#account-title");
    page.wait_text("#account-answer", "一直按时交：十年交4500元");
    page.wait_text("#account-answer", "断2年再回来：十年交3600元，有28个月看病不能报");
    page.wait_text("#account-answer", "断2年再回来，补缴1年：十年交4050元");
    for future in ["#future-keep", "#future-return", "#future-repair"] {
        page.wait_text(future, "十年一共交");
    }
    page.fill("account-bill", "20万");
    page.choose("account-year", "2028");
    page.choose("account-month", "4");
    page.fill("account-excluded", "0");
    page.wait_text("#future-return", "200000元");
    page.wait_text("#future-keep", "58000元");
    page.screenshot(name);
    page.click("#account-skip-3");
    page.wait_text("#account-answer", "断3年再回来");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn three_futures_side_by_side() {
    ahead(Window::PHONE, "phone-account");
    ahead(Window::DESKTOP, "desktop-account");
}

fn reminders(window: Window, name: &str) {
    let page = xiamen(window);
    page.click("#reminders-title");
    page.wait_text("#reminders-answer", "2027年度居民医保集中参保期最后一天");
    let address = page.run("return document.getElementById('reminders-file').href");
    assert!(address.as_str().is_some_and(|address| address.starts_with("data:text/calendar")), "{address}");
    let file = page.words("return decodeURIComponent(document.getElementById('reminders-file').href.split(',')[1])");
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
    page.click("#reminders-body details.more summary");
    page.screenshot(name);
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn dates_come_as_a_list_and_as_a_calendar_file() {
    reminders(Window::PHONE, "phone-reminders");
    reminders(Window::DESKTOP, "desktop-reminders");
}

fn guide(window: Window, name: &str) {
    let page = Page::open_at(window, "350200");
    page.click("#guide-title");
    page.click("#topic-guide-retirement summary");
    page.wait_text("#topic-guide-retirement", "男的要缴满25年职工医保");
    page.wait_text("#topic-guide-retirement", "职工医保退休待遇问答");
    page.screenshot(name);
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_guide_opens_to_its_sentences_and_clauses() {
    guide(Window::PHONE, "phone-guide");
    guide(Window::DESKTOP, "desktop-guide");
}

fn coverage(window: Window, name: &str) {
    let page = Page::open_at(window, "370200");
    page.click("#coverage-title");
    page.wait_text("#coverage-body", "未收录：文件里没有");
    page.click("#coverage-body .topic summary");
    page.screenshot(name);
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_certificate_opens() {
    coverage(Window::PHONE, "phone-coverage");
    coverage(Window::DESKTOP, "desktop-coverage");
}
