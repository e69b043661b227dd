//! Everything that was said for the main answer.

use super::{super::Shown, Said};
use crate::{
    app::{
        form::{amount, birth, day, rate},
        model::{Model, Payment},
    },
    calendar::{Year, year_of},
    law::{Key, Kind},
    person::Cover,
    wording,
};

pub(super) fn enrolment(shown: &Shown<'_>) -> Vec<Said> {
    let model = shown.model();
    let area = super::super::said::area(shown).0;
    let mut said = vec![row("参保城市（统筹地区）", area), row("参保年度", format!("{}年", model.coverage_year))];
    said.extend(super::super::household::whose(&shown.scene).map(|name| row("谁的", name)));
    said.push(row("每年有没有参保", years(shown)));
    said.push(row("缴费", payment(model)));
    if model.window.is_some() || model.is_window_unknown {
        said.push(row("缴费时段", model.window.map_or("不知道", wording::window).to_owned()));
    }
    said.push(row("出生日期", when(&model.born_on).unwrap_or_else(|| "没填，按成年人算".to_owned())));
    said.extend(when(&model.registered_on).map(|day| row("参保登记日期", day)));
    said.push(row("身份", super::super::said::categories(shown).0));
    said.push(row("最近的变化", event(model)));
    let repaired = match model.repair_years {
        0 => "不补缴".to_owned(),
        years => format!("补缴{years}年"),
    };
    said.push(row("补缴断保年度", repaired));
    let figures = model.typed.iter().filter(|(_, text)| !text.trim().is_empty());
    said.extend(figures.map(|(key, text)| row(&format!("{}〔您填的〕", key.title()), figure(*key, text))));
    said
}

pub(in crate::app::view) fn row(title: &str, text: String) -> Said {
    (title.to_owned(), text)
}

/// A day as it was typed, in full where it can be read.
pub(in crate::app::view) fn when(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| day(typed).map_or_else(|| typed.to_owned(), wording::day))
}

/// A sum as it was typed, with its unit where it can be read.
pub(in crate::app::view) fn money(typed: &str) -> String {
    amount(typed).map_or_else(|| typed.trim().to_owned(), wording::yuan)
}

fn years(shown: &Shown<'_>) -> String {
    let model = shown.model();
    let is_counted = |year: Year| shown.outline.first_counted.is_none_or(|first| year >= first);
    let told = model.strip(birth(model).map(year_of)).into_iter().filter_map(|year| {
        let entry = model.year(year);
        let cover = match entry.cover {
            Some(cover) => wording::cover(cover),
            None if is_counted(year) => "没填",
            None => return None,
        };
        let late = when(&entry.paid_on).filter(|_| entry.cover == Some(Cover::Resident));
        let until = Some(entry.until.trim()).filter(|text| !text.is_empty() && entry.cover == Some(Cover::Employee));
        let more = late.map(|day| format!("（{day}到账）")).or(until.map(|month| format!("（交到{month}）")));
        Some(format!("{year}年{cover}{}", more.unwrap_or_default()))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { "以前的年份不用填".to_owned() } else { told.join("、") }
}

fn payment(model: &Model) -> String {
    match model.payment {
        Payment::InWindow => "还没交，按在集中参保期里交算".to_owned(),
        Payment::Today => format!("还没交，按{}交算", wording::day(model.today)),
        Payment::Done => match (day(&model.paid_on), when(&model.paid_on)) {
            (Some(day), Some(written)) if day > model.today => format!("打算{written}交"),
            (_, Some(written)) => format!("{written}到账"),
            (_, None) => "交了，日期没填".to_owned(),
        },
    }
}

fn event(model: &Model) -> String {
    let Some(event) = model.event else { return "没有".to_owned() };
    let day = when(&model.event_on).map(|day| format!("，{day}")).unwrap_or_default();
    let gap = if model.is_gap_paid { "，空着的月份已经补缴" } else { "" };
    format!("{}{day}{gap}", event.title())
}

fn figure(key: Key, typed: &str) -> String {
    let is_bare = typed.trim().bytes().all(|byte| byte.is_ascii_digit());
    let unit = match key.kind() {
        Kind::Months => "个月",
        Kind::Years => "年",
        Kind::Rate => return rate(typed).map_or_else(|| typed.trim().to_owned(), wording::percent),
        _ => return money(typed),
    };
    if is_bare { format!("{}{unit}", typed.trim()) } else { typed.trim().to_owned() }
}
