//! The words by which packs set what is no number, each list closed.

use crate::calendar::{Day, Year};

/// The month that `october` names.
const OCTOBER: u32 = 10;

macro_rules! words {
    ($(#[doc = $doc:literal] $type:ident in $list:ident { $(#[doc = $each:literal] $name:ident = $text:literal,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $(#[doc = $each] $name,)* }

        #[allow(dead_code, reason = "some words stand beside a value, not in a key's own list")]
        pub(crate) const $list: &[&str] = &[$($text,)*];

        impl $type {
            /// Every word of the list.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Reads the word that packs and requests use.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$name),)* _ => None }
            }

            /// The word that packs, requests and reports use.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }

        impl $crate::law::FromValue for $type {
            fn from_value(value: &$crate::law::Value) -> Option<Self> {
                match value { $crate::law::Value::Word(word) => Self::from_word(word), _ => None }
            }
        }
    )*};
}

pub(super) use words;

words! {
    /// From which day cover runs (待遇享受起始).
    CoverStart in COVER_START {
        /// 1 January of the coverage year.
        JanuaryFirst = "january_first",
        /// The day of birth.
        Birth = "birth",
        /// The day the money arrives.
        Payment = "payment",
        /// The day after (次日).
        DayAfterPayment = "day_after_payment",
        /// The first of the month in which the money arrives (到账当月).
        MonthOfPayment = "month_of_payment",
        /// The first of the next month (次月).
        MonthAfterPayment = "month_after_payment",
        /// The first of the month of registration (参保月).
        MonthOfRegistration = "month_of_registration",
    }
    /// What a late payer pays.
    Charges in CHARGES {
        /// The personal premium only.
        Personal = "personal",
        /// The government's part as well.
        PersonalAndGovernment = "personal_and_government",
    }
    /// That something is waived.
    Waived in WAIVED {
        /// Waived.
        Waived = "waived",
    }
    /// Which lapsed years add a month (a reading of 每多断保1年).
    VariableCounting in VARIABLE_COUNTING {
        /// Every lapsed year but the first.
        BeyondTheFirst = "beyond_the_first",
        /// Every lapsed year.
        EveryLapsedYear = "every_lapsed_year",
    }
    /// Whether the day of payment is the wait's first day.
    DayCounting in DAY_COUNTING {
        /// Paid on 3 July, three months: covered from 3 October.
        PaymentDayFirst = "payment_day_first",
        /// Paid on 1 March, three months: covered from 2 June.
        DayAfterFirst = "day_after_first",
    }
    /// The variable wait in an extended window (a reading).
    ExtendedVariable in EXTENDED_VARIABLE {
        /// It stays.
        Kept = "kept",
        /// It is waived too.
        Waived = "waived",
    }
    /// Which day decides whether care is covered.
    CareDay in CARE_DAY {
        /// The day of admission (入院).
        Admission = "admission",
        /// The day the cost arises (费用发生).
        Cost = "cost",
    }
    /// What leaving employee cover outside the exemption means.
    EmployeeGap in EMPLOYEE_GAP {
        /// It counts as a lapse (都认定为断保人员).
        BreaksBeyondExemption = "breaks_beyond_exemption",
    }
    /// Until when a child counts as newborn where no document says so (a reading).
    NewbornLimit in NEWBORN_LIMIT {
        /// While the premium is paid in the year of birth.
        PaidInBirthYear = "paid_in_birth_year",
    }
    /// From which birthday on, within a year, something holds for a newborn.
    BornFrom in BORN_FROM {
        /// From 1 October to the year's end (10月至12月出生).
        October = "october",
    }
    /// That a newborn's premium is waived.
    NewbornFree in NEWBORN_FREE {
        /// If a parent is insured here.
        IfParentInsured = "if_parent_insured",
        /// For three coverage years, confirmed in each window.
        ThreeYearsIfConfirmed = "three_years_if_confirmed",
    }
    /// In which class somebody receives medical assistance.
    Recipient in RECIPIENT {
        /// Recognised, class not told apart.
        Recognised = "recognised",
        /// Class 1.
        Class1 = "class_one",
        /// Class 2.
        Class2 = "class_two",
        /// Class 3.
        Class3 = "class_three",
        /// Class 4.
        Class4 = "class_four",
        /// Class 5.
        Class5 = "class_five",
    }
    /// The price of a repaired year.
    RepairPrice in REPAIR_PRICE {
        /// The personal premium of the coverage year paid for.
        CoverageYear = "personal_premium_of_coverage_year",
    }
    /// From which year on an earned bonus holds.
    BonusStart in BONUS_START {
        /// The year that earned it.
        SameYear = "same_year",
        /// The year after.
        NextYear = "next_year",
    }
    /// That a year does not count.
    NotCounted in NOT_COUNTED {
        /// Not counted.
        NotCounted = "not_counted",
    }
    /// That something is required.
    Required in REQUIRED {
        /// Required.
        Required = "required",
    }
    /// How much of the wait an exemption waives.
    Waives in WAIVES {
        /// All of it.
        Whole = "whole",
        /// Only the fixed part.
        Fixed = "fixed",
    }
    /// The day by which an exemption's limit is counted.
    CountedBy in COUNTED_BY {
        /// The day the money arrived.
        Payment = "payment",
        /// The day of registration.
        Registration = "registration",
        /// Whichever came first.
        Either = "registration_or_payment",
    }
    /// For each of what a returning person's cap is lowered.
    ReductionPer in REDUCTION_PER {
        /// Once for each return after a lapse.
        Return = "return",
        /// Once for each lapsed year.
        LapsedYear = "lapsed_year",
    }
    /// What becomes of zero-claim money over a lapse (a reading).
    AfterLapse in AFTER_LAPSE {
        /// It stays.
        Kept = "kept",
    }
    /// What an employee year is to the count of continuous resident years (a reading).
    EmployeeYear in EMPLOYEE_YEAR {
        /// It neither counts nor breaks the run.
        PassedOver = "passed_over",
    }
    /// From where the bands of a ratio are measured.
    Bands in BANDS {
        /// On what is left after the deductible.
        AfterDeductible = "after_deductible",
        /// On the whole sum, the deductible included.
        WithDeductible = "with_deductible",
    }
    /// Whether a part of the bill counts toward a layer.
    Counted in COUNTED {
        /// It counts.
        Counted = "counted",
        /// It does not.
        NotCounted = "not_counted",
    }
    /// Which earlier stays make a stay a later one.
    StayCounting in STAY_COUNTING {
        /// Stays at every level.
        AcrossLevels = "across_levels",
        /// Stays at the same level only.
        SameLevel = "same_level",
    }
    /// By which rule care elsewhere, or for a chronic disease, is settled.
    SettledAs in SETTLED_AS {
        /// As local care is.
        Home = "local",
        /// As outpatient care is.
        Outpatient = "outpatient",
        /// As a stay is.
        Inpatient = "inpatient",
    }
    /// From when somebody counts as an adult.
    Adulthood in ADULTHOOD {
        /// From 1 January after the year of that birthday.
        YearAfter = "year_after",
        /// From that birthday.
        Birthday = "birthday",
    }
    /// That something is allowed.
    Allowed in ALLOWED {
        /// Allowed.
        Allowed = "allowed",
    }
    /// How far a family account reaches.
    Reach in REACH {
        /// Relatives insured in the same province.
        SameProvince = "same_province",
        /// Relatives in any province.
        Across = "across",
    }
    /// How an account pays a premium.
    Paying in PAYING {
        /// The whole premium or nothing (余额不足不扣费).
        AllOrNothing = "all_or_nothing",
    }
    /// How missing years for retiree cover are made up.
    MakeUp in MAKE_UP {
        /// In one sum only.
        OneSum = "one_sum",
        /// In one sum or by paying on monthly.
        OneSumOrMonthly = "one_sum_or_monthly",
    }
}

impl BornFrom {
    /// The first birthday of a year that the word speaks of.
    pub fn day_in(self, year: Year) -> Option<Day> {
        let month = match self {
            Self::October => OCTOBER,
        };
        Day::from_ymd_opt(year, month, 1)
    }
}
