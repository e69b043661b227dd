//! One driver and one browser for each test, gone with it: no test sees what another left behind.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use xtask::browser::{self, Others};

static STARTED: AtomicU32 = AtomicU32::new(0);

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, and the webviews of Android.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// WebKitGTK: the engine of Safari and of iPhones' webviews.
    WebKit,
}

/// How often chromedriver is started before a test gives up.
const STARTS: u32 = 3;

/// A running driver, its browser's capabilities, and the empty profile that Chromium gets.
pub(crate) struct Driver {
    child: Child,
    port: u16,
    profile: PathBuf,
    capabilities: Capabilities,
}

impl Driver {
    pub(crate) fn start(engine: Engine) -> Self {
        let count = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("canbao-e2e-{}-{count}", std::process::id()));
        match engine {
            Engine::Chromium => Self::chromium(profile),
            Engine::Firefox | Engine::WebKit => Self::other(engine, profile),
        }
    }

    /// Port 0 lets chromedriver choose a free one, which it then announces: no race for a port between tests.
    fn chromium(profile: PathBuf) -> Self {
        let browser = browser::ready().unwrap_or_else(|failure| panic!("{failure}"));
        let (child, port) = (0..STARTS)
            .find_map(|_| {
                let mut child = started(Command::new(&browser.driver).arg("--port=0").stdout(Stdio::piped()));
                let port = announced_port(child.stdout.take());
                if port.is_none() {
                    end(&mut child);
                }
                port.map(|port| (child, port))
            })
            .unwrap_or_else(|| panic!("chromedriver ends without announcing its port; run it by hand to see why"));
        let own = format!("--user-data-dir={}", profile.display());
        let arguments: Vec<&str> = browser::ARGUMENTS.into_iter().chain([own.as_str()]).collect();
        let mut options = json!({ "args": arguments });
        if let Some(chrome) = &browser.chrome {
            options["binary"] = json!(chrome);
        }
        let capabilities = [("goog:chromeOptions", options), ("goog:loggingPrefs", json!({ "browser": "ALL" }))];
        Self { child, port, profile, capabilities: named(capabilities) }
    }

    /// The other drivers announce nothing: they get a port that was free a moment ago.
    fn other(engine: Engine, profile: PathBuf) -> Self {
        let Others { firefox, geckodriver, webkit, webkit_driver, xvfb } =
            browser::others().unwrap_or_else(|failure| panic!("{failure}"));
        let port = free_port();
        let (mut command, capabilities) = if engine == Engine::Firefox {
            let mut command = Command::new(geckodriver);
            command.args(["--port", &port.to_string()]);
            (command, [("moz:firefoxOptions", json!({ "binary": firefox, "args": ["-headless"] }))])
        } else {
            // WebKitGTK has no headless mode.
            let mut command = Command::new(xvfb);
            command.args(["-a", "-s", "-screen 0 1400x1000x24"]).arg(webkit_driver).arg(format!("--port={port}"));
            (command, [("webkitgtk:browserOptions", json!({ "binary": webkit, "args": ["--automation"] }))])
        };
        let child = started(command.stdout(Stdio::null()));
        wait_for_port(port);
        Self { child, port, profile, capabilities: named(capabilities) }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn capabilities(&self) -> Capabilities {
        self.capabilities.clone()
    }
}

fn named<const N: usize>(capabilities: [(&str, Value); N]) -> Capabilities {
    capabilities.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// In a process group of its own: the display and the browser that a driver starts go with it.
fn started(command: &mut Command) -> Child {
    let program = command.get_program().to_owned();
    command.stdin(Stdio::null()).stderr(Stdio::null()).process_group(0);
    command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program.display()))
}

/// A port that was free a moment ago, for who cannot say which one it took.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// Waits until somebody answers on a port of this machine.
#[track_caller]
pub fn wait_for_port(port: u16) {
    for _ in 0..300 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("nobody answers on port {port}; run what should by hand to see why");
}

/// The first line speaks of the port asked for, which is 0; the one that says "successfully" of the port taken. Seen
/// once: a driver that ended before it said so.
fn announced_port(output: Option<ChildStdout>) -> Option<u16> {
    let mut output = BufReader::new(output.expect("the driver's output is piped"));
    let mut line = String::new();
    while output.read_line(&mut line).is_ok_and(|count| count > 0) {
        let port = line.trim().trim_end_matches('.').rsplit_once(" successfully on port ");
        if let Some(port) = port.and_then(|(_, port)| port.parse().ok()) {
            drain(output);
            return Some(port);
        }
        line.clear();
    }
    None
}

/// Ends a driver with all that it started.
fn end(child: &mut Child) {
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
    let _ = child.wait();
}

/// A full pipe would stall the driver, a closed one would end it.
fn drain(mut output: BufReader<ChildStdout>) {
    thread::spawn(move || std::io::copy(&mut output.by_ref(), &mut std::io::sink()));
}

impl Drop for Driver {
    fn drop(&mut self) {
        end(&mut self.child);
        let _ = fs::remove_dir_all(&self.profile);
    }
}
