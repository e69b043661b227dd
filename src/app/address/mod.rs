//! The case in the address: what was typed, in short ASCII keys, so that a link, a QR code or a file opens it again.
//! Nothing is sent anywhere: what follows `#` never leaves the device.
//!
//! `v=1&d=2026-11-23&…` begins with what belongs to all (`c`: how many people there are, where it is several); each
//! person follows after a `/`. Keys keep their meaning for ever (see `person.rs`); a new version that cannot keep them
//! gets a line in `MIGRATIONS` and an address of the old kind in the tests.

mod benefits;
mod care;
mod family;
mod pass;
mod person;

use super::{
    answer::{Answer, answer},
    house::{House, Resident},
    manner::Manner,
    model::Model,
};
use crate::{
    assess::Desk,
    calendar::{Day, parse_day},
    law::Shelf,
    units::Yuan,
};
use pass::Pass;
pub(super) use pass::encode;

/// The version that is written.
pub const VERSION: u32 = 1;

/// What turns an address of version n + 1 into one of version n + 2, by index.
const MIGRATIONS: &[fn(String) -> String] = &[];

/// More people than this are no household.
pub const MOST_PEOPLE: usize = 9;

/// An address longer than this was not written here.
const LONGEST: usize = 20_000;

/// The figures that an address promises: what the sender saw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Promise {
    /// The day on which it was made.
    pub made_on: Option<Day>,
    /// The policy hash of the packs in use.
    pub hash: String,
    /// The main answer.
    pub digest: Digest,
}

/// The main answer in short; none is "unsaid".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Digest {
    /// Months of waiting in all.
    pub months: Option<u32>,
    /// The first covered day.
    pub from: Option<Day>,
    /// What is to be paid.
    pub payable: Option<Yuan>,
}

impl Digest {
    /// The digest of an answer.
    pub(crate) fn of(answer: &Answer) -> Self {
        let waiting = answer.assessment.waiting.as_ref();
        let from = waiting.and_then(|waiting| waiting.dates.covered_from.as_ref().ok()).copied();
        let months = waiting.map(|waiting| waiting.dates.months);
        Self { months, from, payable: answer.assessment.premium.payable }
    }

    /// `4_2027-05-01_450.00`; nothing stands for what is unsaid.
    fn written(&self) -> String {
        let Self { months, from, payable } = self;
        let (months, from) = (months.map(|it| it.to_string()), from.map(|it| it.to_string()));
        let parts = [months, from, payable.map(|it| it.to_string())];
        parts.map(Option::unwrap_or_default).join("_")
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('_');
        let mut part = || parts.next();
        let (months, from, payable) = (part()?, part()?, part()?);
        Some(Self { months: months.parse().ok(), from: parse_day(from), payable: Yuan::parse(payable) })
    }
}

/// What an address holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The people and what was said of them.
    pub house: House,
    /// What was not understood, part by part.
    pub lost: Vec<String>,
    /// Whether a later version of this page wrote it.
    pub is_newer: bool,
    /// How many people it says that it holds and does not: it was cut off.
    pub missing: usize,
    /// How the page is to be shown, in the words of [`Manner::words`]; empty for the usual way.
    pub manner: String,
}

/// The text after `#`, with what is seen of each person now; empty while nothing was said and the page is shown as usual.
#[inline(never)]
pub fn write(house: &House, manner: &Manner, seen: impl Fn(&Model) -> Option<Promise>) -> String {
    let is_blank = house.people.iter().all(Resident::is_blank);
    let manner = manner.words();
    if is_blank && manner.is_empty() {
        return String::new();
    }
    let mut head = Pass::writing();
    head.slot("v", VERSION.to_string(), |_| None);
    let day = house.today.to_string();
    head.slot("d", day, |_| None);
    let mut at = index(house.at);
    head.count("i", &mut at, 0);
    // Chat programs cut long addresses off; one person's would be none at all.
    let mut people = index(house.people.len());
    head.count("c", &mut people, 1);
    head.slot("m", manner, |_| None);
    let mut text = head.written();
    if is_blank {
        return text;
    }
    for resident in &house.people {
        let mut resident = resident.clone();
        let mut pass = Pass::writing();
        if let Some(seen) = seen(&resident.model) {
            pass.slot("q", seen.digest.written(), |_| None);
            pass.slot("s", seen.hash, |_| None);
        }
        person::person(&mut pass, &mut resident.name, &mut resident.model);
        text.push('/');
        text.push_str(&pass.written());
    }
    text
}

