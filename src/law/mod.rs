//! What the documents say: the closed list of what can be set, the check that each quote states its value,
//! documents read from text, the shelf of packs, and what stands in one place for one year.

mod category;
mod check;
mod document;
mod expression;
mod fault;
mod head;
mod key;
mod quantity;
mod quote;
mod selection;
mod shelf;
mod standing;
mod text;
#[cfg(feature = "cli")]
mod toml_text;
#[cfg(feature = "cli")]
mod transcript;
mod value;
mod word;

pub use category::Group;
pub use check::{gaps, problems_between};
pub use document::{Document, Force, Holds, Provision};
pub use fault::{Fault, Place};
pub use key::{Key, Kind};
pub use quantity::{Quantity, Unit, mentions};
pub use selection::Detail;
pub use shelf::{Entry, Pack, Shelf};
pub use standing::{Silence, Standing, Stands};
pub use text::{ClauseText, DocumentText, HeadText, PackText, SetText, ShelfText};
#[cfg(feature = "cli")]
pub use transcript::{Folder, read_folder, read_pack_texts};
pub use value::{FromValue, Limit, On, Share, Value};
pub use word::{
    BonusStart, CareDay, Charges, CountedBy, CoverStart, DayCounting, EmployeeGap, ExtendedVariable, NewbornFree,
    NewbornLimit, NotCounted, Recipient, RepairPrice, Required, VariableCounting, Waived, Waives,
};
