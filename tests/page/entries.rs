//! What is typed and chosen: a window that nobody knows, a planned day, days far away, and where each problem leads.

use crate::drawn::{after, html, model, paper, shown, text};
use canbao::{
    app::{
        Message, Model, Payment,
        manner::{Manner, Mode, Question},
        update,
    },
    calendar::parse_day,
    law::{Group, Key},
    person::{Cover, Window},
};

/// Somebody in Yueyang, whose windows no document names, lapsed in 2026 and paying today.
fn yueyang() -> Vec<Message> {
    vec![
        Message::AreaChosen("430600".into()),
        Message::YearCovered(2025, Cover::Resident),
        Message::YearCovered(2026, Cover::Resident),
        Message::PaymentChosen(Payment::Today),
    ]
}

fn with(messages: impl IntoIterator<Item = Message>) -> Model {
    messages.into_iter().fold(after(yueyang()), update)
}

fn answered(markup: &str) -> String {
    let output = markup.split("<output id=\"answer\"").nth(1).unwrap().split("</output>").next().unwrap();
    text(&format!("<{output}"))
}

/// Source: 国办发〔2024〕38号: paid in the window, no wait; after it, three months, here from 23 November 2026.
#[test]
fn a_window_that_nobody_knows_is_answered_with_every_window_beside_each_other() {
    let asked = html(with([]));
    assert!(answered(&asked).contains("缴费时段"), "{}", answered(&asked));
    assert!(text(&asked).contains("不知道（几种都算给您看）"));
    let unknown = with([Message::WindowChosen(None)]);
    let answer = answered(&html(unknown.clone()));
    assert!(answer.contains("您可能不用等，也可能要等3个月：要看这笔钱算在哪个缴费时段。"), "{answer}");
    assert!(answer.contains("请打12393问：这笔钱算在哪个时段里交的"));
    for window in [Window::Central, Window::Extended, Window::Late] {
        let title = canbao::wording::window(window);
        let alone = answered(&html(update(unknown.clone(), Message::WindowChosen(Some(window)))));
        let (_, beside) = answer.split_once(&format!("{title}要等")).unwrap();
        let from = beside.split("从哪天起能报销").nth(1).unwrap().split("能报到哪天").next().unwrap();
        assert!(alone.contains(&format!("从{from}起看病能报销")), "{title}: {from} in {alone}");
    }
    let sheet = text(&paper(unknown.clone(), ""));
    assert!(sheet.contains("您可能不用等，也可能要等3个月") && sheet.contains("缴费时段不知道"), "{sheet}");
    let named = update(unknown, Message::WindowChosen(Some(Window::Late)));
    assert!(answered(&html(named)).contains("您要等3个月"));
}

#[test]
fn not_to_know_the_window_is_an_answer_in_elder_mode_and_hides_nothing_that_is_missing() {
    let elder = |question| Manner { mode: Mode::Elder, question, is_held: true, ..Manner::default() };
    let unknown = with([Message::WindowChosen(None)]);
    let asked = text(&shown(unknown.clone(), elder(Question::Pay)));
    assert!(!asked.contains("这一题还没有填好") && asked.contains("下一题"), "{asked}");
    let answer = answered(&shown(unknown.clone(), elder(Question::Answer)));
    assert!(answer.contains("您可能不用等，也可能要等3个月"), "{answer}");
    let open = with([Message::WindowChosen(None), Message::YearTurnedBack(2026)]);
    assert_eq!(open.year(2026).cover, None);
    let answer = answered(&html(open));
    assert!(answer.contains("请告诉我们2026年有没有参保") && !answer.contains("可能"), "{answer}");
}

#[test]
fn a_planned_day_is_told_gently_and_counts() {
    let planned = |day: &str| {
        let done = [Message::PaymentChosen(Payment::Done), Message::PaymentDayTyped(day.into())];
        html(done.into_iter().fold(with([Message::WindowChosen(Some(Window::Central))]), update))
    };
    let page = text(&planned("2026-12-20"));
    assert!(page.contains("已经交了，或者定了哪天交") && page.contains("哪天到账（或打算哪天交）"), "{page}");
    assert!(page.contains("这一天还没到，按这天到账算。") && page.contains("您不用等"), "{page}");
    assert!(!text(&planned("2026-11-23")).contains("这一天还没到"));
}

#[test]
fn a_payment_day_far_away_is_refused_where_no_document_names_the_window() {
    let paid = |day: &str| {
        let messages = [
            Message::PaymentChosen(Payment::Done),
            Message::PaymentDayTyped(day.into()),
            Message::WindowChosen(Some(Window::Central)),
        ];
        answered(&html(with(messages)))
    };
    for day in ["2019-01-01", "2025-12-31", "2028-01-01"] {
        let told = paid(day);
        assert!(told.contains("请填2026年1月1日到2027年12月31日之间的日期"), "{day}: {told}");
    }
    for day in ["2026-01-01", "2027-12-31"] {
        assert!(paid(day).contains("起看病能报销"), "{day}: {}", paid(day));
    }
}

