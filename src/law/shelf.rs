//! The packs that answer for one area: its own, its province's and the nation's. One loading path serves page,
//! command line and tests: text in, every fault or a shelf out.

use super::{
    document::{self, Document, Holds, Provision},
    fault::Fault,
    key::Key,
    text::{PackText, ShelfText},
};
use crate::{
    calendar::{Day, parse_day},
    cited::Standing,
};
use std::collections::{BTreeMap, BTreeSet};

/// One area's documents, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// GB/T 2260 code.
    pub code: String,
    /// The area's name.
    pub name: String,
    /// The day on which the pack was last checked against its sources.
    pub as_of: Day,
    /// Its documents.
    pub documents: Vec<Document>,
    by_key: BTreeMap<Key, Vec<(usize, usize)>>,
}

impl Pack {
    /// Reads a pack; every fault of every document if there is one.
    pub fn read(text: &PackText) -> Result<Self, Vec<(usize, Fault)>> {
        let mut documents = Vec::new();
        let mut faults = Vec::new();
        for (index, document) in text.documents.iter().enumerate() {
            match document::read(text, document) {
                Ok(document) => documents.push(document),
                Err(found) => faults.extend(found.into_iter().map(|fault| (index, fault))),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let as_of = parse_day(&text.as_of).unwrap_or_default();
        let by_key = by_key(&documents);
        Ok(Self { code: text.code.clone(), name: text.name.clone(), as_of, documents, by_key })
    }

    /// The same area with other documents.
    pub(super) fn with(&self, documents: Vec<Document>) -> Self {
        let by_key = by_key(&documents);
        Self { code: self.code.clone(), name: self.name.clone(), as_of: self.as_of, documents, by_key }
    }

    /// Everything that the pack's documents say on one key.
    pub fn on(&self, key: Key) -> impl Iterator<Item = (&Document, &Provision)> {
        let places = self.by_key.get(&key).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|(document, line)| {
            let document = self.documents.get(*document)?;
            document.provisions.get(*line).map(|provision| (document, provision))
        })
    }

    /// The standing of its newest document.
    pub fn newest_standing(&self) -> Option<Standing> {
        self.documents.iter().max_by_key(|document| document.source.issued_on).map(|it| it.source.standing)
    }
}

fn by_key(documents: &[Document]) -> BTreeMap<Key, Vec<(usize, usize)>> {
    let mut index: BTreeMap<Key, Vec<(usize, usize)>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for (line, provision) in document.provisions.iter().enumerate() {
            index.entry(provision.key).or_default().push((number, line));
        }
    }
    index
}

fn turns(packs: &[Pack]) -> Vec<Day> {
    let mut found = BTreeSet::new();
    for document in packs.iter().flat_map(|pack| &pack.documents) {
        found.extend(document.expires_on);
        found.extend(document.provisions.iter().filter_map(|provision| match provision.holds {
            Holds::From(day) => Some(day),
            Holds::Only(_) => None,
        }));
    }
    found.into_iter().collect()
}

/// An area in the list of areas.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// GB/T 2260 code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The province's name; empty for the nation.
    pub province: String,
    /// Standing of its newest document; the nearest area's that has one.
    pub standing: String,
    /// Policy hash.
    pub hash: String,
    /// The day of the last check.
    pub as_of: String,
    /// The compiled file's name, where there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The name of the file with what an enrolment is answered from, where there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub first: String,
    /// What a browser holds the compiled file against before it is read: Subresource Integrity.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub integrity: String,
    /// The same of the file for an enrolment.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub first_integrity: String,
}

/// The packs for one area, nearest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf {
    /// Policy hash.
    pub hash: String,
    /// City, province, nation (as far as they exist).
    pub packs: Vec<Pack>,
    /// Every day on which some provision begins to hold or some document ends, in order.
    turns: Vec<Day>,
}

impl Shelf {
    /// Reads a shelf from its compact text (JSON).
    #[inline(never)]
    pub fn from_json(text: &str) -> Result<Self, Vec<Fault>> {
        let text: ShelfText = serde_json::from_str(text).map_err(|error| {
            vec![Fault::at(Default::default(), "", format!("政策包读不出来：{error}"), "重新生成政策包")]
        })?;
        Self::read(&text)
    }

    /// Reads a shelf; every fault of every pack if there is one.
    pub fn read(text: &ShelfText) -> Result<Self, Vec<Fault>> {
        let mut packs = Vec::new();
        let mut faults = Vec::new();
        for pack in &text.packs {
            match Pack::read(pack) {
                Ok(pack) => packs.push(pack),
                Err(found) => faults.extend(found.into_iter().map(|(_, fault)| fault)),
            }
        }
        if packs.is_empty() && faults.is_empty() {
            faults.push(Fault::at(Default::default(), "", "政策包是空的", "重新生成政策包"));
        }
        if faults.is_empty() { Ok(Self::of(text.hash.clone(), packs)) } else { Err(faults) }
    }

    /// A shelf of packs that are read already.
    pub(super) fn of(hash: String, packs: Vec<Pack>) -> Self {
        let turns = turns(&packs);
        Self { hash, packs, turns }
    }

    /// On how many days up to this one the law may have changed: the law is the same on two days of one calendar year
    /// that have as many behind them.
    pub fn turns_before(&self, day: Day) -> usize {
        self.turns.partition_point(|turn| *turn <= day)
    }

    /// The area that the shelf answers for.
    pub fn area(&self) -> Option<&Pack> {
        self.packs.first()
    }

    /// The area's province, two digits of GB/T 2260; the nation is in none.
    pub fn province(&self) -> Option<&str> {
        let nation = self.packs.last()?.code.get(..2)?;
        self.area()?.code.get(..2).filter(|code| *code != nation)
    }

    /// What the list of areas says of it.
    pub fn entry(&self) -> Entry {
        let area = self.area();
        let province = self.packs.iter().rev().nth(1).map_or("", |pack| pack.name.as_str());
        Entry {
            code: area.map_or_else(String::new, |pack| pack.code.clone()),
            name: area.map_or_else(String::new, |pack| pack.name.clone()),
            province: province.into(),
            standing: self.packs.iter().find_map(Pack::newest_standing).map_or("", Standing::word).into(),
            hash: self.hash.clone(),
            as_of: self.as_of().to_string(),
            file: String::new(),
            first: String::new(),
            integrity: String::new(),
            first_integrity: String::new(),
        }
    }

    /// The day on which the newest of its packs was checked.
    pub fn as_of(&self) -> Day {
        self.packs.iter().map(|pack| pack.as_of).max().unwrap_or_default()
    }
}
