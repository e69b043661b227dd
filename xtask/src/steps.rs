//! Runs one step: a heading, the child's own output as it comes, a sign of life when it is silent, the time it took.

use std::fmt;
use std::io::{self, IsTerminal, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::places;

/// Long enough not to chatter, short enough that nobody thinks the machine has hung.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// Set by cargo for the program it runs. A child cargo that inherits them takes crates for changed and rebuilds them.
const SET_BY_CARGO: [&str; 5] =
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_NAME", "CARGO_BIN_NAME", "CARGO_PRIMARY_PACKAGE"];

/// Why a chore stopped, in words for the person who typed the command.
#[derive(Debug)]
pub struct Failure(String);

/// What a chore gives back.
pub type Done<T = ()> = Result<T, Failure>;

impl Failure {
    /// States what went wrong and, where there is one, the way out.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// For use in `map_err`: says what was being attempted when the system refused.
    pub fn at<E: fmt::Display>(doing: impl fmt::Display) -> impl FnOnce(E) -> Self {
        move |error| Self(format!("{doing}: {error}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A program run from the repository's top folder, free of what cargo set for xtask itself.
pub fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(places::root());
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| SET_BY_CARGO.iter().any(|start| name.starts_with(start))) {
            command.env_remove(name);
        }
    }
    command
}

/// Cargo with these words, as typed in a shell.
pub fn cargo(words: &str) -> Command {
    let mut command = program("cargo");
    command.args(words.split_whitespace());
    command
}

/// Prints a heading that stands out in a long log.
pub fn heading(title: &str) {
    println!("\n── {title} ──");
    let _ = io::stdout().flush();
}

/// Runs the command under a heading; gives back what it wrote to standard output, all of which was shown as it came.
pub fn run(title: &str, command: &mut Command) -> Done<String> {
    heading(title);
    let start = Instant::now();
    let outcome = shown(title, command);
    let took = elapsed(start.elapsed());
    match outcome {
        Ok((status, written)) if status.success() => {
            println!("   {title}: {took}");
            Ok(written)
        }
        Ok((status, _)) => Err(Failure::new(format!("{title} stopped after {took} ({status}): {}", words_of(command)))),
        Err(error) => Err(Failure::new(format!("{title} could not start: {}: {error}", words_of(command)))),
    }
}

/// Asks a program something small; `None` if it is missing or says no.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn shown(title: &str, command: &mut Command) -> io::Result<(ExitStatus, String)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let _sign = SignOfLife::start(title);
    let written = copied(&mut child)?;
    Ok((child.wait()?, written))
}

fn copied(child: &mut Child) -> io::Result<String> {
    let (mut written, mut buffer) = (Vec::new(), [0; 4096]);
    let Some(mut from) = child.stdout.take() else {
        return Ok(String::new());
    };
    loop {
        let count = from.read(&mut buffer)?;
        if count == 0 {
            return Ok(String::from_utf8_lossy(&written).into_owned());
        }
        let mut out = io::stdout().lock();
        out.write_all(&buffer[..count])?;
        out.flush()?;
        written.extend_from_slice(&buffer[..count]);
    }
}

/// Ticks until dropped. On a terminal cargo draws its own bar, which a line of ours would only tear.
struct SignOfLife(Option<Sender<()>>);

impl SignOfLife {
    fn start(title: &str) -> Self {
        if io::stderr().is_terminal() {
            return Self(None);
        }
        let (stop, stopped) = mpsc::channel();
        let (title, start) = (title.to_owned(), Instant::now());
        thread::spawn(move || {
            while stopped.recv_timeout(SIGN_OF_LIFE) == Err(RecvTimeoutError::Timeout) {
                println!("   … {title}, {} so far", elapsed(start.elapsed()));
            }
        });
        Self(Some(stop))
    }
}

impl Drop for SignOfLife {
    fn drop(&mut self) {
        self.0.take();
    }
}

/// A duration as a person says it.
pub fn elapsed(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{}.{} s", time.as_secs(), time.subsec_millis() / 100),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

fn words_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_gives_back_what_the_program_wrote() {
        let written = run("echo", program("echo").arg("参保")).unwrap();
        assert_eq!(written, "参保\n");
    }

    #[test]
    fn a_failing_step_names_its_command() {
        let failure = run("refuse", program("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(failure.to_string().contains("sh -c exit 3"), "{failure}");
    }

    #[test]
    fn cargos_own_variables_stay_behind() {
        let kept = ask(&mut program("env")).unwrap();
        assert!(!kept.contains("CARGO_PKG_NAME="), "{kept}");
    }

    #[test]
    fn a_minute_is_where_minutes_begin() {
        assert_eq!(elapsed(Duration::from_millis(59_940)), "59.9 s");
        assert_eq!(elapsed(Duration::from_secs(60)), "1 min 0 s");
    }
}
