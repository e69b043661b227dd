//! The rules, each pure: terms in, outcome and trace out, or silence. No rule sees the shelf, the clock or a literal
//! of law.

pub mod account;
pub mod bill;
pub mod bonus;
pub mod claim;
pub mod continuity;
pub mod dates;
pub mod exemption;
pub mod family;
mod finding;
pub mod newborn;
pub mod payment_days;
pub mod premium;
pub mod repair;
pub mod retirement;
pub mod wait;
pub mod waiting;
pub mod window;

pub use finding::{Finding, FixedWhy};

use crate::{calendar::Year, cited::Trace};

/// The trace of a calculation.
pub type Reasoning = Trace<Finding>;

/// What one coverage year's law says of windows and waits.
#[derive(Debug, Clone)]
pub struct YearLaw {
    /// The coverage year.
    pub year: Year,
    /// Its windows.
    pub windows: window::Terms,
    /// Its waits.
    pub wait: wait::Terms,
}
