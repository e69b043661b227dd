//! The printed sheet (测算单): what was said, the answer, its picture, every sum, every clause; nothing folded, no colour
//! needed. It is drawn when paper is asked for; the text to copy is read off the same drawing, so that they cannot differ.

mod cited;
mod code;
mod said;
mod words;

pub(super) use cited::Numbered;
pub(super) use said::{money, row, when};
pub(super) use words::words;

use super::{
    Shown, account, bonus, care, days, family, household, notes, picture, premium, repair, result, retirement, why,
    windows,
};
use crate::{
    cited::{Clause, Step},
    rules::Finding,
    wording::{self, Notice},
};
use std::{borrow::Cow, sync::Arc};
use yew::prelude::*;

/// What was asked, and what was said to it.
pub(super) type Said = (String, String);

/// One part of the answer, as it leaves the page.
#[derive(Default)]
pub(super) struct Told {
    /// Its heading, in plain words.
    pub(super) title: &'static str,
    /// What was said for it.
    pub(super) said: Vec<Said>,
    /// The sentences and sums of its answer.
    pub(super) answer: Html,
    /// Its picture.
    pub(super) picture: Option<Html>,
    /// How it was reckoned.
    pub(super) sums: Vec<Sums>,
    /// What else must be known.
    pub(super) notices: Vec<Notice>,
}

/// Some figures' steps that stand together.
pub(super) struct Sums {
    title: String,
    rows: Vec<(String, Vec<Arc<Clause>>)>,
    is_by_year: bool,
}

