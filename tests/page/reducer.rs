//! The reducer keeps entries and nothing else.

use crate::drawn::{after, html, model, text};
use canbao::{
    app::{Message, Payment},
    law::Key,
    person::Cover,
};

#[test]
fn one_tap_moves_a_year_through_resident_none_employee_and_back_to_open() {
    let covers: Vec<_> = (0..=4)
        .map(|taps| after(vec![Message::YearTapped(2025); taps]).years.get(&2025).and_then(|entry| entry.cover))
        .collect();
    let expected = [None, Some(Cover::Resident), Some(Cover::Nothing), Some(Cover::Employee), None];
    assert_eq!(covers, expected);
}

#[test]
fn a_wrong_entry_is_kept_as_typed() {
    let model = after([Message::BirthTyped("昨天".into()), Message::PaymentDayTyped("31日".into())]);
    assert_eq!((model.born_on.as_str(), model.paid_on.as_str()), ("昨天", "31日"));
}

#[test]
fn another_city_keeps_the_person_and_drops_the_figures_of_the_first_city() {
    let model = after([
        Message::AreaChosen("370200".into()),
        Message::BirthTyped("1990-05-01".into()),
        Message::YearTapped(2025),
        Message::FigureTyped(Key::PersonalPremium, "410".into()),
        Message::RepairChosen(1),
        Message::AreaChosen("350200".into()),
    ]);
    assert_eq!(model.born_on, "1990-05-01");
    assert_eq!(model.year(2025).cover, Some(Cover::Resident));
    assert!(model.typed.is_empty());
    assert_eq!(model.repair_years, 0);
}

#[test]
fn in_autumn_people_pay_for_the_next_year() {
    assert_eq!(model().coverage_year, 2027);
    assert_eq!(model().payment, Payment::InWindow);
}

#[test]
fn the_strip_runs_from_birth_and_keeps_an_answer_that_no_longer_fits_in_sight() {
    let model = after([Message::YearTapped(2025)]);
    assert_eq!(model.strip(None), [2023, 2024, 2025, 2026]);
    assert_eq!(model.strip(Some(2026)), [2025, 2026]);
}

#[test]
fn dates_are_read_as_people_type_them() {
    for text in ["1990-05-01", "1990.5.1", "1990/5/1", "1990年5月1日", "19900501", "１９９０－０５－０１", " 1990-5-1 "]
    {
        assert_eq!(canbao::app::day(text).map(|day| day.to_string()).as_deref(), Some("1990-05-01"), "{text}");
    }
    for text in ["1990", "5月1日", "1990-13-01", "1990-02-30", "昨天", ""] {
        assert_eq!(canbao::app::day(text), None, "{text}");
    }
}

/// What is told of a birth that was typed so.
fn told_of(birth: &str) -> String {
    let model = after([Message::AreaChosen("370200".into()), Message::BirthTyped(birth.into())]);
    let page = html(model);
    let told = page.split("id=\"born-on-problem\"").nth(1).unwrap().split("</p>").next().unwrap();
    text(&format!("<{told}"))
}

#[test]
fn a_day_that_cannot_be_read_is_told_what_it_lacks() {
    for unfinished in ["1968", "1968年8月", "196808", "1968-8"] {
        assert_eq!(told_of(unfinished), "要填到日，例如1990-05-01。", "{unfinished}");
    }
    for none in ["2月30日", "1968年2月30日", "19680230", "1990-13-45", "13.1"] {
        assert_eq!(told_of(none), format!("没有“{none}”这一天，请核对日期，例如1990-05-01。"));
    }
    assert_eq!(told_of("2月29日"), "要把年份也写上，例如1990-05-01。");
    assert_eq!(told_of("昨天"), "这里要填一个日期，例如1990-05-01。");
}
