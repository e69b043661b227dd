//! What is wrong in a pack, for the person who transcribes it.

use std::fmt;

/// Where in a document a fault stands: which clause and which line of its sets, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The clause; none for the document's head.
    pub clause: Option<usize>,
    /// The line in its sets; none for the clause itself.
    pub set: Option<usize>,
}

/// One fault: where it stands, what is wrong, what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, or the place where the text came from.
    pub file: String,
    /// The line, from 1; 0 where there is none.
    pub line: usize,
    /// Where in the document.
    pub place: Place,
    /// The article or heading, and the key.
    pub clause: String,
    /// What is wrong.
    pub wrong: String,
    /// What to write instead.
    pub instead: String,
}

impl Fault {
    /// A fault whose file and line are filled in by whoever read the text.
    pub fn at(place: Place, clause: &str, wrong: impl Into<String>, instead: impl Into<String>) -> Self {
        Self {
            file: String::new(),
            line: 0,
            place,
            clause: clause.into(),
            wrong: wrong.into(),
            instead: instead.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.clause.is_empty() {
            write!(f, "{}：", self.clause)?;
        }
        write!(f, "{}。应当：{}", self.wrong, self.instead)
    }
}
