//! What must be said of a link, a file or a store that was opened: first of all, and until it is read.

use super::{Scene, Shown, household::called, said};
use crate::{
    app::{
        address::{self, Digest, Promise},
        asked::Asked,
        house::{Message, Resident},
        kept::{Action, Notes},
        model::Payment,
        parts::Here,
    },
    calendar::{Year, year_of},
    law::Entry,
    wording,
};
use yew::prelude::*;

pub(super) fn banner(shown: &Shown<'_>) -> Html {
    let scene = &shown.scene;
    let people = || scene.house.people.iter().enumerate();
    html! {
        <div id="opened" aria-live="polite">
            { refused(&scene.manner.asked) }
            if scene.here >= Here::Answer {
                { notes(scene) }
                { for people().map(|(index, it)| unknown_area(scene, index, it)) }
                { for people().map(|(index, it)| promise(scene, index, it)) }
            }
        </div>
    }
}

/// What was asked for and cannot be had; an engineer reads it before anybody else does.
fn refused(asked: &Asked) -> Html {
    html! {
        <>
            if !asked.refused.is_empty() {
                <p class="banner">
                    { format!("网页地址或者嵌入代码里有看不懂的设置，没有用上：{}。不影响计算。", asked.refused.join("、")) }
                </p>
            }
            if asked.is_foreign {
                <p class="banner">
                    { "目前只有简体中文。" }<span lang="en">{ "This page is in Simplified Chinese only." }</span>
                </p>
            }
        </>
    }
}

#[inline(never)]
fn notes(scene: &Scene<'_>) -> Html {
    let Notes { lost, is_newer, missing, is_from_store, is_foreign } = &scene.kept.notes;
    if scene.kept.notes == Notes::default() {
        return Html::default();
    }
    let act = scene.act.clone();
    let read = Callback::from(move |_: MouseEvent| act.emit(Action::NotesRead));
    html! {
        <section class="banner" aria-label="打开的链接">
            if *is_foreign { <p>{ "这不是参保明白账的链接或者文件，没有打开。请重新填，或者请对方再发一次。" }</p> }
            if *is_newer { <p>{ "这个链接是更新的版本做的，能看懂的都填好了，请对一遍。刷新这个网页，可能就是新版本。" }</p> }
            if *is_from_store { <p>{ "下面是上次存在这台设备上的内容。不是您的，请到页面最下面点“全部清空”。" }</p> }
            if *missing > 0 {
                <p><strong>{ format!("这个链接不完整，少了{missing}个人。") }</strong>{ "可能是发的时候被截断了，请对方再发一次，或者发文件。" }</p>
            }
            if !lost.is_empty() {
                <p>{ format!("链接里有{}处看不懂，没有填进来，请对一遍下面的内容：", lost.len()) }</p>
                <ul class="lost">{ for lost.iter().map(|part| html! { <li><code>{ part }</code></li> }) }</ul>
            }
            <button type="button" id="notes-read" class="button is-plain" onclick={read}>{ "知道了" }</button>
        </section>
    }
}

/// Who is spoken of, where there are several.
fn whose(scene: &Scene<'_>, index: usize, resident: &Resident) -> String {
    if scene.house.people.len() > 1 { format!("{}：", called(index, resident)) } else { String::new() }
}

/// An area of which there are no packs here.
#[inline(never)]
fn unknown_area(scene: &Scene<'_>, index: usize, resident: &Resident) -> Html {
    let code = &resident.model.area;
    let is_known = |entries: &Vec<Entry>| code.is_empty() || entries.iter().any(|entry| entry.code == *code);
    if scene.index.get().is_none_or(is_known) {
        return Html::default();
    }
    let whose = whose(scene, index, resident);
    html! {
        <p class="banner">
            { format!("{whose}链接里的参保城市（代码{code}）这里没有收录，请在“参保城市”里重新选。") }
        </p>
    }
}

/// What was promised of somebody and what is found now, side by side.
#[inline(never)]
fn promise(scene: &Scene<'_>, index: usize, resident: &Resident) -> Html {
    let Some(promised) = &resident.promised else { return Html::default() };
    let model = &resident.model;
    let Some(now) = scene.shelves.get(&model.area).and_then(|shelf| address::seen(model, shelf)) else {
        return Html::default();
    };
    // "Today" was another day when the link was made.
    let then = promised.made_on.filter(|day| model.payment == Payment::Today && *day != model.today);
    let is_kept = promised.digest == now.digest;
    if is_kept && then.is_none() {
        return Html::default();
    }
    let tell = scene.tell.clone();
    let read = Callback::from(move |_: MouseEvent| tell.emit(Message::PromiseRead(index)));
    let id = if index == scene.house.at {
        "promise-read".to_owned()
    } else {
        format!("promise-read-{}", index.saturating_add(1))
    };
    html! {
        <section class="banner" aria-label="结果和以前不一样" key={index.to_string()}>
            if let Some(day) = then {
                <p>{ format!(
                    "{}链接里填的是“今天交”，那天是{}，现在按今天（{}）算。",
                    whose(scene, index, resident),
                    wording::day(day),
                    wording::day(model.today)
                ) }</p>
            }
            if !is_kept {
                <p>
                    <strong>{ format!("{}结果和这个链接做的时候不一样了。", whose(scene, index, resident)) }</strong>
                    { why(promised, &now) }
                </p>
                <p>{ format!("{}：{}", made(promised), sentence(&promised.digest, model.coverage_year)) }</p>
                <p>{ format!("现在：{}", sentence(&now.digest, model.coverage_year)) }</p>
            }
            <button type="button" {id} class="button is-plain" onclick={read}>{ "知道了" }</button>
        </section>
    }
}

fn made(promised: &Promise) -> String {
    promised.made_on.map_or_else(|| "当时".to_owned(), |day| format!("{}算的", wording::day(day)))
}

fn why(promised: &Promise, now: &Promise) -> &'static str {
    if promised.hash.is_empty() {
        ""
    } else if promised.hash != now.hash {
        "收录的规定更新过了。"
    } else if promised.made_on == now.made_on {
        "日子和收录的规定都没有变：是链接里的内容被改动过，请对一遍下面填的。"
    } else {
        "收录的规定没有变，是日子变了：没交钱的，按今天重新算。"
    }
}

fn sentence(digest: &Digest, year: Year) -> String {
    let Digest { months, from, payable } = digest;
    let wait = match months {
        None => "要等几个月本地未收录".to_owned(),
        Some(0) => "不用等".to_owned(),
        Some(months) => format!("要等{months}个月"),
    };
    let from = match from {
        None => "从哪天起能报销本地未收录".to_owned(),
        Some(day) if year_of(*day) > year => said::begins(*from, year),
        Some(day) => format!("从{}起能报销", wording::day(*day)),
    };
    let payable = payable.map_or_else(|| "交多少本地未收录".to_owned(), |sum| format!("一共交{}", wording::yuan(sum)));
    format!("{wait}，{from}，{payable}。")
}
