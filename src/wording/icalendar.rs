//! A calendar file (RFC 5545) of all-day events, each with an alarm: text only, no clock.

use crate::calendar::{Day, day_after};

/// One all-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Event {
    /// The same in every run, so that importing twice does not double it.
    pub(super) uid: String,
    /// The day.
    pub(super) on: Day,
    /// What the calendar shows.
    pub(super) title: String,
    /// What it shows on opening.
    pub(super) text: String,
    /// How many days before it reminds.
    pub(super) days_before: u32,
}

/// The most octets of a line, its line break not counted.
const LINE: usize = 75;

/// The whole file: every line ends in CRLF, none is longer than 75 octets.
pub(super) fn calendar(name: &str, events: &[Event], today: Day) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//canbao//canbao//ZH");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.text("X-WR-CALNAME", name);
    for event in events {
        file.event(event, today);
    }
    file.line("END", "VCALENDAR");
    file.whole
}

#[derive(Default)]
struct File {
    whole: String,
}

impl File {
    fn event(&mut self, event: &Event, today: Day) {
        self.line("BEGIN", "VEVENT");
        self.text("UID", &event.uid);
        self.line("DTSTAMP", &format!("{}T000000Z", date(today)));
        self.line("DTSTART;VALUE=DATE", &date(event.on));
        self.line("DTEND;VALUE=DATE", &date(day_after(event.on)));
        self.text("SUMMARY", &event.title);
        self.text("DESCRIPTION", &event.text);
        self.line("TRANSP", "TRANSPARENT");
        self.line("BEGIN", "VALARM");
        self.line("ACTION", "DISPLAY");
        self.text("DESCRIPTION", &event.title);
        self.line("TRIGGER", &format!("-P{}D", event.days_before));
        self.line("END", "VALARM");
        self.line("END", "VEVENT");
    }

    /// A property whose value is free text.
    fn text(&mut self, name: &str, value: &str) {
        self.line(name, &escaped(value));
    }

    /// A line folded before its 76th octet, never within a character; the space of a continuation counts as one.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0_usize;
        for c in format!("{name}:{value}").chars() {
            if length.saturating_add(c.len_utf8()) > LINE {
                self.whole.push_str("\r\n ");
                length = 1;
            }
            self.whole.push(c);
            length = length.saturating_add(c.len_utf8());
        }
        self.whole.push_str("\r\n");
    }
}

/// Free text: backslash, semicolon and comma are escaped, a line break is written `\n`, other control characters are
/// dropped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

fn date(day: Day) -> String {
    day.to_string().replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, value: &str) -> String {
        let mut file = File::default();
        file.line(name, value);
        file.whole
    }

    /// Source: RFC 5545, 3.1 (lines of at most 75 octets; a character of several octets is not split).
    #[test]
    fn a_line_is_folded_before_its_76th_octet() {
        // "N:" and 73 letters are 75 octets: whole. One more goes to the next line, behind its space.
        assert_eq!(of("N", &"a".repeat(73)), format!("N:{}\r\n", "a".repeat(73)));
        assert_eq!(of("N", &"a".repeat(74)), format!("N:{}\r\n a\r\n", "a".repeat(73)));
        // Two octets and 24 characters of three are 74; the 25th would be the 77th octet.
        assert_eq!(of("N", &"医".repeat(25)), format!("N:{}\r\n 医\r\n", "医".repeat(24)));
        // A continuation holds its space and 24 characters: 73 octets, since the 25th would end at 76.
        let third = format!("N:{}\r\n {}\r\n 医\r\n", "医".repeat(24), "医".repeat(24));
        assert_eq!(of("N", &"医".repeat(49)), third);
        // A continuation of letters holds its space and 74 of them.
        assert_eq!(of("N", &"a".repeat(148)), format!("N:{}\r\n {}\r\n a\r\n", "a".repeat(73), "a".repeat(74)));
    }

    /// Source: RFC 5545, 3.3.11 (backslash, semicolon, comma and line break in text).
    #[test]
    fn free_text_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\r\ne：“f”\u{7}"), "a\\,b\\;c\\\\d\\ne：“f”");
    }
}
