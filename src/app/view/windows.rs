//! Where no document names the window and nobody knows in which one the money arrives: what each would give.

use super::{Shown, compare};
use crate::{
    app::answer::compare::{Figures, windows},
    person::Window,
    wording,
};
use yew::prelude::*;

/// The outcomes in place of the one answer; nothing where there is one, or where anything else is missing.
pub(super) fn outcomes(shown: &Shown<'_>) -> Option<Html> {
    let found = windows(shown.model(), shown.desk?)?;
    let card = |(window, figures): &(Window, Figures)| {
        html! {
            <div class="future"><p><strong>{ wording::window(*window) }</strong></p>{ compare::rows(figures, None) }</div>
        }
    };
    Some(html! {
        <>
            <p class="headline">{ headline(&found) }</p>
            <p class="lead">{ "本地没有收录缴费时段的日期。请打12393问：这笔钱算在哪个时段里交的？问到了再来选。" }</p>
            <div class="futures">{ for found.iter().map(card) }</div>
        </>
    })
}

/// From the shortest wait to the longest, and on what it turns.
fn headline(found: &[(Window, Figures)]) -> String {
    let months: Option<Vec<u32>> = found.iter().map(|(_, figures)| figures.digest.months).collect();
    let months = months.unwrap_or_default();
    let wait = match (months.iter().min(), months.iter().max()) {
        (Some(0), Some(0)) => "您不用等，从哪天起能报销".to_owned(),
        (Some(0), Some(most)) => format!("您可能不用等，也可能要等{most}个月"),
        (Some(least), Some(most)) if least == most => format!("您要等{most}个月，从哪天起能报销"),
        (Some(least), Some(most)) => format!("您要等{least}到{most}个月"),
        _ => "要等几个月、从哪天起能报销".to_owned(),
    };
    let mark = if wait.ends_with('月') { "：" } else { "，" };
    format!("{wait}{mark}要看这笔钱算在哪个缴费时段。")
}
