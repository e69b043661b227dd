//! A family as callers write it, and its plan as the report has it.

use super::{error::Error, report::shapes, request::asked};
use crate::{
    person::Family,
    rules::family::{Found, Outcome},
};
use serde_json::Value as Json;
use std::collections::BTreeMap;

asked! {
    /// A family's account.
    FamilyShape {
        holders: Vec<HolderShape>,
        members: Vec<MemberShape>,
    }
    /// Somebody with an account.
    HolderShape {
        id: String,
        balance: Json,
        province: String,
    }
    /// Somebody whose premium is due.
    MemberShape {
        id: String,
        relation: BTreeMap<String, String>,
        province: String,
        premium: Json,
        bills: Option<Json>,
    }
}

impl FamilyShape {
    pub(super) fn read(&self) -> Result<Family, Error> {
        Ok(Family {})
    }
}

shapes! {
    /// A family's plan.
    FamilyReport { payments: Vec<String>, }
}

pub(super) fn shape(_outcome: &Outcome) -> FamilyReport {
    FamilyReport { payments: Vec::new() }
}

pub(super) fn value(found: &Found) -> String {
    match *found {}
}
