//! The modes of showing: everybody's, elder mode, counter mode; the themes; the clerk's short line; reading aloud.

use crate::drawn::{after, html, model, shown, text};
use canbao::{
    app::{
        Message, Model, Payment, code,
        house::{self, House},
        manner::{self, Manner, Mode, Question, Size, Theme, steer},
        spoken,
    },
    person::{Cover, Window},
};

fn lapsed() -> Model {
    after([
        Message::AreaChosen("370200".into()),
        Message::YearCovered(2025, Cover::Nothing),
        Message::YearCovered(2026, Cover::Nothing),
    ])
}

fn elder(question: Question) -> Manner {
    Manner { mode: Mode::Elder, question, ..Manner::default() }
}

fn counter() -> Manner {
    Manner { mode: Mode::Counter, ..Manner::default() }
}

/// The tag of the element with an id.
fn tag<'a>(markup: &'a str, id: &str) -> Option<&'a str> {
    markup.split('<').find(|tag| tag.contains(&format!("id=\"{id}\""))).and_then(|tag| tag.split('>').next())
}

#[test]
fn a_manner_goes_into_words_and_comes_back() {
    let manner = Manner { theme: Theme::Dark, size: Size::Largest, ..elder(Question::Area) };
    assert_eq!(manner.words(), "elder-dark-largest");
    assert_eq!(Manner::default().with_words("elder-dark-largest"), manner);
    assert_eq!(Manner::default().with_words("sepia--"), Manner::default());
    assert_eq!(Manner::default().words(), "");
}

#[test]
fn every_choice_of_the_bar_has_a_name_and_the_classes_follow() {
    let markup = shown(model(), Manner { theme: Theme::Dark, ..elder(Question::Area) });
    for id in ["mode-normal", "mode-elder", "mode-counter", "size-large", "size-larger", "size-largest"] {
        assert!(
            tag(&markup, id).is_some_and(|tag| tag.starts_with("input ") && tag.contains("type=\"radio\"")),
            "{id}"
        );
    }
    assert!(tag(&markup, "theme").unwrap().contains("aria-label=\"页面颜色"));
    assert!(markup.contains("page mode-elder theme-dark size-large"), "{markup}");
    let usual = shown(model(), Manner { size: Size::Largest, ..Manner::default() });
    assert!(usual.contains("page mode-normal theme-auto size-usual") && !usual.contains("size-largest\""));
}

#[test]
fn elder_mode_asks_one_question_at_a_time_and_tells_how_far_it_is() {
    let place = shown(model(), elder(Question::Area));
    assert!(text(&place).contains("第1题，共6题"), "{place}");
    assert!(tag(&place, "area").is_some() && tag(&place, "coverage-year-2027").is_none());
    assert!(tag(&place, "question-back").is_none());
    let fields = [
        (Question::Coverage, "coverage-year-2027"),
        (Question::Years, "year-2025"),
        (Question::Pay, "payment-in-window"),
        (Question::Birth, "born-on"),
        (Question::Status, "event"),
    ];
    for (question, id) in fields {
        let markup = shown(lapsed(), elder(question));
        for (other, field) in fields {
            assert_eq!(tag(&markup, field).is_some(), field == id, "{other:?} while {question:?} is asked");
        }
        assert!(tag(&markup, "question-back").is_some());
        assert!(tag(&markup, "answer").is_none());
    }
}

#[test]
fn without_a_place_elder_mode_asks_for_it_whatever_comes_next() {
    let markup = shown(model(), Manner { is_held: true, ..elder(Question::Pay) });
    assert!(text(&markup).contains("请先选参保城市，才能接着问。"), "{markup}");
    assert!(tag(&markup, "area").is_some());
}

