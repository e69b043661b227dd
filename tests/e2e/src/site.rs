//! The published page as the tests serve it: the same files, with the clock stopped and a frame of any size beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use xtask::places;
use xtask::serve::Site;

/// What the tests add.
const ADDED: [(&str, &str); 3] = [
    ("clock.js", include_str!("../site/clock.js")),
    ("frame.html", include_str!("../site/frame.html")),
    ("frame.js", include_str!("../site/frame.js")),
];

/// One server for all tests of a run.
pub(crate) fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder = places::made("e2e-site").join(std::process::id().to_string());
        copied(&places::dist(), &folder).unwrap_or_else(|error| panic!("copying dist: {error}"));
        for (name, text) in ADDED {
            fs::write(folder.join(name), text).expect("target/ can be written to");
        }
        stop_clock(&folder);
        let site = Site::open(&folder, 0).unwrap_or_else(|failure| panic!("{failure}"));
        site.answer();
        site
    })
}

/// The clock stops before anything of the page runs.
fn stop_clock(folder: &Path) {
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index).expect("dist holds a page: cargo xtask build");
    let html = html.replacen("<head>", "<head><script src=\"clock.js\"></script>", 1);
    fs::write(&index, html).expect("target/ can be written to");
}

fn copied(from: &Path, to: &PathBuf) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copied(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
