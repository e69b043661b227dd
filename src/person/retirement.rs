//! An employee before retirement (退休前的职工参保人).

/// An employee before retirement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retirement {}