#[test]
fn a_payment_that_nobody_chose_is_one_that_is_possible() {
    let payment = |messages: Vec<Message>| after(messages).payment;
    assert_eq!(payment(vec![Message::CoverageYearChosen(2026)]), Payment::Today);
    assert_eq!(payment(vec![Message::CoverageYearChosen(2025)]), Payment::Done);
    assert_eq!(payment([2026, 2027].map(Message::CoverageYearChosen).to_vec()), Payment::InWindow);
    let chosen = vec![Message::PaymentChosen(Payment::Today), Message::CoverageYearChosen(2025)];
    assert_eq!(payment(chosen), Payment::Today, "what was chosen stays");
    assert_eq!(Model::new(parse_day("2026-03-01").unwrap()).payment, Payment::Today);
}

#[test]
fn a_month_may_be_typed_without_a_sign() {
    let until = |text: &str| {
        let messages = [Message::YearCovered(2026, Cover::Employee), Message::YearEndTyped(2026, text.into())];
        html(with(messages))
    };
    let problem = "这里要填一个月份";
    assert!(!until("202609").contains(problem) && !until("２０２６０９").contains(problem));
    assert!(until("202613").contains(problem) && until("2026091").contains(problem));
}

#[test]
fn a_bills_day_is_shown_a_bills_day() {
    let day = |text: &str| {
        let mut events = after([Message::SectionToggled("care"), Message::AreaChosen("350200".into())]);
        let key = events.care.events.first().unwrap().key;
        let message = canbao::app::care::Message::DayTyped(key, text.into());
        events = update(events, Message::Care(message));
        text_of_care(events)
    };
    assert!(day("昨天").contains("这里要填一个日期，例如2026-05-04。"), "{}", day("昨天"));
    assert!(day("2026-02-30").contains("没有“2026-02-30”这一天，请核对日期，例如2026-05-04。"));
}

fn text_of_care(model: Model) -> String {
    text(html(model).split("id=\"care-body\"").nth(1).unwrap())
}

/// Whatever can be missing or wrong in the main part, one case each.
fn problems() -> Vec<Vec<Message>> {
    let typed_year = |year: i32, cover, message: Message| vec![Message::YearCovered(year, cover), message];
    let lapsed = [2025, 2026].map(|year| Message::YearCovered(year, Cover::Nothing)).to_vec();
    vec![
        vec![Message::YearTurnedBack(2025), Message::YearTurnedBack(2025), Message::YearTurnedBack(2025)],
        vec![Message::CoverageYearChosen(2026), Message::PaymentChosen(Payment::InWindow)],
        vec![Message::CoverageYearChosen(2025), Message::PaymentChosen(Payment::Today)],
        vec![
            Message::CoverageYearChosen(1999),
            Message::PaymentChosen(Payment::Done),
            Message::PaymentDayTyped("1998-12-01".into()),
            Message::WindowChosen(Some(Window::Central)),
        ],
        vec![Message::PaymentChosen(Payment::Done)],
        vec![Message::PaymentChosen(Payment::Done), Message::PaymentDayTyped("1999-01-01".into())],
        vec![Message::BirthTyped("1968".into())],
        vec![Message::BirthTyped("1990-05-01".into()), Message::RegistrationTyped("1980-01-01".into())],
        vec![Message::EventChosen(Group::events().next())],
        vec![Message::EventChosen(Group::events().next()), Message::EventDayTyped("x".into())],
        typed_year(2025, Cover::Resident, Message::YearPaymentTyped(2025, "x".into())),
        typed_year(2024, Cover::Resident, Message::YearPaymentTyped(2024, "x".into())),
        typed_year(2023, Cover::Employee, Message::YearEndTyped(2023, "x".into())),
        lapsed.into_iter().chain([Message::RepairChosen(9)]).collect(),
        vec![Message::FigureTyped(Key::FixedMonths, "x".into())],
    ]
}

/// Whether the element of an id takes the focus, or is a group of something that does.
fn is_focusable(markup: &str, id: &str) -> bool {
    let Some((before, after)) = markup.split_once(&format!("id=\"{id}\"")) else { return false };
    let tag = before.rsplit('<').next().unwrap().split(' ').next().unwrap();
    let group = after.split("</fieldset>").next().unwrap();
    ["input", "select", "button", "textarea", "summary", "a"].contains(&tag)
        || tag == "fieldset" && ["<input", "<select", "<button"].iter().any(|control| group.contains(control))
}

#[test]
fn every_problem_leads_to_something_that_takes_the_focus() {
    let mut seen = std::collections::BTreeSet::new();
    for area in ["430600", "350200"] {
        for messages in problems() {
            let place = [Message::AreaChosen(area.into())].into_iter();
            let markup = html(place.chain(messages.clone()).fold(with([]), update));
            for list in markup.split("<ul class=\"problems\">").skip(1) {
                for link in list.split("</ul>").next().unwrap().split("href=\"#").skip(1) {
                    let id = link.split('"').next().unwrap();
                    seen.insert(id.to_owned());
                    assert!(is_focusable(&markup, id), "{area}: nothing takes the focus at {id} after {messages:?}");
                }
            }
        }
    }
    let expected = ["born-on", "coverage-year", "event-on", "paid-on", "payment", "registered-on", "repair", "window"];
    assert!(expected.iter().all(|id| seen.contains(*id)), "{seen:?}");
    assert!(seen.contains("year-2024-paid-on") && seen.contains("year-2023-until"), "{seen:?}");
    assert_eq!(model().payment, Payment::InWindow);
}
