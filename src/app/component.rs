//! The one stateful component: keeps the entries, fetches what they need, shows the page.

use super::{
    loading::{self, Loaded},
    model::Model,
    update::{Message, update},
    view,
};
use crate::{
    calendar::Day,
    law::{Entry, Shelf},
};
use std::{cell::Cell, rc::Rc};
use yew::prelude::*;

/// What the entry point hands over.
#[derive(Debug, Clone, PartialEq, Eq, Properties)]
pub struct AppProps {
    /// The day on which the page was opened.
    pub today: Day,
}

/// The model as Yew's reducer holds it.
#[derive(Debug, Clone, PartialEq)]
struct Entries(Model);

impl Reducible for Entries {
    type Action = Message;

    fn reduce(self: Rc<Self>, message: Message) -> Rc<Self> {
        Rc::new(Self(update(self.0.clone(), message)))
    }
}

/// The page.
#[function_component]
pub fn App(props: &AppProps) -> Html {
    let entries = use_reducer_eq(|| Entries(Model::new(props.today)));
    let index = use_state_eq(|| Loaded::<Vec<Entry>>::Waiting);
    let shelf = use_state_eq(|| Loaded::<Shelf>::Nothing);
    let tries = use_state_eq(|| 0_u32);
    use_index(index.clone(), *tries);
    use_shelf(shelf.clone(), file_of(index.get(), &entries.0.area), *tries);
    let send = {
        let entries = entries.dispatcher();
        Callback::from(move |message| entries.dispatch(message))
    };
    let retry = Callback::from(move |()| tries.set(tries.saturating_add(1)));
    view::page(&view::Scene { model: &entries.0, index: &index, shelf: &shelf, send: &send, retry: &retry })
}

/// The compiled file of the chosen area.
fn file_of(index: Option<&Vec<Entry>>, area: &str) -> Option<String> {
    index?.iter().find(|entry| entry.code == area).map(|entry| entry.file.clone())
}

#[hook]
fn use_index(index: UseStateHandle<Loaded<Vec<Entry>>>, tries: u32) {
    use_effect_with(tries, move |_| {
        if index.get().is_none() {
            index.set(Loaded::Waiting);
            wasm_bindgen_futures::spawn_local(async move { index.set(loading::index().await) });
        }
    });
}

#[hook]
fn use_shelf(shelf: UseStateHandle<Loaded<Shelf>>, file: Option<String>, tries: u32) {
    use_effect_with((file, tries), move |(file, _)| {
        // A pack that arrives after another area was chosen must not answer for it.
        let is_wanted = Rc::new(Cell::new(true));
        let still = Rc::clone(&is_wanted);
        match file.clone() {
            None => shelf.set(Loaded::Nothing),
            Some(file) => {
                shelf.set(Loaded::Waiting);
                wasm_bindgen_futures::spawn_local(async move {
                    let loaded = loading::shelf(file).await;
                    if still.get() {
                        shelf.set(loaded);
                    }
                });
            }
        }
        move || is_wanted.set(false)
    });
}
