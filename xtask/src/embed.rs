//! What portals load: the widget's script, by a name that hosts keep for years, and the page on which one is put
//! together.

use std::fs;
use std::path::Path;

use crate::steps::{Done, Failure};
use crate::{bundle, places};

/// The widget's script; its name never changes.
const WIDGET: &str = "canbao.js";

/// Writes both scripts into `dist`; gives the address and the seal of the one that the page on embedding asks for.
pub fn write(dist: &Path) -> Done<String> {
    let folder = places::root().join("embed");
    let (from, to) = (folder.join(WIDGET), dist.join(WIDGET));
    fs::copy(&from, &to).map_err(Failure::at(from.display()))?;
    let chooser = folder.join("chooser.js");
    let text = fs::read(&chooser).map_err(Failure::at(chooser.display()))?;
    Ok(bundle::put(dist, "chooser", "js", &text)?.sealed())
}
