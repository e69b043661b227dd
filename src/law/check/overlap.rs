//! That no case finds two lines: of one area, on one key, from the same time, equally close, and some case reaches both.

use super::{
    super::{cell::Cell, document::Force, fault::Fault, key::Key, shelf::Pack},
    Line, lines,
};
use crate::calendar::Day;
use std::collections::BTreeMap;

/// Two lines of one area that some case finds both, neither of them closer than the other, are one too many.
///
/// A lookup takes the nearest area, there the line that names people before the one that names nobody, then the line
/// that names more selectors, then the later one. That is a choice with a reason only where one line names all that the
/// other names; where each names something of its own, or both name the same from the same day, it would be chance.
pub(super) fn overlaps(pack: &Pack) -> Vec<(usize, Fault)> {
    let mut by_key: BTreeMap<Key, Vec<Line<'_>>> = BTreeMap::new();
    for line in lines(pack).filter(|line| !line.provision.key.is_gathered()) {
        by_key.entry(line.provision.key).or_default().push(line);
    }
    let mut found = Vec::new();
    for all in by_key.values() {
        for (position, later) in all.iter().enumerate() {
            let twin = all.iter().take(position).find(|earlier| overlap(earlier, later));
            found.extend(twin.map(|earlier| told(earlier, later)));
        }
    }
    found
}

fn overlap(one: &Line<'_>, other: &Line<'_>) -> bool {
    let (a, b) = (one.provision, other.provision);
    let is_same_people = a.who == b.who || a.who.iter().any(|group| b.who.contains(group));
    let is_closer = |cell: &Cell, other: &Cell| other.named_besides(cell).is_empty();
    let is_at_once = if a.cell.is_as_close(&b.cell) {
        // The later of two lines on the same replaces the earlier.
        (a.holds, a.paid_from) == (b.holds, b.paid_from)
    } else {
        !is_closer(&a.cell, &b.cell) && !is_closer(&b.cell, &a.cell) && meet_in_time(one, other)
    };
    is_at_once && weight(&a.force) == weight(&b.force) && is_same_people && a.cell.meets(&b.cell)
}

/// Whether both lines hold on some day.
fn meet_in_time(one: &Line<'_>, other: &Line<'_>) -> bool {
    let starts_before_end =
        |(from, _): (Day, Option<Day>), (_, until): (Day, Option<Day>)| until.is_none_or(|until| from < until);
    let (one, other) = (one.time(), other.time());
    starts_before_end(one, other) && starts_before_end(other, one)
}

/// A floor and a ceiling may stand beside a value and beside each other; nothing may stand beside its own kind.
fn weight(force: &Force) -> u8 {
    match force {
        Force::Value(_) | Force::Unsaid(_) => 0,
        Force::Floor(_) => 1,
        Force::Ceiling(_) => 2,
    }
}

fn told(earlier: &Line<'_>, later: &Line<'_>) -> (usize, Fault) {
    let title = &earlier.document.source.title;
    if earlier.provision.cell.is_as_close(&later.provision.cell) {
        let wrong = format!("《{title}》已经为同一件事写过从同一天起的值");
        return later.fault(wrong, "只留一个；两份文件说的不同时，留效力高的那份，另一份写进 note");
    }
    let own = later.provision.cell.named_besides(&earlier.provision.cell).join("、");
    let other = earlier.provision.cell.named_besides(&later.provision.cell).join("、");
    let at = &earlier.provision.clause.at;
    let wrong = format!("《{title}》“{at}”的一行按 {other} 分，这一行按 {own} 分，有人两行都查得到，分不出用哪一行");
    let instead = "按原文在其中一行加上另一行写的选择项，让每一格只有一行管；旧文件已经不管用的，给它写 expires_on";
    later.fault(wrong, instead)
}
