//! A static server for `dist/`, for people at work and for the end-to-end tests.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Method, Request, Response, Server};

use crate::steps::{Done, Failure};
use crate::{headers, places};

/// Tried first by `cargo xtask serve`.
pub const USUAL_PORT: u16 = 8080;

/// A browser opens several connections at once.
const THREADS: usize = 4;

/// A folder being served on this machine only.
pub struct Site {
    server: Arc<Server>,
    folder: PathBuf,
    port: u16,
    sent: Sent,
}

/// The headers that go with every file.
#[derive(Clone)]
enum Sent {
    /// The sample's for hosts; the page may also stand in frames of these origins.
    Sample(String),
    /// None but the type: somebody else's pages.
    Plain,
}

impl Site {
    /// Serves the folder on the given port or the next free one; port 0 takes any.
    pub fn open(folder: &Path, port: u16) -> Done<Self> {
        if !folder.join("index.html").is_file() {
            let folder = folder.display();
            return Err(Failure::new(format!("There is no page in {folder} yet. Build it with: cargo xtask build")));
        }
        let listener = free_port(port)?;
        let port = listener.local_addr().map_err(Failure::at("asking for the port"))?.port();
        let server = Server::from_listener(listener, None).map_err(Failure::at("starting the server"))?;
        Ok(Self { server: Arc::new(server), folder: folder.to_owned(), port, sent: Sent::Sample(String::new()) })
    }

    /// The same for portals of these origins, which may put the page into frames.
    #[must_use]
    pub fn framed_by(self, origins: &str) -> Self {
        Self { sent: Sent::Sample(format!(" {origins}")), ..self }
    }

    /// The same without the sample's headers, as for a page of somebody else.
    #[must_use]
    pub fn plain(self) -> Self {
        Self { sent: Sent::Plain, ..self }
    }

    /// The address of its first page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Starts answering, on threads that live as long as the program.
    pub fn answer(&self) -> Vec<thread::JoinHandle<()>> {
        let thread = |_| {
            let (server, folder, sent) = (Arc::clone(&self.server), self.folder.clone(), self.sent.clone());
            thread::spawn(move || server.incoming_requests().for_each(|request| respond(request, &folder, &sent)))
        };
        (0..THREADS).map(thread).collect()
    }
}

/// Serves `dist/` until the person presses Ctrl-C.
pub fn until_stopped(port: u16) -> Done {
    let site = Site::open(&places::dist(), port)?;
    let threads = site.answer();
    println!("\n{}  (Ctrl-C stops it)", site.address());
    for thread in threads {
        thread.join().map_err(|_| Failure::new("The server stopped by itself."))?;
    }
    Ok(())
}

fn free_port(first: u16) -> Done<TcpListener> {
    let listen = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    (first..=first.saturating_add(100))
        .find_map(|port| listen(port).ok())
        .ok_or_else(|| Failure::new(format!("No free port from {first} on. Name another: cargo xtask serve --port N")))
}

/// A visitor who has gone away is no fault of ours: errors of sending are let go.
fn respond(request: Request, folder: &Path, sent: &Sent) {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let _ = request.respond(Response::empty(405));
        return;
    }
    let found = file_at(folder, request.url()).and_then(|file| Some((fs::read(&file).ok()?, file)));
    let asked = |name: &'static str| {
        let found = request.headers().iter().find(|header| header.field.equiv(name));
        found.map(|header| header.value.as_str()).unwrap_or_default()
    };
    let own = match sent {
        Sent::Sample(origins) => {
            let host = asked("Host");
            headers::of(asked("User-Agent"), host.split_once(':').map_or(host, |(host, _)| host), origins)
        }
        Sent::Plain => Vec::new(),
    };
    let _ = match found {
        Some((bytes, file)) => request.respond(with_headers(Response::from_data(bytes), kind(&file), own)),
        None => request.respond(Response::from_string("404: no such file").with_status_code(404)),
    };
}

/// Nothing is cached: the next build must show at once. All else is sent as the sample for hosts sends it.
fn with_headers(
    response: Response<std::io::Cursor<Vec<u8>>>,
    kind: &str,
    own: Vec<(String, String)>,
) -> Response<std::io::Cursor<Vec<u8>>> {
    let always = [("Content-Type", kind), ("Cache-Control", "no-store")];
    let always = always.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    let own = own.iter().filter_map(|(name, value)| Header::from_bytes(name.as_str(), value.as_str()).ok());
    always.chain(own).fold(response, Response::with_header)
}

/// The file that an address names, never one outside the folder.
fn file_at(folder: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.trim_start_matches('/');
    let is_plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(path);
    match (is_plain, file.is_dir()) {
        (false, _) => None,
        (true, true) => Some(file.join("index.html")),
        (true, false) => Some(file),
    }
}

/// Browsers refuse modules and streaming wasm of the wrong type.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" | "toml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn an_address_never_leaves_the_folder() {
        let folder = Path::new("/srv/dist");
        assert_eq!(file_at(folder, "/page.js?v=1"), Some(PathBuf::from("/srv/dist/page.js")));
        assert_eq!(file_at(folder, "/../secret"), None);
        assert_eq!(file_at(folder, "/packs/../../secret"), None);
        assert_eq!(file_at(folder, "//etc/passwd"), Some(PathBuf::from("/srv/dist/etc/passwd")));
    }

    #[test]
    fn a_site_answers_with_its_page_and_says_when_it_has_none() {
        let folder = std::env::temp_dir().join(format!("canbao-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(Site::open(&folder, 0).is_err());
        fs::write(folder.join("index.html"), "参保").unwrap();
        let site = Site::open(&folder, 0).unwrap();
        site.answer();
        let page = answer_to(&site, "GET / HTTP/1.0\r\n\r\n");
        let nothing = answer_to(&site, "GET /none HTTP/1.0\r\n\r\n");
        fs::remove_dir_all(&folder).unwrap();
        assert!(page.contains("text/html") && page.ends_with("参保"), "{page}");
        assert!(nothing.starts_with("HTTP/1.0 404"), "{nothing}");
    }

    fn answer_to(site: &Site, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}
