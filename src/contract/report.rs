//! The report: figures, notices, and a step with its sources for every figure.

use super::{
    bill::ReimbursementShape,
    bonus::BonusShape,
    enrolment::{self, PremiumShape, RepairShape, StretchShape, WaitingShape},
    family::FamilyReport,
    retirement::RetirementReport,
    source::Sources,
    step::{StepShape, step},
};
use crate::{
    assess::{Assessment, Part},
    law::Shelf,
    rules::payment_days::Stretch,
    wording::{self, Notice},
};

/// A section: absent where it was not asked, null where it cannot be answered.
pub type Section<T> = Option<Option<T>>;

macro_rules! shapes {
    ($(#[doc = $doc:literal] $name:ident { $($(#[$attr:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[allow(missing_docs, reason = "the contract names and explains every field")]
        pub struct $name { $($(#[$attr])* pub $field: $type,)* }

        #[cfg(feature = "cli")]
        impl crate::contract::schema::Shape for $name {
            fn form(known: &mut crate::contract::schema::Known) -> crate::contract::schema::Form {
                const NAME: &str = stringify!($name);
                known.object(NAME, |known| {
                    vec![$(known.told::<$type>(NAME, stringify!($field), concat!("", $(stringify!($attr)),*)),)*]
                })
            }
        }
    )*};
}
pub(super) use shapes;

shapes! {
    /// A whole report.
    Report {
        version: u32,
        policy: PolicyShape,
        area: AreaShape,
        #[serde(skip_serializing_if = "Option::is_none")]
        premium: Section<PremiumShape>,
        #[serde(skip_serializing_if = "Option::is_none")]
        waiting: Section<WaitingShape>,
        #[serde(skip_serializing_if = "Option::is_none")]
        repair: Section<RepairShape>,
        #[serde(skip_serializing_if = "Option::is_none")]
        bonus: Section<BonusShape>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reimbursement: Section<ReimbursementShape>,
        #[serde(skip_serializing_if = "Option::is_none")]
        family: Section<FamilyReport>,
        #[serde(skip_serializing_if = "Option::is_none")]
        retirement: Section<RetirementReport>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        payment_days: Vec<StretchShape>,
        notices: Vec<NoticeShape>,
        steps: Vec<StepShape>,
    }
    /// Which rules were used.
    PolicyShape { id: String, as_of: String, hash: String, }
    /// The area.
    AreaShape { code: String, name: String, }
    /// One notice.
    NoticeShape {
        code: &'static str,
        path: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<&'static str>,
        text: String,
    }
}

impl Report {
    /// A report with nothing answered yet.
    pub(super) fn of(shelf: &Shelf) -> Self {
        let area = shelf.area();
        let code = area.map(|area| area.code.clone()).unwrap_or_default();
        let name = area.map(|area| area.name.clone()).unwrap_or_default();
        Self {
            version: 1,
            policy: PolicyShape { id: code.clone(), as_of: shelf.as_of().to_string(), hash: shelf.hash.clone() },
            area: AreaShape { code, name },
            premium: None,
            waiting: None,
            repair: None,
            bonus: None,
            reimbursement: None,
            family: None,
            retirement: None,
            payment_days: Vec::new(),
            notices: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// Writes an enrolment's assessment down.
    pub(super) fn fill(&mut self, assessment: &Assessment, days: &[Stretch], sources: &Sources) {
        self.premium = Some(Some(enrolment::premium(&assessment.premium)));
        self.waiting = Some(enrolment::waiting(assessment));
        self.repair = Some(enrolment::repair(assessment));
        self.payment_days = days.iter().map(enrolment::stretch).collect();
        self.notices.extend(wording::notices(&assessment.remarks, &assessment.steps).into_iter().map(notice));
        self.steps.extend(assessment.steps.iter().map(|it| step(it, sources)));
        let of_days = days.iter().enumerate().flat_map(|(index, days)| enrolment::day_steps(index, days, sources));
        self.steps.extend(of_days);
    }

    /// Takes over one part's notices and steps, and hands back its outcome's shape: null where it is silent.
    pub(super) fn section<T, S>(
        &mut self,
        part: &Part<T>,
        sources: &Sources,
        shape: impl FnOnce(&T) -> S,
    ) -> Section<S> {
        self.notices.extend(wording::notices(&part.remarks, &part.steps).into_iter().map(notice));
        self.steps.extend(part.steps.iter().map(|it| step(it, sources)));
        Some(part.outcome.as_ref().map(shape))
    }
}

pub(super) fn notice(notice: Notice) -> NoticeShape {
    NoticeShape { code: notice.code, path: notice.path, key: notice.key, text: notice.text }
}
