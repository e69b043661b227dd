//! How the page is shown: its mode, theme and size, which question stands alone, and what is only pointed at. None of it
//! changes a figure.

use super::asked::Asked;
use crate::calendar::Year;

/// For whom the page is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// Everybody (普通版).
    #[default]
    Normal,
    /// One question at a time, large (长辈版).
    Elder,
    /// Dense, for the clerk's keyboard (柜台版).
    Counter,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Elder, Self::Counter];

    /// Its word in classes, ids and addresses.
    pub fn word(self) -> &'static str {
        ["normal", "elder", "counter"][self as usize]
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// The page's colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it (跟随系统).
    #[default]
    Auto,
    /// Dark on light (浅色).
    Light,
    /// Light on dark (深色).
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its word in classes, ids and addresses.
    pub fn word(self) -> &'static str {
        ["auto", "light", "dark"][self as usize]
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// How large elder mode writes: its main text has 20, 25 or 30 px where the device has the usual 16.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Size {
    /// 20 px.
    #[default]
    Large,
    /// 25 px.
    Larger,
    /// 30 px.
    Largest,
}

impl Size {
    /// Every size.
    pub const ALL: [Self; 3] = [Self::Large, Self::Larger, Self::Largest];

    /// Its word in classes, ids and addresses.
    pub fn word(self) -> &'static str {
        ["large", "larger", "largest"][self as usize]
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// A question that elder mode asks alone; the answer comes last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name is the question's")]
pub enum Question {
    #[default]
    Area,
    Coverage,
    Years,
    Pay,
    Birth,
    Status,
    Answer,
}

impl Question {
    /// Every question, in the order in which it is asked; without the answer.
    pub const ALL: [Self; 6] = [Self::Area, Self::Coverage, Self::Years, Self::Pay, Self::Birth, Self::Status];

    /// Its word in classes and ids.
    pub fn word(self) -> &'static str {
        ["area", "coverage", "years", "pay", "birth", "status", "answer"][self as usize]
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Answer]).find(|it| it.word() == word)
    }

    /// The question after this one.
    pub fn after(self) -> Self {
        Self::ALL.into_iter().find(|it| *it > self).unwrap_or(Self::Answer)
    }

    /// The question before this one, if there is one.
    pub fn before(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|it| *it < self)
    }

    /// Where a field is asked for, by the field's id.
    pub fn of(id: &str) -> Self {
        match id {
            "area" => Self::Area,
            "coverage-year" => Self::Coverage,
            "born-on" | "registered-on" => Self::Birth,
            "categories" | "event" | "event-on" => Self::Status,
            _ if id.starts_with("year-") => Self::Years,
            _ if id.starts_with("payment") || matches!(id, "paid-on" | "window" | "repair") => Self::Pay,
            _ => Self::Answer,
        }
    }
}

/// How the page is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manner {
    /// For whom.
    pub mode: Mode,
    /// In which colours.
    pub theme: Theme,
    /// How large, in elder mode.
    pub size: Size,
    /// The question that stands alone, in elder mode.
    pub question: Question,
    /// Whether the reader came back to one question and wants the answer after it.
    pub is_mending: bool,
    /// Whether the reader wanted to go on although something is missing.
    pub is_held: bool,
    /// The year of the strip that was pointed at last.
    pub year: Option<Year>,
    /// The year at which the Tab key stops. Only keys move it: a browser that is told another stop while a tapped year
    /// has the focus lays the whole page out at once, in the middle of being changed.
    pub stop: Option<Year>,
    /// The clerk's short line, as typed.
    pub code: String,
    /// Whether the line was entered as it stands.
    pub is_code_entered: bool,
    /// Whether everything is to be wiped, once that is said again.
    pub is_wiping: bool,
    /// How many people were served before this one; what the browser keeps of them goes with their number.
    pub served: u32,
    /// Whether the device can speak.
    pub can_speak: bool,
    /// Whether it speaks now.
    pub is_speaking: bool,
    /// Whether it was asked to and has no Chinese voice.
    pub is_voiceless: bool,
    /// What the address or a host asked for.
    pub asked: Asked,
}

