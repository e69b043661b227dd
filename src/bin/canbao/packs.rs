//! A folder of packs: checked, its gaps and its coverage listed, compiled for the page.

use base64::{Engine, engine::general_purpose::STANDARD};
use canbao::{
    assess::coverage::{certificate, years},
    calendar::year_of,
    law::{Entry, Fault, Folder, Shelf, ShelfText, gaps, read_folder},
    wording,
};
use sha2::{Digest, Sha256};
use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

pub(crate) fn check(folder: &str) -> io::Result<ExitCode> {
    let read = read_folder(Path::new(folder))?;
    let mut out = io::stdout().lock();
    for fault in &read.faults {
        writeln!(out, "{fault}")?;
    }
    list_gaps(&mut out, &read)?;
    let areas = read.shelves.len();
    let (documents, faults) = (read.documents, read.faults.len());
    writeln!(out, "查了 {areas} 个地区、{documents} 份文件：{faults} 个问题。")?;
    let is_clean = faults == 0 && documents > 0;
    if documents == 0 {
        writeln!(out, "{folder} 里没有政策文件。")?;
    }
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the packs leave unsaid for the newest year they speak of: told, and no fault.
fn list_gaps(out: &mut impl Write, read: &Folder) -> io::Result<()> {
    for text in read.shelves.values() {
        let Ok(shelf) = Shelf::read(text) else { continue };
        let year = year_of(shelf.as_of());
        let missing: Vec<&str> = gaps(&shelf, year).into_iter().map(|key| key.name()).collect();
        if !missing.is_empty() {
            let entry = shelf.entry();
            writeln!(out, "未收录 {} {} {year} 年度：{}", entry.code, entry.name, missing.join("、"))?;
        }
    }
    Ok(())
}

/// `[--area CODE] [FOLDER]`, as `check --coverage` has it.
pub(crate) fn coverage_of<'a>(rest: &[&'a str]) -> Option<(Option<&'a str>, &'a str)> {
    let (area, rest) = match rest {
        ["--area", area, rest @ ..] => (Some(*area), rest),
        rest => (None, rest),
    };
    match rest {
        [] => Some((area, "policies")),
        [folder] if !folder.starts_with('-') => Some((area, folder)),
        _ => None,
    }
}

/// The certificate of every area, or of one; only packs that pass the check have one.
pub(crate) fn coverage(area: Option<&str>, folder: &str) -> io::Result<ExitCode> {
    let read = read_folder(Path::new(folder))?;
    let mut out = io::stdout().lock();
    for fault in &read.faults {
        writeln!(out, "{fault}")?;
    }
    let mut is_clean = read.faults.is_empty();
    let asked = |code: &str| area.is_none_or(|area| area == code);
    let mut shelves = read.shelves.iter().filter(|(code, _)| asked(code)).peekable();
    if shelves.peek().is_none() {
        writeln!(out, "{folder} 里没有{}的政策文件。", area.unwrap_or("任何地区"))?;
        is_clean = false;
    }
    for (_, text) in shelves {
        let Ok(shelf) = Shelf::read(text) else { continue };
        let certificate = certificate(&shelf, years(&shelf));
        is_clean &= certificate.overlaps == 0;
        writeln!(out, "{}", wording::coverage::certificate(&certificate))?;
    }
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes two compact files per area, one whole and one for a first answer, and the index of areas. A name carries the
/// hash of the file's content, not of the policies: a new program may make another file of the same policies.
pub(crate) fn compile(folder: &str, target: &str) -> io::Result<ExitCode> {
    compiled(folder, target, |code, text, entry| {
        let (whole, first) = (text.for_page(), text.for_enrolment().for_page());
        let (file, integrity) = put(target, code, "json", &whole)?;
        let (first, first_integrity) = put(target, code, "first.json", &first)?;
        Ok(Entry { file, first, integrity, first_integrity, ..entry })
    })
}

/// Writes one file per area with every quote, as the machine interface tells them, and the index of areas.
pub(crate) fn compile_whole(folder: &str, target: &str) -> io::Result<ExitCode> {
    compiled(folder, target, |code, text, entry| {
        let (file, integrity) = put(target, code, "json", text)?;
        Ok(Entry { file, integrity, ..entry })
    })
}

fn compiled(
    folder: &str,
    target: &str,
    write: impl Fn(&str, &ShelfText, Entry) -> io::Result<Entry>,
) -> io::Result<ExitCode> {
    let read = read_folder(Path::new(folder))?;
    if !read.faults.is_empty() {
        let faults: Vec<String> = read.faults.iter().map(Fault::to_string).collect();
        eprintln!("{}", faults.join("\n"));
        return Ok(ExitCode::FAILURE);
    }
    if Path::new(target).exists() {
        std::fs::remove_dir_all(target)?;
    }
    std::fs::create_dir_all(target)?;
    let mut index: Vec<Entry> = Vec::new();
    for (code, text) in &read.shelves {
        let Ok(shelf) = Shelf::read(text) else { continue };
        index.push(write(code, text, shelf.entry())?);
    }
    std::fs::write(Path::new(target).join("index.json"), serde_json::to_string(&index)?)?;
    println!("{} 个地区的政策包写进了 {target}。", index.len());
    Ok(ExitCode::SUCCESS)
}

/// Writes one file, named by its content; gives its name back with what a browser will hold it against: a file that was
/// changed on its way, or on the host, is not read.
fn put(target: &str, code: &str, ending: &str, text: &impl serde::Serialize) -> io::Result<(String, String)> {
    let json = serde_json::to_string(text)?;
    let digest = Sha256::digest(&json);
    let short: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{code}.{short}.{ending}");
    std::fs::write(Path::new(target).join(&name), &json)?;
    Ok((name, format!("sha256-{}", STANDARD.encode(digest))))
}
