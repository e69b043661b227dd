//! One person's entries, slot by slot. Keys are part of every address that was ever shared: a key keeps its meaning for
//! ever, and one that is given up is never given anew.

use super::pass::Pass;
use crate::{
    app::{
        model::{Model, Payment, YearEntry},
        view::section_named,
    },
    calendar::Year,
    law::{Group, Key},
    person::{Cover, Window},
};

/// The entries about one person; `n` is what the family calls them.
pub(super) fn person(pass: &mut Pass, name: &mut String, model: &mut Model) {
    pass.text("n", name);
    enrolment(pass, model);
    years(pass, model);
    figures(pass, model);
    sections(pass, model);
    super::benefits::bonus(pass, &mut model.bonus);
    super::benefits::retirement(pass, &mut model.retirement);
    super::benefits::compare(pass, &mut model.compare);
    super::benefits::account(pass, &mut model.account);
    super::care::care(pass, &mut model.care);
    super::family::family(pass, &mut model.family);
}

fn enrolment(pass: &mut Pass, model: &mut Model) {
    pass.text("a", &mut model.area);
    year(pass, "y", &mut model.coverage_year);
    pass.text("b", &mut model.born_on);
    let groups: Vec<&str> = model.categories.iter().map(|group| group.name()).collect();
    pass.slot("g", groups.join("."), |text| {
        model.categories = text.split('.').map(Group::category).collect::<Option<_>>()?;
        Some(())
    });
    pass.maybe("e", &mut model.event, Group::name, Group::event);
    pass.text("ed", &mut model.event_on);
    pass.tick("eg", &mut model.is_gap_paid);
    pass.word("p", &mut model.payment, payment_word, payment_from);
    pass.text("pd", &mut model.paid_on);
    pass.text("pr", &mut model.registered_on);
    pass.maybe("w", &mut model.window, Window::word, Window::from_word);
    pass.tick("wu", &mut model.is_window_unknown);
    pass.count("r", &mut model.repair_years, 0);
}

pub(super) fn year(pass: &mut Pass, key: &str, entry: &mut Year) {
    pass.slot(key, entry.to_string(), |text| {
        *entry = four_digits(text)?;
        Some(())
    });
}

/// A year of four digits: no address makes the page count through millennia.
pub(super) fn four_digits(text: &str) -> Option<Year> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if is_year { text.parse().ok() } else { None }
}

pub(super) fn payment_word(payment: Payment) -> &'static str {
    match payment {
        Payment::Done => "d",
        Payment::Today => "t",
        Payment::InWindow => "w",
    }
}

pub(super) fn payment_from(word: &str) -> Option<Payment> {
    [Payment::Done, Payment::Today, Payment::InWindow].into_iter().find(|it| payment_word(*it) == word)
}

const COVERS: [(char, Option<Cover>); 4] =
    [('r', Some(Cover::Resident)), ('n', Some(Cover::Nothing)), ('e', Some(Cover::Employee)), ('u', None)];

/// `h=2025r2026n`; when a year was paid late, `h2025p`; until when employee cover ran, `h2025u`.
fn years(pass: &mut Pass, model: &mut Model) {
    let mut strip = String::new();
    for (year, entry) in &model.years {
        let letter = COVERS.iter().find(|(_, cover)| *cover == entry.cover).map_or('u', |(letter, _)| *letter);
        strip.push_str(&year.to_string());
        strip.push(letter);
    }
    pass.slot("h", strip, |text| {
        let covers = text.as_bytes().chunks(5).map(cover).collect::<Option<Vec<_>>>()?;
        for (year, cover) in covers {
            model.years.insert(year, YearEntry { cover, ..YearEntry::default() });
        }
        Some(())
    });
    for (year, entry) in &mut model.years {
        pass.text(&format!("h{year}p"), &mut entry.paid_on);
        pass.text(&format!("h{year}u"), &mut entry.until);
    }
}

fn cover(five: &[u8]) -> Option<(Year, Option<Cover>)> {
    let (letter, digits) = five.split_last()?;
    let year = four_digits(std::str::from_utf8(digits).ok()?)?;
    let (_, cover) = COVERS.iter().find(|(known, _)| *known == char::from(*letter))?;
    Some((year, *cover))
}

/// `f.premium.personal=410`: a figure typed from the local notice.
fn figures(pass: &mut Pass, model: &mut Model) {
    if pass.is_reading() {
        for name in pass.rest_of("f.") {
            let Some(key) = Key::from_name(&name).filter(|key| key.is_typable()) else { continue };
            let value = pass.take(&format!("f.{name}"));
            model.typed.extend(value.map(|value| (key, value)));
        }
        return;
    }
    for (key, text) in &mut model.typed {
        pass.text(&format!("f.{}", key.name()), text);
    }
}

fn sections(pass: &mut Pass, model: &mut Model) {
    let open: Vec<&str> = model.open.iter().copied().collect();
    pass.slot("o", open.join("."), |text| {
        model.open = text.split('.').map(section_named).collect::<Option<_>>()?;
        Some(())
    });
}
