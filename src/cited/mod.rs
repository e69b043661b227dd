//! A figure and the sentence that states it, inseparable: clauses, sealed terms, and the trace that opens them.

mod clause;
mod term;
mod trace;

pub use clause::{Clause, Source, Standing, Trust};
pub use term::Term;
pub use trace::{Step, Trace};
