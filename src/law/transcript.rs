//! The packs as officials edit them: folders of TOML, read with the line of every clause.

use super::{
    check,
    fault::{Fault, Place},
    shelf::{Entry, Pack, Shelf},
    text::{DocumentText, PackText, ShelfText},
};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, path::Path};
use toml::de::{DeTable, DeValue};

/// The packs that this program was built with: (path below `policies/`, text).
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Everything read from a folder of packs.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// One shelf per area, by code; only areas without faults.
    pub shelves: BTreeMap<String, ShelfText>,
    /// Every fault, with file and line.
    pub faults: Vec<Fault>,
    /// How many documents were read.
    pub documents: usize,
}

impl Folder {
    /// The list of areas, nation first, by code.
    pub fn entries(&self) -> Vec<Entry> {
        self.shelves.values().filter_map(|text| Shelf::read(text).ok()).map(|shelf| shelf.entry()).collect()
    }
}

/// Reads and checks every pack below a folder.
pub fn read_folder(root: &Path) -> Result<Folder, std::io::Error> {
    let mut files = Vec::new();
    collect(root, root, &mut files)?;
    files.sort();
    let shown = root.to_string_lossy().trim_end_matches('/').to_owned();
    Ok(read_pack_texts(&shown, files.iter().map(|(path, text)| (path.as_str(), text.as_str()))))
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> Result<(), std::io::Error> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push((name, std::fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

impl Shelf {
    /// The shelf for an area from the packs that this program was built with; none if there is no such area.
    pub fn built_in(code: &str) -> Result<Self, Vec<Fault>> {
        let folder = built_in_texts(Some(code));
        match folder.shelves.get(code) {
            Some(text) => Self::read(text),
            None => Err(folder.faults),
        }
    }

    /// The list of areas that this program was built with.
    pub fn built_in_entries() -> Vec<Entry> {
        built_in_texts(None).entries()
    }
}

/// Only the files that one area needs are read: an answer need not wait for the whole country.
fn built_in_texts(code: Option<&str>) -> Folder {
    let folder_of = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let needle = code.map(|code| format!("\"{code}\""));
    let home = needle
        .and_then(|needle| BUILT_IN.iter().find(|(path, text)| path.ends_with("area.toml") && text.contains(&needle)));
    let home = home.map(|(path, _)| folder_of(path));
    let is_needed = |path: &str| {
        let folder = folder_of(path);
        home.as_ref().is_none_or(|home| folder == NATION || *home == folder || home.starts_with(&format!("{folder}/")))
    };
    read_pack_texts("policies", BUILT_IN.iter().copied().filter(|(path, _)| is_needed(path)))
}

/// The folder of the nation's documents.
const NATION: &str = "cn";

/// One pack while it is gathered: its text, and for each document its file and lines.
#[derive(Default)]
struct Gathered {
    text: Option<PackText>,
    /// Whether its `area.toml` is there but cannot be read, which is told already.
    is_misnamed: bool,
    files: Vec<Lines>,
}

/// The lines on which a document's clauses and sets stand.
struct Lines {
    file: String,
    clauses: Vec<(usize, Vec<usize>)>,
}

impl Lines {
    fn locate(&self, mut fault: Fault) -> Fault {
        fault.file.clone_from(&self.file);
        fault.line = match fault.place {
            Place { clause: None, .. } => 1,
            Place { clause: Some(clause), set } => self
                .clauses
                .get(clause)
                .map_or(1, |(line, sets)| set.and_then(|set| sets.get(set)).copied().unwrap_or(*line)),
        };
        fault
    }
}

/// Reads packs from texts: (path below the root, text). `shown` is put before each path in faults.
pub fn read_pack_texts<'a>(shown: &str, files: impl Iterator<Item = (&'a str, &'a str)>) -> Folder {
    let mut folder = Folder::default();
    let mut packs: BTreeMap<String, Gathered> = BTreeMap::new();
    for (path, text) in files {
        let file = format!("{shown}/{path}");
        let (place, name) = path.rsplit_once('/').unwrap_or(("", path));
        let pack = packs.entry(place.to_owned()).or_default();
        if name == "area.toml" {
            match area(text) {
                Ok(mut area) => {
                    area.documents = pack.text.take().map(|it| it.documents).unwrap_or_default();
                    pack.text = Some(area);
                }
                Err((line, wrong)) => {
                    pack.is_misnamed = true;
                    folder.faults.push(whole_file(&file, line, &wrong, "写 code、name、as_of 三行"));
                }
            }
            continue;
        }
        match document(text) {
            Ok((document, clauses)) => {
                let empty =
                    || PackText { code: String::new(), name: String::new(), as_of: String::new(), documents: vec![] };
                pack.text.get_or_insert_with(empty).documents.push(document);
                pack.files.push(Lines { file, clauses });
            }
            Err(wrongs) => folder.faults.extend(
                wrongs
                    .into_iter()
                    .map(|(line, wrong)| whole_file(&file, line, &wrong, "照 policies/README.md 的格式写")),
            ),
        }
    }
    folder.documents = packs.values().map(|pack| pack.files.len()).sum();
    assemble(shown, packs, &mut folder);
    folder.faults.sort();
    folder.faults.dedup();
    folder
}

fn whole_file(file: &str, line: usize, wrong: &str, instead: &str) -> Fault {
    Fault { file: file.into(), line, ..Fault::at(Place::default(), "", wrong, instead) }
}

fn assemble(shown: &str, packs: BTreeMap<String, Gathered>, folder: &mut Folder) {
    let mut codes: BTreeMap<String, String> = BTreeMap::new();
    for (place, pack) in &packs {
        let Some(text) = pack.text.as_ref().filter(|text| !text.code.is_empty()) else {
            if pack.is_misnamed {
                continue;
            }
            let file = format!("{shown}/{place}/area.toml");
            folder.faults.push(whole_file(&file, 1, "这个文件夹没有 area.toml", "写 code、name、as_of 三行"));
            continue;
        };
        let faults = place_faults(place, text, &packs, &codes);
        let file = format!("{shown}/{place}/area.toml");
        folder
            .faults
            .extend(faults.into_iter().map(|wrong| whole_file(&file, 1, &wrong, "核对行政区划代码（GB/T 2260）")));
        codes.insert(text.code.clone(), place.clone());
        if let Err(found) = Pack::read(text) {
            folder.faults.extend(
                found.into_iter().filter_map(|(index, fault)| pack.files.get(index).map(|lines| lines.locate(fault))),
            );
        }
    }
    for (place, pack) in &packs {
        let chain = chain(place, &packs);
        let shelf = shelf_text(chain);
        let Ok(read) = Shelf::read(&shelf) else { continue };
        let between = check::problems_between(&read);
        folder.faults.extend(
            between.into_iter().filter_map(|(index, fault)| pack.files.get(index).map(|lines| lines.locate(fault))),
        );
        if let Some(code) = read.area().map(|area| area.code.clone()) {
            folder.shelves.insert(code, shelf);
        }
    }
}

fn place_faults(
    place: &str,
    text: &PackText,
    packs: &BTreeMap<String, Gathered>,
    codes: &BTreeMap<String, String>,
) -> Vec<String> {
    let mut found = Vec::new();
    if text.code.len() != 6 || !text.code.bytes().all(|b| b.is_ascii_digit()) {
        found.push(format!("code {} 不是六位代码", text.code));
    }
    if let Some(other) = codes.get(&text.code) {
        found.push(format!("code {} 已经是 {other} 的", text.code));
    }
    if crate::calendar::parse_day(&text.as_of).is_none() {
        found.push(format!("as_of {} 不是日期", text.as_of));
    }
    if let Some((province, _)) = place.split_once('/') {
        let parent = packs.get(province).and_then(|pack| pack.text.as_ref());
        let is_below = parent.is_some_and(|it| it.code.get(..2) == text.code.get(..2) && it.code.ends_with("0000"));
        if !is_below {
            found.push(format!("code {} 不在上级 {province} 的代码之下", text.code));
        }
    }
    found
}

/// The packs that answer for a folder, nearest first.
fn chain<'a>(place: &str, packs: &'a BTreeMap<String, Gathered>) -> Vec<&'a PackText> {
    let province = place.split_once('/').map(|(province, _)| province);
    let nation = (place != NATION).then_some(NATION);
    let places = [Some(place), province, nation].into_iter().flatten();
    places.filter_map(|place| packs.get(place)?.text.as_ref()).filter(|text| !text.code.is_empty()).collect()
}

