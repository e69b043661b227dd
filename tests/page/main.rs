//! The page without a browser: its reducer, and its markup rendered to text.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod address;
mod ahead;
mod asked;
mod assumed;
mod benefits;
mod compare;
mod drawn;
mod entries;
mod family;
mod gists;
mod household;
mod inside;
mod modes;
mod packs;
mod papers;
mod reducer;
mod retirement;
mod said;
mod sheet;
mod shown;
mod strip;
