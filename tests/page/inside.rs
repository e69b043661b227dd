//! Another program's own browser: what cannot be done there is not offered, and what can be done instead is said.

use crate::drawn::{after, html, inside, text};
use canbao::app::{Inside, Message, Model};

fn with_section(name: &'static str) -> Model {
    let mut messages = vec![Message::AreaChosen("370200".into())];
    messages.extend([2025, 2025, 2026, 2026].map(Message::YearTapped));
    messages.push(Message::SectionToggled(name));
    after(messages)
}

#[test]
fn nothing_is_printed_inside_wechat_and_the_way_out_is_said() {
    let markup = inside(with_section("take"), Inside::WeChat);
    assert!(!markup.contains("<button type=\"button\" id=\"print\""), "{markup}");
    let page = text(&markup);
    assert!(page.contains("打印在微信里做不了。点右上角的“…”，选“在浏览器打开”"), "{page}");
    assert!(page.contains("做成图片") && page.contains("复制文字"), "what works there stays");
    assert!(html(with_section("take")).contains("<button type=\"button\" id=\"print\""));
}

#[test]
fn no_file_is_offered_where_none_can_be_saved() {
    let markup = inside(with_section("reminders"), Inside::Alipay);
    assert!(!markup.contains("download="), "{markup}");
    let page = text(&markup);
    assert!(page.contains("存成日历文件在支付宝里做不了。"));
    assert!(page.contains("支付宝里存不了文件，用上面的链接就行。"));
    assert!(page.contains("不要点右上角转发"));
    assert!(html(with_section("reminders")).contains("download=\"canbao.ics\""));
}
