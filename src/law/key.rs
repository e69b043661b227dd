//! The closed list of what a document can set, each with the kind of value that it takes.

use super::word::{
    BONUS_START, CARE_DAY, CHARGES, COVER_START, DAY_COUNTING, EMPLOYEE_GAP, EXTENDED_VARIABLE, NEWBORN_FREE,
    NEWBORN_LIMIT, NOT_COUNTED, RECIPIENT, REPAIR_PRICE, REQUIRED, VARIABLE_COUNTING, WAIVED,
};

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Money in yuan (元).
    Yuan,
    /// A rate or share (比例).
    Rate,
    /// Calendar months (个月).
    Months,
    /// A count of years (年).
    Years,
    /// A calendar year (年份).
    Year,
    /// A day, of every year or of one (日期).
    Date,
    /// One of a closed list of words.
    Word(&'static [&'static str]),
    /// A share or a sum of the personal premium (资助).
    Share,
    /// A limit in time that frees somebody from waiting (不设等待期的期限).
    Limit,
}

macro_rules! keys {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal, $kind:expr, $one_year:literal;)*) => {
        /// Everything that a policy document can set; the name in packs is [`Key::name`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key { $($(#[doc = $doc])* $name,)* }

        impl Key {
            /// Every key, in the order of the pack format's table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The key's name in packs, notices and overrides.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The kind of value that the key takes.
            pub fn kind(self) -> Kind {
                match self { $(Self::$name => $kind,)* }
            }

            /// Whether its figures hold only for the year that they name.
            pub fn is_for_one_year(self) -> bool {
                match self { $(Self::$name => $one_year,)* }
            }
        }
    };
}

