//! The bills, asked for one by one; what somebody does not know is an answer too.

use crate::{
    app::{
        form::{
            Field as AnyField,
            care::{Field, Spot, What},
        },
        model::care::{Event, MOST_EVENTS, Message as Told, Part},
        update::Message,
        view::{
            Shown,
            field::{self, Select, Text},
            result,
        },
    },
    law::{CareKind, CarePlace, Level},
};
use yew::prelude::*;

pub(super) fn list(shown: &Shown<'_>) -> Html {
    let events = &shown.model().care.events;
    html! {
        <>
            <ol class="bills">
                { for events.iter().enumerate().map(|(index, event)| {
                    bill(shown, event, Spot { key: event.key, number: index.saturating_add(1) })
                }) }
            </ol>
            { add(shown) }
        </>
    }
}

/// The button stays when the list is full, so that nobody loses the place; it then says why it does nothing.
fn add(shown: &Shown<'_>) -> Html {
    let entries = &shown.model().care;
    let is_full = entries.events.len() >= MOST_EVENTS;
    let first_field = Field::Of(Spot { key: entries.next_key(), number: 0 }, What::Day).id();
    let send = shown.scene.send.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if !is_full {
            send.emit(Message::Care(Told::EventAdded));
            result::focus_soon(&first_field);
        }
    });
    let label = match entries.events.len() {
        _ if is_full => "最多填12笔",
        0 => "加一笔账单",
        _ => "再加一笔（同一年里的）",
    };
    html! {
        <button type="button" id="care-add" aria-disabled={if is_full { "true" } else { "false" }} {onclick}>{ label }</button>
    }
}

fn bill(shown: &Shown<'_>, event: &Event, spot: Spot) -> Html {
    let of = |what: What| -> AnyField { Field::Of(spot, what).into() };
    let key = spot.key;
    let is_stay = event.kind == CareKind::Inpatient;
    let day = Text {
        field: of(What::Day),
        label: if is_stay { "哪天住进医院的（入院日期）" } else { "哪天看的病" }.to_owned(),
        hint: "例如2026-05-04",
        value: &event.on,
        oninput: shown.typed(move |text| Message::Care(Told::DayTyped(key, text))),
    };
    let total = Text {
        field: of(What::Total),
        label: "一共花了多少钱（总费用，元）".to_owned(),
        hint: "报销以前的总数，例如17000",
        value: &event.total,
        oninput: shown.typed(move |text| Message::Care(Told::TotalTyped(key, text))),
    };
    html! {
        <li class="bill" key={key}>
            <fieldset>
                <legend>{ format!("第{}笔", spot.number) }</legend>
                { kind(shown, event, spot) }
                { field::text(shown, day) }
                { level(shown, event, of(What::Level)) }
                { field::text(shown, total) }
                { excluded(shown, event, spot) }
                { first_share(shown, event, spot) }
                { place(shown, event, of(What::Place)) }
                { remove(shown, spot) }
            </fieldset>
        </li>
    }
}

fn remove(shown: &Shown<'_>, spot: Spot) -> Html {
    let send = shown.scene.send.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        // The button goes with its bill: the focus is taken to one that stays.
        result::focus_soon("care-add");
        send.emit(Message::Care(Told::EventRemoved(spot.key)));
    });
    html! {
        <button type="button" class="is-quiet" id={format!("care-{}-remove", spot.key)} {onclick}>
            { format!("去掉第{}笔", spot.number) }
        </button>
    }
}

fn kind(shown: &Shown<'_>, event: &Event, spot: Spot) -> Html {
    let name = format!("care-{}-kind", spot.key);
    let choice = |kind: CareKind, label: &'static str| {
        let message = Message::Care(Told::KindChosen(spot.key, kind));
        field::choice(&name, kind.word(), html! { <>{ label }</> }, event.kind == kind, shown.on(message))
    };
    html! {
        <fieldset class="choices is-row">
            <legend>{ "看的是" }</legend>
            { choice(CareKind::Outpatient, "门诊") }
            { choice(CareKind::Chronic, "门诊慢特病") }
            { choice(CareKind::Inpatient, "住院") }
        </fieldset>
    }
}

