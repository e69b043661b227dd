//! Counter mode (柜台版): the form beside the answer, a short line that fills it, the clause beside each figure.

use super::{
    Shown, days, figures, household, keep, notes, opened, pay, person, picture, place, premium, repair, result,
    sections, take, why, years,
};
use crate::{
    app::{
        answer::Answer,
        asked::WAITING,
        form,
        manner::{self, Manner, Mode},
        update::Message,
    },
    wording,
};
use std::collections::{BTreeMap, BTreeSet};
use yew::prelude::*;

/// The field of the short line.
const CODE: &str = "code";

#[inline(never)]
pub(super) fn main(shown: &Shown<'_>) -> Html {
    let is_placed = shown.scene.shelf.get().is_some();
    let is_waiting_shown = shown.scene.manner.asked.shows(WAITING);
    html! {
        <main class="desk">
            { tools(shown) }
            { opened::banner(shown) }
            { household::gone(&shown.scene) }
            <div class="desk-form">
                { household::people(&shown.scene) }
                { place::section(shown) }
                if is_placed {
                    { years::section(shown) }
                    { pay::section(shown) }
                    { person::section(shown) }
                    { figures::section(shown) }
                }
            </div>
            <div class="desk-answer">
                { result::card(shown) }
                if let Some(answer) = shown.answer {
                    if is_waiting_shown {
                        { premium::section(answer) }
                        { repair::section(shown, answer) }
                    }
                    { ledger(answer) }
                    if is_waiting_shown {
                        { days::section(answer) }
                        { picture::section(shown, answer) }
                    }
                }
            </div>
            <div class="desk-more">
                { household::summary(&shown.scene) }
                { sections::list(shown) }
                { keep::section(&shown.scene) }
            </div>
        </main>
    }
}

fn tools(shown: &Shown<'_>) -> Html {
    let next = shown.scene.next.clone();
    let next = Callback::from(move |_: MouseEvent| next.emit(()));
    html! {
        <div class="card desk-tools">
            { line(shown) }
            <button type="button" id="next-person" aria-keyshortcuts="Alt+N" onclick={next}>{ "下一位（Alt+N）" }</button>
            { take::print(shown, "desk-print") }
        </div>
    }
}

/// Puts the focus where the next person's line is typed; elsewhere, where it is told what went.
pub(in crate::app) fn await_next(mode: Mode) {
    result::focus_soon(if mode == Mode::Counter { CODE } else { "gone" });
}

/// The line as read; without an area its years mean nothing yet.
fn read(shown: &Shown<'_>) -> Result<Vec<Message>, Vec<String>> {
    if shown.model().area.is_empty() {
        return Err(vec!["请先选参保城市；这一行会留着，选好再按回车。".to_owned()]);
    }
    form::code(&shown.scene.manner.code, shown.model())
}

/// The short line: Enter fills the form, or tells every part that cannot be read.
fn line(shown: &Shown<'_>) -> Html {
    let Manner { code: typed, is_code_entered, .. } = shown.scene.manner;
    let wrong = if *is_code_entered { read(shown).err().unwrap_or_default() } else { Vec::new() };
    let is_wrong = !wrong.is_empty();
    let steer = shown.scene.steer.clone();
    let oninput = Callback::from(move |event| steer.emit(manner::Message::CodeTyped(super::field::text_of(&event))));
    html! {
        <form class={classes!("field", "code", is_wrong.then_some("is-wrong"))} onsubmit={entered(shown)}>
            <label for={CODE}>{ "快速录入（Alt+K）" }</label>
            <p class="hint" id="code-hint">
                { format!("例如{}。年份加r居民、n没有参保、e职工；p到账月日（今天以前最近的）或年月日，pw集中参保期里交，pt今天交；b出生年（按1月1日）或年月日。回车填入。", form::code_example(shown.model())) }
            </p>
            <details>
                <summary>{ "别的写法" }</summary>
                <ul class="hint">{ for form::CODE_WORDS.iter().map(|it| html! { <li>{ it }</li> }) }</ul>
            </details>
            <p class="problem" id="code-problem" role="alert">{ wrong.join(" ") }</p>
            <span class="code-line">
                <input
                    id={CODE}
                    type="text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-keyshortcuts="Alt+K"
                    value={typed.clone()}
                    {oninput}
                    aria-invalid={if is_wrong { "true" } else { "false" }}
                    aria-describedby="code-hint code-problem"
                />
                <button type="submit">{ "填入" }</button>
            </span>
        </form>
    }
}

fn entered(shown: &Shown<'_>) -> Callback<SubmitEvent> {
    let (send, steer) = (shown.scene.send.clone(), shown.scene.steer.clone());
    let read = read(shown);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        match &read {
            Ok(said) => {
                for message in said {
                    send.emit(message.clone());
                }
                steer.emit(manner::Message::CodeTaken);
            }
            Err(_) => {
                steer.emit(manner::Message::CodeRefused);
                // The line with what is wrong comes into sight.
                result::focus_soon(CODE);
            }
        }
    })
}

/// Every step, and beside it the words of its clauses, or the step where they stand already.
fn ledger(answer: &Answer) -> Html {
    let mut told: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for (number, step) in (1..).zip(&answer.assessment.steps) {
        let mut fresh = Vec::new();
        let mut known = BTreeSet::new();
        for clause in &step.clauses {
            match *told.entry((&clause.at, &clause.quote)).or_insert(number) {
                first if first == number => fresh.push(why::evidence(clause)),
                first => _ = known.insert(first),
            }
        }
        let known: Vec<String> = known.into_iter().map(|first| first.to_string()).collect();
        rows.push(html! {
            <li>
                <p>{ wording::sentence(&step.finding) }</p>
                <div>
                    { for fresh }
                    if !known.is_empty() { <p class="evidence">{ format!("依据见第{}条", known.join("、")) }</p> }
                </div>
            </li>
        });
    }
    html! {
        <section class="card" aria-labelledby="ledger-title">
            <h2 id="ledger-title">{ "逐条依据" }</h2>
            <ol class="ledger">{ for rows }</ol>
            { notes::list(&answer.notices) }
        </section>
    }
}
