//! How many years are skipped, and a bill of the reader's own size put into a year and a month.

use crate::{
    app::{
        form::{
            Field,
            account::{Field as Asked, year, years},
        },
        model::account::Message as Told,
        update::Message,
        view::{
            Shown,
            field::{self, Select, Text},
        },
    },
    assess::account::Skip,
    law::Level,
};
use yew::prelude::*;

pub(super) fn fields(shown: &Shown<'_>) -> Html {
    let entries = &shown.model().account;
    let name = Field::from(Asked::Skip).id();
    let choice = |years: u32| {
        let onchange = shown.on(Message::Account(Told::SkipChosen(years)));
        let label = html! { <>{ format!("{years}年") }</> };
        field::choice(&name, &years.to_string(), label, entries.skip == years, onchange)
    };
    let bill = Text {
        field: Asked::Bill.into(),
        label: "假如生一场大病住院，一共花多少（元，可以不填）".to_owned(),
        hint: "例如200000，或者20万",
        value: &entries.bill,
        oninput: shown.typed(|text| Message::Account(Told::BillTyped(text))),
    };
    html! {
        <>
            <fieldset class="choices is-row is-short" id={name.clone()}>
                <legend>{ "假如断保几年" }</legend>
                { for Skip::BOUNDS.map(choice) }
            </fieldset>
            { field::text(shown, bill) }
            if !entries.bill.trim().is_empty() { { about_bill(shown) } }
        </>
    }
}

/// Only who has a bill is asked when and where.
fn about_bill(shown: &Shown<'_>) -> Html {
    let entries = &shown.model().account;
    let excluded = Text {
        field: Asked::Excluded.into(),
        label: "其中目录外自费（元，不知道可以不填）".to_owned(),
        hint: "医保不管的药和项目；不填按0元算",
        value: &entries.excluded,
        oninput: shown.typed(|text| Message::Account(Told::ExcludedTyped(text))),
    };
    html! {
        <>
            <div class="when">
                { field::select(shown, of_year(shown)) }
                { field::select(shown, of_month(entries.month)) }
            </div>
            { field::select(shown, of_level(entries.level)) }
            { field::text(shown, excluded) }
        </>
    }
}

fn of_year(shown: &Shown<'_>) -> Select<'static, String> {
    let chosen = year(shown.model());
    let option = |year: i32| (year.to_string(), format!("{year}年"), year == chosen);
    Select {
        field: Asked::Year.into(),
        label: "哪一年",
        hint: "",
        options: years(shown.model()).map(option).collect(),
        message: |_, value| Some(Message::Account(Told::YearChosen(value.parse().ok()?))),
    }
}

fn of_month(chosen: u32) -> Select<'static, String> {
    let option = |month: u32| (month.to_string(), format!("{month}月"), month == chosen);
    Select {
        field: Asked::Month.into(),
        label: "几月（按15日入院算）",
        hint: "",
        options: (1..=crate::calendar::months_in(1)).map(option).collect(),
        message: |_, value| Some(Message::Account(Told::MonthChosen(value.parse().ok()?))),
    }
}

fn of_level(chosen: Level) -> Select<'static, String> {
    let option = |level: &Level| (level.word().to_owned(), name(*level).to_owned(), *level == chosen);
    Select {
        field: Asked::Level.into(),
        label: "什么级别的医院",
        hint: "",
        options: Level::ALL.iter().map(option).collect(),
        message: |_, value| Some(Message::Account(Told::LevelChosen(Level::from_word(value)?))),
    }
}

/// A level in plain words.
pub(super) fn name(level: Level) -> &'static str {
    match level {
        Level::Community => "社区、乡镇卫生院（基层）",
        Level::Primary => "一级医院",
        Level::Secondary => "二级医院",
        Level::Tertiary => "三级医院",
        Level::Provincial => "省里、部里的三级医院",
    }
}
