//! The certificate of coverage as text: one line for everything that has the same state, its keys in parentheses.

use super::{day, family::kin, percent, window, yuan};
use crate::{
    assess::coverage::{Benefit, Certificate, Note, Origin, Paid, Row, Span, State, Told, Trait},
    calendar::{first_of_year, last_of_year, year_of},
    law::{Age, CareKind, CarePlace, Key, Level, Pension, Scheme, Sex, Stay, Usage, Value},
    units::Yuan,
};

/// The whole certificate; its last line is the proof.
pub fn certificate(certificate: &Certificate) -> String {
    let mut text = format!("{} {} 收录证明（{}）\n", certificate.code, certificate.name, span(certificate.span));
    let mut before = None;
    for row in &certificate.rows {
        if before != Some(row.benefit) {
            text.push_str(&format!("{}\n", benefit(row.benefit)));
            before = Some(row.benefit);
        }
        text.push_str(&format!("  {}\n", line(row, certificate.span)));
    }
    text.push_str(&proof(certificate));
    text
}

/// 合计：1234格，已收录1000格，至少34格，未收录200格。没有重叠：每一格最多查得到一行。
pub fn proof(certificate: &Certificate) -> String {
    let (answered, at_least, silent) = certificate.counts();
    let all = answered.saturating_add(at_least).saturating_add(silent);
    let overlaps = match certificate.overlaps {
        0 => "没有重叠：每一格最多查得到一行。".to_owned(),
        some => format!("有{some}处重叠，要先改好。"),
    };
    format!("合计：{all}格，已收录{answered}格，至少{at_least}格，未收录{silent}格。{overlaps}\n")
}

/// One line: when and for whom, and what there is.
pub fn line(row: &Row, whole: Span) -> String {
    let time = if row.spans == [whole] { None } else { Some(row.spans.iter().map(|it| span(*it)).collect::<Vec<_>>()) };
    let time = time.map(|spans| spans.join("、"));
    let told = row.told.iter().filter(|told| !told.others.is_empty() || is_single(told)).map(traits);
    let head: Vec<String> = time.into_iter().chain(told).collect();
    let head = if head.is_empty() { "全部".to_owned() } else { head.join("；") };
    // A topic of the guide is its own key, and named already.
    let state = match row.state {
        State::Silent { .. } if row.benefit == Benefit::Guide => "未收录".into(),
        _ => state(&row.state),
    };
    format!("{head}：{state}")
}

/// A scheme has lines of its own and is always named.
fn is_single(told: &Told) -> bool {
    matches!(told.values.as_slice(), [Trait::Scheme(_)])
}

/// What is asked for, with the key that stands for it.
pub fn benefit(benefit: Benefit) -> String {
    let (title, key) = match benefit {
        Benefit::Window => ("什么时候缴费", Key::CentralCloses),
        Benefit::Premium => ("个人缴费", Key::PersonalPremium),
        Benefit::Government => ("政府补助", Key::GovernmentPart),
        Benefit::Payable => ("一共要交多少", Key::LateCharges),
        Benefit::Subsidy => ("资助参保", Key::Subsidy),
        Benefit::Waiting => ("待遇等待期有几个月", Key::FixedMonths),
        Benefit::CoverStart => ("从哪天起能报", Key::DayCounting),
        Benefit::Repair => ("补缴修复", Key::RepairMonths),
        Benefit::RepairCost => ("补缴的价格", Key::RepairPrice),
        Benefit::Continuity => ("连续参保激励", Key::ContinuityBonus),
        Benefit::ZeroClaim => ("零报销激励", Key::ZeroClaimBonus),
        Benefit::BonusCap => ("加上激励的大病保险最高支付限额", Key::BonusCeiling),
        Benefit::Basic => ("基本医保报销", Key::BasicRatio),
        Benefit::Elsewhere => ("外地就医的基本医保报销", Key::SettledAs),
        Benefit::Critical => ("大病保险", Key::CriticalRatio),
        Benefit::Assistance => ("医疗救助", Key::AssistanceRatio),
        Benefit::Claim => ("最晚哪天去报", Key::ClaimDeadline),
        Benefit::Family => ("家庭共济可以给谁付什么", Key::FamilyRelation),
        Benefit::FamilyReach => ("家庭共济能不能跨省", Key::FamilyReach),
        Benefit::FamilyKept => ("个人账户要留下多少", Key::FamilyKept),
        Benefit::RetirementTotal => ("退休要累计缴费的年限", Key::RetirementTotal),
        Benefit::RetirementLocal => ("退休要在本地缴费的年限", Key::RetirementLocal),
        Benefit::RetirementStart => ("年限不够的从哪月起享受", Key::RetirementMakeUp),
        Benefit::RetirementCost => ("年限不够的要补多少", Key::RetirementPrice),
        Benefit::Guide => return "办事说明（guide）".into(),
    };
    format!("{title}（{}）", key.name())
}