#[test]
fn what_a_question_misses_is_told_before_it_is_left() {
    let city = after([Message::AreaChosen("370200".into())]);
    let silent = text(&shown(city.clone(), elder(Question::Years)));
    assert!(silent.contains("下一题") && !silent.contains("先不填，下一题"));
    let held = text(&shown(city, Manner { is_held: true, ..elder(Question::Years) }));
    assert!(held.contains("这一题还没有填好") && held.contains("先不填，下一题"), "{held}");
}

#[test]
fn the_answer_comes_with_every_answer_given_and_a_way_to_mend_it() {
    let markup = shown(lapsed(), elder(Question::Answer));
    let page = text(&markup);
    assert!(page.contains("您要等4个月，从2027年5月1日起看病能报销。"), "{page}");
    assert!(page.contains("2025年没有参保、2026年没有参保"));
    for question in Question::ALL {
        let button = tag(&markup, &format!("mend-{}", question.word())).unwrap();
        assert!(button.contains("aria-label=\"修改："), "{button}");
    }
    assert!(markup.contains("<details class=\"card fold\"><summary>补缴划不划算"), "closed until asked for");
}

#[test]
fn mending_one_answer_leads_back_to_the_result() {
    let mended = [manner::Message::QuestionReopened(Question::Years), manner::Message::QuestionLeft(Question::Pay)];
    let manner = mended.into_iter().fold(elder(Question::Answer), steer);
    assert_eq!((manner.question, manner.is_mending), (Question::Answer, false));
    let order: Vec<_> = std::iter::successors(Some(Question::Area), |it| Some(it.after())).take(7).collect();
    assert_eq!(order[..6], Question::ALL);
    assert_eq!(order[6], Question::Answer);
    assert_eq!(Question::of("year-2025-paid-on"), Question::Years);
    let held = Manner { is_mending: true, is_held: true, ..elder(Question::Years) };
    let page = text(&shown(after([Message::AreaChosen("370200".into())]), held));
    assert!(page.contains("先不填，看结果") && !page.contains("下一题"), "{page}");
}

#[test]
fn a_reload_stays_at_the_same_question() {
    let manner = Manner { size: Size::Larger, ..elder(Question::Answer) };
    assert_eq!(manner.words(), "elder-larger-answer");
    assert_eq!(Manner::default().with_words("elder-larger-answer"), manner);
    assert_eq!(Manner { mode: Mode::Normal, ..manner }.words(), "larger", "elsewhere there are no questions");
}

#[test]
fn counter_mode_shows_every_field_with_the_clauses_beside_the_steps() {
    let markup = shown(lapsed(), counter());
    for id in ["code", "next-person", "desk-print", "area", "year-2025", "payment-done", "born-on", "event", "answer"] {
        assert!(tag(&markup, id).is_some(), "{id}");
    }
    let form = markup.split("desk-form").nth(1).unwrap().split("desk-answer").next().unwrap();
    assert!(form.contains("<details") && !form.contains("<details class=\"more\"><summary"), "nothing is folded");
    let page = text(&markup);
    assert!(page.contains("固定3个月 + 变动1个月 = 一共4个月。依据见第"), "{page}");
    assert!(page.contains("“对未在居民医保集中参保期内参保或未连续参保的人员,设置参保后固定待遇等待期3个月”"));
    assert!(markup.find("id=\"area\"") < markup.find("id=\"answer\""), "the form comes before the answer");
}

#[test]
fn the_next_person_finds_the_place_and_nothing_else() {
    let mut house = House::new(model().today);
    house.people[0].model = lapsed();
    let messages = [
        Message::BirthTyped("1965-01-01".into()),
        Message::CoverageYearChosen(2026),
        Message::YearCovered(2025, Cover::Nothing),
        Message::SectionToggled("care"),
    ];
    let said = messages.map(house::Message::Said).into_iter();
    let house = said.chain([house::Message::Added, house::Message::Wiped]).fold(house, House::update);
    let fresh = after([Message::AreaChosen("370200".into()), Message::CoverageYearChosen(2026)]);
    assert_eq!((house.people.len(), &house.people[0].model), (1, &fresh));
    let typed = Manner { code: "25x".into(), theme: Theme::Dark, year: Some(2025), ..counter() };
    let manner = steer(typed, manner::Message::NextPersonCalled);
    assert_eq!(manner, Manner { theme: Theme::Dark, served: 1, ..counter() });
}

