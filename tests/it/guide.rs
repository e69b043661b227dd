//! The guide: what the documents say around enrolment and claims, on a day, each sentence with its clause.

use super::asking::{areas, shelf};
use canbao::{
    assess::{Saying, guide, topics},
    calendar::parse_day,
    law::{Key, Kind, Shelf, read_pack_texts},
    wording,
};

const NATION: &str = "code = \"100000\"\nname = \"全国\"\nas_of = 2026-11-23\n";
const PROVINCE: &str = "code = \"350000\"\nname = \"福建省\"\nas_of = 2026-11-23\n";

fn document(issuer: &str, until: &str, lines: &[(&str, &str)]) -> String {
    let clause = |(quote, line): &(&str, &str)| {
        format!("\n[[clause]]\nat    = \"第一条\"\nquote = \"{quote}\"\nsets  = [\n  {{ {line} }},\n]\n")
    };
    format!(
        "[document]\ntitle  = \"{issuer}的文件\"\nnumber = \"想〔2025〕1号\"\nissuer = \"{issuer}\"\nissued_on     = 2025-01-01\ncited    = \"2025年1月1日印发，有效期2年\"\nstanding = \"in-force\"\ntrust    = \"official\"\n{until}\n{}",
        lines.iter().map(clause).collect::<String>()
    )
}

fn made_up() -> Shelf {
    let nation = document(
        "国家",
        "",
        &[
            ("不得重复参保", r#"key = "guide.twice", value = "不能重复参保。""#),
            ("次年6月30日前报销", r#"key = "claim.deadline", value = "06-30""#),
        ],
    );
    let province = document(
        "省里",
        "expires_on = 2027-01-01",
        &[
            ("重复参保的办理退费", r#"key = "guide.twice", value = "重复参保的可以退费。""#),
            ("次年3月31日前报销", r#"key = "claim.deadline", value = "03-31""#),
            (
                "新生儿、学生次年2月底前报销",
                r#"key = "claim.deadline", who = ["newborn", "student"], value = "02-end""#,
            ),
        ],
    );
    let files = [
        ("cn/area.toml", NATION),
        ("cn/a.toml", nation.as_str()),
        ("fujian/area.toml", PROVINCE),
        ("fujian/b.toml", province.as_str()),
    ];
    let folder = read_pack_texts("made-up", files.into_iter());
    assert!(folder.faults.is_empty(), "{:?}", folder.faults);
    Shelf::read(&folder.shelves["350000"]).unwrap()
}

/// Every sentence said on a topic on a day, with the area that says it.
fn said(shelf: &Shelf, day: &str, topic: Key) -> Vec<(String, String)> {
    let all = guide(shelf, parse_day(day).unwrap());
    let found = all.into_iter().find(|(key, _)| *key == topic).map(|(_, sayings)| sayings).unwrap_or_default();
    found.iter().map(|(said, clause)| (wording::saying(said), clause.source.area_name.clone())).collect()
}

fn sentences(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(said, area)| ((*said).to_owned(), (*area).to_owned())).collect()
}

#[test]
fn sentences_of_all_areas_stand_beside_each_other_the_nearest_first() {
    let both = [("重复参保的可以退费。", "福建省"), ("不能重复参保。", "全国")];
    assert_eq!(said(&made_up(), "2026-06-01", Key::SayTwice), sentences(&both));
}

#[test]
fn an_expired_document_says_nothing_more() {
    let shelf = made_up();
    assert_eq!(said(&shelf, "2026-12-31", Key::SayTwice).len(), 2);
    assert_eq!(said(&shelf, "2027-01-01", Key::SayTwice), sentences(&[("不能重复参保。", "全国")]));
    assert!(guide(&shelf, parse_day("2024-12-31").unwrap()).is_empty());
}

#[test]
fn a_deadline_is_the_nearest_areas_and_some_have_one_of_their_own() {
    let shelf = made_up();
    let own = [
        ("这一年的医药费，最晚第二年3月31日去报销。", "福建省"),
        ("新生儿、在校学生：这一年的医药费，最晚第二年2月底去报销。", "福建省"),
    ];
    assert_eq!(said(&shelf, "2026-06-01", Key::ClaimDeadline), sentences(&own));
    let nations = [("这一年的医药费，最晚第二年6月30日去报销。", "全国")];
    assert_eq!(said(&shelf, "2027-06-01", Key::ClaimDeadline), sentences(&nations));
}

/// Every topic has a title of its own, and every sentence that ships a clause of its own area or one above.
#[test]
fn every_sentence_that_ships_has_a_title_and_a_clause() {
    let mut titles: Vec<&str> = topics().map(Key::title).collect();
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), topics().count());
    assert!(!titles.contains(&"这一项规定"));
    for code in areas() {
        let shelf = shelf(&code).unwrap();
        for (key, sayings) in guide(shelf, shelf.as_of()) {
            assert!(!sayings.is_empty(), "{code} {}", key.name());
            for (said, clause) in sayings {
                assert!(shelf.packs.iter().any(|pack| pack.code == clause.source.area), "{code} {}", key.name());
                assert!(!clause.quote.is_empty() && !wording::saying(&said).is_empty(), "{code} {}", key.name());
                assert_eq!(matches!(said, Saying::Sentence(_)), key.kind() == Kind::Say);
            }
        }
    }
}
