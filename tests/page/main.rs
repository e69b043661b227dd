//! The page without a browser: its reducer, and its markup rendered to text.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod benefits;
mod drawn;
mod packs;
mod reducer;
mod shown;
