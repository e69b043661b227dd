//! To be written.

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {}

/// The outcome.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {}
