//! A family whose accounts pay for one another (家庭共济).

/// A family.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family {}
