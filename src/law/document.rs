//! Text → document, or every fault in it.

use super::{
    category::Group,
    cell::{self, Cell},
    fault::{Fault, Place},
    gist,
    head::{head, is_dated},
    key::{Key, Kind},
    quantity::{Unit, mentions},
    quote,
    selection::{Detail, detail, paid_from, people},
    text::{ClauseText, DocumentText, HeadText, PackText, SetText},
    value::{On, Value},
};
use crate::{
    calendar::{Day, Year, first_of_year, parse_day, year_of},
    cited::{Clause, Source},
};
use std::{collections::BTreeSet, sync::Arc};

/// A document whose every figure is stated by its quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its head.
    pub source: Arc<Source>,
    /// The first day on which it no longer holds.
    pub expires_on: Option<Day>,
    /// What it sets.
    pub provisions: Vec<Provision>,
}

/// What a provision is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Force {
    /// A value.
    Value(Value),
    /// A floor (不低于): no value, only "at least".
    Floor(Value),
    /// A ceiling (不高于).
    Ceiling(Value),
    /// Nothing stands here, not even the nation's figure: why, in plain words.
    Unsaid(String),
}

/// For which coverage years a provision holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// From a day on, until a document changes it.
    From(Day),
    /// For the one coverage year that it names.
    Only(Year),
}

/// One figure that a document sets.
#[derive(Debug, Clone, PartialEq)]
pub struct Provision {
    /// What is set.
    pub key: Key,
    /// How.
    pub force: Force,
    /// When.
    pub holds: Holds,
    /// Whom it speaks of; empty for everybody.
    pub who: Vec<Group>,
    /// The day of payment from which it holds, where it depends on it.
    pub paid_from: Option<On>,
    /// The table cell: group, scheme, kind, level, stay, age, sex, band.
    pub cell: Cell,
    /// An exemption's further words.
    pub detail: Detail,
    /// The clause that states it.
    pub clause: Arc<Clause>,
    /// Where it stands in the text.
    pub place: Place,
}

/// Gathers faults while a document is read.
struct Reading<'a> {
    faults: Vec<Fault>,
    head: &'a HeadText,
    in_force_from: Day,
}

/// Reads one document of a pack.
pub(super) fn read(pack: &PackText, text: &DocumentText) -> Result<Document, Vec<Fault>> {
    let mut faults = Vec::new();
    let source = head(pack, &text.document, &mut faults);
    let issued_on = source.issued_on;
    let in_force_from = text.document.in_force_from.as_deref().and_then(parse_day).unwrap_or(issued_on);
    let mut reading = Reading { faults, head: &text.document, in_force_from };
    let source = Arc::new(source);
    let mut provisions = Vec::new();
    for (index, clause) in text.clause.iter().enumerate() {
        let complaints = gist::complaints(clause);
        reading.take(Place { clause: Some(index), set: None }, &clause.at, complaints);
        let (stated, told) = (gist::stated(clause), gist::told(clause));
        for (line, set) in clause.sets.iter().enumerate() {
            let place = Place { clause: Some(index), set: Some(line) };
            let provision = reading.provision(place, &source, &stated, set);
            if let (Some(told), true) = (&told, provision.is_some()) {
                reading.proves(place, &source, told, line);
            }
            provisions.extend(provision);
        }
    }
    if !reading.faults.is_empty() {
        return Err(reading.faults);
    }
    let expires_on = text.document.expires_on.as_deref().and_then(parse_day);
    Ok(Document { source, expires_on, provisions })
}

