//! Shrinks a part of the wasm and lowers it to what old webviews understand.

use std::fs;

use wasmparser::{Validator, WasmFeatures};

use crate::bundle::digest;
use crate::steps::{self, Done, Failure};
use crate::{files, places, tools};

/// What Rust's target emits today; older kernels know none of it, so it is lowered, not kept.
const LOWER: &str = "--enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue \
    --llvm-memory-copy-fill-lowering --llvm-nontrapping-fptoint-lowering --signext-lowering";

/// Naming the features keeps wasm-opt from emitting newer ones that browsers refuse.
const SHRINK: &str = "--mvp-features --enable-mutable-globals -Oz";

/// The same part, lowered and smaller. Without npm it stays as it is: the page then works in newer browsers only.
pub fn wasm(part: &[u8]) -> Done<Vec<u8>> {
    let Some(wasm_opt) = tools::wasm_opt() else {
        println!("   The wasm stays unshrunk and needs a newer browser: there is no wasm-opt, which comes from npm.");
        return Ok(part.to_vec());
    };
    let [raw, low, small] = ["raw.wasm", "low.wasm", "small.wasm"].map(places::made);
    // Half a build's time goes into this: what was shrunk the same way before is taken from there.
    let how = format!("{} {LOWER} {SHRINK}", wasm_opt.display());
    let key = digest(&[part, how.as_bytes()].concat());
    let kept = places::made("shrunk").join(format!("{key:016x}.wasm"));
    if let Ok(bytes) = fs::read(&kept) {
        return Ok(bytes);
    }
    files::make(&places::made("shrunk"))?;
    files::write(&raw, part)?;
    let mut lower = steps::program(&wasm_opt);
    lower.args(LOWER.split_whitespace()).arg(&raw).arg("-o").arg(&low);
    steps::run("lowering the wasm for old webviews", &mut lower)?;
    let mut shrink = steps::program(&wasm_opt);
    shrink.args(SHRINK.split_whitespace()).arg(&low).arg("-o").arg(&small);
    steps::run("shrinking the wasm", &mut shrink)?;
    is_old(&files::read(&small)?)?;
    fs::rename(&small, &kept).map_err(Failure::at(kept.display()))?;
    files::read(&kept)
}

/// Holds a part against WebAssembly as it first was: not even a shared global, which Chromium before 69 refuses.
fn is_old(part: &[u8]) -> Done {
    let checked = Validator::new_with_features(WasmFeatures::MVP).validate_all(part);
    checked.map(drop).map_err(Failure::at("a part of the wasm that old webviews refuse"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that exports a global: `i32`, value 0, under the name `g`; constant or not.
    fn with_a_global(is_mutable: bool) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([6, 6, 1, 0x7f, u8::from(is_mutable), 0x41, 0, 0x0b]);
        module.extend([7, 5, 1, 1, b'g', 3, 0]);
        module
    }

    #[test]
    fn a_global_that_changes_cannot_be_shared_with_old_webviews() {
        assert!(is_old(&with_a_global(false)).is_ok());
        assert!(is_old(&with_a_global(true)).is_err());
    }
}
