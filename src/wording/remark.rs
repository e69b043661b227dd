//! Notices: what the reader must know besides the figures.

use super::{day, percent, years, yuan};
use crate::{
    assess::Remark,
    cited::{Clause, Step},
    law::{Key, Silence, Value},
    rules::Finding,
};
use std::{collections::BTreeSet, sync::Arc};

/// One notice, as the contract and the page show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The contract's code.
    pub code: &'static str,
    /// The part of the answer that it concerns.
    pub path: String,
    /// The override's key, for unsaid figures that may be typed.
    pub key: Option<&'static str>,
    /// The sentence.
    pub text: String,
}

/// Every notice of an answer: silences first, then readings, drafts, unverified and typed figures.
pub fn notices(remarks: &[Remark], steps: &[Step<Finding>]) -> Vec<Notice> {
    let cited = steps.iter().map(|step| (step.path.as_ref(), step.clauses.as_slice()));
    notices_of(remarks.iter().flat_map(remark).collect(), cited)
}

/// Some notices, then what must be told of the clauses that figures rest on, each figure with its path.
pub(super) fn notices_of<'a>(
    mut found: Vec<Notice>,
    cited: impl Iterator<Item = (&'a str, &'a [Arc<Clause>])>,
) -> Vec<Notice> {
    let mut marked = BTreeSet::new();
    for (path, clauses) in cited {
        for clause in clauses.iter().filter(|clause| is_marked(clause)) {
            // A clause says the same under every figure of a section.
            if marked.insert((section_of(path), Arc::as_ptr(clause))) {
                found.extend(marks(path, clause));
            }
        }
    }
    let mut seen = BTreeSet::new();
    let is_first: Vec<bool> =
        found.iter().map(|notice| seen.insert((notice.code, section_of(&notice.path), &notice.text))).collect();
    let mut is_first = is_first.into_iter();
    found.retain(|_| is_first.next().unwrap_or(true));
    found
}

/// A notice is told once for each section of the answer.
fn section_of(path: &str) -> &str {
    path.split('.').next().unwrap_or("")
}

/// Whether the reader must be told anything of a clause.
fn is_marked(clause: &Clause) -> bool {
    clause.is_typed || clause.is_unverified() || clause.is_draft() || clause.reading.is_some()
}

fn marks(path: &str, clause: &Clause) -> Vec<Notice> {
    let mut found = Vec::new();
    let mut add = |code, text: String| found.push(Notice { code, path: path.to_owned(), key: None, text });
    let title = &clause.source.title;
    if clause.is_typed {
        add("typed_figure", "这里用了您自己填的数字，请以当地通知为准。".into());
    } else if clause.is_unverified() {
        add("unverified_figure", format!("这里用了未核实的资料《{title}》，请打12393核对。"));
    }
    if clause.is_draft() {
        add("draft_policy", format!("这里依据的《{title}》还是征求意见稿，正式文件可能不同。"));
    }
    if let Some(reading) = &clause.reading {
        add("reading", reading.clone());
    }
    found
}

/// The notices of one remark.
pub fn remark(remark: &Remark) -> Vec<Notice> {
    match remark {
        Remark::Unsaid(path, silence) => unsaid(path, silence),
        Remark::Without(path, silence) => without(path, silence),
        Remark::WindowUnsaid(silence) => both(window_unsaid(silence)),
        Remark::BeforeMechanism(path, year) => {
            vec![notice("unsaid", path, format!("{year}年度还没有待遇等待期、补缴修复和激励的规定，不计算。"))]
        }
        Remark::Account(note) => vec![super::account::note(note)],
        Remark::Wait(doubt) => vec![super::wait_doubt::doubt(doubt)],
        other => single(other).into_iter().collect(),
    }
}

pub(super) fn notice(code: &'static str, path: &str, text: impl Into<String>) -> Notice {
    Notice { code, path: path.into(), key: None, text: text.into() }
}

/// What silences the wait silences its repair with it.
fn both(text: String) -> Vec<Notice> {
    ["waiting", "repair"].into_iter().map(|path| notice("unsaid", path, text.clone())).collect()
}

fn window_unsaid(silence: &Silence) -> String {
    format!(
        "本地未收录{}年度的缴费时间。请告诉我们您是在集中参保期里交的，还是以后交的（enrolment.window）；不清楚请打12393。",
        silence.year
    )
}

