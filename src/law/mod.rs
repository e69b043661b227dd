//! What the documents say: the closed list of what can be set, the check that each quote states its value,
//! documents read from text, the shelf of packs, and what stands in one place for one year.

mod ahead;
mod care_word;
mod category;
mod cell;
mod check;
mod document;
mod excerpt;
mod expression;
mod fault;
mod gist;
mod head;
mod key;
mod key_title;
mod kin;
mod quantity;
mod quote;
mod selection;
mod selector;
mod shelf;
mod standing;
mod table;
mod text;
#[cfg(feature = "cli")]
mod toml_text;
#[cfg(feature = "cli")]
mod transcript;
mod value;
mod word;

pub use ahead::Ahead;
pub use care_word::{Age, CareKind, CarePlace, Level, Pension, Relation, Scheme, Sex, Stay, Usage};
pub use category::Group;
pub use cell::{Cell, Query};
pub use check::{gaps, overlaps, problems_between};
pub use document::{Document, Force, Holds, Provision};
pub use fault::{Fault, Place};
pub use gist::latin_word;
pub use key::{Key, Kind};
pub use kin::kin;
pub use quantity::{Quantity, Unit, mentions};
pub use selection::Detail;
pub use shelf::{Entry, Pack, Shelf};
pub use standing::{Silence, Standing, Stands};
pub use table::{Band, Table};
pub use text::{ClauseText, DocumentText, HeadText, PackText, SetText, ShelfText, Words};
#[cfg(feature = "cli")]
pub use transcript::{Folder, read_folder, read_pack_texts};
pub use value::{FromValue, Limit, Most, On, Share, Value};
pub use word::{
    Adulthood, AfterLapse, Allowed, Bands, BonusStart, BornFrom, CareDay, Charges, Counted, CountedBy, CoverStart,
    DayCounting, EmployeeGap, EmployeeYear, ExtendedVariable, MakeUp, NewbornFree, NewbornLimit, NotCounted, Paying,
    Reach, Recipient, ReductionPer, RepairPrice, Required, SettledAs, StayCounting, VariableCounting, Waived, Waives,
};
