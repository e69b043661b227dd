//! How the page looks: window sizes, pictures, the console, and the last look when a test gives up.

use std::fs;
use std::path::PathBuf;
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use xtask::places;

use crate::command::Own;
use crate::page::Page;

const NARROWEST_DESKTOP: u32 = 600;

/// The size of the window's inside, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

impl Window {
    /// The narrowest that is asked of any page.
    pub const NARROW: Self = Self { width: 320, height: 640 };
    /// The narrowest phone that is still common.
    pub const PHONE: Self = Self { width: 360, height: 740 };
    /// A counter clerk's screen.
    pub const DESKTOP: Self = Self { width: 1280, height: 900 };
}

impl Page {
    /// Gives the window's inside another size. A narrow one is a phone's: its scroll bars take no room.
    #[track_caller]
    pub fn resize(&self, Window { width, height }: Window) {
        let screen = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < NARROWEST_DESKTOP
        });
        self.devtools("Emulation.setDeviceMetricsOverride", &screen);
    }

    /// Runs JavaScript in the page; `return` gives a value back.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.must(self.client.execute(script, Vec::new()))
    }

    /// A command of Chromium's DevTools protocol, such as `Emulation.setEmulatedMedia` for print.
    #[track_caller]
    pub fn devtools(&self, name: &str, parameters: &Value) -> Value {
        self.must(self.client.issue_cmd(Own::devtools(name, parameters)))
    }

    /// Requests for such addresses, with `*` for what may stand there, go nowhere; none lets all through again. Only in
    /// Chromium.
    #[track_caller]
    pub fn cut(&self, addresses: &[&str]) {
        self.devtools("Network.enable", &json!({}));
        self.devtools("Network.setBlockedURLs", &json!({ "urls": addresses }));
    }

    /// What the console complained of since it was last asked: errors and warnings, failed requests included.
    #[track_caller]
    pub fn complaints(&self) -> Vec<String> {
        if !self.is_chromium() {
            // W3C WebDriver has no word for the console: `site/faults.js` listens.
            let faults = self.run("return (window.faults || []).splice(0)");
            return faults.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        }
        let entries = self.must(self.client.issue_cmd(Own::console()));
        let entries = entries.as_array().cloned().unwrap_or_default();
        let is_bad = |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
        entries.iter().filter(is_bad).filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect()
    }

    /// Saves the whole page, not only what fits the window, as `target/screenshots/<name>.png`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        self.picture(name, "const e = document.documentElement; return [0, 0, e.scrollWidth, e.scrollHeight]")
    }

    /// Saves what one element takes up, even where it is longer than the window.
    #[track_caller]
    pub fn close_up(&self, name: &str, css: &str) -> PathBuf {
        self.picture(
            name,
            &format!(
                "const r = document.querySelector('{css}').getBoundingClientRect(); \
                return [r.x + scrollX, r.y + scrollY, r.width, r.height]"
            ),
        )
    }

    /// Saves the rectangle that a script names.
    #[track_caller]
    fn picture(&self, name: &str, rectangle: &str) -> PathBuf {
        if !self.is_chromium() {
            return save(name, &self.must(self.client.screenshot()));
        }
        let place = self.run(rectangle);
        let clip = json!({ "x": place[0], "y": place[1], "width": place[2], "height": place[3], "scale": 1 });
        let picture = self.devtools("Page.captureScreenshot", &json!({ "captureBeyondViewport": true, "clip": clip }));
        save_captured(name, &picture)
    }

    #[track_caller]
    pub(crate) fn give_up(&self, why: &str) -> ! {
        let test = thread::current().name().unwrap_or("page").replace("::", "-");
        let picture = self.screenshot(&format!("failed-{test}"));
        panic!("{why}\n  console: {:?}\n  picture: {}", self.complaints(), picture.display())
    }
}

/// Saves what `Page.captureScreenshot` gave.
pub(crate) fn save_captured(name: &str, picture: &Value) -> PathBuf {
    let bytes = STANDARD.decode(picture["data"].as_str().unwrap_or_default()).expect("a picture in base64");
    save(name, &bytes)
}

fn save(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = places::made("screenshots");
    let file = folder.join(format!("{name}.png"));
    fs::create_dir_all(&folder).and_then(|()| fs::write(&file, bytes)).expect("target/ can be written to");
    file
}
