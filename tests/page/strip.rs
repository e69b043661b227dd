//! The year strip: names, one stop of the Tab key, turning both ways, filling the later years.

use crate::drawn::{after, html, shown, text};
use canbao::{
    app::{Message, Model, manner::Manner},
    person::Cover,
};

fn with(covers: &[(i32, Cover)]) -> Model {
    let covered = covers.iter().map(|(year, cover)| Message::YearCovered(*year, *cover));
    after([Message::AreaChosen("370200".into())].into_iter().chain(covered))
}

#[test]
fn every_year_says_its_name_its_cover_and_what_a_tap_does() {
    let read = text(&html(with(&[(2025, Cover::Nothing), (2026, Cover::Resident)])));
    for name in ["2025年，没有参保，点一下换一种", "2026年，居民医保，点一下换一种", "2024年，可不填，点一下换一种"]
    {
        assert!(read.contains(name), "{name}: {read}");
    }
}

#[test]
fn the_tab_key_stops_at_one_year_only() {
    let stops = |manner: Manner| -> Vec<String> {
        let markup = shown(with(&[]), manner);
        let buttons = markup.split("<button").filter(|it| it.contains("tabindex=\"0\""));
        buttons.map(|it| it.split("id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()).collect()
    };
    assert_eq!(stops(Manner::default()), ["year-2023"]);
    assert_eq!(stops(Manner { year: Some(2026), ..Manner::default() }), ["year-2026"]);
    assert_eq!(stops(Manner { year: Some(1999), ..Manner::default() }), ["year-2023"]);
}

#[test]
fn a_year_turns_back_as_well() {
    let back = |times: usize| after(vec![Message::YearTurnedBack(2025); times]).year(2025).cover;
    assert_eq!([1, 2, 3].map(back), [Cover::Nothing, Cover::Resident, Cover::Employee].map(Some));
}

#[test]
fn one_button_fills_all_later_years_with_the_same() {
    let model = with(&[(2024, Cover::Nothing)]);
    assert!(text(&html(model.clone())).contains("后面几年都一样（2025年到2026年：没有参保）"));
    let filled = canbao::app::update(model, Message::LaterYearsFilled(2024));
    assert_eq!(
        [2023, 2025, 2026].map(|year| filled.year(year).cover),
        [None, Some(Cover::Nothing), Some(Cover::Nothing)]
    );
    assert!(filled.years.keys().all(|year| *year < filled.coverage_year));
    assert!(!text(&html(filled)).contains("后面几年都一样"), "nothing is left to fill");
}

#[test]
fn filling_is_offered_from_the_year_pointed_at() {
    let model = with(&[(2024, Cover::Nothing), (2025, Cover::Resident), (2026, Cover::Nothing)]);
    let pointed = Manner { year: Some(2025), ..Manner::default() };
    assert!(text(&shown(model.clone(), pointed)).contains("后面几年都一样（2026年：居民医保）"));
    assert!(!text(&html(model)).contains("后面几年都一样"), "every year is answered and none is pointed at");
    assert!(!text(&html(with(&[]))).contains("后面几年都一样"), "no year is answered");
}
