//! The answer first, in one sentence; or what is still needed, with a link to each field.

use super::{Shown, why, windows};
use crate::{
    app::{answer::Answer, form::FieldProblem, loading::Loaded},
    assess::Waiting,
    rules::repair::Choice,
    wording,
};
use yew::prelude::*;

pub(super) fn card(shown: &Shown<'_>) -> Html {
    let is_wrong = shown.problems.iter().any(|problem| !problem.is_missing);
    let class = if is_wrong { "answer is-wrong" } else { "answer" };
    html! {
        <section class={class} aria-labelledby="answer-title">
            <h2 id="answer-title" class="is-quiet">{ "结果" }</h2>
            <output id="answer" aria-live="polite">{ body(shown) }</output>
        </section>
    }
}

fn body(shown: &Shown<'_>) -> Html {
    if let Some(answer) = shown.answer {
        return html! { <>{ sentences(answer) }{ problems(shown) }</> };
    }
    if shown.problems.is_empty() {
        let text = match shown.scene.shelf {
            Loaded::Waiting => "正在取这个地方的政策……",
            Loaded::Unreachable | Loaded::Broken(_) => "这个地方的政策现在用不了，看下面的说明。",
            _ => "先选参保城市，再点一点每年有没有参保，就知道要不要等、等几个月、交多少钱。",
        };
        return html! { <p class="lead">{ text }</p> };
    }
    match windows::outcomes(shown) {
        Some(outcomes) => html! { <>{ outcomes }{ wrong(shown) }</> },
        None => problems(shown),
    }
}

/// What is wrong and what is still missing, each with a way to its field.
pub(super) fn problems(shown: &Shown<'_>) -> Html {
    let missing: Vec<&FieldProblem> = shown.problems.iter().filter(|problem| problem.is_missing).collect();
    html! {
        <>
            { wrong(shown) }
            { list("还差这几项就能算：", &missing) }
        </>
    }
}

fn wrong(shown: &Shown<'_>) -> Html {
    let wrong: Vec<&FieldProblem> = shown.problems.iter().filter(|problem| !problem.is_missing).collect();
    list("有几处要改一改（您填的都还在）：", &wrong)
}

fn list(title: &'static str, problems: &[&FieldProblem]) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let item = |problem: &&FieldProblem| {
        html! { <li>{ way(&problem.field.id(), problem.field.title()) }{ format!("：{}", problem.text) }</li> }
    };
    html! { <><p class="lead">{ title }</p><ul class="problems">{ for problems.iter().map(item) }</ul></> }
}

/// A link that moves to a field.
pub(super) fn way(id: &str, title: String) -> Html {
    let field = id.to_owned();
    let focus = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        focus_on(&field);
    });
    html! { <a href={format!("#{id}")} onclick={focus}>{ title }</a> }
}

/// Moves to a field without adding to the history, which a webview would have to walk back through.
pub(super) fn focus_on(id: &str) {
    use wasm_bindgen::JsCast;
    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return };
    // The label above a field and what is wrong with it come into sight with it.
    let around = element.closest(".field, fieldset").ok().flatten();
    around.as_ref().unwrap_or(&element).scroll_into_view();
    // A group of choices takes no focus itself: the chosen one does, or the first.
    let inside = ["input:checked", "input, select, button"];
    let inside = inside.iter().filter(|_| element.tag_name() == "FIELDSET");
    let first = inside.filter_map(|css| element.query_selector(css).ok()?).next();
    if let Ok(element) = first.unwrap_or(element).dyn_into::<web_sys::HtmlElement>() {
        // A field that has gone meanwhile has nothing to focus; there is nobody to tell.
        let _ = element.focus();
    }
}

/// The main answer's sentences.
pub(super) fn sentences(answer: &Answer) -> Html {
    let Some(waiting) = &answer.assessment.waiting else { return silent(answer) };
    html! {
        <>
            { headline(answer, waiting) }
            { repair(answer, waiting) }
            { price(answer) }
            { remainder(waiting) }
        </>
    }
}

