//! Splits the page's wasm into parts that are fetched one after another ([`crate::waiting`] says what waits).
//!
//! All parts share one memory and one table. A call from one part into another goes through the table, whose places
//! a part fills when it arrives. What can be reached from the exports without a function that waits is in the first
//! part; what can be reached from a part's own functions without one that waits longer is in that part; data goes with
//! what needs it. A call into a part that has not come stops the program, so the page asks first (`app/parts.rs`).

mod divide;
mod linked;
mod module;
mod reach;

use linked::Linked;
use walrus::Module;

use crate::steps::{Done, Failure};
use crate::waiting::{DOORS, PARTS};

/// A module as wasm-bindgen reads it best: without what the linker noted, and without the list of features, on which
/// wasm-bindgen would build with reference types that old browsers lack.
pub fn bare(linked: &[u8]) -> Done<Vec<u8>> {
    let mut module = Module::from_buffer(linked).map_err(Failure::at("reading what was linked"))?;
    let kept = |name: &str| name == "__wasm_bindgen_unstable";
    let dropped: Vec<_> = module.customs.iter().filter(|(_, it)| !kept(it.name())).map(|(id, _)| id).collect();
    for id in dropped {
        module.customs.delete(id);
    }
    Ok(module.emit_wasm())
}

/// Splits `bound`, the module that wasm-bindgen made of `linked`; the linker must have left its notes and the names.
/// The later parts come back in the order of [`PARTS`], the first one before them.
pub fn split(linked: &[u8], bound: &[u8]) -> Done<Vec<Vec<u8>>> {
    let linked = Linked::read(linked).map_err(Failure::at("reading the linker's notes"))?;
    let whole = Module::from_buffer(bound).map_err(Failure::at("reading the wasm"))?;
    let waiting = PARTS.map(|(_, lists)| lists.concat());
    let shares = reach::shares(&whole, &linked, &waiting);
    let unknown = reach::doors(&whole, &shares, DOORS);
    if !unknown.is_empty() {
        let unknown = unknown.join("\n  ");
        return Err(Failure::new(format!(
            "A part calls what comes only later; guard it, then add it to DOORS (xtask/src/waiting.rs):\n  {unknown}"
        )));
    }
    let plan = divide::plan(&whole, &linked, shares)?;
    let part = |number: usize| {
        let mut module = Module::from_buffer(bound).map_err(Failure::at("reading the wasm"))?;
        divide::part(&mut module, &plan, number)?;
        Ok(module.emit_wasm())
    };
    (0..=PARTS.len()).map(part).collect()
}