fn state(state: &State) -> String {
    match state {
        State::Answered(origin) => {
            let note = match origin.note {
                Some(Note::CarriedOn) => "，文件已到期，照旧往后推算",
                Some(Note::Unlimited) => "，不设封顶线",
                None => "",
            };
            format!("已收录{}{note}", from(origin))
        }
        State::AtLeast { key, least, origin } => {
            format!("至少{}{}（{}）", figure(least), from(origin), key.name())
        }
        State::Silent { keys, is_rough } => {
            let rough = if *is_rough { "，只能按公布的平均比例粗略估计" } else { "" };
            let keys: Vec<String> = keys.iter().map(|key| format!("{}（{}）", key.title(), key.name())).collect();
            format!("未收录{}{rough}", keys.join("、"))
        }
    }
}

fn from(origin: &Origin) -> String {
    let areas = origin.areas.join("、");
    let marks: Vec<&str> = [(origin.is_draft, "征求意见稿"), (origin.is_unverified, "未核实")]
        .into_iter()
        .filter(|(is_marked, _)| *is_marked)
        .map(|(_, mark)| mark)
        .collect();
    let marks = if marks.is_empty() { String::new() } else { format!("（有{}的内容）", marks.join("、")) };
    if areas.is_empty() { marks } else { format!("，依据{areas}{marks}") }
}

fn figure(value: &Value) -> String {
    match value {
        Value::Yuan(sum) => yuan(*sum),
        Value::Rate(rate) => percent(*rate),
        Value::Months(months) => format!("{months}个月"),
        Value::Years(years) => format!("{years}年"),
        _ => "规定的数".into(),
    }
}

/// 2025年至2027年; days where a year is not whole.
fn span(span: Span) -> String {
    let (first, last) = (year_of(span.from), year_of(span.until));
    if span.from != first_of_year(first) || span.until != last_of_year(last) {
        return format!("{}至{}", day(span.from), day(span.until));
    }
    if first == last { format!("{first}年") } else { format!("{first}年至{last}年") }
}

/// The traits, or those that are left out where they are fewer.
fn traits(told: &Told) -> String {
    let names = |traits: &[Trait]| traits.iter().map(|told| name(*told)).collect::<Vec<_>>().join("、");
    let is_shorter = !told.others.is_empty() && told.others.len() < told.values.len();
    if is_shorter { format!("除{}以外", names(&told.others)) } else { names(&told.values) }
}

fn name(told: Trait) -> String {
    match told {
        Trait::Scheme(Scheme::Resident) => "居民医保".into(),
        Trait::Scheme(Scheme::Employee) => "职工医保（在职）".into(),
        Trait::Scheme(Scheme::RetiredEmployee) => "职工医保（退休）".into(),
        Trait::Group(group) => group.title().into(),
        Trait::Nobody => "没有特殊身份".into(),
        Trait::Age(Age::Minor) => "未成年人".into(),
        Trait::Age(Age::Adult) => "成年人".into(),
        Trait::Care(kind, stay) => care(kind, stay).into(),
        Trait::Level(level) => self::level(level).into(),
        Trait::Place(place) => self::place(place).into(),
        Trait::Amount(over, Some(up_to)) => format!("{}到{}", yuan(over), yuan(up_to)),
        Trait::Amount(over, None) if over == Yuan::ZERO => "不论金额".into(),
        Trait::Amount(over, None) => format!("{}以上", yuan(over)),
        Trait::Paid(Paid::CentralInYear) => "集中参保期跨过元旦的部分".into(),
        Trait::Paid(paid) => window(paid.window()).into(),
        Trait::Lapsed(true) => "断过保".into(),
        Trait::Lapsed(false) => "没有断保".into(),
        Trait::Relation(relation) => kin(relation).into(),
        Trait::Usage(Usage::Premium) => "交保费".into(),
        Trait::Usage(Usage::Bills) => "付自付的医药费".into(),
        Trait::Sex(Sex::Female) => "女".into(),
        Trait::Sex(Sex::Male) => "男".into(),
        Trait::Pension(pension) => self::pension(pension).into(),
        Trait::Topic(key) => format!("{}（{}）", key.title(), key.name()),
    }
}

fn care(kind: CareKind, stay: Option<Stay>) -> &'static str {
    match (kind, stay) {
        (CareKind::Outpatient, _) => "门诊",
        (CareKind::Chronic, _) => "门诊慢特病",
        (CareKind::Inpatient, Some(Stay::First)) => "第一次住院",
        (CareKind::Inpatient, Some(Stay::Later)) => "再次住院",
        (CareKind::Inpatient, None) => "住院",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Community => "基层",
        Level::Primary => "一级及未定级",
        Level::Secondary => "二级",
        Level::Tertiary => "三级",
        Level::Provincial => "省部属三级",
    }
}

fn place(place: CarePlace) -> &'static str {
    match place {
        CarePlace::Home => "本地",
        CarePlace::Registered => "备案长期居住",
        CarePlace::Referred => "转诊备案",
        CarePlace::Unregistered => "未备案",
    }
}

fn pension(pension: Pension) -> &'static str {
    match pension {
        Pension::Here => "在本地领养老金",
        Pension::InProvince => "在省内别处领养老金",
        Pension::Elsewhere => "在省外领养老金",
    }
}
