//! Lists the policy packs, so that the command line answers from any folder.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=policies");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("policies");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort();
    let rows: String = files.iter().map(|(name, path)| format!("({name:?}, include_str!({path:?})),\n")).collect();
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("packs.rs");
    if let Err(error) = fs::write(&out, format!("&[\n{rows}]")) {
        println!("cargo::error=cannot write {}: {error}", out.display());
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        println!("cargo::rerun-if-changed={}", path.display());
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push((name, path.to_string_lossy().into_owned()));
        }
    }
}
