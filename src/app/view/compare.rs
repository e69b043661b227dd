//! Two or three cases side by side (对比): repair or not, pay now or in the window, another city; what differs is marked.

use super::{Shown, said};
use crate::{
    app::{
        address::Digest,
        answer::compare::{Column, Figures, column, other},
        model::{
            Payment,
            compare::{MOST_OTHERS, Message as Compare, Other},
        },
        update::Message,
    },
    calendar::Day,
    law::Entry,
    units::Yuan,
    wording,
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let (model, shelves) = (shown.model(), shown.scene.shelves);
    let own = column(model, shelves);
    let others = model.compare.others.iter();
    let others: Vec<(String, Column)> = others.map(|it| (title(shown, it), other(model, it, shelves))).collect();
    let first = if let Column::Found(figures) = &own { Some(figures.as_ref()) } else { None };
    html! {
        <>
            <p>{ format!("现在填的这样，和换一种做法，摆在一起看。最多再选{MOST_OTHERS}种。") }</p>
            { said::chips("现在填的：", vec![said::area(shown), said::years(shown), said::year(shown, model.coverage_year)]) }
            { choices(shown) }
            <output id="compare-answer" class="told" aria-live="polite">
                if others.is_empty() { <p class="lead">{ "选一种，这里就能比。" }</p> }
            </output>
            <div class="futures">
                { card("现在填的".to_owned(), &own, None) }
                { for others.into_iter().map(|(title, column)| card(title, &column, first)) }
            </div>
        </>
    }
}

fn title(shown: &Shown<'_>, other: &Other) -> String {
    match other {
        Other::Repair(0) => "不补缴".to_owned(),
        Other::Repair(years) => format!("补缴{years}年"),
        Other::Payment(Payment::Today) => format!("今天（{}）交", wording::month_day(shown.model().today)),
        Other::Payment(Payment::InWindow) => "在集中参保期里交".to_owned(),
        Other::Payment(Payment::Done) => "按填的到账日期".to_owned(),
        Other::Area(code) => format!("在{}参保", name(shown, code)),
    }
}

fn name(shown: &Shown<'_>, code: &str) -> String {
    let entries = shown.scene.index.get().map(Vec::as_slice).unwrap_or_default();
    entries.iter().find(|entry| entry.code == code).map(|entry| entry.name.clone()).unwrap_or_default()
}

/// Whatever this person could do otherwise.
fn offered(shown: &Shown<'_>) -> Vec<Other> {
    let model = shown.model();
    let payments = [Payment::InWindow, Payment::Today, Payment::Done].into_iter();
    let payments = payments.filter(|it| *it != model.payment && (*it != Payment::Done || !model.paid_on.is_empty()));
    let options = shown.answer.and_then(|answer| answer.assessment.repair.as_ref());
    let most = options.and_then(|repair| repair.options.last()).map_or(0, |choice| choice.years);
    let repairs = (0..=most).filter(|years| *years != model.repair_years).map(Other::Repair);
    let mut offered: Vec<Other> = repairs.chain(payments.map(Other::Payment)).collect();
    // What was chosen before stays in sight, so that it can be taken away.
    let chosen = model.compare.others.iter().filter(|it| !matches!(it, Other::Area(_)));
    offered.extend(chosen.filter(|it| !offered.contains(it)).cloned().collect::<Vec<_>>());
    offered
}

fn choices(shown: &Shown<'_>) -> Html {
    let offered = offered(shown);
    let is_full = shown.model().compare.is_full();
    html! {
        <fieldset class="compare">
            <legend>{ "和哪一种比" }</legend>
            <div class="choices">{ for offered.into_iter().map(|it| choice(shown, it)) }</div>
            { city(shown) }
            if is_full { <p class="hint">{ format!("已经选了{MOST_OTHERS}种，去掉一种才能换别的。") }</p> }
        </fieldset>
    }
}

