//! "怎么算的": every figure opens to its sum and its clauses, with the marks that qualify it.

use super::fold;
use crate::{
    cited::{Clause, Source, Standing, Step, Trust},
    rules::Finding,
    wording,
};
use std::{borrow::Cow, collections::BTreeSet, sync::Arc};
use yew::prelude::*;

/// The step of one figure.
pub(super) fn step<'a>(steps: &'a [Step<Finding>], path: &str) -> Option<&'a Step<Finding>> {
    steps.iter().find(|step| step.path == path)
}

/// The steps behind some figures, each with the clauses that it adds to those before.
pub(super) fn details(steps: &[Step<Finding>], title: String, paths: &[Cow<'static, str>]) -> Html {
    let mut told = BTreeSet::new();
    let mut rows = Vec::new();
    for step in paths.iter().filter_map(|path| step(steps, path)) {
        rows.push(html! {
            <li key={step.path.to_string()}>
                <p>{ wording::sentence(&step.finding) }</p>
                { for fresh(&mut told, &step.clauses) }
            </li>
        });
    }
    if rows.is_empty() { Html::default() } else { fold::why(title, html! { <ol>{ for rows }</ol> }) }
}

/// The clauses behind some figures that stand together, each once.
pub(super) fn clauses(title: &'static str, clauses: impl IntoIterator<Item = Arc<Clause>>) -> Html {
    let clauses: Vec<Arc<Clause>> = clauses.into_iter().collect();
    let fresh = fresh(&mut BTreeSet::new(), &clauses);
    if fresh.is_empty() { Html::default() } else { fold::why(title.to_owned(), html! { <>{ for fresh }</> }) }
}

/// The clauses that were not told before: an article may be quoted by several packs.
fn fresh<'a>(told: &mut BTreeSet<(&'a str, &'a str)>, clauses: &'a [Arc<Clause>]) -> Vec<Html> {
    let fresh = clauses.iter().filter(|clause| told.insert((&clause.at, &clause.quote)));
    fresh.map(|clause| evidence(clause)).collect()
}

/// A clause: quote, document, article, whose rule it is, and its force.
pub(super) fn evidence(clause: &Clause) -> Html {
    if clause.is_typed {
        return html! { <p class="evidence"><span class="mark is-typed">{ "您填的" }</span>{ "您照当地通知填的数字" }</p> };
    }
    let source = &clause.source;
    let number = source.number.clone().map(|number| format!("{number} · ")).unwrap_or_default();
    let (whose, standing) = (whose(source), standing(source));
    // A clause stands where it stands as long as its pack is here: a changed answer moves what is drawn already.
    let key = std::ptr::from_ref(clause).addr();
    html! {
        <blockquote class="evidence" {key}>
            <p>{ wording::words(clause) }</p>
            if let Some(sum) = &clause.derived { <p>{ format!("推算：{sum}") }</p> }
            <footer>
                { format!("{number}{}，{} · {} · {whose} · {standing}", source.title, source.issuer, clause.at) }
                { trust(source.trust) }
            </footer>
            if let Some(reading) = &clause.reading {
                <p class="reading"><span class="mark is-reading">{ "读法说明" }</span>{ reading }</p>
            }
        </blockquote>
    }
}

fn standing(source: &Source) -> &'static str {
    match source.standing {
        Standing::InForce => "现行有效",
        Standing::Draft => "征求意见稿",
        Standing::Report => "公开报道、问答",
    }
}

fn whose(source: &Source) -> &str {
    if source.area == "100000" { "全国规定" } else { &source.area_name }
}

/// A document in one line: number, title, issuer, day of issue, whose rule it is, and its force.
pub(super) fn document(source: &Source) -> String {
    let number = source.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
    let Source { title, issuer, issued_on, .. } = source;
    let day = wording::day(*issued_on);
    format!("{number}《{title}》，{issuer}，{day}，{}，{}", whose(source), standing(source))
}

/// How far a document's wording can be trusted, where it is not the bureau's own.
pub(super) fn trust(trust: Trust) -> Html {
    match trust {
        Trust::Official => Html::default(),
        Trust::Reported => html! { <span class="mark">{ "报道转述" }</span> },
        Trust::Copied => html! { <span class="mark">{ "转抄件" }</span> },
        Trust::Unverified => html! { <span class="mark is-unverified">{ "未核实" }</span> },
    }
}

/// The marks that qualify a figure, wherever it stands: typed, draft, unverified, a reading.
pub(super) fn marks(steps: &[Step<Finding>], paths: &[&str]) -> Html {
    html! {
        <>
            { cautions(steps, paths) }
            if cited(steps, paths).any(|clause| clause.reading.is_some()) { <span class="mark is-reading">{ "读法说明" }</span> }
        </>
    }
}

/// The same without the readings, where they have no bearing.
pub(super) fn cautions(steps: &[Step<Finding>], paths: &[&str]) -> Html {
    warnings(cited(steps, paths))
}

fn cited<'a>(steps: &'a [Step<Finding>], paths: &'a [&str]) -> impl Iterator<Item = &'a Arc<Clause>> {
    paths.iter().filter_map(|path| step(steps, path)).flat_map(qualifying)
}

/// The clauses whose marks go with a figure: a nothing that is multiplied by a price holds none of the price.
pub(super) fn qualifying(step: &Step<Finding>) -> &[Arc<Clause>] {
    match step.finding {
        Finding::Subsidy { group: None, .. } | Finding::RepairSum { years: 0, .. } => &[],
        _ => &step.clauses,
    }
}

/// What makes a figure less than certain: typed, draft, unverified.
pub(super) fn warnings<'a>(clauses: impl IntoIterator<Item = &'a Arc<Clause>>) -> Html {
    let clauses: Vec<&Arc<Clause>> = clauses.into_iter().collect();
    let any = |test: &dyn Fn(&Clause) -> bool| clauses.iter().any(|clause| test(clause));
    html! {
        <>
            if any(&|clause| clause.is_typed) { <span class="mark is-typed">{ "您填的" }</span> }
            if any(&Clause::is_draft) { <span class="mark is-draft">{ "征求意见稿" }</span> }
            if any(&Clause::is_unverified) { <span class="mark is-unverified">{ "未核实" }</span> }
        </>
    }
}
