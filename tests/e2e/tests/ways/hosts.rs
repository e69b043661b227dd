//! The page on other hosts than our own: a real nginx with the sample of `deploy/`, at the top and under a path, and a
//! server that knows nothing but files.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use canbao_e2e::{Kernel, ask, free_port, wait_for_port};
use xtask::nginx::{self, Nginx};
use xtask::{headers, places};

/// A folder in which the built page lies under a path.
fn laid_out(name: &str, path: &str) -> PathBuf {
    let root = places::made("e2e-site").join(format!("{name}-{}", std::process::id()));
    let at = root.join(path.trim_matches('/'));
    fs::create_dir_all(at.parent().unwrap_or(&root)).expect("target/ can be written to");
    let _ = fs::remove_file(&at);
    symlink(places::dist(), &at).expect("target/ can be written to");
    root
}

/// nginx with the page; `None`, and said so, where there is no nginx.
fn host(path: &str) -> Option<Nginx> {
    let Some(program) = nginx::program() else {
        println!("skipped: there is no nginx (on Debian: apt-get install nginx-light)");
        return None;
    };
    let root = if path == "/" { places::dist() } else { laid_out("nginx", path) };
    Some(Nginx::start(&program, &root, path, free_port()).unwrap_or_else(|failure| panic!("{failure}")))
}

/// The first file of `dist` whose name begins and ends like this.
fn named(folder: &str, begin: &str, end: &str) -> String {
    let files = fs::read_dir(places::dist().join(folder)).expect("dist holds a page: cargo xtask build");
    let mut names = files.flatten().map(|it| it.file_name().to_string_lossy().into_owned());
    let name = names.find(|name| name.starts_with(begin) && name.ends_with(end));
    Path::new("/").join(folder).join(name.expect("such a file")).display().to_string()
}

#[test]
fn nginx_sends_the_headers_of_the_sample_and_the_right_kinds() {
    let Some(host) = host("/") else { return };
    let own = host.address();
    let always = "public, max-age=31536000, immutable";
    for (path, kind, cache) in [
        ("/".to_owned(), "text/html; charset=utf-8", "no-cache"),
        ("/packs/index.json".to_owned(), "application/json; charset=utf-8", "no-cache"),
        (named("", "page-", ".wasm"), "application/wasm", always),
        (named("", "page-", ".css"), "text/css; charset=utf-8", always),
        (named("", "page-", ".js"), "javascript; charset=utf-8", always),
        (named("packs", "350200.", ".first.json"), "application/json; charset=utf-8", always),
    ] {
        let answer = ask(&own, "GET", &path, &[]);
        assert_eq!((answer.status, answer.header("Cache-Control")), (200, cache), "{path}");
        assert!(answer.header("Content-Type").ends_with(kind), "{path}: {}", answer.header("Content-Type"));
        for (name, value) in headers::of("", "127.0.0.1", "") {
            assert_eq!(answer.header(&name), value, "{path}: {name}");
        }
    }
    for version in ["64.0.3264.0", "96.0.4664.45", "97.0.4692.71", "130.0.0.0"] {
        let agent = format!("Mozilla/5.0 (Linux; Android 9) Chrome/{version} Mobile MicroMessenger/8.0");
        let answer = ask(&own, "GET", "/", &[("User-Agent", agent.as_str())]);
        let expected =
            headers::of(&agent, "127.0.0.1", "").into_iter().find(|(name, _)| name == "Content-Security-Policy");
        assert_eq!(Some(answer.header("Content-Security-Policy")), expected.as_ref().map(|(_, value)| value.as_str()));
    }
}

#[test]
fn nginx_sends_compressed_twins_pieces_and_refusals() {
    let Some(host) = host("/") else { return };
    let own = host.address();
    let wasm = named("", "page-", ".wasm");
    let file = |ending: &str| fs::read(format!("{}{wasm}{ending}", places::dist().display())).expect("a file of dist");
    let small = ask(&own, "GET", &wasm, &[("Accept-Encoding", "gzip")]);
    assert_eq!((small.status, small.header("Content-Encoding")), (200, "gzip"));
    assert_eq!(small.header("Vary"), "Accept-Encoding");
    assert!(small.body == file(".gz"), "the twin that the build made");
    let smaller = ask(&own, "GET", &wasm, &[("Accept-Encoding", "gzip, deflate, br")]);
    let expected = if nginx::has_brotli() { "br" } else { "gzip" };
    assert_eq!(smaller.header("Content-Encoding"), expected);
    assert!(smaller.body == file(if nginx::has_brotli() { ".br" } else { ".gz" }), "the best twin");
    assert!(ask(&own, "GET", &wasm, &[]).body == file(""), "whoever reads no gzip gets the file itself");
    let piece = ask(&own, "GET", &wasm, &[("Range", "bytes=0-3")]);
    assert_eq!((piece.status, piece.body.as_slice()), (206, &b"\0asm"[..]));
    let head = ask(&own, "HEAD", &wasm, &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("Content-Length"), file("").len().to_string());
    assert_eq!(ask(&own, "GET", "/nothing.js", &[]).status, 404);
    assert!(matches!(ask(&own, "GET", "/packs/", &[]).status, 403 | 404), "no list of a folder");
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(ask(&own, method, "/", &[("Content-Length", "0")]).status, 405, "{method}");
    }
    let unchanged = ask(&own, "GET", "/", &[]).header("ETag").to_owned();
    assert_eq!(ask(&own, "GET", "/", &[("If-None-Match", unchanged.as_str())]).status, 304);
    // A table of kinds that is as new as this one is told of it, and it means nothing.
    let told = host.complaints();
    let told: Vec<&str> = told.lines().filter(|line| !line.contains("duplicate extension \"wasm\"")).collect();
    assert!(!told.iter().any(|line| ["[emerg]", "[warn]", "[crit]"].iter().any(|it| line.contains(it))), "{told:?}");
}

#[test]
fn the_same_page_computes_under_a_path_of_nginx() {
    let Some(host) = host("/gov/x/") else { return };
    let own = host.address();
    assert_eq!(ask(&own, "GET", "/gov/x", &[]).header("Location"), "/gov/x/");
    let mut kernel = Kernel::of_today();
    kernel.go(&format!("{own}/gov/x/index.html"));
    kernel.say_xiao_sun();
    assert_eq!(kernel.complaints(), Vec::<String>::new());
}

/// A server that only knows files, ended with it.
struct Plain(Child);

impl Drop for Plain {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_same_page_computes_on_a_plain_file_server() {
    let Some(python) = places::program(&["python3"]) else {
        println!("skipped: there is no python3, whose file server knows nothing of this page");
        return;
    };
    let (root, port) = (laid_out("plain", "/gov/x/"), free_port());
    let mut command = Command::new(python);
    command.args(["-m", "http.server", &port.to_string(), "--bind", "127.0.0.1", "--directory"]).arg(root);
    let _server = Plain(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("python starts"));
    wait_for_port(port);
    let mut kernel = Kernel::of_today();
    kernel.go(&format!("http://127.0.0.1:{port}/gov/x/"));
    kernel.say_xiao_sun();
}
