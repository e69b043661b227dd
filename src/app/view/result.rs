//! The answer first, in one sentence; or what is still needed, with a link to each field.

use super::{Shown, why, windows};
use crate::{
    app::{
        answer::{Answer, Due, is_unread},
        form::FieldProblem,
        loading::Loaded,
    },
    assess::Waiting,
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

pub(super) fn body(shown: &Shown<'_>) -> Html {
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
            { due(answer) }
            { remainder(waiting) }
        </>
    }
}

fn headline(answer: &Answer, waiting: &Waiting) -> Html {
    let months = waiting.dates.months;
    let year = answer.case.enrolment.year;
    let paths = ["waiting.total_months", "waiting.covered_from"];
    let marks = if is_unread(&answer.case, &answer.assessment) {
        why::cautions(&answer.assessment.steps, &paths)
    } else {
        why::marks(&answer.assessment.steps, &paths)
    };
    match &waiting.dates.covered_from {
        Ok(from) if waiting.dates.covered_until.is_none() => html! {
            <>
                <p class="headline">
                    { "您要等" }<strong>{ format!("{months}个月") }</strong>{ "，等完" }
                    <span class="whole">{ format!("{year}年度") }</span>{ "已经过了，" }
                    <strong>{ format!("{year}年度看病报不了") }</strong>{ "。" }{ marks }
                </p>
                <p class="lead">
                    { format!("要等到{}。下一年度的钱也要在集中参保期里交，到那天才能报销，不用重新等。", wording::day(*from)) }
                </p>
            </>
        },
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

/// What the fewest repaired years that gain a day would gain; or that repair gains none.
fn repair(answer: &Answer, waiting: &Waiting) -> Html {
    let Some(outcome) = &answer.assessment.repair else { return Html::default() };
    let chosen = answer.case.enrolment.repair_years;
    if chosen > 0 {
        return html! { <p class="lead">{ format!("这是补缴{chosen}年以后的结果。") }</p> };
    }
    let Ok(now) = waiting.dates.covered_from else { return Html::default() };
    let mut repaired = outcome.options.iter().filter(|it| it.years > 0 && it.dates.covered_from.is_ok()).peekable();
    if repaired.peek().is_none() {
        return Html::default();
    }
    let Some((choice, from)) =
        repaired.find_map(|it| Some((it, it.dates.covered_from.as_ref().ok().filter(|from| **from < now)?)))
    else {
        return html! { <p class="lead">{ format!("补缴断保年度也不会更早：补了还是从{}起。", wording::day(now)) }</p> };
    };
    let years = choice.years;
    let cost = choice.cost.map_or_else(|| "（价格本地未收录）".to_owned(), wording::yuan);
    let earlier = waiting.dates.months.saturating_sub(choice.dates.months);
    let day = wording::day(*from);
    let year = answer.case.enrolment.year;
    let text = if choice.dates.covered_until.is_some() {
        format!("补缴{years}年{cost}，可以早{earlier}个月：从{day}起。")
    } else {
        format!("补缴{years}年{cost}，可以早{earlier}个月，等到{day}，{year}年度还是报不了。")
    };
    let path = format!("repair.options.{years}.cost");
    html! { <p class="lead">{ text }{ why::marks(&answer.assessment.steps, &[path.as_str()]) }</p> }
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

/// Until when to pay, where that is still to be done.
fn due(answer: &Answer) -> Html {
    match answer.due {
        Due::Over => Html::default(),
        Due::By(day, window) => html! {
            <p class="lead">
                { "最晚" }<strong>{ wording::day(day) }</strong>{ format!("要交上（{}的最后一天）。", wording::window(window)) }
                { why::marks(&answer.assessment.steps, &["waiting.window"]) }
            </p>
        },
        Due::Unsaid => {
            html! { <p class="lead">{ "最晚哪天要交上，" }<strong>{ "本地未收录" }</strong>{ "，请打12393问。" }</p> }
        }
    }
}

/// What the wait means, and until when cover lasts.
fn remainder(waiting: &Waiting) -> Html {
    let wait =
        if waiting.dates.months > 0 { "等的这段时间看病，医保不报，以后也不补。" } else { "" };
    let end = waiting.dates.covered_until.map(|until| format!("保到{}。", wording::day(until)));
    html! { <p>{ wait }{ end.unwrap_or_default() }</p> }
}

/// The wait itself is unsaid: says so, with why and whom to ask.
fn silent(answer: &Answer) -> Html {
    let notices = answer.notices.iter().filter(|notice| notice.code == "unsaid" && notice.path.starts_with("waiting"));
    html! {
        <>
            <p class="headline">{ "要等几个月，" }<strong>{ "本地未收录" }</strong>{ "。" }</p>
            { for notices.map(|notice| html! { <p class="lead">{ &notice.text }</p> }) }
            { price(answer) }
            { due(answer) }
        </>
    }
}

/// Moves to an element that the next drawing brings.
pub(super) fn focus_soon(id: &str) {
    let id = id.to_owned();
    gloo::timers::callback::Timeout::new(0, move || focus_on(&id)).forget();
}