fn single(remark: &Remark) -> Option<Notice> {
    Some(match remark {
        Remark::WindowDiffers => {
            notice("window_differs", "waiting.window", "您说的缴费时段和本地公布的不一样，这里按本地公布的日期计算。")
        }
        Remark::PastWindowDiffers(year, path) => {
            let text = format!("您说的{year}年的缴费时段和本地公布的不一样，这里按本地公布的日期计算。");
            notice("window_differs", path, text)
        }
        Remark::UnknownYears(unknown) => {
            let text = format!("{}有没有参保没有填；这些年不算断保，不影响等待期。", years(unknown));
            notice("unknown_years", "waiting.unknown_years", text)
        }
        Remark::AdultAssumed => {
            notice("adult_assumed", "waiting.exempt", "没有填出生日期，按成年人计算；一周岁以内的孩子请填出生日期。")
        }
        Remark::ContinuityAssumed => {
            notice("continuity_assumed", "waiting.exempt", "没有填连续参保多少个月，按已经满足当地要求计算。")
        }
        Remark::Outlasts(ends, year) => {
            let text = format!(
                "等到{}才能报，已经过了{year}年。请在下一个年度的集中参保期里接着缴费，就不用重新等。",
                day(*ends)
            );
            notice("wait_outlasts_year", "waiting.covered_until", text)
        }
        Remark::NewbornFree(clause) => {
            let text =
                format!("新生儿符合条件的可以免缴（{}）；这里按没有免缴计算，请打12393核对。", super::source(clause));
            notice("unsaid", "premium.payable", text)
        }
        Remark::LateBirth(late) => super::newborn::late_birth(late),
        Remark::NewlyAdded(clause) => {
            let text = format!(
                "本地只对新认定的医疗救助对象不设等待期（{}）；这里按原来就已认定计算，刚认定的请打12393。",
                super::source(clause)
            );
            notice("reading", "waiting.exempt", text)
        }
        other => return benefit(other),
    })
}

/// Notices about bonuses and bills.
fn benefit(remark: &Remark) -> Option<Notice> {
    Some(match remark {
        Remark::ClaimsUnknown(open) => {
            let text = format!("{}有没有用医保基金报销没有填，按报销过计算，零报销激励可能少算。", years(open));
            notice("claims_unknown", "bonus", text)
        }
        Remark::NoBonusToUse(told) => {
            let text = format!("{}还没有激励额度，不会用掉；填了用掉的请核对，这里按没有用掉计算。", years(told));
            notice("reading", "bonus", text)
        }
        Remark::AtLeast(path, key, least, clause) => {
            let text = format!(
                "本地没有自己的{}，这里按{}规定的至少{}计算（{}）。",
                key.title(),
                clause.source.area_name,
                yuan(*least),
                super::source(clause)
            );
            notice("at_least", path, text)
        }
        Remark::CarriedOn(path, from, clause) => {
            let text = format!(
                "《{}》到{from}年就不再有效；{from}年起的限额按现在的数字往后推算，以后会变。",
                clause.source.title
            );
            notice("reading", path, text)
        }
        Remark::NotInCentral(year, clause) => {
            let text = format!(
                "下表按{year}年在集中参保期缴费推算；您这次在延长缴费期缴费，这一年不算进连续参保年数，连续参保激励要晚一年（{}）。这一年看病的账单按实际缴费的情况算。",
                super::source(clause)
            );
            notice("reading", "bonus.by_year", text)
        }
        Remark::NotCoveredThatYear(year) => {
            let text = format!(
                "下表按{year}年在集中参保期缴费推算；您这次缴费，{year}年里等不到能报销，这一年会算断保：连续参保年数重新计算，也没有这一年的零报销激励。"
            );
            notice("reading", "bonus.by_year", text)
        }
        other => return care(other),
    })
}