fn shelf_text(packs: Vec<&PackText>) -> ShelfText {
    let packs: Vec<PackText> = packs.into_iter().cloned().collect();
    let canonical = serde_json::to_vec(&packs).unwrap_or_default();
    let digest = Sha256::digest(&canonical);
    let hash = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    ShelfText { hash, packs }
}

/// Reads `area.toml`; a field that it does not know is named with its line.
fn area(text: &str) -> Result<PackText, (usize, String)> {
    let line_of = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count().saturating_add(1);
    let table = DeTable::parse(text).map_err(|error| {
        (line_of(error.span().map_or(0, |span| span.start)), format!("不是合格的 TOML：{}", error.message()))
    })?;
    let stray = table.get_ref().iter().find(|(name, _)| !["code", "name", "as_of"].contains(&name.get_ref().as_ref()));
    if let Some((name, _)) = stray {
        let wrong = format!("没有 {} 这个字段，或它的值不是这种写法", name.get_ref());
        return Err((line_of(name.span().start), wrong));
    }
    serde_json::from_value(json_table(table.get_ref())).map_err(|error| (1, error.to_string()))
}

type Clauses = Vec<(usize, Vec<usize>)>;

fn document(text: &str) -> Result<(DocumentText, Clauses), Vec<(usize, String)>> {
    let line_of = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count().saturating_add(1);
    let table = DeTable::parse(text).map_err(|error| {
        vec![(line_of(error.span().map_or(0, |span| span.start)), format!("不是合格的 TOML：{}", error.message()))]
    })?;
    let lines = lines_of(table.get_ref(), &line_of);
    let mut unknown = Vec::new();
    let document = serde_json::from_value::<DocumentText>(json_table(table.get_ref()));
    match document {
        Ok(document) => Ok((document, lines)),
        Err(error) => {
            unknown_keys(table.get_ref(), &line_of, &mut unknown);
            if unknown.is_empty() {
                unknown.push((1, error.to_string()));
            }
            Err(unknown)
        }
    }
}