#[test]
fn a_short_line_fills_the_form() {
    let line = "25n26r p0303 b1965";
    let model = code(line, &model()).unwrap().into_iter().fold(lapsed(), canbao::app::update);
    assert_eq!((model.year(2025).cover, model.year(2026).cover), (Some(Cover::Nothing), Some(Cover::Resident)));
    assert_eq!(
        (model.payment, model.paid_on.as_str(), model.born_on.as_str()),
        (Payment::Done, "2026-03-03", "1965-01-01")
    );
    // The latest 1 December before 23 November 2026.
    assert_eq!(code("p1201", &model).unwrap()[1], Message::PaymentDayTyped("2025-12-01".into()));
    assert_eq!(code("2024E", &model).unwrap(), [Message::YearCovered(2024, Cover::Employee)]);
    assert_eq!(code("pt", &model).unwrap(), [Message::PaymentChosen(Payment::Today)]);
    assert_eq!(code("b20260315，pw", &model).unwrap().len(), 2);
}

#[test]
fn a_short_line_says_the_year_the_window_the_repair_and_the_category() {
    let line = "r1 25n26r db，TK　xs ｗｌ y2026 pt b１９６５";
    let wrong = code(line, &model()).unwrap_err();
    assert_eq!(wrong, ["“26r”：2026年不在要填的年份里（2023年到2025年）。"], "the coverage year is read first");
    let said = code(&line.replace("26r", ""), &model()).unwrap();
    assert_eq!(said.first(), Some(&Message::CoverageYearChosen(2026)));
    let model = said.into_iter().fold(after([Message::AreaChosen("370200".into())]), canbao::app::update);
    let categories: Vec<&str> = model.categories.iter().map(|group| group.name()).collect();
    assert_eq!(categories.len(), 3, "{categories:?}");
    assert_eq!((model.coverage_year, model.repair_years, model.window), (2026, 1, Some(Window::Late)));
    assert!(code("db", &model).unwrap().is_empty(), "what is ticked stays ticked");
    assert_eq!(code("wu", &model).unwrap(), [Message::WindowChosen(None)]);
}

/// The example stands in the hint, with a way to the other words.
#[test]
fn the_example_of_a_short_line_can_be_entered_and_gives_an_answer() {
    for year in [2025, 2026, 2027] {
        let place = [Message::AreaChosen("350200".into()), Message::CoverageYearChosen(year)];
        let hint = text(&shown(after(place.clone()), counter()));
        let example = hint.split("快速录入（Alt+K）例如").nth(1).unwrap().split('。').next().unwrap();
        let said = code(example, &after(place.clone())).unwrap();
        let page = text(&html(after(place.into_iter().chain(said))));
        assert!(page.contains("起看病能报销。"), "{year} {example}: {page}");
        assert!(hint.contains("别的写法") && hint.contains("r1：补缴1年"));
    }
}

#[test]
fn without_an_area_the_short_line_waits() {
    let tried = |model: Model| {
        let typed = Manner { code: "25n26r pw".into(), is_code_entered: true, ..counter() };
        shown(model, typed)
    };
    let markup = tried(model());
    assert!(text(&markup).contains("请先选参保城市") && markup.contains("value=\"25n26r pw\""), "{markup}");
    assert!(!text(&tried(lapsed())).contains("请先选参保城市；"));
    assert!(tag(&markup, "code").unwrap().contains("aria-keyshortcuts=\"Alt+K\""));
}

