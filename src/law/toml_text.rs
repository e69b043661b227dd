//! TOML as officials write it → the text that every pack has, with the line of every clause.

use super::text::{DocumentText, PackText};
use serde_json::{Map, Value as Json};
use toml::de::{DeTable, DeValue};

/// Reads `area.toml`; a field that it does not know is named with its line.
pub(super) fn area(text: &str) -> Result<PackText, (usize, String)> {
    let line_of = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count().saturating_add(1);
    let table = DeTable::parse(text).map_err(|error| {
        (line_of(error.span().map_or(0, |span| span.start)), format!("不是合格的 TOML：{}", error.message()))
    })?;
    let stray = table.get_ref().iter().find(|(name, _)| !["code", "name", "as_of"].contains(&name.get_ref().as_ref()));
    if let Some((name, _)) = stray {
        let wrong = format!("没有 {} 这个字段，或它的值不是这种写法", name.get_ref());
        return Err((line_of(name.span().start), wrong));
    }
    serde_json::from_value(json_table(table.get_ref())).map_err(|error| (1, error.to_string()))
}

pub(super) type Clauses = Vec<(usize, Vec<usize>)>;

pub(super) fn document(text: &str) -> Result<(DocumentText, Clauses), Vec<(usize, String)>> {
    let line_of = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count().saturating_add(1);
    let table = DeTable::parse(text).map_err(|error| {
        vec![(line_of(error.span().map_or(0, |span| span.start)), format!("不是合格的 TOML：{}", error.message()))]
    })?;
    let lines = lines_of(table.get_ref(), &line_of);
    let mut unknown = Vec::new();
    let document = serde_json::from_value::<DocumentText>(json_table(table.get_ref()));
    match document {
        Ok(document) => Ok((document, lines)),
        Err(error) => {
            unknown_keys(table.get_ref(), &line_of, &mut unknown);
            if unknown.is_empty() {
                unknown.push((1, error.to_string()));
            }
            Err(unknown)
        }
    }
}

fn array<'a, 'b>(table: &'a DeTable<'b>, name: &str) -> Vec<(&'a toml::Spanned<DeValue<'b>>, usize)> {
    match table.get(name).map(|value| value.get_ref()) {
        Some(DeValue::Array(items)) => items.iter().map(|item| (item, item.span().start)).collect(),
        _ => Vec::new(),
    }
}

fn lines_of(table: &DeTable<'_>, line_of: &impl Fn(usize) -> usize) -> Clauses {
    let clause = |(value, at): (&toml::Spanned<DeValue<'_>>, usize)| {
        let sets = match value.get_ref() {
            DeValue::Table(clause) => array(clause, "sets").into_iter().map(|(_, at)| line_of(at)).collect(),
            _ => Vec::new(),
        };
        (line_of(at), sets)
    };
    array(table, "clause").into_iter().map(clause).collect()
}

/// Every field that the format does not know, so that a misspelt one is not found one at a time.
fn unknown_keys(table: &DeTable<'_>, line_of: &impl Fn(usize) -> usize, found: &mut Vec<(usize, String)>) {
    let mut look = |table: &DeTable<'_>, known: &dyn Fn(&str, Json) -> bool| {
        for (name, value) in table.iter() {
            if !known(name.get_ref(), json(value.get_ref())) {
                let message = format!("没有 {} 这个字段，或它的值不是这种写法", name.get_ref());
                found.push((line_of(name.span().start), message));
            }
        }
    };
    fn fits<T: serde::de::DeserializeOwned>(name: &str, value: Json) -> bool {
        serde_json::from_value::<T>(Json::Object(Map::from_iter([(name.to_owned(), value)]))).is_ok()
    }
    look(table, &|name, _| ["document", "clause"].contains(&name));
    if let Some(DeValue::Table(head)) = table.get("document").map(|it| it.get_ref()) {
        look(head, &fits::<super::text::HeadText>);
    }
    for (clause, _) in array(table, "clause") {
        let DeValue::Table(clause) = clause.get_ref() else { continue };
        look(clause, &|name, value| name == "sets" || fits::<super::text::ClauseText>(name, value));
        for (set, _) in array(clause, "sets") {
            if let DeValue::Table(set) = set.get_ref() {
                look(set, &fits::<super::text::SetText>);
            }
        }
    }
}

fn json_table(table: &DeTable<'_>) -> Json {
    Json::Object(table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect())
}

/// Dates and numbers become text, as the compact packs have them.
fn json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => Json::String(text.to_string()),
        DeValue::Integer(number) => Json::String(number.to_string()),
        DeValue::Float(number) => Json::String(number.to_string()),
        DeValue::Boolean(flag) => Json::Bool(*flag),
        DeValue::Datetime(date) => Json::String(date.to_string()),
        DeValue::Array(items) => Json::Array(items.iter().map(|item| json(item.get_ref())).collect()),
        DeValue::Table(table) => json_table(table),
    }
}
