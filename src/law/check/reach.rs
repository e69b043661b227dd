//! Lines that nobody can find: selectors by which no question asks for the key, people missing, a time that is over
//! before it begins.

use super::{
    super::{
        document::{Holds, Provision},
        fault::Fault,
        key::Key,
        selector::Selector,
        shelf::Pack,
    },
    Line, lines,
};

/// Every line that no question can reach.
pub(super) fn unreached(pack: &Pack) -> Vec<(usize, Fault)> {
    lines(pack).filter_map(|line| by_selector(&line).or_else(|| by_people(&line)).or_else(|| by_time(&line))).collect()
}

fn by_selector(line: &Line<'_>) -> Option<(usize, Fault)> {
    let Provision { key, .. } = line.provision;
    let named = Selector::named_by(line.provision);
    let ways = key.selectors();
    if ways.iter().any(|way| named.iter().all(|selector| way.contains(selector))) {
        return None;
    }
    let is_known = |selector: &&Selector| ways.iter().any(|way| way.contains(selector));
    let useless: Vec<&str> = named.iter().filter(|it| !is_known(it)).map(|it| it.word()).collect();
    if useless.is_empty() {
        let both = named.iter().map(|it| it.word()).collect::<Vec<_>>().join("、");
        let wrong = format!("{} 不会同时按 {both} 查，这一行谁也查不到", key.name());
        return Some(line.fault(wrong, "按原文分成几行写"));
    }
    let useless = useless.join("、");
    let wrong = format!("{} 不分 {useless} 查，写了它，这一行谁也查不到", key.name());
    Some(line.fault(
        wrong,
        format!("对所有人都一样的删去 {useless}；只管一部分情形的不写数值，写成 guide 的一句话或写进 note"),
    ))
}

/// What is looked up person by person must name whom it speaks of.
fn by_people(line: &Line<'_>) -> Option<(usize, Fault)> {
    let is_for_people = matches!(line.provision.key, Key::Subsidy | Key::Exemption | Key::Recipient);
    (is_for_people && line.provision.who.is_empty())
        .then(|| line.fault("没有写 who，这一行谁也查不到".into(), "用 who 写明是哪些人"))
}

fn by_time(line: &Line<'_>) -> Option<(usize, Fault)> {
    let Holds::From(start) = line.provision.holds else { return None };
    let end = line.document.expires_on.filter(|end| *end <= start)?;
    let wrong = format!("从 {start} 起执行，文件却从 {end} 起就失效，这一行从来没有效力");
    Some(line.fault(wrong, "核对 from 和文件头的 expires_on"))
}
