//! The household: whom the page asks about, and what all of them come to.

use super::{Scene, result::focus_soon, said};
use crate::{
    app::{
        address::{self, Digest, MOST_PEOPLE},
        house::{Message, Resident},
    },
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
            if !is_alone {
                <ul class="tabs">{ for house.people.iter().enumerate().map(|(index, it)| tab(scene, index, it)) }</ul>
                { name(scene) }
            }
            if !is_full {
                <button type="button" id="add-person" class="button is-plain" onclick={add}>
                    { if is_alone { "再算一个家里人" } else { "再加一个人" } }
                </button>
            }
        </section>
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
    let tell = scene.tell.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        tell.emit(Message::Named(at, event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    html! {
        <div class="field">
            <label for="person-name">{ "这个人怎么称呼" }</label>
            <p class="hint" id="person-name-hint">{ "例如妈妈；可以不填" }</p>
            <input id="person-name" type="text" autocomplete="off" {value} {oninput} aria-describedby="person-name-hint" />
            <button type="button" id="remove-person" class="button is-plain" onclick={on(scene, Message::Removed(at))}>
                { "不算这个人了" }
            </button>
        </div>
    }
}

fn on(scene: &Scene<'_>, message: Message) -> Callback<MouseEvent> {
    let tell = scene.tell.clone();
    Callback::from(move |_| tell.emit(message.clone()))
}

/// One line a person, and the sum; only where there is more than one.
pub(super) fn summary(scene: &Scene<'_>) -> Html {
    let people = &scene.house.people;
    if people.len() < 2 {
        return Html::default();
    }
    let found: Vec<Option<Digest>> =
        people.iter().map(|it| Some(address::seen(&it.model, scene.shelves.get(&it.model.area)?)?.digest)).collect();
    let sums: Vec<Yuan> = found.iter().flatten().filter_map(|digest| digest.payable).collect();
    let total = sums.iter().fold(Yuan::ZERO, |total, sum| total.plus(*sum));
    let missing = people.len().saturating_sub(sums.len());
    let rows = people.iter().zip(&found).enumerate();
    html! {
        <section class="card" aria-labelledby="household-title">
            <h2 id="household-title">{ "一家人合起来" }</h2>
            <div class="table" role="group" aria-labelledby="household-title" tabindex="0">
            <table class="household">
                <thead><tr><th scope="col">{ "谁" }</th><th scope="col">{ "要等" }</th><th scope="col">{ "从哪天起能报销" }</th><th scope="col">{ "一共交" }</th></tr></thead>
                <tbody>{ for rows.map(|(index, (resident, digest))| row(index, resident, digest.as_ref())) }</tbody>
            </table>
            </div>
            <p class="lead" id="household-total">
                { format!("{}个人一共交", sums.len()) }<strong>{ wording::yuan(total) }</strong>{ "。" }
                if missing > 0 { { format!("还有{missing}个人没算出来，没有加进去。") } }
            </p>
        </section>
    }
}

fn row(index: usize, resident: &Resident, digest: Option<&Digest>) -> Html {
    let Some(Digest { months, from, payable }) = digest else {
        let text = if resident.model.is_window_unknown { "缴费时段不知道，算不出一个数" } else { "还没填完" };
        return html! { <tr><th scope="row">{ called(index, resident) }</th><td colspan="3">{ text }</td></tr> };
    };
    let year = resident.model.coverage_year;
    html! {
        <tr>
            <th scope="row">{ called(index, resident) }</th>
            <td>{ said::wait(*months) }</td>
            <td>{ said::or_unsaid(*from, wording::day) }</td>
            <td>{ said::or_unsaid(*payable, |sum| format!("{}（{year}年度）", wording::yuan(sum))) }</td>
        </tr>
    }
}
