//! Builds the page: packs, then Trunk, then what Trunk does not do.

use std::env;

use crate::steps::{self, Done, Failure};
use crate::{packs, places, shrink, sizes, styles, tools, words};

/// How much trouble the build takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, slow and large to load.
    Development,
    /// What is published.
    Release,
}

/// Builds `dist/` afresh.
pub fn build(profile: Profile) -> Done {
    tools::wasm_target()?;
    packs::compile()?;
    styles::join()?;
    trunk(profile)?;
    if profile == Profile::Release {
        shrink::wasm(&places::dist())?;
    }
    words::write(&places::dist())?;
    if profile == Profile::Release {
        sizes::show(&places::dist())?;
    }
    Ok(())
}

/// Trunk takes the wasm-bindgen that it finds on `PATH` if the version is the one in Cargo.lock; only otherwise
/// does it turn to the network.
fn trunk(profile: Profile) -> Done {
    let folders = [tools::trunk()?, tools::wasm_bindgen()?];
    let path = env::join_paths(folders.into_iter().chain(places::search_path()))
        .map_err(Failure::at("putting the tools on PATH"))?;
    let mut command = steps::program("trunk");
    command.arg("build").env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    if profile == Profile::Release {
        command.args(["--release", "--cargo-profile", "page"]);
    }
    // Trunk 0.21 reads NO_COLOR as a flag and stops at the customary `NO_COLOR=1`.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    steps::run("page", &mut command).map(drop)
}
