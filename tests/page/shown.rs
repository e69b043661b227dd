//! What stands on the page, state by state.

use crate::drawn::{after, html, model, text, with};
use canbao::{
    app::{Loaded, Message, Model, Payment},
    law::Key,
};

fn two_lapsed_years(area: &str) -> Vec<Message> {
    let mut messages = vec![Message::AreaChosen(area.into())];
    messages.extend([2025, 2025, 2026, 2026].map(Message::YearTapped));
    messages
}

fn told(model: Model) -> String {
    text(&html(model))
}

/// Source: 青岛市医疗保障局 2025-12 (小孙).
#[test]
fn qingdao_two_lapsed_years_wait_four_months() {
    let page = told(after(two_lapsed_years("370200")));
    assert!(page.contains("您要等4个月，从2027年5月1日起看病能报销。"), "{page}");
    assert!(page.contains("补缴1年（价格本地未收录），可以早1个月：从2027年4月1日起。"));
    assert!(page.contains("固定3个月 + 变动1个月 = 一共4个月。"));
    assert!(page.contains("“对未在居民医保集中参保期内参保或未连续参保的人员,设置参保后固定待遇等待期3个月”"));
    assert!(page.contains("全国规定"), "the origin of each value stays visible");
}

#[test]
fn a_typed_premium_is_marked_wherever_it_goes() {
    let mut messages = two_lapsed_years("370200");
    messages.push(Message::FigureTyped(Key::PersonalPremium, "410".into()));
    messages.push(Message::RepairChosen(1));
    let markup = html(after(messages));
    let page = text(&markup);
    assert!(page.contains("您要等3个月，从2027年4月1日起看病能报销。"));
    assert!(page.contains("2027年度一共要交820元。您填的"));
    assert!(page.contains("410元您填的一共等3个月"), "{page}");
}

#[test]
fn a_typed_figure_that_cannot_be_read_holds_nothing_up() {
    let mut messages = two_lapsed_years("370200");
    messages.push(Message::FigureTyped(Key::PersonalPremium, "四百".into()));
    let markup = html(after(messages));
    assert!(text(&markup).contains("您要等4个月"));
    assert!(text(&markup).contains("这里要填多少元"));
    assert!(markup.contains("value=\"四百\""), "what was typed is kept");
}

#[test]
fn a_draft_is_marked_wherever_its_figure_goes() {
    let page = told(after(two_lapsed_years("331100")));
    assert!(page.contains("起看病能报销。征求意见稿"), "{page}");
    assert!(page.contains("还是征求意见稿，正式文件可能不同"));
}

#[test]
fn where_the_wait_is_unsaid_the_page_says_so_and_takes_the_figure() {
    let mut messages = two_lapsed_years("420100");
    let page = told(after(messages.clone()));
    assert!(page.contains("要等几个月，本地未收录。"), "{page}");
    assert!(page.contains("12393"));
    messages.push(Message::FigureTyped(Key::FixedMonths, "3".into()));
    messages.push(Message::FigureTyped(Key::VariableMonths, "1个月".into()));
    let page = told(after(messages));
    assert!(page.contains("您要等4个月，从2027年5月1日起看病能报销。您填的"), "{page}");
}

#[test]
fn nothing_chosen_tells_what_to_do_first() {
    assert!(told(model()).contains("先选参保城市"));
}

#[test]
fn a_chosen_city_asks_only_for_what_is_missing() {
    let page = told(after([Message::AreaChosen("370200".into())]));
    assert!(page.contains("还差这几项就能算"));
    assert!(page.contains("请告诉我们2025年有没有参保"));
    assert!(page.contains("请告诉我们2026年有没有参保"));
    assert!(!page.contains("2024年有没有参保"), "years that cannot count are not asked for");
}

#[test]
fn an_unreachable_network_is_told_with_a_way_out_and_keeps_the_entries() {
    let model = after([Message::AreaChosen("370200".into()), Message::BirthTyped("1990-05-01".into())]);
    let page = text(&with(model.clone(), Loaded::Unreachable, Loaded::Ready(vec![].into())));
    assert!(page.contains("这个地方的政策没有取到"), "{page}");
    assert!(page.contains("再试一次"));
    let page = text(&with(model.clone(), Loaded::Nothing, Loaded::Unreachable));
    assert!(page.contains("地区名单没有取到"));
    let page = text(&with(model, Loaded::Broken("第3行".into()), Loaded::Ready(vec![].into())));
    assert!(page.contains("政策包有问题，不能用来计算"));
}

#[test]
fn a_passed_window_is_told_before_anything_is_counted() {
    let mut messages = two_lapsed_years("350200");
    messages.push(Message::CoverageYearChosen(2026));
    messages.push(Message::YearTapped(2025));
    assert_eq!(after(messages.clone()).payment, Payment::Today, "what is possible is chosen first");
    messages.push(Message::PaymentChosen(Payment::InWindow));
    let page = told(after(messages));
    assert!(page.contains("2026年度的集中参保期已经过了（到2025年12月31日为止）"), "{page}");
}

/// Source: 厦门市医疗保障局, 闽政办〔2025〕3号.
#[test]
fn xiamen_shows_what_other_days_would_give() {
    let messages = [
        Message::AreaChosen("350200".into()),
        Message::YearTapped(2025),
        Message::YearTapped(2026),
        Message::PaymentChosen(Payment::Today),
    ];
    let page = told(after(messages));
    assert!(page.contains("2026年9月1日到2026年12月31日交"), "{page}");
    assert!(page.contains("2027年1月1日到2027年2月28日交"));
    assert!(page.contains("2027年3月1日到"));
}

#[test]
fn every_input_has_a_label_and_every_problem_place_exists_before_its_text() {
    let markup = html(after(two_lapsed_years("370200")));
    for id in ["area", "born-on", "event", "typed-premium-personal"] {
        assert!(markup.contains(&format!("for=\"{id}\"")), "no label for {id}");
    }
    assert!(markup.contains("id=\"born-on-problem\" aria-live=\"polite\""), "{markup}");
}
