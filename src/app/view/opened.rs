//! What must be said of a link, a file or a store that was opened: first of all, and until it is read.

use super::{Scene, Shown};
use crate::{
    app::{
        address::{self, Digest, Promise},
        house::Message,
        kept::{Action, Notes},
    },
    wording,
};
use yew::prelude::*;

pub(super) fn banner(shown: &Shown<'_>) -> Html {
    let scene = &shown.scene;
    html! {
        <div id="opened" aria-live="polite">
            { notes(scene) }
            { promise(scene) }
        </div>
    }
}

fn notes(scene: &Scene<'_>) -> Html {
    let Notes { lost, is_newer, is_from_store, is_foreign } = &scene.kept.notes;
    if lost.is_empty() && !is_newer && !is_from_store && !is_foreign {
        return Html::default();
    }
    let act = scene.act.clone();
    let read = Callback::from(move |_: MouseEvent| act.emit(Action::NotesRead));
    html! {
        <section class="banner" aria-label="打开的链接">
            if *is_foreign { <p>{ "这不是参保明白账的链接或者文件，没有打开。请重新填，或者请对方再发一次。" }</p> }
            if *is_newer { <p>{ "这个链接是更新的版本做的，能看懂的都填好了，请对一遍。刷新这个网页，可能就是新版本。" }</p> }
            if *is_from_store { <p>{ "下面是上次存在这台设备上的内容。不是您的，请到页面最下面点“全部清空”。" }</p> }
            if !lost.is_empty() {
                <p>{ format!("链接里有{}处看不懂，没有填进来，请对一遍下面的内容：", lost.len()) }</p>
                <ul class="lost">{ for lost.iter().map(|part| html! { <li><code>{ part }</code></li> }) }</ul>
            }
            <button type="button" id="notes-read" class="button is-plain" onclick={read}>{ "知道了" }</button>
        </section>
    }
}

/// What was promised and what is found now, side by side.
fn promise(scene: &Scene<'_>) -> Html {
    let Some(promised) = scene.house.current().and_then(|it| it.promised.as_ref()) else { return Html::default() };
    let Some(now) = scene.shelf.get().and_then(|shelf| address::seen(scene.model, shelf)) else {
        return Html::default();
    };
    if promised.digest == now.digest {
        return Html::default();
    }
    let tell = scene.tell.clone();
    let read = Callback::from(move |_: MouseEvent| tell.emit(Message::PromiseRead));
    html! {
        <section class="banner" aria-label="结果和以前不一样">
            <p><strong>{ "结果和这个链接做的时候不一样了。" }</strong>{ why(promised, &now) }</p>
            <p>{ format!("{}：{}", made(promised), sentence(&promised.digest)) }</p>
            <p>{ format!("现在：{}", sentence(&now.digest)) }</p>
            <button type="button" id="promise-read" class="button is-plain" onclick={read}>{ "知道了" }</button>
        </section>
    }
}

fn made(promised: &Promise) -> String {
    promised.made_on.map_or_else(|| "当时".to_owned(), |day| format!("{}算的", wording::day(day)))
}

fn why(promised: &Promise, now: &Promise) -> &'static str {
    if promised.hash.is_empty() {
        ""
    } else if promised.hash == now.hash {
        "收录的规定没有变，是日子变了：没交钱的，按今天重新算。"
    } else {
        "收录的规定更新过了。"
    }
}

fn sentence(digest: &Digest) -> String {
    let Digest { months, from, payable } = digest;
    let wait = match months {
        None => "要等几个月本地未收录".to_owned(),
        Some(0) => "不用等".to_owned(),
        Some(months) => format!("要等{months}个月"),
    };
    let from =
        from.map_or_else(|| "从哪天起能报销本地未收录".to_owned(), |day| format!("从{}起能报销", wording::day(day)));
    let payable = payable.map_or_else(|| "交多少本地未收录".to_owned(), |sum| format!("一共交{}", wording::yuan(sum)));
    format!("{wait}，{from}，{payable}。")
}
