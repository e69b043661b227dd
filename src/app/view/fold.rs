//! What stands folded under a heading: put into the page when it is opened, and not before. A tap that changes the
//! answer changes what is seen, and an old phone has a frame's time for it.

use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties)]
pub(super) struct Given {
    class: &'static str,
    title: String,
    is_held_open: bool,
    children: Html,
}

/// A closed one costs less to draw anew than to compare.
impl PartialEq for Given {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What a figure rests on.
pub(super) fn why(title: String, told: Html) -> Html {
    html! { <Fold class="why" {title} is_held_open={false}>{ told }</Fold> }
}

/// What few need to fill in; held open where something in it is wrong.
pub(super) fn more(title: &'static str, is_held_open: bool, fields: Html) -> Html {
    html! { <Fold class="more" {title} {is_held_open}>{ fields }</Fold> }
}

/// Whether it is open is the browser's own to say: this follows what it tells.
pub(super) struct Fold {
    is_open: bool,
}

impl Component for Fold {
    type Message = Event;
    type Properties = Given;

    /// Where the page is drawn as text nothing can be opened: there it says everything.
    fn create(_: &Context<Self>) -> Self {
        Self { is_open: cfg!(not(target_arch = "wasm32")) }
    }

    fn update(&mut self, _: &Context<Self>, toggled: Event) -> bool {
        let details = toggled.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        self.is_open = details.is_some_and(|it| it.has_attribute("open"));
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Given { class, title, is_held_open, children } = context.props();
        html! {
            <details class={*class} open={*is_held_open} ontoggle={context.link().callback(|toggled| toggled)}>
                <summary>{ title }</summary>
                if self.is_open || *is_held_open { { children.clone() } }
            </details>
        }
    }
}
