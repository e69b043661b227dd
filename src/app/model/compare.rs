//! What the case is compared with (对比), as it was chosen.

use super::Payment;

/// So many other cases stand beside the present one.
pub const MOST_OTHERS: usize = 2;

/// The present case with one thing otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
    /// So many missed years repaired.
    Repair(u32),
    /// Paid at another time.
    Payment(Payment),
    /// Enrolled elsewhere: the area's code.
    Area(String),
}

/// What was chosen so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entries {
    /// The other cases, in the order in which they were chosen.
    pub others: Vec<Other>,
}

/// What happened in the section.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    Toggled(Other),
    /// Another city, or none.
    AreaChosen(Option<String>),
}

impl Entries {
    /// The entries after a message.
    pub(in crate::app) fn update(&mut self, message: Message) {
        match message {
            Message::Toggled(other) => {
                let before = self.others.len();
                self.others.retain(|known| *known != other);
                if self.others.len() == before {
                    self.add(other);
                }
            }
            Message::AreaChosen(code) => {
                self.others.retain(|known| !matches!(known, Other::Area(_)));
                if let Some(code) = code {
                    self.add(Other::Area(code));
                }
            }
        }
    }

    /// The area that is compared, if one is.
    pub fn area(&self) -> Option<&String> {
        self.others.iter().find_map(|other| match other {
            Other::Area(code) => Some(code),
            Other::Repair(_) | Other::Payment(_) => None,
        })
    }

    /// Whether no more fit beside each other.
    pub fn is_full(&self) -> bool {
        self.others.len() >= MOST_OTHERS
    }

    fn add(&mut self, other: Other) {
        if !self.is_full() {
            self.others.push(other);
        }
    }
}
