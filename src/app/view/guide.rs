//! What the documents say around enrolment and claims (办事说明): each topic closed until it is asked for.

use super::{Shown, said, why};
use crate::{
    assess::{Saying, Topic, guide},
    cited::Clause,
    wording,
};
use std::sync::Arc;
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let Some(shelf) = shown.scene.shelf.get() else { return Html::default() };
    let topics = guide(shelf, shown.model().today);
    html! {
        <>
            <p>{ "文件里写的：谁能参保、带什么、怎么停保退费、什么时候去报销。点开看依据。" }</p>
            { said::chips("按上面填的：", vec![said::area(shown)]) }
            if topics.is_empty() {
                <p class="lead">{ "办事说明，" }<strong>{ "本地未收录" }</strong>{ "，请打12393问当地医保局。" }</p>
            }
            { for topics.iter().map(topic) }
        </>
    }
}

fn topic((key, sayings): &Topic) -> Html {
    html! {
        <details class="topic" id={format!("topic-{}", key.name().replace(['.', '_'], "-"))}>
            <summary>{ key.title() }</summary>
            <ul>{ for sayings.iter().map(saying) }</ul>
        </details>
    }
}

fn saying((said, clause): &(Saying, Arc<Clause>)) -> Html {
    html! { <li><p>{ wording::saying(said) }</p>{ why::evidence(clause) }</li> }
}
