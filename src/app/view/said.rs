//! What was said above and is shared here, each with a way back to it.

use super::{Shown, result};
use crate::{
    app::{form::Field, model::Payment},
    calendar::{Day, Year, year_of},
    person::Cover,
    wording,
};
use yew::prelude::*;

/// One thing that was said, and the id of its field.
pub(super) type Said = (String, String);

/// What stands where no document says.
pub(super) const UNSAID: &str = "本地未收录";

/// A figure in words, or that no document states it.
pub(super) fn or_unsaid<T>(figure: Option<T>, words: impl FnOnce(T) -> String) -> String {
    figure.map_or_else(|| UNSAID.to_owned(), words)
}

/// Months of waiting in words.
pub(super) fn wait(months: Option<u32>) -> String {
    or_unsaid(months, |months| if months == 0 { "不用等".to_owned() } else { format!("{months}个月") })
}

/// From when care is covered; cover that would begin after the year was bought for nothing.
pub(super) fn begins(from: Option<Day>, year: Year) -> String {
    match from {
        Some(day) if year_of(day) > year => format!("{year}年度报不了（等到{}）", wording::day(day)),
        from => or_unsaid(from, wording::day),
    }
}

pub(super) fn chips(title: &'static str, said: Vec<Said>) -> Html {
    let chip = |(text, id): Said| html! { <li>{ text }{ result::way(&id, "修改".to_owned()) }</li> };
    html! {
        <div class="said">
            <p class="hint">{ title }</p>
            <ul>{ for said.into_iter().map(chip) }</ul>
        </div>
    }
}

/// The area.
pub(super) fn area(shown: &Shown<'_>) -> Said {
    let shelf = shown.scene.shelf.get();
    let name = shelf.and_then(|shelf| shelf.area()).map(|area| area.name.clone());
    (name.unwrap_or_default(), Field::Area.id())
}

/// The birth.
pub(super) fn birth(shown: &Shown<'_>) -> Said {
    let born_on = crate::app::form::birth(shown.model());
    let text = born_on.map_or_else(|| "没填生日，按成年人算".to_owned(), |day| format!("{}出生", wording::day(day)));
    (text, Field::Birth.id())
}

/// The categories.
pub(super) fn categories(shown: &Shown<'_>) -> Said {
    let chosen = &shown.model().categories;
    let titles: Vec<&str> = chosen.iter().map(|group| group.title()).collect();
    let text = if titles.is_empty() { "普通居民".to_owned() } else { titles.join("、") };
    (text, "categories".to_owned())
}

/// What a year was.
pub(super) fn year(shown: &Shown<'_>, year: Year) -> Said {
    let model = shown.model();
    if year == model.coverage_year {
        let how = match (model.payment, shown.answer) {
            (Payment::InWindow, _) => "按集中参保期里交".to_owned(),
            (Payment::Today, _) => "按今天交".to_owned(),
            (Payment::Done, Some(answer)) => {
                let day = answer.case.enrolment.paid_on;
                format!("{}{}", wording::day(day), if day > model.today { "打算交" } else { "到账" })
            }
            (Payment::Done, None) => "哪天交还没填".to_owned(),
        };
        return (format!("{year}年的钱：{how}"), payment_id(model.payment));
    }
    let cover = match model.year(year).cover {
        None => "没填",
        Some(cover) => wording::cover(cover),
    };
    (format!("{year}年{cover}"), Field::Year(year).id())
}

fn payment_id(payment: Payment) -> String {
    match payment {
        Payment::InWindow => "payment-in-window",
        Payment::Today => "payment-today",
        Payment::Done => "payment-done",
    }
    .to_owned()
}

/// The years of the strip that count, in one chip.
pub(super) fn years(shown: &Shown<'_>) -> Said {
    let model = shown.model();
    let birth = crate::app::form::birth(model).map(year_of);
    let first = shown.outline.first_counted.unwrap_or(model.coverage_year);
    let told: Vec<String> = model
        .strip(birth)
        .into_iter()
        .filter(|year| *year >= first)
        .map(|year| match model.year(year).cover {
            None => format!("{year}年没填"),
            Some(Cover::Nothing) => format!("{year}年没有参保"),
            Some(cover) => format!("{year}年{}", wording::cover(cover)),
        })
        .collect();
    let id = Field::Year(first).id();
    (if told.is_empty() { "以前的年份不用填".to_owned() } else { told.join("、") }, id)
}
