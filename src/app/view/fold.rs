//! What stands folded under a heading (怎么算的): drawn when it is opened, and not before. A tap that changes the answer
//! redraws what is seen, and an old phone has a frame's time for it.

use super::why;
use crate::{
    cited::{Clause, Step},
    rules::Finding,
};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What a fold tells.
#[derive(Clone, PartialEq)]
pub(super) enum Told {
    /// Figures, each with what was found and the clauses that it rests on.
    Figures(Vec<Step<Finding>>),
    /// Clauses alone.
    Clauses(Vec<Arc<Clause>>),
    /// Fields, or whatever else its section draws.
    Drawn(Html),
}

#[derive(Clone, PartialEq, Properties)]
struct Given {
    class: &'static str,
    title: String,
    told: Told,
    is_held_open: bool,
}

/// Figures or clauses under a folded heading; nothing where there are none.
pub(super) fn fold(title: String, told: Told) -> Html {
    let is_empty = match &told {
        Told::Figures(steps) => steps.is_empty(),
        Told::Clauses(clauses) => clauses.is_empty(),
        Told::Drawn(_) => false,
    };
    if is_empty {
        Html::default()
    } else {
        html! { <Fold class="why" {title} {told} is_held_open={false} /> }
    }
}

/// What few need to fill in, under a folded heading; held open where something in it is wrong.
pub(super) fn more(title: &'static str, is_held_open: bool, fields: Html) -> Html {
    html! { <Fold class="more" {title} told={Told::Drawn(fields)} {is_held_open} /> }
}

/// Whether it is open is the browser's own to say: this follows what it tells.
#[function_component]
fn Fold(given: &Given) -> Html {
    // Where the page is drawn as text nothing can be opened: there it says everything.
    let is_open = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            let details = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            is_open.set(details.is_some_and(|it| it.has_attribute("open")));
        })
    };
    html! {
        <details class={given.class} open={given.is_held_open} {ontoggle}>
            <summary>{ &given.title }</summary>
            if *is_open || given.is_held_open {
                { match &given.told {
                    Told::Figures(steps) => why::figures(steps),
                    Told::Clauses(clauses) => why::quotes(clauses),
                    Told::Drawn(fields) => fields.clone(),
                } }
            }
        </details>
    }
}
