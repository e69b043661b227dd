//! The packs as officials edit them: folders of TOML, read with the line of every clause.

use super::{
    check,
    fault::{Fault, Place},
    shelf::{Entry, Pack, Shelf},
    text::{ClauseText, DocumentText, PackText, ShelfText},
    toml_text::{area, document},
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, path::Path};

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

/// Only the files that one area needs are read: an answer need not wait for the whole country, and for an area that is
/// not there nothing is read.
fn built_in_texts(code: Option<&str>) -> Folder {
    let folder_of = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let needle = code.map(|code| format!("\"{code}\""));
    let is_home = |path: &str, text: &str, needle: &str| {
        let mut lines = text.lines().filter(|line| line.starts_with("code"));
        path.ends_with("area.toml") && lines.any(|line| line.contains(needle))
    };
    let home = needle.as_ref().map(|needle| BUILT_IN.iter().find(|(path, text)| is_home(path, text, needle)));
    let home = match home {
        Some(None) => return Folder::default(),
        Some(Some((path, _))) => Some(folder_of(path)),
        None => None,
    };
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
        folder.faults.extend(pack.files.iter().zip(&text.documents).flat_map(|(lines, it)| gists_alone(lines, it)));
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

/// Only the page's packs leave quotes out; a transcriber's gist stands beside the line that it renders.
fn gists_alone(lines: &Lines, document: &DocumentText) -> Vec<Fault> {
    let is_alone = |clause: &ClauseText| clause.gist.is_some() && clause.quote.is_empty();
    let alone = document.clause.iter().enumerate().filter(|(_, clause)| is_alone(clause));
    let fault = |(index, clause): (usize, &ClauseText)| {
        let place = Place { clause: Some(index), set: None };
        lines.locate(Fault::at(place, &clause.at, "有 gist，没有引文 quote", "quote 抄那一行资料本身，gist 写它的意思"))
    };
    alone.map(fault).collect()
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
