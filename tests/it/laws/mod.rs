//! Laws that hold whatever the bill and whatever the years: drawn at random, always the same draw, and shrunk to the
//! smallest request that breaks one.

mod bills;
mod bonuses;
mod question;

use crate::asking::answer;
use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner},
};
use serde_json::Value as Json;

/// Draws for each law: some seconds in all.
const DRAWS: u32 = 200;

/// Draws questions from a strategy and holds a law against each; the smallest that breaks it is printed as a request.
fn law<S: Strategy>(
    strategy: &S,
    request: impl Fn(&S::Value) -> Json,
    holds: impl Fn(&S::Value) -> Result<(), String>,
) {
    let config = Config { cases: DRAWS, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(strategy, |drawn| holds(&drawn).map_err(TestCaseError::fail));
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(why, drawn)) => panic!("{why}\n{}", request(&drawn)),
        Err(abort) => panic!("{abort}"),
    }
}

/// The report on a request; an error breaks the law, since every drawn request is one that a person could ask.
fn report(request: &Json) -> Result<Json, String> {
    let report = answer(&request.to_string());
    hold(report.get("error").is_none(), &report["error"].to_string())?;
    Ok(report)
}

/// Money in fen.
fn fen(sum: &Json) -> Result<i64, String> {
    let text = sum.as_str().ok_or_else(|| format!("no sum: {sum}"))?;
    text.replace('.', "").parse().map_err(|_| format!("no sum: {text}"))
}

fn hold(is_so: bool, law: &str) -> Result<(), String> {
    if is_so { Ok(()) } else { Err(law.to_owned()) }
}
