//! Fetching the index and the chosen area's pack; a failure is an answer that a person can act on.

use super::parts::{self, Here};
use crate::law::{Entry, Shelf};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// Something that comes over the network.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// Not asked for.
    Nothing,
    /// On its way.
    Waiting,
    /// Here.
    Ready(Rc<T>),
    /// Not reachable.
    Unreachable,
    /// Here, but not usable: why.
    Broken(String),
}

impl<T> Loaded<T> {
    /// As far as this, with something else.
    pub(super) fn with<U>(&self, other: U) -> Loaded<U> {
        match self {
            Self::Nothing => Loaded::Nothing,
            Self::Waiting => Loaded::Waiting,
            Self::Ready(_) => Loaded::Ready(Rc::new(other)),
            Self::Unreachable => Loaded::Unreachable,
            Self::Broken(why) => Loaded::Broken(why.clone()),
        }
    }

    /// The thing, if it is here.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Ready(it) => Some(it),
            _ => None,
        }
    }
}

/// Where the compiled packs lie, relative to the page.
const FOLDER: &str = "packs";

/// A file's text; where the index says what it must be, the browser gives nothing else.
async fn text(file: &str, integrity: &str) -> Option<String> {
    let request = gloo::net::http::Request::get(&format!("{FOLDER}/{file}")).integrity(integrity);
    let response = request.send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}

/// The list of areas.
pub(super) async fn index() -> Loaded<Vec<Entry>> {
    let Some(text) = text("index.json", "").await else { return Loaded::Unreachable };
    match entries(&text) {
        Some(entries) => Loaded::Ready(Rc::new(entries)),
        None => Loaded::Broken("地区名单读不出来。".to_owned()),
    }
}

/// The browser reads this list, so that the page can begin without a reader of its own.
fn entries(text: &str) -> Option<Vec<Entry>> {
    let list = js_sys::JSON::parse(text).ok()?.dyn_into::<js_sys::Array>().ok()?;
    list.iter().map(|entry| entry_of(&entry)).collect()
}

fn entry_of(entry: &JsValue) -> Option<Entry> {
    let field = |name: &str| js_sys::Reflect::get(entry, &JsValue::from_str(name)).ok()?.as_string();
    Some(Entry {
        code: field("code")?,
        name: field("name")?,
        province: field("province")?,
        standing: field("standing")?,
        hash: field("hash")?,
        as_of: field("as_of")?,
        file: field("file").unwrap_or_default(),
        first: field("first").unwrap_or_default(),
        integrity: field("integrity").unwrap_or_default(),
        first_integrity: field("first_integrity").unwrap_or_default(),
    })
}

/// A compiled pack, as the index names it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    file: String,
    integrity: String,
}

impl Named {
    /// The whole of an area's packs, or what is enough for a first answer.
    pub(super) fn of(entry: &Entry, is_whole: bool) -> Self {
        let (file, integrity) = match is_whole || entry.first.is_empty() {
            true => (&entry.file, &entry.integrity),
            false => (&entry.first, &entry.first_integrity),
        };
        Self { file: file.clone(), integrity: integrity.clone() }
    }
}

/// One area's pack, checked like any other: a pack whose value and quote differ does not load.
pub(super) async fn shelf(Named { file, integrity }: Named) -> Loaded<Shelf> {
    let reader = parts::fetch(Here::Answer);
    let Some(text) = text(&file, &integrity).await else { return Loaded::Unreachable };
    if !reader.await {
        return Loaded::Unreachable;
    }
    match Shelf::from_json(&text) {
        Ok(shelf) => Loaded::Ready(Rc::new(shelf)),
        Err(faults) => Loaded::Broken(faults.first().map(ToString::to_string).unwrap_or_default()),
    }
}
