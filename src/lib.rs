//! 参保明白账 (canbao): what a missed year of resident medical insurance costs, and why.
//!
//! A figure from the law never travels alone: it is born in a policy document as a sealed term, only a
//! [`cited::Trace`] can open it, and the explanation is what the trace wrote down while the rules worked.
//!
//! ```
//! use canbao::{contract, law::Shelf};
//!
//! // 青岛: not insured in 2025 and 2026, paying for 2027 in the central window.
//! let request = r#"{
//!     "area": "370200",
//!     "enrolment": {"coverage_year": 2027, "paid_on": "2026-11-20", "window": "central"},
//!     "history": [{"year": 2025, "cover": "none"}, {"year": 2026, "cover": "none"}]
//! }"#;
//! # #[cfg(feature = "cli")] {
//! let shelf = Shelf::built_in("370200").map_err(|_| "no such area")?;
//! let report = contract::answer(request, &shelf).map_err(|error| error.text)?;
//! let waiting = report.waiting.flatten().ok_or("silent")?;
//! assert_eq!(waiting.total_months, Some(4));
//! assert_eq!(waiting.covered_from.as_deref(), Some("2027-05-01"));
//! # }
//! # Ok::<(), String>(())
//! ```

#![forbid(unsafe_code)]

pub mod units;

pub mod calendar;

pub mod cited;

pub mod law;

pub mod person;

pub mod rules;

pub mod assess;

pub mod wording;

pub mod contract;

#[cfg(feature = "app")]
pub mod app;
