//! A plain request to a host, as no browser would send it: to see what a host answers, headers and all.

use std::io::{Read, Write};
use std::net::TcpStream;

/// What a host answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// 200, 404 and their like.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// As it came, compressed or not.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.as_str())
    }
}

/// Asks a host (`http://127.0.0.1:8080`) for a path; `more` are headers, each with its value.
pub fn ask(host: &str, method: &str, path: &str, more: &[(&str, &str)]) -> Answer {
    let place = host.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(place).unwrap_or_else(|error| panic!("{host}: {error}"));
    let more: String = more.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    // HTTP/1.0: the answer comes in one piece and ends with the line.
    write!(stream, "{method} {path} HTTP/1.0\r\nHost: {place}\r\n{more}\r\n").expect("the host listens");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("the host answers");
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("headers that end");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.into(), value.into()));
    Answer { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() }
}
