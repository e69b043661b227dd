//! Packs as text: the one shape that TOML (edited by officials) and JSON (loaded by the page) both have.

use serde::{Deserialize, Serialize};

/// One word or a list of them, as officials find it easier to write.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Words {
    /// Nothing said.
    #[default]
    None,
    /// One word.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Words {
    /// Every word.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let words = match self {
            Self::None => &[],
            Self::One(word) => std::slice::from_ref(word),
            Self::Many(words) => words.as_slice(),
        };
        words.iter().map(String::as_str)
    }
}

/// Everything needed to answer for one area: its own pack and those of the province and the nation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShelfText {
    /// Hash of the packs, by which two machines know that they used the same rules.
    pub hash: String,
    /// The packs, nearest first.
    pub packs: Vec<PackText>,
}

/// One area's documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackText {
    /// GB/T 2260 code.
    pub code: String,
    /// The area's name.
    pub name: String,
    /// The day on which the pack was last checked against its sources.
    pub as_of: String,
    /// Its documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentText>,
}

/// One document as transcribed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentText {
    /// The head.
    pub document: HeadText,
    /// The clauses.
    #[serde(default)]
    pub clause: Vec<ClauseText>,
}

macro_rules! texts {
    ($(#[doc = $doc:literal] $name:ident { $($(#[doc = $each:literal])* $(#[serde($attr:meta)])? $field:ident: $type:ty,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $($(#[doc = $each])* $(#[serde($attr)])? #[serde(skip_serializing_if = "is_default")] pub $field: $type,)*
        }
    )*};
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

texts! {
    /// A document's head; the pack format's guide explains each field.
    HeadText {
        /// Title.
        title: String,
        /// Number (文号).
        number: Option<String>,
        /// Issuer.
        issuer: String,
        /// Day of issue.
        issued_on: String,
        /// First day in force.
        in_force_from: Option<String>,
        /// First day no longer in force.
        expires_on: Option<String>,
        /// The sentence that states the dates.
        cited: String,
        /// Address or place.
        source: Option<String>,
        /// Standing.
        standing: String,
        /// Trust.
        trust: String,
        /// The transcriber's remark.
        note: Option<String>,
    }
    /// One quoted clause and the figures that it sets.
    ClauseText {
        /// Article or heading.
        at: String,
        /// The quote.
        quote: String,
        /// What a line that is no statutory text says, in plain Chinese (资料摘记).
        gist: Option<String>,
        /// The sentence that states the year.
        when: Option<String>,
        /// A second quote that a derived figure uses.
        with: Option<String>,
        /// The figures.
        sets: Vec<SetText>,
    }
    /// One figure.
    SetText {
        /// What is set.
        key: String,
        /// Its value.
        value: Option<String>,
        /// A floor instead of a value.
        floor: Option<String>,
        /// A ceiling instead of a value.
        ceiling: Option<String>,
        /// The one coverage year for which it holds.
        #[serde(rename = "for")]
        only: Option<String>,
        /// The coverage year or day from which it holds.
        from: Option<String>,
        /// The part of the quote that states the value.
        states: Option<String>,
        /// The sum by which it follows from the quote.
        derived: Option<String>,
        /// A second quote that the sum uses.
        with: Option<String>,
        /// Whom it speaks of.
        who: Vec<String>,
        /// The words that the quote uses for them.
        named: Option<String>,
        /// Which way a doubtful wording was read.
        reading: Option<String>,
        /// Why nothing is said here.
        why: Option<String>,
        /// How much of the wait is waived.
        waives: Option<String>,
        /// From when cover runs.
        cover: Option<String>,
        /// By which day a limit is counted.
        counted_by: Option<String>,
        /// By when the money must have arrived.
        paid_by: Option<String>,
        /// From when a limit is counted.
        counts_from: Option<String>,
        /// Further conditions.
        needs: Vec<String>,
        /// From which day of payment on it holds.
        paid_from: Option<String>,
        /// Group of payers.
        group: Option<String>,
        /// Schemes.
        scheme: Words,
        /// Kinds of care.
        kind: Words,
        /// Facility levels.
        level: Words,
        /// First or later stay.
        stay: Words,
        /// Minor or adult.
        age: Words,
        /// Sex.
        sex: Words,
        /// Where care is given.
        place: Words,
        /// What a member is to a holder.
        relation: Words,
        /// What a family account pays.
        usage: Words,
        /// Where a pension is drawn.
        pension: Words,
        /// From how many continuous months on.
        months_from: Option<String>,
        /// Under how many continuous months.
        months_under: Option<String>,
        /// Lower edge of a band.
        over: Option<String>,
        /// Upper edge of a band.
        up_to: Option<String>,
    }
}
