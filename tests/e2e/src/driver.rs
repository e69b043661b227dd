//! One driver and one browser for each test, gone with it: no test sees what another left behind.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use fantoccini::wd::Capabilities;
use serde_json::json;
use xtask::browser::{self, Browser};

static STARTED: AtomicU32 = AtomicU32::new(0);

/// A running chromedriver and the empty profile that its browser gets.
pub(crate) struct Driver {
    child: Child,
    port: u16,
    profile: PathBuf,
    browser: Browser,
}

impl Driver {
    /// Port 0 lets the driver choose a free one, which it then announces: no race for a port between tests.
    pub(crate) fn start() -> Self {
        let browser = browser::ready().unwrap_or_else(|failure| panic!("{failure}"));
        let mut command = Command::new(&browser.driver);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", browser.driver.display()));
        let port = announced_port(child.stdout.take());
        let count = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("canbao-e2e-{}-{count}", std::process::id()));
        Self { child, port, profile, browser }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn capabilities(&self) -> Capabilities {
        let profile = format!("--user-data-dir={}", self.profile.display());
        let arguments: Vec<&str> = browser::ARGUMENTS.into_iter().chain([profile.as_str()]).collect();
        let mut options = json!({ "args": arguments });
        if let Some(chrome) = &self.browser.chrome {
            options["binary"] = json!(chrome);
        }
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        capabilities
    }
}

/// The first line speaks of the port asked for, which is 0; the one that says "successfully" of the port taken.
fn announced_port(output: Option<ChildStdout>) -> u16 {
    let mut output = BufReader::new(output.expect("the driver's output is piped"));
    let mut line = String::new();
    while output.read_line(&mut line).is_ok_and(|count| count > 0) {
        let port = line.trim().trim_end_matches('.').rsplit_once(" successfully on port ");
        if let Some(port) = port.and_then(|(_, port)| port.parse().ok()) {
            drain(output);
            return port;
        }
        line.clear();
    }
    panic!("chromedriver ended without announcing its port; run it by hand to see why");
}

/// A full pipe would stall the driver, a closed one would end it.
fn drain(mut output: BufReader<ChildStdout>) {
    thread::spawn(move || std::io::copy(&mut output.by_ref(), &mut std::io::sink()));
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
