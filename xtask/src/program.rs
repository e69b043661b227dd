//! A program for the browser: compiled from the one crate, then bound to JavaScript; the page's and the library's alike.

use std::path::{Path, PathBuf};

use crate::steps::{self, Done};
use crate::{files, places, split, tools};

/// One of them.
pub(crate) struct Program {
    /// What the person who waits reads.
    pub(crate) title: &'static str,
    /// Its binary in Cargo.toml.
    pub(crate) binary: &'static str,
    /// The one feature that it needs.
    pub(crate) feature: &'static str,
    /// What the linker is told besides.
    pub(crate) linker: &'static [&'static str],
    /// How the files that wasm-bindgen writes are named.
    pub(crate) name: &'static str,
}

impl Program {
    /// Compiles it.
    pub(crate) fn link(&self) -> Done<PathBuf> {
        let mut command = steps::cargo("rustc --target wasm32-unknown-unknown --no-default-features --profile page");
        command.args(["--bin", self.binary, "--features", self.feature, "--"]).args(self.linker);
        steps::run(self.title, &mut command)?;
        Ok(places::compiled().join("wasm32-unknown-unknown/page").join(self.binary).with_extension("wasm"))
    }

    /// Has wasm-bindgen write the script between browser and program; gives the folder where both lie then. The script for
    /// no modules keeps all its names to itself, so that it can stand before our own; it runs in Node as well.
    pub(crate) fn bind(&self, linked: &Path) -> Done<PathBuf> {
        let (bare, bound) = (places::made("bare").join(self.binary), places::made("bound").join(self.binary));
        let bare = bare.with_extension("wasm");
        files::make(&places::made("bare"))?;
        files::write(&bare, split::bare(&files::read(linked)?)?)?;
        let mut command = steps::program(tools::wasm_bindgen()?.join("wasm-bindgen"));
        command.args(["--target", "no-modules", "--no-typescript", "--no-demangle", "--out-name", self.name]);
        command.arg("--out-dir").arg(&bound).arg(&bare);
        steps::run(&format!("wasm-bindgen for the {}", self.title), &mut command)?;
        Ok(bound)
    }
}
