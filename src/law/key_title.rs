//! What a key is called to a citizen.

use super::key::Key;

impl Key {
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
            Self::NewbornBothYears => "哪个月起出生的孩子两年的钱都要交",
            Self::RepairMonths | Self::RepairFloor | Self::RepairFloorAfter => "等待期修复的办法",
            Self::ContinuityBonus => "连续参保激励每次提高的限额",
            Self::ZeroClaimBonus => "零报销激励每次提高的限额",
            Self::ContinuityAfter => "连续参保激励从第几年起",
            Self::BonusCeiling => "激励合计的上限",
            Self::BonusReduction | Self::ReductionPer | Self::ReductionCeiling => "断保后降低的限额",
            Self::BonusStart => "连续参保激励从哪年起生效",
            Self::SettledAs | Self::PlaceFirstShare => "外地就医怎么报",
            Self::PointsOff => "外地就医报销比例降低多少",
            Self::BasicDeductible => "起付线",
            Self::LaterDeductible | Self::YearDeductible | Self::StayCounting => "再次住院的起付线",
            Self::BasicRatio => "基本医保支付比例",
            Self::BasicCap | Self::KindCap => "基本医保年度最高支付限额",
            Self::BasicBands => "门诊分段的算法",
            Self::ContinuityScale => "连续参保月数与待遇的比例",
            Self::CriticalDeductible | Self::CriticalDeductibleCut => "大病保险起付标准",
            Self::CriticalRatio | Self::CriticalPoints => "大病保险支付比例",
            Self::CriticalBands => "大病保险分段的算法",
            Self::CriticalCap => "大病保险最高支付限额",
            Self::AssistanceThreshold => "医疗救助起付标准",
            Self::AssistanceRatio => "医疗救助比例",
            Self::AssistanceLimit | Self::SeriousLimit => "医疗救助年度限额",
            Self::Recipient => "医疗救助对象的类别",
            Self::AverageRatio => "平均实际报销比例",
            Self::ClaimDeadline | Self::ClaimBornFrom => "报销的截止日期",
            Self::AdultAge | Self::AdultFrom => "几岁起按成年人算",
            Self::FamilyRelation => "家庭共济的亲属范围",
            Self::FamilyUse => "家庭共济的用途",
            Self::FamilyReach => "家庭共济能不能跨省",
            Self::FamilyKept => "个人账户给别人用时要留下多少",
            Self::FamilyPaying => "家庭共济余额不够一笔保费时怎么扣",
            Self::FamilyMembers => "一个家庭共济账户最多几个人",
            Self::RetirementTotal => "退休时要累计缴费的年限",
            Self::RetirementLocal => "退休时要在本地实际缴费的年限",
            Self::RetirementPrice => "补缴一个月的价格",
            Self::RetirementMakeUp => "缺的年限怎么补",
            Self::RetirementCover => "补缴以后从哪个月起享受",
            Self::LateCharges | Self::LateTotal => "逾期缴费交多少",
            Self::YearStart => "按时缴费的从哪天起享受待遇",
            Self::FirstCountedYear => "从哪个年度起算断保",
            Self::VariableCounting => "第一个断保年度算不算进变动待遇等待期",
            Self::DayCounting => "等待期从缴费当天还是次日起算",
            Self::RepairPrice => "补缴一年的价格",
            _ => self.guide_title(),
        }
    }

    /// What a guide's sentences are about (办事说明).
    fn guide_title(self) -> &'static str {
        match self {
            Self::SayEnrol => "谁能在这里参保、要带什么",
            Self::SayNewborn => "新生儿参保",
            Self::SayStudent => "学生参保",
            Self::SayStop => "停保",
            Self::SayRefund => "退费",
            Self::SayTwice => "重复参保",
            Self::SayClaim => "怎么去报销",
            Self::SayPaying => "怎么缴费、不要把现金交给别人",
            Self::SayAssistance => "怎么申请医疗救助",
            Self::SayElsewhere => "外地就医",
            Self::SayFamily => "家庭共济怎么用",
            Self::SayRetirement => "退休以后的医保",
            _ => "这一项规定",
        }
    }
}
