//! Puts the page together: the program, its script, the style sheet and the packs, named by their content.

use std::path::Path;

use crate::files::{self, read, text};
use crate::program::Program;
use crate::steps::{Done, Failure};
use crate::waiting::PARTS;
use crate::{integrity, places, plain, prerender, script, shrink, split, styles};

/// The name of the first part.
const FIRST: &str = "page";

/// The linker leaves its notes, by which the program is split.
const PAGE: Program =
    Program { title: "page", binary: "page", feature: "app", linker: &["-C", "link-arg=--emit-relocs"], name: FIRST };

/// A file of `dist`.
pub(crate) struct Put {
    pub(crate) name: String,
    /// What the browser holds it against.
    pub(crate) seal: String,
}

impl Put {
    /// Its address and seal, as attributes; without `crossorigin` a sandboxed frame could not check it.
    pub(crate) fn sealed(&self) -> String {
        format!("\"{}\" integrity=\"{}\" crossorigin=\"anonymous\"", self.name, self.seal)
    }
}

/// Builds `dist` from nothing.
pub fn make(dist: &Path) -> Done {
    // First of all, since a change of them may want another change.
    let untouched = styles::untouched()?;
    let linked = PAGE.link()?;
    let bound = PAGE.bind(&linked)?;
    let parts = small_parts(&linked, &bound)?;
    files::make_empty(dist)?;
    let names = [FIRST].into_iter().chain(PARTS.map(|(name, _)| name));
    let wasm = names.zip(&parts).map(|(name, bytes)| put(dist, name, "wasm", bytes));
    let wasm = wasm.collect::<Done<Vec<_>>>()?;
    let glue = text(&bound.join("page.js"))?;
    let list = |of: fn(&Put) -> &str| wasm.iter().map(of).collect::<Vec<_>>().join("\", \"");
    let read_script = |name: &str| text(&places::root().join(name));
    let boot = read_script("scripts/boot.js")?;
    let boot = boot.replace("@parts@", &list(|it| &it.name)).replace("@seals@", &list(|it| &it.seal));
    let before = ["embed/frame.js", "scripts/inside.js", "scripts/early.js"].map(read_script);
    let mut pieces = before.into_iter().collect::<Done<Vec<_>>>()?;
    pieces.extend([script::mended(&glue)?, boot, read_script("scripts/offline.js")?]);
    let script = put(dist, FIRST, "js", script::joined(&pieces)?.as_bytes())?;
    let style = put(dist, FIRST, "css", script::style(&text(&places::made("page.css"))?)?.as_bytes())?;
    let icon = put(dist, "icon", "svg", &read(&places::root().join("styles/icon.svg"))?)?;
    let html = text(&places::root().join("index.html"))?;
    let named = [("icon", &icon), ("css", &style), ("rust", &script), ("wasm", &wasm[0])];
    let html = filled(&html, &named, untouched.as_deref())?.replace("<!-- plain -->", &plain::section()?);
    let html = prerender::into(&html)?;
    files::write(&dist.join("index.html"), html)?;
    copy_packs(&dist.join("packs"))
}

fn small_parts(linked: &Path, bound: &Path) -> Done<Vec<Vec<u8>>> {
    let parts = split::split(&read(linked)?, &read(&bound.join("page_bg.wasm"))?)?;
    parts.iter().map(|part| shrink::wasm(part)).collect()
}

