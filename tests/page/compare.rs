//! Cases side by side.

use crate::drawn::{after, of_house, text};
use canbao::app::{
    Message, Model, Payment,
    compare::{Entries, Message as Compare, Other},
    house::{House, Resident},
    kept::Kept,
};
use canbao::law::Key;

fn page(model: Model) -> String {
    let house = House { today: model.today, people: vec![Resident::new(model)], at: 0, gone: None };
    text(&of_house(house, Kept::default()))
}

/// Xiao Sun in Qingdao: two lapsed years, 2027 paid in its window, the premium typed from the notice.
fn xiao_sun() -> Vec<Message> {
    let mut messages = vec![Message::AreaChosen("370200".into())];
    messages.extend([2025, 2025, 2026, 2026].map(Message::YearTapped));
    messages.push(Message::FigureTyped(Key::PersonalPremium, "410".into()));
    messages.push(Message::SectionToggled("compare"));
    messages
}

fn with(others: impl IntoIterator<Item = Compare>) -> String {
    page(after(xiao_sun().into_iter().chain(others.into_iter().map(Message::Compare))))
}

/// Source: 青岛市医疗保障局 2025-12: four months, one less for each repaired year; April has 30 days; 2 × 410 = 820.
#[test]
fn repair_stands_beside_no_repair_with_its_differences() {
    let page = with([Compare::Toggled(Other::Repair(1))]);
    assert!(
        page.contains("现在填的要等4个月从哪天起能报销2027年5月1日能报到哪天2027年12月31日一共交（一年）410元"),
        "{page}"
    );
    assert!(page.contains("补缴1年要等3个月少1个月从哪天起能报销2027年4月1日早30天"), "{page}");
    assert!(page.contains("一共交（一年）820元多410元其中补缴410元"), "{page}");
}

#[test]
fn only_so_many_stand_beside_each_other() {
    let mut entries = after([]).compare;
    assert_eq!(entries, Entries::default());
    let others = [Other::Repair(1), Other::Payment(Payment::Today), Other::Repair(2)];
    let model = after(others.clone().map(|other| Message::Compare(Compare::Toggled(other))));
    entries = model.compare;
    assert_eq!(entries.others, others[..2], "the third finds no room");
    let model = after(
        [others[0].clone(), others[0].clone(), others[2].clone()].map(|it| Message::Compare(Compare::Toggled(it))),
    );
    assert_eq!(model.compare.others, [Other::Repair(2)], "a second tap takes away");
}

#[test]
fn another_city_waits_for_its_packs() {
    let page = with([Compare::AreaChosen(Some("999999".into()))]);
    assert!(page.contains("正在取这个地方的政策"), "{page}");
}

#[test]
fn nothing_chosen_says_so() {
    assert!(with([]).contains("选一种，这里就能比。"));
}

/// Xiamen's window is open on 23 November: to pay today is to pay in it.
#[test]
fn equal_columns_say_that_they_are_equal() {
    let messages = [
        Message::AreaChosen("350200".into()),
        Message::YearTapped(2025),
        Message::YearTapped(2026),
        Message::SectionToggled("compare"),
        Message::Compare(Compare::Toggled(Other::Payment(Payment::Today))),
    ];
    let same = page(after(messages));
    assert!(same.contains("和现在填的一样。"), "{same}");
    assert!(!with([Compare::Toggled(Other::Repair(1))]).contains("和现在填的一样"));
}
