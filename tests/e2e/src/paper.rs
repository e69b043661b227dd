//! The page on paper: printed as W3C WebDriver prints, read back and looked at with poppler.

use std::fs;
use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use xtask::places;

use crate::command::Own;
use crate::page::Page;

/// A printed page.
#[derive(Clone, Debug)]
pub struct Paper {
    /// How many sheets.
    pub pages: usize,
    /// Its words without spaces and line breaks.
    pub text: String,
}

impl Page {
    /// Prints the page and keeps it as `target/screenshots/<name>.pdf`, with a picture of each sheet.
    #[track_caller]
    pub fn print(&self, name: &str) -> Paper {
        let printed = self.must(self.client.issue_cmd(Own::print()));
        let bytes = STANDARD.decode(printed.as_str().unwrap_or_default()).expect("a PDF in base64");
        let folder = places::made("screenshots");
        let file = folder.join(format!("{name}.pdf"));
        fs::create_dir_all(&folder).and_then(|()| fs::write(&file, bytes)).expect("target/ can be written to");
        poppler("pdftoppm", &["-r", "60", "-png"], &file, &folder.join(name));
        let words = folder.join(format!("{name}.txt"));
        poppler("pdftotext", &["-raw"], &file, &words);
        let text = fs::read_to_string(words).expect("what pdftotext wrote");
        Paper { pages: text.matches('\u{c}').count(), text: self.plain(&text) }
    }

    /// A text as it can be compared: fonts print some signs by their twins among the radicals, lines break anywhere.
    #[track_caller]
    pub fn plain(&self, text: &str) -> String {
        let script = format!("return {}.normalize('NFKC').replace(/\\s+/g, '')", json!(text));
        self.run(&script).as_str().unwrap_or_default().to_owned()
    }

    /// What every element that matches says, seen or not, as it can be compared.
    #[track_caller]
    pub fn all_texts(&self, css: &str) -> Vec<String> {
        let script = format!(
            "return [...document.querySelectorAll({})].map(e => e.textContent.normalize('NFKC').replace(/\\s+/g, ''))",
            json!(css)
        );
        let told = self.run(&script);
        let told = told.as_array().cloned().unwrap_or_default();
        told.iter().filter_map(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }
}

fn poppler(program: &str, options: &[&str], from: &Path, to: &Path) {
    let done = Command::new(program).args(options).arg(from).arg(to).status();
    assert!(done.as_ref().is_ok_and(std::process::ExitStatus::success), "{program} (poppler-utils): {done:?}");
}
