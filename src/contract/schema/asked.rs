//! The request, field by field.

use super::{
    Meaning::{self, Day, Long, Month, Name, Plain, Sum, Typed, Within, Words},
    form::Row,
};
use crate::{
    contract::{bill::MOST_EVENTS, retirement::OUTSIDE},
    law::{CareKind, CarePlace, Group, Level, Pension, Relation, Scheme, Sex},
    person::{COVERAGE_YEARS, HISTORY_YEARS, MOST_HOLDERS, MOST_MEMBERS, MOST_MONTHS, PROVINCES, Window},
};

fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|it| word(*it)).collect()
}

/// The words of a window.
pub(super) const WINDOW: Meaning = Words(|| words(Window::ALL, Window::word));
const COVERAGE_YEAR: Meaning = Within(*COVERAGE_YEARS.start(), *COVERAGE_YEARS.end());
const HISTORY_YEAR: Meaning = Within(*HISTORY_YEARS.start(), *HISTORY_YEARS.end());
const MONTHS: Meaning = Within(0, MOST_MONTHS as i32);
const PROVINCE: Meaning = Words(|| PROVINCES.to_vec());

pub(super) const FIELDS: &[Row] = &[
    ("Request", Plain, "一份请求。写错名字的字段会被指名退回，不会悄悄丢掉。"),
    ("Request.area", Plain, "地区代码，国家标准 GB/T 2260，例如 \"350200\"；收录了哪些，看 areas()。"),
    ("Request.enrolment", Plain, "要缴的这一年；写了它，结果里有缴费、等待期、修复。"),
    ("Request.person", Plain, "缴费的人。"),
    ("Request.history", Plain, "以前各年有没有参保；写了它，结果里有激励。"),
    ("Request.care", Long(0, MOST_EVENTS), "一年里的看病费用；写了它，结果里有报销。"),
    ("Request.family", Plain, "家庭共济：谁的个人账户给谁缴费。"),
    ("Request.retirement", Plain, "职工医保退休前还差多少年限。"),
    ("Request.overrides", Typed, "本地未收录、照当地通知自己填的数字；键就是 unsaid 提示里的 key。"),
    ("EnrolmentShape", Plain, "要缴的这一年。"),
    ("EnrolmentShape.coverage_year", COVERAGE_YEAR, "参保年度。"),
    ("EnrolmentShape.paid_on", Day, "钱到账的那天。"),
    ("EnrolmentShape.repair_years", Plain, "补缴几年来修复等待期，不写是0。"),
    ("EnrolmentShape.window", WINDOW, "在哪个时段缴的：集中参保期、延长缴费期、逾期；不写就照当地公布的日期。"),
    ("EnrolmentShape.registered_on", Day, "参保登记的那天，新生儿用得到。"),
    ("PersonShape", Plain, "缴费的人。"),
    ("PersonShape.cover", Words(|| words(Scheme::ALL, Scheme::word)), "看病时按哪种医保报销，不写是居民医保。"),
    ("PersonShape.born_on", Day, "出生日期；不写按成年人计算，用得到的地方有提示。"),
    (
        "PersonShape.categories",
        Words(|| Group::categories().map(Group::name).collect()),
        "人员类别，例如低保对象、重度残疾人。",
    ),
    ("PersonShape.event", Plain, "可以不等待的事由，例如刚停职工医保；新生儿不用写，看出生日期。"),
    ("PersonShape.continuous_months", Plain, "职工医保连续缴了多少个月；不写按满24个月计算，有提示。"),
    ("EventShape", Plain, "可以不等待的事由。"),
    ("EventShape.kind", Words(|| Group::events().map(Group::name).collect()), "什么事。"),
    ("EventShape.on", Day, "哪一天。"),
    ("EventShape.gap_paid", Plain, "中断的月份补缴了没有，不写是没有。"),
    ("HistoryShape", Plain, "以前的一年。"),
    ("HistoryShape.year", HISTORY_YEAR, "年度。"),
    ("HistoryShape.cover", Words(|| vec!["resident", "employee", "none"]), "居民医保、职工医保、没有参保。"),
    ("HistoryShape.until", Month, "职工医保年中停了的，保到哪个月。"),
    ("HistoryShape.paid_on", Day, "那一年不是在集中参保期里缴的，哪天缴的。"),
    ("HistoryShape.window", WINDOW, "那一年在哪个时段缴的。"),
    ("HistoryShape.covered_from", Day, "那一年实际从哪天起能报销，知道就写，以它为准。"),
    ("HistoryShape.zero_claim", Plain, "那一年医保基金是不是一分钱没付；不写按付过计算，有提示。"),
    ("HistoryShape.bonus_used", Plain, "那一年用过提高的大病保险额度没有，不写是没有。"),
    ("CareShape", Plain, "一次看病或住院。"),
    ("CareShape.on", Day, "哪一天；住院的写入院那天。"),
    ("CareShape.kind", Words(|| words(CareKind::ALL, CareKind::word)), "普通门诊、门诊慢特病、住院。"),
    (
        "CareShape.facility",
        Words(|| words(Level::ALL, Level::word)),
        "基层、一级及未定级、二级、三级、省部属三级医疗机构。",
    ),
    ("CareShape.total", Sum, "总费用，元。"),
    ("CareShape.excluded", Sum, "目录外自费，元。"),
    ("CareShape.first_share", Sum, "乙类先行自付，元。"),
    (
        "CareShape.place",
        Words(|| words(CarePlace::ALL, CarePlace::word)),
        "本地、备案长期居住、转诊备案、没有备案；不写是本地。",
    ),
    ("FamilyShape", Plain, "一个家庭的个人账户。"),
    ("FamilyShape.holders", Long(1, MOST_HOLDERS), "有职工医保个人账户的人。"),
    ("FamilyShape.members", Long(1, MOST_MEMBERS), "要缴费的人。"),
    ("HolderShape", Plain, "有个人账户的人。"),
    ("HolderShape.id", Name, "叫什么，一家人里不重名。"),
    ("HolderShape.balance", Sum, "个人账户余额，元。"),
    ("HolderShape.province", PROVINCE, "账户在哪个省，两位代码，例如福建省写 \"35\"。"),
    ("MemberShape", Plain, "要缴费的人。"),
    ("MemberShape.id", Name, "叫什么，一家人里不重名。"),
    (
        "MemberShape.relation",
        Words(|| words(Relation::ALL, Relation::word)),
        "这个人是账户持有人的什么人，键是持有人的 id。",
    ),
    ("MemberShape.province", PROVINCE, "在哪个省参保，两位代码。"),
    ("MemberShape.premium", Sum, "要缴的保费，元。"),
    ("MemberShape.bills", Sum, "要付的医药费，元，不写是0。"),
    ("RetirementShape", Plain, "退休前的职工。月数按缴到退休那个月能有多少来写。"),
    ("RetirementShape.sex", Words(|| words(Sex::ALL, Sex::word)), "性别。"),
    ("RetirementShape.retires_on", Month, "退休的月份。"),
    ("RetirementShape.paid_months", MONTHS, "累计缴费多少个月。"),
    ("RetirementShape.paid_months_here", MONTHS, "其中在本地缴费多少个月。"),
    ("RetirementShape.pension_drawn", Words(pensions), "养老金在哪里领：本地、本省、外省；不写是本地。"),
];

fn pensions() -> Vec<&'static str> {
    let mut all = words(Pension::ALL, Pension::word);
    all.push(OUTSIDE);
    all
}
