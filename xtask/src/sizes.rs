//! Shows what a visit costs, every file as it is and as a host sends it, and refuses a page that has grown too heavy.

use std::path::{Path, PathBuf};

use crate::files::{self, named};
use crate::squeeze::{is_twin, twin};
use crate::steps::{self, Done, Failure};

/// What a page may weigh as it is sent, in bytes: what draws the empty page, with one area's pack.
const FIRST_LOAD: usize = 150_000;
/// The same until a place is chosen and answered for. What the untouched page wears is in it twice, so that it is painted
/// a journey earlier.
const FIRST_ANSWER: usize = 330_000;
/// One area's pack, as far as a first answer needs it.
const PACK: usize = 12_000;

/// The script that every portal loads before anything of the calculator.
const WIDGET: usize = 4_096;

struct Row {
    name: String,
    raw: usize,
    sent: usize,
}

/// Prints the table; fails where a budget is passed. Of the packs a visit needs one; the largest stands for it.
pub fn show(dist: &Path) -> Done {
    steps::heading("what a visit costs");
    println!("{:>12} {:>12}", "bytes", "brotli");
    let mut files = files::under(dist)?;
    files.retain(|file| !is_twin(file));
    files.sort();
    let (packs, others): (Vec<PathBuf>, Vec<PathBuf>) = files.into_iter().partition(|file| is_pack(dist, file));
    let pack = heaviest(dist, &packs)?;
    let first = others.iter().filter(|file| is_first(dist, file)).map(|file| row(dist, file));
    let mut rows = first.collect::<Done<Vec<_>>>()?;
    rows.extend(pack);
    let load = told("first load", &rows);
    let answer = others.iter().find(|file| named(dist, file).starts_with("answer-"));
    rows.extend(answer.map(|file| row(dist, file)).transpose()?);
    let answered = told("until the first answer", rows.get(rows.len() - 1..).unwrap_or_default()) + load;
    let rest = others.iter().find(|file| named(dist, file).starts_with("rest-"));
    told("on demand", rest.map(|file| row(dist, file)).transpose()?.as_slice());
    let widget = others.iter().find(|file| named(dist, file) == "canbao.js");
    let widget = told("on portals", widget.map(|file| row(dist, file)).transpose()?.as_slice());
    let library = others.iter().filter(|file| is_library(dist, file)).map(|file| row(dist, file));
    told("the library for portals, before a pack", &library.collect::<Done<Vec<_>>>()?);
    println!("{load} bytes for the first load, {answered} until the first answer");
    within("The widget's script", widget, WIDGET)?;
    within("The first load", load, FIRST_LOAD)?;
    within("What is fetched until the first answer", answered, FIRST_ANSWER)
}

fn within(what: &str, sent: usize, budget: usize) -> Done {
    if sent <= budget {
        return Ok(());
    }
    Err(Failure::new(format!("{what} weighs {sent} bytes, and {budget} is the most (xtask/src/sizes.rs).")))
}

fn told(title: &str, rows: &[Row]) -> usize {
    println!("{title}:");
    for row in rows {
        println!("{:>12} {:>12}  {}", row.raw, row.sent, row.name);
    }
    rows.iter().map(|row| row.sent).sum()
}

/// A pack that a first answer needs, not the index of packs.
pub(crate) fn is_pack(dist: &Path, file: &Path) -> bool {
    let name = named(dist, file);
    name.starts_with("packs/") && name.ends_with(".first.json")
}

/// What the empty page needs: the HTML, what it names, the first part of the program and the list of areas.
pub(crate) fn is_first(dist: &Path, file: &Path) -> bool {
    let name = named(dist, file);
    let page = name.starts_with("page-") || name.starts_with("icon-");
    page || name == "index.html" || name == "packs/index.json"
}

/// What a portal's page fetches of the library before it asks for an area.
fn is_library(dist: &Path, file: &Path) -> bool {
    let name = named(dist, file);
    let is_program = name.starts_with("library/canbao") && (name.ends_with(".js") || name.ends_with(".wasm"));
    is_program || name.starts_with("library/packs/areas-")
}

/// The pack that weighs most as it is sent; none may pass its budget.
fn heaviest(dist: &Path, packs: &[PathBuf]) -> Done<Option<Row>> {
    let rows = packs.iter().map(|file| row(dist, file)).collect::<Done<Vec<_>>>()?;
    let heaviest = rows.into_iter().max_by_key(|row| row.sent);
    if let Some(row) = &heaviest {
        within(&row.name, row.sent, PACK)?;
    }
    Ok(heaviest)
}

fn row(dist: &Path, file: &Path) -> Done<Row> {
    // A host sends what the build has compressed.
    Ok(Row { name: named(dist, file), raw: files::read(file)?.len(), sent: files::read(&twin(file, "br"))?.len() })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::squeeze;

    #[test]
    fn a_page_that_is_too_heavy_is_refused() {
        assert!(within("The first load", 150_000, FIRST_LOAD).is_ok());
        let refused = within("The first load", 150_001, FIRST_LOAD).unwrap_err();
        assert!(refused.to_string().contains("150001"), "{refused}");
    }

    /// Bytes that no one can compress: a row of numbers that looks like chance (xorshift).
    fn heavy(count: usize) -> Vec<u8> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        };
        (0..count).map(|_| next()).collect()
    }

    /// What the budget says of a whole folder in which one file has this many bytes.
    fn shown(name: &str, count: usize) -> Done {
        let dist = std::env::temp_dir().join(format!("canbao-sizes-{}-{}", std::process::id(), name.len()));
        fs::create_dir_all(dist.join("packs")).unwrap();
        for file in ["index.html", "page-0a.wasm", "answer-0a.wasm", "rest-0a.wasm", "packs/350200.0a.first.json"] {
            fs::write(dist.join(file), "light").unwrap();
        }
        fs::write(dist.join(name), heavy(count)).unwrap();
        squeeze::beside(&dist).unwrap();
        let result = show(&dist);
        fs::remove_dir_all(&dist).unwrap();
        result
    }

    #[test]
    fn a_folder_with_a_file_that_is_too_heavy_stops_the_build() {
        assert!(shown("page-0a.js", 1_000).is_ok());
        let first = shown("page-0a.wasm", FIRST_LOAD + 1).unwrap_err().to_string();
        assert!(first.starts_with("The first load weighs 15"), "{first}");
        let answer = shown("answer-0a.wasm", FIRST_ANSWER + 1).unwrap_err().to_string();
        assert!(answer.starts_with("What is fetched until the first answer weighs"), "{answer}");
        let pack = shown("packs/350200.0a.first.json", PACK + 1).unwrap_err().to_string();
        assert!(pack.starts_with("packs/350200.0a.first.json weighs 12"), "{pack}");
    }

    #[test]
    fn the_empty_page_needs_no_pack_and_no_later_part() {
        let dist = Path::new("dist");
        let needs = |name: &str| is_first(dist, &dist.join(name));
        assert!(needs("index.html") && needs("page-0a.wasm") && needs("packs/index.json"));
        assert!(!needs("answer-0a.wasm") && !needs("packs/350200.0a.first.json"));
    }
}
