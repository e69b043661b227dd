//! Every document that the packs rest on, one JSON object a line.

use crate::json;
use canbao::law::Shelf;
use serde::Serialize;
use std::{collections::BTreeMap, io, process::ExitCode};

/// One document, as the page of sources and portals list it.
#[derive(Serialize)]
struct Listed<'a> {
    /// GB/T 2260 code of the area whose document it is.
    area: &'a str,
    area_name: &'a str,
    title: &'a str,
    number: Option<&'a str>,
    issuer: &'a str,
    issued_on: String,
    /// The first day on which it no longer holds, where it ends.
    expires_on: Option<String>,
    found_at: Option<&'a str>,
    standing: &'static str,
    trust: &'static str,
    /// How many figures and sentences rest on it.
    provisions: usize,
    /// The day on which its pack was checked.
    as_of: String,
}

/// The nation's first, then each province and its cities by code; within an area the newest first.
pub(crate) fn sources() -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut packs = BTreeMap::new();
    for entry in Shelf::built_in_entries() {
        let Ok(shelf) = Shelf::built_in(&entry.code) else { continue };
        packs.extend(shelf.area().map(|pack| (pack.code.clone(), (pack.clone(), shelf.as_of()))));
    }
    for (pack, as_of) in packs.values() {
        let mut documents: Vec<_> = pack.documents.iter().collect();
        documents.sort_by_key(|document| std::cmp::Reverse(document.source.issued_on));
        for document in documents {
            let source = &document.source;
            let listed = Listed {
                area: &source.area,
                area_name: &source.area_name,
                title: &source.title,
                number: source.number.as_deref(),
                issuer: &source.issuer,
                issued_on: source.issued_on.to_string(),
                expires_on: document.expires_on.map(|day| day.to_string()),
                found_at: source.found_at.as_deref(),
                standing: source.standing.word(),
                trust: source.trust.word(),
                provisions: document.provisions.len(),
                as_of: as_of.to_string(),
            };
            json(&mut out, &listed)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
