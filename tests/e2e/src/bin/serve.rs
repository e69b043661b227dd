//! Serves a folder on a port until it is killed: a network that can go away.

use std::path::Path;

use xtask::serve::Site;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let port = words[2].parse().expect("a port");
    let site = Site::open(Path::new(&words[1]), port).unwrap_or_else(|failure| panic!("{failure}"));
    for thread in site.answer() {
        let _ = thread.join();
    }
}
