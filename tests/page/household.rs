//! Several people, each with their own entries, and what they come to.

use crate::drawn::{of_house, of_house_in, paper_of, text};
use canbao::{
    app::{
        Message, Payment,
        address::MOST_PEOPLE,
        house::{self, House},
        kept::Kept,
        manner::{Manner, Mode, Question},
    },
    calendar::parse_day,
};

fn said(house: House, messages: impl IntoIterator<Item = Message>) -> House {
    messages.into_iter().fold(house, |house, message| house.update(house::Message::Said(message)))
}

fn alone() -> House {
    let paid = [
        Message::AreaChosen("350200".into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025-11-10".into()),
    ];
    said(House::new(parse_day("2026-11-23").unwrap()), paid)
}

fn page(house: House) -> String {
    text(&of_house(house, Kept::default()))
}

/// Source: 厦府规〔2022〕12号, 2026: 450元 a head.
#[test]
fn two_people_are_summed_up_and_each_keeps_their_own() {
    let house = alone().update(house::Message::Added).update(house::Message::Named(1, "妈妈".into()));
    assert_eq!(house.people[1].model.area, "350200", "they live together");
    let house = said(house, [Message::YearTapped(2025), Message::PaymentChosen(Payment::Done)]);
    let before = page(house.clone());
    assert!(before.contains("妈妈还没填完"), "{before}");
    assert!(before.contains("1个人一共交450元。还有1个人没算出来"));
    let house = said(house, [Message::PaymentDayTyped("2025-10-08".into())]);
    let both = page(house.clone());
    assert!(both.contains("我不用等2026年1月1日450元（2026年度）妈妈不用等2026年1月1日450元（2026年度）"), "{both}");
    assert!(both.contains("2个人一共交900元。"));
    let first = house.update(house::Message::Chosen(0));
    assert_eq!(first.current().unwrap().model.paid_on, "2025-11-10");
}

#[test]
fn one_person_sees_no_table_of_one() {
    assert!(!page(alone()).contains("一家人合起来"));
}

#[test]
fn people_are_removed_but_never_the_last_one() {
    let house = alone().update(house::Message::Added).update(house::Message::Added);
    let house = house.update(house::Message::Chosen(1)).update(house::Message::Removed(0));
    assert_eq!((house.people.len(), house.at), (2, 0));
    let house = house.update(house::Message::Removed(1)).update(house::Message::Removed(0));
    assert_eq!(house.people.len(), 1);
    let crowd = (0..20).fold(alone(), |house, _| house.update(house::Message::Added));
    assert_eq!(crowd.people.len(), MOST_PEOPLE);
}

#[test]
fn the_next_one_finds_nothing_of_the_last_one() {
    let house = alone().update(house::Message::Added).update(house::Message::Named(1, "妈妈".into()));
    let wiped = house.update(house::Message::Wiped);
    assert_eq!(wiped.people.len(), 1);
    let model = &wiped.current().unwrap().model;
    assert_eq!((model.area.as_str(), model.coverage_year), ("350200", 2026));
    assert!(model.years.is_empty() && model.paid_on.is_empty());
}

#[test]
fn the_sheet_names_the_person_and_has_the_table_of_all() {
    let house = alone().update(house::Message::Added).update(house::Message::Named(1, "妈妈".into()));
    let paid = [
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025-10-08".into()),
    ];
    let sheet = text(&paper_of(said(house, paid), "https://example.org/#v=1"));
    assert!(sheet.contains("参保明白账：测算单（妈妈）") && sheet.contains("谁的妈妈"), "{sheet}");
    assert!(sheet.contains("一家人合起来") && sheet.contains("2个人一共交900元。"), "{sheet}");
    assert!(sheet.contains("二维码和网址里有2个人填的全部内容。"));
    let one = text(&paper_of(alone(), "https://example.org/#v=1"));
    assert!(one.contains("参保明白账：测算单测算结果") && !one.contains("一家人合起来"), "{one}");
}

#[test]
fn the_link_says_whose_data_it_holds_and_one_persons_link_holds_only_theirs() {
    let house = alone().update(house::Message::Added).update(house::Message::Named(1, "妈妈".into()));
    let kept = Kept { link: "https://example.org/gov/#v=1".into(), ..Kept::default() };
    let markup = of_house(house, kept.clone());
    assert!(text(&markup).contains("里面有2个人填的全部内容。"), "{markup}");
    assert!(markup.contains("id=\"link-copy\"") && markup.contains("download=\"canbao-2026-11-23.json\""));
    let (_, field) = markup.split_once("id=\"link-alone\"").unwrap();
    let (field, _) = field.split_once("</textarea>").unwrap();
    assert!(
        field.contains("https://example.org/gov/#v=1&amp;d=2026-11-23/") && !field.contains("2025-11-10"),
        "{field}"
    );
    assert!(!of_house(alone(), kept).contains("id=\"link-alone\""));
}

/// Source: 闽政办〔2025〕3号 (每年9月1日至12月31日).
#[test]
fn the_table_says_until_when_to_pay() {
    let house = said(
        House::new(parse_day("2026-11-23").unwrap()),
        [Message::AreaChosen("350200".into()), Message::YearTapped(2025), Message::YearTapped(2026)],
    );
    let page = page(house.update(house::Message::Added));
    assert!(
        page.contains("（2027年度），最晚2026年12月31日交") || page.contains("本地未收录，最晚2026年12月31日交"),
        "{page}"
    );
}

fn child() -> House {
    let house = alone().update(house::Message::Added).update(house::Message::Named(1, "孩子".into()));
    said(house, [Message::YearTapped(2025)])
}

#[test]
fn who_was_removed_can_come_back_until_the_next_edit() {
    let gone = child().update(house::Message::Removed(1));
    assert!(page(gone.clone()).contains("已去掉“孩子”。撤销"), "{}", page(gone));
    let back = gone.clone().update(house::Message::Chosen(0)).update(house::Message::Returned);
    assert_eq!(back, child());
    let opened = said(gone.clone(), [Message::SectionToggled("care")]);
    assert_eq!(opened.update(house::Message::Returned).people.len(), 2, "to look is no edit");
    for edit in [house::Message::Said(Message::BirthTyped("1".into())), house::Message::Wiped, house::Message::Added] {
        let later = gone.clone().update(edit);
        assert!(!page(later.clone()).contains("已去掉"));
        assert_eq!(later.clone().update(house::Message::Returned).people.len(), later.people.len());
    }
    let wiped = page(child().update(house::Message::Wiped));
    assert!(wiped.contains("已全部清空：2个人填的都没有了") && !wiped.contains("“孩子”"), "{wiped}");
}

#[test]
fn a_name_is_seen_where_one_person_is_left_and_in_elder_mode() {
    let left = child().update(house::Message::Removed(0));
    assert!(page(left.clone()).contains("给孩子算"), "{}", page(left));
    let markup = of_house(child(), Kept::default());
    let (field, button) = (markup.find("id=\"person-name\"").unwrap(), markup.find("id=\"remove-person\"").unwrap());
    let between = &markup[field..button];
    assert!(between.contains("id=\"add-person\""), "the button stands away from the field");
    assert!(text(&markup).contains("不算“孩子”了"));
    let mode = Manner { mode: Mode::Elder, ..Manner::default() };
    assert!(text(&of_house_in(child(), mode.clone())).contains("给孩子算"));
    let answer = of_house_in(left, Manner { question: Question::Answer, ..mode });
    assert_eq!(answer.matches("id=\"for-whom\"").count(), 1, "{answer}");
}

#[test]
fn two_people_of_one_name_are_told() {
    let told = |name: &str| page(child().update(house::Message::Added).update(house::Message::Named(2, name.into())));
    assert!(told("孩子 ").contains("已经有一位“孩子”了"));
    assert!(told("我").contains("已经有一位“我”了"), "the first one is called so without a name");
    assert!(!told("妈妈").contains("已经有一位"));
}
