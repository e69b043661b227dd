//! The closed list of what a document can set, each with the kind of value that it takes.

use super::word::{
    ADULTHOOD, AFTER_LAPSE, ALLOWED, BANDS, BONUS_START, BORN_FROM, CARE_DAY, CHARGES, COUNTED, COVER_START,
    DAY_COUNTING, EMPLOYEE_GAP, EMPLOYEE_YEAR, EXTENDED_VARIABLE, MAKE_UP, NEWBORN_FREE, NEWBORN_LIMIT, NOT_COUNTED,
    PAYING, REACH, RECIPIENT, REDUCTION_PER, REPAIR_PRICE, REQUIRED, SETTLED_AS, STAY_COUNTING, VARIABLE_COUNTING,
    WAIVED,
};

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Money in yuan (元).
    Yuan,
    /// Money in yuan, or `none` where the document asks for none (不设起付线).
    Sum,
    /// A most in yuan, or `none` where there is none (不设封顶线).
    Cap,
    /// A rate or share (比例).
    Rate,
    /// Calendar months (个月).
    Months,
    /// A count of years (年).
    Years,
    /// A count of people (位).
    People,
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
    /// A plain sentence that says what the quote says (办事说明).
    Say,
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
    /// From which birthday on the year of birth and the next one must both be paid for.
    NewbornBothYears = "newborn.both_years", Kind::Word(BORN_FROM), false;
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
    /// For each of what the cap is lowered.
    ReductionPer = "bonus.reduction_per", Kind::Word(REDUCTION_PER), false;
    /// All reductions together, as a share of the original cap.
    ReductionCeiling = "bonus.reduction_ceiling", Kind::Rate, false;
    /// What becomes of zero-claim money over a lapse.
    ZeroClaimAfterLapse = "bonus.zero_claim_after_lapse", Kind::Word(AFTER_LAPSE), false;
    /// What an employee year is to the run of continuous years.
    EmployeeYear = "bonus.employee_year", Kind::Word(EMPLOYEE_YEAR), false;
    /// By which rule care of a kind or at a place is settled.
    SettledAs = "care.settled_as", Kind::Word(SETTLED_AS), false;
    /// First share of care elsewhere, of what is inside the catalogue (先由个人负担).
    PlaceFirstShare = "care.first_share", Kind::Rate, false;
    /// The age from which somebody is an adult.
    AdultAge = "care.adult_age", Kind::Years, false;
    /// From when that age counts.
    AdultFrom = "care.adult_from", Kind::Word(ADULTHOOD), false;
    /// The basic fund's deductible (起付线): for a stay, or for a year of outpatient care.
    BasicDeductible = "basic.deductible", Kind::Sum, false;
    /// A later stay's deductible as a share of the first one's.
    LaterDeductible = "basic.deductible_later", Kind::Rate, false;
    /// Most that a year's inpatient deductibles come to.
    YearDeductible = "basic.deductible_year_limit", Kind::Yuan, false;
    /// A deductible that is a share of the bill.
    DeductibleShare = "basic.deductible_share", Kind::Rate, false;
    /// The least of such a deductible.
    DeductibleLeast = "basic.deductible_least", Kind::Yuan, false;
    /// The most of such a deductible.
    DeductibleMost = "basic.deductible_most", Kind::Yuan, false;
    /// Which earlier stays make a stay a later one.
    StayCounting = "basic.stay_counting", Kind::Word(STAY_COUNTING), false;
    /// The basic fund's ratio (支付比例).
    BasicRatio = "basic.ratio", Kind::Rate, false;
    /// Points taken off the ratio (降低百分点).
    PointsOff = "basic.points_off", Kind::Rate, false;
    /// A share of the whole bill that the fund pays at least (保底报销).
    FloorShare = "basic.floor_share", Kind::Rate, false;
    /// From where the year's outpatient bands are measured.
    BasicBands = "basic.bands", Kind::Word(BANDS), false;
    /// The basic fund's yearly cap (年度最高支付限额), all kinds of care together.
    BasicCap = "basic.cap", Kind::Cap, false;
    /// The basic fund's yearly cap for one kind of care.
    KindCap = "basic.kind_cap", Kind::Cap, false;
    /// The share of the benefit that an employee's continuous months give.
    ContinuityScale = "basic.continuity_scale", Kind::Rate, false;
    /// Critical-illness deductible (大病保险起付标准).
    CriticalDeductible = "critical_illness.deductible", Kind::Yuan, false;
    /// By what share the deductible is lowered for some.
    CriticalDeductibleCut = "critical_illness.deductible_cut", Kind::Rate, false;
    /// Critical-illness ratio (大病保险支付比例).
    CriticalRatio = "critical_illness.ratio", Kind::Rate, false;
    /// Points added to the ratio for some.
    CriticalPoints = "critical_illness.ratio_points", Kind::Rate, false;
    /// The critical-illness cap (大病保险最高支付限额).
    CriticalCap = "critical_illness.cap", Kind::Cap, false;
    /// From where the critical-illness bands are measured.
    CriticalBands = "critical_illness.bands", Kind::Word(BANDS), false;
    /// Whether the first share counts toward critical illness.
    CriticalFirstShare = "critical_illness.first_share", Kind::Word(COUNTED), false;
    /// Whether the first share of care elsewhere counts toward critical illness.
    CriticalPlaceShare = "critical_illness.place_first_share", Kind::Word(COUNTED), false;
    /// Medical assistance: threshold (医疗救助起付标准).
    AssistanceThreshold = "assistance.threshold", Kind::Sum, false;
    /// Medical assistance: ratio (救助比例).
    AssistanceRatio = "assistance.ratio", Kind::Rate, false;
    /// Medical assistance: yearly limit (年度救助限额).
    AssistanceLimit = "assistance.limit", Kind::Cap, false;
    /// Its yearly limit once the year's eligible expense reaches the critical-illness deductible.
    SeriousLimit = "assistance.serious_limit", Kind::Cap, false;
    /// Whether the first share counts toward medical assistance.
    AssistanceFirstShare = "assistance.first_share", Kind::Word(COUNTED), false;
    /// Whether unregistered care elsewhere counts toward medical assistance.
    AssistancePlace = "assistance.place", Kind::Word(COUNTED), false;
    /// Second assistance (二次救助), which takes in expense outside the policy range: threshold.
    SecondThreshold = "assistance.second_threshold", Kind::Sum, false;
    /// Second assistance: ratio.
    SecondRatio = "assistance.second_ratio", Kind::Rate, false;
    /// Second assistance: yearly limit.
    SecondLimit = "assistance.second_limit", Kind::Cap, false;
    /// The average share that the fund really paid (实际报销比例): for a rough estimate only.
    AverageRatio = "estimate.average_ratio", Kind::Rate, false;
    /// Until when bills of a year may be claimed, in the year after.
    ClaimDeadline = "claim.deadline", Kind::Date, false;
    /// From which birthday on a newborn has a deadline of its own.
    ClaimBornFrom = "claim.born_from", Kind::Word(BORN_FROM), false;
    /// Whose premium or bills an account may pay (近亲属).
    FamilyRelation = "family.relation", Kind::Word(ALLOWED), false;
    /// What an account may pay.
    FamilyUse = "family.use", Kind::Word(ALLOWED), false;
    /// How far an account reaches.
    FamilyReach = "family.reach", Kind::Word(REACH), false;
    /// What must stay on an account when others are paid for.
    FamilyKept = "family.kept_balance", Kind::Yuan, false;
    /// How an account pays a premium.
    FamilyPaying = "family.paying", Kind::Word(PAYING), false;
    /// How many people one account may serve, its holder among them.
    FamilyMembers = "family.members", Kind::People, false;
    /// Years of employee cover needed for retiree cover (累计缴费年限).
    RetirementTotal = "retirement.total", Kind::Years, false;
    /// Of them, years really paid here (本地实际缴费年限).
    RetirementLocal = "retirement.local", Kind::Years, false;
    /// How missing years are made up.
    RetirementMakeUp = "retirement.make_up", Kind::Word(MAKE_UP), false;
    /// From when cover runs once missing years are made up in one sum.
    RetirementCover = "retirement.make_up_cover", Kind::Word(COVER_START), false;
    /// The price of one missing month.
    RetirementPrice = "retirement.month_price", Kind::Yuan, false;
    /// Who may enrol here, and with what (参保资格).
    SayEnrol = "guide.enrol", Kind::Say, false;
    /// A newborn's enrolment (新生儿参保).
    SayNewborn = "guide.newborn", Kind::Say, false;
    /// A student's enrolment (学生参保).
    SayStudent = "guide.student", Kind::Say, false;
    /// Stopping (停保).
    SayStop = "guide.stop", Kind::Say, false;
    /// Refunds (退费).
    SayRefund = "guide.refund", Kind::Say, false;
    /// Insured twice (重复参保).
    SayTwice = "guide.twice", Kind::Say, false;
    /// Claims and their deadlines (零星报销).
    SayClaim = "guide.claim", Kind::Say, false;
    /// How to pay, and never in cash to a collector (缴费渠道).
    SayPaying = "guide.paying", Kind::Say, false;
    /// Medical assistance on application (申请救助).
    SayAssistance = "guide.assistance", Kind::Say, false;
    /// Care elsewhere (异地就医).
    SayElsewhere = "guide.elsewhere", Kind::Say, false;
    /// The family's account (家庭共济).
    SayFamily = "guide.family", Kind::Say, false;
    /// Retiree cover (退休待遇).
    SayRetirement = "guide.retirement", Kind::Say, false;
}

impl Key {
    /// Finds a key by its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.name() == name)
    }

    /// Whether a user may type the figure from the local notice.
    pub fn is_typable(self) -> bool {
        let is_unused = matches!(self, Self::LateTotal | Self::IncomeShare);
        let is_figure =
            matches!(self.kind(), Kind::Yuan | Kind::Sum | Kind::Cap | Kind::Rate | Kind::Months | Kind::Years);
        is_figure && !is_unused
    }

    /// Whether a bill can rest on it: the day of care and not the year decides what holds.
    pub fn is_of_care(self) -> bool {
        let sections = ["basic", "care", "critical_illness", "assistance", "estimate", "claim"];
        sections.contains(&self.name().split('.').next().unwrap_or(""))
    }

    /// Whether several lines may each stand beside the others instead of replacing them.
    pub fn is_gathered(self) -> bool {
        self == Self::Exemption || self.kind() == Kind::Say
    }
}
