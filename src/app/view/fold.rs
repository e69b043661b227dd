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
}

#[derive(Clone, PartialEq, Properties)]
struct Given {
    title: String,
    told: Told,
}

/// The folded heading; nothing where there is nothing to tell.
pub(super) fn fold(title: String, told: Told) -> Html {
    let is_empty = match &told {
        Told::Figures(steps) => steps.is_empty(),
        Told::Clauses(clauses) => clauses.is_empty(),
    };
    if is_empty {
        Html::default()
    } else {
        html! { <Fold {title} {told} /> }
    }
}

/// Open or not, it is the browser's own: this follows what it tells.
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
        <details class="why" {ontoggle}>
            <summary>{ &given.title }</summary>
            if *is_open {
                { match &given.told {
                    Told::Figures(steps) => why::figures(steps),
                    Told::Clauses(clauses) => why::quotes(clauses),
                } }
            }
        </details>
    }
}
