//! The trace opens terms and, as it hands a value over, writes down its clause.

use super::{Clause, Term};
use std::{borrow::Cow, sync::Arc};

/// One figure of the answer: where it stands in the report, what was found, and the clauses it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<F> {
    /// The figure's path in the report, such as `waiting.total_months`.
    pub path: Cow<'static, str>,
    /// What was found, for [`crate::wording`] to put into words.
    pub finding: F,
    /// Every clause that the figure rests on, each once.
    pub clauses: Vec<Arc<Clause>>,
}

/// The record of one calculation.
#[derive(Debug, Clone)]
pub struct Trace<F> {
    steps: Vec<Step<F>>,
    opened: Vec<Arc<Clause>>,
    is_silent: bool,
}

impl<F> Default for Trace<F> {
    fn default() -> Self {
        Self { steps: Vec::new(), opened: Vec::new(), is_silent: false }
    }
}

impl<F> Trace<F> {
    /// A trace that writes nothing down, for trying what an answer would be: no figure of it may be shown.
    pub fn silent() -> Self {
        Self { is_silent: true, ..Self::default() }
    }

    /// Hands over a term's value and writes down its clause for the next step.
    pub fn open<T: Clone>(&mut self, term: &Term<T>) -> T {
        self.cite(&term.clause);
        term.value.clone()
    }

    /// Asks whether a term applies; its clause is written down only if it does.
    pub fn applies<T>(&mut self, term: &Term<T>, test: impl FnOnce(&T) -> bool) -> bool {
        let yes = test(&term.value);
        if yes {
            self.cite(&term.clause);
        }
        yes
    }

    /// Lets the next step rest on what an earlier one rested on.
    pub fn rest_on(&mut self, path: &str) {
        let Self { steps, opened, .. } = self;
        if let Some(step) = steps.iter().rev().find(|step| step.path == path) {
            step.clauses.iter().for_each(|clause| add(opened, clause));
        }
    }

    /// Writes a step with every clause opened since the last one.
    pub fn conclude(&mut self, path: impl Into<Cow<'static, str>>, finding: F) {
        if !self.is_silent {
            // Moved into a list of its own size; the room to gather in stays.
            let clauses = self.opened.drain(..).collect();
            self.steps.push(Step { path: path.into(), finding, clauses });
        }
    }

    /// Hands over what was opened since the last step, for a calculation that another one rests on.
    pub fn take_opened(&mut self) -> Vec<Arc<Clause>> {
        std::mem::take(&mut self.opened)
    }

    /// What was opened since the last step.
    pub fn opened(&self) -> &[Arc<Clause>] {
        &self.opened
    }

    /// Lets the next step rest on clauses that an inner calculation opened.
    pub fn rest_on_all(&mut self, clauses: &[Arc<Clause>]) {
        for clause in clauses {
            self.cite(clause);
        }
    }

    /// Forgets what was opened since the last step (a way that was tried and not taken).
    pub fn forget(&mut self) {
        self.opened.clear();
    }

    /// Every step, in the order in which it was concluded.
    pub fn into_steps(self) -> Vec<Step<F>> {
        self.steps
    }

    fn cite(&mut self, clause: &Arc<Clause>) {
        if !self.is_silent {
            add(&mut self.opened, clause);
        }
    }
}

/// One sentence that sets two figures is one piece of evidence.
fn add(opened: &mut Vec<Arc<Clause>>, clause: &Arc<Clause>) {
    let is_known =
        opened.iter().any(|known| Arc::ptr_eq(known, clause)) || opened.iter().any(|known| **known == **clause);
    if !is_known {
        opened.push(Arc::clone(clause));
    }
}
