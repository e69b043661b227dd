//! Whom and what a line of a clause speaks of: people, days of payment, an exemption's words, cells of a table.

use super::{
    category::Group,
    key::Key,
    quantity::{Unit, mentions},
    quote,
    text::{ClauseText, SetText},
    value::{On, Value},
    word::{CountedBy, CoverStart, Waives},
};

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

pub(super) fn people(clause: &ClauseText, set: &SetText, complaints: &mut Vec<quote::Complaint>) -> Vec<Group> {
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

pub(super) fn paid_from(clause: &ClauseText, set: &SetText, complaints: &mut Vec<quote::Complaint>) -> Option<On> {
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

pub(super) fn detail(key: Key, set: &SetText, complaints: &mut Vec<quote::Complaint>) -> Detail {
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