/// Notices about care.
fn care(remark: &Remark) -> Option<Notice> {
    Some(match remark {
        Remark::CoverAssumed => {
            notice("cover_assumed", "reimbursement", "这里按看病那天已经能享受待遇计算；还在等待期的不能报。")
        }
        Remark::CoverUnknown => {
            let text = "要等多久、从哪天起能报，这里还不知道，所以不知道看病那天能不能报。下面先按能报计算；要是那天还在等待期，医保一分也不报，请先打12393问清。";
            notice("cover_assumed", "reimbursement", text)
        }
        Remark::WaitEndsNearCare(on, from) => {
            let text = format!(
                "{}还不能报，{}起就能报；本地按费用发生的那天算，住到那天以后的费用请问医院和12393。",
                day(*on),
                day(*from)
            );
            notice("wait_ends_near_care", "reimbursement.events", text)
        }
        Remark::RoughEstimate(sum, ratio, clause) => {
            let text = format!(
                "本地未收录具体报销办法。按公布的平均实际报销比例{}粗略估计，大约能报{}（{}）。",
                percent(*ratio),
                yuan(*sum),
                super::source(clause)
            );
            notice("rough_estimate", "reimbursement", text)
        }
        Remark::PartUnknown(index, field) => {
            let name = if *field == "excluded" { "目录外自费" } else { "先行自付" };
            let number = index.saturating_add(1);
            let text = format!("第{number}笔的{name}没有填，按0元计算；有这部分的话，实际报的会少一些。");
            Notice { path: format!("care[{index}].{field}"), ..notice("rough_estimate", "", text) }
        }
        Remark::Doubt(doubt) => {
            let (path, text) = super::bill::doubt(*doubt);
            notice("reading", path, text)
        }
        Remark::MonthsAssumed => {
            notice("continuity_assumed", "reimbursement", "没有填连续参保多少个月，按24个月以上、享受全部待遇计算。")
        }
        Remark::PensionAssumed => {
            let text = "没有填在哪里领养老金，按在本地领计算；在外地领的，要的年限可能不同。";
            notice("reading", "retirement", text)
        }
        Remark::AdultAssumedInCare => {
            notice("adult_assumed", "reimbursement", "没有填出生日期，按成年人计算；未成年人的起付线可能不同。")
        }
        Remark::AccountCrowded(crowded) => notice("reading", "family.payments", super::family::crowded(crowded)),
        Remark::NewStudentClaims(path, last, clause) => {
            let text = format!(
                "新入学的学生可以到{}才去报销（{}）；这里不知道您是不是当年新入学，按一般人的最后一天算。",
                day(*last),
                super::source(clause)
            );
            notice("reading", path, text)
        }
        _ => return None,
    })
}

fn unsaid(path: &str, silence: &Silence) -> Vec<Notice> {
    let key = silence.key.is_typable().then(|| silence.key.name());
    let title = silence.key.title();
    let why = silence.why.as_ref().map(|why| format!("{why} ")).unwrap_or_default();
    let typed = if key.is_some() { "，也可以照当地通知自己填" } else { "" };
    let text = format!("本地未收录{}年度的{title}。{why}请打12393问当地医保局{typed}。", silence.year);
    let mut found = vec![Notice { key, ..notice("unsaid", path, text) }];
    if let Some((least, clause)) = floor(silence) {
        let text = format!("{}规定{title}至少{least}（{}）。", clause.source.area_name, super::source(clause));
        found.push(notice("at_least", path, text));
    }
    found
}

/// What the answer did instead stands after what is unsaid.
fn without(path: &str, silence: &Silence) -> Vec<Notice> {
    if silence.key == Key::FamilyRelation {
        let text = "本地文件写的是给近亲属用，没有写能不能用自己的账户给自己交居民医保费；这里先按能用计算，请打12393问当地医保局。";
        return vec![notice("unsaid", path, text)];
    }
    let instead = match silence.key {
        Key::FamilyKept => "这里先按余额都可以用计算。",
        Key::FamilyReach => "这里先按只能给同省参保的人用计算。",
        Key::FamilyPaying => "这里先按不够就不扣计算。",
        _ => "",
    };
    let mut found = unsaid(path, silence);
    if let Some(notice) = found.first_mut() {
        notice.text.push_str(instead);
    }
    found
}

/// What a floor gives in place of a value.
fn floor(silence: &Silence) -> Option<(String, &Arc<Clause>)> {
    let (value, clause) = silence.floor.as_ref()?;
    match value {
        Value::Yuan(least) => Some((yuan(*least), clause)),
        Value::Rate(least) => Some((percent(*least), clause)),
        Value::Years(least) => Some((format!("{least}年"), clause)),
        _ => None,
    }
}