keys! {
    /// Personal premium (个人缴费标准).
    PersonalPremium = "premium.personal", Kind::Yuan, true;
    /// The government's part (政府补助标准).
    GovernmentPart = "premium.government", Kind::Yuan, true;
    /// What a late payer pays in all, where a notice prints the sum (逾期缴费总额).
    LateTotal = "premium.late_total", Kind::Yuan, true;
    /// The premium as a share of disposable income (按人均可支配收入的比例).
    IncomeShare = "premium.income_share", Kind::Rate, false;
    /// Subsidised enrolment (资助参保).
    Subsidy = "subsidy", Kind::Share, false;
    /// First day of the central window (集中参保期开始).
    CentralOpens = "window.central.opens", Kind::Date, false;
    /// Last day of the central window (集中参保期截止).
    CentralCloses = "window.central.closes", Kind::Date, false;
    /// From when those who pay in the central window are covered.
    CentralCover = "window.central.cover", Kind::Word(COVER_START), false;
    /// First day of the extended window (延长缴费期开始).
    ExtendedOpens = "window.extended.opens", Kind::Date, false;
    /// Last day of the extended window (延长缴费期截止).
    ExtendedCloses = "window.extended.closes", Kind::Date, false;
    /// From when those who pay in the extended window are covered.
    ExtendedCover = "window.extended.cover", Kind::Word(COVER_START), false;
    /// That the extended window waives the fixed wait.
    ExtendedFixedWait = "window.extended.fixed_wait", Kind::Word(WAIVED), false;
    /// That a year bought in the extended window does not count for the continuity bonus.
    ExtendedContinuity = "window.extended.continuity", Kind::Word(NOT_COUNTED), false;
    /// Which parts of the price a late payer pays.
    LateCharges = "window.late.charges", Kind::Word(CHARGES), false;
    /// From when a coverage year's cover runs, for those who paid in time.
    YearStart = "coverage_year.start", Kind::Word(COVER_START), false;
    /// The first coverage year that can count as lapsed.
    FirstCountedYear = "waiting.first_counted_year", Kind::Year, false;
    /// Fixed waiting period (固定待遇等待期).
    FixedMonths = "waiting.fixed_months", Kind::Months, false;
    /// Variable waiting period for each lapsed year (变动待遇等待期).
    VariableMonths = "waiting.variable_months", Kind::Months, false;
    /// Whether the first lapsed year adds a month.
    VariableCounting = "waiting.variable_counting", Kind::Word(VARIABLE_COUNTING), false;
    /// Whether the day of payment is the wait's first day.
    DayCounting = "waiting.day_counting", Kind::Word(DAY_COUNTING), false;
    /// Whether the variable part stays in an extended window that waives the fixed one.
    ExtendedVariable = "waiting.extended_variable", Kind::Word(EXTENDED_VARIABLE), false;
    /// Which day decides whether care is covered.
    CareDay = "waiting.care_day", Kind::Word(CARE_DAY), false;
    /// From how many months without employee cover on somebody counts as not continuous.
    EmployeeGapMonths = "waiting.employee_gap_months", Kind::Months, false;
    /// That leaving employee cover outside the exemption counts as a lapse.
    EmployeeGap = "waiting.employee_gap", Kind::Word(EMPLOYEE_GAP), false;
    /// Who need not wait, and until when.
    Exemption = "exemption", Kind::Limit, false;
    /// Continuous years that the exemption of former employees asks for.
    ExemptionYears = "exemption.continuous_years", Kind::Years, false;
    /// Until when a child counts as newborn where no document says so.
    NewbornLimit = "newborn.limit", Kind::Word(NEWBORN_LIMIT), false;
    /// That a newborn pays nothing under a condition (新生儿免缴).
    NewbornFree = "newborn.free", Kind::Word(NEWBORN_FREE), false;
    /// Who is a recipient of medical assistance, and in which class.
    Recipient = "assistance.recipient", Kind::Word(RECIPIENT), false;
    /// Months that one repaired year takes off the variable wait.
    RepairMonths = "repair.months", Kind::Months, false;
    /// After how many lapsed years in a row repair has a floor.
    RepairFloorAfter = "repair.floor_after_years", Kind::Years, false;
    /// The least that remains of the wait after repair.
    RepairFloor = "repair.floor_months", Kind::Months, false;
    /// The price of one repaired year.
    RepairPrice = "repair.price", Kind::Word(REPAIR_PRICE), false;
    /// Continuity bonus on the critical-illness cap (连续参保激励).
    ContinuityBonus = "bonus.continuity", Kind::Yuan, false;
    /// Zero-claim bonus (零报销激励).
    ZeroClaimBonus = "bonus.zero_claim", Kind::Yuan, false;
    /// Years of unbroken cover before the continuity bonus starts.
    ContinuityAfter = "bonus.continuity_after_years", Kind::Years, false;
    /// Both bonuses together, as a share of the original cap.
    BonusCeiling = "bonus.ceiling", Kind::Rate, false;
    /// What a lapse takes off the cap (断保降低限额).
    BonusReduction = "bonus.reduction", Kind::Yuan, false;
    /// From which year on an earned bonus holds.
    BonusStart = "bonus.takes_effect", Kind::Word(BONUS_START), false;
    /// That a zero-claim bonus needs the next year's enrolment.
    ZeroClaimNeeds = "bonus.zero_claim_needs_enrolment", Kind::Word(REQUIRED), false;
    /// The basic fund's deductible (起付线).
    BasicDeductible = "basic.deductible", Kind::Yuan, false;
    /// The basic fund's ratio (支付比例).
    BasicRatio = "basic.ratio", Kind::Rate, false;
    /// The basic fund's yearly cap (年度最高支付限额).
    BasicCap = "basic.cap", Kind::Yuan, false;
    /// The critical-illness cap (大病保险最高支付限额).
    CriticalCap = "critical_illness.cap", Kind::Yuan, false;
}

impl Key {
    /// Finds a key by its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.name() == name)
    }

    /// Whether a user may type the figure from the local notice.
    pub fn is_typable(self) -> bool {
        let is_unused = matches!(self, Self::LateTotal | Self::IncomeShare);
        matches!(self.kind(), Kind::Yuan | Kind::Rate | Kind::Months | Kind::Years) && !is_unused
    }

    /// What the key is called to a citizen (用户看得懂的叫法).
    pub fn title(self) -> &'static str {
        match self {
            Self::PersonalPremium => "个人缴费标准",
            Self::GovernmentPart => "政府补助标准",
            Self::Subsidy => "资助参保标准",
            Self::CentralOpens | Self::CentralCloses => "集中参保期的起止日期",
            Self::CentralCover => "集中参保期内缴费的从哪天起享受待遇",
            Self::ExtendedCover => "延长缴费期内缴费的从哪天起享受待遇",
            Self::FixedMonths => "固定待遇等待期",
            Self::VariableMonths => "变动待遇等待期",
            Self::Exemption => "不设等待期的人从哪天起享受待遇",
            Self::RepairMonths | Self::RepairFloor | Self::RepairFloorAfter => "等待期修复的办法",
            Self::CriticalCap => "大病保险最高支付限额",
            _ => "这一项规定",
        }
    }
}
