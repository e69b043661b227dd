//! Repair as a choice: what each missed year would cost and gain (变动待遇等待期修复).

use super::{Shown, field, said, why};
use crate::{
    app::{answer::Answer, update::Message},
    rules::repair::Choice,
    wording,
};
use std::borrow::Cow;
use yew::prelude::*;

pub(super) fn section(shown: &Shown<'_>, answer: &Answer) -> Html {
    let Some(outcome) = &answer.assessment.repair else { return Html::default() };
    let most = outcome.options.last().map_or(0, |choice| choice.years);
    let Some(waiting) = &answer.assessment.waiting else { return Html::default() };
    if waiting.parts.variable == 0 {
        return Html::default();
    }
    html! {
        <section class="card" aria-labelledby="repair-title">
            <h2 id="repair-title">{ "补缴划不划算" }</h2>
            if most == 0 {
                <p>{ "连着断保多年，等待期已经到了规定的下限，补缴也不能再缩短。" }</p>
            } else {
                <fieldset class="options">
                    <legend class="is-quiet">{ "选补缴几年" }</legend>
                    { for outcome.options.iter().map(|choice| option(shown, answer, choice)) }
                </fieldset>
                <p class="hint">{ "补缴只缩短等待的时间；不算连续参保年数，等待期里看病也不能再报。" }</p>
            }
            { why::details(&answer.assessment.steps, "补缴是怎么算的？".to_owned(), &paths(answer)) }
        </section>
    }
}

/// Every option's figures in the steps.
pub(super) fn paths(answer: &Answer) -> Vec<Cow<'static, str>> {
    let options: Vec<u32> = answer.assessment.repair.iter().flat_map(|it| &it.options).map(|it| it.years).collect();
    let mut paths: Vec<Cow<'static, str>> = vec!["repair.most".into(), "repair.price".into()];
    for years in options {
        let is_gain = gains(answer, years);
        for part in
            ["total_months", "covered_from", "cost", "per_month"].iter().filter(|it| is_gain || **it != "per_month")
        {
            paths.push(format!("repair.options.{years}.{part}").into());
        }
    }
    paths
}

/// Whether so many repaired years bring the first covered day nearer; where a day is unsaid, the months speak.
fn gains(answer: &Answer, years: u32) -> bool {
    let options = answer.assessment.repair.as_ref().map(|outcome| outcome.options.as_slice()).unwrap_or_default();
    let from = |years: u32| options.iter().find(|it| it.years == years)?.dates.covered_from.as_ref().ok();
    from(years).zip(from(0)).is_none_or(|(from, without)| from < without)
}

fn option(shown: &Shown<'_>, answer: &Answer, choice: &Choice) -> Html {
    let is_chosen = shown.model().repair_years == choice.years;
    let title = if choice.years == 0 { "不补".to_owned() } else { format!("补{}年", choice.years) };
    let cost = choice.cost.map_or_else(|| "价格本地未收录".to_owned(), wording::yuan);
    let path = format!("repair.options.{}.cost", choice.years);
    let year = answer.case.enrolment.year;
    let label = html! {
        <span class="option">
            <strong>{ title }</strong>
            <span>{ cost }if choice.years > 0 { { why::marks(&answer.assessment.steps, &[path.as_str()]) } }</span>
            <span>{ format!("一共等{}个月", choice.dates.months) }</span>
            if let Ok(from) = choice.dates.covered_from {
                <span>{ if choice.dates.covered_until.is_some() { format!("{}起能报", wording::day(from)) } else { said::begins(Some(from), year) } }</span>
            }
            if choice.years > 0 && !gains(answer, choice.years) {
                <span class="hint">{ "补了也不会更早" }</span>
            } else if let Some(each) = choice.per_month {
                <span class="hint">{ format!("早1个月要{}", wording::yuan(each)) }</span>
            }
        </span>
    };
    field::choice("repair", &choice.years.to_string(), label, is_chosen, shown.on(Message::RepairChosen(choice.years)))
}
