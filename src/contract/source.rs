//! One clause as a report shows it. A report repeats a clause under every figure that rests on it, so it is written out
//! as JSON once and copied from there.

use super::report::shapes;
use crate::cited::Clause;
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use std::{cell::RefCell, collections::BTreeMap, ops::Deref, sync::Arc};

shapes! {
    /// What a report says of one clause.
    Cited {
        document: String,
        clause: String,
        quote: String,
        standing: &'static str,
        trust: &'static str,
        area: String,
    }
}

/// One clause, written out already.
#[derive(Debug, Clone)]
pub struct SourceShape(Arc<(Cited, Option<Box<RawValue>>)>);

impl SourceShape {
    fn of(clause: &Clause) -> Self {
        let source = &clause.source;
        let number = source.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
        let cited = Cited {
            document: format!("{number}{}", source.title),
            clause: clause.at.clone(),
            quote: clause.quote.clone(),
            standing: source.standing.word(),
            trust: source.trust.word(),
            area: source.area.clone(),
        };
        let written = to_raw_value(&cited).ok();
        Self(Arc::new((cited, written)))
    }
}

impl Deref for SourceShape {
    type Target = Cited;

    fn deref(&self) -> &Cited {
        &self.0.0
    }
}

impl PartialEq for SourceShape {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

#[cfg(feature = "cli")]
impl super::schema::Shape for SourceShape {
    fn form(known: &mut super::schema::Known) -> super::schema::Form {
        Cited::form(known)
    }
}

/// As JSON; a report has no other form.
impl Serialize for SourceShape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &*self.0 {
            (_, Some(written)) => written.serialize(serializer),
            (cited, None) => cited.serialize(serializer),
        }
    }
}

/// The documents' clauses that one area's reports have shown so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    /// By the clause's address, which stays its own for as long as it is held here. Documents have so many clauses and
    /// no more; what users type is never kept.
    written: RefCell<BTreeMap<*const Clause, (Arc<Clause>, SourceShape)>>,
}

impl Sources {
    pub(super) fn of(&self, clauses: &[Arc<Clause>]) -> Vec<SourceShape> {
        clauses.iter().map(|clause| self.source(clause)).collect()
    }

    fn source(&self, clause: &Arc<Clause>) -> SourceShape {
        if clause.is_typed {
            return SourceShape::of(clause);
        }
        let mut written = self.written.borrow_mut();
        let kept = written.entry(Arc::as_ptr(clause)).or_insert_with(|| (Arc::clone(clause), SourceShape::of(clause)));
        kept.1.clone()
    }
}
