//! The one stateful component: keeps the household, fetches what it needs, writes the address, shows the page.

use super::{
    asked::Asked,
    hosted::use_host,
    house::{House, Message},
    inside,
    kept::{Opening, use_address},
    leaving,
    loading::{self, Loaded},
    parts::{self, Here, use_parts},
    shelves::use_shelves,
    showing::{use_manner, use_next, use_silence},
    store, view,
};
use crate::{calendar::Day, law::Entry};
use std::{collections::BTreeSet, rc::Rc};
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// What the entry point hands over.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The day on which the page was opened.
    pub today: Day,
    /// What stood after `#` in the address.
    #[prop_or_default]
    pub address: String,
    /// The list of areas, where it came before the page was drawn.
    #[prop_or(Loaded::Waiting)]
    pub index: Loaded<Vec<Entry>>,
    /// What the address asks for behind `?`.
    #[prop_or_default]
    pub asked: Asked,
}

/// The household as Yew's reducer holds it.
#[derive(Debug, Clone, PartialEq)]
struct Household(House);

impl Reducible for Household {
    type Action = Message;

    fn reduce(self: Rc<Self>, message: Message) -> Rc<Self> {
        Rc::new(Self(self.0.clone().update(message)))
    }
}

/// The page.
#[function_component]
pub fn App(props: &AppProps) -> Html {
    let opening = use_memo((), |()| Opening::of(&props.address, props.today, &props.asked));
    let house = use_reducer_eq(|| Household(opening.house.clone()));
    let kept = use_reducer_eq(|| opening.kept.clone());
    let index = use_state_eq(|| props.index.clone());
    let tries = use_state_eq(|| 0_u32);
    use_index(index.clone(), *tries);
    let manner = use_manner(&props.asked, &opening.manner);
    let (left, leave) = leaving::use_leaving(&house.0);
    let parts = use_parts(&house.0, &manner.0, &kept, !left.0.printed_at.is_empty(), *tries);
    let shelves = use_shelves(index.get(), &areas(&house.0), parts.here == Here::Whole, *tries);
    let send = {
        let house = house.dispatcher();
        Callback::from(move |message| house.dispatch(Message::Said(message)))
    };
    let tell = {
        let house = house.dispatcher();
        Callback::from(move |message| house.dispatch(message))
    };
    let act = {
        let kept = kept.dispatcher();
        Callback::from(move |action| kept.dispatch(action))
    };
    let steer = {
        let manner = manner.dispatcher();
        Callback::from(move |message| manner.dispatch(message))
    };
    use_host(props.asked.is_embedded, &tell, &steer);
    let next = use_next(manner.0.mode, &tell, &act, &steer);
    use_silence(house.0.current().map(|it| &it.model));
    use_address(&house.0, &manner.0, parts.here, &shelves, &kept, &tell);
    let inside = use_memo((), |()| inside::found());
    let retry = Callback::from(move |()| tries.set(tries.saturating_add(1)));
    let Some(current) = house.0.current() else { return Html::default() };
    view::page(&view::Scene {
        model: &current.model,
        index: &index,
        shelf: shelves.0.area(&current.model.area),
        send: &send,
        retry: &retry,
        house: &house.0,
        shelves: &shelves.0,
        tell: &tell,
        kept: &kept,
        act: &act,
        manner: &manner.0,
        steer: &steer,
        next: &next,
        left: &left.0,
        leave: &leave,
        inside: *inside,
        here: parts.here,
        is_part_missing: parts.is_missing,
    })
}

/// The script that `early.js` puts into the window: it waits until the reader's hand is off what is to be drawn anew.
const FREE: &str = "canbaoFree";

/// Puts the page where the text of it stands, as soon as what reads its address is here. Until then the reader has the
/// text, and so it stays where something does not come: `boot.js` tells.
pub fn mount(root: web_sys::Element, props: AppProps) {
    let has_something = !props.address.trim_start_matches('#').is_empty() || store::kept().is_some();
    let needed = if has_something { Here::Answer } else { Here::First };
    let here = parts::fetch(needed);
    wasm_bindgen_futures::spawn_local(async move {
        let index = loading::index().await;
        if here.await {
            parts::asked(FREE, &JsValue::NULL).await;
            root.set_inner_html("");
            yew::Renderer::<App>::with_root_and_props(root, AppProps { index, ..props }).render();
        }
    });
}

/// The areas whose packs somebody needs.
fn areas(house: &House) -> Vec<String> {
    let models = house.people.iter().map(|resident| &resident.model);
    let areas: BTreeSet<&String> =
        models.flat_map(|model| model.compare.area().into_iter().chain([&model.area])).collect();
    areas.into_iter().filter(|area| !area.is_empty()).cloned().collect()
}

#[hook]
fn use_index(index: UseStateHandle<Loaded<Vec<Entry>>>, tries: u32) {
    use_effect_with(tries, move |tries| {
        let has_one = index.get().is_some();
        if *tries == 0 && *index != Loaded::Waiting {
            return;
        }
        if !has_one {
            index.set(Loaded::Waiting);
        }
        // Another try asks for the list as well: a pack that is gone has a successor, which only a newer list names.
        wasm_bindgen_futures::spawn_local(async move {
            let came = loading::index().await;
            if came.get().is_some() || !has_one {
                index.set(came);
            }
        });
    });
}
