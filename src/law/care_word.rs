//! The words of care, kinship and pensions that requests, reports and packs share, each list closed.

use super::word::words;

words! {
    /// Scheme under which care is settled (参保险种).
    Scheme in SCHEMES {
        /// Resident cover (居民医保).
        Resident = "resident",
        /// Employee cover (职工医保，在职).
        Employee = "employee",
        /// Retired employee's cover (职工医保，退休).
        RetiredEmployee = "retired_employee",
    }
    /// Kind of care (就医类别).
    CareKind in CARE_KINDS {
        /// Outpatient (普通门诊).
        Outpatient = "outpatient",
        /// Chronic and special diseases (门诊慢特病).
        Chronic = "chronic",
        /// Inpatient (住院).
        Inpatient = "inpatient",
    }
    /// Level of a facility (医疗机构级别).
    Level in LEVELS {
        /// Community and township (基层).
        Community = "community",
        /// Level 1 and ungraded (一级及未定级).
        Primary = "primary",
        /// Level 2 (二级).
        Secondary = "secondary",
        /// Level 3 (三级).
        Tertiary = "tertiary",
        /// Level 3 of a province or ministry (省部属三级).
        Provincial = "provincial",
    }
    /// Which stay of the year (本年度第几次住院).
    Stay in STAYS {
        /// The first.
        First = "first",
        /// The second and every later one.
        Later = "later",
    }
    /// Age (年龄段).
    Age in AGES {
        /// Minor (未成年人).
        Minor = "minor",
        /// Adult (成年人).
        Adult = "adult",
    }
    /// Sex (性别).
    Sex in SEXES {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }
    /// Where care is given (就医地).
    CarePlace in PLACES {
        /// What the pack treats as local (参保地).
        Home = "local",
        /// Elsewhere, registered as living there (备案长期居住).
        Registered = "registered",
        /// Elsewhere, referred and registered (转诊备案).
        Referred = "referred",
        /// Elsewhere, not registered (未备案).
        Unregistered = "unregistered",
    }
    /// What a member is to a holder (与账户持有人的关系).
    Relation in RELATIONS {
        /// The holder himself.
        Oneself = "self",
        /// Husband or wife.
        Spouse = "spouse",
        /// Father or mother.
        Parent = "parent",
        /// Son or daughter.
        Child = "child",
        /// Brother or sister.
        Sibling = "sibling",
        /// Grandparent, either side.
        Grandparent = "grandparent",
        /// Grandchild, either side.
        Grandchild = "grandchild",
        /// Husband's or wife's parent.
        ParentInLaw = "parent_in_law",
        /// Son- or daughter-in-law.
        ChildInLaw = "child_in_law",
        /// Anybody else.
        Other = "other",
    }
    /// What a family account pays (共济用途).
    Usage in USAGES {
        /// Resident premiums (缴费).
        Premium = "premium",
        /// Own share of bills (个人自付医药费).
        Bills = "bills",
    }
    /// Where a pension is drawn (养老金领取地).
    Pension in PENSIONS {
        /// In the pooling area.
        Here = "here",
        /// Elsewhere in the province.
        InProvince = "in_province",
        /// Outside the province.
        Elsewhere = "elsewhere",
    }
}

#[allow(clippy::derivable_impls, reason = "the enum is written by the macro of word lists")]
impl Default for Scheme {
    fn default() -> Self {
        Self::Resident
    }
}
