//! A line taken from a summary is no statutory text: people read its gist (资料摘记) in its place, and on the page the
//! gist stands for the quote. So a gist states what the line states, figure for figure and in the same order.

use super::{
    quantity::{Quantity, Unit, mentions},
    quote::{Complaint, FLOORS, scope, written},
    text::{ClauseText, SetText},
};
use rust_decimal::Decimal;
use std::{borrow::Cow, ops::Range};

/// Words in Latin letters that statutory text itself uses.
const WORDS: &[&str] = &["APP", "CT", "DIP", "DRG", "ICU", "POS"];

/// The first word of two or more Latin letters that statutory text does not use.
pub fn latin_word(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
    words.find(|word| word.len() > 1 && !WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// What is wrong with a clause's gist, or with having none.
pub(super) fn complaints(clause: &ClauseText) -> Vec<Complaint> {
    let Some(gist) = &clause.gist else {
        let word = latin_word(&clause.quote).map(|word| {
            (format!("引文里有外文“{word}”，不是印发的原文"), "加一行 gist，用中文说出这一行资料，数字一个不差".into())
        });
        return word.into_iter().collect();
    };
    let mut found = Vec::new();
    if gist.trim().is_empty() {
        found.push(("gist 是空的".into(), "用中文说出这一行资料；引文是原文的，删去 gist".into()));
    }
    if let Some(word) = latin_word(gist) {
        found.push((format!("gist 里有外文“{word}”"), "gist 全写中文".into()));
    }
    if clause.quote.is_empty() {
        return found;
    }
    let quote = in_chinese(&clause.quote);
    let (stated, told) = (mentions(&quote), mentions(gist));
    if !is_same(&stated, &told) {
        found.push((
            format!("gist 里的数字是{}，引文里的却是{}", listed(&told), listed(&stated)),
            "照引文的次序，一个不多、一个不少地写".into(),
        ));
    }
    let says_floor = |text: &str| FLOORS.iter().any(|word| text.contains(word));
    if says_floor(gist) != says_floor(&clause.quote) {
        found.push((
            "gist 和引文只有一个说“不低于”".into(),
            "引文说不低于（≥），gist 就说不低于；引文没说就不说".into(),
        ));
    }
    found
}

/// The words by which a summary writes what documents write in Chinese, where a figure hangs on them.
const ENGLISH: &[(&str, &str)] = &[("halved", "减半"), ("half", "一半")];
const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Sep 1 → 9月1日, Oct → 10月, half → 一半.
fn in_chinese(quote: &str) -> String {
    let mut text = ENGLISH.iter().fold(quote.to_owned(), |text, (word, said)| text.replace(word, said));
    for (month, name) in (1..).zip(MONTHS) {
        while let Some((before, after)) = text.split_once(name) {
            let rest = after.trim_start();
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            text = match rest.split_at_checked(digits) {
                Some((day, rest)) if !day.is_empty() => format!("{before}{month}月{day}日{rest}"),
                _ => format!("{before}{month}月{after}"),
            };
        }
    }
    text
}

fn is_same(stated: &[Quantity], told: &[Quantity]) -> bool {
    stated.len() == told.len() && stated.iter().zip(told).all(|(stated, told)| is_told(stated, told))
}

/// A gist may name the unit that a table leaves out; it never drops or changes one.
fn is_told(stated: &Quantity, told: &Quantity) -> bool {
    let is_equal = stated.value == told.value;
    match (stated.unit, told.unit) {
        (one, other) if one == other => is_equal,
        (Unit::Bare, Unit::Share) => stated.value.checked_div(Decimal::ONE_HUNDRED) == Some(told.value),
        (Unit::Bare, Unit::Date { .. }) => false,
        // 2000 without a unit reads as a year.
        (Unit::Bare, _) | (Unit::Year, Unit::Yuan) => is_equal,
        _ => false,
    }
}

fn listed(figures: &[Quantity]) -> String {
    let figures: Vec<String> = figures.iter().map(written).collect();
    if figures.is_empty() { "没有".into() } else { figures.join("、") }
}

/// A clause with the words that state its figures as its quote: where the quote was left out, the gist.
pub(super) fn stated(clause: &ClauseText) -> Cow<'_, ClauseText> {
    match &clause.gist {
        Some(gist) if clause.quote.is_empty() => Cow::Owned(ClauseText { quote: gist.clone(), ..clause.clone() }),
        _ => Cow::Borrowed(clause),
    }
}

/// The clause as the page has it: the gist without the quote, each line pointing at its figure in the gist.
pub(super) fn told(clause: &ClauseText) -> Option<ClauseText> {
    let gist = clause.gist.as_ref().filter(|_| !clause.quote.is_empty())?;
    let sets = clause.sets.iter().map(|set| pointing(clause, gist, set)).collect();
    Some(ClauseText { quote: String::new(), sets, ..clause.clone() })
}

/// How documents call the people of every class of medical assistance together.
const ASSISTED: &str = "救助对象";

fn pointing(clause: &ClauseText, gist: &str, set: &SetText) -> SetText {
    let states = set.states.as_deref().map(|part| {
        scope(&clause.quote, Some(part))
            .ok()
            .and_then(|scope| counterpart(&clause.quote, scope, gist))
            .unwrap_or_default()
    });
    let named = set.named.as_deref().and_then(|name| [name, ASSISTED].into_iter().find(|name| gist.contains(name)));
    SetText { states, named: named.map(str::to_owned), ..set.clone() }
}

/// The part of a gist that has the same figures as a part of the quote.
fn counterpart(quote: &str, part: Range<usize>, gist: &str) -> Option<String> {
    let figures_in = |part: Option<&str>| part.map_or(0, |part| mentions(&in_chinese(part)).len());
    let first = figures_in(quote.get(..part.start));
    let end = first.saturating_add(figures_in(quote.get(part)));
    let told = mentions(gist);
    let before = first.checked_sub(1).and_then(|last| told.get(last));
    let after = |figure: Option<&Quantity>| figure.map_or(gist.len(), |figure| figure.at.start);
    if first == end {
        return gist.get(before.map_or(0, |figure| figure.at.end)..after(told.get(first))).map(str::to_owned);
    }
    let last = told.get(end.checked_sub(1)?)?.at.end;
    // The figures alone, or with as much before them as makes the place the only one; a figure cut in two is none.
    let left = before.map_or(0, |figure| figure.at.start.saturating_add(1));
    let mut parts = (left..=after(told.get(first))).rev().filter_map(|start| gist.get(start..last));
    parts.find(|words| gist.matches(words).count() == 1).map(str::to_owned)
}

#[cfg(feature = "cli")]
impl super::text::ShelfText {
    /// The packs as the page loads them: nobody reads a quote there that has a gist, so it is not sent.
    pub fn for_page(&self) -> Self {
        let mut page = self.clone();
        let documents = page.packs.iter_mut().flat_map(|pack| &mut pack.documents);
        for clause in documents.flat_map(|document| &mut document.clause) {
            if let Some(told) = told(clause) {
                *clause = told;
            }
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(quote: &str, gist: &str) -> Vec<String> {
        let clause = ClauseText { quote: quote.into(), gist: Some(gist.into()), ..ClauseText::default() };
        complaints(&clause).into_iter().map(|(wrong, _)| wrong).collect()
    }

    #[test]
    fn a_gist_may_name_units_and_write_dates_out() {
        for (quote, gist) in [
            ("2026 same to 02-28, subsidy 700", "2026年同样，到2月28日，补助700元"),
            ("Sep 1 this year – Dec 31 next year", "今年9月1日至明年12月31日"),
            ("half (200), 85/82 %", "资助一半（200元），85%、82%"),
            ("provincial 2000", "省部属2000元"),
            ("subsidy ≥670", "补助不低于670元"),
        ] {
            assert_eq!(wrong(quote, gist), [] as [&str; 0], "{quote}");
        }
    }

    #[test]
    fn no_figure_is_added_dropped_moved_or_changed_and_no_floor_lost() {
        for (quote, gist) in [
            ("cap 15万", "封顶线15元"),
            ("cap 15万", "封顶线"),
            ("cap 15万", "封顶线15万元，满3年"),
            ("700/500", "500元、700元"),
            ("12 months", "12天"),
            ("subsidy ≥670", "补助670元"),
        ] {
            assert_eq!(wrong(quote, gist).len(), 1, "{quote}");
        }
    }

    #[test]
    fn a_part_of_the_quote_is_found_again_in_the_gist() {
        let (quote, gist) = ("outpatient 700/500, cap 3500", "门诊起付700元、500元，限额3500元");
        let part = |words: &str| counterpart(quote, scope(quote, Some(words)).ok()?, gist);
        assert_eq!(part("/500,").as_deref(), Some("、500元"));
        assert_eq!(part("cap 3500").as_deref(), Some("3500元"));
        assert_eq!(part("outpatient").as_deref(), Some("门诊起付"));
    }

    #[test]
    fn words_that_documents_use_are_no_foreign_words() {
        assert_eq!(latin_word("按DRG付费，D级"), None);
        assert_eq!(latin_word("门诊cap 3500"), Some("cap"));
    }
}
