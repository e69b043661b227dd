//! The command line over many lines: how long a run takes, and the most memory that it held.

use std::fs;
use std::io::BufWriter;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::steps::{self, Done, Failure};
use crate::{cases, places};

/// How many requests each run is given: if a tenfold run holds the same memory, nothing piles up.
const RUNS: [u32; 2] = [100_000, 1_000_000];
/// How long between two looks at what it holds; the figure is itself the highest so far.
const GLANCE: Duration = Duration::from_millis(50);

/// One object a run, shortest first; `None` where the system does not tell what a program holds.
pub(super) fn measured() -> Done<Option<Value>> {
    if !fs::exists("/proc/self/status").unwrap_or_default() {
        return Ok(None);
    }
    steps::run("command line", &mut steps::cargo("build --release --bin canbao"))?;
    let runs: Vec<Value> = RUNS.into_iter().map(run).collect::<Done<_>>()?;
    Ok(Some(runs.into()))
}

fn run(requests: u32) -> Done<Value> {
    println!("   {requests} requests");
    let mut command = steps::program(places::compiled().join("release/canbao"));
    // Reports go nowhere: what a reader takes to swallow 50 KB each is not the program's.
    command.args(["assess", "--lines"]).stdin(Stdio::piped()).stdout(Stdio::null());
    let begun = Instant::now();
    let mut child = command.spawn().map_err(Failure::at("starting canbao"))?;
    let asked = child.stdin.take().ok_or_else(|| Failure::new("canbao takes no input"))?;
    let writer = thread::spawn(move || cases::write(requests, BufWriter::new(asked)));
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().map_err(Failure::at("waiting for canbao"))?.is_none() {
        most = held(&fs::read_to_string(&status).unwrap_or_default()).max(most);
        thread::sleep(GLANCE);
    }
    writer.join().map_err(|_| Failure::new("the requests were not written"))??;
    Ok(json!({"requests": requests, "seconds": begun.elapsed().as_secs_f64(), "kilobytes": most}))
}

/// The most memory in kilobytes that a program has held, from what Linux tells of it.
fn held(status: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_most_held_is_read_from_what_linux_tells() {
        assert_eq!(super::held("Name:\tcanbao\nVmPeak:\t  99999 kB\nVmHWM:\t   22648 kB\nVmRSS:\t 1 kB\n"), 22_648);
        assert_eq!(super::held("VmHWM:\t   22 MB\n"), 0);
    }
}
