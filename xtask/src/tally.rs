//! Counts tests from what cargo and the browser's runner print.

use std::fmt;
use std::ops::AddAssign;

/// How many tests held and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that held.
    pub passed: usize,
    /// Tests that did not.
    pub failed: usize,
}

impl Tally {
    /// Adds up every `test result: … N passed; M failed; …` line.
    pub fn read(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines().filter(|line| line.trim_start().starts_with("test result: ")) {
            sum += Self { passed: before(line, " passed"), failed: before(line, " failed") };
        }
        sum
    }
}

fn before(line: &str, word: &str) -> usize {
    let number = line.split(word).next().and_then(|start| start.rsplit(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_binaries_are_added_up() {
        let output = "\
running 2 tests
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s

test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 filtered out";
        assert_eq!(Tally::read(output), Tally { passed: 5, failed: 1 });
        assert_eq!(Tally::read(output).to_string(), "5 passed, 1 failed");
    }

    #[test]
    fn silence_counts_nothing() {
        assert_eq!(Tally::read("error: could not compile"), Tally::default());
    }
}
