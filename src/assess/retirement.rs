//! Finds the terms of retiree cover.

use super::{Desk, Part, Typed};
use crate::{person::Retirement, rules::retirement::Outcome};

pub(super) fn assess(_desk: &Desk<'_>, _retirement: &Retirement, _typed: &Typed) -> Part<Outcome> {
    Part { outcome: None, remarks: Vec::new(), steps: Vec::new() }
}
