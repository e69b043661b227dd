//! The page comes up at all.

use canbao_e2e::{Page, Window};

#[test]
fn the_page_opens_with_its_name_and_without_complaint() {
    let page = Page::open(Window::PHONE);
    page.wait_text("h1", "参保明白账");
    page.screenshot("smoke");
    assert_eq!(page.complaints(), Vec::<String>::new());
}
