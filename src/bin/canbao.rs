//! The command line: reads, calls, prints.

use canbao::{
    assess::{
        self,
        coverage::{certificate, years},
    },
    calendar::{Day, parse_day},
    contract::{self, AccountFlags, Counter, Error, Failure, RemindFlags, Report},
    law::{Entry, Fault, Folder, Key, Shelf, gaps, read_folder},
    wording::{self, Voice},
};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read, Write},
    path::Path,
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
        ["assess"] => assess_one(),
        ["assess", "--lines"] => assess_lines(),
        ["explain"] => explain(Voice::Resident),
        ["explain", "--voice", voice] => match Voice::from_word(voice) {
            Some(voice) => explain(voice),
            None => return misused(),
        },
        ["account", flags @ ..] if !is_help(flags) => account(flags),
        ["remind", flags @ ..] if !is_help(flags) => remind(flags),
        ["areas"] => areas(),
        ["check"] => check("policies"),
        ["check", folder] if !folder.starts_with("-") => check(folder),
        ["check", "--coverage", rest @ ..] => match coverage_of(rest) {
            Some((area, folder)) => coverage(area, folder),
            None => return misused(),
        },
        ["guide", area] if !area.starts_with('-') => guide(area, None),
        ["guide", area, "--on", day] if !area.starts_with('-') => match parse_day(day) {
            Some(day) => guide(area, Some(day)),
            None => return misused(),
        },
        ["compile", folder, target] => compile(folder, target),
        ["--help" | "-h" | "help"]
        | ["assess" | "account" | "remind" | "explain" | "areas" | "check" | "guide", "--help" | "-h"] => {
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

/// Counters opened so far: an area is read once, however many requests ask for it, and stays open to the end.
#[derive(Default)]
struct Counters {
    opened: BTreeMap<String, Counter<'static>>,
}

impl Counters {
    fn answer(&mut self, request: &str) -> Result<Report, Error> {
        contract::answer_from(request, |code| self.open(code))
    }

    fn open(&mut self, code: &str) -> Result<Option<&Counter<'static>>, Vec<Fault>> {
        if !self.opened.contains_key(code) {
            match Shelf::built_in(code) {
                Ok(shelf) => self.opened.insert(code.to_owned(), Counter::new(Box::leak(Box::new(shelf)))),
                // No such area: nothing is kept, so that no list of wrong codes fills the memory.
                Err(faults) if faults.is_empty() => return Ok(None),
                Err(faults) => return Err(faults),
            };
        }
        Ok(self.opened.get(code))
    }
}

fn write_answer(out: &mut impl Write, answer: Result<impl Serialize, Error>) -> io::Result<bool> {
    match answer {
        Ok(report) => json(out, &report).map(|()| true),
        Err(error) => json(out, &Failure { error }).map(|()| false),
    }
}

/// The whole of standard input.
fn asked() -> io::Result<String> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn answered(answer: Result<impl Serialize, Error>) -> io::Result<ExitCode> {
    let is_good = write_answer(&mut io::stdout().lock(), answer)?;
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::from(BAD_INPUT) })
}

/// Text for people, or an error as JSON.
fn told(answer: Result<String, Error>) -> io::Result<ExitCode> {
    match answer {
        Ok(text) => print(&text).map(|()| ExitCode::SUCCESS),
        Err(error) => answered(Err::<(), _>(error)),
    }
}

/// Every figure of one request explained, a sentence a line.
fn explain(voice: Voice) -> io::Result<ExitCode> {
    let mut counters = Counters::default();
    let answer = contract::answer_with(&asked()?, |code| counters.open(code), |it, request| it.explain(request, voice));
    told(answer.map(|sentences| sentences.into_iter().map(|line| line + "\n").collect()))
}

fn assess_one() -> io::Result<ExitCode> {
    answered(Counters::default().answer(&asked()?))
}

/// The account of benefits; flags that cannot be read are told before anything is waited for.
fn account(flags: &[&str]) -> io::Result<ExitCode> {
    let flags = match AccountFlags::read(flags) {
        Ok(flags) => flags,
        Err(error) => return answered(Err::<(), _>(error)),
    };
    let mut counters = Counters::default();
    answered(contract::answer_with(&asked()?, |code| counters.open(code), |it, request| it.account(request, &flags)))
}

/// The dates that matter, as text or as a calendar file.
fn remind(flags: &[&str]) -> io::Result<ExitCode> {
    let flags = match RemindFlags::read(flags) {
        Ok(flags) => flags,
        Err(error) => return answered(Err::<(), _>(error)),
    };
    let mut counters = Counters::default();
    told(contract::answer_with(&asked()?, |code| counters.open(code), |it, request| it.remind(request, &flags)))
}

fn is_help(flags: &[&str]) -> bool {
    matches!(flags, ["--help" | "-h"])
}

