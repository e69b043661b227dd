//! A Chromium of any age, spoken to over the DevTools protocol: older ones have no driver that still runs, and this way
//! every request that a page makes is seen.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};
use xtask::{browser, kernels};

use crate::look::{Window, save_captured};
use crate::page::PROGRAM;
use crate::site::site;

static STARTED: AtomicU32 = AtomicU32::new(0);

const PATIENCE: Duration = Duration::from_secs(40);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// A running Chromium with one page.
pub struct Kernel {
    child: Child,
    profile: PathBuf,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    asked: u64,
    /// Addresses of every request so far.
    requests: Vec<String>,
    /// What the console and the browser complained of.
    complaints: Vec<String>,
}

impl Kernel {
    /// The Chromium of this major version; `None`, and said so, where it cannot be had here.
    pub fn of(major: u32) -> Option<Self> {
        let program = kernels::chromium(major);
        if program.is_none() {
            println!("skipped: Chromium {major} comes from npm, for Linux on x86-64");
        }
        Some(Self::start(&program?, &[]))
    }

    /// The same, which says that it is another browser.
    pub fn named(major: u32, user_agent: &str) -> Option<Self> {
        Some(Self::start(&kernels::chromium(major)?, &[&format!("--user-agent={user_agent}")]))
    }

    /// Today's.
    pub fn of_today() -> Self {
        let browser = browser::ready().unwrap_or_else(|failure| panic!("{failure}"));
        Self::start(&browser.chrome.expect("a Chromium on PATH, or named by CHROME"), &[])
    }

