//! The packs of every area that somebody on the page needs: first what an enrolment is answered from, then the whole.

use super::loading::{self, Loaded, Named};
use crate::law::{Entry, Shelf};
use std::{collections::BTreeMap, rc::Rc};
use yew::prelude::*;

/// Packs by area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shelves {
    by_area: BTreeMap<String, Packs>,
}

/// One area's packs.
#[derive(Debug, Clone, PartialEq)]
struct Packs {
    /// What is answered from.
    shelf: Loaded<Shelf>,
    /// How far the whole of them is: ready as soon as what is answered from is the whole.
    whole: Loaded<()>,
}

impl Shelves {
    /// Shelves that are here already.
    pub fn of(shelves: impl IntoIterator<Item = (String, Loaded<Shelf>)>) -> Self {
        let whole = || Loaded::Ready(Rc::new(()));
        Self { by_area: shelves.into_iter().map(|(code, shelf)| (code, Packs { shelf, whole: whole() })).collect() }
    }

    /// An area's packs, in whatever state.
    pub fn area(&self, code: &str) -> &Loaded<Shelf> {
        self.by_area.get(code).map_or(&Loaded::Nothing, |packs| &packs.shelf)
    }

    /// How far an area's whole packs are, which every section asks for.
    pub fn whole(&self, code: &str) -> &Loaded<()> {
        self.by_area.get(code).map_or(&Loaded::Nothing, |packs| &packs.whole)
    }

    /// An area's packs, if they are here.
    pub fn get(&self, code: &str) -> Option<&Shelf> {
        self.area(code).get()
    }
}

/// The shelves as Yew's reducer holds them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fetched(pub(super) Shelves);

/// An area's packs came, whole or for a first answer, or are on their way.
pub(super) struct Came {
    code: String,
    is_whole: bool,
    loaded: Loaded<Shelf>,
}

impl Reducible for Fetched {
    type Action = Came;

    fn reduce(self: Rc<Self>, Came { code, is_whole, loaded }: Came) -> Rc<Self> {
        let mut by_area = self.0.by_area.clone();
        let packs = by_area.entry(code).or_insert(Packs { shelf: Loaded::Nothing, whole: Loaded::Nothing });
        if is_whole {
            packs.whole = loaded.with(());
        }
        // Nothing that is here goes for something that is not, nor the whole for a piece of it.
        let is_better = packs.shelf.get().is_none() || (is_whole && loaded.get().is_some());
        if is_better {
            packs.shelf = loaded;
        }
        Rc::new(Self(Shelves { by_area }))
    }
}

/// Fetches what is wanted and not here; another try asks again for what failed.
#[hook]
pub(super) fn use_shelves(
    index: Option<&Vec<Entry>>,
    wanted: &[String],
    is_whole: bool,
    tries: u32,
) -> UseReducerHandle<Fetched> {
    let shelves = use_reducer_eq(Fetched::default);
    let entries = index.into_iter().flatten().filter(|entry| wanted.contains(&entry.code));
    let files: Vec<(String, Named)> = entries.map(|entry| (entry.code.clone(), Named::of(entry, is_whole))).collect();
    let handle = shelves.clone();
    use_effect_with((files, is_whole, tries), move |(files, is_whole, _)| {
        for (code, file) in files.clone() {
            let is_whole = *is_whole;
            let is_asked = match is_whole {
                true => matches!(handle.0.whole(&code), Loaded::Ready(_) | Loaded::Waiting),
                false => matches!(handle.0.area(&code), Loaded::Ready(_) | Loaded::Waiting),
            };
            if is_asked {
                continue;
            }
            let came = handle.dispatcher();
            came.dispatch(Came { code: code.clone(), is_whole, loaded: Loaded::Waiting });
            wasm_bindgen_futures::spawn_local(async move {
                came.dispatch(Came { code, is_whole, loaded: loading::shelf(file).await });
            });
        }
    });
    shelves
}