/// The page with its files' names, where it names them to Trunk. The styles that it needs untouched stand in it, so that
/// it is painted before the sheet is there. The sheet is the whole one: a host that does not let these in shows bare text
/// until it has come, and then the same page. What is fetched ahead stands behind it, so that it is asked for first.
fn filled(html: &str, files: &[(&str, &Put)], untouched: Option<&str>) -> Done<String> {
    let (mut lines, mut behind) = (Vec::new(), Vec::new());
    for line in html.lines() {
        let asked = line.split_once("data-trunk rel=\"").and_then(|(_, rest)| rest.split_once('"'));
        let file = asked.and_then(|(kind, _)| files.iter().find(|(known, _)| *known == kind)).map(|(_, file)| file);
        match (asked, file) {
            (None, _) => {
                if line == "</body>" {
                    lines.append(&mut behind);
                }
                lines.push(line.to_owned());
            }
            // The packs are copied below.
            (Some(("copy-dir", _)), _) => {}
            (Some(("icon", _)), Some(file)) => lines.push(format!("  <link rel=\"icon\" href=\"{}\">", file.name)),
            (Some(("css", _)), Some(file)) => {
                lines.extend(untouched.map(|style| format!("  <style>{style}</style>")));
                let sheet = format!("  <link rel=\"stylesheet\" href={}>", file.sealed());
                if untouched.is_some() { &mut behind } else { &mut lines }.push(sheet);
            }
            (Some(("rust", _)), Some(file)) => {
                if untouched.is_some() { &mut behind } else { &mut lines }.extend(ahead(files));
                lines.push(format!("  <script defer src={}></script>", file.sealed()));
            }
            (Some((kind, _)), _) => {
                return Err(Failure::new(format!("index.html asks Trunk for `{kind}`, which bundle.rs does not know")));
            }
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// What the script will ask for first: so the three come together, not one after the other.
fn ahead(files: &[(&str, &Put)]) -> impl Iterator<Item = String> {
    let wasm = files.iter().filter(|(kind, _)| *kind == "wasm").map(|(_, file)| &*file.name);
    // No seals: browsers complain of one on what is fetched ahead, and `boot.js` holds the file against it in any case.
    wasm.chain(["packs/index.json"])
        .map(|file| format!("  <link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"{file}\">"))
}

/// Names a file by its content: everything but the HTML may be cached for ever, so a name never stands for two contents.
pub(crate) fn put(dist: &Path, name: &str, ending: &str, bytes: &[u8]) -> Done<Put> {
    let name = format!("{name}-{:016x}.{ending}", digest(bytes));
    files::write(&dist.join(&name), bytes)?;
    Ok(Put { name, seal: integrity::of(bytes) })
}

fn copy_packs(target: &Path) -> Done {
    let source = places::made("packs");
    files::make(target)?;
    files::of(&source)?.iter().try_for_each(|pack| files::copy(pack, &target.join(files::named(&source, pack))))
}

/// FNV-1a: it tells contents apart and is the same in every Rust release; attackers are kept out by the seals.
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: the FNV authors' published test vectors.
    #[test]
    fn the_digest_is_fnv_1a() {
        assert_eq!(digest(b""), 0xcbf29ce484222325);
        assert_eq!(digest(b"foobar"), 0x85944171f73967e8);
    }

    #[test]
    fn the_page_names_the_files_that_it_asks_trunk_for() {
        let html = "<head>\n  <link data-trunk rel=\"css\" href=\"a.css\">\n  <link data-trunk rel=\"copy-dir\" href=\"b\">\n</head>";
        let style = Put { name: "page-1.css".to_owned(), seal: "sha384-x".to_owned() };
        let page = filled(html, &[("css", &style)], None).unwrap();
        let link = "<link rel=\"stylesheet\" href=\"page-1.css\" integrity=\"sha384-x\" crossorigin=\"anonymous\">";
        assert_eq!(page, format!("<head>\n  {link}\n</head>\n"));
        assert!(filled(html, &[], None).is_err());
    }

    #[test]
    fn the_untouched_page_is_painted_before_its_sheet_has_come() {
        let html = "<head>\n  <link data-trunk rel=\"css\" href=\"a.css\">\n  <link data-trunk rel=\"rust\">\n</head>\n<body>\n</body>\n";
        let put = |name: &str| Put { name: name.to_owned(), seal: "sha384-x".to_owned() };
        let (style, script, wasm) = (put("page-1.css"), put("page-2.js"), put("page-3.wasm"));
        let files = [("css", &style), ("rust", &script), ("wasm", &wasm)];
        let sealed = |name: &str| format!("\"{name}\" integrity=\"sha384-x\" crossorigin=\"anonymous\"");
        let sheet = format!("  <link rel=\"stylesheet\" href={}>\n", sealed("page-1.css"));
        let ahead = ["page-3.wasm", "packs/index.json"];
        let ahead =
            ahead.map(|it| format!("  <link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"{it}\">\n"));
        let ahead = ahead.concat();
        let script = format!("  <script defer src={}></script>\n", sealed("page-2.js"));
        let expected = format!("<head>\n  <style>a{{}}</style>\n{script}</head>\n<body>\n{sheet}{ahead}</body>\n");
        assert_eq!(filled(html, &files, Some("a{}")).unwrap(), expected);
        let expected = format!("<head>\n{sheet}{ahead}{script}</head>\n<body>\n</body>\n");
        assert_eq!(filled(html, &files, None).unwrap(), expected);
    }

    #[test]
    fn a_file_is_named_by_its_content() {
        let dist = std::env::temp_dir().join(format!("canbao-bundle-{}", std::process::id()));
        files::make(&dist).unwrap();
        let names = ["a", "b", "a"].map(|text| put(&dist, "page", "css", text.as_bytes()).unwrap().name);
        std::fs::remove_dir_all(&dist).unwrap();
        assert_eq!(names[0], names[2]);
        assert_ne!(names[0], names[1]);
    }
}
