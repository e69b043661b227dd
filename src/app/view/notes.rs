//! What must be known besides the figures, and the foot of the page.

use super::{Scene, fold, why};
use crate::{app::answer::Answer, wording::Notice};
use std::borrow::Cow;
use yew::prelude::*;

pub(super) fn section(answer: &Answer) -> Html {
    html! {
        <section class="card" aria-labelledby="why-title">
            <h2 id="why-title">{ "怎么算的" }</h2>
            { why::details(&answer.assessment.steps, why_title(answer), &PATHS.map(Cow::Borrowed)) }
            { list(&answer.notices) }
        </section>
    }
}

/// Notices, each text once.
pub(super) fn list<'a>(notices: impl IntoIterator<Item = &'a Notice>) -> Html {
    let title = |code: &str| match code {
        "reading" => "读法说明",
        "draft_policy" => "征求意见稿",
        "unverified_figure" => "未核实",
        "typed_figure" => "您填的",
        "unsaid" => "本地未收录",
        "at_least" => "只有最低标准",
        "rough_estimate" => "粗略估计",
        _ => "请留意",
    };
    let mut told: Vec<&Notice> = Vec::new();
    for notice in notices {
        if !told.iter().any(|known| known.text == notice.text) {
            told.push(notice);
        }
    }
    if told.is_empty() {
        return Html::default();
    }
    let row = |notice: &&Notice| {
        html! { <li><span class={format!("mark is-{}", notice.code)}>{ title(notice.code) }</span>{ unmarked(notice, title(notice.code)) }</li> }
    };
    html! { <ul class="notices">{ for told.iter().map(row) }</ul> }
}

/// The text without what the mark before it says already.
fn unmarked(notice: &Notice, mark: &str) -> String {
    notice.text.strip_prefix(mark).unwrap_or(&notice.text).to_owned()
}

/// The same with the readings folded: a section can have many, and each stands beside its clause as well.
pub(super) fn folded(notices: &[Notice]) -> Html {
    let (readings, others): (Vec<&Notice>, Vec<&Notice>) = notices.iter().partition(|notice| notice.code == "reading");
    html! {
        <>
            { list(others) }
            if !readings.is_empty() {
                { fold::why(format!("条文有两种读法的地方（{}处）", readings.len()), list(readings)) }
            }
        </>
    }
}

/// The wait's figures in the steps.
pub(super) const PATHS: [&str; 10] = [
    "waiting.window",
    "waiting.exempt",
    "waiting.lapsed_years",
    "waiting.fixed_months",
    "waiting.variable_months",
    "waiting.repaired_months",
    "waiting.total_months",
    "waiting.waits_from",
    "waiting.covered_from",
    "waiting.covered_until",
];

fn why_title(answer: &Answer) -> String {
    match answer.assessment.waiting.as_ref().map(|waiting| waiting.dates.months) {
        Some(0) => "为什么不用等？".to_owned(),
        Some(months) => format!("为什么是{months}个月？"),
        None => "等待期是怎么算的？".to_owned(),
    }
}

pub(super) fn footer(scene: &Scene<'_>) -> Html {
    let version = scene.shelf.get().map(|shelf| {
        let area = shelf.area().map(|area| area.name.clone()).unwrap_or_default();
        format!("{area}政策数据核对到{}，版本{}。", shelf.as_of(), shelf.hash)
    });
    // Within another page they open beside it: the frame stays with what was filled in.
    let target = scene.manner.asked.is_embedded.then_some("_blank");
    let way = |href: &str, name: &str| html! { <a href={href.to_owned()} {target} rel={target.map(|_| "noopener")}>{ name }</a> };
    html! {
        <footer class="colophon">
            <p>{ "测算结果，不作为结算凭证。以当地医保局为准，医保热线12393。" }</p>
            if let Some(version) = version { <p>{ version }</p> }
            <p>{ "您填的内容只在这台设备上计算，不会发出去。" }</p>
            <nav class="ways" aria-label="说明">
                { way("help.html", "怎么用") }
                { way("sources.html", "依据的文件") }
                { way("statement.html", "隐私和无障碍声明") }
                if scene.manner.asked.is_embedded { { way(whole(scene), "打开完整的页面") } }
            </nav>
        </footer>
    }
}

/// The whole page with the same entries.
fn whole<'a>(scene: &Scene<'a>) -> &'a str {
    if scene.kept.link.is_empty() { "./" } else { &scene.kept.link }
}