    fn start(program: &Path, more: &[&str]) -> Self {
        let count = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("canbao-kernel-{}-{count}", std::process::id()));
        let mut command = Command::new(program);
        command.args(browser::ARGUMENTS).args(["--no-zygote", "--remote-debugging-port=0"]).args(more);
        command.arg(format!("--user-data-dir={}", profile.display())).arg("about:blank");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let address = page_address(child.stderr.take());
        let (socket, _) = tungstenite::connect(address).expect("the browser's own socket");
        let (asked, requests, complaints) = (0, Vec::new(), Vec::new());
        let mut kernel = Self { child, profile, socket, asked, requests, complaints };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            kernel.send(&format!("{domain}.enable"), json!({}));
        }
        // Also on hosts that know nothing of tests.
        kernel.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("../site/clock.js") }));
        kernel.resize(Window::PHONE);
        kernel
    }

    /// Gives the window another size.
    pub fn resize(&mut self, Window { width, height }: Window) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.send("Emulation.setDeviceMetricsOverride", screen);
    }

    /// Opens the page as it is tested everywhere.
    pub fn open(&mut self) {
        self.go(&site().address());
    }

    /// Opens any address.
    pub fn go(&mut self, address: &str) {
        self.send("Page.navigate", json!({ "url": address }));
        // What is done on the page's text is kept and done again; these tests are about other things.
        let start = Instant::now();
        while start.elapsed() < PROGRAM && self.run("!!document.querySelector('[data-early]')") == Value::Bool(true) {
            thread::sleep(BETWEEN_LOOKS);
        }
    }

    /// Opens the page where files of these names do not come, and waits for nothing.
    pub fn open_without(&mut self, names: &[&str]) {
        self.send("Network.enable", json!({}));
        self.send("Network.setBlockedURLs", json!({ "urls": names }));
        self.send("Page.navigate", json!({ "url": site().address() }));
    }

    /// Waits until something holds.
    #[track_caller]
    pub fn wait_true(&mut self, condition: &str) {
        if let Some(last) = self.never(condition, |value| *value == Value::Bool(true)) {
            panic!("never so: {condition}, but {last}");
        }
    }

    /// Looks until what a script gives is right; what it gave last, where it never was.
    fn never(&mut self, script: &str, is_right: impl Fn(&Value) -> bool) -> Option<Value> {
        let (start, mut last) = (Instant::now(), Value::Null);
        while start.elapsed() < PATIENCE {
            last = self.run(script);
            if is_right(&last) {
                return None;
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        Some(last)
    }

    /// Waits until the first element that matches shows the words.
    #[track_caller]
    pub fn wait_text(&mut self, css: &str, words: &str) {
        let script = format!("(document.querySelector({}) || {{}}).innerText", json!(css));
        let is_right = |value: &Value| value.as_str().is_some_and(|text| text.contains(words));
        let Some(last) = self.never(&script, is_right) else { return };
        let page = self.run("document.body && document.body.innerText.slice(0, 600)");
        panic!("`{css}` should show 「{words}」 but shows {last}; page: {page}; {:?}", self.complaints)
    }

    /// Taps the middle of the first element that matches, whatever lies over it there.
    #[track_caller]
    pub fn tap(&mut self, css: &str) {
        let script = format!(
            "(function () {{ var it = document.querySelector({}); it.scrollIntoView({{ block: 'center' }}); \
             var box = it.getBoundingClientRect(); \
             return [box.left + box.width / 2, box.top + box.height / 2]; }})()",
            json!(css)
        );
        let place = self.run(&script);
        for kind in ["mousePressed", "mouseReleased"] {
            let at = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.send("Input.dispatchMouseEvent", at);
        }
    }

    /// Chooses an option of a `select`: its list is no part of the page, so that no tap reaches it.
    #[track_caller]
    pub fn choose(&mut self, id: &str, value: &str) {
        self.run(&format!(
            "(function () {{ var it = document.getElementById({}); it.value = {}; \
             it.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()",
            json!(id),
            json!(value)
        ));
    }

    /// Types where the focus is.
    pub fn write(&mut self, text: &str) {
        for sign in text.chars().map(String::from) {
            self.send("Input.dispatchKeyEvent", json!({ "type": "char", "text": sign }));
        }
    }

    /// Xiao Sun's case, as [`Page::say_xiao_sun`](crate::Page::say_xiao_sun) says it.
    #[track_caller]
    pub fn say_xiao_sun(&mut self) {
        self.wait_text("label[for=area]", "参保城市");
        self.choose("area", "370200");
        for year in [2025, 2026] {
            let css = format!("#year-{year}");
            self.wait_text(&css, "");
            for state in ["居民医保", "没有参保"] {
                self.tap(&css);
                self.wait_text(&css, state);
            }
        }
        self.wait_text("#answer .headline", "您要等4个月，从2027年5月1日起看病能报销");
    }

    /// What an expression is; one that throws fails the test in its own words.
    #[track_caller]
    pub fn run(&mut self, expression: &str) -> Value {
        let answer = self.send("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }));
        let thrown = &answer["exceptionDetails"];
        let words = thrown["exception"]["description"].as_str().map_or_else(|| thrown.to_string(), str::to_owned);
        assert!(thrown.is_null(), "{words}\n  thrown by {expression}");
        answer["result"]["value"].clone()
    }

    /// Every request since it was last asked, but for addresses that are no request.
    pub fn requests(&mut self) -> Vec<String> {
        self.run("0");
        std::mem::take(&mut self.requests)
    }

    /// What the console complained of so far.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    /// Saves the whole page as `target/screenshots/<name>.png`.
    pub fn screenshot(&mut self, name: &str) {
        let height = self.run("document.documentElement.scrollHeight").as_u64().unwrap_or(740).min(8_000);
        self.resize(Window { width: Window::PHONE.width, height: u32::try_from(height).unwrap_or(740) });
        let picture = self.send("Page.captureScreenshot", json!({}));
        save_captured(name, &picture);
        self.resize(Window::PHONE);
    }

    /// Sends a command and waits for its answer; what happens meanwhile is noted.
    fn send(&mut self, method: &str, parameters: Value) -> Value {
        self.asked += 1;
        let command = json!({ "id": self.asked, "method": method, "params": parameters });
        self.socket.send(Message::text(command.to_string())).expect("the browser listens");
        loop {
            let message = self.socket.read().expect("the browser answers");
            let Ok(told) = serde_json::from_str::<Value>(message.to_text().unwrap_or_default()) else { continue };
            if told["id"] == self.asked {
                assert!(told["error"].is_null(), "{method}: {}", told["error"]);
                return told["result"].clone();
            }
            self.note(&told);
        }
    }

    fn note(&mut self, told: &Value) {
        let entry = &told["params"]["entry"];
        match told["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => {
                let address = told["params"]["request"]["url"].as_str().unwrap_or_default();
                if !address.starts_with("data:") && !address.starts_with("about:") {
                    self.requests.push(address.to_owned());
                }
            }
            "Runtime.exceptionThrown" => self.complaints.push(told["params"].to_string()),
            "Log.entryAdded" if entry["level"] == "error" || entry["level"] == "warning" => {
                self.complaints.push(entry["text"].as_str().unwrap_or_default().to_owned());
            }
            _ => {}
        }
    }
}

impl Drop for Kernel {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// Where the first page listens: the port is what every Chromium says first.
fn page_address(output: Option<ChildStderr>) -> String {
    let mut output = BufReader::new(output.expect("the browser's output is piped"));
    let mut line = String::new();
    while output.read_line(&mut line).is_ok_and(|count| count > 0) {
        let told = line.split_once("DevTools listening on ws://127.0.0.1:").and_then(|(_, it)| it.split_once('/'));
        if let Some(port) = told.and_then(|(port, _)| port.parse().ok()) {
            // A full pipe would stall the browser, a closed one would end it.
            thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
            return first_page(port);
        }
        line.clear();
    }
    panic!("the browser ended without saying where it listens; run it by hand to see why")
}

fn first_page(port: u16) -> String {
    for _ in 0..100 {
        if let Some(address) = listed(port) {
            return address;
        }
        thread::sleep(BETWEEN_LOOKS);
    }
    panic!("the browser has no page")
}

fn listed(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    write!(stream, "GET /json/list HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let (mut text, mut buffer) = (String::new(), [0; 4096]);
    // Some keep the line open; the list is there as soon as it can be read.
    while let Ok(count @ 1..) = stream.read(&mut buffer) {
        text.push_str(&String::from_utf8_lossy(&buffer[..count]));
        let pages = text.find('[').and_then(|begin| serde_json::from_str::<Value>(text.get(begin..)?.trim()).ok());
        if let Some(pages) = pages {
            let page = pages.as_array()?.iter().find(|it| it["type"] == "page")?;
            return page["webSocketDebuggerUrl"].as_str().map(str::to_owned);
        }
    }
    None
}
