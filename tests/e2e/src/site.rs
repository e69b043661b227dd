//! The published page as the tests serve it: the same files, with the clock stopped, the same with
//! every store blocked, the same with the program held back, and a frame of any size beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use xtask::serve::Site;
use xtask::steps::Done;
use xtask::{files, places};

/// What the tests add.
const ADDED: [(&str, &str); 6] = [
    ("blocked.js", include_str!("../site/blocked.js")),
    ("clock.js", include_str!("../site/clock.js")),
    ("faults.js", include_str!("../site/faults.js")),
    ("frame.html", include_str!("../site/frame.html")),
    ("frame.js", include_str!("../site/frame.js")),
    ("held.js", include_str!("../site/held.js")),
];

/// One server for all tests of a run.
pub(crate) fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder = of_dist("page");
        for (name, text) in ADDED {
            fs::write(folder.join(name), text).expect("target/ can be written to");
        }
        let html = fs::read_to_string(folder.join("index.html")).expect("dist holds a page: cargo xtask build");
        // The clock stops before anything of the page runs.
        for (name, scripts) in
            [("index", &["clock", "faults"][..]), ("blocked", &["clock", "blocked"]), ("held", &["clock", "held"])]
        {
            let html = html.replacen("<head>", &format!("<head>{}", tags(scripts)), 1);
            fs::write(folder.join(name).with_extension("html"), html).expect("target/ can be written to");
        }
        // A calculator under another path whose visitors all block every store.
        let blocked = of_dist("page/blocked");
        let html = html.replacen(
            "<head>",
            "<head><script src=\"../clock.js\"></script><script src=\"../blocked.js\"></script>",
            1,
        );
        fs::write(blocked.join("index.html"), html).expect("target/ can be written to");
        let site = Site::open(&folder, 0).unwrap_or_else(|failure| panic!("{failure}"));
        let site = site.framed_by("http://127.0.0.1:* http://localhost:*");
        site.answer();
        site
    })
}

/// The page on a server of its own, one file changed on its way: bytes are put behind it. Its name is given with a `*`
/// for its hash.
pub fn changed(name: &str, more: &[u8]) -> Site {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let folder = of_dist(&plain);
    let (begin, end) = name.split_once('*').expect("a name with a `*`");
    let all = files::under(&folder).unwrap_or_else(|failure| panic!("{failure}"));
    let named = |file: &PathBuf| files::named(&folder, file);
    let is_asked = |file: &&PathBuf| named(file).starts_with(begin) && named(file).ends_with(end);
    let file = all.iter().find(is_asked).unwrap_or_else(|| panic!("dist holds no {name}"));
    let mut bytes = fs::read(file).expect("a file of dist");
    bytes.extend(more);
    fs::write(file, bytes).expect("target/ can be written to");
    let site = Site::open(&folder, 0).unwrap_or_else(|failure| panic!("{failure}"));
    site.answer();
    site
}

fn tags(scripts: &[&str]) -> String {
    scripts.iter().map(|name| format!("<script src=\"{name}.js\"></script>")).collect()
}

/// A copy of the published page, of this run's own.
pub(crate) fn of_dist(name: &str) -> PathBuf {
    let folder = places::made("e2e-site").join(std::process::id().to_string()).join(name);
    copied(&places::dist(), &folder).unwrap_or_else(|failure| panic!("{failure}"));
    folder
}

fn copied(from: &Path, to: &Path) -> Done {
    files::make(to)?;
    for path in files::of(from)? {
        let target = to.join(files::named(from, &path));
        if path.is_dir() {
            copied(&path, &target)?;
        } else {
            files::copy(&path, &target)?;
        }
    }
    Ok(())
}
