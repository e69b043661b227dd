//! What is taken for granted is said where it counts, and never among what the reader said.

use crate::drawn::{after, html, paper, text};
use canbao::{
    app::{
        Message, Payment,
        account::Message as Account,
        bonus::{Claims, Message as Bonus},
        care::Message as Care,
    },
    law::{Key, Level},
    person::Cover,
};

/// 2025 insured and free of claims, 2026 paid in its window, and a section open.
fn in_time(area: &str, section: &'static str) -> Vec<Message> {
    vec![
        Message::AreaChosen(area.into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025-11-10".into()),
        Message::Bonus(Bonus::ClaimsTold(2025, Claims::Nothing)),
        Message::SectionToggled(section),
    ]
}

fn bill(on: &str, total: &str) -> Vec<Message> {
    let told = [
        Care::DayTyped(1, on.into()),
        Care::LevelChosen(1, Some(Level::Tertiary)),
        Care::TotalTyped(1, total.into()),
        Care::ExcludedTyped(1, "0".into()),
        Care::FirstShareTyped(1, "0".into()),
    ];
    told.map(Message::Care).into()
}

fn page(messages: Vec<Vec<Message>>) -> String {
    text(&html(after(messages.concat())))
}

/// Source: 厦门市医疗保障局 待遇简明表 (门诊起付500元, 三级45%): (1234.56 − 500) × 45% is paid for, 400 is below what one
/// pays first.
#[test]
fn a_bill_that_the_fund_pays_for_is_no_year_without_claims_and_that_is_said() {
    let told = "下面按2026年没有用医保基金报销来算；您填了看病的费用，2026年报销过的话，2027年没有这次零报销激励。";
    let paid = [in_time("350200", "bonus"), bill("2026-05-04", "1234.56")];
    assert!(page(paid.to_vec()).contains(told), "{}", page(paid.to_vec()));
    assert!(text(&paper(after(paid.concat()), "")).contains(told), "on paper and in what is copied");
    for none in [vec![], bill("2026-05-04", "400")] {
        assert!(!page(vec![in_time("350200", "bonus"), none]).contains("没有这次零报销激励"));
    }
}

#[test]
fn a_bill_of_a_year_that_was_said_to_be_without_claims_is_held_against_it() {
    let told = |claims| {
        let years = vec![
            Message::AreaChosen("350200".into()),
            Message::YearTapped(2025),
            Message::YearTapped(2026),
            Message::Bonus(Bonus::ClaimsTold(2026, claims)),
            Message::SectionToggled("bonus"),
        ];
        page(vec![years, bill("2026-05-04", "1234.56")])
    };
    let text = "您填的是2026年没有报销过，又填了2026年看病的费用：2026年报销过的话，2027年没有这次零报销激励。";
    assert!(told(Claims::Nothing).contains(text), "{}", told(Claims::Nothing));
    assert!(!told(Claims::Something).contains("没有这次零报销激励"));
}

/// Source: 岳阳市医疗保障局 2026-01-28 (2026年度居民大病保险封顶线将提高5000元). Paid on 23 November 2026 with three months
/// to wait, 2026 has no cover; the look ahead takes it as paid in its window.
#[test]
fn the_cap_of_a_year_paid_too_late_is_told_with_what_it_supposes() {
    let late = [in_time("430600", "bonus"), vec![Message::PaymentChosen(Payment::Today)]];
    let late = page(late.to_vec());
    assert!(late.contains("2026年度看病报不了"), "{late}");
    assert!(late.contains("假如2026年度的钱在集中参保期里交，2026年，大病保险最多能报405000元"), "{late}");
    let in_window = page(vec![in_time("430600", "bonus")]);
    assert!(!in_window.contains("假如2026年度的钱"), "{in_window}");
}

#[test]
fn who_pays_late_goes_on_paying_from_now_on() {
    let of = |messages: Vec<Message>| page(vec![in_time("430600", "account"), messages]);
    let late = of(vec![Message::PaymentChosen(Payment::Today)]);
    assert!(late.contains("从现在起一直交：十年交") && !late.contains("一直按时交"), "{late}");
    assert!(late.contains("一直交的，2026年度照您填的日子交，以后每年都在集中参保期里交"), "{late}");
    let lapsed = of(vec![Message::YearCovered(2025, Cover::Nothing)]);
    assert!(lapsed.contains("从现在起一直交：") && !lapsed.contains("一直按时交"), "{lapsed}");
    let always = of(vec![]);
    assert!(always.contains("一直按时交：") && !always.contains("从现在起一直交"), "{always}");
}

#[test]
fn years_that_are_only_supposed_are_not_among_what_was_said() {
    let opened = after(in_time("350200", "account"));
    let sheet = text(&paper(opened.clone(), ""));
    assert!(!sheet.contains("断保几年"), "{sheet}");
    assert!(sheet.contains("一直交和断几年，差多少假如断保2年再回来，和一直交的放在一起看："), "{sheet}");
    let counter = text(&html(canbao::app::update(opened, Message::SectionToggled("differs"))));
    let (_, counter) = counter.split_once("我的情况：").unwrap();
    let (said, reckoned) = counter.split_once("网页“参保明白账”照文件算的是").unwrap();
    assert!(!said.contains("断保几年") && !said.contains("断保2年"), "{said}");
    assert!(reckoned.contains("假如断保2年再回来"), "{reckoned}");
    let ill = [in_time("350200", "account"), vec![Message::Account(Account::BillTyped("20万".into()))]];
    assert!(text(&paper(after(ill.concat()), "")).contains("假如生一场大病住院200000元，2027年5月"));
}

/// Source: 国办发〔2024〕38号 (each at least 1000元), in Wuhan, whose own documents state no step: 400000 + 1000.
#[test]
fn a_range_of_what_is_at_least_granted_may_be_more() {
    let page = page(vec![vec![
        Message::AreaChosen("420100".into()),
        Message::YearTapped(2025),
        Message::YearTapped(2026),
        Message::Bonus(Bonus::ClaimsTold(2025, Claims::Something)),
        Message::Bonus(Bonus::ClaimsTold(2026, Claims::Unknown)),
        Message::FigureTyped(Key::CriticalCap, "40万".into()),
        Message::SectionToggled("bonus"),
    ]]);
    assert!(page.contains("2027年最多能报400000元到401000元（或更多），其中激励0元到1000元（或更多）。"), "{page}");
}

/// Three cards side by side, or a phone, have no room for a table's columns.
#[test]
fn year_by_year_nothing_on_the_page_is_a_table_that_must_be_moved_sideways() {
    let markup = html(after([in_time("350200", "account"), vec![Message::SectionToggled("bonus")]].concat()));
    assert!(!markup.contains("<table"), "{markup}");
    assert_eq!(markup.matches("<ol class=\"by-year\">").count(), 4, "three futures and the bonuses");
    // 2029 is the fifth year: 3000; and the fourth after one without claims: 4 × 3000.
    let page = text(&markup);
    assert!(page.contains("2029年 连续第5年最多能报515000元连续参保激励3000元，零报销激励12000元"), "{page}");
    assert!(page.contains("2026年大病最多能报503000元交450元，从2026年1月1日起能报"), "{page}");
    assert!(page.contains("2027年大病最多能报0元交0元，没有参保"), "{page}");
    assert!(paper(after(in_time("350200", "account")), "").contains("<table"), "paper has room");
}
