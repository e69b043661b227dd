//! Fetching the index and the chosen area's pack; a failure is an answer that a person can act on.

use super::parts::{self, Here};
use crate::law::{Entry, Shelf};
use std::rc::Rc;

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

async fn text(file: &str) -> Option<String> {
    let response = gloo::net::http::Request::get(&format!("{FOLDER}/{file}")).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}

/// The list of areas.
pub(super) async fn index() -> Loaded<Vec<Entry>> {
    let Some(text) = text("index.json").await else { return Loaded::Unreachable };
    match serde_json::from_str(&text) {
        Ok(entries) => Loaded::Ready(Rc::new(entries)),
        Err(error) => Loaded::Broken(error.to_string()),
    }
}

/// One area's pack, checked like any other: a pack whose value and quote differ does not load.
pub(super) async fn shelf(file: String) -> Loaded<Shelf> {
    let reader = parts::fetch(Here::Answer);
    let Some(text) = text(&file).await else { return Loaded::Unreachable };
    if !reader.await {
        return Loaded::Unreachable;
    }
    match Shelf::from_json(&text) {
        Ok(shelf) => Loaded::Ready(Rc::new(shelf)),
        Err(faults) => Loaded::Broken(faults.first().map(ToString::to_string).unwrap_or_default()),
    }
}
