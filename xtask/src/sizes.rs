//! Shows what a first answer costs the visitor: every file it needs, as it is and as a host sends it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;

use crate::steps::{self, Done, Failure};

struct Row {
    name: String,
    raw: usize,
    sent: usize,
}

/// Prints the table. Of the packs a visit needs the index and one; the largest stands for it.
pub fn show(dist: &Path) -> Done {
    steps::heading("what a first answer needs");
    let rows = needed(dist)?.iter().map(|file| row(dist, file)).collect::<Done<Vec<_>>>()?;
    let total = Row {
        name: "together".to_owned(),
        raw: rows.iter().map(|row| row.raw).sum(),
        sent: rows.iter().map(|row| row.sent).sum(),
    };
    println!("{:>12} {:>12}", "bytes", "brotli");
    for row in rows.iter().chain([&total]) {
        println!("{:>12} {:>12}  {}", row.raw, row.sent, row.name);
    }
    Ok(())
}

/// What `index.html` names, it needs; the rest of `dist` waits until someone asks for it.
fn needed(dist: &Path) -> Done<Vec<PathBuf>> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::at(index.display()))?;
    let mut files = files_under(dist)?;
    files.sort();
    let packs = dist.join("packs");
    let pack = files.iter().filter(|file| file.starts_with(&packs) && !file.ends_with("index.json"));
    let largest = pack.max_by_key(|file| fs::metadata(file).map_or(0, |facts| facts.len())).cloned();
    let is_needed = |file: &PathBuf| {
        let name = file.strip_prefix(dist).unwrap_or(file).to_string_lossy();
        *file == index || *file == packs.join("index.json") || Some(file) == largest.as_ref() || html.contains(&*name)
    };
    files.retain(is_needed);
    Ok(files)
}

fn files_under(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::at(folder.display()))?.flatten() {
        match entry.path() {
            path if path.is_dir() => files.extend(files_under(&path)?),
            path => files.push(path),
        }
    }
    Ok(files)
}

fn row(dist: &Path, file: &Path) -> Done<Row> {
    let bytes = fs::read(file).map_err(Failure::at(file.display()))?;
    let name = file.strip_prefix(dist).unwrap_or(file).display().to_string();
    let sent = compressed(&bytes).map_err(Failure::at(&name))?;
    Ok(Row { name, raw: bytes.len(), sent })
}

/// Quality 11, as static hosts precompress.
fn compressed(bytes: &[u8]) -> io::Result<usize> {
    let (mut out, options) = (Vec::new(), BrotliEncoderParams::default());
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &options)?;
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_text_is_sent_small() {
        assert!(compressed(&[b'x'; 5_000]).unwrap() < 50);
    }
}