/// What happened to the manner of showing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each message says itself what was done")]
pub enum Message {
    ModeChosen(Mode),
    ThemeChosen(Theme),
    SizeChosen(Size),
    QuestionLeft(Question),
    QuestionReopened(Question),
    QuestionHeld,
    YearPointed(Year),
    YearReached(Year),
    CodeTyped(String),
    CodeRefused,
    CodeTaken,
    /// Everything is to be wiped, or after all not.
    WipeAsked(bool),
    NextPersonCalled,
    SpeechBegun,
    SpeechEnded,
    VoiceMissed,
    /// A host sets this name to that value.
    HostSet(String, String),
}

impl Manner {
    /// What differs from the usual, as an address can hold it: `elder-dark-larger-years`; empty where nothing does.
    #[must_use]
    pub fn words(&self) -> String {
        let usual = Self::default();
        let mut words = Vec::new();
        words.extend((self.mode != usual.mode).then(|| self.mode.word()));
        words.extend((self.theme != usual.theme).then(|| self.theme.word()));
        words.extend((self.size != usual.size).then(|| self.size.word()));
        // A reload asks the same question again.
        let is_begun = self.mode == Mode::Elder && self.question != usual.question;
        words.extend(is_begun.then(|| self.question.word()));
        words.join("-")
    }

    /// Takes over what an address holds; words that it does not know are left alone.
    #[must_use]
    pub fn with_words(mut self, words: &str) -> Self {
        for word in words.split('-') {
            self.mode = Mode::from_word(word).unwrap_or(self.mode);
            self.theme = Theme::from_word(word).unwrap_or(self.theme);
            self.size = Size::from_word(word).unwrap_or(self.size);
            self.question = Question::from_word(word).unwrap_or(self.question);
        }
        self
    }

    /// The classes that the style sheet knows it by; the size counts in elder mode only.
    #[must_use]
    pub fn classes(&self) -> String {
        let size = if self.mode == Mode::Elder { self.size.word() } else { "usual" };
        format!("mode-{} theme-{} size-{size}", self.mode.word(), self.theme.word())
    }
}

/// The manner after a message.
#[must_use]
pub fn steer(mut manner: Manner, message: Message) -> Manner {
    match message {
        Message::ModeChosen(mode) => manner.mode = mode,
        Message::ThemeChosen(theme) => manner.theme = theme,
        Message::SizeChosen(size) => manner.size = size,
        Message::QuestionLeft(next) => {
            manner.question = if manner.is_mending { Question::Answer } else { next };
            (manner.is_held, manner.is_mending) = (false, false);
        }
        Message::QuestionReopened(question) => {
            manner.question = question;
            (manner.is_held, manner.is_mending) = (false, true);
        }
        Message::QuestionHeld => manner.is_held = true,
        Message::YearPointed(year) => manner.year = Some(year),
        Message::YearReached(year) => manner.stop = Some(year),
        Message::CodeTyped(text) => (manner.code, manner.is_code_entered) = (text, false),
        Message::CodeRefused => manner.is_code_entered = true,
        Message::CodeTaken => (manner.code, manner.is_code_entered) = (String::new(), false),
        Message::WipeAsked(is_wiping) => manner.is_wiping = is_wiping,
        Message::NextPersonCalled => {
            let Manner { mode, theme, size, can_speak, served, asked, .. } = manner;
            let served = served.wrapping_add(1);
            return Manner { mode, theme, size, can_speak, served, asked, ..Manner::default() };
        }
        Message::SpeechBegun => (manner.is_speaking, manner.is_voiceless) = (true, false),
        Message::VoiceMissed => (manner.is_speaking, manner.is_voiceless) = (false, true),
        Message::SpeechEnded => manner.is_speaking = false,
        Message::HostSet(name, value) => {
            manner.asked.set(&name, &value);
            match name.as_str() {
                "mode" => manner.mode = manner.asked.mode,
                "theme" => manner.theme = manner.asked.theme,
                _ => {}
            }
        }
    }
    manner
}
