//! Who pays: birth, recognised categories, what has just changed.

use super::{
    Shown,
    field::{self, Text},
};
use crate::{
    app::{
        form::{Field, birth},
        update::Message,
    },
    calendar::{same_day_or_next, year_of},
    law::Group,
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub(super) fn section(shown: &Shown<'_>) -> Html {
    html! {
        <section class="card" aria-labelledby="person-title">
            <h2 id="person-title">{ "您的情况" }</h2>
            { born_on(shown) }
            { categories(shown) }
            { event(shown) }
        </section>
    }
}

pub(super) fn born_on(shown: &Shown<'_>) -> Html {
    let text = Text {
        field: Field::Birth,
        label: "出生日期（给孩子参保一定要填）".to_owned(),
        hint: "不填按成年人算，例如1990-05-01",
        value: &shown.model().born_on,
        oninput: shown.typed(Message::BirthTyped),
    };
    html! {
        <>
            { field::text(shown, text) }
            if is_small_child(shown) || shown.problem(Field::Registration).is_some() { { registration(shown) } }
        </>
    }
}

/// Registration counts only for a newborn.
fn is_small_child(shown: &Shown<'_>) -> bool {
    let model = shown.model();
    birth(model).is_some_and(|born_on| {
        let first_birthday = same_day_or_next(born_on, crate::calendar::months_in(1));
        first_birthday > model.today || year_of(born_on) >= model.coverage_year
    })
}

fn registration(shown: &Shown<'_>) -> Html {
    let text = Text {
        field: Field::Registration,
        label: "孩子是哪天办的参保登记".to_owned(),
        hint: "和到账同一天的可以不填",
        value: &shown.model().registered_on,
        oninput: shown.typed(Message::RegistrationTyped),
    };
    field::text(shown, text)
}

pub(super) fn categories(shown: &Shown<'_>) -> Html {
    let chosen = &shown.model().categories;
    let is_any = !chosen.is_empty();
    let tick = |group: Group| {
        let id = format!("category-{}", group.name().replace('_', "-"));
        html! {
            <label class="choice" for={id.clone()}>
                <input
                    type="checkbox"
                    id={id}
                    checked={chosen.contains(&group)}
                    onchange={shown.on(Message::CategoryToggled(group))}
                />
                <span>{ group.title() }</span>
            </label>
        }
    };
    let summary = if is_any {
        chosen.iter().map(|group| group.title()).collect::<Vec<_>>().join("、")
    } else {
        "普通居民；有低保、特困、残疾等身份的点这里".to_owned()
    };
    html! {
        <details class="more" open={shown.is_counter()}>
            <summary id="categories">{ format!("身份：{summary}") }</summary>
            <fieldset class="choices">
                <legend>{ "民政、残联、学校等认定过的身份，可以选几样" }</legend>
                { for Group::categories().map(tick) }
            </fieldset>
            if is_any {
                <button type="button" class="is-quiet" onclick={shown.on(Message::CategoriesCleared)}>
                    { "都没有，我是普通居民" }
                </button>
            }
        </details>
    }
}

pub(super) fn event(shown: &Shown<'_>) -> Html {
    let send = shown.scene.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        send.emit(Message::EventChosen(Group::event(&chosen)));
    });
    let chosen = shown.model().event;
    let option = |group: Group| {
        html! { <option value={group.name()} selected={chosen == Some(group)}>{ group.title() }</option> }
    };
    html! {
        <div class="field">
            <label for="event">{ "最近有没有下面这样的变化" }</label>
            <p class="hint">{ "有的地方对刚有变化的人不设等待期" }</p>
            <select id="event" {onchange}>
                <option value="" selected={chosen.is_none()}>{ "都没有" }</option>
                { for Group::events().map(option) }
            </select>
            if chosen.is_some() { { event_day(shown) } }
        </div>
    }
}

fn event_day(shown: &Shown<'_>) -> Html {
    let is_employee = shown.model().event == Group::event("employee_cover_ended");
    let text = Text {
        field: Field::EventDay,
        label: if is_employee { "职工医保是哪天停的".to_owned() } else { "是哪天的事".to_owned() },
        hint: "例如2026-10-31",
        value: &shown.model().event_on,
        oninput: shown.typed(Message::EventDayTyped),
    };
    html! {
        <>
            { field::text(shown, text) }
            if is_employee {
                <label class="choice" for="gap-paid">
                    <input
                        type="checkbox"
                        id="gap-paid"
                        checked={shown.model().is_gap_paid}
                        onchange={shown.on(Message::GapPaidToggled)}
                    />
                    <span>{ "停保以后空着的月份已经补缴了" }</span>
                </label>
            }
        </>
    }
}
