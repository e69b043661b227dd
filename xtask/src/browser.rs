//! Finds the browser that the tests drive, and installs it where that is ours to do.

use std::env;
use std::path::PathBuf;

use crate::places;
use crate::steps::{self, Done, Failure};

const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "fonts-noto-cjk", "poppler-utils"];

/// A browser and the program that drives it.
#[derive(Clone, Debug)]
pub struct Browser {
    /// `None` leaves the choice to the driver.
    pub chrome: Option<PathBuf>,
    /// Speaks W3C WebDriver.
    pub driver: PathBuf,
}

const OTHER_PACKAGES: [&str; 4] = ["firefox-esr", "webkit2gtk-driver", "xvfb", "xauth"];

/// WebKitGTK's small browser, which lies on no `PATH`.
const WEBKIT: [&str; 2] =
    ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"];

/// Firefox and WebKitGTK, and what drives them.
#[derive(Clone, Debug)]
pub struct Others {
    /// Firefox ESR.
    pub firefox: PathBuf,
    /// Drives it.
    pub geckodriver: PathBuf,
    /// WebKitGTK's browser.
    pub webkit: PathBuf,
    /// Drives it.
    pub webkit_driver: PathBuf,
    /// Gives it a display.
    pub xvfb: PathBuf,
}

/// The other two engines: the system's, or newly installed.
pub fn others() -> Done<Others> {
    let programs = || {
        let firefox = places::program(&["firefox-esr", "firefox"])?;
        let webkit = WEBKIT.iter().map(PathBuf::from).find(|path| path.is_file())?;
        Some((firefox, webkit, places::program(&["WebKitWebDriver"])?, places::program(&["xvfb-run"])?))
    };
    if programs().is_none() && may_install() {
        install(&OTHER_PACKAGES, "installing Firefox, WebKitGTK and a display for it")?;
    }
    let (firefox, webkit, webkit_driver, xvfb) = programs().ok_or_else(|| {
        let packages = OTHER_PACKAGES.join(" ");
        Failure::new(format!("The tests need Firefox and WebKitGTK. On Debian: apt-get install {packages}"))
    })?;
    let geckodriver = crate::tools::geckodriver()?.join("geckodriver");
    Ok(Others { firefox, geckodriver, webkit, webkit_driver, xvfb })
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
    if (found().is_none() || !has_chinese_font() || !reads_paper()) && may_install() {
        install(&PACKAGES, "installing Chromium, its driver, a Chinese font and what reads PDF")?;
    }
    if !has_chinese_font() {
        println!("   No Chinese font found: pages will show boxes. On Debian: apt-get install fonts-noto-cjk");
    }
    if !reads_paper() {
        println!(
            "   pdftotext is missing: tests of the printed sheet will fail. On Debian: apt-get install poppler-utils"
        );
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

/// What reads the printed sheet back, and draws it.
fn reads_paper() -> bool {
    places::program(&["pdftotext"]).is_some() && places::program(&["pdftoppm"]).is_some()
}

/// Root on Debian may.
pub(crate) fn may_install() -> bool {
    let is_root = steps::ask(steps::program("id").arg("-u")).is_some_and(|id| id == "0");
    is_root && places::program(&["apt-get"]).is_some()
}

/// Installs packages of Debian.
pub(crate) fn install(packages: &[&str], title: &str) -> Done {
    steps::run("Debian's package lists", steps::program("apt-get").args(["update", "-q"]))?;
    let mut install = steps::program("apt-get");
    install.args(["install", "-q", "-y", "--no-install-recommends"]).args(packages);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    steps::run(title, &mut install).map(drop)
}
