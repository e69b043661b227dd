//! Finds the terms of the family's account.

use super::{Desk, Part, Typed};
use crate::{calendar::Year, person::Family, rules::family::Outcome};

pub(super) fn assess(_desk: &Desk<'_>, _family: &Family, _year: Year, _typed: &Typed) -> Part<Outcome> {
    Part { outcome: None, remarks: Vec::new(), steps: Vec::new() }
}
