//! Where things lie: the repository, what is built, and the tools kept for this user.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The repository's top folder, wherever in it the command was typed.
///
/// Asked while running, not while compiling: clones that share one CARGO_TARGET_DIR share this very program, and one
/// would build the other's page.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let start = package.or_else(|| env::current_dir().ok()).unwrap_or_default();
        let top = start.ancestors().find(|folder| folder.join("xtask").is_dir());
        top.unwrap_or(&start).to_owned()
    })
}

/// The finished page, ready for any static host.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// A folder for things made on the way. Always the repository's own `target`, even under `CARGO_TARGET_DIR`: clones
/// that share one would overwrite each other's.
pub fn made(name: &str) -> PathBuf {
    root().join("target").join(name)
}

/// Where cargo puts what it compiles.
pub fn compiled() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Tools outlive a clone: they take minutes to build and belong to the user, not to the project.
pub fn tools() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cache");
    cache.unwrap_or_else(home).join("canbao").join("tools")
}

/// The folders of `PATH`.
pub fn search_path() -> Vec<PathBuf> {
    env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default()
}

/// The first program of these names on `PATH`.
pub fn program(names: &[&str]) -> Option<PathBuf> {
    let folders = search_path();
    let found = |name: &&str| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    names.iter().find_map(found)
}
