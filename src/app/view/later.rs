//! What is only told is drawn a frame after what is asked and its answer: a tap shows its answer within a frame on an
//! old phone too, and what stands below, out of sight, follows.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// About a frame, in milliseconds. A timer and no animation frame: those do not come where a page is not in sight.
const FRAME: u32 = 20;

/// Keeps what it drew until the frame has passed. Nothing that is typed into may stand within it.
pub(super) struct Later {
    pause: Option<Timeout>,
}

/// The frame has passed.
pub(super) struct Passed;

#[derive(Properties)]
pub(super) struct Given {
    pub(super) children: Html,
}

/// What is told costs less to draw anew than to compare.
impl PartialEq for Given {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Component for Later {
    type Message = Passed;
    type Properties = Given;

    fn create(_: &Context<Self>) -> Self {
        Self { pause: None }
    }

    /// One that waits already draws what is newest when its time has come.
    fn changed(&mut self, context: &Context<Self>, _: &Given) -> bool {
        if self.pause.is_none() {
            let link = context.link().clone();
            self.pause = Some(Timeout::new(FRAME, move || link.send_message(Passed)));
        }
        false
    }

    fn update(&mut self, _: &Context<Self>, Passed: Passed) -> bool {
        self.pause = None;
        true
    }

    /// What comes before is put in front of the first thing here, so there always is one: Yew moves a component that
    /// drew nothing only after its neighbours were put where it had been.
    fn view(&self, context: &Context<Self>) -> Html {
        html! { <><span hidden=true />{ context.props().children.clone() }</> }
    }
}
