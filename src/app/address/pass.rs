//! `key=value` pairs in ASCII, and one pass over the entries that writes them or reads them: what is written and what is
//! read cannot drift apart.

use std::fmt::Write;

/// Which way a pass goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Writing,
    Reading,
}

/// A pass over the entries.
#[derive(Debug)]
pub(super) struct Pass {
    way: Way,
    pairs: Vec<(String, String)>,
    /// Parts that could not be read.
    lost: Vec<String>,
}

impl Pass {
    /// A pass that writes.
    pub(super) fn writing() -> Self {
        Self { way: Way::Writing, pairs: Vec::new(), lost: Vec::new() }
    }

    /// A pass that reads a text; a part without `=` is lost.
    pub(super) fn reading(text: &str) -> Self {
        let mut pass = Self { way: Way::Reading, pairs: Vec::new(), lost: Vec::new() };
        for part in text.split('&').filter(|part| !part.is_empty()) {
            match part.split_once('=').and_then(|(key, value)| Some((key.to_owned(), decoded(value)?))) {
                Some(pair) => pass.pairs.push(pair),
                None => pass.lost.push(part.to_owned()),
            }
        }
        pass
    }

    /// Whether the entries are being read.
    pub(super) fn is_reading(&self) -> bool {
        self.way == Way::Reading
    }

    /// Takes a pair out, if there is one.
    pub(super) fn take(&mut self, key: &str) -> Option<String> {
        let index = self.pairs.iter().position(|(known, _)| known == key)?;
        Some(self.pairs.remove(index).1)
    }

    /// Writes what stands now, unless it is empty; or hands over what was read.
    pub(super) fn slot(&mut self, key: &str, now: String, set: impl FnOnce(&str) -> Option<()>) {
        match self.way {
            Way::Writing if now.is_empty() => {}
            Way::Writing => self.pairs.push((key.to_owned(), now)),
            Way::Reading => {
                let Some(value) = self.take(key) else { return };
                if set(&value).is_none() {
                    self.lost.push(format!("{key}={value}"));
                }
            }
        }
    }

    /// A text as it was typed.
    pub(super) fn text(&mut self, key: &str, entry: &mut String) {
        self.slot(key, entry.clone(), |text| {
            text.clone_into(entry);
            Some(())
        });
    }

    /// One of several words.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &str,
        entry: &mut T,
        word: impl FnOnce(T) -> &'static str,
        from: impl FnOnce(&str) -> Option<T>,
    ) {
        self.slot(key, word(*entry).to_owned(), |text| {
            *entry = from(text)?;
            Some(())
        });
    }

    /// One of several words, or none.
    pub(super) fn maybe<T: Copy>(
        &mut self,
        key: &str,
        entry: &mut Option<T>,
        word: impl FnOnce(T) -> &'static str,
        from: impl FnOnce(&str) -> Option<T>,
    ) {
        self.slot(key, entry.map(word).unwrap_or_default().to_owned(), |text| {
            *entry = Some(from(text)?);
            Some(())
        });
    }

    /// A count; the usual one is not written.
    pub(super) fn count(&mut self, key: &str, entry: &mut u32, usual: u32) {
        let now = if *entry == usual { String::new() } else { entry.to_string() };
        self.slot(key, now, |text| {
            *entry = text.parse().ok()?;
            Some(())
        });
    }

    /// A tick; off is not written.
    pub(super) fn tick(&mut self, key: &str, entry: &mut bool) {
        self.slot(key, if *entry { "1".to_owned() } else { String::new() }, |text| {
            *entry = match text {
                "1" => true,
                "0" => false,
                _ => return None,
            };
            Some(())
        });
    }

    /// Every key that begins with a prefix, while reading: what follows the prefix.
    pub(super) fn rest_of(&self, prefix: &str) -> Vec<String> {
        self.pairs.iter().filter_map(|(key, _)| key.strip_prefix(prefix)).map(str::to_owned).collect()
    }

    /// The pairs as text.
    pub(super) fn written(&self) -> String {
        let mut text = String::new();
        for (key, value) in &self.pairs {
            if !text.is_empty() {
                text.push('&');
            }
            text.push_str(key);
            text.push('=');
            encode(value, &mut text);
        }
        text
    }

    /// What was not understood, once everything has been read.
    pub(super) fn lost(mut self) -> Vec<String> {
        self.lost.extend(self.pairs.into_iter().map(|(key, value)| format!("{key}={value}")));
        self.lost
    }
}

/// ASCII only: what a chat program, a QR code and an old browser all leave as it is.
pub(in crate::app) fn encode(value: &str, text: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
}

/// The text behind percent signs; none where it is no text.
fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_survives_every_character() {
        for value in ["", "妈妈", "a&b=c#d/e%", "2026-05-01", "１２元", "\n\t"] {
            let mut text = String::new();
            encode(value, &mut text);
            assert!(text.is_ascii() && !text.contains(['&', '=', '#', '/']), "{text}");
            assert_eq!(decoded(&text).as_deref(), Some(value));
        }
    }

    #[test]
    fn what_is_no_text_is_lost_and_told() {
        for wrong in ["a=%", "a=%F", "a=%FF", "a=%zz", "a"] {
            assert_eq!(Pass::reading(wrong).lost(), vec![wrong.to_owned()]);
        }
        assert_eq!(Pass::reading("&&a=1").lost(), vec!["a=1".to_owned()]);
    }
}
