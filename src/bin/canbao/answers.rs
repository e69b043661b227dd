//! Requests on standard input, answers on standard output.

use crate::{BAD_INPUT, json, print};
use canbao::{
    contract::{self, AccountFlags, Counter, Error, Failure, RemindFlags, Report},
    law::{Fault, Shelf},
    wording::Voice,
};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read, Write},
    process::ExitCode,
};

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

/// The whole of standard input, answered in some way.
fn ask<T>(way: impl FnOnce(&str) -> Result<T, Error>) -> io::Result<Result<T, Error>> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(contract::text(&bytes).and_then(way))
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
pub(crate) fn explain(voice: Voice) -> io::Result<ExitCode> {
    let mut counters = Counters::default();
    let answer =
        ask(|text| contract::answer_with(text, |code| counters.open(code), |it, request| it.explain(request, voice)))?;
    told(answer.map(|sentences| sentences.into_iter().map(|line| line + "\n").collect()))
}

pub(crate) fn assess_one() -> io::Result<ExitCode> {
    answered(ask(|text| Counters::default().answer(text))?)
}

/// The account of benefits; flags that cannot be read are told before anything is waited for.
pub(crate) fn account(flags: &[&str]) -> io::Result<ExitCode> {
    let flags = match AccountFlags::read(flags) {
        Ok(flags) => flags,
        Err(error) => return answered(Err::<(), _>(error)),
    };
    let mut counters = Counters::default();
    answered(ask(|text| {
        contract::answer_with(text, |code| counters.open(code), |it, request| it.account(request, &flags))
    })?)
}

/// The dates that matter, as text or as a calendar file.
pub(crate) fn remind(flags: &[&str]) -> io::Result<ExitCode> {
    let flags = match RemindFlags::read(flags) {
        Ok(flags) => flags,
        Err(error) => return answered(Err::<(), _>(error)),
    };
    let mut counters = Counters::default();
    let answer =
        ask(|text| contract::answer_with(text, |code| counters.open(code), |it, request| it.remind(request, &flags)))?;
    match answer.transpose() {
        Some(answer) => told(answer),
        // A calendar without any event is no calendar file.
        None => {
            eprintln!("canbao: 今天和以后没有要提醒的日子，没有写日历文件。");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// So many bytes of reports are gathered before they are written.
const GATHERED: usize = 1 << 16;

/// One request a line, one report a line: order kept, memory flat, a bad line does not stop the run.
pub(crate) fn assess_lines() -> io::Result<ExitCode> {
    let mut counters = Counters::default();
    let mut input = io::stdin().lock();
    let mut out = io::stdout().lock();
    let mut line = Vec::new();
    let mut reports = Vec::new();
    let mut is_good = true;
    let mut number: usize = 0;
    while input.read_until(b'\n', &mut line)? > 0 {
        number = number.saturating_add(1);
        // What stands before the request is kept, so that its places are those of the line.
        let answer = contract::text(&line).and_then(|text| counters.answer(text.trim_end()));
        is_good &= write_answer(&mut reports, answer.map_err(|error| error.on_line(number)))?;
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
