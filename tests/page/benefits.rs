//! The sections on benefits: their entries, and what stands in them state by state.

use crate::{
    drawn::{after, html, model, text, with},
    packs::city,
};
use canbao::{
    app::{
        Loaded, Message, Model, Payment, amount,
        bonus::{Claims, Message as Bonus},
        care::{MOST_EVENTS, Message as Care},
    },
    law::{CareKind, CarePlace, Group, Key, Level, Scheme, Shelf},
};
use std::{collections::BTreeSet, rc::Rc};

fn care(message: Care) -> Message {
    Message::Care(message)
}

/// A visit at level 3, of which the parts are not told.
fn visit(key: u32, on: &str, total: &str) -> Vec<Message> {
    let told = [
        Care::DayTyped(key, on.into()),
        Care::LevelChosen(key, Some(Level::Tertiary)),
        Care::TotalTyped(key, total.into()),
    ];
    told.map(care).into()
}

fn parts(key: u32, excluded: &str, first_share: &str) -> Vec<Message> {
    [Care::ExcludedTyped(key, excluded.into()), Care::FirstShareTyped(key, first_share.into())].map(care).into()
}

/// Xiamen, resident, 2026 paid in its window.
fn xiamen() -> Vec<Message> {
    vec![
        Message::AreaChosen("350200".into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025-11-10".into()),
        Message::SectionToggled("care"),
    ]
}

fn page(messages: Vec<Vec<Message>>) -> String {
    text(&html(after(messages.concat())))
}

fn page_of(shelf: Shelf, messages: Vec<Vec<Message>>) -> String {
    let ready: Loaded<Shelf> = Loaded::Ready(Rc::new(shelf));
    text(&with(after(messages.concat()), ready, Loaded::Ready(vec![].into())))
}

fn resident_in(years: &[i32]) -> Vec<Message> {
    years.iter().map(|year| Message::YearTapped(*year)).collect()
}

#[test]
fn bills_are_added_up_to_twelve_and_removed_by_their_own_key() {
    let many = after(vec![care(Care::EventAdded); 20]);
    assert_eq!(many.care.events.len(), MOST_EVENTS);
    let told = [vec![care(Care::EventAdded)], visit(1, "2026-05-04", "100"), visit(2, "2026-06-02", "200")].concat();
    let model = after([told, vec![care(Care::EventRemoved(1))]].concat());
    assert_eq!(model.care.events.iter().map(|event| event.total.as_str()).collect::<Vec<_>>(), ["200"]);
    let none = after([care(Care::EventRemoved(1)), care(Care::EventAdded)]);
    assert_eq!(none.care.events.len(), 1, "an empty list can be filled again");
}

#[test]
fn not_to_know_a_part_keeps_what_was_typed_and_typing_takes_it_back() {
    let model = after([care(Care::ExcludedTyped(1, "18000".into())), care(Care::ExcludedUnknownToggled(1))]);
    let excluded = &model.care.events[0].excluded;
    assert_eq!((excluded.text.as_str(), excluded.is_unknown), ("18000", true));
    let model = canbao::app::update(model, care(Care::ExcludedTyped(1, "300".into())));
    assert!(!model.care.events[0].excluded.is_unknown);
}

#[test]
fn another_city_keeps_bills_and_claims() {
    let model = after([
        Message::AreaChosen("350200".into()),
        care(Care::TotalTyped(1, "17000".into())),
        Message::Bonus(Bonus::ClaimsTold(2025, Claims::Nothing)),
        Message::AreaChosen("430600".into()),
    ]);
    assert_eq!(model.care.events[0].total, "17000");
    assert_eq!(model.bonus.claims.get(&2025), Some(&Claims::Nothing));
}

#[test]
fn sums_are_read_as_people_type_them() {
    for typed in ["17000", "17,000", "17000元", "1.7万", "1.7万元", "１７０００", " 17 000 元", "17000.00"] {
        assert_eq!(amount(typed).map(|sum| sum.to_string()).as_deref(), Some("17000.00"), "{typed}");
    }
    for typed in ["一万七", "", "-5", "1e4", "17000.005", "1.70000001万", "万"] {
        assert_eq!(amount(typed), None, "{typed}");
    }
}

#[test]
fn sections_are_closed_until_they_are_opened() {
    let markup = html(after([Message::AreaChosen("350200".into())]));
    assert!(markup.contains("还能查什么"));
    assert!(markup.matches("aria-expanded=\"false\"").count() >= 2, "{markup}");
    assert!(!markup.contains("aria-expanded=\"true\""));
    assert!(!markup.contains("id=\"care-1-total\""));
    let markup = html(after([Message::AreaChosen("350200".into()), Message::SectionToggled("care")]));
    assert!(markup.contains("aria-expanded=\"true\""));
    assert!(markup.contains("role=\"region\" aria-labelledby=\"care-title\""), "{markup}");
    assert!(markup.contains("id=\"care-1-total\""));
    let closed = html(model());
    assert!(!closed.contains("还能查什么"), "nothing can be asked of no city");
}

/// Source: 厦门市医疗保障局 待遇简明表 (17000元-起付500元=16500元；…=8725元).
#[test]
fn xiamens_own_bill_is_a_sentence_a_split_and_its_steps() {
    let page = page(vec![xiamen(), visit(1, "2026-05-04", "17000"), parts(1, "0", "0")]);
    assert!(page.contains("17000元里能报8725元，自己付8275元。"), "{page}");
    assert!(page.contains("基本医保报8725元大病保险报0元医疗救助0元自己付8275元一共17000元"), "{page}");
    assert!(page.contains("第1笔：2026年5月4日，门诊，17000元基本医保报8725元，剩8275元。"));
    assert!(page.contains("第1笔：10000元 × 45% + 6500元 × 65%，基本医保报8725元。"));
    assert!(!page.contains("这里按看病那天已经能享受待遇计算"), "the cover is known");
}

#[test]
fn what_is_not_known_is_a_range_with_the_one_question_that_narrows_it() {
    let page = page(vec![xiamen(), visit(1, "2026-05-04", "17000")]);
    assert!(page.contains("17000元里能报0元到8725元，自己付8275元到17000元。"), "{page}");
    assert!(page.contains("最值得先弄清的是第1笔的目录外自费"), "{page}");
    assert!(page.contains("最多8725元是怎么算的？") && page.contains("最少0元是怎么算的？"));
}

#[test]
fn a_bill_that_is_not_finished_waits_and_holds_nothing_up() {
    let second = vec![care(Care::EventAdded), care(Care::TotalTyped(2, "300".into()))];
    let page = page(vec![xiamen(), visit(1, "2026-05-04", "17000"), parts(1, "0", "0"), second]);
    assert!(page.contains("17000元里能报8725元"), "{page}");
    assert!(page.contains("第2笔还没填好，没有算进去。"));
    assert!(page.contains("第2笔的日期：请填是哪天"));
}

#[test]
fn a_bill_of_another_year_is_told_at_its_day() {
    let second = [vec![care(Care::EventAdded)], visit(2, "2025-06-02", "300"), parts(2, "0", "0")].concat();
    let markup = html(after([xiamen(), visit(1, "2026-05-04", "17000"), second].concat()));
    assert!(text(&markup).contains("第2笔的日期：看病的日期要在2026年里"), "{}", text(&markup));
    assert!(markup.contains("value=\"2025-06-02\""), "what was typed is kept");
}

/// The coverage year's bills stand, whichever was entered first; without one, those of most years.
#[test]
fn a_bill_of_another_year_is_told_of_itself_though_it_is_the_first() {
    let second = [vec![care(Care::EventAdded)], visit(2, "2026-05-04", "17000"), parts(2, "0", "0")].concat();
    let first = [visit(1, "2025-06-02", "300"), parts(1, "0", "0")].concat();
    let page = page(vec![xiamen(), first, second]);
    assert!(page.contains("第1笔的日期：看病的日期要在2026年里"), "{page}");
    assert!(!page.contains("第2笔的日期："), "{page}");
    assert!(page.contains("17000元里能报8725元，自己付8275元。"), "the others are settled: {page}");
    assert!(page.contains("第2笔：10000元 × 45% + 6500元 × 65%，基本医保报8725元。"), "by its own number: {page}");
}

#[test]
fn a_bill_before_the_birth_is_told_at_its_day() {
    let born = vec![Message::BirthTyped("2026-05-20".into())];
    let told = |on: &str| page(vec![xiamen(), born.clone(), visit(1, on, "300"), parts(1, "0", "0")]);
    let text = "第1笔的日期：看病的日期不能早于出生那天（2026年5月20日）";
    assert!(told("2026-05-19").contains(text), "{}", told("2026-05-19"));
    assert!(!told("2026-05-20").contains(text));
}

#[test]
fn an_earlier_year_is_covered_as_the_strip_says() {
    let told = |taps: usize| {
        let mut messages = vec![Message::AreaChosen("350200".into()), Message::SectionToggled("care")];
        messages.push(Message::YearTapped(2025));
        messages.extend(vec![Message::YearTapped(2026); taps]);
        page(vec![messages, visit(1, "2026-05-04", "17000"), parts(1, "0", "0")])
    };
    assert!(told(1).contains("17000元里能报8725元"));
    assert!(!told(1).contains("还没填全"), "the strip tells enough");
    assert!(told(0).contains("2026年有没有参保、钱什么时候交的，上面还没填全"));
    assert!(told(0).contains("17000元里能报8725元"), "nothing is held up");
    assert!(told(2).contains("您上面填的是2026年没有参保，这一年看病，医保不报"));
    assert!(!told(2).contains("8725元"));
    assert!(told(3).contains("您上面填的是2026年参加职工医保，这里按居民医保算"));
}

#[test]
fn an_employee_is_asked_for_months_and_settled_by_them() {
    let employee = vec![care(Care::SchemeChosen(Scheme::Employee)), care(Care::KindChosen(1, CareKind::Inpatient))];
    let told = |months: &str| {
        let months = vec![care(Care::MonthsTyped(months.into()))];
        page(vec![xiamen(), employee.clone(), visit(1, "2026-05-04", "11000"), parts(1, "0", "0"), months])
    };
    // (11000 − 1000) × 90% = 9000; under 12 continuous months half of it.
    assert!(told("24").contains("11000元里能报9000元"), "{}", told("24"));
    assert!(told("11个月").contains("11000元里能报4500元"), "{}", told("11个月"));
    assert!(told("").contains("没有填连续参保多少个月，按24个月以上"));
    assert!(told("很久").contains("连续参保月数：这里要填几个月"));
    assert!(!page(vec![xiamen()]).contains("连续参保月数）"), "residents are not asked");
}

#[test]
fn only_a_published_average_is_a_rough_estimate_named_as_such() {
    let average =
        ("居民住院实际报销比例62.8%", r#"key = "estimate.average_ratio", scheme = "resident", value = "62.8%""#);
    let page = page_of(
        city(&[average]),
        vec![vec![Message::SectionToggled("care")], visit(1, "2026-05-04", "10000"), parts(1, "0", "0")],
    );
    assert!(page.contains("10000元里大约能报6280元粗略估计"), "{page}");
    assert!(page.contains("拿公布的平均实际报销比例62.8%乘出来的"));
}

#[test]
fn what_the_basic_fund_pays_stands_where_the_later_layers_are_unsaid() {
    let lines = [
        ("住院起付标准1000元", r#"key = "basic.deductible", kind = "inpatient", value = "1000 yuan""#),
        ("住院支付70%", r#"key = "basic.ratio", kind = "inpatient", value = "70%""#),
    ];
    let stay =
        [vec![care(Care::KindChosen(1, CareKind::Inpatient))], visit(1, "2026-05-04", "11000"), parts(1, "0", "0")];
    let open = vec![Message::SectionToggled("care")];
    let silent = page_of(city(&lines), vec![open.clone(), stay.concat()]);
    assert!(silent.contains("11000元里能报多少，本地未收录"), "{silent}");
    // Typed: the year's cap. (11000 − 1000) × 70% = 7000.
    let typed = vec![Message::FigureTyped(Key::BasicCap, "10万".into())];
    let page = page_of(city(&lines), vec![open, stay.concat(), typed]);
    assert!(page.contains("11000元里，基本医保能报7000元。您填的"), "{page}");
    assert!(page.contains("大病保险、医疗救助能不能再报一些，本地未收录"));
}

#[test]
fn a_typed_figure_stands_only_where_the_documents_say_nothing() {
    let lines = [
        ("住院起付标准1000元", r#"key = "basic.deductible", kind = "inpatient", value = "1000 yuan""#),
        ("三级医院住院支付60%", r#"key = "basic.ratio", kind = "inpatient", level = "tertiary", value = "60%""#),
        ("一年最多支付10万元", r#"key = "basic.cap", value = "100000 yuan""#),
    ];
    let told = |level: Level| {
        let stay = [care(Care::KindChosen(1, CareKind::Inpatient))].into_iter();
        let stay = stay.chain(visit(1, "2026-05-04", "11000")).chain(parts(1, "0", "0"));
        let typed = Message::FigureTyped(Key::BasicRatio, "80%".into());
        let rest = vec![Message::SectionToggled("care"), typed, care(Care::LevelChosen(1, Some(level)))];
        page_of(city(&lines), vec![stay.collect(), rest])
    };
    // (11000 − 1000) × 80%, as typed; × 60%, as stated.
    assert!(told(Level::Secondary).contains("基本医保能报8000元。您填的"), "{}", told(Level::Secondary));
    assert!(told(Level::Tertiary).contains("基本医保能报6000元。"), "{}", told(Level::Tertiary));
}

/// Source: 岳阳市医疗保障局 2026-01-28 (2026年度居民大病保险封顶线将提高5000元).
#[test]
fn yueyang_raises_the_cap_by_5000_after_a_year_without_claims() {
    let open = vec![Message::AreaChosen("430600".into()), Message::SectionToggled("bonus")];
    let claims = |year, claims| vec![Message::Bonus(Bonus::ClaimsTold(year, claims))];
    let unanswered = page(vec![open.clone(), resident_in(&[2025, 2026])]);
    assert!(unanswered.contains("2026年，大病保险最多能报400000元到405000元，其中激励0元到5000元。"), "{unanswered}");
    assert!(unanswered.contains("要看 2025年 2026年 有没有报销过"));
    let told =
        page(vec![open, resident_in(&[2025, 2026]), claims(2025, Claims::Nothing), claims(2026, Claims::Something)]);
    assert!(told.contains("2026年，大病保险最多能报405000元，其中激励5000元。"), "{told}");
    assert!(told.contains("按时交的话，2027年最多能报405000元，其中激励5000元。"), "{told}");
    assert!(told.contains("2029年开始有连续参保激励，那一年5000元"));
}

#[test]
fn the_cap_and_its_bonuses_stand_in_a_table_up_to_their_ceiling() {
    let cap = ("大病保险最高支付限额10万元", r#"key = "critical_illness.cap", value = "100000 yuan""#);
    let claims = vec![
        Message::Bonus(Bonus::ClaimsTold(2025, Claims::Nothing)),
        Message::Bonus(Bonus::ClaimsTold(2026, Claims::Nothing)),
    ];
    let page = page_of(city(&[cap]), vec![vec![Message::SectionToggled("bonus")], resident_in(&[2025, 2026]), claims]);
    // 2026: one year free of claims, 2000; 2027: two, 4000.
    assert!(page.contains("2026年，大病保险最多能报102000元，其中激励2000元。"), "{page}");
    assert!(page.contains("按时交的话，2027年最多能报104000元，其中激励4000元。"));
    // 2029, the fifth year: 3000 + 4 × 2000. 2033: 5 × 3000 + 8 × 2000 = 31000, but 20% of 100000 is the most.
    assert!(page.contains("2029年 连续第5年最多能报111000元连续参保激励3000元，零报销激励8000元"), "{page}");
    assert!(page.contains("2033年 连续第9年最多能报120000元连续参保激励15000元，零报销激励16000元"), "{page}");
    assert!(page.contains("2033年120000元（激励到顶了）"));
}

#[test]
fn where_the_cap_is_unsaid_the_bonuses_stand_alone_and_the_cap_may_be_typed() {
    let open = vec![Message::SectionToggled("bonus"), Message::Bonus(Bonus::ClaimsTold(2025, Claims::Nothing))];
    let claims = |claims| vec![Message::Bonus(Bonus::ClaimsTold(2026, claims))];
    let told = |claims, more| page_of(city(&[]), vec![open.clone(), resident_in(&[2025, 2026]), claims, more]);
    let page = told(claims(Claims::Unknown), vec![]);
    assert!(page.contains("2026年，大病保险的上限比原来提高2000元。"), "{page}");
    assert!(page.contains("按时交的话，2027年提高2000元到4000元。"), "{page}");
    assert!(page.contains("这里画的还没有限住"));
    let typed = vec![Message::FigureTyped(Key::CriticalCap, "40万".into())];
    let page = told(claims(Claims::Nothing), typed);
    assert!(page.contains("2026年，大病保险最多能报402000元，其中激励2000元。您填的"), "{page}");
    let page = told(vec![], vec![Message::FigureTyped(Key::CriticalCap, "很多".into())]);
    assert!(page.contains("大病保险最高支付限额：这里要填多少元"), "{page}");
}

#[test]
fn used_bonus_money_is_asked_for_where_there_was_some_and_clears_the_zero_claim_part() {
    let cap = ("大病保险最高支付限额10万元", r#"key = "critical_illness.cap", value = "100000 yuan""#);
    let told = |message: Vec<Message>| {
        let base = vec![
            Message::SectionToggled("bonus"),
            Message::Bonus(Bonus::ClaimsTold(2025, Claims::Nothing)),
            Message::Bonus(Bonus::ClaimsTold(2026, Claims::Something)),
        ];
        page_of(city(&[cap]), vec![base, resident_in(&[2025, 2026]), message])
    };
    assert!(told(vec![]).contains("用掉了激励额度）"), "{}", told(vec![]));
    assert!(told(vec![]).contains("2027年最多能报102000元"));
    let used = told(vec![Message::Bonus(Bonus::BonusUseToggled(2026))]);
    assert!(used.contains("2027年最多能报100000元，还没有激励"), "{used}");
    let none = told(vec![Message::Bonus(Bonus::ClaimsTold(2025, Claims::Something))]);
    assert!(!none.contains("用掉了激励额度）"), "there was nothing to use");
}

#[test]
fn a_category_without_a_cap_is_told_so() {
    let category = Group::category("subsistence_allowance").unwrap();
    let page = page(vec![
        vec![Message::AreaChosen("350200".into()), Message::SectionToggled("bonus")],
        vec![Message::CategoryToggled(category)],
        resident_in(&[2025, 2026]),
    ]);
    assert!(page.contains("您填的身份，大病保险不设上限，用不上激励"), "{page}");
}

#[test]
fn missing_years_are_asked_for_in_the_section_too() {
    let page =
        page(vec![vec![Message::AreaChosen("430600".into()), Message::SectionToggled("bonus")], resident_in(&[2025])]);
    assert!(page.contains("请在上面点一下2026年有没有参保，连续参保要看这一年"), "{page}");
}

/// Two elements with one id would send a label's click and a problem's link to the wrong field.
#[test]
fn no_id_stands_twice_and_every_label_has_its_field() {
    let messages = [
        vec![Message::AreaChosen("430600".into()), Message::SectionToggled("bonus"), Message::SectionToggled("care")],
        resident_in(&[2025, 2026]),
        vec![Message::FigureTyped(Key::CriticalCap, "40万".into()), care(Care::EventAdded)],
        visit(1, "2026-05-04", "17000"),
        vec![care(Care::PlaceChosen(2, CarePlace::Unregistered)), care(Care::SchemeChosen(Scheme::Employee))],
    ];
    let markup = html(after(messages.concat()));
    let values = |name: &str| -> Vec<String> {
        let begins = format!(" {name}=\"");
        markup.split(&begins).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
    };
    let ids = values("id");
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for id in values("for").iter().chain(&values("aria-controls")) {
        assert!(unique.contains(id), "nothing has the id {id}");
    }
    let empty: Model = model();
    assert_eq!(empty.open.len(), 0);
}
