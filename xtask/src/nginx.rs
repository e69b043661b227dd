//! A real nginx with the sample for hosts, so that what is recommended has been run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::headers::SAMPLE;
use crate::steps::{Done, Failure};
use crate::{browser, places};

/// Debian's own, with the module that sends what is brotli already.
const PACKAGES: [&str; 2] = ["nginx-light", "libnginx-mod-http-brotli-static"];

/// Where that module lies.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Names the kinds of files; the sample includes it.
const KINDS: &str = "/etc/nginx/mime.types";

/// A running nginx, ended with it.
#[derive(Debug)]
pub struct Nginx {
    child: Child,
    folder: PathBuf,
    port: u16,
}

/// nginx, installed if that is ours to do.
pub fn program() -> Option<PathBuf> {
    let found =
        || places::program(&["nginx"]).or_else(|| Some("/usr/sbin/nginx".into()).filter(|it: &PathBuf| it.is_file()));
    if found().is_none() && browser::may_install() {
        // Whether it worked is seen by looking again.
        let _ = browser::install(&PACKAGES, "installing nginx");
    }
    found().filter(|_| Path::new(KINDS).is_file())
}

/// Whether the sample's line for brotli can be tried.
pub fn has_brotli() -> bool {
    Path::new(BROTLI).is_file()
}

impl Nginx {
    /// Serves a folder as the sample says, under a path such as `/` or `/gov/x/`; only root and port are others.
    pub fn start(program: &Path, site: &Path, path: &str, port: u16) -> Done<Self> {
        let folder = std::env::temp_dir().join(format!("canbao-nginx-{}-{port}", std::process::id()));
        let failed = |error| Failure::at(folder.display())(error);
        fs::create_dir_all(&folder).map_err(failed)?;
        let own = sample(site, path, port)?;
        fs::write(folder.join("canbao.conf"), own).map_err(failed)?;
        fs::copy(KINDS, folder.join("mime.types")).map_err(failed)?;
        fs::write(folder.join("nginx.conf"), frame(&folder)).map_err(failed)?;
        let mut command = Command::new(program);
        command.arg("-p").arg(&folder).arg("-c").arg(folder.join("nginx.conf")).arg("-e").arg(folder.join("error.log"));
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().map_err(failed)?;
        let nginx = Self { child, folder, port };
        nginx.wait()?;
        Ok(nginx)
    }

    /// The address of the host.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What it complained of: a sample that only just works is no good one.
    pub fn complaints(&self) -> String {
        fs::read_to_string(self.folder.join("error.log")).unwrap_or_default()
    }

    fn wait(&self) -> Done {
        for _ in 0..100 {
            if std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        Err(Failure::new(format!("nginx does not listen: {}", self.complaints())))
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The sample for this folder, path and port; what must be replaced stands there exactly once. brotli is
/// switched on where it can be.
fn sample(site: &Path, path: &str, port: u16) -> Done<String> {
    let mut text = SAMPLE.to_owned();
    let root = format!("root {};", site.display());
    for (old, new) in [
        ("root /srv/canbao;", root),
        ("listen 8080;", format!("listen 127.0.0.1:{port};")),
        ("location / {", format!("location {path} {{")),
    ] {
        if text.matches(old).count() != 1 {
            return Err(Failure::new(format!("deploy/nginx.conf should hold `{old}` once")));
        }
        text = text.replace(old, &new);
    }
    if has_brotli() {
        text = text.replace("# brotli_static on;", "brotli_static on;");
    }
    Ok(text)
}

/// What stands around a server in any nginx: one process that stays in front, and files in one folder.
fn frame(folder: &Path) -> String {
    let folder = folder.display();
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary: String = temporary.iter().map(|name| format!("  {name}_temp_path {folder}/{name};\n")).collect();
    let module = if has_brotli() { format!("load_module {BROTLI};\n") } else { String::new() };
    format!(
        "{module}daemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nevents {{}}\n\
         http {{\n  access_log off;\n{temporary}  include canbao.conf;\n}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_root_port_and_path_are_others_than_in_the_sample() {
        let text = sample(Path::new("/tmp/dist"), "/gov/x/", 1234).unwrap();
        let is_other = |line: &&str| !SAMPLE.lines().any(|it| it == *line) && line.trim() != "brotli_static on;";
        let other: Vec<&str> = text.lines().filter(is_other).collect();
        assert_eq!(other, ["    listen 127.0.0.1:1234;", "    root /tmp/dist;", "    location /gov/x/ {"]);
    }
}
