//! The bills of a year, as they were typed.

use crate::law::{CareKind, CarePlace, Level, Scheme};

/// More bills than this belong to an office's own system.
pub const MOST_EVENTS: usize = 12;

/// A part of a bill that people often do not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The sum, as typed; kept when it is said to be unknown.
    pub text: String,
    /// Whether "I don't know" was said.
    pub is_unknown: bool,
}

/// One visit or stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its own number, which stays when others are removed.
    pub key: u32,
    /// The day, as typed.
    pub on: String,
    /// Kind of care.
    pub kind: CareKind,
    /// Level of the facility; none is "I don't know".
    pub level: Option<Level>,
    /// Total, as typed.
    pub total: String,
    /// Excluded expense.
    pub excluded: Part,
    /// First share.
    pub first_share: Part,
    /// Where.
    pub place: CarePlace,
}

impl Event {
    pub(in crate::app) fn new(key: u32) -> Self {
        Self {
            key,
            on: String::new(),
            kind: CareKind::Outpatient,
            level: None,
            total: String::new(),
            excluded: Part::default(),
            first_share: Part::default(),
            place: CarePlace::Home,
        }
    }
}

/// What was typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries {
    /// The scheme under which the bills are settled.
    pub scheme: Scheme,
    /// An employee's continuous months, as typed.
    pub months: String,
    /// The bills, as listed.
    pub events: Vec<Event>,
}

impl Default for Entries {
    /// One bill, still empty.
    fn default() -> Self {
        Self { scheme: Scheme::Resident, months: String::new(), events: vec![Event::new(1)] }
    }
}

/// What happened in the section; an event is meant by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    SchemeChosen(Scheme),
    MonthsTyped(String),
    EventAdded,
    EventRemoved(u32),
    DayTyped(u32, String),
    KindChosen(u32, CareKind),
    LevelChosen(u32, Option<Level>),
    TotalTyped(u32, String),
    ExcludedTyped(u32, String),
    ExcludedUnknownToggled(u32),
    FirstShareTyped(u32, String),
    FirstShareUnknownToggled(u32),
    PlaceChosen(u32, CarePlace),
}

impl Entries {
    /// The key that the next bill will have.
    pub fn next_key(&self) -> u32 {
        self.events.iter().map(|event| event.key).max().unwrap_or(0).saturating_add(1)
    }

    /// The entries after a message.
    pub(in crate::app) fn update(&mut self, message: Message) {
        match message {
            Message::SchemeChosen(scheme) => self.scheme = scheme,
            Message::MonthsTyped(text) => self.months = text,
            Message::EventAdded if self.events.len() < MOST_EVENTS => self.events.push(Event::new(self.next_key())),
            Message::EventAdded => {}
            Message::EventRemoved(key) => self.events.retain(|event| event.key != key),
            Message::DayTyped(key, text) => self.change(key, |event| event.on = text),
            Message::KindChosen(key, kind) => self.change(key, |event| event.kind = kind),
            Message::LevelChosen(key, level) => self.change(key, |event| event.level = level),
            Message::TotalTyped(key, text) => self.change(key, |event| event.total = text),
            Message::ExcludedTyped(key, text) => self.change(key, |event| event.excluded = typed(text)),
            Message::ExcludedUnknownToggled(key) => {
                self.change(key, |event| event.excluded.is_unknown = !event.excluded.is_unknown);
            }
            Message::FirstShareTyped(key, text) => self.change(key, |event| event.first_share = typed(text)),
            Message::FirstShareUnknownToggled(key) => {
                self.change(key, |event| event.first_share.is_unknown = !event.first_share.is_unknown);
            }
            Message::PlaceChosen(key, place) => self.change(key, |event| event.place = place),
        }
    }

    fn change(&mut self, key: u32, how: impl FnOnce(&mut Event)) {
        if let Some(event) = self.events.iter_mut().find(|event| event.key == key) {
            how(event);
        }
    }
}

/// Who types a sum knows it.
fn typed(text: String) -> Part {
    Part { text, is_unknown: false }
}
