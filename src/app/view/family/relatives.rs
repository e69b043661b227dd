//! The household above, taken over into the family's plan by one press.

use crate::{
    app::{
        address,
        answer::family::province,
        house::{House, Resident},
        model::family::{MOST_MEMBERS, Message as Told, Relative},
        update::Message,
        view::{Scene, Shown, household::called},
    },
    wording,
};
use yew::prelude::*;

/// Lists everybody of the household with their names and premiums; nothing where there is nobody else.
pub(super) fn button(shown: &Shown<'_>) -> Html {
    let house = shown.scene.house;
    if house.people.len() < 2 {
        return Html::default();
    }
    let others = || house.people.iter().enumerate().filter(|(index, _)| *index != house.at);
    let names: Vec<String> = others().map(|(index, it)| told_apart(house, index, it)).collect();
    let own = house.current().map(|it| called(house.at, it)).unwrap_or_default();
    let relatives = others().map(|(index, it)| relative(&shown.scene, index, it)).collect();
    let onclick = shown.on::<MouseEvent>(Message::Family(Told::Filled(own, relatives)));
    html! {
        <div class="field">
            <button type="button" id="fill-family" {onclick}>{ format!("把{}填进来", names.join("、")) }</button>
            <p class="hint">
                { format!("填称呼和算出来的保费，最多{MOST_MEMBERS}个人；上面改了，再点一次。是什么关系，还要您来选。") }
            </p>
        </div>
    }
}

/// Two of one name stay two.
fn told_apart(house: &House, index: usize, resident: &Resident) -> String {
    let name = called(index, resident);
    let has_twin = house.people.iter().enumerate().any(|(at, it)| at != index && called(at, it) == name);
    if has_twin { format!("{name}（第{}个人）", index.saturating_add(1)) } else { name }
}

fn relative(scene: &Scene<'_>, index: usize, resident: &Resident) -> Relative {
    let shelf = scene.shelves.get(&resident.model.area);
    let here = scene.shelf.get().and_then(province);
    Relative {
        name: told_apart(scene.house, index, resident),
        province: shelf.and_then(province).filter(|code| Some(*code) != here).map(str::to_owned),
        premium: shelf
            .and_then(|shelf| address::seen(&resident.model, shelf))
            .and_then(|seen| seen.digest.payable)
            .map(wording::yuan)
            .unwrap_or_default(),
    }
}
