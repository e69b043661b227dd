//! The years ahead and the dates not to forget, state by state.

use crate::drawn::{after, html, text};
use canbao::{
    app::{
        Message, Payment,
        account::Message as Account,
        bonus::{Claims, Message as Bonus},
        retirement::Message as Retirement,
    },
    law::{Key, Sex},
    person::Cover,
};

/// Xiamen, 2025 insured and free of claims, 2026 paid in its window.
fn xiamen(section: &'static str) -> Vec<Message> {
    vec![
        Message::AreaChosen("350200".into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025-11-10".into()),
        Message::BirthTyped("1990-05-01".into()),
        Message::Bonus(Bonus::ClaimsTold(2025, Claims::Nothing)),
        Message::SectionToggled(section),
    ]
}

fn page(messages: Vec<Vec<Message>>) -> String {
    text(&html(after(messages.concat())))
}

fn account(messages: impl IntoIterator<Item = Account>) -> Vec<Message> {
    messages.into_iter().map(Message::Account).collect()
}

/// Source: 闽政办〔2025〕3号. 10 × 450 = 4500; 8 × 450 = 3600, and 450 for the one year that may be repaired. 12 + 12 + 4
/// months, one less with repair. The caps of 2035: 500000 + 7 × 3000 + 10 × 3000; 500000 + 4 × 3000 + 8 × 3000.
#[test]
fn three_futures_stand_side_by_side_with_their_totals_first() {
    let page = page(vec![xiamen("account")]);
    assert!(page.contains("一直按时交：十年交4500元，每个月都有保障。"), "{page}");
    assert!(page.contains("断2年再回来：十年交3600元，有28个月看病不能报。"));
    assert!(page.contains("断2年再回来，补缴1年：十年交4050元，有27个月看病不能报。"));
    assert!(page.contains("十年一共交4500元"));
    assert!(page.contains("第十年大病最多能报551000元"));
    assert!(page.contains("第十年大病最多能报536000元"));
    assert!(page.contains("没有保障：2026年整年，2027年整年，2028年4个月"));
    assert!(page.contains("450元 + 450元"), "every figure opens to its sum");
}

/// Source: 厦府规〔2022〕12号: (200000 − 1000) × 73% is above 100000; (100000 − 30000) × 60% = 42000; 58000 remain.
#[test]
fn a_bill_in_the_wait_is_ones_own() {
    let bill = [
        Account::BillTyped("20万".into()),
        Account::ExcludedTyped("0".into()),
        Account::YearChosen(2028),
        Account::MonthChosen(4),
    ];
    let page = page(vec![xiamen("account"), account(bill)]);
    assert!(
        page.contains("一直按时交：十年交4500元，每个月都有保障；假如2028年4月住院花200000元，自己付58000元。"),
        "{page}"
    );
    assert!(page.contains("有28个月看病不能报；假如2028年4月住院花200000元，自己付200000元。"));
    assert!(page.contains("有27个月看病不能报；假如2028年4月住院花200000元，自己付58000元。"));
}

#[test]
fn a_bill_is_asked_about_only_where_there_is_one_and_a_wrong_one_is_kept() {
    let without = html(after(xiamen("account")));
    assert!(!without.contains("id=\"account-month\""), "{without}");
    let wrong = html(after([xiamen("account"), account([Account::BillTyped("很多".into())])].concat()));
    assert!(wrong.contains("value=\"很多\"") && wrong.contains("id=\"account-month\""));
    let page = text(&wrong);
    assert!(page.contains("账单：这里要填多少元，例如200000或者20万。"), "{page}");
    assert!(page.contains("一直按时交：十年交4500元"), "the account does without it");
    let more = [Account::BillTyped("100".into()), Account::ExcludedTyped("200".into())];
    let page = self::page(vec![xiamen("account"), account(more)]);
    assert!(page.contains("账单里目录外自费的部分：这一项不能超过100元，请核对账单。"), "{page}");
}

#[test]
fn how_many_years_are_skipped_is_a_choice() {
    // 12 × 3 + 3 + 2 = 41 months; 7 × 450 = 3150.
    let page = page(vec![xiamen("account"), account([Account::SkipChosen(3)])]);
    assert!(page.contains("断3年再回来：十年交3150元，有41个月看病不能报。"), "{page}");
}

/// Qingdao's premium of 2027 is not on file: it may be typed here too.
#[test]
fn an_unsaid_premium_is_asked_for_and_marked() {
    let messages = vec![
        Message::AreaChosen("370200".into()),
        Message::YearTapped(2025),
        Message::YearTapped(2026),
        Message::SectionToggled("account"),
    ];
    let before = html(after(messages.clone()));
    assert!(before.contains("id=\"account-typed-premium-personal\""), "{before}");
    assert!(text(&before).contains("一直按时交：十年一共交多少，本地未收录；每个月都有保障。"));
    let typed = [messages, vec![Message::FigureTyped(Key::PersonalPremium, "410".into())]].concat();
    let after = text(&html(after(typed)));
    assert!(after.contains("十年一共交4100元您填的"), "{after}");
}

#[test]
fn before_the_main_answer_stands_the_years_ahead_wait() {
    let page = page(vec![vec![Message::AreaChosen("350200".into()), Message::SectionToggled("account")]]);
    assert!(page.contains("上面的结果算出来以后，这里就能算。"), "{page}");
}

/// Source: 闽政办〔2025〕3号 (每年9月1日至12月31日): today is 23 November 2026.
#[test]
fn dates_are_a_list_a_text_and_a_file() {
    let markup = html(after(xiamen("reminders")));
    let page = text(&markup);
    assert!(page.contains("2026年12月31日：2027年度居民医保集中参保期最后一天"), "{page}");
    assert!(page.contains("2027年度居民医保的集中参保期到2026年12月31日为止：还没交的，请在这天或者以前交。"));
    assert!(markup.contains("href=\"data:text/calendar;charset=utf-8,BEGIN%3AVCALENDAR%0D%0A"), "{markup}");
    assert!(markup.contains("download=\"canbao.ics\""));
    assert!(markup.contains("2026-12-31 2027年度居民医保的集中参保期到2026年12月31日为止"), "the text to copy");
}

#[test]
fn a_retirement_that_was_told_is_among_the_dates() {
    let told = [
        Retirement::SexTold(Sex::Female),
        Retirement::MonthTyped("2030-04".into()),
        Retirement::PaidTyped("400".into()),
        Retirement::PaidHereTyped("300".into()),
    ];
    let page = page(vec![xiamen("reminders"), told.map(Message::Retirement).into()]);
    assert!(page.contains("2030年4月1日：退休当月：核对医保缴费年限"), "{page}");
}

#[test]
fn what_cannot_be_repaired_is_said_in_the_heading() {
    let page = page(vec![xiamen("account"), account([Account::SkipChosen(1)])]);
    assert!(page.contains("断1年再回来，补缴不能再缩短：十年交"), "{page}");
    assert!(!page.contains("补缴0年："));
}

/// Source: 闽政办〔2025〕3号: the zero-claim step holds from the year after, the continuity step from the fifth year.
#[test]
fn a_year_without_cover_has_no_cap_and_both_bonuses_have_their_first_year() {
    let messages = vec![
        Message::AreaChosen("350200".into()),
        Message::YearCovered(2025, Cover::Resident),
        Message::YearCovered(2026, Cover::Nothing),
        Message::Bonus(Bonus::ClaimsTold(2025, Claims::Something)),
        Message::SectionToggled("bonus"),
    ];
    let page = page(vec![messages]);
    assert!(page.contains("2026年没有参保，大病保险不报。"), "{page}");
    assert!(page.contains("2026年没有参保2027年"), "no bar and no cap: {page}");
    assert!(page.contains("2031年开始有连续参保激励") && page.contains("2028年开始有零报销激励"), "{page}");
}
