//! The family's accounts and members, each under its place in the list: `j` an account's holder, `m` a member.

use super::pass::Pass;
use crate::{
    app::family::{Entries, Holder, MOST_HOLDERS, MOST_MEMBERS, Member},
    law::Relation,
};
use std::collections::BTreeMap;

/// The word of "not from this account".
const NONE: &str = "none";

pub(super) fn family(pass: &mut Pass, entries: &mut Entries) {
    if !pass.is_reading() && *entries == Entries::default() {
        return;
    }
    pass.slot("jn", entries.holders.len().to_string(), |text| {
        let number = text.parse().ok().filter(|number| *number <= MOST_HOLDERS)?;
        entries.holders = (1..).map(|key| Holder { key, ..Holder::default() }).take(number).collect();
        Some(())
    });
    pass.slot("mn", entries.members.len().to_string(), |text| {
        let number = text.parse().ok().filter(|number| (1..=MOST_MEMBERS).contains(number))?;
        entries.members = (1..).map(|key| Member { key, ..Member::default() }).take(number).collect();
        Some(())
    });
    let keys: Vec<u32> = entries.holders.iter().map(|holder| holder.key).collect();
    for (number, holder) in (1_u32..).zip(&mut entries.holders) {
        pass.text(&format!("j{number}n"), &mut holder.name);
        pass.text(&format!("j{number}b"), &mut holder.balance);
        province(pass, &format!("j{number}p"), &mut holder.province);
    }
    for (number, member) in (1_u32..).zip(&mut entries.members) {
        pass.text(&format!("m{number}n"), &mut member.name);
        pass.text(&format!("m{number}c"), &mut member.premium);
        pass.text(&format!("m{number}b"), &mut member.bills);
        province(pass, &format!("m{number}p"), &mut member.province);
        for (place, holder) in (1_u32..).zip(&keys) {
            relation(pass, &format!("m{number}r{place}"), &mut member.relations, *holder);
        }
    }
}

fn province(pass: &mut Pass, key: &str, entry: &mut Option<String>) {
    pass.slot(key, entry.clone().unwrap_or_default(), |text| {
        *entry = Some(text.to_owned());
        Some(())
    });
}

fn relation(pass: &mut Pass, key: &str, relations: &mut BTreeMap<u32, Option<Relation>>, holder: u32) {
    let now = relations.get(&holder).map(|relation| relation.map_or(NONE, Relation::word));
    pass.slot(key, now.unwrap_or_default().to_owned(), |text| {
        let relation = if text == NONE { None } else { Some(Relation::from_word(text)?) };
        relations.insert(holder, relation);
        Some(())
    });
}
