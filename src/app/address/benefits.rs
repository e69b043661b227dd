//! What was said for the bonuses, of retirement and of the years ahead.

use super::{
    pass::Pass,
    person::{four_digits, payment_from, payment_word, year},
};
use crate::{
    app::{
        account, bonus,
        compare::{self, MOST_OTHERS, Other},
        retirement,
    },
    calendar::Year,
    law::{Level, Pension, Sex},
};

const CLAIMS: [(char, bonus::Claims); 3] =
    [('n', bonus::Claims::Nothing), ('s', bonus::Claims::Something), ('u', bonus::Claims::Unknown)];

/// `u=2025n2026s`: claims by year; `uy=2025.2026`: years in which bonus money was used.
pub(super) fn bonus(pass: &mut Pass, entries: &mut bonus::Entries) {
    let mut claims = String::new();
    for (year, told) in &entries.claims {
        claims.push_str(&year.to_string());
        claims.extend(CLAIMS.iter().find(|(_, claims)| claims == told).map(|(letter, _)| *letter));
    }
    pass.slot("u", claims, |text| {
        entries.claims = text.as_bytes().chunks(5).map(claim).collect::<Option<_>>()?;
        Some(())
    });
    let used: Vec<String> = entries.bonus_used.iter().map(Year::to_string).collect();
    pass.slot("uy", used.join("."), |text| {
        entries.bonus_used = text.split('.').map(four_digits).collect::<Option<_>>()?;
        Some(())
    });
}

fn claim(five: &[u8]) -> Option<(Year, bonus::Claims)> {
    let (letter, digits) = five.split_last()?;
    let year = four_digits(std::str::from_utf8(digits).ok()?)?;
    let (_, claims) = CLAIMS.iter().find(|(known, _)| *known == char::from(*letter))?;
    Some((year, *claims))
}

/// `x=r1.pt.a350200`: repaired years, another time of payment, another area.
pub(super) fn compare(pass: &mut Pass, entries: &mut compare::Entries) {
    let others: Vec<String> = entries.others.iter().map(other).collect();
    pass.slot("x", others.join("."), |text| {
        let others = text.split('.').map(other_from).collect::<Option<Vec<_>>>()?;
        entries.others = Some(others).filter(|others| others.len() <= MOST_OTHERS)?;
        Some(())
    });
}

fn other(other: &Other) -> String {
    match other {
        Other::Repair(years) => format!("r{years}"),
        Other::Payment(payment) => format!("p{}", payment_word(*payment)),
        Other::Area(code) => format!("a{code}"),
    }
}

fn other_from(text: &str) -> Option<Other> {
    if let Some(years) = text.strip_prefix('r') {
        return years.parse().ok().map(Other::Repair);
    }
    if let Some(word) = text.strip_prefix('p') {
        return payment_from(word).map(Other::Payment);
    }
    text.strip_prefix('a').map(|code| Other::Area(code.to_owned()))
}

pub(super) fn retirement(pass: &mut Pass, entries: &mut retirement::Entries) {
    pass.maybe("ts", &mut entries.sex, Sex::word, Sex::from_word);
    pass.text("tm", &mut entries.month);
    pass.text("tp", &mut entries.paid);
    pass.text("th", &mut entries.paid_here);
    pass.maybe("td", &mut entries.pension, Pension::word, Pension::from_word);
}

pub(super) fn account(pass: &mut Pass, entries: &mut account::Entries) {
    let usual = account::Entries::default();
    pass.count("zs", &mut entries.skip, usual.skip);
    pass.text("zb", &mut entries.bill);
    pass.text("zx", &mut entries.excluded);
    if pass.is_reading() || entries.year.is_some() {
        let mut told = entries.year.unwrap_or_default();
        year(pass, "zy", &mut told);
        entries.year = Some(told).filter(|year| *year != Year::default());
    }
    pass.count("zm", &mut entries.month, usual.month);
    let mut level = Some(entries.level).filter(|level| *level != usual.level);
    pass.maybe("zl", &mut level, Level::word, Level::from_word);
    entries.level = level.unwrap_or(usual.level);
}
