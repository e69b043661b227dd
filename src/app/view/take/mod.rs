//! What somebody can take along: the sheet on paper, its text, a picture.

mod poster;

use super::{
    Scene, Shown,
    sheet::{sheet, words},
};
use crate::app::leaving::Leave;
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    html! {
        <>
            <p>{ "打印出来、复制成文字，都有您填的每一样、结果、每一步怎么算的、每一条条文。" }</p>
            <h4>{ "打印（A4纸）" }</h4>
            { print(shown, "print") }
            <h4>{ "复制文字" }</h4>
            { text(shown, "take-text", "测算单的文字", words(&sheet(shown))) }
            <h4>{ "存成图片" }</h4>
            { picture(shown) }
        </>
    }
}

/// The button that prints, or what to do where nothing can be printed.
pub(super) fn print(shown: &Shown<'_>, id: &'static str) -> Html {
    match shown.scene.inside {
        None => html! { <button type="button" {id} onclick={wish(shown, Leave::Print)}>{ "打印" }</button> },
        Some(inside) => html! { <p class="hint" {id}>{ format!("打印在{}", inside.way_out()) }</p> },
    }
}

fn wish(shown: &Shown<'_>, wish: Leave) -> Callback<MouseEvent> {
    let leave = shown.scene.leave.clone();
    Callback::from(move |_| leave.emit(wish.clone()))
}

/// A text to copy: by one button, or by hand.
pub(super) fn text(shown: &Shown<'_>, id: &'static str, label: &'static str, text: String) -> Html {
    html! {
        <>
            <textarea {id} readonly={true} rows="8" aria-label={label} value={text.clone()} />
            { copy(&shown.scene, id, "复制文字", text) }
        </>
    }
}

/// Copies the text that stands in a field, and tells whether it could.
pub(super) fn copy(scene: &Scene<'_>, id: &'static str, label: &'static str, text: String) -> Html {
    let told = match &scene.left.copied {
        Some((copied, true)) if *copied == id => "复制好了，可以去粘贴。",
        Some((copied, false)) if *copied == id => "这里不能自动复制：文字已经选中，请长按，再点“复制”。",
        _ => "",
    };
    let leave = scene.leave.clone();
    let onclick = Callback::from(move |_: MouseEvent| leave.emit(Leave::Copy(id, text.clone())));
    html! {
        <>
            <button type="button" id={format!("{id}-copy")} {onclick}>{ label }</button>
            <p class="hint" role="status" id={format!("{id}-told")}>{ told }</p>
        </>
    }
}

fn picture(shown: &Shown<'_>) -> Html {
    let Some(answer) = shown.answer else {
        return html! { <p class="hint">{ "上面的结果算出来以后，这里就能做。" }</p> };
    };
    let (poster, alt) = poster::poster(shown, answer);
    // A picture of other answers is no picture of these.
    let drawn = shown.scene.left.drawn.as_ref().filter(|(drawn, _)| **drawn == poster).map(|(_, picture)| picture);
    html! {
        <>
            <button type="button" id="draw" onclick={wish(shown, Leave::Draw(Rc::new(poster)))}>{ "做成图片" }</button>
            <p class="hint" role="status" id="draw-told">
                { match drawn {
                    Some(Some(_)) => "做好了：长按下面的图片，选“保存图片”。",
                    Some(None) => "这台手机做不了图片，请用上面的“复制文字”。",
                    None => "",
                } }
            </p>
            if let Some(Some(picture)) = drawn { <img class="poster" src={picture.clone()} {alt} /> }
        </>
    }
}
