//! The page as a test sees it: fill, click, read, wait.

use std::future::Future;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::runtime::{Builder, Runtime};

use crate::driver::{Driver, Engine};
use crate::keys::SELECT_ALL_AND_DELETE;
use crate::look::Window;
use crate::site::site;

/// A person would have given up by then, and a busy machine has had its chance.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);
pub(crate) const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// So long the program may be on its way before a test goes on without it.
pub(crate) const PROGRAM: Duration = Duration::from_secs(8);

/// Room for the widest frame, in other engines than Chromium.
const WIDE: (u32, u32) = (1380, 1020);

/// The built page in a browser of its own.
pub struct Page {
    pub(crate) client: Client,
    runtime: Runtime,
    engine: Engine,
    window: Window,
    /// The page's file, without its ending.
    entry: &'static str,
    // Last, so that it ends last.
    _driver: Driver,
}

impl Page {
    /// Opens the page as a new visitor, in Chromium.
    #[track_caller]
    pub fn open(window: Window) -> Self {
        Self::open_in(Engine::Chromium, window)
    }

    /// Opens the page as a new visitor; outside Chromium in a frame of the window's size.
    #[track_caller]
    pub fn open_in(engine: Engine, window: Window) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime of one thread");
        let driver = Driver::start(engine);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(driver.capabilities());
        let client = runtime.block_on(builder.connect(&driver.address()));
        let client = client.unwrap_or_else(|error| panic!("the browser did not start: {error}"));
        let page = Self { client, runtime, engine, window, entry: "index", _driver: driver };
        if engine == Engine::Chromium {
            page.resize(window);
        } else {
            page.must(page.client.set_window_rect(0, 0, WIDE.0, WIDE.1));
        }
        page.go("");
        page
    }

    /// Goes to an address under the site, such as `"#y=2026"`. A new fragment alone does not load the page anew, as
    /// in any browser.
    #[track_caller]
    pub fn go(&self, address: &str) {
        let site = site().address();
        if self.engine == Engine::Chromium {
            let file = if self.entry == "index" { String::new() } else { format!("{}.html", self.entry) };
            self.must(self.client.goto(&format!("{site}{file}{address}")));
            return self.wait_program();
        }
        let Window { width, height } = self.window;
        // Nothing of the last page may be taken for the next one's.
        self.must(self.client.goto("about:blank"));
        self.must(self.client.goto(&format!("{site}frame.html?{width},{height},{}{address}", self.entry)));
        self.must(self.client.clone().enter_frame(0));
        self.wait_program();
    }

    /// Waits until the program has drawn the page: what a driver has found in its text is gone then. Where it never
    /// comes, that is what the test is about.
    pub(crate) fn wait_program(&self) {
        let start = Instant::now();
        while self.entry != "held" && start.elapsed() < PROGRAM && self.is_text() {
            thread::sleep(BETWEEN_LOOKS);
        }
    }

    fn is_text(&self) -> bool {
        let text = self.runtime.block_on(self.client.find(Locator::Css("[data-early]")));
        text.is_ok()
    }

    /// Goes to any address, in Chromium.
    #[track_caller]
    pub fn visit(&self, address: &str) {
        self.must(self.client.goto(address));
        self.wait_program();
    }

    /// The same in a window of another size.
    #[track_caller]
    pub fn go_in(&mut self, window: Window, address: &str) {
        self.window = window;
        if self.engine == Engine::Chromium {
            self.resize(window);
            self.must(self.client.goto("about:blank"));
        }
        self.go(address);
    }

    /// From the next address on the page may store nothing: no local or session store, no database, no cookie.
    pub fn block_stores(&mut self) {
        self.entry = "blocked";
    }

    /// From the next address on the program is on its way until the page is told `letCome()`.
    pub fn hold_program(&mut self) {
        self.entry = "held";
    }

    /// Loads the same address again.
    #[track_caller]
    pub fn reload(&self) {
        self.must(self.client.refresh());
    }

    /// Where the page stands now, fragment included.
    #[track_caller]
    pub fn address(&self) -> String {
        self.run("return location.href").as_str().unwrap_or_default().to_owned()
    }

    /// Replaces what stands in a text field, key by key.
    #[track_caller]
    pub fn fill(&self, id: &str, text: &str) {
        let field = self.find(&format!("#{id}"));
        if self.is_chromium() {
            return self.must(field.send_keys(&format!("{SELECT_ALL_AND_DELETE}{text}")));
        }
        // Other drivers mix up the keys of one call; what is selected is replaced by what is typed.
        self.run(&format!("const field = document.getElementById('{id}'); field.focus(); field.select()"));
        self.must(field.send_keys(text));
    }

    /// Chooses an option of a `select` by its value.
    #[track_caller]
    pub fn choose(&self, id: &str, value: &str) {
        let field = self.find(&format!("#{id}"));
        self.must(field.select_by_value(value));
    }

    /// Clicks the first element that matches, scrolling to it as a person would.
    #[track_caller]
    pub fn click(&self, css: &str) {
        let element = self.find(css);
        self.must(element.click());
    }

    /// Presses keys where the focus is; those without a letter are in [`keys`](crate::keys).
    #[track_caller]
    pub fn press(&self, keys: &str) {
        let element = self.must(self.client.active_element());
        self.must(element.send_keys(keys));
    }

    /// The text that shows in the first element that matches.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        let element = self.find(css);
        self.must(element.text())
    }

    /// How many elements match right now.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.must(self.client.find_all(Locator::Css(css))).len()
    }

    /// Waits until the first element that matches shows the words.
    #[track_caller]
    pub fn wait_text(&self, css: &str, expected: &str) {
        let (start, mut last) = (Instant::now(), String::new());
        while start.elapsed() < PATIENCE {
            last = self.text_now(css).unwrap_or_else(|error| format!("({error})"));
            if last.contains(expected) {
                return;
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        self.give_up(&format!("`{css}` should show 「{expected}」 but shows 「{last}」"))
    }

    /// Waits until the first element that matches reads otherwise than before.
    #[track_caller]
    pub fn wait_other(&self, css: &str, before: &str) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if self.text_now(css).is_ok_and(|text| text != before) {
                return;
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        self.give_up(&format!("`{css}` still shows 「{before}」"))
    }

    pub(crate) fn is_chromium(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// Waits for the first element that matches.
    #[track_caller]
    pub(crate) fn find(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE).every(BETWEEN_LOOKS);
        match self.runtime.block_on(wait.for_element(Locator::Css(css))) {
            Ok(element) => element,
            Err(error) => self.give_up(&format!("nothing matches `{css}`: {error}")),
        }
    }

    /// The page may redraw between finding and reading; the caller looks again.
    fn text_now(&self, css: &str) -> Result<String, CmdError> {
        self.runtime.block_on(async { self.client.find(Locator::Css(css)).await?.text().await })
    }

    #[track_caller]
    pub(crate) fn must<T>(&self, work: impl Future<Output = Result<T, CmdError>>) -> T {
        match self.runtime.block_on(work) {
            Ok(value) => value,
            Err(error) => panic!("the browser refused: {error}"),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.runtime.block_on(self.client.clone().close());
    }
}