/// Opens the text after `#`; nothing where it is no address of ours.
///
/// Odd cases: parts that are not understood are left out and told; a later version is read as far as it goes.
pub fn read(text: &str, today: Day) -> Option<Opened> {
    let text = text.strip_prefix('#').unwrap_or(text);
    if text.len() > LONGEST {
        return None;
    }
    let version: u32 = Pass::reading(text.split('/').next()?).take("v")?.parse().ok()?;
    let text = migrated(text.to_owned(), version, MIGRATIONS);
    let mut parts = text.split('/');
    let mut head = Pass::reading(parts.next()?);
    head.take("v");
    let mut at = 0;
    head.count("i", &mut at, 0);
    let mut promised = 0;
    head.count("c", &mut promised, 1);
    let made_on = head.take("d").and_then(|day| parse_day(&day));
    let mut lost = Vec::new();
    let mut people = Vec::new();
    for part in parts {
        if people.len() == MOST_PEOPLE {
            lost.push(part.to_owned());
            continue;
        }
        let mut pass = Pass::reading(part);
        let mut resident = Resident::new(Model::new(today));
        let hash = pass.take("s").unwrap_or_default();
        let digest = pass.take("q").and_then(|text| Digest::read(&text));
        resident.promised = digest.map(|digest| Promise { made_on, hash, digest });
        person::person(&mut pass, &mut resident.name, &mut resident.model);
        lost.extend(pass.lost());
        people.push(resident);
    }
    let manner = head.take("m").unwrap_or_default();
    lost.extend(head.lost());
    if people.is_empty() {
        if manner.is_empty() {
            return None;
        }
        people.push(Resident::new(Model::new(today)));
    }
    let at = usize::try_from(at).unwrap_or_default().min(people.len().saturating_sub(1));
    let missing = usize::try_from(promised).unwrap_or_default().min(MOST_PEOPLE).saturating_sub(people.len());
    let house = House { today, people, at, gone: None };
    Some(Opened { house, lost, is_newer: version > VERSION, missing, manner })
}

/// Takes an older address through every later version.
fn migrated(text: String, version: u32, migrations: &[fn(String) -> String]) -> String {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    migrations.iter().skip(done).fold(text, |text, migrate| migrate(text))
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or_default()
}

/// What is seen of a person now: the main answer in short, and the packs that gave it; nothing without an answer.
pub fn seen(model: &Model, shelf: &Shelf) -> Option<Promise> {
    let (answer, _) = answer(model, &Desk::new(shelf));
    let digest = Digest::of(&answer?);
    Some(Promise { made_on: Some(model.today), hash: shelf.hash.chars().take(HASH).collect(), digest })
}

/// So much of a policy hash tells two editions apart.
const HASH: usize = 8;

#[cfg(test)]
mod tests {
    use super::migrated;

    #[test]
    fn an_older_address_goes_through_every_later_version_and_a_newer_one_through_none() {
        let steps: &[fn(String) -> String] = &[|text| text.replace("x=", "y="), |text| text.replace("y=", "z=")];
        let opened = |version| migrated("x=1&y=2".into(), version, steps);
        assert_eq!(opened(1), "z=1&z=2");
        assert_eq!(opened(2), "x=1&z=2");
        assert_eq!(opened(3), "x=1&y=2");
        assert_eq!(opened(9), "x=1&y=2");
    }
}