/// Levels as people know them; not to know one is the first of the answers.
pub(super) const LEVELS: [(Level, &str); 5] = [
    (Level::Community, "社区医院、乡镇卫生院、村卫生室（基层）"),
    (Level::Primary, "一级医院，或者没有定级的"),
    (Level::Secondary, "二级医院"),
    (Level::Tertiary, "三级医院"),
    (Level::Provincial, "省里、部里直属的三级医院"),
];

const LEVEL_HINT: &str = "不清楚就选“不知道”，会给您一个范围";

fn level(shown: &Shown<'_>, event: &Event, field: AnyField) -> Html {
    let mut options = vec![("", "不知道", event.level.is_none())];
    options.extend(LEVELS.map(|(level, label)| (level.word(), label, event.level == Some(level))));
    let message = |field: AnyField, chosen: &str| match field {
        AnyField::Care(Field::Of(spot, _)) => {
            Some(Message::Care(Told::LevelChosen(spot.key, Level::from_word(chosen))))
        }
        _ => None,
    };
    field::select(shown, Select { field, label: "在几级医院（医院级别）", hint: LEVEL_HINT, options, message })
}

pub(super) const PLACES: [(CarePlace, &str); 4] = [
    (CarePlace::Home, "本地"),
    (CarePlace::Registered, "外地，办过长期居住备案"),
    (CarePlace::Referred, "外地，办过转诊备案"),
    (CarePlace::Unregistered, "外地，没有办备案"),
];

fn place(shown: &Shown<'_>, event: &Event, field: AnyField) -> Html {
    let options = PLACES.map(|(place, label)| (place.word(), label, event.place == place)).to_vec();
    let message = |field: AnyField, chosen: &str| match (field, CarePlace::from_word(chosen)) {
        (AnyField::Care(Field::Of(spot, _)), Some(place)) => Some(Message::Care(Told::PlaceChosen(spot.key, place))),
        _ => None,
    };
    field::select(
        shown,
        Select {
            field, label: "在哪里看的（就医地）", hint: "有的省，全省都算本地", options, message
        },
    )
}

fn excluded(shown: &Shown<'_>, event: &Event, spot: Spot) -> Html {
    let key = spot.key;
    let text = Text {
        field: Field::Of(spot, What::Excluded).into(),
        label: "里面有多少是医保目录外的（目录外自费，元）".to_owned(),
        hint: "费用清单上写着“自费”的那些；没有就填0",
        value: &event.excluded.text,
        oninput: shown.typed(move |text| Message::Care(Told::ExcludedTyped(key, text))),
    };
    part(shown, text, &event.excluded, Told::ExcludedUnknownToggled(key))
}

fn first_share(shown: &Shown<'_>, event: &Event, spot: Spot) -> Html {
    let key = spot.key;
    let text = Text {
        field: Field::Of(spot, What::FirstShare).into(),
        label: "里面有多少要自己先付一部分（乙类先行自付，元）".to_owned(),
        hint: "费用清单上写着“先行自付”的那个数；没有就填0",
        value: &event.first_share.text,
        oninput: shown.typed(move |text| Message::Care(Told::FirstShareTyped(key, text))),
    };
    part(shown, text, &event.first_share, Told::FirstShareUnknownToggled(key))
}

/// A sum that people often do not know.
fn part(shown: &Shown<'_>, text: Text<'_>, part: &Part, toggled: Told) -> Html {
    let id = format!("{}-unknown", text.field.id());
    html! {
        <div class={classes!("part", part.is_unknown.then_some("is-unknown"))}>
            { field::text(shown, text) }
            { field::tick(id, "不知道", part.is_unknown, shown.on(Message::Care(toggled))) }
        </div>
    }
}
