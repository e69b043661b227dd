//! The parts of the program: the first one draws the empty page, a second answers, a third does everything else. The
//! build divides them (`xtask/src/waiting.rs`); here is said when each is fetched. Nothing of a part may be called
//! before it is here.

use super::{
    house::House,
    kept::{Kept, Notes},
    manner::{Manner, Mode},
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// How much of the program is here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Here {
    /// What draws the empty page.
    First,
    /// What answers, too.
    Answer,
    /// Everything, as where the program was never divided.
    #[default]
    Whole,
}

/// The script that `boot.js` puts into the window where the program is divided.
const SCRIPT: &str = "canbaoPart";

thread_local! {
    /// What has come; each part brings its memory along, so that this says what may be called.
    static HERE: Cell<Option<Here>> = const { Cell::new(None) };
}

fn script(name: &str) -> Option<js_sys::Function> {
    js_sys::Reflect::get(&gloo::utils::window(), &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

/// Asks a script of the window at once, where there is one; the future says whether what it promised came.
pub(super) fn asked(name: &str, argument: &JsValue) -> impl Future<Output = bool> + use<> {
    let promised =
        script(name).and_then(|script| script.call1(&JsValue::NULL, argument).ok()?.dyn_into::<js_sys::Promise>().ok());
    async move {
        match promised {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        }
    }
}

/// What has come so far.
pub(super) fn here() -> Here {
    HERE.get().unwrap_or_else(|| if script(SCRIPT).is_some() { Here::First } else { Here::Whole })
}

/// Asks for a part at once; the future says whether it came.
pub(super) fn fetch(part: Here) -> impl Future<Output = bool> {
    let asked = (here() < part).then(|| asked(SCRIPT, &JsValue::from(part as u32)));
    async move {
        let has_come = match asked {
            None => true,
            Some(asked) => asked.await,
        };
        if has_come {
            HERE.set(Some(here().max(part)));
        }
        has_come
    }
}

/// What the page needs now: an answer as soon as something is said, everything as soon as something else is opened.
fn wanted(house: &House, manner: &Manner, kept: &Kept, is_printed: bool) -> Here {
    let has_said = house.people.len() > 1 || house.people.iter().any(|it| !it.is_blank());
    let has_open = house.current().is_some_and(|it| !it.model.open.is_empty());
    if has_open || is_printed || manner.mode != Mode::Normal {
        Here::Whole
    } else if has_said || kept.notes != Notes::default() || !manner.words().is_empty() {
        Here::Answer
    } else {
        Here::First
    }
}

/// What is here, as Yew's reducer holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// What is here.
    pub(super) here: Here,
    /// Whether a part did not come.
    pub(super) is_missing: bool,
}

/// A part came, or did not.
pub(super) struct Came(bool);

impl Reducible for Parts {
    type Action = Came;

    fn reduce(self: Rc<Self>, Came(has_come): Came) -> Rc<Self> {
        Rc::new(Self { here: here(), is_missing: !has_come })
    }
}

/// So long after the first answer everything else is fetched, so that printing, which asks too late, finds it.
const PAUSE: u32 = 1_000;

/// Fetches what is needed, and everything some time after an answer; another try asks again for what did not come.
#[hook]
pub(super) fn use_parts(
    house: &House,
    manner: &Manner,
    kept: &Kept,
    is_printed: bool,
    tries: u32,
) -> UseReducerHandle<Parts> {
    let parts = use_reducer_eq(|| Parts { here: here(), is_missing: false });
    let came = parts.dispatcher();
    let known = parts.here;
    use_effect_with((wanted(house, manner, kept, is_printed), tries), move |(part, _)| {
        let part = *part;
        if known < part {
            spawn_local(async move { came.dispatch(Came(fetch(part).await)) });
        }
    });
    let came = parts.dispatcher();
    use_effect_with(parts.here, move |part| {
        let pause = (*part == Here::Answer).then(|| {
            gloo::timers::callback::Timeout::new(PAUSE, || {
                // Nobody waits for it: what opens a section asks again, and tells if nothing comes.
                spawn_local(async move { came.dispatch(Came(fetch(Here::Whole).await || here() == Here::Answer)) });
            })
        });
        move || drop(pause)
    });
    parts
}
