//! Every clause once, under its document and with a number by which the sums refer to it.

use super::super::why;
use crate::{
    cited::{Clause, Source},
    wording,
};
use std::sync::Arc;
use yew::prelude::*;

/// The documents with their clauses, numbered in the order in which they stand.
pub(in crate::app::view) struct Numbered(Vec<(Arc<Source>, Vec<Arc<Clause>>)>);

impl Numbered {
    pub(super) fn of<'a>(clauses: impl Iterator<Item = &'a Arc<Clause>>) -> Self {
        let mut documents: Vec<(Arc<Source>, Vec<Arc<Clause>>)> = Vec::new();
        for clause in clauses.filter(|clause| !clause.is_typed) {
            let at = documents.iter().position(|(source, _)| *source == clause.source);
            match at.and_then(|at| documents.get_mut(at)) {
                Some((_, known)) if known.iter().any(|it| is_same(it, clause)) => {}
                Some((_, known)) => known.push(Arc::clone(clause)),
                None => documents.push((Arc::clone(&clause.source), vec![Arc::clone(clause)])),
            }
        }
        Self(documents)
    }

    /// Each clause with its number.
    pub(in crate::app::view) fn all(&self) -> impl Iterator<Item = (usize, &Arc<Clause>)> {
        let clauses = self.0.iter().flat_map(|(_, clauses)| clauses);
        clauses.enumerate().map(|(index, clause)| (index.saturating_add(1), clause))
    }

    /// The numbers of some clauses: [1][3-5].
    pub(super) fn of_these(&self, clauses: &[Arc<Clause>]) -> String {
        let is_cited = |clause: &Clause| clauses.iter().any(|cited| is_same(cited, clause));
        let mut rows: Vec<(usize, usize)> = Vec::new();
        for (number, _) in self.all().filter(|(_, clause)| is_cited(clause)) {
            match rows.last_mut() {
                Some((_, last)) if last.saturating_add(1) == number => *last = number,
                _ => rows.push((number, number)),
            }
        }
        let told = rows
            .iter()
            .map(|(first, last)| if first == last { format!("[{first}]") } else { format!("[{first}-{last}]") });
        told.collect()
    }

    /// Whether a text stands beside a clause already, as the way in which it is read.
    pub(super) fn reads(&self, text: &str) -> bool {
        self.all().any(|(_, clause)| clause.reading.as_deref() == Some(text))
    }

    /// The list: a document, then its clauses.
    pub(in crate::app::view) fn list(&self) -> Html {
        if self.0.is_empty() {
            return Html::default();
        }
        let mut number = 0_usize;
        let mut clause = |clause: &Arc<Clause>| {
            number = number.saturating_add(1);
            html! { <li>{ format!("[{number}] {}：{}", clause.at, wording::words(clause)) }{ beside(clause) }</li> }
        };
        let document = |(source, clauses): &(Arc<Source>, Vec<Arc<Clause>>)| {
            html! { <><h3>{ why::document(source) }{ why::trust(source.trust) }</h3><ul>{ for clauses.iter().map(&mut clause) }</ul></> }
        };
        html! { <section class="clauses"><h2>{ "依据的条文" }</h2>{ for self.0.iter().map(document) }</section> }
    }
}

/// The same sentence: it may set several figures.
fn is_same(one: &Clause, other: &Clause) -> bool {
    one.at == other.at && one.quote == other.quote && one.source == other.source
}

/// What must be read with a clause.
fn beside(clause: &Clause) -> Html {
    html! {
        <>
            if let Some(sum) = &clause.derived { { format!(" 推算：{sum}") } }
            if let Some(reading) = &clause.reading { <span class="mark is-reading">{ "读法说明" }</span>{ reading.clone() } }
        </>
    }
}
