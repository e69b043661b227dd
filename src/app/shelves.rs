//! The packs of every area that somebody on the page needs, each fetched once.

use super::loading::{self, Loaded};
use crate::law::{Entry, Shelf};
use std::{collections::BTreeMap, rc::Rc};
use yew::prelude::*;

/// Packs by area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shelves {
    by_area: BTreeMap<String, Loaded<Shelf>>,
}

impl Shelves {
    /// Shelves that are here already.
    pub fn of(shelves: impl IntoIterator<Item = (String, Loaded<Shelf>)>) -> Self {
        Self { by_area: shelves.into_iter().collect() }
    }

    /// An area's packs, in whatever state.
    pub fn area(&self, code: &str) -> &Loaded<Shelf> {
        self.by_area.get(code).unwrap_or(&Loaded::Nothing)
    }

    /// An area's packs, if they are here.
    pub fn get(&self, code: &str) -> Option<&Shelf> {
        self.area(code).get()
    }
}

/// The shelves as Yew's reducer holds them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fetched(pub(super) Shelves);

/// An area's packs came, or are on their way.
pub(super) struct Came(String, Loaded<Shelf>);

impl Reducible for Fetched {
    type Action = Came;

    fn reduce(self: Rc<Self>, Came(code, loaded): Came) -> Rc<Self> {
        let mut by_area = self.0.by_area.clone();
        by_area.insert(code, loaded);
        Rc::new(Self(Shelves { by_area }))
    }
}

/// Fetches what is wanted and not here; another try asks again for what failed.
#[hook]
pub(super) fn use_shelves(index: Option<&Vec<Entry>>, wanted: &[String], tries: u32) -> UseReducerHandle<Fetched> {
    let shelves = use_reducer_eq(Fetched::default);
    let entries = index.into_iter().flatten().filter(|entry| wanted.contains(&entry.code));
    let files: Vec<(String, String)> = entries.map(|entry| (entry.code.clone(), entry.file.clone())).collect();
    let handle = shelves.clone();
    use_effect_with((files, tries), move |(files, _)| {
        for (code, file) in files.clone() {
            if matches!(handle.0.area(&code), Loaded::Ready(_) | Loaded::Waiting) {
                continue;
            }
            let came = handle.dispatcher();
            came.dispatch(Came(code.clone(), Loaded::Waiting));
            wasm_bindgen_futures::spawn_local(async move { came.dispatch(Came(code, loading::shelf(file).await)) });
        }
    });
    shelves
}