#[test]
fn wiping_is_asked_for_twice() {
    let once = html(lapsed());
    assert!(text(&once).contains("全部清空（填的都不要了）") && tag(&once, "wipe-sure").is_none());
    let asked = steer(Manner::default(), manner::Message::WipeAsked(true));
    let twice = shown(lapsed(), asked.clone());
    assert!(text(&twice).contains("真的要清空吗？1个人填的都会没有，找不回来。"));
    assert!(tag(&twice, "wipe").is_none() && tag(&twice, "wipe-sure").is_some() && tag(&twice, "wipe-drop").is_some());
    assert!(!steer(asked, manner::Message::NextPersonCalled).is_wiping);
}

#[test]
fn every_wrong_part_of_a_short_line_is_named_and_nothing_is_filled() {
    let wrong = code("25x 26 p1332 b19 b2015 p 13n 25n张 26n", &model()).unwrap_err();
    assert_eq!(wrong.len(), 8, "{wrong:?}");
    for (part, told) in ["25x", "26", "p1332", "b19", "b2015", "p", "13n", "张"].iter().zip(&wrong) {
        assert!(told.starts_with(&format!("“{part}”：")), "{told}");
    }
    assert!(wrong[6].contains("2013年不在要填的年份里（2023年到2026年）"), "{}", wrong[6]);
    assert!(code("25n26x", &model()).unwrap_err()[0].starts_with("“26x”："));
    for one in ["25x26y27z", "hello", "y1999", "wx", "r", "r100", "张三"] {
        assert_eq!(code(one, &model()).unwrap_err().len(), 1, "one message for {one}");
    }
    assert!(code("  ", &model()).is_err());
    let tried = Manner { code: "25x p9".into(), is_code_entered: true, ..counter() };
    let markup = shown(lapsed(), tried);
    let page = text(&markup);
    assert!(page.contains("“25x”：") && page.contains("“p9”："), "{page}");
    assert!(markup.contains("value=\"25x p9\""), "what was typed is kept");
}

#[test]
fn reading_aloud_is_offered_only_where_the_device_can_speak_and_there_is_an_answer() {
    assert!(tag(&html(lapsed()), "aloud").is_none());
    let can = Manner { can_speak: true, ..Manner::default() };
    assert!(tag(&shown(model(), can.clone()), "aloud").is_none(), "nothing to read yet");
    assert!(text(&shown(lapsed(), can.clone())).contains("把结果念给我听"));
    let speaking = steer(can, manner::Message::SpeechBegun);
    assert!(text(&shown(lapsed(), speaking)).contains("停下，不念了"));
}

#[test]
fn both_dark_palettes_are_the_same() {
    let tokens = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/styles/tokens.css")).unwrap();
    let palette = |opening: &str| -> Vec<String> {
        let rest = tokens.split(opening).nth(1).unwrap_or_else(|| panic!("no {opening}"));
        rest.split('}').next().unwrap().lines().map(|line| line.trim().to_owned()).collect()
    };
    assert_eq!(palette(":root:not(.theme-light) {"), palette(":root.theme-dark {"));
}

#[test]
fn what_is_read_aloud_has_no_marks_and_one_pause_between_sentences() {
    let words = "您要等4个月。〔读法说明〕〔您填的〕\n一共要交820元。〔您填的〕\n· 还差：出生日期";
    assert_eq!(spoken(words, None), "您要等4个月。一共要交820元。还差，出生日期。");
    assert_eq!(spoken("不用等。", Some("妈妈")), "妈妈的结果。不用等。");
}

#[test]
fn a_device_without_a_chinese_voice_says_so_after_the_press() {
    let able = Manner { can_speak: true, ..Manner::default() };
    assert!(!text(&shown(lapsed(), able.clone())).contains("没有装中文语音"));
    let pressed = steer(steer(able, manner::Message::SpeechBegun), manner::Message::VoiceMissed);
    let page = text(&shown(lapsed(), pressed.clone()));
    assert!(page.contains("这台设备没有装中文语音") && page.contains("把结果念给我听"), "{page}");
    assert!(!steer(pressed, manner::Message::SpeechBegun).is_voiceless);
}
