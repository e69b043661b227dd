//! What a caller reads when a request cannot be answered.

use super::broken::FIRST_LINE;
use crate::{
    law::Fault,
    person::{Code, Problem},
    wording,
};
use serde::Serialize;

/// One error: code, the field's path, a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Error {
    /// The contract's code.
    pub code: &'static str,
    /// The field's path in the request.
    pub path: String,
    /// What is needed.
    pub text: String,
}

/// An error as the command line prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The error.
    pub error: Error,
}

impl Error {
    pub(super) fn new(code: Code, path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { code: code.word(), path: path.into(), text: text.into() }
    }

    /// The first problem names the field; the others are told after it, each with its own field where that is another.
    pub(super) fn of(problems: &[Problem]) -> Self {
        let first = problems.first();
        let told = |problem: &Problem| {
            let text = wording::problem(problem);
            let is_same = first.is_some_and(|first| first.path == problem.path);
            if is_same { text } else { format!("{}：{text}", problem.path) }
        };
        let text: Vec<String> = problems.iter().map(told).collect();
        Self {
            code: first.map_or("bad_value", |problem| problem.code.word()),
            path: first.map(|problem| problem.path.clone()).unwrap_or_default(),
            text: text.join(" "),
        }
    }

    /// The error of a request that is one line of a file: the place told is that of the file.
    #[must_use]
    pub fn on_line(mut self, line: usize) -> Self {
        if let Some(rest) = self.text.strip_prefix(FIRST_LINE) {
            self.text = format!("第{line}行第{rest}");
        }
        self
    }

    /// No pack for the area.
    pub fn unknown_area(code: &str) -> Self {
        if code.trim().is_empty() {
            return Self::new(
                Code::UnknownArea,
                "area",
                "请填地区代码，例如 \"350200\"；用 canbao areas 看收录了哪些。",
            );
        }
        Self::new(Code::UnknownArea, "area", format!("没有收录代码为 {code} 的地区；用 canbao areas 看收录了哪些。"))
    }

    pub(super) fn broken_pack(faults: &[Fault]) -> Self {
        let text: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Self::new(Code::UnknownArea, "area", format!("这个地区的政策包有问题，不能用：{}", text.join(" ")))
    }
}

#[cfg(feature = "cli")]
mod shape {
    use super::{Error, Failure};
    use crate::contract::schema::{Form, Known, Shape};

    impl Shape for Error {
        fn form(known: &mut Known) -> Form {
            known.object("Error", |known| {
                ["code", "path", "text"].map(|field| known.told::<String>("Error", field, "")).into()
            })
        }
    }

    impl Shape for Failure {
        fn form(known: &mut Known) -> Form {
            known.object("Failure", |known| vec![known.told::<Error>("Failure", "error", "")])
        }
    }
}
