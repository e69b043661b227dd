//! The command line: reads, calls, prints.

mod answers;
mod packs;
mod sources;

use canbao::{
    assess,
    calendar::{Day, parse_day},
    contract::schema,
    law::{Key, Shelf},
    wording::{self, Voice},
};
use serde::Serialize;
use std::{
    io::{self, Write},
    process::ExitCode,
};

const HELP: &str = include_str!("help.txt");
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;
/// Bad input, as the contract has it.
const BAD_INPUT: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["assess"] => answers::assess_one(),
        ["assess", "--lines"] => answers::assess_lines(),
        ["explain"] => answers::explain(Voice::Resident),
        ["explain", "--voice", voice] => match Voice::from_word(voice) {
            Some(voice) => answers::explain(voice),
            None => return misused(),
        },
        ["account", flags @ ..] if !is_help(flags) => answers::account(flags),
        ["remind", flags @ ..] if !is_help(flags) => answers::remind(flags),
        ["areas"] => areas(),
        ["sources"] => sources::sources(),
        ["schema", "request"] => pretty(&schema::request()),
        ["schema", "report"] => pretty(&schema::report()),
        ["schema", "types"] => print(&schema::types()).map(|()| ExitCode::SUCCESS),
        ["check"] => packs::check("policies"),
        ["check", folder] if !folder.starts_with("-") => packs::check(folder),
        ["check", "--coverage", rest @ ..] => match packs::coverage_of(rest) {
            Some((area, folder)) => packs::coverage(area, folder),
            None => return misused(),
        },
        ["guide", area] if !area.starts_with('-') => guide(area, None),
        ["guide", area, "--on", day] if !area.starts_with('-') => match parse_day(day) {
            Some(day) => guide(area, Some(day)),
            None => {
                eprintln!("canbao: --on 的“{day}”不是日期，请写成 2026-11-20 这样");
                Ok(ExitCode::FAILURE)
            }
        },
        ["compile", "--whole", folder, target] => packs::compile_whole(folder, target),
        ["compile", folder, target] => packs::compile(folder, target),
        ["--help" | "-h" | "help"]
        | ["assess" | "account" | "remind" | "explain" | "areas" | "sources" | "check" | "guide", "--help" | "-h"] => {
            print(&help()).map(|()| ExitCode::SUCCESS)
        }
        ["--version" | "-V"] => print(concat!("canbao ", env!("CARGO_PKG_VERSION"), "\n")).map(|()| ExitCode::SUCCESS),
        _ => return misused(),
    };
    outcome.unwrap_or_else(|error| {
        // A reader that went away (canbao … | head) is no failure of ours.
        if error.kind() == io::ErrorKind::BrokenPipe {
            return ExitCode::SUCCESS;
        }
        eprintln!("canbao: {error}");
        ExitCode::FAILURE
    })
}

fn is_help(flags: &[&str]) -> bool {
    matches!(flags, ["--help" | "-h"])
}

fn misused() -> ExitCode {
    eprint!("{}", help());
    ExitCode::FAILURE
}

/// The help text, with every key that may be typed.
fn help() -> String {
    let keys = Key::ALL.iter().filter(|key| key.is_typable());
    let lines: Vec<String> = keys.map(|key| format!("              {:34} {}", key.name(), key.title())).collect();
    HELP.replace("KEYS", &lines.join("\n"))
}

fn print(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())
}

fn json(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

fn pretty(schema: &serde_json::Value) -> io::Result<ExitCode> {
    let text = serde_json::to_string_pretty(schema)?;
    print(&(text + "\n")).map(|()| ExitCode::SUCCESS)
}

fn areas() -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    for entry in Shelf::built_in_entries() {
        json(&mut out, &entry)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What an area's documents say around enrolment and claims, with their clauses.
fn guide(area: &str, on: Option<Day>) -> io::Result<ExitCode> {
    let shelf = match Shelf::built_in(area) {
        Ok(shelf) => shelf,
        Err(faults) if faults.is_empty() => {
            eprintln!("canbao: 没有收录地区 {area}；canbao areas 列出收录的地区");
            return Ok(ExitCode::FAILURE);
        }
        Err(faults) => {
            faults.iter().for_each(|fault| eprintln!("{fault}"));
            return Ok(ExitCode::FAILURE);
        }
    };
    let on = on.unwrap_or_else(|| shelf.as_of());
    let topics = assess::guide(&shelf, on);
    let mut out = io::stdout().lock();
    writeln!(out, "{} 办事说明（{}有效的文件）", shelf.entry().name, wording::day(on))?;
    if topics.is_empty() {
        writeln!(out, "没有收录这个地区的办事说明，请打12393问当地医保局。")?;
    }
    write!(out, "{}", wording::guide(&topics))?;
    Ok(ExitCode::SUCCESS)
}
