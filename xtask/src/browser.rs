//! Finds the browser that the tests drive, and installs it where that is ours to do.

use std::env;
use std::path::PathBuf;

use crate::places;
use crate::steps::{self, Done, Failure};

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// A browser and the program that drives it.
#[derive(Clone, Debug)]
pub struct Browser {
    /// `None` leaves the choice to the driver.
    pub chrome: Option<PathBuf>,
    /// Speaks W3C WebDriver.
    pub driver: PathBuf,
}

/// What the tests pass to Chromium. Root has no sandbox to offer; containers have no GPU and a small /dev/shm;
/// the rest keeps a fresh browser from calling home while it is being measured.
pub const ARGUMENTS: [&str; 6] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
];

/// The browser named by CHROME and CHROMEDRIVER, or the system's, or a newly installed one.
pub fn ready() -> Done<Browser> {
    if (found().is_none() || !has_chinese_font()) && may_install() {
        install()?;
    }
    if !has_chinese_font() {
        println!("   No Chinese font found: pages will show boxes. On Debian: apt-get install fonts-noto-cjk");
    }
    found().ok_or_else(|| {
        Failure::new(format!(
            "The tests need Chromium and its driver. On Debian: apt-get install {}; elsewhere set CHROME and CHROMEDRIVER.",
            PACKAGES.join(" ")
        ))
    })
}

fn found() -> Option<Browser> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let chrome =
        named("CHROME").or_else(|| places::program(&["chromium", "chromium-browser", "google-chrome", "chrome"]));
    let driver = named("CHROMEDRIVER").or_else(|| places::program(&["chromedriver"]))?;
    // On macOS Chrome is no program on PATH, yet its driver finds it.
    (chrome.is_some() || cfg!(target_os = "macos")).then_some(Browser { chrome, driver })
}

/// Where there is no fontconfig to ask, nothing is missing that apt could bring.
fn has_chinese_font() -> bool {
    steps::ask(steps::program("fc-list").arg(":lang=zh-cn")).is_none_or(|fonts| !fonts.is_empty())
}

fn may_install() -> bool {
    let is_root = steps::ask(steps::program("id").arg("-u")).is_some_and(|id| id == "0");
    is_root && places::program(&["apt-get"]).is_some()
}

fn install() -> Done {
    steps::run("Debian's package lists", steps::program("apt-get").args(["update", "-q"]))?;
    let mut install = steps::program("apt-get");
    install.args(["install", "-q", "-y", "--no-install-recommends"]).args(PACKAGES);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    steps::run("installing Chromium, its driver and a Chinese font", &mut install).map(drop)
}