impl Reading<'_> {
    fn provision(
        &mut self,
        place: Place,
        source: &Arc<Source>,
        clause: &ClauseText,
        set: &SetText,
    ) -> Option<Provision> {
        let name = format!("{} {}", clause.at, set.key);
        let before = self.faults.len();
        let mut complain = Vec::new();
        if clause.quote.is_empty() && set.value.as_deref() != Some("unsaid") {
            complain.push(("没有引文 quote".into(), "从原文复制写明这个数字的那句话".into()));
        }
        if clause.at.trim().is_empty() {
            complain.push(("没有写 at".into(), "写第几条，没有条的写标题".into()));
        }
        if set.named.is_some() && set.who.len() > 1 {
            complain.push(("named 只能用在一类人上".into(), "一类人写一行".into()));
        }
        let Some(key) = Key::from_name(&set.key) else {
            let near = Key::ALL.iter().map(|key| key.name()).find(|known| known.contains(set.key.trim())).unwrap_or("");
            complain.push((format!("没有 {} 这个 key", set.key), format!("写格式说明里有的 key {near}")));
            self.take(place, &name, complain);
            return None;
        };
        let force = force(key, set).map_err(|complaint| complain.push(complaint)).ok();
        if let Some(Force::Value(value) | Force::Floor(value) | Force::Ceiling(value)) = &force {
            complain.extend(quote::states(clause, set, value).err());
            let is_floor = matches!(force, Some(Force::Floor(_))) || key == Key::RepairFloor;
            complain.extend(quote::bounds(clause, value, is_floor).err());
        }
        let who = people(clause, set, &mut complain);
        let holds = self.holds(key, clause, set, force.as_ref()).map_err(|complaint| complain.push(complaint)).ok();
        let paid_from = paid_from(clause, set, &mut complain);
        let detail = detail(key, set, &mut complain);
        let cell = cell::read(clause, set, &mut complain);
        self.take(place, &name, complain);
        if self.faults.len() > before {
            return None;
        }
        Some(Provision {
            key,
            force: force?,
            holds: holds?,
            who,
            paid_from,
            cell,
            detail,
            clause: Arc::new(Clause {
                source: Arc::clone(source),
                at: clause.at.clone(),
                quote: clause.quote.clone(),
                gist: clause.gist.clone(),
                reading: set.reading.clone(),
                derived: set.derived.clone(),
                is_typed: false,
            }),
            place,
        })
    }

    /// A gist must state what the quote states: it stands in its place on the page.
    fn proves(&mut self, place: Place, source: &Arc<Source>, told: &ClauseText, line: usize) {
        let before = self.faults.len();
        if let Some(set) = told.sets.get(line) {
            self.provision(place, source, &gist::stated(told), set);
        }
        for fault in self.faults.iter_mut().skip(before) {
            fault.wrong = fault.wrong.replace("引文", "摘记（gist）");
            fault.instead = "摘记要把引文里的这一点原样说出来".into();
        }
    }

    fn take(&mut self, place: Place, name: &str, complaints: Vec<quote::Complaint>) {
        let faults = complaints.into_iter().map(|(wrong, instead)| Fault::at(place, name, wrong, instead));
        self.faults.extend(faults);
    }

    fn holds(
        &self,
        key: Key,
        clause: &ClauseText,
        set: &SetText,
        force: Option<&Force>,
    ) -> Result<Holds, quote::Complaint> {
        let value = match force {
            Some(Force::Value(value) | Force::Floor(value) | Force::Ceiling(value)) => Some(value),
            _ => None,
        };
        let year_of_day = value.and_then(|value| match value {
            Value::On(on) => on.coverage_year(),
            _ => None,
        });
        if let Some(text) = &set.only {
            let year = text.parse().map_err(|_| (format!("for = {text} 不是年份"), "写成 for = 2026".to_owned()))?;
            if year_of_day.is_some_and(|named| named != year) {
                return Err((format!("value 的日期不在 {year} 参保年度的缴费期里"), "核对 for 和 value 的年份".into()));
            }
            if year_of_day.is_none() {
                self.year_is_stated(clause, year)?;
            }
            return Ok(Holds::Only(year));
        }
        let is_sum = key == Key::Subsidy && matches!(value, Some(Value::Yuan(_)));
        if key.is_for_one_year() || is_sum || year_of_day.is_some() {
            return Err(("只对一个年度有效的数字没有写 for".into(), "写 for = 参保年度".into()));
        }
        let Some(text) = &set.from else { return Ok(Holds::From(self.in_force_from)) };
        if let Some(day) = parse_day(text) {
            let is_stated = day == self.in_force_from || is_dated(clause.when.as_ref().unwrap_or(&clause.quote), day);
            return is_stated
                .then_some(Holds::From(day))
                .ok_or_else(|| (format!("引文没有说从 {text} 起"), "用 when 引用写明日期的原文".into()));
        }
        let year =
            text.parse().map_err(|_| (format!("from = {text} 不是年份也不是日期"), "写成 from = 2025".into()))?;
        self.year_is_stated(clause, year)?;
        Ok(Holds::From(first_of_year(year)))
    }

    /// The year must be the only one in `when`, else in the quote, else that of the document's own start.
    fn year_is_stated(&self, clause: &ClauseText, year: Year) -> Result<(), quote::Complaint> {
        let stated = clause.when.as_ref().map_or_else(|| years(&clause.quote), |when| years(when));
        if stated.is_empty() && clause.when.is_none() {
            let only = years(&self.head.cited);
            let is_own = year_of(self.in_force_from) == year || (only.len() == 1 && only.contains(&year));
            return is_own
                .then_some(())
                .ok_or_else(|| (format!("引文和文件头都没有说 {year} 年"), "用 when 引用写明年份的原文".into()));
        }
        if stated.len() == 1 && stated.contains(&year) {
            return Ok(());
        }
        let list = stated.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
        Err((
            format!("引文写的年份是{list}，不只是 {year}"),
            "核对年份；引文里有几个年份时用 when 只引写明这一年的那句".into(),
        ))
    }
}

