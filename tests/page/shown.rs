//! What stands on the page, state by state.

use crate::drawn::{after, html, model, text, with};
use canbao::{
    app::{Loaded, Message, Model, Payment},
    law::{Group, Key},
    person::Window,
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

/// Source: 闽政办〔2025〕3号 (每年9月1日至12月31日).
#[test]
fn until_when_to_pay_is_told_and_when_cover_ends_is_no_deadline() {
    let xiamen = [Message::AreaChosen("350200".into()), Message::YearTapped(2025), Message::YearTapped(2026)];
    let page = told(after(xiamen.clone()));
    assert!(page.contains("最晚2026年12月31日要交上（集中参保期的最后一天）。"), "{page}");
    assert!(page.contains("保到2027年12月31日。") && !page.contains("到期。"));
    let paid = [Message::PaymentChosen(Payment::Done), Message::PaymentDayTyped("2026-11-20".into())];
    assert!(!told(after(xiamen.into_iter().chain(paid))).contains("最晚"), "it is paid");
    let unsaid = told(after(two_lapsed_years("370200")));
    assert!(unsaid.contains("最晚哪天要交上，本地未收录，请打12393问。"), "{unsaid}");
}

/// 23 November + 3 months: Xiamen, 2026 paid after its window.
#[test]
fn a_wait_that_outlasts_the_year_says_that_the_year_pays_nothing() {
    let late = [
        Message::AreaChosen("350200".into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Today),
    ];
    let page = told(after(late.clone()));
    assert!(page.contains("您要等3个月，等完2026年度已经过了，2026年度看病报不了。"), "{page}");
    assert!(page.contains("要等到2027年2月23日。下一年度的钱也要在集中参保期里交"));
    assert!(!page.contains("从2027年2月23日起看病能报销"));
    assert!(page.contains("最早要等到2027年1月1日，2026年度报不了"), "the other days say it too: {page}");
    let compared = told(after(late.into_iter().chain([Message::SectionToggled("compare")])));
    assert!(compared.contains("从哪天起能报销2026年度报不了（等到2027年2月23日）"), "{compared}");
}

/// Four months from 1 July end before the year that was bought begins, and so do three.
#[test]
fn repair_that_gains_no_day_says_so() {
    let mut messages = two_lapsed_years("370200");
    messages.extend([
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2026-07-01".into()),
        Message::WindowChosen(Some(Window::Late)),
    ]);
    let page = told(after(messages));
    assert!(page.contains("补缴断保年度也不会更早：补了还是从2027年1月1日起。"), "{page}");
    assert!(page.contains("补了也不会更早") && !page.contains("可以早1个月"));
}

/// Source: 岳阳市 2026: 400元, half of it subsidised, the late pay the government's 700元 as well: 400 − 200 + 700 = 900.
#[test]
fn what_a_late_payer_pays_for_the_government_is_a_row_of_the_sum() {
    let mut messages = vec![
        Message::AreaChosen("430600".into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::CategoryToggled(Group::category("subsistence_allowance").unwrap()),
    ];
    messages.push(Message::PaymentChosen(Payment::Today));
    let page = told(after(messages));
    assert!(page.contains("逾期要自己交的政府补助部分700元"), "{page}");
    assert!(page.contains("一共要交900元") && !page.contains("不用您交"), "{page}");
}

#[test]
fn the_sum_says_what_it_lacks_and_marks_only_what_it_holds() {
    let page = told(after(two_lapsed_years("370200")));
    assert!(page.contains("一共要交本地未收录（缺：个人缴费标准）"), "{page}");
    let typed = [two_lapsed_years("370200"), vec![Message::FigureTyped(Key::PersonalPremium, "410".into())]].concat();
    let page = told(after(typed));
    assert!(
        page.contains("个人缴费标准410元您填的政府资助个人的（资助参保）0元补缴断保年度0元一共要交410元"),
        "{page}"
    );
}

#[test]
fn who_waits_for_nothing_is_told_no_doubtful_wording_of_the_wait() {
    let messages = [
        Message::AreaChosen("350200".into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025-11-10".into()),
    ];
    let page = told(after(messages));
    assert!(page.contains("从2026年1月1日起看病能报销。2026年度一共要交450元。"), "{page}");
    let lapsed = told(after(two_lapsed_years("350200")));
    assert!(lapsed.contains("起看病能报销。读法说明"), "{lapsed}");
}
