//! Keeping and sharing by clicking: the address, reload and back, the device's store, a household, the next resident.

use canbao_e2e::{Page, Window};

#[test]
fn reload_loses_nothing_that_was_typed() {
    let page = Page::open(Window::PHONE);
    page.say_xiao_sun();
    page.fill("born-on", "1990-13-45");
    page.click("#care-title");
    page.fill("care-1-total", "1234567");
    page.settled("k1t=1234567");
    page.reload();
    page.wait_text("#year-2026", "没有参保");
    page.wait_text("#born-on-problem", "日期");
    assert_eq!(page.value("born-on"), "1990-13-45");
    assert_eq!(page.value("care-1-total"), "1234567");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn a_link_opens_elsewhere_and_adds_no_step_to_the_history() {
    let page = Page::open(Window::PHONE);
    let before = page.run("return history.length");
    page.say_xiao_sun();
    let address = page.settled("h=2025n2026n");
    assert_eq!(page.run("return history.length"), before, "one entry, however much is typed");
    assert!(address.contains("q=4_2027-05-01_"), "{address}");
    assert_eq!(page.value("link"), address);
    page.screenshot("phone-keep");

    let fragment = address.split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default();
    let other = Page::open(Window::DESKTOP);
    other.wait_text("label[for=area]", "参保城市");
    other.go(&format!("#{fragment}"));
    other.wait_text("#answer .headline", "您要等4个月");
    other.go("#v=1/a=370200&y=2027&h=2025n2026n&q=3_2027-04-01_&zz=1");
    other.wait_text("#opened", "链接里有1处看不懂");
    other.wait_text("#opened", "结果和这个链接做的时候不一样了");
    other.screenshot("desktop-old-link");
    other.click("#notes-read");
    other.click("#promise-read");
    other.wait_text("#answer .headline", "您要等4个月");
    assert_eq!(other.count(".banner"), 0);
}

#[test]
fn the_store_is_off_until_asked_for_and_the_next_one_finds_nothing() {
    let page = Page::open(Window::PHONE);
    page.say_xiao_sun();
    page.settled("h=2025n2026n");
    assert_eq!(page.run("return localStorage.length").as_u64(), Some(0));
    page.click("#store");
    page.fill("born-on", "1990-05-01");
    page.settled("b=1990-05-01");
    page.go("?");
    page.wait_text("#opened", "上次存在这台设备上的内容");
    page.wait_text("#answer .headline", "您要等4个月");
    page.click("#wipe");
    page.wait_text("#wipe-asked", "1个人填的都会没有");
    page.wait_text("#wipe-drop:focus", "不清空");
    page.click("#wipe-sure");
    page.wait_text("#gone", "已全部清空：1个人填的");
    page.wait_text("#year-2025", "没填");
    assert_eq!(page.focused(), "gone");
    assert_eq!(page.run("return localStorage.length").as_u64(), Some(0));
    assert_eq!(page.value("born-on"), "");
}

#[test]
fn a_pasted_link_opens_and_a_foreign_one_is_refused() {
    let page = Page::open(Window::PHONE);
    page.wait_text("label[for=area]", "参保城市");
    page.click(".keep summary");
    page.fill("open-link", "x");
    page.wait_text("#opened", "这不是参保明白账的链接");
    page.run(
        "const field = document.getElementById('open-link');
        field.value = 'https://example.org/#v=1/a=370200&y=2027&h=2025n2026n';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    page.wait_text("#answer .headline", "您要等4个月");
    assert_eq!(page.count(".banner"), 0);
}

#[test]
fn a_household_is_summed_up() {
    let page = Page::open(Window::PHONE);
    page.say_xiamen();
    page.say_mother();
    page.screenshot("phone-household");
    page.click("#remove-person");
    page.wait_text("#gone", "已去掉“妈妈”");
    assert_eq!(page.focused(), "take-back");
    page.click("#take-back");
    page.wait_text("#household-total", "2个人一共交900元");
    page.click("#person-1");
    assert_eq!(page.value("paid-on"), "2025-11-10");
    page.settled("n=%E5%A6%88%E5%A6%88");
    page.reload();
    page.wait_text("#household-total", "2个人一共交900元");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn another_city_stands_beside_the_present_one() {
    let page = Page::open(Window::DESKTOP);
    page.say_xiao_sun();
    page.click("#compare-title");
    page.click("#compare-repair-1");
    page.choose("compare-area", "350200");
    page.wait_text("#compare-body .futures", "补缴1年");
    page.wait_text("#compare-body .futures", "在厦门市参保");
    page.wait_text("#compare-body .futures", "早30天");
    page.wait_text("#compare-body", "已经选了2种");
    page.settled("x=r1.a350200");
    page.screenshot("desktop-compare");
    page.reload();
    page.wait_text("#compare-body .futures", "在厦门市参保");
    assert_eq!(page.complaints(), Vec::<String>::new());
}
