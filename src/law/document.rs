//! Text → document, or every fault in it.

use super::{
    category::Group,
    fault::{Fault, Place},
    key::{Key, Kind},
    quantity::{Unit, mentions},
    quote,
    text::{ClauseText, DocumentText, HeadText, PackText, SetText},
    value::{CountedBy, CoverStart, On, Value, Waives},
};
use crate::{
    calendar::{Day, Year, day_before, first_of_year, parse_day, same_day_or_last, year_of},
    cited::{Clause, Source, Standing, Trust},
};
use chrono::Datelike;
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

/// What an exemption says besides its limit, and the other selections of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    /// How much of the wait is waived; none means all.
    pub waives: Option<Waives>,
    /// From when cover runs.
    pub cover: Option<CoverStart>,
    /// By which day the limit is counted; none means payment.
    pub counted_by: Option<CountedBy>,
    /// Whether the money must arrive by the end of the month after registration.
    pub is_paid_by_next_month: bool,
    /// Whether the limit is counted from the month after the event.
    pub is_from_next_month: bool,
    /// Whether two (or as many as the area says) continuous years are needed.
    pub needs_continuous_years: bool,
    /// Whether the months without cover must be paid up.
    pub needs_gap_paid: bool,
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
    pub cell: Vec<(&'static str, String)>,
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
        for (line, set) in clause.sets.iter().enumerate() {
            let place = Place { clause: Some(index), set: Some(line) };
            provisions.extend(reading.provision(place, &source, clause, set));
        }
    }
    if !reading.faults.is_empty() {
        return Err(reading.faults);
    }
    let expires_on = text.document.expires_on.as_deref().and_then(parse_day);
    Ok(Document { source, expires_on, provisions })
}

fn head(pack: &PackText, head: &HeadText, faults: &mut Vec<Fault>) -> Source {
    let mut fault = |wrong: &str, instead: &str| faults.push(Fault::at(Place::default(), "document", wrong, instead));
    let standing = Standing::from_word(&head.standing);
    let trust = Trust::from_word(&head.trust);
    if head.title.is_empty() {
        fault("没有标题 title", "写文件标题");
    }
    if head.issuer.is_empty() {
        fault("没有发文机关 issuer", "写发文机关；不知道是谁发的，就不能当依据");
    }
    if head.number.is_none() && standing == Some(Standing::InForce) {
        fault("现行文件没有文号 number", "写文号；没有文号的公告、报道写 standing = \"report\"");
    }
    if standing.is_none() {
        fault("standing 认不得", "写 in-force、draft 或 report");
    }
    if trust.is_none() {
        fault("trust 认不得", "写 official、reported、copied 或 unverified");
    }
    if standing == Some(Standing::InForce) && head.title.contains("征求意见稿") {
        fault("征求意见稿不能写 in-force", "写 standing = \"draft\"");
    }
    dates(head, &mut fault);
    Source {
        title: head.title.clone(),
        number: head.number.clone(),
        issuer: head.issuer.clone(),
        issued_on: parse_day(&head.issued_on).unwrap_or_default(),
        found_at: head.source.clone(),
        standing: standing.unwrap_or(Standing::Report),
        trust: trust.unwrap_or(Trust::Unverified),
        area: pack.code.clone(),
        area_name: pack.name.clone(),
    }
}

/// Every date of the head must stand in the sentence that the head cites.
fn dates(head: &HeadText, fault: &mut impl FnMut(&str, &str)) {
    if head.issued_on.is_empty() {
        fault("没有印发日期 issued_on", "写印发（发布）日期，例如 issued_on = 2024-07-26");
    }
    let start = head.in_force_from.as_deref().unwrap_or(&head.issued_on);
    if head.expires_on.as_deref().is_some_and(|end| end <= start) {
        fault("expires_on 不在开始执行以后", "写从哪天起失效，例如 expires_on = 2028-01-01");
    }
    for (name, text) in [
        ("issued_on", Some(head.issued_on.as_str()).filter(|text| !text.is_empty())),
        ("in_force_from", head.in_force_from.as_deref()),
        ("expires_on", head.expires_on.as_deref()),
    ] {
        let Some(text) = text else { continue };
        let Some(day) = parse_day(text) else {
            fault(&format!("{name} 不是一个日期：{text}"), "写成 2024-07-26 这样");
            continue;
        };
        let is_term = name == "expires_on" && parse_day(start).is_some_and(|from| is_term(&head.cited, from, day));
        let last_day = if name == "expires_on" { day_before(day) } else { day };
        if !is_term && !is_dated(&head.cited, day) && !is_dated(&head.cited, last_day) {
            fault(&format!("cited 里没有 {name} 的日期 {text}"), "把写有这个日期的原文抄进 cited，并核对日期");
        }
    }
}

