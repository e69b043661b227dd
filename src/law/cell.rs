//! The cell of a table that a figure stands in: scheme, kind of care, level, stay, age, place, band.

use super::{
    care_word::{Age, CareKind, CarePlace, Level, Pension, Relation, Scheme, Sex, Stay, Usage},
    key::Key,
    quantity::{Unit, mentions},
    quote::Complaint,
    text::{ClauseText, SetText, Words},
    value::Value,
};
use crate::{law::Group, units::Yuan};
use rust_decimal::Decimal;

macro_rules! selectors {
    ($($(#[doc = $doc:literal])* $field:ident: $type:ty,)*) => {
        /// Where in a table a figure stands; a selector that names nothing holds for all.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Cell {
            $($(#[doc = $doc])* pub $field: Vec<$type>,)*
            /// Lower edge of a band.
            pub over: Option<Yuan>,
            /// Upper edge of a band.
            pub up_to: Option<Yuan>,
            /// From how many continuous months on.
            pub months_from: Option<u32>,
            /// Under how many continuous months.
            pub months_under: Option<u32>,
            /// The payers' group, where premiums differ by group.
            pub payers: Option<String>,
        }

        /// What is looked for in a table.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct Query<'a> {
            $($(#[doc = $doc])* pub $field: Option<$type>,)*
            /// Continuous months.
            pub months: Option<u32>,
            /// The categories and classes that a person belongs to.
            pub groups: &'a [Group],
        }

        impl Cell {
            /// Whether every selector that the cell names holds what is looked for (bands are chosen later).
            ///
            /// Odd case: a cell that names no place speaks of care at home; elsewhere must be named.
            pub fn holds(&self, query: &Query<'_>) -> bool {
                let months = |edge: Option<u32>, test: fn(u32, u32) -> bool| {
                    edge.is_none_or(|edge| query.months.is_some_and(|months| test(months, edge)))
                };
                $((self.$field.is_empty() || query.$field.is_some_and(|wanted| self.$field.contains(&wanted))))&&*
                    && (!self.place.is_empty() || query.place.is_none_or(|place| place == CarePlace::Home))
                    && months(self.months_from, |months, edge| months >= edge)
                    && months(self.months_under, |months, edge| months < edge)
            }

            /// Whether the cell may hold for a case of which only some selectors are told.
            pub fn may_hold(&self, query: &Query<'_>) -> bool {
                $((self.$field.is_empty() || query.$field.is_none_or(|wanted| self.$field.contains(&wanted))))&&*
            }

            /// How many selectors the cell names: the more, the closer it speaks of a case.
            pub fn closeness(&self) -> usize {
                [$(!self.$field.is_empty()),*].into_iter().filter(|is_named| *is_named).count()
            }

            /// Whether some case would find both cells.
            ///
            /// Odd case: a cell that names no place and one that names only places elsewhere never meet.
            pub fn meets(&self, other: &Self) -> bool {
                $((self.$field.is_empty() || other.$field.is_empty()
                    || self.$field.iter().any(|it| other.$field.contains(it))))&&*
                    && places_meet(self, other)
                    && self.payers == other.payers
                    && band_meets(self, other)
                    && self.months_from.unwrap_or(0) < other.months_under.unwrap_or(u32::MAX)
                    && other.months_from.unwrap_or(0) < self.months_under.unwrap_or(u32::MAX)
            }

            /// Whether both cells name the same selectors, so that neither speaks closer than the other.
            pub fn is_as_close(&self, other: &Self) -> bool {
                $((self.$field.is_empty() == other.$field.is_empty()))&&*
            }

            /// The selectors that the cell names and another does not.
            pub(super) fn named_besides(&self, other: &Self) -> Vec<&'static str> {
                let named = [$((stringify!($field), !self.$field.is_empty() && other.$field.is_empty())),*];
                named.into_iter().filter(|(_, is_named)| *is_named).map(|(name, _)| name).collect()
            }
        }
    };
}

selectors! {
    /// Schemes.
    scheme: Scheme,
    /// Kinds of care.
    kind: CareKind,
    /// Facility levels.
    level: Level,
    /// First or later stay.
    stay: Stay,
    /// Minor or adult.
    age: Age,
    /// Sex.
    sex: Sex,
    /// Where care is given.
    place: CarePlace,
    /// What a member is to a holder.
    relation: Relation,
    /// What a family account pays.
    usage: Usage,
    /// Where a pension is drawn.
    pension: Pension,
}

/// A cell that names no place speaks of care at home only.
fn places_meet(a: &Cell, b: &Cell) -> bool {
    let is_at_home = |cell: &Cell| cell.place.is_empty() || cell.place.contains(&CarePlace::Home);
    a.place.is_empty() == b.place.is_empty() || (is_at_home(a) && is_at_home(b))
}

fn band_meets(a: &Cell, b: &Cell) -> bool {
    let starts_before = |one: &Cell, other: &Cell| other.up_to.is_none_or(|edge| one.over.unwrap_or_default() < edge);
    starts_before(a, b) && starts_before(b, a)
}

/// Reads the selectors of one line; every word that the format does not know is told.
pub(super) fn read(clause: &ClauseText, set: &SetText, complaints: &mut Vec<Complaint>) -> Cell {
    let over = edge(clause, "over", set.over.as_deref(), complaints);
    let up_to = edge(clause, "up_to", set.up_to.as_deref(), complaints);
    if let (Some(over), Some(up_to)) = (over, up_to)
        && up_to <= over
    {
        complaints.push(("up_to 不大于 over".into(), "核对分段的上下限".into()));
    }
    let months_from = months(clause, "months_from", set.months_from.as_deref(), complaints);
    let months_under = months(clause, "months_under", set.months_under.as_deref(), complaints);
    if let (Some(from), Some(under)) = (months_from, months_under)
        && under <= from
    {
        complaints.push(("months_under 不大于 months_from".into(), "核对月数的上下限".into()));
    }
    Cell {
        scheme: words("scheme", &set.scheme, Scheme::from_word, complaints),
        kind: words("kind", &set.kind, CareKind::from_word, complaints),
        level: words("level", &set.level, Level::from_word, complaints),
        stay: words("stay", &set.stay, Stay::from_word, complaints),
        age: words("age", &set.age, Age::from_word, complaints),
        sex: words("sex", &set.sex, Sex::from_word, complaints),
        place: words("place", &set.place, CarePlace::from_word, complaints),
        relation: relations(clause, set, complaints),
        usage: words("usage", &set.usage, Usage::from_word, complaints),
        pension: words("pension", &set.pension, Pension::from_word, complaints),
        over,
        up_to,
        months_from,
        months_under,
        payers: set.group.clone(),
    }
}

fn words<T>(name: &str, words: &Words, read: impl Fn(&str) -> Option<T>, complaints: &mut Vec<Complaint>) -> Vec<T> {
    let mut found = Vec::new();
    for word in words.iter() {
        match read(word) {
            Some(known) => found.push(known),
            None => complaints.push((format!("{name} = {word} 认不得"), "写格式说明里有的词".into())),
        }
    }
    found
}

/// The words by which a quote may name each relation.
const RELATIONS: &[(Relation, &[&str])] = &[
    (Relation::Oneself, &["本人"]),
    (Relation::Spouse, &["配偶"]),
    (Relation::Parent, &["父母"]),
    (Relation::Child, &["子女"]),
    (Relation::Sibling, &["兄弟姐妹"]),
    (Relation::Grandparent, &["祖父母"]),
    (Relation::Grandchild, &["孙子女"]),
];

/// A relation that the quote does not name gives nobody anything.
fn relations(clause: &ClauseText, set: &SetText, complaints: &mut Vec<Complaint>) -> Vec<Relation> {
    let found = words("relation", &set.relation, Relation::from_word, complaints);
    for relation in &found {
        let names = RELATIONS.iter().find(|(known, _)| known == relation).map_or(&[][..], |(_, names)| names);
        if !names.iter().any(|name| clause.quote.contains(name)) {
            let wrong = format!("引文没有提到 {} 这种亲属", relation.word());
            complaints.push((wrong, "引用写明亲属范围的原文".into()));
        }
    }
    found
}

fn edge(clause: &ClauseText, name: &str, text: Option<&str>, complaints: &mut Vec<Complaint>) -> Option<Yuan> {
    let text = text?;
    let Some(Value::Yuan(sum)) = Value::read(Key::PersonalPremium, text) else {
        complaints.push((format!("{name} = {text} 读不懂"), "写成 \"10000 yuan\"".into()));
        return None;
    };
    if !is_stated(clause, Unit::Yuan, sum.decimal()) {
        complaints.push((format!("引文没有说 {name} 的 {text}"), "引用写明分段的原文".into()));
    }
    Some(sum)
}

fn months(clause: &ClauseText, name: &str, text: Option<&str>, complaints: &mut Vec<Complaint>) -> Option<u32> {
    let text = text?;
    let Some(Value::Months(months)) = Value::read(Key::FixedMonths, text) else {
        complaints.push((format!("{name} = {text} 读不懂"), "写成 \"12 months\"".into()));
        return None;
    };
    if !is_stated(clause, Unit::Months, Decimal::from(months)) {
        complaints.push((format!("引文没有说 {name} 的 {text}"), "引用写明月数的原文".into()));
    }
    Some(months)
}

/// An edge may stand as 3–10万: the number before the dash shares the unit behind it.
fn is_stated(clause: &ClauseText, unit: Unit, wanted: Decimal) -> bool {
    let quotes = [Some(clause.quote.as_str()), clause.with.as_deref()];
    quotes.into_iter().flatten().any(|quote| {
        mentions(quote).iter().any(|quantity| {
            let is_bare = quantity.unit == Unit::Bare;
            let in_ten_thousands = quantity.value.checked_mul(Decimal::from(10_000));
            (quantity.unit == unit && quantity.value == wanted)
                || (is_bare && (quantity.value == wanted || in_ten_thousands == Some(wanted)))
        })
    })
}
