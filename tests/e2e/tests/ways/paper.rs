//! What leaves the page: the printed sheet, its text, a picture, and what to ask where the bureau pays something else.

use canbao_e2e::{Page, Paper, Window};

/// 小孙 of the bureau's example, with the premium of the notice typed in.
fn xiao_sun(window: Window) -> Page {
    let page = Page::open(window);
    page.say_xiao_sun();
    page.fill("typed-premium-personal", "410");
    page.wait_text("#payable", "410元");
    page.settled("=410");
    wait_for_everything(&page);
    page
}

/// Xiamen, 2026 paid in its window, with one stay in hospital.
fn a_stay(window: Window) -> Page {
    let page = Page::open(window);
    page.say_xiamen();
    page.click("#care-title");
    page.click("#care-1-kind-inpatient");
    page.fill("care-1-on", "2026-05-04");
    page.choose("care-1-level", "tertiary");
    page.fill("care-1-total", "17000");
    page.fill("care-1-excluded", "500");
    page.fill("care-1-first-share", "1000");
    page.wait_text("#care-answer .headline", "17000元里");
    page.settled("k1f=1000");
    page
}

/// Everything that stands on the sheet is on the paper: printing hides nothing.
fn hides_nothing(page: &Page, paper: &Paper) {
    // The brackets of a mark are drawn, not written.
    let words = |text: &str| text.replace(['〔', '〕'], "");
    let printed = words(&paper.text);
    for css in
        [".said-all div", ".beside p", ".beside dl div", ".beside li", ".sums-open li", ".clauses h3", ".clauses li"]
    {
        for text in page.all_texts(&format!(".sheet {css}")) {
            assert!(printed.contains(&words(&text)), "`{css}` is not on paper: {text}\n{printed}");
        }
    }
    assert!(page.all_texts(".sheet .clauses li").len() > 3, "the sheet was drawn");
}

/// What paper needs of the program comes a moment after the answer.
fn wait_for(page: &Page, condition: &str) {
    for _ in 0..200 {
        if page.run(&format!("return {condition}")).as_bool() == Some(true) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("never came true: {condition}");
}

/// The last part of the program has come, and a moment has passed in which it was put in its place.
fn wait_for_everything(page: &Page) {
    wait_for(
        page,
        "performance.getEntriesByType('resource').some(it => /rest-.*wasm/.test(it.name) && it.responseEnd > 0)",
    );
    std::thread::sleep(std::time::Duration::from_millis(500));
}

fn says(page: &Page, paper: &Paper, words: &[&str]) {
    for text in words {
        assert!(paper.text.contains(&page.plain(text)), "not on paper: {text}\n{}", paper.text);
    }
}

/// Source: 青岛市医疗保障局 2025-12 (小孙).
#[test]
fn the_sheet_settles_the_main_job_on_one_or_two_pages() {
    let page = xiao_sun(Window::PHONE);
    let paper = page.print("paper-main");
    says(&page, &paper, &[&page.address(), "扫码"]);
    assert_eq!(page.count(".sheet .qr path"), 1);
    hides_nothing(&page, &paper);
    says(
        &page,
        &paper,
        &[
            "青岛市",
            "2025年没有参保、2026年没有参保",
            "没填，按成年人算",
            "普通居民",
            "410元",
            "您要等4个月，从2027年5月1日起看病能报销。",
            "一共要交",
            "固定3个月 + 变动1个月 = 一共4个月。",
            "您填的",
            "国办发〔2024〕38号",
            "《关于健全基本医疗保险参保长效机制的指导意见》",
            "2024年7月26日",
            "读法说明",
            "“对未在居民医保集中参保期内参保或未连续参保的人员,设置参保后固定待遇等待期3个月”",
            "打印时间：2026年11月23日",
            "版本",
            "测算结果，不作为结算凭证",
        ],
    );
    assert!(!paper.text.contains("再点一下") && !paper.text.contains("换一种"), "controls are not printed");
    assert!((1..=2).contains(&paper.pages), "{} pages", paper.pages);
    assert_eq!(page.complaints(), Vec::<String>::new());
}

/// Source: 厦门市医疗保障局 (the stay's own story is in tests/cases).
#[test]
fn the_sheet_with_a_bill_fits_three_pages_at_most() {
    let page = a_stay(Window::DESKTOP);
    let paper = page.print("paper-bill");
    hides_nothing(&page, &paper);
    says(
        &page,
        &paper,
        &["第1笔", "住院", "2026年5月4日", "三级医院", "总费用17000元", "目录外自费500元", "先行自付1000元", "450元"],
    );
    assert!((1..=3).contains(&paper.pages), "{} pages", paper.pages);
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_text_can_be_copied_and_the_picture_is_made_of_pixels() {
    let page = xiao_sun(Window::PHONE);
    page.click("#take-title");
    wait_for(&page, "document.getElementById('take-text') !== null");
    page.settled("o=take");
    let text = page.value("take-text");
    assert!(
        text.contains("您要等4个月，从2027年5月1日起看病能报销。") && text.contains("国办发〔2024〕38号"),
        "{text}"
    );
    page.click("#take-text-copy");
    page.wait_text("#take-text-told", "复制");
    page.click("#draw");
    page.wait_text("#draw-told", "长按");
    let picture =
        page.run("const i = document.querySelector('img.poster'); return [i.naturalWidth, i.src.slice(0, 15), i.alt]");
    assert_eq!((picture[0].as_i64(), picture[1].as_str()), (Some(750), Some("data:image/png;")));
    assert!(picture[2].as_str().is_some_and(|alt| alt.contains("您要等4个月")));
    page.screenshot("phone-take");
    page.close_up("poster", "img.poster");
    // Another answer, another picture.
    page.click("#repair-1");
    page.wait_text("#answer .headline", "您要等3个月");
    assert_eq!(page.count("img.poster"), 0);
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn where_the_bureau_pays_something_else_the_page_says_what_to_ask() {
    let page = xiao_sun(Window::PHONE);
    page.click("#differs-title");
    page.wait_text("#causes", "还在等待期");
    page.wait_text("#causes", "您填的数字");
    page.screenshot("phone-differs");
    assert_eq!(page.complaints(), Vec::<String>::new());
}
