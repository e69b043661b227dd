//! A copy of the published page on a server of its own, which a test may change and stop.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use xtask::integrity;

use crate::driver::{free_port, wait_for_port};
use crate::site::of_dist;

/// The copy and its server; both go when the test ends.
pub struct OwnSite {
    folder: PathBuf,
    program: &'static str,
    port: u16,
    server: Option<Child>,
}

impl OwnSite {
    /// Serves a copy; `program` is the test's `env!("CARGO_BIN_EXE_serve")`.
    pub fn start(name: &str, program: &'static str) -> Self {
        let mut site = Self { folder: of_dist(name), program, port: free_port(), server: None };
        site.come();
        site
    }

    /// The address of its page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The network goes: nobody answers any longer.
    pub fn go(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    /// The network comes back.
    pub fn come(&mut self) {
        let mut command = Command::new(self.program);
        command.arg(&self.folder).arg(self.port.to_string()).stdin(Stdio::null());
        self.server = Some(command.spawn().expect("the server starts"));
        wait_for_port(self.port);
    }

    /// A file of the copy.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Puts an area's packs of a later check on the server, as somebody does who only updates policies; the old ones go.
    pub fn check_again(&self, area: &str, day: &str) {
        let index = self.file("packs/index.json");
        let mut entries: Vec<Value> = serde_json::from_str(&read(&index)).expect("the index is a list");
        let entry = entries.iter_mut().find(|entry| entry["code"] == area).expect("the area is listed");
        let old = entry["as_of"].as_str().expect("a day").to_owned();
        for (field, seal) in [("file", "integrity"), ("first", "first_integrity")] {
            let name = entry[field].as_str().expect("a pack's file").to_owned();
            let text = read(&self.file(&format!("packs/{name}"))).replace(&old, day);
            let renewed = name.replacen(name.split('.').nth(1).expect("a hash"), "0123456789abcdef", 1);
            entry[seal] = integrity::of(text.as_bytes()).into();
            fs::write(self.file(&format!("packs/{renewed}")), text).expect("the copy can be written to");
            fs::remove_file(self.file(&format!("packs/{name}"))).expect("the old pack was there");
            entry[field] = renewed.into();
        }
        entry["as_of"] = day.into();
        let text = serde_json::to_string(&entries).expect("a list is JSON");
        fs::write(index, text).expect("the copy can be written to");
    }
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

impl Drop for OwnSite {
    fn drop(&mut self) {
        self.go();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
