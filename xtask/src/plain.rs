//! The rules in words, for readers whose browser cannot calculate: figures and quotes come from the nation's pack, which
//! was checked like every other, so that none is written here by hand.

use std::fmt::Write;

use serde_json::Value;

use crate::steps::{Done, Failure};
use crate::{files, places};

/// The document that they stand in.
const NUMBER: &str = "国办发〔2024〕38号";

/// The area whose pack holds the nation's documents alone.
const NATION: &str = "100000.";

/// What the page says, `pages/plain.html` with its gaps filled.
pub fn section() -> Done<String> {
    let template = files::text(&places::root().join("pages/plain.html"))?;
    let packs = places::made("packs");
    let is_asked = |name: &str| name.starts_with(NATION) && name.ends_with(".first.json");
    let file = files::of(&packs)?.into_iter().find(|file| is_asked(&files::named(&packs, file)));
    let file = file.ok_or_else(|| Failure::new("There is no pack of the nation: run `cargo xtask packs`."))?;
    let pack = serde_json::from_str(&files::text(&file)?).map_err(Failure::at(file.display()))?;
    filled(&template, &pack)
}

/// The template from its first element on, each gap filled; a gap that the pack cannot fill stops the build.
fn filled(template: &str, pack: &Value) -> Done<String> {
    let begin = template.find("<section").unwrap_or_default();
    let (mut text, mut rest) = (String::new(), &template[begin..]);
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').ok_or_else(|| Failure::new("pages/plain.html leaves a gap open"))?;
        text.push_str(before);
        text.push_str(&filling(gap, pack)?);
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

fn filling(gap: &str, pack: &Value) -> Done<String> {
    let words: Vec<&str> = gap.split_whitespace().collect();
    match words.as_slice() {
        ["document"] => {
            let document = document(pack)?;
            let field = |name: &str| document["document"][name].as_str().unwrap_or_default();
            Ok(format!("{}《{}》（{}，{}）", field("issuer"), field("title"), field("number"), field("issued_on")))
        }
        ["quotes", keys @ ..] => quotes(keys, pack),
        ["from", key] | [key] => {
            let (_, value) = found(key, pack)?;
            in_words(value).ok_or_else(|| Failure::new(format!("pages/plain.html cannot say `{value}` of {key}")))
        }
        _ => Err(Failure::new(format!("pages/plain.html has a gap that nothing fills: {gap}"))),
    }
}

fn quotes(keys: &[&str], pack: &Value) -> Done<String> {
    let mut text = String::new();
    for key in keys {
        let (clause, _) = found(key, pack)?;
        let quote = clause["quote"].as_str().ok_or_else(|| Failure::new(format!("{key} has no quote to show")))?;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "<blockquote>{}</blockquote>", quote);
    }
    Ok(text.trim_end().to_owned())
}

fn document(pack: &Value) -> Done<&Value> {
    let documents = pack["packs"].as_array().into_iter().flatten().flat_map(|it| it["documents"].as_array());
    let found = documents.flatten().find(|it| it["document"]["number"] == NUMBER);
    found.ok_or_else(|| Failure::new(format!("The nation's pack does not hold {NUMBER}.")))
}

/// The one clause that sets a key, and the value.
fn found<'a>(key: &str, pack: &'a Value) -> Done<(&'a Value, &'a str)> {
    let clauses = document(pack)?["clause"].as_array().into_iter().flatten();
    let sets = clauses.flat_map(|clause| {
        clause["sets"].as_array().into_iter().flatten().filter(|it| it["key"] == key).map(move |it| (clause, it))
    });
    let all: Vec<_> = sets.filter_map(|(clause, it)| Some((clause, it["value"].as_str()?))).collect();
    match all.as_slice() {
        [one] => Ok(*one),
        _ => Err(Failure::new(format!("{NUMBER} sets {key} {} times; pages/plain.html needs it once.", all.len()))),
    }
}

/// `3 months`, `4 years`, `year 2025` in Chinese.
fn in_words(value: &str) -> Option<String> {
    let (one, other) = value.split_once(' ')?;
    match (one, other) {
        ("year", year) => Some(format!("{year}年")),
        (count, "month" | "months") => Some(format!("{count}个月")),
        (count, "year" | "years") => Some(format!("{count}年")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pack() -> Value {
        let sets = json!([{ "key": "waiting.fixed_months", "value": "3 months" }]);
        let clause = json!([{ "quote": "固定待遇等待期3个月", "sets": sets }]);
        let head = json!({ "number": NUMBER, "title": "意见", "issuer": "国务院办公厅", "issued_on": "2024-07-26" });
        json!({ "packs": [{ "documents": [{ "document": head, "clause": clause }] }] })
    }

    #[test]
    fn figures_and_quotes_are_the_packs_own() {
        let text = filled("<!-- 说明 --><section>等{waiting.fixed_months}{quotes waiting.fixed_months}", &pack());
        assert_eq!(text.unwrap(), "<section>等3个月<blockquote>固定待遇等待期3个月</blockquote>");
    }

    #[test]
    fn what_the_pack_does_not_say_stops_the_build() {
        assert!(filled("<section>{repair.months}", &pack()).is_err());
        assert!(filled("<section>{document", &pack()).is_err());
        assert!(filled("<section>{document}", &json!({})).is_err());
    }
}
