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
    assert_eq!(stops(Manner { stop: Some(2026), ..Manner::default() }), ["year-2026"]);
    assert_eq!(stops(Manner { stop: Some(1999), ..Manner::default() }), ["year-2023"]);
}

#[test]
fn a_year_turns_back_as_well_and_can_be_emptied_either_way() {
    let back = |times: usize| after(vec![Message::YearTurnedBack(2025); times]).year(2025).cover;
    let covers = [Some(Cover::Employee), Some(Cover::Nothing), Some(Cover::Resident), None];
    assert_eq!([1, 2, 3, 4].map(back), covers);
    assert!(after(vec![Message::YearTapped(2025); 4]).years.is_empty(), "nothing is left of it");
    let typed = [Message::YearPaymentTyped(2025, "2025-07-03".into())].into_iter();
    let emptied = after(typed.chain(vec![Message::YearTapped(2025); 4]));
    assert_eq!(emptied.year(2025).paid_on, "2025-07-03", "what was typed is kept");
    assert!(text(&html(with(&[]))).contains("居民医保 → 没有参保 → 职工医保 → 没填"));
}

#[test]
fn one_button_fills_the_later_years_that_are_open_and_no_other() {
    let model = with(&[(2024, Cover::Nothing)]);
    assert!(text(&html(model.clone())).contains("后面没填的都一样（2025年、2026年：没有参保）"));
    let filled = canbao::app::update(model, Message::LaterYearsFilled(2024));
    assert_eq!(
        [2023, 2025, 2026].map(|year| filled.year(year).cover),
        [None, Some(Cover::Nothing), Some(Cover::Nothing)]
    );
    assert!(filled.years.keys().all(|year| *year < filled.coverage_year));
    assert!(!text(&html(filled)).contains("后面没填的都一样"), "nothing is left to fill");
    let answered = with(&[(2023, Cover::Resident), (2024, Cover::Nothing), (2025, Cover::Employee)]);
    let kept = canbao::app::update(answered, Message::LaterYearsFilled(2023));
    assert_eq!(
        [2024, 2025, 2026].map(|year| kept.year(year).cover),
        [Cover::Nothing, Cover::Employee, Cover::Resident].map(Some),
        "an answer is never overwritten"
    );
}

#[test]
fn filling_is_offered_from_an_answered_year_before_an_open_one() {
    let model = with(&[(2024, Cover::Nothing), (2025, Cover::Resident)]);
    let pointed = |year| Manner { year: Some(year), ..Manner::default() };
    let offer = |model: &Model, year| text(&shown(model.clone(), pointed(year)));
    assert!(offer(&model, 2025).contains("后面没填的都一样（2026年：居民医保）"));
    assert!(offer(&model, 2024).contains("后面没填的都一样（2026年：没有参保）"));
    let same = "后面没填的都一样（2026年：居民医保）";
    assert!(offer(&model, 2023).contains(same), "the year pointed at is open itself: nothing moves under the finger");
    let whole = with(&[(2024, Cover::Nothing), (2025, Cover::Resident), (2026, Cover::Nothing)]);
    assert!(!offer(&whole, 2024).contains("后面没填的都一样"), "no later year is open");
    assert!(!text(&html(with(&[]))).contains("后面没填的都一样"), "no year is answered");
}
