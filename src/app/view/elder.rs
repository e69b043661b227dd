//! Elder mode (长辈版): one question at a time, then what was answered, then the answer.

use super::{
    Shown, aloud, days, figures, household, keep, notes, opened, pay, person, picture, place, premium, repair, result,
    said::{self, Said},
    sections, years,
};
use crate::app::{
    answer::Answer,
    asked::WAITING,
    form::{Field, FieldProblem},
    manner::{Message, Question},
};
use web_sys::Element;
use yew::prelude::*;

/// Where the focus goes when another question comes.
const TITLE: &str = "question-title";

#[inline(never)]
pub(super) fn main(shown: &Shown<'_>) -> Html {
    // Without an area's packs there is nothing else to ask.
    let is_placed = shown.scene.shelf.get().is_some();
    let question = if is_placed { shown.scene.manner.question } else { Question::Area };
    html! {
        <main onclick={seek(shown)}>
            { opened::banner(shown) }
            { household::gone(&shown.scene) }
            { household::for_whom(&shown.scene) }
            if question == Question::Answer { { answer(shown) } } else { { asked(shown, question) } }
        </main>
    }
}

/// A link to a field that stands under another question leads to that question.
fn seek(shown: &Shown<'_>) -> Callback<MouseEvent> {
    let steer = shown.scene.steer.clone();
    Callback::from(move |event: MouseEvent| {
        let link = event.target_dyn_into::<Element>().and_then(|it| it.closest("a[href^='#']").ok()?);
        let Some(id) = link.and_then(|link| link.get_attribute("href")) else { return };
        let id = id.trim_start_matches('#');
        if gloo::utils::document().get_element_by_id(id).is_none() {
            event.prevent_default();
            steer.emit(Message::QuestionReopened(Question::of(id)));
            result::focus_soon(id);
        }
    })
}

fn title(question: Question) -> &'static str {
    match question {
        Question::Area => "您在哪里参保",
        Question::Coverage => "买哪一年的医保",
        Question::Years => "每年有没有参保",
        Question::Pay => "钱什么时候交",
        Question::Birth => "您是哪天出生的",
        Question::Status => "有没有这些情况",
        Question::Answer => "结果",
    }
}

fn asked(shown: &Shown<'_>, question: Question) -> Html {
    let number = Question::ALL.iter().take_while(|it| **it <= question).count();
    let count = Question::ALL.len();
    let body = match question {
        Question::Area => place::area(shown),
        Question::Coverage => place::year(shown),
        Question::Years => years::section(shown),
        Question::Pay => pay::section(shown),
        Question::Birth => person::born_on(shown),
        _ => html! { <>{ person::categories(shown) }{ person::event(shown) }</> },
    };
    html! {
        <section class={format!("card question is-{}", question.word())} aria-labelledby={TITLE} key={question.word()}>
            <p class="progress">
                <progress max={count.to_string()} value={number.to_string()} aria-hidden="true" />
                { format!("第{number}题，共{count}题") }
            </p>
            <h2 id={TITLE} tabindex="-1">{ title(question) }</h2>
            { body }
            { held(shown, question) }
            { ways(shown, question) }
        </section>
    }
}

/// Whether this question still needs something; not to know the window is an answer.
fn is_open(shown: &Shown<'_>, question: Question) -> bool {
    let is_known = |problem: &&FieldProblem| problem.field != Field::Window || !shown.model().is_window_unknown;
    shown.problems.iter().filter(is_known).any(|problem| Question::of(&problem.field.id()) == question)
}

/// Told when the reader wants to go on; the place exists before its text.
fn held(shown: &Shown<'_>, question: Question) -> Html {
    let text = match (shown.scene.manner.is_held, shown.scene.shelf.get()) {
        (true, None) => "请先选参保城市，才能接着问。",
        (true, Some(_)) if is_open(shown, question) => "这一题还没有填好，看上面的提示。现在说不准的，可以先不填。",
        _ => "",
    };
    html! { <p class="problem" id="held" role="alert">{ text }</p> }
}

