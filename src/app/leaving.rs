//! What leaves the page: the sheet printed, a text copied, a picture drawn. The clock is asked when paper is asked for.

use super::{house::House, poster::Poster};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// What somebody wants to take along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leave {
    /// The sheet, printed.
    Print,
    /// The text that stands in a field, by the field's id.
    Copy(&'static str, String),
    /// A picture to be saved.
    Draw(Rc<Poster>),
}

/// What has left so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// When the sheet was printed last; empty while nobody asked for it.
    pub printed_at: String,
    /// The field whose text was asked for since the last entry, and whether the clipboard took it.
    pub copied: Option<(&'static str, bool)>,
    /// The picture that was asked for last, as a data address; none where this device draws none.
    pub drawn: Option<(Rc<Poster>, Option<String>)>,
}

/// What happened.
pub(super) enum Happened {
    Printed(String),
    Copied(&'static str, bool),
    Changed,
    Drawn(Rc<Poster>, Option<String>),
}

/// What has left, as Yew's reducer holds it.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Kept(pub(super) Left);

impl Reducible for Kept {
    type Action = Happened;

    fn reduce(self: Rc<Self>, happened: Happened) -> Rc<Self> {
        // Every entry says so, and what has left may hold a large picture: nothing is copied for nothing.
        if matches!(happened, Happened::Changed) && self.0.copied.is_none() {
            return self;
        }
        let mut left = self.0.clone();
        match happened {
            Happened::Printed(at) => left.printed_at = at,
            Happened::Copied(id, is_taken) => left.copied = Some((id, is_taken)),
            Happened::Changed => left.copied = None,
            Happened::Drawn(poster, picture) => left.drawn = Some((poster, picture)),
        }
        Rc::new(Self(left))
    }
}

/// Only what is drawn already can be printed, and the address is written a moment after the last entry.
const PAUSE: u32 = 400;

/// What has left, and where wishes go. However printing is begun, the sheet is there with its time: it is drawn before
/// the browser lays out the paper.
#[hook]
pub(super) fn use_leaving(house: &House) -> (UseReducerHandle<Kept>, Callback<Leave>) {
    let left = use_reducer_eq(Kept::default);
    let tell = left.dispatcher();
    use_effect_with((), {
        let tell = tell.clone();
        move |()| {
            let printing = move |_: &Event| tell.dispatch(Happened::Printed(now()));
            let listening = gloo::events::EventListener::new(&gloo::utils::window(), "beforeprint", printing);
            move || drop(listening)
        }
    });
    // A text of other entries is not this one.
    use_effect_with(house.clone(), {
        let tell = tell.clone();
        move |_| tell.dispatch(Happened::Changed)
    });
    let leave = Callback::from(move |wish| match wish {
        Leave::Print => {
            tell.dispatch(Happened::Printed(now()));
            // A browser that cannot print does nothing.
            gloo::timers::callback::Timeout::new(PAUSE, || drop(gloo::utils::window().print())).forget();
        }
        Leave::Copy(id, text) => copy(id, text, tell.clone()),
        Leave::Draw(poster) => {
            let picture = poster.picture();
            tell.dispatch(Happened::Drawn(poster, picture));
        }
    });
    (left, leave)
}

/// This minute, as people write it.
fn now() -> String {
    let clock = js_sys::Date::new_0();
    let month = clock.get_month().saturating_add(1);
    let (year, day) = (clock.get_full_year(), clock.get_date());
    format!("{year}年{month}月{day}日{}:{:02}", clock.get_hours(), clock.get_minutes())
}

/// Selects the text, so that it can be copied by hand in any case, and hands it to the clipboard where there is one.
fn copy(id: &'static str, text: String, tell: UseReducerDispatcher<Kept>) {
    let field = gloo::utils::document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        field.select();
    }
    let clipboard = gloo::utils::window().navigator().clipboard();
    // The bindings promise a clipboard; an insecure address and old web views have none.
    if clipboard.is_undefined() {
        tell.dispatch(Happened::Copied(id, copied_selection()));
        return;
    }
    spawn_local(async move {
        let is_taken = JsFuture::from(clipboard.write_text(&text)).await.is_ok() || copied_selection();
        tell.dispatch(Happened::Copied(id, is_taken));
    });
}

/// The older way, which the web views of chat programs still know: it takes what is selected.
fn copied_selection() -> bool {
    let document = gloo::utils::document();
    let command = js_sys::Reflect::get(&document, &JsValue::from_str("execCommand")).ok();
    let command = command.and_then(|command| command.dyn_into::<js_sys::Function>().ok());
    let done = command.and_then(|command| command.call1(&document, &JsValue::from_str("copy")).ok());
    done.and_then(|done| done.as_bool()).unwrap_or_default()
}
