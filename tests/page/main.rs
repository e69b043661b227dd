//! The page without a browser: its reducer, and its markup rendered to text.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod drawn;
mod reducer;
mod shown;
