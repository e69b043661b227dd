//! Pages of somebody else that embed the calculator, served from other origins than its own.

use std::fs;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use xtask::places;
use xtask::serve::Site;

use crate::page::{BETWEEN_LOOKS, PATIENCE, Page};
use crate::site::site;

/// Scripts and pages that stand as they are.
const PLAIN: [(&str, &str); 3] = [
    ("forger.html", include_str!("../site/hosts/forger.html")),
    ("old.js", include_str!("../site/hosts/old.js")),
    ("probe.js", include_str!("../site/hosts/probe.js")),
];

const PROBE: &str = "<script src=\"probe.js\"></script>";
const LOADER: &str = "<script src=\"@calculator@canbao.js\" defer></script>";
const WAY: &str = "<a href=\"@calculator@index.html\">打开参保明白账</a>";

/// Each host page: name, head, body.
fn hosts() -> [(&'static str, String, String); 9] {
    let element = |words: &str| format!("<canbao-calculator id=\"one\" {words}>{WAY}</canbao-calculator>");
    let usual = || format!("{PROBE}{LOADER}");
    // Nothing is allowed but what the guide for hosts asks for.
    let strict = "<meta http-equiv=\"Content-Security-Policy\" \
        content=\"default-src 'none'; script-src @origin@; frame-src @origin@\">";
    let two =
        format!("{}<canbao-calculator id=\"two\" area=\"350200\"></canbao-calculator>", element("area=\"370200\""));
    let apart = "area=\"370200\" sandbox=\"allow-scripts\"";
    let forged = format!("{}<iframe id=\"forger\" src=\"@other@forger.html\"></iframe>", element("area=\"370200\""));
    let bare = "<iframe id=\"bare\" height=\"700\" width=\"600\" \
        src=\"@calculator@index.html?embed=1&amp;id=mine&amp;host=@mine@&amp;area=370200\"></iframe>";
    [
        ("two", usual(), two),
        ("strict", format!("{strict}{LOADER}"), element("area=\"370200\" accent=\"#c8161d\"")),
        ("apart", usual(), element(apart)),
        ("blocked", usual().replace("canbao.js", "blocked/canbao.js"), element("area=\"370200\"")),
        ("forged", usual(), forged),
        ("bare", PROBE.to_owned(), bare.to_owned()),
        ("old", format!("<script src=\"old.js\"></script>{LOADER}"), element("area=\"370200\"").replace(WAY, "")),
        // The script is not deferred: it meets the element before its content.
        ("roomy", usual().replace(" defer", ""), element("height=\"1400\"") + "<p id=\"below\">below</p>"),
        ("narrow", usual(), element("height=\"240\"") + "<p id=\"below\">below</p>"),
    ]
}

/// One server for all tests of a run; it has two origins, by its two names.
fn hosting() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder = places::made("e2e-hosts").join(std::process::id().to_string());
        fs::create_dir_all(&folder).expect("target/ can be written to");
        fs::write(folder.join("index.html"), "").expect("target/ can be written to");
        let hosting = Site::open(&folder, 0).unwrap_or_else(|failure| panic!("{failure}")).plain();
        let calculator = site().address();
        let (mine, other) = (hosting.address(), named_localhost(&hosting.address()));
        for (name, text) in PLAIN {
            fs::write(folder.join(name), text).expect("target/ can be written to");
        }
        for (name, head, body) in hosts() {
            let text = format!(
                "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{name}</title>\
                 <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
                 <link rel=\"icon\" href=\"data:,\">{head}</head><body>{body}</body></html>\n"
            );
            let text = text.replace("@calculator@", &calculator).replace("@other@", &other);
            let text = text.replace("@origin@", calculator.trim_end_matches('/'));
            let text = text.replace("@mine@", mine.trim_end_matches('/'));
            fs::write(folder.join(name).with_extension("html"), text).expect("target/ can be written to");
        }
        hosting.answer();
        hosting
    })
}

/// Another origin of the same server.
fn named_localhost(address: &str) -> String {
    address.replace("127.0.0.1", "localhost")
}

impl Page {
    /// Goes to a host page on another port.
    #[track_caller]
    pub fn go_to_host(&self, name: &str) {
        self.must(self.client.goto(&format!("{}{name}.html", hosting().address())));
    }

    /// The same on another site too: `localhost` instead of `127.0.0.1`.
    #[track_caller]
    pub fn go_to_foreign_host(&self, name: &str) {
        self.must(self.client.goto(&format!("{}{name}.html", named_localhost(&hosting().address()))));
    }

    /// Turns to what stands in a frame.
    #[track_caller]
    pub fn enter(&self, css: &str) {
        let frame = self.find(css);
        self.must(frame.enter_frame());
        self.wait_program();
    }

    /// Turns back to the page around the frame.
    #[track_caller]
    pub fn leave(&self) {
        self.must(self.client.clone().enter_parent_frame());
    }

    /// Waits until a script returns something true, and gives it back.
    #[track_caller]
    pub fn wait_for(&self, script: &str) -> Value {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let value = self.run(script);
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        self.give_up(&format!("never true: {script}"))
    }

    /// Lets everything that is on its way arrive: until no frame has changed its height for some looks.
    #[track_caller]
    pub fn settle(&self) {
        let (mut last, mut same) = (Value::Null, 0);
        for _ in 0..100 {
            thread::sleep(Duration::from_millis(150));
            let now = self.run("return [...document.querySelectorAll('iframe')].map(it => it.offsetHeight)");
            same = if now == last { same + 1 } else { 0 };
            last = now;
            if same == 6 {
                return;
            }
        }
        self.give_up("the frames never came to rest")
    }
}