fn array<'a, 'b>(table: &'a DeTable<'b>, name: &str) -> Vec<(&'a toml::Spanned<DeValue<'b>>, usize)> {
    match table.get(name).map(|value| value.get_ref()) {
        Some(DeValue::Array(items)) => items.iter().map(|item| (item, item.span().start)).collect(),
        _ => Vec::new(),
    }
}

fn lines_of(table: &DeTable<'_>, line_of: &impl Fn(usize) -> usize) -> Clauses {
    let clause = |(value, at): (&toml::Spanned<DeValue<'_>>, usize)| {
        let sets = match value.get_ref() {
            DeValue::Table(clause) => array(clause, "sets").into_iter().map(|(_, at)| line_of(at)).collect(),
            _ => Vec::new(),
        };
        (line_of(at), sets)
    };
    array(table, "clause").into_iter().map(clause).collect()
}

/// Every field that the format does not know, so that a misspelt one is not found one at a time.
fn unknown_keys(table: &DeTable<'_>, line_of: &impl Fn(usize) -> usize, found: &mut Vec<(usize, String)>) {
    let mut look = |table: &DeTable<'_>, known: &dyn Fn(&str, Json) -> bool| {
        for (name, value) in table.iter() {
            if !known(name.get_ref(), json(value.get_ref())) {
                let message = format!("没有 {} 这个字段，或它的值不是这种写法", name.get_ref());
                found.push((line_of(name.span().start), message));
            }
        }
    };
    fn fits<T: serde::de::DeserializeOwned>(name: &str, value: Json) -> bool {
        serde_json::from_value::<T>(Json::Object(Map::from_iter([(name.to_owned(), value)]))).is_ok()
    }
    look(table, &|name, _| ["document", "clause"].contains(&name));
    if let Some(DeValue::Table(head)) = table.get("document").map(|it| it.get_ref()) {
        look(head, &fits::<super::text::HeadText>);
    }
    for (clause, _) in array(table, "clause") {
        let DeValue::Table(clause) = clause.get_ref() else { continue };
        look(clause, &|name, value| name == "sets" || fits::<super::text::ClauseText>(name, value));
        for (set, _) in array(clause, "sets") {
            if let DeValue::Table(set) = set.get_ref() {
                look(set, &fits::<super::text::SetText>);
            }
        }
    }
}

fn json_table(table: &DeTable<'_>) -> Json {
    Json::Object(table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect())
}

/// Dates and numbers become text, as the compact packs have them.
fn json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => Json::String(text.to_string()),
        DeValue::Integer(number) => Json::String(number.to_string()),
        DeValue::Float(number) => Json::String(number.to_string()),
        DeValue::Boolean(flag) => Json::Bool(*flag),
        DeValue::Datetime(date) => Json::String(date.to_string()),
        DeValue::Array(items) => Json::Array(items.iter().map(|item| json(item.get_ref())).collect()),
        DeValue::Table(table) => json_table(table),
    }
}
