//! A line of a summary is no statutory text: people read its gist, the machine interface keeps the quote.

use super::{
    asking::{answer, areas, shelf},
    cases,
};
use canbao::{
    assess::guide,
    contract::{Counter, Request},
    law::{Force, Pack, Provision, Shelf, ShelfText, Value, latin_word, read_folder},
    wording::{self, Voice},
};
use serde_json::{Value as Json, json};
use std::path::Path;

/// Every area's packs as they are edited.
fn texts() -> Vec<ShelfText> {
    let folder = read_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/policies"))).unwrap();
    folder.shelves.into_values().collect()
}

fn provisions(packs: &[Pack]) -> Vec<&Provision> {
    packs.iter().flat_map(|pack| &pack.documents).flat_map(|document| &document.provisions).collect()
}

/// Everything that a person may read of one line of a pack.
fn readable(provision: &Provision) -> Vec<String> {
    let clause = &provision.clause;
    let mut texts = vec![wording::source(clause), clause.source.title.clone(), clause.source.issuer.clone()];
    texts.extend(clause.reading.clone());
    texts.extend(clause.derived.clone());
    match &provision.force {
        Force::Value(Value::Say(sentence)) => texts.push(sentence.clone()),
        Force::Unsaid(why) => texts.push(why.clone()),
        _ => {}
    }
    texts
}

fn assert_chinese(told: &str) {
    assert_eq!(latin_word(told), None, "{told}");
}

/// Source: policies/README.md (gist).
#[test]
fn nothing_that_a_pack_gives_to_read_has_a_foreign_word() {
    for code in areas() {
        let shelf = shelf(&code).unwrap();
        provisions(&shelf.packs).into_iter().flat_map(readable).for_each(|text| assert_chinese(&text));
        for (key, sayings) in guide(shelf, shelf.as_of()) {
            let printed = wording::guide(&[(key, sayings)]);
            assert_chinese(&printed.replace(key.name(), ""));
        }
    }
}

/// How a request calls the people of a family: shown as they were typed.
fn people(request: &Json) -> Vec<String> {
    let lists = [&request["family"]["holders"], &request["family"]["members"]];
    let all = lists.into_iter().filter_map(Json::as_array).flatten();
    let mut names: Vec<String> = all.map(|person| person["id"].as_str().unwrap().to_owned()).collect();
    // A name may be the beginning of another.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// Source: ARCHITECTURE.md (one trace, three voices).
#[test]
fn no_voice_explains_a_figure_with_a_foreign_word() {
    let mut gists = 0;
    for request in cases::requests() {
        let people = people(&request);
        let Ok(request) = Request::read(&request.to_string()) else { continue };
        let Some(shelf) = shelf(&request.area) else { continue };
        let counter = Counter::new(shelf);
        for told in Voice::ALL.iter().filter_map(|voice| counter.explain(&request, *voice).ok()).flatten() {
            assert_chinese(&people.iter().fold(told.clone(), |told, name| told.replace(name, "")));
            gists += told.matches("资料摘记（不是原文）：").count();
        }
    }
    assert!(gists > 100, "only {gists} gists were told");
}

/// Source: the summary of Jiangxi's figures for 2026 (reported): a line in shorthand, no sentence of the notice.
#[test]
fn a_clerk_reads_the_gist_and_the_report_keeps_the_quote() {
    let enrolment = json!({"coverage_year": 2026, "paid_on": "2025-11-20"});
    let history = json!([{"year": 2025, "cover": "resident"}]);
    let request = json!({"area": "360000", "enrolment": enrolment, "history": history}).to_string();
    let counter = Counter::new(shelf("360000").unwrap());
    let told = counter.explain(&Request::read(&request).unwrap(), Voice::Clerk).unwrap().concat();
    assert!(told.contains("财政补助：资料摘记（不是原文）：2026年度照旧，到2月28日，补助700元"), "{told}");
    assert!(!told.contains("subsidy"), "{told}");
    let report = answer(&request);
    let steps = report["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["path"] == "premium.government").unwrap();
    let source = step["sources"].as_array().unwrap().first().unwrap().as_object().unwrap();
    assert_eq!(source["quote"], "2026 same to 02-28, subsidy 700");
    let fields: Vec<&str> = source.keys().map(String::as_str).collect();
    assert_eq!(fields, ["area", "clause", "document", "quote", "standing", "trust"]);
}

/// The page loads packs in which gists stand for the quotes: the same law, proved against what people read.
#[test]
fn the_pages_packs_say_the_same_without_the_quotes_that_nobody_reads() {
    for text in texts() {
        let page = text.for_page();
        let clauses = page.packs.iter().flat_map(|pack| &pack.documents).flat_map(|document| &document.clause);
        for clause in clauses {
            assert_eq!(clause.gist.is_some(), clause.quote.is_empty(), "{} {}", clause.at, clause.quote);
            assert_eq!(latin_word(&clause.quote), None);
        }
        let (full, page) =
            (Shelf::read(&text).unwrap(), Shelf::from_json(&serde_json::to_string(&page).unwrap()).unwrap());
        assert_eq!(full.hash, page.hash);
        let (full, page) = (provisions(&full.packs), provisions(&page.packs));
        assert_eq!(full.len(), page.len());
        for (full, page) in full.into_iter().zip(page) {
            assert_eq!((full.key, &full.force, full.holds), (page.key, &page.force, page.holds));
            assert_eq!((&full.who, &full.paid_from, &full.cell), (&page.who, &page.paid_from, &page.cell));
            assert_eq!((&full.detail, wording::source(&full.clause)), (&page.detail, wording::source(&page.clause)));
        }
    }
}

/// A pack for the page that was tampered with does not answer: a value is proved against the gist there.
#[test]
fn a_page_pack_whose_gist_does_not_state_the_value_does_not_load() {
    let text = texts().into_iter().find(|text| text.packs.first().unwrap().code == "360000").unwrap();
    let json = serde_json::to_string(&text.for_page()).unwrap();
    assert!(Shelf::from_json(&json).is_ok());
    let changed = json.replace("到2月28日，补助700元", "到2月28日，补助800元");
    assert_ne!(json, changed);
    assert!(Shelf::from_json(&changed).is_err());
}
