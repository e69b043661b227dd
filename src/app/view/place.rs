//! Where and for which year: the city and the coverage year.

use super::{Shown, field};
use crate::{
    app::{form::Field, loading::Loaded, update::Message},
    law::Entry,
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub(super) fn section(shown: &Shown<'_>) -> Html {
    html! {
        <section class="card" aria-labelledby="place-title">
            <h2 id="place-title">{ "在哪里参保，买哪一年的" }</h2>
            { area(shown) }
            { year(shown) }
        </section>
    }
}

/// What stands where a part of the program is still on its way, or did not come.
pub(super) fn on_its_way(shown: &Shown<'_>) -> Html {
    let packs = shown.scene.shelves.whole(&shown.model().area);
    if shown.scene.is_part_missing || matches!(packs, Loaded::Unreachable | Loaded::Broken(_)) {
        return trouble_with(shown, "这一部分没有取到，可能是网络断了。您填的都还在。");
    }
    html! { <p class="loading">{ "正在打开……" }</p> }
}

pub(super) fn area(shown: &Shown<'_>) -> Html {
    let send = shown.scene.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        send.emit(Message::AreaChosen(chosen));
    });
    match shown.scene.index {
        Loaded::Ready(entries) => html! {
            <div class="field">
                <label for="area">{ "参保城市（统筹地区）" }</label>
                <select id="area" {onchange}>
                    <option value="" selected={shown.model().area.is_empty()}>{ "请选择" }</option>
                    { for groups(entries).into_iter().map(|(title, entries)| group(shown, title, &entries)) }
                </select>
                <p class="hint">{ "没有您的城市？先选所在的省；省里也没有的，选“全国规定”，结果只作参考，请打12393。" }</p>
                { trouble(shown) }
            </div>
        },
        Loaded::Waiting | Loaded::Nothing => html! { <p class="loading">{ "正在取地区名单……" }</p> },
        Loaded::Unreachable | Loaded::Broken(_) => {
            trouble_with(shown, "地区名单没有取到，可能是网络断了。您填的都还在。")
        }
    }
}

/// Cities first, then provinces, then the nation.
fn groups(entries: &[Entry]) -> Vec<(&'static str, Vec<&Entry>)> {
    let is_province = |entry: &Entry| entry.code.ends_with("0000");
    let pick = |wanted: &dyn Fn(&Entry) -> bool| entries.iter().filter(|entry| wanted(entry)).collect();
    vec![
        ("城市", pick(&|entry| !is_province(entry))),
        ("全省的规定（城市没有收录时）", pick(&|entry| is_province(entry) && !entry.province.is_empty())),
        ("全国的规定", pick(&|entry| is_province(entry) && entry.province.is_empty())),
    ]
}

fn group(shown: &Shown<'_>, title: &'static str, entries: &[&Entry]) -> Html {
    let option = |entry: &&Entry| {
        let name = if entry.code.ends_with("0000") || entry.province.is_empty() {
            entry.name.clone()
        } else {
            format!("{}（{}）", entry.name, entry.province)
        };
        let is_chosen = shown.model().area == entry.code;
        html! { <option value={entry.code.clone()} selected={is_chosen}>{ name }</option> }
    };
    html! { <optgroup label={title}>{ for entries.iter().map(option) }</optgroup> }
}

fn trouble(shown: &Shown<'_>) -> Html {
    match shown.scene.shelf {
        Loaded::Waiting => html! { <p class="loading" role="status">{ "正在取这个地方的政策……" }</p> },
        Loaded::Unreachable => trouble_with(shown, "这个地方的政策没有取到，可能是网络断了。您填的都还在。"),
        Loaded::Broken(why) => html! {
            <div class="trouble" role="alert">
                <p>{ "这个地方的政策包有问题，不能用来计算。请打12393，或者稍后再试。" }</p>
                <p class="hint">{ why }</p>
                <button type="button" onclick={retry(shown)}>{ "再试一次" }</button>
            </div>
        },
        Loaded::Nothing | Loaded::Ready(_) => Html::default(),
    }
}

fn trouble_with(shown: &Shown<'_>, text: &'static str) -> Html {
    html! {
        <div class="trouble" role="alert">
            <p>{ text }</p>
            <button type="button" id="retry" onclick={retry(shown)}>{ "再试一次" }</button>
        </div>
    }
}

fn retry(shown: &Shown<'_>) -> Callback<MouseEvent> {
    let retry = shown.scene.retry.clone();
    Callback::from(move |_| retry.emit(()))
}

pub(super) fn year(shown: &Shown<'_>) -> Html {
    let chosen = shown.model().coverage_year;
    let choice = |year: i32| {
        let label = html! { <>{ format!("{year}年") }</> };
        let onchange = shown.on(Message::CoverageYearChosen(year));
        field::choice("coverage-year", &year.to_string(), label, year == chosen, onchange)
    };
    html! {
        <fieldset class="choices is-row" id="coverage-year">
            <legend>{ "买哪一年的医保（参保年度）" }</legend>
            { for shown.model().coverage_years().into_iter().map(choice) }
            { field::problem(shown, Field::CoverageYear) }
        </fieldset>
    }
}
