//! The printed sheet, its text, and what to ask where the bureau pays something else.

use crate::{
    drawn::{after, html, paper, text},
    said,
};
use canbao::{
    app::{
        Message, Model, Payment,
        bonus::{Claims, Message as Bonus},
        care::Message as Care,
        family::{Message as Family, OWN},
        retirement::Message as Retirement,
    },
    law::{CarePlace, Key, Relation, Sex},
};

/// 小孙 of the bureau's example.
fn xiao_sun() -> Vec<Message> {
    let mut messages = vec![Message::AreaChosen("370200".into())];
    messages.extend([2025, 2025, 2026, 2026].map(Message::YearTapped));
    messages
}

/// Xiamen, 2026 paid in its window, one stay in hospital.
fn a_stay(excluded: &str) -> Vec<Message> {
    said::a_stay("350200", ["1.7万", excluded, "1000"])
}

fn on_paper(model: Model) -> String {
    text(&paper(model, ""))
}

fn has(page: &str, words: &[&str]) {
    for wanted in words {
        assert!(page.contains(wanted), "{wanted} is missing: {page}");
    }
}

/// Source: 青岛市医疗保障局 2025-12 (小孙).
#[test]
fn the_sheet_has_every_answer_the_total_every_step_and_every_clause() {
    let model = after([xiao_sun(), vec![Message::FigureTyped(Key::PersonalPremium, "410".into())]].concat());
    has(
        &on_paper(model),
        &[
            "参保城市（统筹地区）青岛市",
            "2025年没有参保、2026年没有参保",
            "缴费还没交，按在集中参保期里交算",
            "个人缴费标准〔您填的〕410元",
            "您要等4个月，从2027年5月1日起看病能报销。",
            "一共要交410元您填的",
            "固定3个月 + 变动1个月 = 一共4个月。[",
            "国办发〔2024〕38号 《关于健全基本医疗保险参保长效机制的指导意见》，国务院办公厅，2024年7月26日，全国规定，现行有效",
            "[1] 待遇等待期：“自2025年起,除新生儿等特殊群体外”",
            "读法说明例子里两年没参保",
            "打印时间：2026年11月23日14:05",
            "政策数据核对到",
            "测算结果，不作为结算凭证。",
        ],
    );
}

#[test]
fn nothing_on_the_sheet_is_folded_or_a_control() {
    let markup = paper(after([xiao_sun(), a_stay("")].concat()), "");
    for tag in ["<details", "<button", "<input", "<select", "<textarea", " id="] {
        assert!(!markup.contains(tag), "{tag}");
    }
}

#[test]
fn a_page_of_which_no_paper_was_asked_draws_no_sheet() {
    assert!(!html(after(xiao_sun())).contains("<article"));
}

#[test]
fn a_case_that_cannot_be_answered_yet_says_so_on_paper() {
    has(&on_paper(after([Message::AreaChosen("370200".into())])), &["2025年没填、2026年没填", "还差这几项就能算"]);
}

#[test]
fn the_code_stands_where_there_is_an_address() {
    let markup = paper(after(xiao_sun()), "https://example.org/#v=1");
    assert!(markup.contains("class=\"qr\"") && markup.contains("aria-label=\"二维码"), "{markup}");
    has(&text(&markup), &["网址：https://example.org/#v=1"]);
    assert!(!paper(after(xiao_sun()), "").contains("class=\"qr\""));
    let long = "x".repeat(3000);
    assert!(!paper(after(xiao_sun()), &long).contains("class=\"qr\""), "no code holds so much");
}

/// Source: the stay is settled in tests/cases; here only what stands on the sheet.
#[test]
fn the_sheet_has_the_bill_with_what_was_said_of_it_and_its_steps() {
    has(
        &on_paper(after(a_stay("500"))),
        &[
            "第1笔住院，2026年5月4日，三级医院，本地；总费用17000元，目录外自费500元，先行自付1000元",
            "2025年11月10日到账",
            "17000元里能报",
            "这笔账是怎么算的？",
            "第1笔：17000元",
            "一共要交450元",
        ],
    );
    let unknown = on_paper(after(a_stay("")));
    has(&unknown, &["目录外自费不知道", "是怎么算的？"]);
}

