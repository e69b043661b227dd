//! The calculator for pages that others draw: packs and requests come as text, reports go as text, the very bytes of the
//! command line. `library/canbao.js` fetches what is needed and stands between this and its caller.

use canbao::{
    contract::{self, Counter, Failure, Request},
    law::{Fault, Shelf},
};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::wasm_bindgen;

/// A program of this kind must have a beginning; here everything is asked from outside.
fn main() {}

/// The counters of the areas whose packs have come.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Engine {
    opened: BTreeMap<String, Result<Counter<'static>, Vec<Fault>>>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without any pack.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The area that a request asks for, while its pack is not here; none where no pack would help.
    pub fn lacks(&self, request: &str) -> Option<String> {
        let area = Request::read(request).ok()?.area;
        (!self.opened.contains_key(&area)).then_some(area)
    }

    /// Takes an area's pack. It stays to the end, like a counter of the command line; a broken one is told of by every
    /// answer.
    pub fn load(&mut self, area: String, pack: &str) {
        let shelf = Shelf::from_json(pack);
        self.opened.insert(area, shelf.map(|shelf| Counter::new(Box::leak(Box::new(shelf)))));
    }

    /// The report on a request as JSON, or the error in its place.
    pub fn assess(&self, request: &str) -> String {
        let open = |code: &str| match self.opened.get(code) {
            Some(Ok(counter)) => Ok(Some(counter)),
            Some(Err(faults)) => Err(faults.clone()),
            None => Ok(None),
        };
        let written = match contract::answer_from(request, open) {
            Ok(report) => serde_json::to_string(&report),
            Err(error) => serde_json::to_string(&Failure { error }),
        };
        written.unwrap_or_default()
    }
}
