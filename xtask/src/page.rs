//! Builds the page: packs and styles, then the program, then the pages in words.

use crate::steps::Done;
use crate::{bundle, packs, places, sizes, styles, tools, words};

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
    bundle::make(profile, &places::dist())?;
    words::write(&places::dist())?;
    if profile == Profile::Release {
        sizes::show(&places::dist())?;
    }
    Ok(())
}
