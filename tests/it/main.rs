//! Everything that must hold across rooms, in one binary: stories, laws over every history, packs, the contract, the
//! house's own invariants.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops where it stands"
)]

mod account;
mod asking;
mod bad_policies;
mod care_notices;
mod cases;
mod claims;
mod contract;
mod coverage;
mod every_history;
mod family;
mod family_law;
mod first_packs;
mod gists;
mod guide;
mod laws;
mod made_up_bills;
mod made_up_packs;
mod newborns;
mod one_counter;
mod one_document;
mod payment_days;
mod policies;
mod raised_cap;
mod reminders;
mod retirement;
mod spread;
mod tidy;
mod time_coverage;
mod voices;
mod waits_told;
