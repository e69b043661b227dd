//! The household: several people, each with a name of the user's choosing and entries of their own.

use super::{
    address::{self, MOST_PEOPLE, Opened, Promise},
    model::Model,
    update::{self, update},
};
use crate::calendar::Day;

/// One person of the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// What the family calls them, as typed; empty for the first one, until they are named.
    pub name: String,
    /// What was said of them.
    pub model: Model,
    /// What the address promised from which they were opened.
    pub promised: Option<Promise>,
}

impl Resident {
    /// Somebody of whom nothing else is known.
    pub fn new(model: Model) -> Self {
        Self { name: String::new(), model, promised: None }
    }

    /// What was promised holds for what was opened: an entry that is changed makes it void.
    fn say(&mut self, message: update::Message) {
        if !matches!(message, update::Message::SectionToggled(_)) {
            self.promised = None;
        }
        self.model = update(self.model.clone(), message);
    }

    /// Whether nothing was said.
    pub fn is_blank(&self) -> bool {
        self.name.is_empty() && self.model == Model::new(self.model.today)
    }
}

/// What was taken away last, until the next edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gone {
    /// One person, with their place: they can come back.
    Person(usize, Box<Resident>),
    /// So many people; nothing of them is kept.
    All(usize),
}

/// The people, and the one whom the page asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    /// The day on which the page was opened.
    pub today: Day,
    /// At least one.
    pub people: Vec<Resident>,
    /// The index of the one whom the page asks about.
    pub at: usize,
    /// What was taken away last.
    pub gone: Option<Gone>,
}

/// What happened to the household.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    /// Something was said of the person whom the page asks about.
    Said(update::Message),
    Added,
    Chosen(usize),
    Named(usize, String),
    Removed(usize),
    /// Who was removed last comes back.
    Returned,
    /// An address, a file or the device's own store was opened.
    Opened(Box<House>),
    /// The reader has read that an old address gives somebody other figures now.
    PromiseRead(usize),
    /// Everything about everybody is wiped; the next one lives here too.
    Wiped,
}

impl House {
    /// One person, of whom nothing is said.
    pub fn new(today: Day) -> Self {
        Self { today, people: vec![Resident::new(Model::new(today))], at: 0, gone: None }
    }

    /// What an address holds, or nothing said yet.
    pub fn opened(text: &str, today: Day) -> (Self, Option<Opened>) {
        let opened = address::read(text, today);
        let house = opened.as_ref().map_or_else(|| Self::new(today), |opened| opened.house.clone());
        (house, opened)
    }

    /// The person whom the page asks about.
    pub fn current(&self) -> Option<&Resident> {
        self.people.get(self.at)
    }

    /// The household after a message.
    #[must_use]
    pub fn update(mut self, message: Message) -> Self {
        if !matches!(message, Message::Chosen(_) | Message::PromiseRead(_) | Message::Returned)
            && !matches!(message, Message::Said(update::Message::SectionToggled(_)))
        {
            self.gone = None;
        }
        match message {
            Message::Said(message) => self.change(self.at, |it| it.say(message)),
            Message::Added => self.add(),
            Message::Chosen(at) if at < self.people.len() => self.at = at,
            Message::Chosen(_) => {}
            Message::Named(at, name) => self.change(at, |it| it.name = name),
            Message::Removed(at) => self.remove(at),
            Message::Returned => self.take_back(),
            Message::Opened(house) => self = *house,
            Message::PromiseRead(at) => self.change(at, |it| it.promised = None),
            Message::Wiped => self.wipe(),
        }
        self
    }

    fn change(&mut self, at: usize, how: impl FnOnce(&mut Resident)) {
        if let Some(resident) = self.people.get_mut(at) {
            how(resident);
        }
    }

    /// Another person of the household lives where the last one does, more often than not.
    fn add(&mut self) {
        if self.people.len() >= MOST_PEOPLE {
            return;
        }
        let like = self.current().map(|it| (it.model.area.clone(), it.model.coverage_year));
        let mut model = Model::new(self.today);
        if let Some((area, year)) = like {
            model.area = area;
            model.enrol_for(year);
        }
        self.people.push(Resident::new(model));
        self.at = self.people.len().saturating_sub(1);
    }

    fn wipe(&mut self) {
        let (count, like) =
            (self.people.len(), self.current().map(|it| (it.model.area.clone(), it.model.coverage_year)));
        *self = Self::new(self.today);
        self.gone = Some(Gone::All(count));
        if let (Some((area, year)), Some(first)) = (like, self.people.first_mut()) {
            first.model.area = area;
            first.model.enrol_for(year);
        }
    }

    fn remove(&mut self, at: usize) {
        if self.people.len() > 1 && at < self.people.len() {
            self.gone = Some(Gone::Person(at, Box::new(self.people.remove(at))));
            let last = self.people.len().saturating_sub(1);
            self.at = if self.at > at { self.at.saturating_sub(1) } else { self.at }.min(last);
        }
    }

    fn take_back(&mut self) {
        if let Some(Gone::Person(at, resident)) = self.gone.take() {
            self.at = at.min(self.people.len());
            self.people.insert(self.at, *resident);
        }
    }
}
