//! What a year's bills come to (待遇测算): what is asked, then the answer.

mod account;
mod bills;
mod paper;

pub(super) use paper::told;

use super::{
    Shown, field,
    field::Text,
    figures, notes,
    result::{self, problems},
    said,
};
use crate::{
    app::{
        answer::care::{self, Answer, Known, ROOM},
        form::care::Field,
        model::care::Message as Told,
        update::Message,
    },
    law::Scheme,
};
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let Some(desk) = shown.desk else { return Html::default() };
    let (answer, found) = care::answer(shown.model(), desk, shown.answer);
    let shown = shown.with(found);
    let notices = answer.as_ref().map(|answer| answer.notices.as_slice()).unwrap_or_default();
    html! {
        <>
            { chips(&shown, answer.as_ref()) }
            { scheme(&shown) }
            { bills::list(&shown) }
            { figures::fields(&shown, ROOM, notices, shown.model().care.scheme) }
            <output id="care-answer" class="told" aria-live="polite">
                { problems(&shown) }
                if let Some(answer) = &answer { { known(&shown, answer) }{ account::headline(answer) } }
            </output>
            if let Some(answer) = answer.as_ref().filter(|answer| answer.known != Known::NotInsured) {
                { account::split(answer) }
                { account::lines(answer) }
                { account::reasons(answer) }
                { notes::folded(notices) }
            }
        </>
    }
}

fn chips(shown: &Shown<'_>, answer: Option<&Answer>) -> Html {
    let mut said = vec![said::area(shown), said::birth(shown), said::categories(shown)];
    if shown.model().care.scheme == Scheme::Resident {
        said.extend(answer.map(|answer| said::year(shown, answer.year)));
    }
    said::chips("按上面填的算：", said)
}

fn scheme(shown: &Shown<'_>) -> Html {
    let chosen = shown.model().care.scheme;
    let choice = |scheme: Scheme, label: &'static str| {
        let message = Message::Care(Told::SchemeChosen(scheme));
        field::choice("care-scheme", scheme.word(), html! { <>{ label }</> }, chosen == scheme, shown.on(message))
    };
    let months = Text {
        field: Field::Months.into(),
        label: "已经连着交了几个月（连续参保月数）".to_owned(),
        hint: "有的地方交得久报得多；不知道可以不填，按24个月以上算",
        value: &shown.model().care.months,
        oninput: shown.typed(|text| Message::Care(Told::MonthsTyped(text))),
    };
    html! {
        <>
            <fieldset class="choices is-row">
                <legend>{ "看病的时候是哪种医保" }</legend>
                { choice(Scheme::Resident, "居民医保") }
                { choice(Scheme::Employee, "职工医保（在职）") }
                { choice(Scheme::RetiredEmployee, "职工医保（退休）") }
            </fieldset>
            if chosen == Scheme::Employee { { field::text(shown, months) } }
        </>
    }
}

/// What the strip says of the bills' year, where it changes how the answer is to be read.
fn known(shown: &Shown<'_>, answer: &Answer) -> Html {
    let year = answer.year;
    let (_, id) = said::year(shown, year);
    let way = |title: &str| result::way(&id, title.to_owned());
    match answer.known {
        Known::Reckoned | Known::Employee => Html::default(),
        Known::NotInsured => html! {
            <p class="headline">
                { format!("您上面填的是{year}年没有参保，") }<strong>{ "这一年看病，医保不报" }</strong>{ "，要全部自己付。" }
                <span class="on-screen">{ way("填错了？去改") }</span>
            </p>
        },
        Known::OtherScheme => html! {
            <p class="hint">
                { format!("您上面填的是{year}年参加职工医保，这里按居民医保算。是职工医保的，请在“看病的时候是哪种医保”里改选。") }
                <span class="on-screen">{ way("填错了就去改") }</span>
            </p>
        },
        Known::Untold => html! {
            <p class="hint">
                { format!("{year}年有没有参保、钱什么时候交的，上面还没填全。下面先按看病那天已经能报销算。") }
                <span class="on-screen">{ way("去填") }</span>
            </p>
        },
    }
}
