//! `cargo xtask …`: reads what was typed and calls the chore.

use std::process::ExitCode;

use xtask::page::Profile;
use xtask::steps::{Done, Failure};
use xtask::{bench, cases, packs, page, serve, test};

const HELP: &str = "\
cargo xtask serve [--port N] [--dev]   build the page and serve it on 127.0.0.1 (8080, or the next free port)
cargo xtask build [--dev]              build the page into dist/ and show what a first visit weighs
cargo xtask test [STEP…]               every check, in order; or only the steps named
cargo xtask bench [PART…]              measure engine, lines, page and sides, or those named; writes docs/benchmarks.md
cargo xtask packs                      check the policy documents and compile them into target/packs
cargo xtask cases N                    print N mixed requests, one a line, for measuring and comparing

--dev builds faster, for work on the page: unoptimised, never to be published.
Missing tools are installed under ~/.cache/canbao/tools. CHROME and CHROMEDRIVER name another browser.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[String]) -> Done {
    let Some((command, rest)) = words.split_first() else {
        return help();
    };
    match command.as_str() {
        "serve" => {
            let (profile, port) = options(rest)?;
            page::build(profile)?;
            serve::until_stopped(port.unwrap_or(serve::USUAL_PORT))
        }
        "build" => match options(rest)? {
            (profile, None) => page::build(profile),
            (_, Some(_)) => Err(Failure::new("--port belongs to `cargo xtask serve`.")),
        },
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        "packs" if rest.is_empty() => packs::compile(),
        "cases" => cases::print(count(rest)?),
        "help" | "--help" | "-h" => help(),
        _ => Err(Failure::new(format!(
            "There is no `cargo xtask {}`.\n\n{HELP}\n\n{}",
            words.join(" "),
            test::steps_help()
        ))),
    }
}

fn help() -> Done {
    println!("{HELP}\n\n{}", test::steps_help());
    Ok(())
}

fn options(words: &[String]) -> Done<(Profile, Option<u16>)> {
    let (mut profile, mut port) = (Profile::Release, None);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--dev" => profile = Profile::Development,
            "--port" => port = Some(port_number(words.next())?),
            other => {
                return Err(Failure::new(format!("What is `{other}`? Known here: --port N, --dev.")));
            }
        }
    }
    Ok((profile, port))
}

fn count(words: &[String]) -> Done<u32> {
    let count = words.first().filter(|_| words.len() == 1).and_then(|word| word.parse().ok());
    count.ok_or_else(|| Failure::new("cases needs a number, such as `cargo xtask cases 100000 > cases.ndjson`."))
}

fn port_number(word: Option<&String>) -> Done<u16> {
    word.and_then(|word| word.parse().ok())
        .ok_or_else(|| Failure::new("--port needs a number from 1 to 65535, such as --port 8080."))
}