/// So many bytes of reports are gathered before they are written.
const GATHERED: usize = 1 << 16;

/// One request a line, one report a line: order kept, memory flat, a bad line does not stop the run.
fn assess_lines() -> io::Result<ExitCode> {
    let mut counters = Counters::default();
    let mut input = io::stdin().lock();
    let mut out = io::stdout().lock();
    let mut line = Vec::new();
    let mut reports = Vec::new();
    let mut is_good = true;
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        is_good &= write_answer(&mut reports, counters.answer(text.trim()))?;
        // Whole lines at once: standard output looks for the last line's end in whatever it is given.
        if reports.len() >= GATHERED {
            out.write_all(&reports)?;
            reports.clear();
        }
        line.clear();
    }
    out.write_all(&reports)?;
    out.flush()?;
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::from(BAD_INPUT) })
}

fn areas() -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    for entry in Shelf::built_in_entries() {
        json(&mut out, &entry)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn check(folder: &str) -> io::Result<ExitCode> {
    let read = read_folder(Path::new(folder))?;
    let mut out = io::stdout().lock();
    for fault in &read.faults {
        writeln!(out, "{fault}")?;
    }
    list_gaps(&mut out, &read)?;
    let areas = read.shelves.len();
    let (documents, faults) = (read.documents, read.faults.len());
    writeln!(out, "查了 {areas} 个地区、{documents} 份文件：{faults} 个问题。")?;
    let is_clean = faults == 0 && documents > 0;
    if documents == 0 {
        writeln!(out, "{folder} 里没有政策文件。")?;
    }
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the packs leave unsaid for the newest year they speak of: told, and no fault.
fn list_gaps(out: &mut impl Write, read: &Folder) -> io::Result<()> {
    for text in read.shelves.values() {
        let Ok(shelf) = Shelf::read(text) else { continue };
        let year = canbao::calendar::year_of(shelf.as_of());
        let missing: Vec<&str> = gaps(&shelf, year).into_iter().map(|key| key.name()).collect();
        if !missing.is_empty() {
            let entry = shelf.entry();
            writeln!(out, "未收录 {} {} {year} 年度：{}", entry.code, entry.name, missing.join("、"))?;
        }
    }
    Ok(())
}

/// `[--area CODE] [FOLDER]`, as `check --coverage` has it.
fn coverage_of<'a>(rest: &[&'a str]) -> Option<(Option<&'a str>, &'a str)> {
    let (area, rest) = match rest {
        ["--area", area, rest @ ..] => (Some(*area), rest),
        rest => (None, rest),
    };
    match rest {
        [] => Some((area, "policies")),
        [folder] if !folder.starts_with('-') => Some((area, folder)),
        _ => None,
    }
}

/// The certificate of every area, or of one; only packs that pass the check have one.
fn coverage(area: Option<&str>, folder: &str) -> io::Result<ExitCode> {
    let read = read_folder(Path::new(folder))?;
    let mut out = io::stdout().lock();
    for fault in &read.faults {
        writeln!(out, "{fault}")?;
    }
    let mut is_clean = read.faults.is_empty();
    let asked = |code: &str| area.is_none_or(|area| area == code);
    let mut shelves = read.shelves.iter().filter(|(code, _)| asked(code)).peekable();
    if shelves.peek().is_none() {
        writeln!(out, "{folder} 里没有{}的政策文件。", area.unwrap_or("任何地区"))?;
        is_clean = false;
    }
    for (_, text) in shelves {
        let Ok(shelf) = Shelf::read(text) else { continue };
        let certificate = certificate(&shelf, years(&shelf));
        is_clean &= certificate.overlaps == 0;
        writeln!(out, "{}", wording::coverage::certificate(&certificate))?;
    }
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

/// Writes one compact file per area, its name carrying the hash of its content, and the index of areas.
fn compile(folder: &str, target: &str) -> io::Result<ExitCode> {
    let read = read_folder(Path::new(folder))?;
    if !read.faults.is_empty() {
        let faults: Vec<String> = read.faults.iter().map(Fault::to_string).collect();
        eprintln!("{}", faults.join("\n"));
        return Ok(ExitCode::FAILURE);
    }
    if Path::new(target).exists() {
        std::fs::remove_dir_all(target)?;
    }
    std::fs::create_dir_all(target)?;
    let mut index: Vec<Entry> = Vec::new();
    for (code, text) in &read.shelves {
        let Ok(shelf) = Shelf::read(text) else { continue };
        let file = format!("{code}.{}.json", text.hash);
        std::fs::write(Path::new(target).join(&file), serde_json::to_string(text)?)?;
        index.push(Entry { file, ..shelf.entry() });
    }
    std::fs::write(Path::new(target).join("index.json"), serde_json::to_string(&index)?)?;
    println!("{} 个地区的政策包写进了 {target}。", index.len());
    Ok(ExitCode::SUCCESS)
}