fn years(text: &str) -> BTreeSet<Year> {
    mentions(text)
        .into_iter()
        .filter_map(|quantity| match quantity.unit {
            Unit::Year => i32::try_from(quantity.value).ok(),
            Unit::Date { year, .. } => year,
            _ => None,
        })
        .collect()
}

fn force(key: Key, set: &SetText) -> Result<Force, quote::Complaint> {
    let read = |text: &str| {
        Value::read(key, text).ok_or_else(|| (format!("{} 的值“{text}”读不懂", key.name()), expected(key)))
    };
    match (&set.value, &set.floor, &set.ceiling) {
        (Some(text), None, None) if text == "unsaid" => match &set.why {
            Some(why) => Ok(Force::Unsaid(why.clone())),
            None => Err(("写了 unsaid 却没有写 why".into(), "用大白话写明为什么算没有规定".into())),
        },
        (Some(text), None, None) => Ok(Force::Value(read(text)?)),
        (None, Some(text), None) => Ok(Force::Floor(read(text)?)),
        (None, None, Some(text)) => Ok(Force::Ceiling(read(text)?)),
        _ => Err((
            "value、floor、ceiling 要写且只写一个".into(),
            "有数值写 value，“不低于”写 floor，“不高于”写 ceiling".into(),
        )),
    }
}

fn expected(key: Key) -> String {
    match key.kind() {
        Kind::Yuan => "写成 \"400 yuan\"".into(),
        Kind::Sum | Kind::Cap => "写成 \"400 yuan\"，没有的写 \"none\"".into(),
        Kind::Say => "写一句大白话".into(),
        Kind::Rate => "写成 \"20%\"".into(),
        Kind::Months => "写成 \"3 months\"".into(),
        Kind::Years => "写成 \"4 years\"".into(),
        Kind::People => "写成 \"8 people\"".into(),
        Kind::Year => "写成 \"year 2025\"".into(),
        Kind::Date => "写成 \"09-01\"、\"02-end\" 或 \"2025-09-01\"".into(),
        Kind::Word(words) => format!("写 {} 中的一个", words.join("、")),
        Kind::Share => "写成 \"90%\"、\"300 yuan\" 或 \"none\"".into(),
        Kind::Limit => "写成 \"90 days\"、\"3 months\"、\"1 year\"、\"same_year\" 或 \"any_time\"".into(),
    }
}