fn is_dated(cited: &str, day: Day) -> bool {
    let whole = mentions(cited).iter().any(|quantity| {
        matches!(quantity.unit, Unit::Date { year: Some(y), month, day: d }
            if (y, month, d) == (day.year(), day.month(), day.day()))
    });
    let (year, month) = (day.year(), day.month());
    let months = [format!("{year:04}-{month:02}"), format!("{year:04}年{month}月")];
    let is_month = day.day() == 1 && months.iter().any(|text| stands_alone(cited, text));
    let is_year = day.ordinal() == 1 && stands_alone(cited, &format!("{year:04}年"));
    whole || is_month || is_year
}

/// Whether a year or month stands in a sentence by itself, not as the head or tail of something longer.
fn stands_alone(cited: &str, text: &str) -> bool {
    cited.match_indices(text).any(|(at, _)| {
        let before = cited.get(..at).and_then(|text| text.chars().next_back());
        let after = cited.get(at.saturating_add(text.len())..).and_then(|text| text.chars().next());
        !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit() || c == '-')
    })
}

/// 有效期5年: the term added to the first day in force.
fn is_term(cited: &str, from: Day, until: Day) -> bool {
    let Some((_, after)) = cited.split_once("有效期") else { return false };
    let Some(term) = mentions(after).into_iter().find(|quantity| quantity.unit == Unit::Years) else { return false };
    let months = u32::try_from(term.value).ok().and_then(|years| years.checked_mul(12));
    months.is_some_and(|months| same_day_or_last(from, months) == until)
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
        let cell = cell(clause, set, &mut complain);
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
                reading: set.reading.clone(),
                derived: set.derived.clone(),
                is_typed: false,
            }),
            place,
        })
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
        Kind::Rate => "写成 \"20%\"".into(),
        Kind::Months => "写成 \"3 months\"".into(),
        Kind::Years => "写成 \"4 years\"".into(),
        Kind::Year => "写成 \"year 2025\"".into(),
        Kind::Date => "写成 \"09-01\"、\"02-end\" 或 \"2025-09-01\"".into(),
        Kind::Word(words) => format!("写 {} 中的一个", words.join("、")),
        Kind::Share => "写成 \"90%\"、\"300 yuan\" 或 \"none\"".into(),
        Kind::Limit => "写成 \"90 days\"、\"3 months\"、\"1 year\"、\"same_year\" 或 \"any_time\"".into(),
    }
}

fn people(clause: &ClauseText, set: &SetText, complaints: &mut Vec<quote::Complaint>) -> Vec<Group> {
    let mut found = Vec::new();
    for name in &set.who {
        let Some(group) = Group::from_name(name) else {
            complaints.push((format!("who 里的 {name} 认不得"), "写格式说明“人群与事由”表里的名字".into()));
            continue;
        };
        let named = set.named.as_deref().filter(|words| clause.quote.contains(words));
        if named.is_none() && !group.is_named_in(&clause.quote) {
            complaints.push((
                format!("引文没有提到 {name}（{}）", group.title()),
                "引用提到这类人的原文，或用 named 指明".into(),
            ));
        }
        found.push(group);
    }
    found
}

