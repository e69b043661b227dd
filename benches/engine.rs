//! How fast the engine is, on one core: `cargo bench`. Desks and counters are warm, as in a run of many lines.

#![allow(missing_docs, reason = "the macro that gathers the benchmarks makes public functions")]
#![allow(clippy::arithmetic_side_effects, reason = "days and sums of made-up cases are small")]

#[path = "../xtask/src/cases/mixed.rs"]
#[allow(unreachable_pub, reason = "the chore that prints these cases reads them from another crate")]
mod mixed;

use canbao::{
    assess::{Desk, bill},
    contract::{self, Counter, Failure, Request},
    law::Shelf,
    person::Case,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::{collections::BTreeMap, hint::black_box};

/// As on the command line, so that both are measured alike.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Every area's code.
fn areas() -> Vec<String> {
    Shelf::built_in_entries().into_iter().map(|entry| entry.code).collect()
}

/// Every area's packs.
fn shelves(areas: &[String]) -> BTreeMap<String, Shelf> {
    areas.iter().filter_map(|code| Some((code.clone(), Shelf::built_in(code).ok()?))).collect()
}

/// The first of many mixed requests about one area that ask what is wanted, and nothing wrong.
fn request(area: &str, is_wanted: impl Fn(&str) -> bool) -> Option<(String, Request)> {
    let shelf = Shelf::built_in(area).ok()?;
    let wanted = |line: &String| is_wanted(line) && contract::answer(line, &shelf).is_ok();
    let line = mixed::lines(50_000, &[area.to_owned()]).find(wanted)?;
    let request = Request::read(&line).ok()?;
    Some((line, request))
}

fn one_assessment(criterion: &mut Criterion) {
    let areas = areas();
    let shelves = shelves(&areas);
    let desks: BTreeMap<&str, Desk<'_>> =
        shelves.iter().map(|(code, shelf)| (code.as_str(), Desk::new(shelf))).collect();
    let mut cases: Vec<(&Desk<'_>, Case)> = Vec::new();
    for line in mixed::lines(3_000, &areas) {
        let Some(request) = Request::read(&line).ok() else { continue };
        let case = request.asked().ok().and_then(|asked| asked.case).filter(|case| case.typed.is_empty());
        cases.extend(desks.get(request.area.as_str()).zip(case).filter(|(desk, case)| desk.enrolment(case).is_ok()));
    }
    let mut group = criterion.benchmark_group("assessment");
    group.throughput(Throughput::Elements(cases.len().try_into().unwrap_or(u64::MAX)));
    group.bench_function("mixed areas, years and people", |bencher| {
        bencher.iter(|| {
            for (desk, case) in &cases {
                let _ = black_box(desk.enrolment(case));
            }
        });
    });
}

fn one_report(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("report");
    for area in ["350200", "370200", "430600"] {
        let Some((line, _)) = request(area, |line| line.contains(r#""year":2029"#) && !line.contains("care")) else {
            continue;
        };
        let Ok(shelf) = Shelf::built_in(area) else { continue };
        let counter = Counter::new(&shelf);
        let mut written = Vec::new();
        group.throughput(Throughput::Elements(1));
        group.bench_function(area, |bencher| bencher.iter(|| answer(&line, |_| Some(&counter), &mut written)));
    }
}

fn one_bill(criterion: &mut Criterion) {
    let is_wanted = |line: &str| line.matches(r#""facility""#).count() == 12 && line.contains("enrolment");
    let Some((_, request)) = request("350200", is_wanted) else { return };
    let (Ok(shelf), Ok(asked)) = (Shelf::built_in("350200"), request.asked()) else { return };
    let (Some(case), Some(care)) = (&asked.case, &asked.care) else { return };
    let desk = Desk::new(&shelf);
    let (Ok(assessment), Ok(bonus)) = (desk.enrolment(case), desk.bonus(case)) else { return };
    let question = bill::Question {
        person: &asked.person,
        care,
        enrolment: Some((case.enrolment.year, &assessment)),
        bonus: Some(&bonus),
        typed: &asked.typed,
    };
    criterion.bench_function("bill of 12 events", |bencher| bencher.iter(|| desk.bill(black_box(&question))));
}

fn one_family(criterion: &mut Criterion) {
    let Some((_, request)) = request("350200", |line| line.contains("h2") && line.contains("m3")) else { return };
    let (Ok(shelf), Ok(asked)) = (Shelf::built_in("350200"), request.asked()) else { return };
    let Some(family) = &asked.family else { return };
    let desk = Desk::new(&shelf);
    criterion.bench_function("family of 3 holders and 4 members", |bencher| {
        bencher.iter(|| desk.family(black_box(family), asked.day_of_use(), &asked.typed));
    });
}

fn many_lines(criterion: &mut Criterion) {
    let areas = areas();
    let shelves = shelves(&areas);
    let counters: BTreeMap<&str, Counter<'_>> =
        shelves.iter().map(|(code, shelf)| (code.as_str(), Counter::new(shelf))).collect();
    let lines: Vec<String> = mixed::lines(100_000, &areas).collect();
    let mut written = Vec::new();
    let mut group = criterion.benchmark_group("lines");
    group.sample_size(10).throughput(Throughput::Elements(100_000));
    group.bench_function("100,000 mixed requests to reports in memory", |bencher| {
        bencher.iter(|| lines.iter().for_each(|line| answer(line, |code| counters.get(code), &mut written)));
    });
}

/// A request's report or error, written as the command line writes it.
fn answer<'a: 'b, 'b>(line: &str, open: impl FnOnce(&str) -> Option<&'b Counter<'a>>, written: &mut Vec<u8>) {
    written.clear();
    let _ = match contract::answer_from(line, |code| Ok(open(code))) {
        Ok(report) => serde_json::to_writer(&mut *written, &report),
        Err(error) => serde_json::to_writer(&mut *written, &Failure { error }),
    };
    black_box(&*written);
}

criterion_group!(engine, one_assessment, one_report, one_bill, one_family, many_lines);
criterion_main!(engine);
