//! A line of a summary stands on page and paper as its gist, without quotation marks.

use crate::{
    drawn::{after, html, paper, text, with_shelf},
    said::a_stay,
};
use canbao::{
    app::Message,
    law::{Shelf, latin_word, read_folder},
};
use std::path::Path;

fn entered(area: &str) -> Vec<Message> {
    a_stay(area, ["60万", "0", "0"])
}

/// Source: the summary of Jiangxi's figures for 2026 (reported).
#[test]
fn the_gist_stands_on_page_and_sheet_and_is_no_quote() {
    let folder = read_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/policies"))).unwrap();
    let packs = serde_json::to_string(&folder.shelves["360000"].for_page()).unwrap();
    let page = text(&with_shelf(after(entered("360000")), Shelf::from_json(&packs).unwrap()));
    let gist = "资料摘记（不是原文）：2026年度照旧，到2月28日，补助700元";
    for shown in [page, text(&paper(after(entered("360000")), ""))] {
        assert!(shown.contains(gist), "{shown}");
        assert!(!shown.contains("subsidy") && !shown.contains("“2026年度照旧"), "{shown}");
    }
}

/// The foreign words of a text, and a little of what stands around them.
fn foreign(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(word) = latin_word(rest) {
        let at = rest.find(word).unwrap();
        let start = rest[..at].char_indices().rev().nth(8).map_or(0, |(start, _)| start);
        found.push(&rest[start..at + word.len()]);
        rest = &rest[at + word.len()..];
    }
    found
}

#[test]
fn no_areas_page_guide_or_sheet_has_a_foreign_word() {
    let mut found = Vec::new();
    for entry in Shelf::built_in_entries() {
        // Two machines know by the version that they used the same packs.
        let told = |markup: &str| text(markup).replace(&entry.hash, "");
        let sections = ["guide", "coverage", "family", "retirement"].map(Message::SectionToggled);
        let page = told(&html(after([entered(&entry.code), sections.to_vec()].concat())));
        let sheet = told(&paper(after(entered(&entry.code)), ""));
        for (place, text) in [("page", page), ("sheet", sheet)] {
            found.extend(foreign(&text).into_iter().map(|it| format!("{} {place}: {it}", entry.name)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
