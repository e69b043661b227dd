//! Shrinks the wasm and lowers it to what old webviews understand, then renames what changed.

use std::fs;
use std::path::Path;

use crate::steps::{self, Done, Failure};
use crate::{places, tools};

/// What Rust's target emits today; older kernels know none of it, so it is lowered, not kept.
const LOWER: &str = "--enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue \
    --llvm-memory-copy-fill-lowering --llvm-nontrapping-fptoint-lowering --signext-lowering";

/// Naming the features keeps wasm-opt from emitting newer ones that browsers refuse.
const SHRINK: &str = "--mvp-features --enable-mutable-globals -Oz";

/// Works on the one wasm file in `dist`. Without npm the page stays as Trunk left it.
pub fn wasm(dist: &Path) -> Done {
    let Some(wasm_opt) = tools::wasm_opt() else {
        println!("   The wasm stays unshrunk and needs a newer browser: there is no wasm-opt, which comes from npm.");
        return Ok(());
    };
    let name = only(dist, ".wasm")?;
    let (low, small) = (places::made("low.wasm"), places::made("small.wasm"));
    let mut lower = steps::program(&wasm_opt);
    lower.args(LOWER.split_whitespace()).arg(dist.join(&name)).arg("-o").arg(&low);
    steps::run("lowering the wasm for old webviews", &mut lower)?;
    let mut shrink = steps::program(&wasm_opt);
    shrink.args(SHRINK.split_whitespace()).arg(&low).arg("-o").arg(&small);
    steps::run("shrinking the wasm", &mut shrink)?;
    fs::copy(&small, dist.join(&name)).map_err(Failure::at("putting the shrunk wasm in place"))?;
    rename(dist, &name)?;
    let glue = name.replace("_bg.wasm", ".js");
    rename(dist, &glue)
}

fn only(dist: &Path, ending: &str) -> Done<String> {
    let mut names = names(dist)?.into_iter().filter(|name| name.ends_with(ending));
    match (names.next(), names.next()) {
        (Some(name), None) => Ok(name),
        _ => Err(Failure::new(format!("{} should hold exactly one {ending} file.", dist.display()))),
    }
}

/// Names a file anew by its present content. Everything but the HTML may be cached for ever, so a name must never
/// stand for two contents.
fn rename(dist: &Path, old: &str) -> Done {
    let bytes = fs::read(dist.join(old)).map_err(Failure::at(old))?;
    let new = renamed(old, digest(&bytes))
        .ok_or_else(|| Failure::new(format!("{old} carries no hash to renew: is `filehash` off in Trunk.toml?")))?;
    fs::rename(dist.join(old), dist.join(&new)).map_err(Failure::at(old))?;
    for name in names(dist)?.iter().filter(|name| name.ends_with(".html") || name.ends_with(".js")) {
        mention(&dist.join(name), old, &new)?;
    }
    Ok(())
}

fn mention(file: &Path, old: &str, new: &str) -> Done {
    let text = fs::read_to_string(file).map_err(Failure::at(file.display()))?;
    if text.contains(" integrity=") {
        return Err(Failure::new(format!("{} holds a stale integrity: set no_sri in Trunk.toml.", file.display())));
    }
    if !text.contains(old) {
        return Ok(());
    }
    fs::write(file, text.replace(old, new)).map_err(Failure::at(file.display()))
}

fn names(folder: &Path) -> Done<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(Failure::at(folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// `page-<hash>_bg.wasm` or `page-<hash>.js` with another hash of the same length.
fn renamed(name: &str, digest: u64) -> Option<String> {
    let (stem, rest) = name.rsplit_once('-')?;
    let end = rest.find(|letter: char| !letter.is_ascii_hexdigit())?;
    (end > 0).then(|| format!("{stem}-{digest:016x}{}", &rest[end..]))
}

/// FNV-1a: it tells contents apart and is the same in every Rust release. Nothing here has to resist an attacker.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_content_brings_a_new_name() {
        assert_eq!(renamed("page-25a8_bg.wasm", 1).as_deref(), Some("page-0000000000000001_bg.wasm"));
        assert_eq!(renamed("page-25a8.js", 1).as_deref(), Some("page-0000000000000001.js"));
        assert_eq!(renamed("page.js", 1), None);
    }

    /// Source: the FNV authors' published test vectors.
    #[test]
    fn the_digest_is_fnv_1a() {
        assert_eq!(digest(b""), 0xcbf29ce484222325);
        assert_eq!(digest(b"foobar"), 0x85944171f73967e8);
    }

    #[test]
    fn every_mention_follows_the_file() {
        let dist = std::env::temp_dir().join(format!("canbao-shrink-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("page-0a_bg.wasm"), "wasm").unwrap();
        fs::write(dist.join("index.html"), "<a href='./page-0a_bg.wasm'>").unwrap();
        rename(&dist, "page-0a_bg.wasm").unwrap();
        let new = only(&dist, ".wasm").unwrap();
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(html, format!("<a href='./{new}'>"));
        assert_ne!(new, "page-0a_bg.wasm");
    }
}
