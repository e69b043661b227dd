//! What must be installed to build the page, and how: only what is missing, and nothing outside the user's cache.

use std::path::{Path, PathBuf};

use crate::steps::{self, Done, Failure};
use crate::{files, places};

const TARGET: &str = "wasm32-unknown-unknown";
const BINARYEN: &str = "132";
const AXE: &str = "4.14.1";
const ESBUILD: &str = "0.28.2";
const TYPESCRIPT: &str = "5.9.3";
const LIGHTHOUSE: &str = "13.5.0";
const PUBLICODES: &str = "1.10.3";

/// A program that cargo builds from a published crate.
struct CargoTool {
    /// The name of its folder in the cache.
    name: &'static str,
    package: &'static str,
    version: String,
    options: &'static [&'static str],
    programs: &'static [&'static str],
    wait: &'static str,
}

/// The wasm side of the standard library.
pub fn wasm_target() -> Done {
    if has_target() || steps::run("wasm target", steps::program("rustup").args(["target", "add", TARGET])).is_ok() {
        return Ok(());
    }
    Err(Failure::new(format!("The Rust target is missing. Install it with: rustup target add {TARGET}")))
}

fn has_target() -> bool {
    let mut question = steps::program("rustc");
    question.args(["--print", "target-libdir", "--target", TARGET]);
    steps::ask(&mut question).is_some_and(|folder| Path::new(&folder).is_dir())
}

/// The folder that holds Trunk, which bundles the page in development.
pub fn trunk() -> Done<PathBuf> {
    folder_of(&CargoTool {
        name: "trunk",
        package: "trunk",
        version: "0.21.14".to_owned(),
        options: &["--no-default-features", "--features", "rustls"],
        programs: &["trunk"],
        wait: "about eight minutes, once",
    })
}

/// The folder that holds `wasm-bindgen` and its test runner, in exactly the version that Cargo.lock names:
/// glue and crate speak a format that changes with every release.
pub fn wasm_bindgen() -> Done<PathBuf> {
    let lock = places::root().join("Cargo.lock");
    let version = locked(&files::text(&lock)?, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock names no wasm-bindgen: is the feature `app` still there?"))?;
    folder_of(&CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version,
        options: &[],
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        wait: "about three minutes, once",
    })
}

/// The folder that holds `geckodriver`, which drives Firefox; Debian has no package of it.
pub fn geckodriver() -> Done<PathBuf> {
    folder_of(&CargoTool {
        name: "geckodriver",
        package: "geckodriver",
        version: "0.36.0".to_owned(),
        options: &[],
        programs: &["geckodriver"],
        wait: "about two minutes, once",
    })
}

fn folder_of(tool: &CargoTool) -> Done<PathBuf> {
    let store = places::tools().join(format!("{}-{}", tool.name, tool.version));
    let kept = store.join("bin");
    if holds(&kept, tool.programs) {
        return Ok(kept);
    }
    if let Some(folder) = places::search_path().into_iter().find(|folder| is_right(folder, tool)) {
        return Ok(folder);
    }
    let mut install = steps::program("cargo");
    install.args(["install", tool.package, "--version", &tool.version, "--locked"]);
    install.args(tool.options).arg("--root").arg(&store);
    steps::run(&format!("installing {} {} ({})", tool.package, tool.version, tool.wait), &mut install)?;
    Ok(kept)
}

fn is_right(folder: &Path, tool: &CargoTool) -> bool {
    let says = |program| steps::ask(steps::program(folder.join(program)).arg("--version"));
    let of_version = |answer: String| answer.split_whitespace().any(|word| word == tool.version);
    holds(folder, tool.programs) && says(tool.programs[0]).is_some_and(of_version)
}

fn holds(folder: &Path, programs: &[&str]) -> bool {
    programs.iter().all(|program| folder.join(program).is_file())
}

/// The version of a package in the text of a Cargo.lock.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

/// `wasm-opt` from npm, or `None` where npm is missing: the page then works all the same, only larger.
/// Debian's own is too old to lower what Rust emits.
pub fn wasm_opt() -> Option<PathBuf> {
    from_npm("binaryen", BINARYEN, ".bin/wasm-opt")
}

/// `esbuild` from npm, which says the page's script in fewer and older words; `None` where npm is missing.
pub fn esbuild() -> Option<PathBuf> {
    from_npm("esbuild", ESBUILD, ".bin/esbuild")
}

/// The script of axe-core, which finds what keeps people out of a page; `None` where npm is missing.
pub fn axe() -> Option<PathBuf> {
    from_npm("axe-core", AXE, "axe-core/axe.min.js")
}

/// TypeScript's compiler, which holds the library's types against what it gives; `None` where npm is missing.
pub fn typescript() -> Option<PathBuf> {
    from_npm("typescript", TYPESCRIPT, ".bin/tsc")
}

/// Lighthouse's module, with the browser's driver that it brings; `None` where npm is missing.
pub fn lighthouse() -> Option<PathBuf> {
    from_npm("lighthouse", LIGHTHOUSE, "lighthouse/core/index.js")
}

/// The module of publicodes, an interpreter of rules to measure beside ours; `None` where npm is missing.
pub fn publicodes() -> Option<PathBuf> {
    from_npm("publicodes", PUBLICODES, "publicodes/dist/index.js")
}

/// A file of an npm package, in a folder of its own. Nothing of it runs while it is installed.
pub(crate) fn from_npm(package: &str, version: &str, file: &str) -> Option<PathBuf> {
    let name = package.trim_start_matches('@').replace('/', "-");
    let store = places::tools().join(format!("{name}-{version}"));
    let kept = store.join("node_modules").join(file);
    if kept.is_file() {
        return Some(kept);
    }
    places::program(&["node"])?;
    let mut install = steps::program(places::program(&["npm"])?);
    install
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel",
            "error",
            "--ignore-scripts",
            "--legacy-peer-deps",
            "--prefix",
        ])
        .arg(&store);
    install.arg(format!("{package}@{version}"));
    match steps::run(&format!("installing {package}"), &mut install) {
        Ok(_) => Some(kept).filter(|path| path.is_file()),
        Err(failure) => {
            println!("   {failure}");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.1\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.126\"
source = \"registry\"
";

    #[test]
    fn the_lock_file_settles_the_version_of_wasm_bindgen() {
        assert_eq!(locked(LOCK, "wasm-bindgen").as_deref(), Some("0.2.126"));
        assert_eq!(locked(LOCK, "wasm"), None);
    }
}
