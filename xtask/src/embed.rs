//! What portals load: the widget's script, by a name that hosts keep for years, and the page on which one is put
//! together.

use std::path::Path;

use crate::steps::Done;
use crate::{bundle, files, places};

/// The widget's script; its name never changes.
const WIDGET: &str = "canbao.js";

/// Writes both scripts into `dist`; gives the address and the seal of the one that the page on embedding asks for.
pub fn write(dist: &Path) -> Done<String> {
    let folder = places::root().join("embed");
    files::copy(&folder.join(WIDGET), &dist.join(WIDGET))?;
    Ok(bundle::put(dist, "chooser", "js", &files::read(&folder.join("chooser.js"))?)?.sealed())
}
