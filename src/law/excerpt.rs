//! What of a pack an enrolment is answered from, so that a page need not wait for the rest of it.

use super::text::{ClauseText, DocumentText, PackText, ShelfText};

/// How the keys begin that an enrolment is answered from.
const ENROLMENT: [&str; 10] = [
    "assistance.recipient",
    "claim.",
    "coverage_year.",
    "exemption",
    "newborn.",
    "premium.",
    "repair.",
    "subsidy",
    "waiting.",
    "window.",
];

impl ShelfText {
    /// The same packs with only the clauses from which an enrolment is answered.
    #[must_use]
    pub fn for_enrolment(&self) -> Self {
        let packs = self.packs.iter().map(|pack| PackText {
            code: pack.code.clone(),
            name: pack.name.clone(),
            as_of: pack.as_of.clone(),
            documents: pack.documents.iter().filter_map(needed).collect(),
        });
        Self { hash: self.hash.clone(), packs: packs.collect() }
    }
}

fn needed(document: &DocumentText) -> Option<DocumentText> {
    let is_needed = |clause: &&ClauseText| {
        clause.sets.iter().any(|set| ENROLMENT.iter().any(|beginning| set.key.starts_with(beginning)))
    };
    let clause: Vec<ClauseText> = document.clause.iter().filter(is_needed).cloned().collect();
    (!clause.is_empty()).then(|| DocumentText { document: document.document.clone(), clause })
}