fn choice(shown: &Shown<'_>, it: Other) -> Html {
    let compare = &shown.model().compare;
    let is_chosen = compare.others.contains(&it);
    let id = match &it {
        Other::Repair(years) => format!("compare-repair-{years}"),
        Other::Payment(Payment::Today) => "compare-today".to_owned(),
        Other::Payment(Payment::InWindow) => "compare-in-window".to_owned(),
        Other::Payment(Payment::Done) => "compare-done".to_owned(),
        Other::Area(code) => format!("compare-{code}"),
    };
    let label = title(shown, &it);
    let onchange = shown.on::<Event>(Message::Compare(Compare::Toggled(it)));
    html! {
        <label class="choice" for={id.clone()}>
            <input type="checkbox" {id} checked={is_chosen} disabled={compare.is_full() && !is_chosen} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

fn city(shown: &Shown<'_>) -> Html {
    let compare = &shown.model().compare;
    let send = shown.scene.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let code = event.target_unchecked_into::<HtmlSelectElement>().value();
        send.emit(Message::Compare(Compare::AreaChosen(Some(code).filter(|code| !code.is_empty()))));
    });
    let entries = shown.scene.index.get().map(Vec::as_slice).unwrap_or_default();
    let option = |entry: &Entry| {
        let is_chosen = compare.area() == Some(&entry.code);
        html! { <option value={entry.code.clone()} selected={is_chosen}>{ entry.name.clone() }</option> }
    };
    let elsewhere = entries.iter().filter(|entry| entry.code != shown.model().area);
    html! {
        <div class="field">
            <label for="compare-area">{ "换个地方参保" }</label>
            <select id="compare-area" {onchange} disabled={compare.is_full() && compare.area().is_none()}>
                <option value="" selected={compare.area().is_none()}>{ "不换" }</option>
                { for elsewhere.map(option) }
            </select>
        </div>
    }
}

fn card(title: String, column: &Column, first: Option<&Figures>) -> Html {
    let body = match column {
        Column::Found(figures) => {
            html! { <>{ rows(figures, first) }{ alike(figures, first) }</> }
        }
        Column::Waiting => html! { <p class="loading">{ "正在取这个地方的政策……" }</p> },
        Column::Impossible(why) => {
            html! { <>{ for why.iter().map(|text| html! { <p class="problem">{ text }</p> }) }</> }
        }
    };
    html! { <section class="future"><h4>{ title }</h4>{ body }</section> }
}

/// Figures that are the same are told to be.
fn alike(figures: &Figures, first: Option<&Figures>) -> Html {
    let text = match first {
        Some(first) if first == figures => "和现在填的一样。",
        Some(first) if first.digest.from.is_some() && first.digest.from == figures.digest.from => {
            "能报销的日子和现在填的一样。"
        }
        _ => return Html::default(),
    };
    html! { <p><strong>{ text }</strong></p> }
}

pub(super) fn rows(figures: &Figures, first: Option<&Figures>) -> Html {
    let Figures { digest: Digest { months, from, payable }, year, until, repair } = figures;
    let first = first.map(|it| &it.digest);
    // Cover that begins is unsaid where the wait is.
    let until = if months.is_none() { said::or_unsaid(None, wording::day) } else { last_day(*until) };
    let row = |term: &'static str, value: String, difference: Option<String>| {
        html! {
            <div>
                <dt>{ term }</dt>
                <dd>{ value }if let Some(difference) = difference { <span class="mark is-different">{ difference }</span> }</dd>
            </div>
        }
    };
    html! {
        <dl class="sums">
            { row("要等", said::wait(*months), first.and_then(|it| more(it.months?, (*months)?, "个月"))) }
            { row("从哪天起能报销", said::begins(*from, *year), first.and_then(|it| moved(it.from?, (*from)?))) }
            { row("能报到哪天", until, None) }
            { row("一共交（一年）", said::or_unsaid(*payable, wording::yuan), first.and_then(|it| dearer(it.payable?, (*payable)?))) }
            { row("其中补缴", said::or_unsaid(*repair, wording::yuan), None) }
        </dl>
    }
}

fn last_day(until: Option<Day>) -> String {
    until.map_or_else(|| "本年度报不上".to_owned(), wording::day)
}

fn more(before: u32, now: u32, unit: &str) -> Option<String> {
    match (now.checked_sub(before), before.checked_sub(now)) {
        (Some(0), _) => None,
        (Some(more), _) => Some(format!("多{more}{unit}")),
        (_, Some(less)) => Some(format!("少{less}{unit}")),
        (None, None) => None,
    }
}

fn moved(before: Day, now: Day) -> Option<String> {
    let days = now.signed_duration_since(before).num_days();
    match days {
        0 => None,
        later if later > 0 => Some(format!("晚{later}天")),
        earlier => Some(format!("早{}天", earlier.saturating_abs())),
    }
}

fn dearer(before: Yuan, now: Yuan) -> Option<String> {
    if now == before {
        return None;
    }
    let text = if now > before {
        format!("多{}", wording::yuan(now.minus(before)))
    } else {
        format!("少{}", wording::yuan(before.minus(now)))
    };
    Some(text)
}
