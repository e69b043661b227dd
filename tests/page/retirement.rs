//! Retirement: its entries, and what stands in the section state by state.

use crate::drawn::{after, html, text};
use canbao::{
    app::{Message, retirement::Message as Retirement, span},
    law::{Key, Pension, Sex},
};

fn told(area: &str, (sex, month): (Sex, &str), (paid, here): (&str, &str)) -> Vec<Message> {
    let mut messages = vec![Message::AreaChosen(area.into()), Message::SectionToggled("retirement")];
    let entries = [
        Retirement::SexTold(sex),
        Retirement::MonthTyped(month.into()),
        Retirement::PaidTyped(paid.into()),
        Retirement::PaidHereTyped(here.into()),
    ];
    messages.extend(entries.map(Message::Retirement));
    messages
}

fn page(messages: Vec<Message>) -> String {
    text(&html(after(messages)))
}

/// Source: 厦门市职工医保退休待遇问答 (女满20年, 其中本市满10年): 240 − 210 = 30, 120 − 96 = 24.
#[test]
fn xiamen_a_woman_with_seventeen_and_a_half_years_lacks_thirty_months() {
    let page = page(told("350200", (Sex::Female, "2027-04"), ("17年6个月", "96")));
    assert!(page.contains("您还差30个月（2年6个月），才能享受退休人员的医保。"), "{page}");
    assert!(page.contains("累计还差30个月，其中在本地还差24个月"));
    assert!(page.contains("累计要240个月（20年）：缴了210个月，还差30个月"));
    assert!(page.contains("在本地要120个月（10年）：缴了96个月，还差24个月"));
    assert!(page.contains("还差30个月，要一次性补缴；2027年4月退休当月补缴到账的，2027年5月起享受退休人员医保待遇。"));
    assert!(page.contains("就是210个月（17年6个月），算到退休那个月为止"));
    assert!(page.contains("补缴要多少钱，本地未收录"), "no price is known");
}

#[test]
fn xiamen_a_price_typed_from_the_notice_gives_the_cost_and_is_marked() {
    let mut messages = told("350200", (Sex::Female, "2027-04"), ("210", "96"));
    messages.push(Message::FigureTyped(Key::RetirementPrice, "400".into()));
    let page = page(messages);
    // 30 × 400 = 12000.
    assert!(page.contains("一次性补缴：30个月 × 每月400元 = 12000元。您填的"), "{page}");
}

#[test]
fn enough_years_are_said_to_be_enough() {
    let page = page(told("350200", (Sex::Male, "2027-04"), ("25年", "10年")));
    assert!(page.contains("您缴的年限够了。"), "{page}");
    assert!(page.contains("累计要300个月（25年）：缴了300个月，够了"));
}

#[test]
fn only_what_is_missing_is_asked_for() {
    let page = page(vec![Message::AreaChosen("350200".into()), Message::SectionToggled("retirement")]);
    for asked in
        ["性别：请选男还是女", "退休的月份：请填哪年哪月退休", "一共缴了多久：请填几个月", "其中在本地缴了多久："]
    {
        assert!(page.contains(asked), "{asked}: {page}");
    }
}

#[test]
fn more_months_here_than_in_all_are_told_at_their_field_and_kept() {
    let markup = html(after(told("350200", (Sex::Female, "2027-04"), ("96", "210"))));
    assert!(text(&markup).contains("其中在本地缴了多久：在本地缴的月数不能比一共缴的96个月还多，请核对。"), "{markup}");
    assert!(markup.contains("value=\"210\""));
    let markup = html(after(told("350200", (Sex::Female, "明年"), ("96", "90"))));
    assert!(text(&markup).contains("退休的月份：请填哪年哪月退休"), "{markup}");
    assert!(markup.contains("value=\"明年\""));
}

/// Source: 丽水征求意见稿 (省外领取养老金的，本地满10年); in the province no local years are asked for.
#[test]
fn lishui_where_the_pension_is_drawn_decides_on_the_local_years() {
    let here = told("331100", (Sex::Female, "2027-04"), ("20年", "12"));
    assert!(page(here.clone()).contains("您缴的年限够了"), "{}", page(here));
    let mut elsewhere = told("331100", (Sex::Female, "2027-04"), ("20年", "12"));
    elsewhere.push(Message::Retirement(Retirement::PensionTold(Pension::Elsewhere)));
    let page = page(elsewhere);
    assert!(page.contains("您还差108个月（9年）"), "{page}");
    assert!(page.contains("累计年限够了，差的是在本地实际缴的年限。"));
    assert!(page.contains("征求意见稿"));
}

#[test]
fn where_nobody_says_how_many_years_it_may_be_typed() {
    let mut messages = told("420100", (Sex::Female, "2030-04"), ("210", "96"));
    assert!(page(messages.clone()).contains("退休要缴满几年，本地未收录。"), "{}", page(messages));
    messages.push(Message::FigureTyped(Key::RetirementTotal, "25年".into()));
    let page = page(messages);
    // 25 × 12 − 210 = 90.
    assert!(page.contains("90个月（7年6个月）"), "{page}");
    assert!(page.contains("您填的"));
}

#[test]
fn lengths_of_time_are_read_as_people_type_them() {
    for (text, months) in [("210", 210), ("210个月", 210), ("17年", 204), ("17年6个月", 210), ("１７年６月", 210)]
    {
        assert_eq!(span(text), Some(months), "{text}");
    }
    for text in ["", "很久", "17.5年", "年", "17年半", "-3"] {
        assert_eq!(span(text), None, "{text}");
    }
}
