//! The request as callers write it, and the case that it makes. Nothing misspelt is dropped silently.

use super::{
    bill::{self, CareShape},
    broken::json,
    error::Error,
    family::FamilyShape,
    field::{bad, date, figure, item, month, objects_only, one_of, optional_date, unreadable, window, word},
    retirement::RetirementShape,
    written::{Once, Written},
};
use crate::{
    calendar::{Day, Year, year_of},
    law::{Group, Key, Scheme, Value},
    person::{Care, Case, Code, Cover, Draft, Enrolment, Event, Family, PastYear, Person, Problem, Retirement},
};
use std::collections::BTreeMap;

macro_rules! asked {
    ($(#[doc = $doc:literal] $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, serde::Deserialize)]
        #[serde(deny_unknown_fields, remote = "Self")]
        #[allow(missing_docs, reason = "the contract names and explains every field")]
        pub struct $name { $(pub $field: $type,)* }

        /// By the names of its fields only: a list would be read by position, misspelling or not.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                struct ByName;

                impl<'de> serde::de::Visitor<'de> for ByName {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("struct ", stringify!($name)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, fields: A) -> Result<$name, A::Error> {
                        $name::deserialize(serde::de::value::MapAccessDeserializer::new(fields))
                    }
                }

                reader.deserialize_map(ByName)
            }
        }

        #[cfg(feature = "cli")]
        impl crate::contract::schema::Shape for $name {
            fn form(known: &mut crate::contract::schema::Known) -> crate::contract::schema::Form {
                const NAME: &str = stringify!($name);
                known.object(NAME, |known| vec![$(known.asked::<$type>(NAME, stringify!($field)),)*])
            }
        }
    )*};
}
pub(super) use asked;

asked! {
    /// A whole request.
    Request {
        area: String,
        enrolment: Option<EnrolmentShape>,
        person: Option<PersonShape>,
        history: Option<Vec<HistoryShape>>,
        care: Option<Vec<CareShape>>,
        family: Option<FamilyShape>,
        retirement: Option<RetirementShape>,
        overrides: Option<Once<Written>>,
    }
    /// Paying for one coverage year.
    EnrolmentShape {
        coverage_year: Year,
        paid_on: String,
        repair_years: Option<u32>,
        window: Option<String>,
        registered_on: Option<String>,
    }
    /// Who pays.
    PersonShape {
        cover: Option<String>,
        born_on: Option<String>,
        categories: Option<Vec<String>>,
        event: Option<EventShape>,
        continuous_months: Option<u32>,
    }
    /// A qualifying event.
    EventShape {
        kind: String,
        on: String,
        gap_paid: Option<bool>,
    }
    /// One earlier year.
    HistoryShape {
        year: Year,
        cover: String,
        until: Option<String>,
        paid_on: Option<String>,
        window: Option<String>,
        covered_from: Option<String>,
        zero_claim: Option<bool>,
        bonus_used: Option<bool>,
    }
}

/// What a request asks.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Paying for a coverage year.
    pub case: Option<Case>,
    /// The person.
    pub person: Person,
    /// Care.
    pub care: Option<Vec<Care>>,
    /// A family's account.
    pub family: Option<Family>,
    /// An employee before retirement.
    pub retirement: Option<Retirement>,
    /// Figures typed from the local notice.
    pub typed: BTreeMap<Key, Value>,
}

impl Asked {
    /// The day on which a family's accounts are used: that of the payment, else that of the last care.
    pub fn day_of_use(&self) -> Option<Day> {
        let last = || self.care.iter().flatten().map(|care| care.on).max();
        self.case.as_ref().map(|case| case.enrolment.paid_on).or_else(last)
    }

    /// The year of the care that is asked about.
    pub fn year_of_care(&self) -> Option<Year> {
        self.care.iter().flatten().next().map(|care| year_of(care.on))
    }
}

