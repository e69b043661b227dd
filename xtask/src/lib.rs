//! The chores around the calculator. `tests/e2e` uses the server and the browser lookup too, hence a library.

pub mod browser;
pub mod bundle;
pub mod cases;
pub mod embed;
pub mod offline;
pub mod packs;
pub mod page;
pub mod places;
pub mod prerender;
pub mod serve;
pub mod shrink;
pub mod sizes;
pub mod split;
pub mod steps;
pub mod styles;
pub mod tally;
pub mod test;
pub mod tools;
pub mod waiting;
pub mod words;
