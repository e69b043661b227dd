//! An employee before retirement, as it was typed (退休时的医保年限).

use crate::law::{Pension, Sex};

/// What was typed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entries {
    /// Sex; none until told.
    pub sex: Option<Sex>,
    /// The month of retirement, as typed.
    pub month: String,
    /// Months paid in all, as typed.
    pub paid: String,
    /// Of them, months paid here, as typed.
    pub paid_here: String,
    /// Where the pension is drawn; none is here.
    pub pension: Option<Pension>,
}

/// What happened in the section.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    SexTold(Sex),
    MonthTyped(String),
    PaidTyped(String),
    PaidHereTyped(String),
    PensionTold(Pension),
}

impl Entries {
    /// The entries after a message.
    pub(in crate::app) fn update(&mut self, message: Message) {
        match message {
            Message::SexTold(sex) => self.sex = Some(sex),
            Message::MonthTyped(text) => self.month = text,
            Message::PaidTyped(text) => self.paid = text,
            Message::PaidHereTyped(text) => self.paid_here = text,
            Message::PensionTold(pension) => self.pension = Some(pension),
        }
    }
}
