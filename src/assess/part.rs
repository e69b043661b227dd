//! One part of an answer: its outcome or silence, what else must be told, and every figure's step.

use super::Remark;
use crate::{cited::Step, rules::Finding};

/// One part of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<T> {
    /// What was found; none where the part is silent.
    pub outcome: Option<T>,
    /// What else must be told.
    pub remarks: Vec<Remark>,
    /// Every figure's step.
    pub steps: Vec<Step<Finding>>,
}