/// The steps of some figures, each said once.
pub(super) fn sums(title: impl Into<String>, steps: &[Step<Finding>], paths: &[Cow<'static, str>]) -> Sums {
    let mut rows: Vec<(String, Vec<Arc<Clause>>)> = Vec::new();
    for step in paths.iter().filter_map(|path| why::step(steps, path)) {
        let sentence = wording::sentence(&step.finding);
        if !sentence.is_empty() && rows.iter().all(|(known, _)| *known != sentence) {
            // A typed figure has no clause to cite; where it is no part of the sum, it has no mark either.
            let is_held = !why::qualifying(step).is_empty();
            let cited = step.clauses.iter().filter(|clause| is_held || !clause.is_typed).cloned();
            rows.push((sentence, cited.collect()));
        }
    }
    Sums { title: title.into(), rows, is_by_year: false }
}

impl Sums {
    /// The same with one paragraph for each year: ten years' steps would fill pages.
    pub(super) fn by_year(self) -> Self {
        let mut rows: Vec<(String, Vec<Arc<Clause>>)> = Vec::new();
        for (sentence, clauses) in self.rows {
            let year = sentence.split_once('年').map(|(year, _)| year).filter(|year| year.parse::<u16>().is_ok());
            let begins = |it: &&mut (String, _)| year.is_some_and(|year| it.0.starts_with(year));
            match rows.last_mut().filter(begins) {
                Some((told, cited)) => {
                    let rest = sentence.split_once("年：").filter(|(before, _)| Some(*before) == year);
                    told.push_str(rest.map_or(&*sentence, |(_, rest)| rest));
                    cited.extend(clauses);
                }
                None => rows.push((sentence, clauses)),
            }
        }
        Self { rows, is_by_year: true, ..self }
    }
}

/// Clauses that stand behind a list rather than behind one figure.
pub(super) fn basis(title: &str, clauses: Vec<Arc<Clause>>) -> Sums {
    Sums { title: String::new(), rows: vec![(title.to_owned(), clauses)], is_by_year: false }
}

/// What a part says that cannot be answered yet.
pub(super) fn unanswered(shown: &Shown<'_>) -> Html {
    html! { <>{ result::problems(shown) }if shown.problems.is_empty() { <p>{ "还没有算出来。" }</p> }</> }
}

/// Every part that was asked for and answered, the main one first.
pub(super) fn parts(shown: &Shown<'_>) -> Vec<Told> {
    let sections = [care::told, bonus::told, account::told, family::told, retirement::told_on_paper];
    let asked = sections.iter().filter_map(|told| told(shown));
    main(shown).into_iter().chain(asked).collect()
}

/// What the answers are headed by.
const SAID: &str = "您填的";

fn main(shown: &Shown<'_>) -> Vec<Told> {
    let mut told = vec![Told { title: SAID, said: said::enrolment(shown), ..Told::default() }];
    let Some(answer) = shown.answer else {
        let answer = windows::outcomes(shown).unwrap_or_else(|| unanswered(shown));
        told.push(Told { title: "结果", answer, ..Told::default() });
        told.extend(household::told(&shown.scene).map(together));
        return told;
    };
    let steps = &answer.assessment.steps;
    told.push(Told {
        title: "结果",
        answer: html! { <>{ result::sentences(answer) }{ result::problems(shown) }{ premium::rows(answer, None) }</> },
        picture: picture::drawn(shown, answer),
        sums: vec![
            sums("等待期怎么算的", steps, &notes::PATHS.map(Cow::Borrowed)),
            sums("要交的钱怎么算的", steps, &premium::PATHS.map(Cow::Borrowed)),
            sums("补缴怎么算的", steps, &repair::paths(answer)),
        ],
        notices: answer.notices.clone(),
        ..Told::default()
    });
    told.extend(days::told(answer));
    told.extend(household::told(&shown.scene).map(together));
    told
}

/// All of the household, on everybody's sheet.
fn together((table, total): (Html, Html)) -> Told {
    Told { title: household::TITLE, answer: html! { <>{ table }{ total }</> }, ..Told::default() }
}

/// The whole sheet.
#[inline(never)]
pub(super) fn sheet(shown: &Shown<'_>) -> Html {
    let parts = parts(shown);
    let clauses = clauses(&parts);
    html! {
        <article class="sheet">
            { head(shown) }
            { for parts.iter().map(|part| one_part(part, &clauses)) }
            { notices(&parts, &clauses) }
            { clauses.list() }
        </article>
    }
}

/// What the page is, for whom it speaks and when it was made.
fn head(shown: &Shown<'_>) -> Html {
    let scene = &shown.scene;
    let whose = household::whose(scene).map(|name| format!("（{name}）")).unwrap_or_default();
    let people = scene.house.people.len();
    html! {
        <header>
            { code::drawn(&scene.kept.link) }
            <h1>{ "参保明白账：测算单" }{ whose }</h1>
            <p><strong>{ DISCLAIMER }</strong></p>
            if !scene.left.printed_at.is_empty() { <p class="on-paper">{ format!("打印时间：{}", scene.left.printed_at) }</p> }
            <p>{ format!("按{}打开页面时的情况算，只在填表人的设备上计算，没有盖章、编号。", wording::day(shown.model().today)) }{ version(shown) }</p>
            if !scene.kept.link.is_empty() { <p class="address">{ format!("网址：{}", scene.kept.link) }</p> }
            if people > 1 && !scene.kept.link.is_empty() { <p>{ format!("二维码和网址里有{people}个人填的全部内容。") }</p> }
        </header>
    }
}

/// What the sheet is not.
pub(super) const DISCLAIMER: &str = "测算结果，不作为结算凭证。以当地医保局为准，医保热线12393。";

/// The packs that it was reckoned with.
pub(super) fn version(shown: &Shown<'_>) -> String {
    let of = |shelf: &crate::law::Shelf| format!("政策数据核对到{}，版本{}。", shelf.as_of(), shelf.hash);
    shown.scene.shelf.get().map(of).unwrap_or_default()
}

fn one_part(part: &Told, clauses: &Numbered) -> Html {
    let said = |(title, text): &Said| html! { <div><dt>{ title.clone() }</dt><dd>{ text.clone() }</dd></div> };
    html! {
        <section>
            <h2>{ part.title }</h2>
            if !part.said.is_empty() {
                if part.title != SAID { <h3>{ SAID }</h3> }
                <dl class="said-all">{ for part.said.iter().map(said) }</dl>
            }
            <div class="beside">
                <div>{ part.answer.clone() }</div>
                if let Some(picture) = &part.picture { <div>{ picture.clone() }</div> }
            </div>
            { for part.sums.iter().filter(|it| !it.rows.is_empty()).map(|it| reckoned(it, clauses)) }
        </section>
    }
}

fn reckoned(sums: &Sums, clauses: &Numbered) -> Html {
    let row = |(sentence, cited): &(String, Vec<Arc<Clause>>)| {
        html! { <li>{ sentence.clone() }<span class="ref">{ clauses.of_these(cited) }</span>{ why::warnings(cited) }</li> }
    };
    html! {
        <>
            if !sums.title.is_empty() { <h3>{ sums.title.clone() }</h3> }
            <ul class={classes!("sums-open", sums.is_by_year.then_some("is-by-year"))}>{ for sums.rows.iter().map(row) }</ul>
        </>
    }
}

/// Every clause that some parts rest on.
pub(super) fn clauses(parts: &[Told]) -> Numbered {
    Numbered::of(parts.iter().flat_map(|part| &part.sums).flat_map(|it| &it.rows).flat_map(|row| &row.1))
}

/// What else must be known, each once; how a clause is read stands beside the clause.
fn notices(parts: &[Told], clauses: &Numbered) -> Html {
    let all = parts.iter().flat_map(|part| &part.notices);
    let told: Vec<&Notice> = all.filter(|notice| !clauses.reads(&notice.text)).collect();
    if told.is_empty() {
        return Html::default();
    }
    html! { <section><h2>{ "请留意" }</h2>{ notes::list(told) }</section> }
}
