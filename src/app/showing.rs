//! The manner of showing as the page's component keeps it, and what follows it outside of what is drawn.

use super::{
    asked::Asked,
    house,
    kept::Action,
    manner::{Manner, Message, Mode, steer},
    model::Model,
    view,
};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The manner as Yew's reducer holds it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Showing(pub(super) Manner);

impl Reducible for Showing {
    type Action = Message;

    fn reduce(self: Rc<Self>, message: Message) -> Rc<Self> {
        Rc::new(Self(steer(self.0.clone(), message)))
    }
}

/// The manner, begun as it was asked for and as an address has it; the whole document follows it, not only what the page draws.
#[hook]
pub(super) fn use_manner(asked: &Asked, words: &str) -> UseReducerHandle<Showing> {
    let manner =
        use_reducer_eq(|| Showing(Manner { can_speak: view::aloud::can_speak(), ..asked.manner() }.with_words(words)));
    use_effect_with(manner.0.classes(), |classes| {
        if let Some(root) = gloo::utils::document().document_element() {
            root.set_class_name(classes);
        }
    });
    manner
}

/// Wipes what was said of everybody, and what was told of an opened link; the next one finds the place alone.
#[hook]
pub(super) fn use_next(
    mode: Mode,
    tell: &Callback<house::Message>,
    act: &Callback<Action>,
    steer: &Callback<Message>,
) -> Callback<()> {
    let (tell, act, steer) = (tell.clone(), act.clone(), steer.clone());
    let next = Callback::from(move |()| {
        tell.emit(house::Message::Wiped);
        act.emit(Action::NotesRead);
        act.emit(Action::StoreAsked(false));
        steer.emit(Message::NextPersonCalled);
        view::counter::await_next(mode);
    });
    let key = next.clone();
    use_effect_with(mode == Mode::Counter, move |is_counter| {
        let listener = is_counter.then(|| next_key(key));
        move || drop(listener)
    });
    next
}

/// Alt+N calls the next person, Alt+K leads to the line as it stands, wherever the focus is.
fn next_key(next: Callback<()>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
        let key: &web_sys::KeyboardEvent = event.unchecked_ref();
        let code = if key.alt_key() { key.code() } else { String::new() };
        match code.as_str() {
            "KeyN" => next.emit(()),
            "KeyK" => view::counter::await_next(Mode::Counter),
            _ => return,
        }
        event.prevent_default();
    })
}

/// An answer that no longer stands is not read to its end.
#[hook]
pub(super) fn use_silence(model: Option<&Model>) {
    use_effect_with(model.cloned(), |_| view::aloud::stop());
}
