//! What the documents say, and what they do not: the guide and the certificate of coverage.

use crate::drawn::{after, html, text};
use canbao::app::Message;

fn open(area: &str, section: &'static str) -> String {
    html(after([Message::AreaChosen(area.into()), Message::SectionToggled(section)]))
}

/// Source: 厦门市职工医保退休待遇问答.
#[test]
fn every_topic_is_closed_and_holds_its_sentence_with_its_clause() {
    let markup = open("350200", "guide");
    let topic = markup.split('<').find(|tag| tag.contains("id=\"topic-guide-retirement\"")).unwrap();
    assert!(topic.starts_with("details") && !topic.contains("open"), "{topic}");
    let page = text(&markup);
    assert!(page.contains("男的要缴满25年职工医保，实际缴费和视同缴费的年限加起来算。"), "{page}");
    assert!(page.contains("“缴纳职工基本医疗保险费的累计年限（含实际缴费和视同缴费年限）男满25年”"));
}

#[test]
fn a_closed_section_says_nothing_of_its_topics() {
    let page = text(&html(after([Message::AreaChosen("350200".into())])));
    assert!(page.contains("办事指南"), "{page}");
    assert!(!page.contains("男的要缴满25年职工医保"));
}

#[test]
fn the_certificate_tells_by_sign_and_word_what_is_there_and_what_is_not() {
    let markup = open("370200", "coverage");
    let page = text(&markup);
    assert!(page.contains("✓已收录：文件里有"), "{page}");
    assert!(page.contains("≥至少：只有上级的最低标准"));
    assert!(page.contains("○未收录：文件里没有，可以打12393问"));
    // Qingdao's documents state the wait and, so far, no premium of 2027.
    assert!(page.contains("✓待遇等待期有几个月：已收录"), "{page}");
    assert!(page.contains("○2027年：未收录个人缴费标准") || page.contains("未收录居民医保个人缴费"), "{page}");
    assert!(!page.contains("premium.personal"), "keys of the pack format are not for readers");
}
