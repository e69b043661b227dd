//! The request as callers write it, and the case that it makes. Nothing misspelt is dropped silently.

use super::{
    error::Error,
    field::{bad, date, figure, money, month, objects_only, one_of, optional_date, unreadable, window},
};
use crate::{
    calendar::Year,
    law::{Group, Key, Value},
    person::{Case, Code, Cover, Draft, Enrolment, Event, PastYear, Person},
};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;

macro_rules! shapes {
    ($(#[doc = $doc:literal] $name:ident { $($field:ident: $type:ty $(= $default:literal)?,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "the contract names and explains every field")]
        pub struct $name { $($(#[serde(default = $default)])? pub $field: $type,)* }
    )*};
}

shapes! {
    /// A whole request.
    Request {
        area: String,
        enrolment: Option<EnrolmentShape>,
        person: Option<PersonShape>,
        history: Option<Vec<HistoryShape>>,
        care: Option<Vec<CareShape>>,
        family: Option<FamilyShape>,
        retirement: Option<RetirementShape>,
        overrides: Option<BTreeMap<String, Json>>,
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
    /// One event of care.
    CareShape {
        on: String,
        kind: String,
        facility: String,
        total: Json,
        excluded: Option<Json>,
        first_share: Option<Json>,
        place: Option<String>,
    }
    /// A family's account.
    FamilyShape {
        holders: Vec<HolderShape>,
        members: Vec<MemberShape>,
    }
    /// Somebody with an account.
    HolderShape {
        id: String,
        balance: Json,
        province: String,
    }
    /// Somebody whose premium is due.
    MemberShape {
        id: String,
        relation: BTreeMap<String, String>,
        province: String,
        premium: Json,
        bills: Option<Json>,
    }
    /// An employee before retirement.
    RetirementShape {
        sex: String,
        retires_on: String,
        paid_months: u32,
        paid_months_here: u32,
        pension_drawn: Option<String>,
    }
}

impl Request {
    /// Reads a request; the error names the field that the contract does not know or that cannot be read.
    pub fn read(text: &str) -> Result<Self, Error> {
        objects_only(text)?;
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            unreadable(&path, &error.into_inner().to_string())
        })?;
        reader.end().map_err(|error| unreadable("", &error.to_string()))?;
        Ok(read)
    }

    /// The case that the request asks about; none without an enrolment.
    pub fn case(&self) -> Result<Option<Case>, Error> {
        self.check_sections()?;
        let typed = self.typed()?;
        let person = self.person.as_ref().map(PersonShape::read).transpose()?.unwrap_or_default();
        let history = self.history.iter().flatten().enumerate().map(|(index, it)| it.read(index));
        let history = history.collect::<Result<Vec<_>, _>>()?;
        let Some(enrolment) = &self.enrolment else { return Ok(None) };
        let draft = Draft { enrolment: enrolment.read()?, person, history, typed };
        Case::new(draft).map(Some).map_err(|problems| Error::of(&problems))
    }

    fn typed(&self) -> Result<BTreeMap<Key, Value>, Error> {
        let mut typed = BTreeMap::new();
        for (name, json) in self.overrides.iter().flatten() {
            let path = format!("overrides.{name}");
            let key = Key::from_name(name).filter(|key| key.is_typable()).ok_or_else(|| {
                Error::new(Code::BadField, path.clone(), format!("没有 {name} 这个可以自己填的数字。"))
            })?;
            typed.insert(key, figure(key, json, &path)?);
        }
        Ok(typed)
    }

    /// Sections that other rules answer are still read, so that a misspelt word in them is refused by name.
    fn check_sections(&self) -> Result<(), Error> {
        for (index, care) in self.care.iter().flatten().enumerate() {
            care.check(index)?;
        }
        if let Some(family) = &self.family {
            family.check()?;
        }
        if let Some(retirement) = &self.retirement {
            one_of("retirement.sex", &retirement.sex, &["female", "male"])?;
            month("retirement.retires_on", &retirement.retires_on)?;
        }
        Ok(())
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
        if let Some(cover) = &self.cover {
            one_of("person.cover", cover, &["resident", "employee", "retired_employee"])?;
        }
        let mut categories = Vec::new();
        for (index, name) in self.categories.iter().flatten().enumerate() {
            let path = format!("person.categories[{index}]");
            let known: Vec<&str> = Group::categories().map(Group::name).collect();
            let category = Group::category(one_of(&path, name, &known)?);
            categories.extend(category.filter(|category| !categories.contains(category)));
        }
        Ok(Person {
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
        let path = |field: &str| format!("history[{index}].{field}");
        let cover = match one_of(&path("cover"), &self.cover, &["resident", "employee", "none"])? {
            "resident" => Cover::Resident,
            "employee" => Cover::Employee,
            _ => Cover::Nothing,
        };
        Ok(PastYear {
            until: self.until.as_ref().map(|text| month(&path("until"), text)).transpose()?,
            paid_on: optional_date(&path("paid_on"), self.paid_on.as_ref())?,
            window: window(&path("window"), self.window.as_ref())?,
            covered_from: optional_date(&path("covered_from"), self.covered_from.as_ref())?,
            zero_claim: self.zero_claim,
            bonus_used: self.bonus_used.unwrap_or(false),
            ..PastYear::of(self.year, cover)
        })
    }
}

impl CareShape {
    fn check(&self, index: usize) -> Result<(), Error> {
        let path = |field: &str| format!("care[{index}].{field}");
        date(&path("on"), &self.on)?;
        one_of(&path("kind"), &self.kind, &["outpatient", "chronic", "inpatient"])?;
        let levels = ["community", "primary", "secondary", "tertiary", "provincial"];
        one_of(&path("facility"), &self.facility, &levels)?;
        if let Some(place) = &self.place {
            one_of(&path("place"), place, &["local", "registered", "referred", "unregistered"])?;
        }
        money(&path("total"), &self.total)?;
        for (field, sum) in [("excluded", &self.excluded), ("first_share", &self.first_share)] {
            sum.as_ref().map(|sum| money(&path(field), sum)).transpose()?;
        }
        Ok(())
    }
}

const RELATIONS: &[&str] = &[
    "self",
    "spouse",
    "parent",
    "child",
    "sibling",
    "grandparent",
    "grandchild",
    "parent_in_law",
    "child_in_law",
    "other",
];

impl FamilyShape {
    fn check(&self) -> Result<(), Error> {
        for (index, holder) in self.holders.iter().enumerate() {
            money(&format!("family.holders[{index}].balance"), &holder.balance)?;
        }
        for (index, member) in self.members.iter().enumerate() {
            for (holder, relation) in &member.relation {
                one_of(&format!("family.members[{index}].relation.{holder}"), relation, RELATIONS)?;
            }
            money(&format!("family.members[{index}].premium"), &member.premium)?;
            let bills = format!("family.members[{index}].bills");
            member.bills.as_ref().map(|sum| money(&bills, sum)).transpose()?;
        }
        Ok(())
    }
}
