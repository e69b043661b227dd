//! Every check, in the order in which a fault is cheapest to find.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::page::{self, Profile};
use crate::steps::{self, Done, Failure};
use crate::tally::Tally;
use crate::{browser, files, kernels, nginx, places, tools};

struct Check {
    name: &'static str,
    holds: &'static str,
    run: fn() -> Done<Tally>,
}

const CHECKS: [Check; 10] = [
    check("format", "the code stands as rustfmt sets it", format),
    check("lint", "clippy has nothing to say", lint),
    check("lint-page", "nor about the page", lint_page),
    check("library", "the rules, packs and stories", library),
    check("page", "what stands on the page, state by state", page_natively),
    check("docs", "the examples in the documentation", docs),
    check("xtask", "these chores themselves", chores),
    check("browser", "what only a browser shows", in_browser),
    check("build", "the page as it is published", build),
    check("e2e", "a person's way through that page", end_to_end),
];

const fn check(name: &'static str, holds: &'static str, run: fn() -> Done<Tally>) -> Check {
    Check { name, holds, run }
}

/// Runs the checks named, or all; stops at the first that fails. The last line of a green run is the count.
pub fn run(names: &[String]) -> Done {
    if let Some(name) = names.iter().find(|name| CHECKS.iter().all(|check| check.name != **name)) {
        return Err(Failure::new(format!("There is no step `{name}`.\n\n{}", steps_help())));
    }
    let wanted = |check: &&Check| names.is_empty() || names.iter().any(|name| name == check.name);
    let chosen: Vec<&Check> = CHECKS.iter().filter(wanted).collect();
    let mut results = Vec::new();
    for (index, check) in chosen.iter().enumerate() {
        println!("\n━━ {} of {} · {}: {} ━━", index + 1, chosen.len(), check.name, check.holds);
        results.push((*check, timed(check)?));
    }
    summarise(&results);
    Ok(())
}

/// The names that `cargo xtask test` takes.
pub fn steps_help() -> String {
    let lines = CHECKS.iter().map(|check| format!("  {:<10} {}", check.name, check.holds));
    format!("Steps of `cargo xtask test`:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

fn timed(check: &Check) -> Done<(Tally, Duration)> {
    let start = Instant::now();
    let again = |failure| {
        Failure::new(format!("{failure}\n\nStopped at `{0}`. To run it alone: cargo xtask test {0}", check.name))
    };
    let tally = (check.run)().map_err(again)?;
    Ok((tally, start.elapsed()))
}

fn summarise(results: &[(&Check, (Tally, Duration))]) {
    println!("\n━━ summary ━━");
    let mut sum = Tally::default();
    for (check, (tally, time)) in results {
        let count = if *tally == Tally::default() { "ok".to_owned() } else { tally.to_string() };
        println!("  {:<10} {:>14}   {count}", check.name, steps::elapsed(*time));
        sum += *tally;
    }
    println!("{sum}");
}

fn tests(title: &str, command: &mut Command) -> Done<Tally> {
    steps::run(title, command).map(|written| Tally::read(&written))
}

fn format() -> Done<Tally> {
    if steps::ask(&mut steps::cargo("fmt --version")).is_none() {
        println!("   skipped: rustfmt is not installed (rustup component add rustfmt)");
        return Ok(Tally::default());
    }
    tests("rustfmt", &mut steps::cargo("fmt --all --check"))
}

fn lint() -> Done<Tally> {
    tests("clippy", &mut steps::cargo("clippy --workspace --all-targets -- -D warnings"))
}

fn lint_page() -> Done<Tally> {
    tools::wasm_target()?;
    let words = "clippy --package canbao --target wasm32-unknown-unknown --no-default-features --features app \
        --lib --bin page --test browser -- -D warnings";
    tests("clippy on the page", &mut steps::cargo(words))?;
    let words = "clippy --package canbao --target wasm32-unknown-unknown --no-default-features --features module \
        --bin module -- -D warnings";
    tests("clippy on the library for portals", &mut steps::cargo(words))
}

fn library() -> Done<Tally> {
    tests("library", &mut steps::cargo("test --package canbao --lib --bins --tests"))
}

/// The page compiles natively too, so its reducer and markup need no browser.
fn page_natively() -> Done<Tally> {
    tests("the page without a browser", &mut steps::cargo("test --package canbao --features app --test page"))
}

fn docs() -> Done<Tally> {
    tests("documentation", &mut steps::cargo("test --package canbao --doc"))
}

fn chores() -> Done<Tally> {
    tests("xtask", &mut steps::cargo("test --package xtask"))
}

/// Not with `--quiet`: the runner in the browser does not understand it.
fn in_browser() -> Done<Tally> {
    tools::wasm_target()?;
    let runner = tools::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    let browser = browser::ready()?;
    let words = "test --package canbao --target wasm32-unknown-unknown --no-default-features --features app \
        --test browser";
    let mut command = steps::cargo(words);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("CHROMEDRIVER", &browser.driver);
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(&browser)?);
    // Twenty seconds, the runner's own patience, is short for a busy machine's first start of Chromium.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    tests("in the browser", &mut command)
}

/// The runner takes the browser's options from a file only.
fn capabilities(browser: &browser::Browser) -> Done<std::path::PathBuf> {
    let file = places::made("webdriver.json");
    let quoted = browser::ARGUMENTS.map(|argument| format!("{argument:?}")).join(",");
    let binary = browser.chrome.as_ref().map(|path| format!("\"binary\":{:?},", path.display().to_string()));
    let text = format!("{{\"goog:chromeOptions\":{{{}\"args\":[{quoted}]}}}}", binary.unwrap_or_default());
    files::make(&places::made(""))?;
    files::write(&file, text)?;
    Ok(file)
}

fn build() -> Done<Tally> {
    page::build(Profile::Release).map(|()| Tally::default())
}

/// Two browsers at a time: more would starve each other on a small machine and time out.
fn end_to_end() -> Done<Tally> {
    browser::ready()?;
    browser::others()?;
    if tools::axe().is_none() {
        println!("   axe-core comes from npm, which is missing: whether the page keeps anybody out is not checked.");
    }
    if !kernels::are_here() {
        println!("   Old Chromiums come from npm, for Linux on x86-64: whether the page works in them is not checked.");
    }
    if nginx::program().is_none() {
        println!(
            "   nginx is missing: whether deploy/nginx.conf holds is not checked. On Debian: apt-get install nginx-light"
        );
    }
    tests("end to end", &mut steps::cargo("test --package canbao-e2e -- --test-threads 2"))
}
