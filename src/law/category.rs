//! Whom a provision speaks of, and the words by which documents call them.

use super::word::Recipient;

/// A group of people or an event that documents name (人群与事由).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group(usize);

/// Name in packs and requests, what citizens read, and the words that a quote may use for it.
const GROUPS: &[(&str, &str, &[&str])] = &[
    ("destitute", "特困人员", &["特困"]),
    ("orphan", "孤儿", &["孤儿"]),
    ("unsupported_child", "事实无人抚养儿童", &["事实无人抚养儿童"]),
    ("subsistence_allowance", "低保对象", &["低保", "最低生活保障"]),
    ("low_income_edge", "低保边缘家庭成员", &["低保边缘", "最低生活保障边缘"]),
    ("monitored_household", "防返贫监测对象", &["监测", "防返贫", "防止返贫", "易致贫返贫"]),
    ("severely_disabled", "重度残疾人", &["重度残疾", "二级及以上残疾"]),
    ("favoured_group", "优抚、“五老”、计生特殊家庭", &["优抚", "五老", "计划生育特殊家庭"]),
    ("illness_poverty", "因病致贫重病患者", &["因病致贫"]),
    ("medical_assistance", "医疗救助对象", &["救助对象"]),
    ("student", "在校学生", &["学生"]),
    ("clergy", "宗教教职人员", &["宗教教职人员"]),
    ("newly_added_assistance", "动态新增的医疗救助对象", &["动态新增"]),
    ("new_student", "新入学的学生", &["新入学学生"]),
    ("class_one", "第一类医疗救助对象", &["第一", "一类", "第1"]),
    ("class_two", "第二类医疗救助对象", &["二类", "2类"]),
    ("class_three", "第三类医疗救助对象", &["三类", "3类"]),
    ("class_four", "第四类医疗救助对象", &["四类", "第4"]),
    ("class_five", "第五类医疗救助对象", &["五类", "5类"]),
    ("newborn", "新生儿", &["新生儿"]),
    ("employee_cover_ended", "刚停职工医保的人", &["职工医保", "职工基本医疗保险"]),
    ("demobilised", "退役军人", &["退役", "退出现役", "复员", "转业"]),
    ("household_registered", "新迁入户口的人", &["户籍", "户口"]),
    ("residence_permit", "新办居住证的人", &["居住证"]),
    ("student_status", "新取得学籍的人", &["学籍"]),
    ("released", "刑满释放的人", &["刑满释放", "期满释放"]),
    ("returned_from_abroad", "回国的人", &["回国"]),
    ("graduated_home", "毕业返乡的人", &["毕业返乡"]),
];

/// How many of the groups, from the first on, are categories of persons in requests.
const CATEGORIES: usize = 12;
/// Where the groups that are events begin.
const EVENTS: usize = 20;

impl Group {
    /// Finds a group by its name in packs and requests.
    pub fn from_name(name: &str) -> Option<Self> {
        GROUPS.iter().position(|(known, ..)| *known == name).map(Self)
    }

    /// Finds a category of persons by its name in requests.
    pub fn category(name: &str) -> Option<Self> {
        Self::from_name(name).filter(|group| group.0 < CATEGORIES)
    }

    /// Finds a qualifying event by its name in requests.
    pub fn event(name: &str) -> Option<Self> {
        Self::from_name(name).filter(|group| group.0 >= EVENTS)
    }

    /// Every category of persons that a request may name.
    pub fn categories() -> impl Iterator<Item = Self> {
        (0..CATEGORIES).map(Self)
    }

    /// Every qualifying event that a request may name.
    pub fn events() -> impl Iterator<Item = Self> {
        (EVENTS..GROUPS.len()).map(Self)
    }

    /// The newborn child, who needs no event: the birth says it.
    pub fn newborn() -> Self {
        Self(EVENTS.saturating_sub(1))
    }

    /// The class of medical assistance as a group; none where classes are not told apart.
    pub fn of_class(class: Recipient) -> Option<Self> {
        Self::from_name(match class {
            Recipient::Recognised => return None,
            Recipient::Class1 => "class_one",
            Recipient::Class2 => "class_two",
            Recipient::Class3 => "class_three",
            Recipient::Class4 => "class_four",
            Recipient::Class5 => "class_five",
        })
    }

    /// Its name in packs, requests and reports.
    pub fn name(self) -> &'static str {
        GROUPS.get(self.0).map_or("", |(name, ..)| name)
    }

    /// What citizens read.
    pub fn title(self) -> &'static str {
        GROUPS.get(self.0).map_or("", |(_, title, _)| title)
    }

    /// Whether a quote speaks of this group by one of its names.
    pub fn is_named_in(self, quote: &str) -> bool {
        GROUPS.get(self.0).is_some_and(|(.., names)| names.iter().any(|name| quote.contains(name)))
    }
}
