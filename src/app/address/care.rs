//! The bills: `kn=2` of them, each under its own number.

use super::pass::Pass;
use crate::{
    app::care::{Entries, Event, MOST_EVENTS, Part},
    law::{CareKind, CarePlace, Level, Scheme},
};

pub(super) fn care(pass: &mut Pass, entries: &mut Entries) {
    let usual = Entries::default();
    if !pass.is_reading() && *entries == usual {
        return;
    }
    let mut scheme = Some(entries.scheme).filter(|scheme| *scheme != usual.scheme);
    pass.maybe("ks", &mut scheme, Scheme::word, Scheme::from_word);
    entries.scheme = scheme.unwrap_or(usual.scheme);
    pass.text("km", &mut entries.months);
    pass.slot("kn", entries.events.len().to_string(), |text| {
        let number = text.parse().ok().filter(|number| *number <= MOST_EVENTS)?;
        entries.events = (1..).map(Event::new).take(number).collect();
        Some(())
    });
    for (number, event) in (1..).zip(&mut entries.events) {
        one(pass, number, event);
    }
}

fn one(pass: &mut Pass, number: u32, event: &mut Event) {
    let key = |part: &str| format!("k{number}{part}");
    pass.text(&key("d"), &mut event.on);
    pass.word(&key("k"), &mut event.kind, CareKind::word, CareKind::from_word);
    pass.maybe(&key("l"), &mut event.level, Level::word, Level::from_word);
    pass.text(&key("t"), &mut event.total);
    part(pass, &key("x"), &mut event.excluded);
    part(pass, &key("f"), &mut event.first_share);
    let mut place = Some(event.place).filter(|place| *place != CarePlace::Home);
    pass.maybe(&key("p"), &mut place, CarePlace::word, CarePlace::from_word);
    event.place = place.unwrap_or(CarePlace::Home);
}

/// A sum as it was typed, and whether it is said to be unknown.
fn part(pass: &mut Pass, key: &str, entry: &mut Part) {
    pass.text(key, &mut entry.text);
    pass.tick(&format!("{key}u"), &mut entry.is_unknown);
}