impl Request {
    /// Reads a request; the error names the field that the contract does not know or that cannot be read.
    pub fn read(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text).or_else(|_| Self::read_slowly(text))
    }

    /// Reads once more what cannot be read, to say where and why.
    fn read_slowly(text: &str) -> Result<Self, Error> {
        objects_only(&json(text)?)?;
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            unreadable(&path, &error.into_inner().to_string())
        })?;
        reader.end().map_err(|error| unreadable("", &error.to_string()))?;
        Ok(read)
    }

    /// Everything that the request asks, read and checked for what needs no law.
    pub fn asked(&self) -> Result<Asked, Error> {
        let typed = self.typed()?;
        let person = self.person.as_ref().map(PersonShape::read).transpose()?.unwrap_or_default();
        person.problem().map_or(Ok(()), |problem| Err(Error::of(&[problem])))?;
        let history = self.history.iter().flatten().enumerate().map(|(index, it)| it.read(index));
        let history = history.collect::<Result<Vec<_>, _>>()?;
        if self.enrolment.is_none() {
            let strange: Vec<Problem> =
                history.iter().enumerate().filter_map(|(index, it)| it.problem(index)).collect();
            strange.first().map_or(Ok(()), |_| Err(Error::of(&strange)))?;
        }
        let care = self.care.as_ref().filter(|care| !care.is_empty()).map(|care| bill::read(care)).transpose()?;
        let family = self.family.as_ref().map(FamilyShape::read).transpose()?;
        let retirement = self.retirement.as_ref().map(RetirementShape::read).transpose()?;
        let enrolment = self.enrolment.as_ref().map(EnrolmentShape::read).transpose()?;
        let case = enrolment
            .map(|enrolment| Case::new(Draft { enrolment, person: person.clone(), history, typed: typed.clone() }));
        let case = case.transpose().map_err(|problems| Error::of(&problems))?;
        Ok(Asked { case, person, care, family, retirement, typed })
    }

    fn typed(&self) -> Result<BTreeMap<Key, Value>, Error> {
        let mut typed = BTreeMap::new();
        for (name, written) in self.overrides.iter().flat_map(|overrides| &overrides.0) {
            let path = format!("overrides.{name}");
            let key = Key::from_name(name).filter(|key| key.is_typable()).ok_or_else(|| {
                Error::new(Code::BadField, path.clone(), format!("没有 {name} 这个可以自己填的数字。"))
            })?;
            typed.insert(key, figure(key, written, &path)?);
        }
        Ok(typed)
    }
}

impl EnrolmentShape {
    fn read(&self) -> Result<Enrolment, Error> {
        Ok(Enrolment {
            year: self.coverage_year,
            paid_on: date("enrolment.paid_on", &self.paid_on)?,
            registered_on: optional_date("enrolment.registered_on", self.registered_on.as_ref())?,
            repair_years: self.repair_years.unwrap_or(0),
            window: window("enrolment.window", self.window.as_ref())?,
        })
    }
}

impl PersonShape {
    fn read(&self) -> Result<Person, Error> {
        let scheme = self.cover.as_ref().map(|text| word("person.cover", text, Scheme::ALL, Scheme::word));
        let mut categories = Vec::new();
        for (index, name) in self.categories.iter().flatten().enumerate() {
            let known: Vec<&str> = Group::categories().map(Group::name).collect();
            let category = Group::category(one_of(format_args!("person.categories[{index}]"), name, &known)?);
            categories.extend(category.filter(|category| !categories.contains(category)));
        }
        Ok(Person {
            scheme: scheme.transpose()?.unwrap_or_default(),
            born_on: optional_date("person.born_on", self.born_on.as_ref())?,
            categories,
            event: self.event.as_ref().map(EventShape::read).transpose()?,
            continuous_months: self.continuous_months,
        })
    }
}

impl EventShape {
    fn read(&self) -> Result<Event, Error> {
        let known: Vec<&str> = Group::events().map(Group::name).collect();
        let kind = one_of("person.event.kind", &self.kind, &known)?;
        let group = Group::event(kind).ok_or_else(|| bad("person.event.kind", "不认得这件事。"))?;
        Ok(Event { group, on: date("person.event.on", &self.on)?, is_gap_paid: self.gap_paid.unwrap_or(false) })
    }
}

impl HistoryShape {
    fn read(&self, index: usize) -> Result<PastYear, Error> {
        let path = item("history", index);
        let cover = match one_of(path("cover"), &self.cover, &["resident", "employee", "none"])? {
            "resident" => Cover::Resident,
            "employee" => Cover::Employee,
            _ => Cover::Nothing,
        };
        Ok(PastYear {
            until: self.until.as_ref().map(|text| month(path("until"), text)).transpose()?,
            paid_on: optional_date(path("paid_on"), self.paid_on.as_ref())?,
            window: window(path("window"), self.window.as_ref())?,
            covered_from: optional_date(path("covered_from"), self.covered_from.as_ref())?,
            zero_claim: self.zero_claim,
            bonus_used: self.bonus_used.unwrap_or(false),
            ..PastYear::of(self.year, cover)
        })
    }
}