#[test]
fn the_sheet_has_the_other_sections_that_were_answered_and_no_others() {
    let more = vec![
        Message::Bonus(Bonus::ClaimsTold(2025, Claims::Nothing)),
        Message::Retirement(Retirement::SexTold(Sex::Female)),
        Message::Retirement(Retirement::MonthTyped("2027-04".into())),
        Message::Retirement(Retirement::PaidTyped("17年6个月".into())),
        Message::Retirement(Retirement::PaidHereTyped("96".into())),
        Message::Family(Family::HolderNamed(1, "妈妈".into())),
        Message::Family(Family::BalanceTyped(1, "3200".into())),
        Message::Family(Family::RelationChosen { member: OWN, holder: 1, relation: Some(Relation::Child) }),
        Message::SectionToggled("account"),
    ];
    let page = on_paper(after([a_stay("500"), more].concat()));
    has(
        &page,
        &[
            "2025年有没有报销过没有报销过",
            "一年一年怎么算的",
            "职工医保一共缴了210个月（17年6个月）",
            "您还差30个月",
            "妈妈的账户余额3200元",
            "妈妈的账户：子女",
            "断2年再回来",
        ],
    );
    let bare = on_paper(after(a_stay("500")));
    for title in ["大病最多能报多少", "退休还差几年", "用家里人的账户交", "一直交和断几年"]
    {
        assert!(!bare.contains(title), "{title}");
    }
}

#[test]
fn a_draft_is_marked_on_paper_beside_the_figure_and_the_clause() {
    let mut messages = xiao_sun();
    messages[0] = Message::AreaChosen("331100".into());
    has(&on_paper(after(messages)), &["起看病能报销。征求意见稿", "，征求意见稿"]);
}

#[test]
fn the_text_says_what_the_sheet_says_line_by_line() {
    let page = html(after([xiao_sun(), vec![Message::SectionToggled("take")]].concat()));
    let (_, field) = page.split_once("<textarea").unwrap();
    let (field, _) = field.split_once("</textarea>").unwrap();
    has(
        field,
        &[
            "【参保明白账：测算单】\n测算结果，不作为结算凭证。",
            "\n每年有没有参保：2025年没有参保、2026年没有参保\n",
            "\n您要等4个月，从2027年5月1日起看病能报销。〔读法说明〕\n",
            "\n· 固定3个月 + 变动1个月 = 一共4个月。[1-5]\n",
            "\n· [1] 待遇等待期：“自2025年起,除新生儿等特殊群体外”",
        ],
    );
    assert!(!field.contains("打印时间"), "nothing was printed");
}

#[test]
fn the_causes_are_those_of_this_case() {
    let open =
        |messages: Vec<Message>| text(&html(after([messages, vec![Message::SectionToggled("differs")]].concat())));
    let wait = open(xiao_sun());
    has(&wait, &["还在等待期：要到2027年5月1日才能报", "两边都参了保", "我的待遇等待期从哪天到哪天？", "更正反馈"]);
    assert!(!wait.contains("一年累计：") && !wait.contains("刚交的钱还没到账"), "{wait}");
    let away = Message::Care(Care::PlaceChosen(1, CarePlace::Unregistered));
    let bill = open([a_stay(""), vec![away]].concat());
    has(&bill, &["一年累计：", "您有账单没填目录外自费", "您填了在外地看的", "医院在医保系统里的级别"]);
    assert!(!bill.contains("还在等待期："), "{bill}");
    let paid = [Message::PaymentChosen(Payment::Done), Message::PaymentDayTyped("2026-11-20".into())];
    has(
        &open([xiao_sun(), paid.into()].concat()),
        &["刚交的钱还没到账：交了钱，系统里过几天才看得到（福建公布的是3至5个工作日）"],
    );
    let typed = Message::FigureTyped(Key::PersonalPremium, "410".into());
    has(&open([xiao_sun(), vec![typed]].concat()), &["您填的数字：个人缴费标准是您自己填的"]);
}

#[test]
fn a_share_that_was_typed_bare_has_its_sign_on_paper() {
    let typed =
        |text: &str| on_paper(after([a_stay("0"), vec![Message::FigureTyped(Key::BasicRatio, text.into())]].concat()));
    for text in ["60", "60%", "0.6"] {
        has(&typed(text), &["〔您填的〕60%"]);
    }
    has(&typed("很多"), &["〔您填的〕很多"]);
}

/// Source: 闽政办〔2025〕3号: 2026 has one year without claims behind it, 2029 four and is the fifth year in a row.
#[test]
fn copied_tables_keep_their_cells_apart() {
    let open = [
        Message::Bonus(Bonus::ClaimsTold(2025, Claims::Nothing)),
        Message::SectionToggled("bonus"),
        Message::SectionToggled("take"),
    ];
    let page = html(after([a_stay("500"), open.into()].concat()));
    let (_, field) = page.split_once("<textarea").unwrap();
    let (field, _) = field.split_once("</textarea>").unwrap();
    has(
        field,
        &[
            "\n年份，连续参保激励，零报销激励，最多能报\n",
            "\n2026年连续第2年，0元，3000元，503000元\n",
            "\n2029年连续第5年，3000元，12000元，515000元\n",
        ],
    );
}

/// Qingdao's premium of 2027 is not on file.
#[test]
fn what_is_marked_as_not_on_file_does_not_say_so_again() {
    let page = on_paper(after(xiao_sun()));
    has(&page, &["本地未收录2027年度的个人缴费标准"]);
    assert!(!page.contains("本地未收录本地未收录"), "{page}");
}
