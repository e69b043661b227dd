//! Compiles the policy documents into the packs that the page fetches.

use std::fs;

use crate::places;
use crate::steps::{self, Done, Failure};

/// Checks every document under `policies/` and writes one pack per area, named by its content, with an index.
///
/// The folder is emptied first: a pack of an earlier content would otherwise be published beside its successor.
pub fn compile() -> Done {
    let packs = places::made("packs");
    if packs.exists() {
        fs::remove_dir_all(&packs).map_err(Failure::at(format!("emptying {}", packs.display())))?;
    }
    fs::create_dir_all(&packs).map_err(Failure::at(format!("making {}", packs.display())))?;
    let mut command = steps::cargo("run --quiet --bin canbao -- compile policies target/packs");
    steps::run("policy packs", &mut command).map(drop)
}
