//! The household: whom the page asks about, and what all of them come to.

use super::{Scene, result::focus_soon, said};
use crate::{
    app::{
        address::{Digest, MOST_PEOPLE},
        answer::{Due, answer},
        house::{Gone, Message, Resident},
        manner::Mode,
    },
    assess::Desk,
    units::Yuan,
    wording,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What somebody is called: the name given, or their place.
pub(super) fn called(index: usize, resident: &Resident) -> String {
    match (resident.name.trim(), index) {
        ("", 0) => "我".to_owned(),
        ("", index) => format!("第{}个人", index.saturating_add(1)),
        (name, _) => name.to_owned(),
    }
}

/// Whose answer it is, where that must be said: a name that was given, or one of several people.
pub(super) fn whose(scene: &Scene<'_>) -> Option<String> {
    let house = scene.house;
    let name = house.current().map(|it| called(house.at, it))?;
    let is_named = house.current().is_some_and(|it| !it.name.trim().is_empty());
    (is_named || house.people.len() > 1).then_some(name)
}

/// For whom the answer is, where that is not plain: there are several people, or the one has a name.
pub(super) fn for_whom(scene: &Scene<'_>) -> Html {
    let Some(name) = whose(scene) else { return Html::default() };
    html! { <p class="lead" id="for-whom">{ "给" }<strong>{ name }</strong>{ "算" }</p> }
}

/// What was taken away last, and the way back; the place exists before its text.
pub(super) fn gone(scene: &Scene<'_>) -> Html {
    let back = {
        let tell = scene.tell.clone();
        Callback::from(move |_: MouseEvent| {
            tell.emit(Message::Returned);
            focus_soon("gone");
        })
    };
    let told = match &scene.house.gone {
        None => Html::default(),
        Some(Gone::Person(at, resident)) => html! {
            <p class="banner">
                { format!("已去掉“{}”。", called(*at, resident)) }
                <button type="button" id="take-back" onclick={back}>{ "撤销" }</button>
            </p>
        },
        Some(Gone::All(count)) => html! {
            <p class="banner">
                { format!("已全部清空：{count}个人填的都没有了，存在这台设备上的也删了。参保城市和年度还留着。") }
            </p>
        },
    };
    html! { <div id="gone" tabindex="-1" aria-live="polite">{ told }</div> }
}

/// Whom the page asks about; one person alone sees only how to add another.
pub(super) fn people(scene: &Scene<'_>) -> Html {
    let house = scene.house;
    let is_full = house.people.len() >= MOST_PEOPLE;
    let is_alone = house.people.len() == 1;
    let add = {
        let tell = scene.tell.clone();
        Callback::from(move |_: MouseEvent| {
            tell.emit(Message::Added);
            focus_soon("person-name");
        })
    };
    html! {
        <section class="people" aria-label="给谁算">
            if is_alone {
                // Elder mode says it above the question.
                if scene.manner.mode != Mode::Elder { { for_whom(scene) } }
            } else {
                <ul class="tabs">{ for house.people.iter().enumerate().map(|(index, it)| tab(scene, index, it)) }</ul>
                { name(scene) }
            }
            if !is_full {
                <button type="button" id="add-person" class="button is-plain" onclick={add}>
                    { if is_alone { "再算一个家里人" } else { "再加一个人" } }
                </button>
            }
            if !is_alone { { removal(scene) } }
        </section>
    }
}

fn removal(scene: &Scene<'_>) -> Html {
    let (tell, at) = (scene.tell.clone(), scene.house.at);
    let onclick = Callback::from(move |_: MouseEvent| {
        tell.emit(Message::Removed(at));
        focus_soon("take-back");
    });
    let name = scene.house.current().map(|it| called(at, it)).unwrap_or_default();
    html! {
        <button type="button" id="remove-person" class="button is-plain" {onclick}>{ format!("不算“{name}”了") }</button>
    }
}

fn tab(scene: &Scene<'_>, index: usize, resident: &Resident) -> Html {
    let is_current = index == scene.house.at;
    html! {
        <li>
            <button
                type="button"
                id={format!("person-{}", index.saturating_add(1))}
                class={classes!("tab", is_current.then_some("is-current"))}
                aria-pressed={if is_current { "true" } else { "false" }}
                onclick={on(scene, Message::Chosen(index))}
            >
                { called(index, resident) }
            </button>
        </li>
    }
}

fn name(scene: &Scene<'_>) -> Html {
    let at = scene.house.at;
    let value = scene.house.current().map(|resident| resident.name.clone()).unwrap_or_default();
    let names: Vec<String> = scene.house.people.iter().enumerate().map(|(index, it)| called(index, it)).collect();
    let name = names.get(at).cloned().unwrap_or_default();
    let is_twice = names.iter().filter(|other| **other == name).count() > 1;
    let tell = scene.tell.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        tell.emit(Message::Named(at, event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    html! {
        <div class="field">
            <label for="person-name">{ "这个人怎么称呼" }</label>
            <p class="hint" id="person-name-hint">{ "例如妈妈；可以不填" }</p>
            <p class="problem is-missing" id="person-name-problem" aria-live="polite">
                if is_twice { { format!("已经有一位“{name}”了，换个叫法才分得清。") } }
            </p>
            <input id="person-name" type="text" autocomplete="off" {value} {oninput} aria-describedby="person-name-hint person-name-problem" />
        </div>
    }
}

fn on(scene: &Scene<'_>, message: Message) -> Callback<MouseEvent> {
    let tell = scene.tell.clone();
    Callback::from(move |_| tell.emit(message.clone()))
}

/// One line a person, and the sum; only where there is more than one.
pub(super) fn summary(scene: &Scene<'_>) -> Html {
    let Some((table, total)) = told(scene) else { return Html::default() };
    html! {
        <section class="card" aria-labelledby="household-title">
            <h2 id="household-title">{ TITLE }</h2>
            <div class="table" role="group" aria-labelledby="household-title" tabindex="0">{ table }</div>
            <div id="household-total">{ total }</div>
        </section>
    }
}

/// What the table is headed by.
pub(super) const TITLE: &str = "一家人合起来";

/// The table and the sum; none for one person alone.
pub(super) fn told(scene: &Scene<'_>) -> Option<(Html, Html)> {
    let people = &scene.house.people;
    if people.len() < 2 {
        return None;
    }
    let one = |it: &Resident| {
        let (answer, _) = answer(&it.model, &Desk::new(scene.shelves.get(&it.model.area)?));
        answer.map(|answer| (Digest::of(&answer), answer.due))
    };
    let found: Vec<Option<(Digest, Due)>> = people.iter().map(one).collect();
    let rows = people.iter().zip(&found).enumerate();
    let table = html! {
        <table class="household">
            <thead><tr><th scope="col">{ "谁" }</th><th scope="col">{ "要等" }</th><th scope="col">{ "从哪天起能报销" }</th><th scope="col">{ "一共交" }</th></tr></thead>
            <tbody>{ for rows.map(|(index, (resident, found))| row(index, resident, found.as_ref())) }</tbody>
        </table>
    };
    Some((table, total(&found)))
}

fn total(found: &[Option<(Digest, Due)>]) -> Html {
    let sums: Vec<Yuan> = found.iter().flatten().filter_map(|(digest, _)| digest.payable).collect();
    let total = sums.iter().fold(Yuan::ZERO, |total, sum| total.plus(*sum));
    let missing = found.len().saturating_sub(sums.len());
    html! {
        <p class="lead">
            { format!("{}个人一共交", sums.len()) }<strong>{ wording::yuan(total) }</strong>{ "。" }
            if missing > 0 { { format!("还有{missing}个人没算出来，没有加进去。") } }
        </p>
    }
}

fn row(index: usize, resident: &Resident, found: Option<&(Digest, Due)>) -> Html {
    let Some((Digest { months, from, payable }, due)) = found else {
        let text = if resident.model.is_window_unknown {
            "缴费时段不知道，算不出一个数"
        } else {
            "还没填完"
        };
        return html! { <tr><th scope="row">{ called(index, resident) }</th><td colspan="3">{ text }</td></tr> };
    };
    let year = resident.model.coverage_year;
    html! {
        <tr>
            <th scope="row">{ called(index, resident) }</th>
            <td>{ said::wait(*months) }</td>
            <td>{ said::begins(*from, year) }</td>
            <td>
                { said::or_unsaid(*payable, |sum| format!("{}（{year}年度）", wording::yuan(sum))) }
                if let Due::By(day, _) = due { { format!("，最晚{}交", wording::day(*day)) } }
            </td>
        </tr>
    }
}
