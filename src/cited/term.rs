//! A sealed value: it cannot be read without writing down the clause that states it.

use super::Clause;
use std::sync::Arc;

/// A figure of law bound to its clause. The value is private to this room: only a [`super::Trace`] opens it.
///
/// ```compile_fail
/// fn peek(term: canbao::cited::Term<u32>) -> u32 {
///     term.value // a stray read does not compile
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term<T> {
    pub(super) value: T,
    pub(super) clause: Arc<Clause>,
}

impl<T> Term<T> {
    /// Seals a value with the clause that states it.
    pub fn seal(value: T, clause: Arc<Clause>) -> Self {
        Self { value, clause }
    }

    /// The clause, which may always be shown.
    pub fn clause(&self) -> &Arc<Clause> {
        &self.clause
    }

    /// The same clause sealing what the value means for one case (a recurring date in a given year).
    pub fn map<U>(&self, meaning: impl FnOnce(&T) -> U) -> Term<U> {
        Term { value: meaning(&self.value), clause: Arc::clone(&self.clause) }
    }
}
