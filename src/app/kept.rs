//! What is kept and shared: the address, the device's own store if it was asked for, and what was opened from them.

use super::{
    address::{self, Opened, Promise},
    asked::Asked,
    hosted,
    house::{self, House},
    manner::Manner,
    model::Model,
    parts::{self, Here},
    shelves::Fetched,
    store,
};
use crate::calendar::Day;
use gloo::{events::EventListener, timers::callback::Timeout};
use std::{cell::RefCell, rc::Rc};
use yew::prelude::*;

/// The device's own store.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Store {
    /// Not asked for.
    #[default]
    Off,
    /// Asked for, and it works.
    On,
    /// Asked for, and the device refuses.
    Refused,
}

/// What is kept and shared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The whole address of what is on the page; empty while nothing was said.
    pub link: String,
    /// The device's own store.
    pub store: Store,
    /// What must be said of what was opened.
    pub notes: Notes,
    /// Whether what was opened last on this page could be opened; none until something was.
    pub opened: Option<bool>,
}

/// What must be said of an address, a file or a store that was opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// Parts that were not understood.
    pub lost: Vec<String>,
    /// Whether a later version of this page wrote it.
    pub is_newer: bool,
    /// How many people an address that was cut off has lost.
    pub missing: usize,
    /// Whether it came from this device's own store.
    pub is_from_store: bool,
    /// Whether a text was to be opened that is no address of ours.
    pub is_foreign: bool,
}

/// What was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each action says itself what was done")]
pub enum Action {
    Written(String),
    StoreAsked(bool),
    Opened(Notes),
    NotesRead,
}

impl Reducible for Kept {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut kept = (*self).clone();
        match action {
            Action::Written(link) => kept.link = link,
            Action::StoreAsked(is_wanted) => kept.ask_store(is_wanted),
            Action::Opened(notes) => (kept.opened, kept.notes) = (Some(!notes.is_foreign), notes),
            Action::NotesRead => (kept.opened, kept.notes) = (None, Notes::default()),
        }
        Rc::new(kept)
    }
}

impl Kept {
    fn ask_store(&mut self, is_wanted: bool) {
        self.store = match is_wanted {
            false => {
                store::forget();
                Store::Off
            }
            true if store::keep(fragment(&self.link)) => Store::On,
            true => Store::Refused,
        };
    }
}

/// What follows `#`.
fn fragment(link: &str) -> &str {
    link.split_once('#').map_or("", |(_, fragment)| fragment)
}

/// What the page begins with.
pub(super) struct Opening {
    pub(super) house: House,
    pub(super) kept: Kept,
    pub(super) manner: String,
}

impl Opening {
    /// From the address; without one, from the device's own store, if it was ever asked for; without either, as asked.
    pub(super) fn of(address: &str, today: Day, asked: &Asked) -> Self {
        let stored = store::kept();
        let store = if stored.is_some() { Store::On } else { Store::Off };
        let is_given = !address.trim_start_matches('#').is_empty();
        let text = if is_given { Some(address) } else { stored.as_deref() };
        // What reads an address comes with the answer, and is here where there is one to read.
        let Some(text) = text else {
            let kept = Kept { store, ..Kept::default() };
            return Self { house: asked.begun(House::new(today)), kept, manner: String::new() };
        };
        let (house, notes, manner) = match address::read(text, today) {
            Some(mut opened) => {
                let manner = std::mem::take(&mut opened.manner);
                let (house, notes) = told(opened);
                (house, Notes { is_from_store: !is_given, ..notes }, manner)
            }
            None => (House::new(today), Notes { is_foreign: is_given, ..Notes::default() }, String::new()),
        };
        Self { house: asked.begun(house), kept: Kept { store, notes, ..Kept::default() }, manner }
    }
}

fn told(Opened { house, lost, is_newer, missing, .. }: Opened) -> (House, Notes) {
    (house, Notes { lost, is_newer, missing, ..Notes::default() })
}

