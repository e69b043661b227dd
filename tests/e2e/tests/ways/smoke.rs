//! The page comes up at all.

use canbao_e2e::{Page, Window};

#[test]
fn the_page_opens_with_its_name_and_without_complaint() {
    let page = Page::open(Window::PHONE);
    page.wait_text("h1", "参保明白账");
    page.screenshot("smoke");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn the_pages_in_words_open_and_lead_back() {
    let page = Page::open(Window::PHONE);
    page.wait_text("label[for=area]", "参保城市");
    for (name, title, words) in [
        ("help", "怎么用", "待遇等待期"),
        ("sources", "依据的文件", "征求意见稿"),
        ("statement", "隐私和无障碍声明", "知道的不足"),
    ] {
        page.click(&format!(".colophon a[href='{name}.html']"));
        page.wait_text("h1", title);
        page.wait_text("main", words);
        page.screenshot(&format!("words-{name}"));
        page.click(".ways a[href='./']");
        page.wait_text("label[for=area]", "参保城市");
    }
    assert_eq!(page.complaints(), Vec::<String>::new());
}
