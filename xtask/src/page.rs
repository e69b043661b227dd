//! Builds the page: packs and styles, then the program, then the pages in words. Trunk puts it together in development,
//! in one piece; what is published is split and put together here.

use std::env;

use crate::steps::{self, Done, Failure};
use crate::{bundle, embed, library, offline, packs, places, sizes, squeeze, styles, tools, weights, words};

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
    match profile {
        Profile::Development => trunk()?,
        Profile::Release => bundle::make(&places::dist())?,
    }
    words::write(&places::dist(), &embed::write(&places::dist())?)?;
    if profile == Profile::Release {
        offline::write(&places::dist())?;
        library::make(&places::dist())?;
        squeeze::beside(&places::dist())?;
        weights::into_readme(&places::dist())?;
        sizes::show(&places::dist())?;
    }
    Ok(())
}

/// Trunk takes the wasm-bindgen that it finds on `PATH` if the version is the one in Cargo.lock; only otherwise
/// does it turn to the network.
fn trunk() -> Done {
    let folders = [tools::trunk()?, tools::wasm_bindgen()?];
    let path = env::join_paths(folders.into_iter().chain(places::search_path()))
        .map_err(Failure::at("putting the tools on PATH"))?;
    let mut command = steps::program("trunk");
    command.arg("build").env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk 0.21 reads NO_COLOR as a flag and stops at the customary `NO_COLOR=1`.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    steps::run("page", &mut command).map(drop)
}