fn headline(answer: &Answer, waiting: &Waiting) -> Html {
    let months = waiting.dates.months;
    let marks = why::marks(&answer.assessment.steps, &["waiting.total_months", "waiting.covered_from"]);
    match &waiting.dates.covered_from {
        Ok(from) if months == 0 => html! {
            <p class="headline">
                { "您" }<strong>{ "不用等" }</strong>{ "，从" }<strong>{ wording::day(*from) }</strong>{ "起看病能报销。" }{ marks }
            </p>
        },
        Ok(from) => html! {
            <p class="headline">
                { "您要等" }<strong>{ format!("{months}个月") }</strong>{ "，从" }<strong>{ wording::day(*from) }</strong>
                { "起看病能报销。" }{ marks }
            </p>
        },
        Err(_) => html! {
            <p class="headline">
                { "您" }<strong>{ if months == 0 { "不用等".to_owned() } else { format!("要等{months}个月") } }</strong>
                { "，但从哪天起能报销，" }<strong>{ "本地未收录" }</strong>{ "，请打12393。" }{ marks }
            </p>
        },
    }
}

/// What one more repaired year would gain.
fn repair(answer: &Answer, waiting: &Waiting) -> Html {
    let Some(outcome) = &answer.assessment.repair else { return Html::default() };
    let chosen = answer.case.enrolment.repair_years;
    if chosen > 0 {
        return html! { <p class="lead">{ format!("这是补缴{chosen}年以后的结果。") }</p> };
    }
    let gain = |choice: &&Choice| choice.years == 1;
    let Some((choice, from)) =
        outcome.options.iter().find(gain).and_then(|it| Some((it, it.dates.covered_from.as_ref().ok()?)))
    else {
        return Html::default();
    };
    let cost = choice.cost.map_or_else(|| "（价格本地未收录）".to_owned(), wording::yuan);
    let earlier = waiting.dates.months.saturating_sub(choice.dates.months);
    let text = format!("补缴1年{cost}，可以早{earlier}个月：从{}起。", wording::day(*from));
    html! { <p class="lead">{ text }{ why::marks(&answer.assessment.steps, &["repair.options.1.cost"]) }</p> }
}

fn price(answer: &Answer) -> Html {
    let year = answer.case.enrolment.year;
    let marks = why::marks(&answer.assessment.steps, &["premium.payable"]);
    match answer.assessment.premium.payable {
        Some(sum) => html! { <p class="lead">{ format!("{year}年度一共要交{}。", wording::yuan(sum)) }{ marks }</p> },
        None => html! {
            <p class="lead">{ format!("{year}年度要交多少，") }<strong>{ "本地未收录" }</strong>{ "，可以照当地通知填在下面。" }</p>
        },
    }
}

fn remainder(waiting: &Waiting) -> Html {
    let wait =
        if waiting.dates.months > 0 { "等的这段时间看病，医保不报，以后也不补。" } else { "" };
    let end = match (&waiting.dates.covered_until, &waiting.dates.covered_from) {
        (Some(until), _) => format!("{}到期。", wording::day(*until)),
        (None, Ok(from)) => {
            format!("等到{}，这个年度已经过完了：下一年度的钱要在集中参保期里接着交。", wording::day(*from))
        }
        (None, Err(_)) => String::new(),
    };
    html! { <p class="hint">{ format!("{wait}{end}") }</p> }
}

/// The wait itself is unsaid: says so, with why and whom to ask.
fn silent(answer: &Answer) -> Html {
    let notices = answer.notices.iter().filter(|notice| notice.code == "unsaid" && notice.path.starts_with("waiting"));
    html! {
        <>
            <p class="headline">{ "要等几个月，" }<strong>{ "本地未收录" }</strong>{ "。" }</p>
            { for notices.map(|notice| html! { <p class="lead">{ &notice.text }</p> }) }
            { price(answer) }
        </>
    }
}

/// Moves to an element that the next drawing brings.
pub(super) fn focus_soon(id: &str) {
    let id = id.to_owned();
    gloo::timers::callback::Timeout::new(0, move || focus_on(&id)).forget();
}
