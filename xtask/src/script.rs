//! The page's one script: wasm-bindgen's own, mended for old web views, then ours; classic, small, in old words.

use crate::steps::{self, Done, Failure};
use crate::{files, places, tools};

/// What wasm-bindgen writes, and what it must be. Chromium before 66 does not detach a memory's old buffer when the
/// memory grows, so that its length never becomes 0 and every text would be read from what memory was before.
const MENDED: [(&str, &str); 1] =
    [("cachedUint8ArrayMemory0.byteLength === 0", "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer")];

/// How wasm-bindgen asks whether a view of the memory is stale. Each must be mended, also one that a new binding brings.
const STALE: &str = ".byteLength === 0";

/// The oldest kernel that the page works in.
const OLDEST: &str = "chrome64";

/// One script of several. Without npm it stays as large as it is written, and its words as new.
pub fn joined(pieces: &[String]) -> Done<String> {
    smaller(&pieces.join("\n"), "js")
}

/// A style sheet without comments and spaces.
pub fn style(sheet: &str) -> Done<String> {
    smaller(sheet, "css")
}

fn smaller(text: &str, kind: &str) -> Done<String> {
    let Some(esbuild) = tools::esbuild() else {
        println!("   The page's {kind} stays unminified: there is no esbuild, which comes from npm.");
        return Ok(text.to_owned());
    };
    let [from, to] = ["whole", "small"].map(|name| places::made(&format!("{name}.{kind}")));
    files::write(&from, text)?;
    let mut command = steps::program(esbuild);
    command.arg(&from).arg(format!("--outfile={}", to.display()));
    command.args(["--minify", "--charset=utf8", "--log-level=warning", "--legal-comments=none"]);
    command.arg(format!("--target={OLDEST}"));
    if kind == "js" {
        command.arg("--format=iife");
    }
    steps::run(&format!("minifying the page's {kind}"), &mut command)?;
    files::text(&to)
}

/// wasm-bindgen's script for old kernels. One that does not hold what must be mended is another than the one that was tried in old kernels: the build stops.
pub fn mended(glue: &str) -> Done<String> {
    let mut text = glue.to_owned();
    for (old, new) in MENDED {
        if !text.contains(old) {
            return Err(Failure::new(format!(
                "wasm-bindgen's script no longer holds `{old}`: see xtask/src/script.rs."
            )));
        }
        text = text.replace(old, new);
    }
    match text.lines().find(|line| line.contains(STALE)) {
        None => Ok(text),
        Some(line) => Err(Failure::new(format!("xtask/src/script.rs does not mend this line: {}", line.trim()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glue_that_cannot_be_mended_stops_the_build() {
        let asked = |text: &str| format!("if (cached === null || {text}) {{");
        let glue = asked("cachedUint8ArrayMemory0.byteLength === 0");
        assert_eq!(mended(&glue).unwrap(), asked("cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer"));
        assert!(mended("").is_err());
        assert!(mended(&format!("{glue}\n{}", asked("cachedInt32ArrayMemory0.byteLength === 0"))).is_err());
    }
}