fn paid_from(clause: &ClauseText, set: &SetText, complaints: &mut Vec<quote::Complaint>) -> Option<On> {
    let text = set.paid_from.as_deref()?;
    let Some(Value::On(on)) = Value::read(Key::CentralOpens, text) else {
        complaints.push((format!("paid_from = {text} 读不懂"), "写成 \"01-01\"".into()));
        return None;
    };
    let is_stated = mentions(&clause.quote).iter().any(|quantity| match (quantity.unit, on) {
        (Unit::Date { month, day, .. }, On::EveryYear { month: m, day: d }) => (month, day) == (m, d),
        _ => false,
    });
    if !is_stated {
        complaints.push((format!("引文没有说 {text}"), "引用写明这一天的原文".into()));
    }
    Some(on)
}

fn detail(key: Key, set: &SetText, complaints: &mut Vec<quote::Complaint>) -> Detail {
    let words = [&set.waives, &set.cover, &set.counted_by, &set.paid_by, &set.counts_from];
    if key != Key::Exemption && (words.iter().any(|word| word.is_some()) || !set.needs.is_empty()) {
        complaints.push((
            "waives、cover、counted_by、paid_by、counts_from、needs 只能写在 exemption 上".into(),
            "删去".into(),
        ));
    }
    let mut check = |name: &str, word: &Option<String>, is_known: bool| {
        if let (Some(word), false) = (word, is_known) {
            complaints.push((format!("{name} = {word} 认不得"), "写格式说明里有的词".into()));
        }
    };
    let waives = set.waives.as_deref().and_then(Waives::from_word);
    let cover = set.cover.as_deref().and_then(CoverStart::from_word);
    let counted_by = set.counted_by.as_deref().and_then(CountedBy::from_word);
    check("waives", &set.waives, waives.is_some());
    check("cover", &set.cover, cover.is_some());
    check("counted_by", &set.counted_by, counted_by.is_some());
    check("paid_by", &set.paid_by, set.paid_by.as_deref() == Some("end_of_next_month"));
    check("counts_from", &set.counts_from, set.counts_from.as_deref() == Some("next_month"));
    for need in &set.needs {
        check("needs", &Some(need.clone()), ["continuous_years", "gap_paid"].contains(&need.as_str()));
    }
    Detail {
        waives,
        cover,
        counted_by,
        is_paid_by_next_month: set.paid_by.is_some(),
        is_from_next_month: set.counts_from.is_some(),
        needs_continuous_years: set.needs.iter().any(|need| need == "continuous_years"),
        needs_gap_paid: set.needs.iter().any(|need| need == "gap_paid"),
    }
}

const CELLS: &[(&str, &[&str])] = &[
    ("scheme", &["resident", "employee", "retired_employee"]),
    ("kind", &["outpatient", "chronic", "inpatient"]),
    ("level", &["community", "primary", "secondary", "tertiary", "provincial"]),
    ("stay", &["first", "later"]),
    ("age", &["minor", "adult"]),
    ("sex", &["female", "male"]),
];

fn cell(clause: &ClauseText, set: &SetText, complaints: &mut Vec<quote::Complaint>) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let words = [&set.scheme, &set.kind, &set.level, &set.stay, &set.age, &set.sex];
    for ((name, known), word) in CELLS.iter().zip(words) {
        let Some(word) = word else { continue };
        if !known.contains(&word.as_str()) {
            complaints.push((format!("{name} = {word} 认不得"), format!("写 {} 中的一个", known.join("、"))));
        }
        found.push((*name, word.clone()));
    }
    if let Some(group) = &set.group {
        found.push(("group", group.clone()));
    }
    for (name, edge) in [("over", &set.over), ("up_to", &set.up_to)] {
        let Some(edge) = edge else { continue };
        let sum = match Value::read(Key::BasicCap, edge) {
            Some(Value::Yuan(sum)) => sum.decimal(),
            _ => {
                complaints.push((format!("{name} = {edge} 读不懂"), "写成 \"10000 yuan\"".into()));
                continue;
            }
        };
        if !mentions(&clause.quote).iter().any(|quantity| quantity.unit == Unit::Yuan && quantity.value == sum) {
            complaints.push((format!("引文没有说 {name} 的 {edge}"), "引用写明分段的原文".into()));
        }
        found.push((name, edge.clone()));
    }
    found
}