/// Opens a text: a link, what follows its `#`, or a case file.
#[inline(never)]
pub fn open(text: &str, today: Day) -> (Option<House>, Notes) {
    let text = text.trim();
    let file = serde_json::from_str::<serde_json::Value>(text).ok();
    let in_file = file.as_ref().and_then(|file| file.get(FILE)?.as_str());
    let text = in_file.unwrap_or(text);
    let address = text.split_once('#').map_or(text, |(_, address)| address);
    match address::read(address, today) {
        Some(opened) => {
            let (house, notes) = told(opened);
            (Some(house), notes)
        }
        None => (None, Notes { is_foreign: true, ..Notes::default() }),
    }
}

/// Opens a text as soon as what reads it is here.
pub(super) fn open_soon(text: String, today: Day, tell: Callback<house::Message>, act: Callback<Action>) {
    wasm_bindgen_futures::spawn_local(async move {
        if !parts::fetch(Here::Answer).await {
            return;
        }
        let (house, notes) = open(&text, today);
        if let Some(house) = house {
            tell.emit(house::Message::Opened(Box::new(house)));
        }
        act.emit(Action::Opened(notes));
    });
}

/// The field of a case file that holds the address.
const FILE: &str = "canbao_case";

/// A case file: JSON with the address, which any version of the page can open.
pub fn file(link: &str) -> String {
    serde_json::json!({ FILE: fragment(link) }).to_string()
}

/// So long after the last entry the address is written: typing stays quick on an old phone.
const PAUSE: u32 = 300;

/// Writes the address after each change, tells a host of the answer, and opens one that is pasted into the same tab.
#[hook]
pub(super) fn use_address(
    house: &House,
    manner: &Manner,
    here: Here,
    shelves: &UseReducerHandle<Fetched>,
    kept: &UseReducerHandle<Kept>,
    tell: &Callback<house::Message>,
) {
    let is_embedded = manner.asked.is_embedded;
    // The address as it was last read or written: one that is neither has just come, and is not to be overwritten.
    let known = use_mut_ref(href);
    let ready: Vec<bool> = house.people.iter().map(|it| shelves.0.get(&it.model.area).is_some()).collect();
    let (shelves, handle, last) = (shelves.clone(), kept.clone(), known.clone());
    use_effect_with((house.clone(), manner.words(), ready, here), move |(house, words, ..)| {
        let (house, manner) = (house.clone(), Manner::default().with_words(words));
        let pause = Timeout::new(PAUSE, move || {
            // While nothing was said there is nothing to write; and what writes comes with the answer.
            if parts::here() < Here::Answer {
                return;
            }
            let seen = |model: &Model| -> Option<Promise> { address::seen(model, shelves.0.get(&model.area)?) };
            write(&address::write(&house, &manner, seen), is_embedded, &handle, &last);
            if is_embedded {
                hosted::answered(&house, &shelves.0);
            }
        });
        move || drop(pause)
    });
    let (today, tell, kept) = (house.today, tell.clone(), kept.dispatcher());
    use_effect_with((), move |()| {
        let window = gloo::utils::window();
        let listener = EventListener::new(&window, "hashchange", move |_| {
            known.replace(href());
            if fragment(&href()).is_empty() {
                return;
            }
            let (tell, kept) = (tell.clone(), kept.clone());
            let act = Callback::from(move |action| kept.dispatch(action));
            open_soon(href(), today, tell, act);
        });
        move || drop(listener)
    });
}

fn href() -> String {
    gloo::utils::window().location().href().unwrap_or_default()
}

/// Puts the address into the browser's, without a step in its history, and into the store where that was asked for.
fn write(fragment: &str, is_embedded: bool, kept: &UseReducerHandle<Kept>, known: &RefCell<String>) {
    let window = gloo::utils::window();
    let href = href();
    if *known.borrow() != href {
        return;
    }
    let page = href.split('#').next().unwrap_or_default();
    let shown = if fragment.is_empty() { page.to_owned() } else { format!("{page}#{fragment}") };
    // What a host asked of its frame is nothing for whom the link is sent to: it opens the whole page.
    let whole = if is_embedded { page.split('?').next().unwrap_or_default() } else { page };
    let link = if fragment.is_empty() { String::new() } else { format!("{whole}#{fragment}") };
    if shown != href
        && let Ok(history) = window.history()
    {
        // A frame that may not touch its address still shows the link.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&shown));
        known.replace(self::href());
    }
    if kept.store == Store::On {
        store::keep(fragment);
    }
    kept.dispatch(Action::Written(link));
}
