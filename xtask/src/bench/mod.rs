//! Measures how fast the engine and the command line answer, how fast the page is, and how they stand beside others; the
//! figures go to `docs/benchmarks.json` and, in words, to `docs/benchmarks.md`. Nothing here is a test: what a machine
//! needs is told, never asserted.

mod lines;
mod told;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::page::Profile;
use crate::steps::{self, Done, Failure};
use crate::{browser, cases, files, page, places, tools};

/// A part by its name, and how it is measured; `None` where something that it needs cannot be had.
type Part = (&'static str, fn() -> Done<Option<Value>>);

const PARTS: [Part; 4] = [("engine", engine), ("lines", lines::measured), ("page", of_page), ("sides", sides)];
/// How many mixed requests are put to all sides.
const CASES: u32 = 3_000;

/// Measures the parts named, or all, and writes the document; parts that are not measured now keep their last figures,
/// which stand in the project, so that a clone keeps them too.
pub fn run(names: &[String]) -> Done {
    if let Some(name) = names.iter().find(|name| PARTS.iter().all(|(known, _)| known != name)) {
        let known = PARTS.map(|(name, _)| name).join(", ");
        return Err(Failure::new(format!("There is nothing to measure called `{name}`. Known: {known}.")));
    }
    if !places::dist().join("library").is_dir() {
        page::build(Profile::Release)?;
    }
    files::make(&places::made("bench"))?;
    let docs = places::root().join("docs");
    let kept = docs.join("benchmarks.json");
    let mut all: Map<String, Value> = match fs::read_to_string(&kept) {
        Ok(text) => serde_json::from_str(&text).map_err(Failure::at(kept.display()))?,
        Err(_) => Map::new(),
    };
    for (name, measure) in PARTS {
        if names.is_empty() || names.iter().any(|it| it == name) {
            match measure()? {
                Some(found) => drop(all.insert(name.to_owned(), json!({"on": machine(), "found": found}))),
                None => println!("   skipped: {name} cannot be measured on this machine"),
            }
        }
    }
    let text = serde_json::to_string_pretty(&all).map_err(Failure::at("writing what was measured"))?;
    files::write(&kept, text + "\n")?;
    files::write(&docs.join("benchmarks.md"), told::document(&all))?;
    println!("\n   written: docs/benchmarks.json, docs/benchmarks.md");
    Ok(())
}

fn machine() -> Value {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let of = |program: &str, argument: &str| steps::ask(steps::program(program).arg(argument)).unwrap_or_default();
    json!({
        "day": of("date", "+%Y-%m-%d"), "processor": model.map_or("", |(_, name)| name), "cores": cores,
        "system": of("uname", "-sr"), "rust": of("rustc", "--version"),
    })
}

/// What criterion found, in nanoseconds, by the names of its groups.
fn engine() -> Done<Option<Value>> {
    steps::run("engine", &mut steps::cargo("bench --package canbao --bench engine"))?;
    let mut found = Map::new();
    gather(&places::compiled().join("criterion"), &mut found)?;
    Ok(Some(found.into()))
}

fn gather(folder: &Path, found: &mut Map<String, Value>) -> Done {
    let result = folder.join("new");
    if let (Ok(of), Ok(times)) =
        (fs::read_to_string(result.join("benchmark.json")), fs::read_to_string(result.join("estimates.json")))
    {
        let read = |text: &str| serde_json::from_str::<Value>(text).map_err(Failure::at(result.display()));
        let (of, times) = (read(&of)?, read(&times)?);
        let many = of["throughput"]["Elements"].as_u64().unwrap_or(1);
        let one = times["median"]["point_estimate"].clone();
        found.insert(of["full_id"].as_str().unwrap_or_default().to_owned(), json!({"whole": one, "elements": many}));
        return Ok(());
    }
    files::of(folder)?.iter().filter(|path| path.is_dir()).try_for_each(|path| gather(path, found))
}

/// The page in Chromium: loading on a slow line, edits on slow processors, and what Lighthouse says.
fn of_page() -> Done<Option<Value>> {
    let (Some(node), Some(lighthouse)) = (places::program(&["node"]), tools::lighthouse()) else { return Ok(None) };
    let chrome = browser::ready()?.chrome.unwrap_or_else(|| PathBuf::from("chrome"));
    let mut command = steps::program(node);
    command.arg(script("page")).arg(places::dist()).arg(lighthouse).arg(chrome).args(browser::ARGUMENTS);
    answered("page", &mut command)
}

/// The same cases put to the library and to others.
fn sides() -> Done<Option<Value>> {
    let (Some(node), Some(publicodes)) = (places::program(&["node"]), tools::publicodes()) else { return Ok(None) };
    let requests = places::made("bench").join("requests.ndjson");
    files::write(&requests, cases::lines(CASES)?)?;
    let mut command = steps::program(node);
    command.arg(script("sides")).arg(places::dist().join("library/canbao.js")).arg(publicodes).arg(requests);
    answered("sides", &mut command)
}

fn script(name: &str) -> PathBuf {
    places::root().join("xtask/bench").join(name).with_extension("mjs")
}

/// The last line that a script prints is its result.
fn answered(title: &str, command: &mut std::process::Command) -> Done<Option<Value>> {
    let written = steps::run(title, command)?;
    let last = written.lines().rev().find(|line| line.starts_with('{')).unwrap_or_default();
    serde_json::from_str(last).map(Some).map_err(Failure::at(format!("reading what {title} measured")))
}