fn ways(shown: &Shown<'_>, question: Question) -> Html {
    let manner = shown.scene.manner;
    let is_placed = shown.scene.shelf.get().is_some();
    let is_open = !is_placed || is_open(shown, question);
    let forward = if is_open && !(manner.is_held && is_placed) {
        Message::QuestionHeld
    } else {
        Message::QuestionLeft(question.after())
    };
    let is_skipped = manner.is_held && is_open && is_placed;
    let word = match question.after() {
        Question::Answer if is_skipped => "先不填，看结果",
        _ if is_skipped && manner.is_mending => "先不填，看结果",
        _ if is_skipped => "先不填，下一题",
        Question::Answer => "看结果",
        _ if manner.is_mending => "改好了，看结果",
        _ => "下一题",
    };
    html! {
        <div class="ways">
            if let Some(before) = question.before().filter(|_| !manner.is_mending) {
                { way(shown, "question-back", "上一题", Message::QuestionLeft(before)) }
            }
            { way(shown, "question-next", word, forward) }
        </div>
    }
}

/// A button to another question; where one is held back, the focus stays.
fn way(shown: &Shown<'_>, id: &'static str, text: &'static str, message: Message) -> Html {
    let steer = shown.scene.steer.clone();
    let class = if id == "question-next" { "is-main" } else { "" };
    let onclick = Callback::from(move |_: MouseEvent| {
        steer.emit(message.clone());
        if message != Message::QuestionHeld {
            result::focus_soon(TITLE);
        }
    });
    html! { <button type="button" {id} {class} {onclick}>{ text }</button> }
}

fn answer(shown: &Shown<'_>) -> Html {
    html! {
        <>
            <h2 id={TITLE} tabindex="-1">{ title(Question::Answer) }</h2>
            { result::card(shown) }
            { aloud::button(shown) }
            { answers(shown) }
            { figures::section(shown) }
            if let Some(answer) = shown.answer { { parts(shown, answer) } }
            { household::people(&shown.scene) }
            { household::summary(&shown.scene) }
            { sections::list(shown) }
            { keep::section(&shown.scene) }
        </>
    }
}

/// Everything that was answered, each with 修改.
fn answers(shown: &Shown<'_>) -> Html {
    let row = |question: Question| {
        let steer = shown.scene.steer.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            steer.emit(Message::QuestionReopened(question));
            result::focus_soon(TITLE);
        });
        html! {
            <li>
                <span><span class="hint">{ title(question) }</span><br />{ said(shown, question) }</span>
                <button type="button" id={format!("mend-{}", question.word())} aria-label={format!("修改：{}", title(question))} {onclick}>
                    { "修改" }
                </button>
            </li>
        }
    };
    html! {
        <section class="card" aria-labelledby="answers-title">
            <h2 id="answers-title">{ "您的回答" }</h2>
            <ul class="answers">{ for Question::ALL.map(row) }</ul>
        </section>
    }
}

fn said(shown: &Shown<'_>, question: Question) -> String {
    let model = shown.model();
    let (text, _): Said = match question {
        Question::Area => said::area(shown),
        Question::Coverage => (format!("{}年", model.coverage_year), String::new()),
        Question::Years => said::years(shown),
        Question::Pay => said::year(shown, model.coverage_year),
        Question::Birth => said::birth(shown),
        _ => {
            let (text, id) = said::categories(shown);
            let event = model.event.map(|group| format!("；{}", group.title())).unwrap_or_default();
            (text + &event, id)
        }
    };
    text
}

/// The rest of the answer, each part closed until it is asked for.
fn parts(shown: &Shown<'_>, answer: &Answer) -> Html {
    let fold = |(title, body): (&'static str, Html)| {
        if body == Html::default() {
            return body;
        }
        html! { <details class="card fold"><summary>{ title }</summary>{ body }</details> }
    };
    let parts = [
        ("补缴划不划算", repair::section(shown, answer)),
        ("要交多少钱", premium::section(answer)),
        ("画成图看", picture::section(shown, answer)),
        ("换个日子交会怎样", days::section(answer)),
        ("怎么算的", notes::section(answer)),
    ];
    // What the answer rests on is told whatever was asked for.
    let hidden = if shown.scene.manner.asked.shows(WAITING) { 0 } else { parts.len().saturating_sub(1) };
    html! { <>{ for parts.into_iter().skip(hidden).map(fold) }</> }
}
