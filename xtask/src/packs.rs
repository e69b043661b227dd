//! Compiles the policy documents into the packs that the page fetches.

use crate::steps::{self, Done};
use crate::{files, places};

/// Checks every document under `policies/` and writes one pack per area, named by its content, with an index.
///
/// The folder is emptied first: a pack of an earlier content would otherwise be published beside its successor.
pub fn compile() -> Done {
    files::make_empty(&places::made("packs"))?;
    let mut command = steps::cargo("run --quiet --bin canbao -- compile policies target/packs");
    steps::run("policy packs", &mut command).map(drop)
}
