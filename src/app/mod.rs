//! The page: what was typed, and an answer recomputed from it at every change. It stores entries, never results.

mod answer;
mod component;
mod form;
mod loading;
mod model;
mod update;
mod view;

pub use answer::{Answer, answer};
pub use component::{App, AppProps};
pub use form::{Field, FieldProblem, amount, day, span};
pub use loading::Loaded;
pub use model::{Model, Payment, YearEntry, account, bonus, care, family, retirement};
pub use update::{Message, update};
pub use view::{Scene, page};
