//! What the page's address asks for behind `?`, and what a host that embeds the page sets later: where it begins, which
//! parts it shows, how it looks. Nothing that was said about a person is ever part of it; nor does it change a figure.

use super::{
    house::House,
    manner::{Manner, Mode, Theme},
    view::section_named,
};

/// The module that is no section: the wait, what can be repaired, what is to be paid.
pub const WAITING: &str = "waiting";

/// The version of embedding that this page speaks (`docs/embed.md`).
const VERSION: &str = "1";

/// What was asked for, as far as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Whether the page stands within another one.
    pub is_embedded: bool,
    /// The area to begin with; empty where none was named.
    pub area: String,
    /// The modules to show; empty where all are.
    pub modules: Vec<&'static str>,
    /// For whom the page is laid out to begin with.
    pub mode: Mode,
    /// Its colours to begin with.
    pub theme: Theme,
    /// Whether another language than simplified Chinese was asked for.
    pub is_foreign: bool,
    /// What was not understood, as `name=value`.
    pub refused: Vec<String>,
}

impl Asked {
    /// What the pairs of an address ask for.
    ///
    /// Odd case: names that are not ours count in an embedded page only; elsewhere chat programs add their own.
    #[must_use]
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut asked = Self::default();
        let mut others = Vec::new();
        for (name, value) in pairs {
            match name.as_str() {
                "embed" if value == VERSION => asked.is_embedded = true,
                // The two by which the frame's messages find their way (`embed/frame.js`).
                "id" | "host" => {}
                _ if SETTINGS.contains(&name.as_str()) => asked.set(&name, &value),
                "embed" => asked.refused.push(format!("{name}={value}")),
                _ => others.push(format!("{name}={value}")),
            }
        }
        if asked.is_embedded {
            asked.refused.extend(others);
        }
        asked
    }

    /// Takes one setting over; an empty value stands for the usual one.
    pub fn set(&mut self, name: &str, value: &str) {
        self.refused.retain(|it| it.split('=').next() != Some(name));
        let is_understood = match name {
            "area" => {
                self.area = if is_code(value) { value.to_owned() } else { String::new() };
                is_code(value)
            }
            "module" => return self.show(value),
            "mode" => {
                self.mode = Mode::from_word(value).unwrap_or_default();
                Mode::from_word(value).is_some()
            }
            "theme" => {
                self.theme = Theme::from_word(value).unwrap_or_default();
                Theme::from_word(value).is_some()
            }
            // The frame's script paints it.
            "accent" => is_colour(value),
            "lang" => {
                self.is_foreign = !value.is_empty() && !CHINESE.contains(&value.to_ascii_lowercase().as_str());
                return;
            }
            _ => false,
        };
        if !is_understood && !value.is_empty() {
            self.refused.push(format!("{name}={value}"));
        }
    }

    fn show(&mut self, names: &str) {
        self.modules.clear();
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            match module_named(name) {
                Some(module) => self.modules.push(module),
                None => self.refused.push(format!("module={name}")),
            }
        }
    }

    /// Whether a module is to be shown.
    #[must_use]
    pub fn shows(&self, module: &str) -> bool {
        self.modules.is_empty() || self.modules.contains(&module)
    }

    /// The household to begin with: where nothing was said yet, with the area and the sections that were asked for.
    #[must_use]
    pub fn begun(&self, mut house: House) -> House {
        let [first] = house.people.as_mut_slice() else { return house };
        if !first.is_blank() {
            return house;
        }
        if !self.area.is_empty() {
            first.model.area.clone_from(&self.area);
        }
        first.model.open.extend(self.modules.iter().filter(|it| **it != WAITING));
        house
    }

    /// The manner to begin with, before the address's own words.
    #[must_use]
    pub fn manner(&self) -> Manner {
        Manner { mode: self.mode, theme: self.theme, asked: self.clone(), ..Manner::default() }
    }
}

/// What an address or a host may set.
const SETTINGS: [&str; 6] = ["area", "module", "mode", "theme", "accent", "lang"];

/// The digits of an area's code.
const CODE: usize = 6;

/// What simplified Chinese is called.
const CHINESE: [&str; 5] = ["zh", "zh-cn", "zh-hans", "zh-hans-cn", "zh_cn"];

fn module_named(name: &str) -> Option<&'static str> {
    if name == WAITING { Some(WAITING) } else { section_named(name) }
}

/// Whether it is like an area's code; whether there are packs of it, the list of areas tells.
pub(super) fn is_code(text: &str) -> bool {
    text.len() == CODE && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `#0b5fa5`, with or without its sign.
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or(text);
    digits.len() == CODE && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
