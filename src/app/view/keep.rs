//! Keeping and sharing: the link, the device's own store, a case file, and wiping it all.

use super::{Scene, field::text_of, household::called, result::focus_soon, take};
use crate::app::{
    address::{self, encode},
    house::House,
    kept::{self, Action, Store},
    manner,
    model::Model,
};
use gloo::events::EventListener;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub(super) fn section(scene: &Scene<'_>) -> Html {
    html! {
        <section class="card keep" aria-labelledby="keep-title">
            <h2 id="keep-title">{ "留着，或者发给家里人" }</h2>
            if scene.kept.link.is_empty() {
                <p class="hint">{ "填了以后，这里有一个链接，打开就是您填的这些。" }</p>
            } else {
                { link(scene) }
                { alone(scene) }
                { file(scene) }
            }
            { store(scene) }
            { other(scene) }
            { wipe(scene) }
        </section>
    }
}

/// Wiping takes two taps, so that nobody takes it for a next member of the family.
fn wipe(scene: &Scene<'_>) -> Html {
    let ask = |is_wiping: bool, focused: &'static str| {
        let steer = scene.steer.clone();
        Callback::from(move |_: MouseEvent| {
            steer.emit(manner::Message::WipeAsked(is_wiping));
            focus_soon(focused);
        })
    };
    if !scene.manner.is_wiping {
        return html! {
            <p><button type="button" id="wipe" class="button is-plain" onclick={ask(true, "wipe-drop")}>{ "全部清空（填的都不要了）" }</button></p>
        };
    }
    let count = scene.house.people.len();
    html! {
        <div role="group" aria-labelledby="wipe-asked">
            <p id="wipe-asked"><strong>{ format!("真的要清空吗？{count}个人填的都会没有，找不回来。") }</strong></p>
            <p class="ways">
                <button type="button" id="wipe-drop" class="button is-plain" onclick={ask(false, "wipe")}>{ "不清空" }</button>
                <button type="button" id="wipe-sure" class="button is-plain" onclick={scene.next.reform(|_: MouseEvent| ())}>{ "清空" }</button>
            </p>
        </div>
    }
}

/// The link, to be copied by hand where nothing else can.
#[inline(never)]
fn link(scene: &Scene<'_>) -> Html {
    let people = scene.house.people.len();
    html! {
        <>
            <label for="link">{ "这个链接打开就是现在填的这些" }</label>
            <p class="hint" id="link-hint">
                if people > 1 { <strong>{ format!("里面有{people}个人填的全部内容。") }</strong> }
                { "有出生日期和金额，只发给信得过的人。链接里“#”后面的内容不会上传。" }
            </p>
            <textarea id="link" class="is-link" readonly={true} rows="3" aria-describedby="link-hint" value={scene.kept.link.clone()} />
            { take::copy(scene, "link", "复制链接", scene.kept.link.clone()) }
        </>
    }
}

/// One of several people alone.
#[inline(never)]
fn alone(scene: &Scene<'_>) -> Html {
    let Some(resident) = scene.house.current().filter(|_| scene.house.people.len() > 1) else { return Html::default() };
    let house = House { today: scene.house.today, people: vec![resident.clone()], at: 0, gone: None };
    let seen = |model: &Model| address::seen(model, scene.shelves.get(&model.area)?);
    let fragment = address::write(&house, scene.manner, seen);
    let page = scene.kept.link.split('#').next().unwrap_or_default();
    let link = format!("{page}#{fragment}");
    html! {
        <details class="more">
            <summary>{ format!("只带{}一个人的链接", called(scene.house.at, resident)) }</summary>
            <textarea id="link-alone" class="is-link" readonly={true} rows="3" aria-label="只带这一个人的链接" value={link.clone()} />
            { take::copy(scene, "link-alone", "复制这个链接", link) }
        </details>
    }
}

#[inline(never)]
fn file(scene: &Scene<'_>) -> Html {
    if let Some(inside) = scene.inside {
        return html! {
            <p class="hint" id="case-file">
                { format!("{}里存不了文件，用上面的链接就行。发给家里人也请复制链接，不要点右上角转发：转发的链接里可能没有您填的。", inside.name()) }
            </p>
        };
    }
    let mut address = "data:application/json;charset=utf-8,".to_owned();
    encode(&kept::file(&scene.kept.link), &mut address);
    html! {
        <p><a id="case-file" class="button is-plain" download={format!("canbao-{}.json", scene.house.today)} href={address}>{ "存成文件" }</a></p>
    }
}

/// Off until asked for.
fn store(scene: &Scene<'_>) -> Html {
    let is_on = scene.kept.store == Store::On;
    let act = scene.act.clone();
    let onchange = Callback::from(move |_: Event| act.emit(Action::StoreAsked(!is_on)));
    html! {
        <>
            { super::field::tick("store".to_owned(), "存在这台设备上，下次打开还在（公用的电脑不要勾）", is_on, onchange) }
            <p class="problem" id="store-problem" aria-live="polite">
                if scene.kept.store == Store::Refused {
                    { "这台设备不让网页存东西。请用上面的链接，或者存成文件。" }
                }
            </p>
        </>
    }
}

/// Opening what was kept elsewhere.
fn other(scene: &Scene<'_>) -> Html {
    let opened = {
        let (tell, act, today) = (scene.tell.clone(), scene.act.clone(), scene.house.today);
        Callback::from(move |text: String| kept::open_soon(text, today, tell.clone(), act.clone()))
    };
    let onchange = {
        let opened = opened.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // The same file can be chosen again.
            input.set_value("");
            read(&file, opened.clone());
        })
    };
    let oninput = Callback::from(move |event: InputEvent| opened.emit(text_of(&event)));
    let told = match scene.kept.opened {
        Some(true) => "打开了，上面的内容已经换成里面的。",
        Some(false) => "没有打开：这不是参保明白账的链接或者文件。现在填的没有动。",
        None => "",
    };
    html! {
        <details class="more">
            <summary>{ "打开以前留的链接或者文件" }</summary>
            <label for="open-link">{ "把链接贴在这里" }</label>
            <p class="hint" id="open-hint">{ "现在填的会换成链接里的。" }</p>
            <input id="open-link" type="text" autocomplete="off" value="" {oninput} aria-describedby="open-hint" />
            <label for="open-file">{ "或者选一个文件" }</label>
            <input id="open-file" type="file" accept=".json,.txt,application/json,text/plain" {onchange} aria-describedby="open-hint" />
            <p class="lead" id="open-told" role="status">{ told }</p>
        </details>
    }
}

/// Reads a file; one that cannot be read is opened as an empty text, which is told like any other that is not ours.
fn read(file: &web_sys::File, opened: Callback<String>) {
    let Ok(reader) = web_sys::FileReader::new() else { return opened.emit(String::new()) };
    let done = reader.clone();
    EventListener::once(&reader, "loadend", move |_| {
        opened.emit(done.result().ok().and_then(|text| text.as_string()).unwrap_or_default());
    })
    .forget();
    // A file that cannot be read ends the same way.
    let _ = reader.read_as_text(file);
}
