//! The page: what was typed, and an answer recomputed from it at every change. It stores entries, never results.

pub mod address;
mod answer;
pub mod asked;
mod component;
mod form;
mod hosted;
pub mod house;
mod inside;
pub mod kept;
mod leaving;
mod loading;
pub mod manner;
mod model;
mod parts;
mod poster;
pub mod shelves;
mod showing;
mod store;
mod update;
mod view;

pub use answer::{Answer, answer};
pub use component::{App, AppProps, mount};
pub use form::{Field, FieldProblem, amount, code, day, span};
pub use inside::Inside;
pub use leaving::{Leave, Left};
pub use loading::Loaded;
pub use model::{Model, Payment, YearEntry, account, bonus, care, compare, family, retirement};
pub use parts::Here;
pub use update::{Message, update};
pub use view::{Scene, page, spoken};
