//! That the bands of a ratio join: from zero (or from the deductible) on, without a hole, and open at the end.

use super::{
    super::{
        care_word::{Age, CareKind, CarePlace, Level, Scheme},
        category::Group,
        cell::Query,
        document::Provision,
        fault::Fault,
        key::Key,
        kin::kin,
        shelf::{Pack, Shelf},
        standing::Standing,
        table::{Band, Table},
        word::Bands,
    },
    Line, lines,
};
use crate::{
    calendar::Day,
    cited::Trace,
    units::{Rate, Yuan},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Each ratio with the key that says from where its bands are measured, and the deductible that they may begin at.
const RATIOS: [(Key, Key, Key); 2] = [
    (Key::BasicRatio, Key::BasicBands, Key::BasicDeductible),
    (Key::CriticalRatio, Key::CriticalBands, Key::CriticalDeductible),
];

/// The tables of one day by which bands are read.
struct Law {
    ratio: Table<Rate>,
    measured: Table<Bands>,
    deductible: Table<Yuan>,
}

/// Every hole in the bands of a pack, found by the lookup that bills use: for every day on which something changes and
/// every case that some line tells apart.
pub(super) fn holes(shelf: &Shelf, pack: &Pack) -> Vec<(usize, Fault)> {
    let mut found = Vec::new();
    for (key, measured, deductible) in RATIOS {
        let own: Vec<Line<'_>> = lines(pack).filter(|line| line.provision.key == key).collect();
        if !own.iter().any(|line| is_banded(line.provision)) {
            continue;
        }
        let asked: Vec<Line<'_>> = shelf
            .packs
            .iter()
            .flat_map(lines)
            .filter(|line| [key, measured, deductible].contains(&line.provision.key))
            .collect();
        let cases = cases(key, &asked);
        let typed = BTreeMap::new();
        for day in days(&asked) {
            let standing = Standing::on(shelf, day, &typed);
            let law = Law {
                ratio: standing.table(key),
                measured: standing.table(measured),
                deductible: standing.table(deductible),
            };
            found.extend(cases.iter().flat_map(|case| holes_of(&law, case, &own)));
        }
    }
    let mut told = BTreeSet::new();
    found.retain(|(index, fault)| told.insert((*index, fault.clone())));
    found
}

fn is_banded(provision: &Provision) -> bool {
    provision.cell.over.is_some() || provision.cell.up_to.is_some()
}

/// Every day on which one of the lines begins or ends.
fn days(asked: &[Line<'_>]) -> BTreeSet<Day> {
    asked.iter().map(Line::time).flat_map(|(from, until)| [Some(from), until]).flatten().collect()
}

/// A case that is looked up, with the group that it belongs to.
#[derive(Clone, Default)]
struct Case {
    query: Query<'static>,
    groups: Vec<Group>,
}

/// One case for every combination that some line tells apart.
fn cases(key: Key, asked: &[Line<'_>]) -> Vec<Case> {
    let mut cases = vec![Case::default()];
    cases = widen(cases, Scheme::ALL, asked, |it| &it.cell.scheme, |case, scheme| case.query.scheme = Some(scheme));
    if key == Key::BasicRatio {
        cases = widen(cases, CareKind::ALL, asked, |it| &it.cell.kind, |case, kind| case.query.kind = Some(kind));
        cases = widen(cases, Level::ALL, asked, |it| &it.cell.level, |case, level| case.query.level = Some(level));
        cases = widen(cases, Age::ALL, asked, |it| &it.cell.age, |case, age| case.query.age = Some(age));
        cases = widen(cases, CarePlace::ALL, asked, |it| &it.cell.place, |case, place| case.query.place = Some(place));
    }
    let nobody = cases.clone();
    let named: BTreeSet<Group> = asked.iter().flat_map(|line| line.provision.who.iter().copied()).collect();
    let named: Vec<Group> = named.into_iter().collect();
    let mut cases = widen(cases, &named, asked, |it| &it.who, |case, group| case.groups = vec![group]);
    cases.extend(nobody);
    cases
}

/// Every case so far, with each value that some line tells from the others.
fn widen<T: Copy + PartialEq>(
    cases: Vec<Case>,
    values: &[T],
    asked: &[Line<'_>],
    named: fn(&Provision) -> &Vec<T>,
    put: impl Fn(&mut Case, T),
) -> Vec<Case> {
    let classes = kin(values, asked.iter().map(|line| named(line.provision).as_slice()));
    let each = |case: &Case| {
        let firsts = classes.iter().filter_map(|class| class.first());
        let wider = |value: &T| {
            let mut wider = case.clone();
            put(&mut wider, *value);
            wider
        };
        firsts.map(wider).collect::<Vec<_>>()
    };
    cases.iter().flat_map(each).collect()
}

/// The holes in one case's bands. Bands that overlap are told where lines that overlap are.
fn holes_of(law: &Law, case: &Case, own: &[Line<'_>]) -> Vec<(usize, Fault)> {
    let query = Query { groups: &case.groups, ..case.query };
    let Ok(bands) = law.ratio.bands(&query) else { return Vec::new() };
    let line = |band: &Band<'_, Rate>| own.iter().find(|line| Arc::ptr_eq(&line.provision.clause, band.term.clause()));
    let mut found = Vec::new();
    let mut reached = Some(start(law, &query));
    for band in &bands {
        if let Some(edge) = reached.filter(|edge| *edge < band.over) {
            let wrong = format!("{}元到{}元这一段没有写", plain(edge), plain(band.over));
            let instead = "按原文写全每一段，各段写在同一份文件里、从同一天起、选择项相同；第一段从0元起就不写 over，分段连起付标准一起算的从起付标准起";
            found.extend(line(band).map(|line| line.fault(wrong, instead)));
        }
        reached = band.up_to.zip(reached).map(|(to, edge)| to.max(edge));
    }
    if let (Some(edge), Some(last)) = (reached, bands.last()) {
        let wrong = format!("{}元以上没有写", plain(edge));
        let instead = "最后一段不写 up_to；以上不再支付的，用最高支付限额来写";
        found.extend(line(last).map(|line| line.fault(wrong, instead)));
    }
    found
}

/// Where the first band must begin: at zero, or at the deductible where the bands are measured with it.
fn start(law: &Law, query: &Query<'_>) -> Yuan {
    let mut trace = Trace::<()>::default();
    let measured = law.measured.pick_anywhere(query).ok().map(|term| trace.open(term));
    let deductible = law.deductible.stated(query).map(|term| trace.open(term));
    deductible.filter(|_| measured == Some(Bands::WithDeductible)).unwrap_or(Yuan::ZERO)
}

fn plain(sum: Yuan) -> String {
    sum.decimal().normalize().to_string()
}
