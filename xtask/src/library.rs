//! The library for portals that draw their own page: one ES module with its types, schemas, packs and an example, in
//! `dist/library`. The program is linked from the same crate as the page, and answers like the command line.

use std::path::Path;

use serde_json::Value;

use crate::bundle::{Put, put};
use crate::files::{self, read, text};
use crate::program::Program;
use crate::steps::{self, Done, Failure};
use crate::{places, script, shrink};

/// What people wrote and the build only copies.
const COPIED: [&str; 3] = ["example.html", "example.css", "example.js"];

const PROGRAM: Program = Program { title: "library", binary: "module", feature: "module", linker: &[], name: "canbao" };

/// Builds `dist/library`; what the page left in `dist` stays.
pub fn make(dist: &Path) -> Done {
    let folder = dist.join("library");
    files::make(&folder)?;
    let bound = PROGRAM.bind(&PROGRAM.link()?)?;
    let program = put(&folder, "canbao", "wasm", &shrink::wasm(&read(&bound.join("canbao_bg.wasm"))?)?)?;
    let areas = packs(&folder.join("packs"))?;
    let source = places::root().join("library");
    let entry = text(&source.join("canbao.js"))?.replace("@program@", &program.name).replace("@seal@", &program.seal);
    let entry = entry.replace("@areas@", &format!("packs/{}", areas.name)).replace("@areas-seal@", &areas.seal);
    let glue = script::mended(&text(&bound.join("canbao.js"))?)?;
    files::write(&folder.join("canbao.js"), format!("{glue}\n{entry}"))?;
    files::write(&folder.join("canbao.d.ts"), text(&source.join("canbao.d.ts"))? + &schema("types")?)?;
    for name in ["request", "report"] {
        files::write(&folder.join(format!("{name}.schema.json")), schema(name)?)?;
    }
    for name in COPIED {
        files::copy(&source.join(name), &folder.join(name))?;
    }
    files::copy(&places::root().join("docs/library.md"), &folder.join("README.md"))?;
    let package = text(&source.join("package.json"))?.replace("@version@", env!("CARGO_PKG_VERSION"));
    files::write(&folder.join("package.json"), package)
}

/// The packs with every quote, which the page leaves out where people read a gist: a report of the library is a report of
/// the command line. Gives the list of areas.
fn packs(folder: &Path) -> Done<Put> {
    let source = places::made("library-packs");
    let mut command = steps::cargo("run --quiet --bin canbao -- compile --whole policies target/library-packs");
    steps::run("policy packs of the library", &mut command)?;
    files::make(folder)?;
    let list = text(&source.join("index.json"))?;
    let mut list: Vec<Value> = serde_json::from_str(&list).map_err(Failure::at("reading the list of areas"))?;
    for entry in &mut list {
        let file = entry["file"].as_str().unwrap_or_default().to_owned();
        files::copy(&source.join(&file), &folder.join(&file))?;
        entry["file"] = format!("packs/{file}").into();
    }
    put(folder, "areas", "json", Value::from(list).to_string().as_bytes())
}

/// What the command line tells of its own interface.
fn schema(of: &str) -> Done<String> {
    let mut question = steps::cargo("run --quiet --bin canbao -- schema");
    steps::ask(question.arg(of)).map(|text| text + "\n").ok_or_else(|| Failure::new(format!("no schema of {of}")))
}
