//! The account of benefits: its flags on the command line, and its report.

use super::{
    Counter,
    bill::{ReimbursementShape, shape as bill_shape},
    error::Error,
    field::{amount, bad, date, word},
    report::{AreaShape, NoticeShape, PolicyShape, Report, Section, notice, shapes},
    request::Request,
    step::{StepShape, step},
};
use crate::{
    assess::account::{self, AccountYear, Future, Kind, Skip, Totals},
    calendar::Year,
    law::{CareKind, CarePlace, Level},
    person::{Care, Code, Problem},
    rules::account::Found,
    units::Yuan,
    wording,
};
use std::collections::BTreeMap;

/// What the account asks besides the request: how many years a lapse skips, and a bill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AccountFlags {
    skip: Skip,
    bill: Option<Care>,
}

/// Every flag, each with a value.
const FLAGS: &[&str] = &["--skip", "--bill", "--on", "--facility", "--excluded", "--first-share"];

impl AccountFlags {
    /// Reads the flags of the command line; the error's path is the flag.
    pub fn read(arguments: &[&str]) -> Result<Self, Error> {
        let told = told(arguments)?;
        let skip = told.get("--skip").map_or(Ok(Skip::default()), |text| skip(text))?;
        let bill = match told.get("--bill") {
            Some(total) => Some(bill(total, &told)?),
            None => match told.keys().find(|flag| **flag != "--skip") {
                Some(flag) => return Err(bad("--bill", format!("写了 {flag} 就要写 --bill，例如 --bill 200000。"))),
                None => None,
            },
        };
        Ok(Self { skip, bill })
    }
}

fn told<'a>(arguments: &[&'a str]) -> Result<BTreeMap<&'a str, &'a str>, Error> {
    let mut told = BTreeMap::new();
    for pair in arguments.chunks(2) {
        let flag = pair.first().copied().unwrap_or_default();
        let wrong = |text: String| Err(Error::new(Code::BadField, flag, text));
        if !FLAGS.contains(&flag) {
            return wrong(format!("没有 {flag} 这个选项，可以写 {}。", FLAGS.join("、")));
        }
        let Some(value) = pair.get(1) else { return Err(bad(flag, format!("{flag} 后面要写一个值。"))) };
        if told.insert(flag, *value).is_some() {
            return wrong(format!("{flag} 写了两次，请只留一次。"));
        }
    }
    Ok(told)
}

fn skip(text: &str) -> Result<Skip, Error> {
    let (least, most) = Skip::BOUNDS.into_inner();
    text.parse()
        .ok()
        .and_then(Skip::new)
        .ok_or_else(|| bad("--skip", format!("“{text}”不行：断保年数请写{least}到{most}的整数。")))
}

fn bill(total: &str, told: &BTreeMap<&str, &str>) -> Result<Care, Error> {
    let sum = |flag: &str, text: &str| amount(flag, text);
    let optional = |flag: &str| told.get(flag).map(|text| sum(flag, text)).transpose();
    let on = told.get("--on").ok_or_else(|| bad("--on", "请写哪天住院，例如 --on 2029-05-10。"))?;
    let level = told.get("--facility").map(|text| word("--facility", text, Level::ALL, Level::word));
    Ok(Care {
        on: date("--on", on)?,
        kind: CareKind::Inpatient,
        level: level.transpose()?.unwrap_or(Level::Tertiary),
        total: sum("--bill", total)?,
        excluded: optional("--excluded")?,
        first_share: optional("--first-share")?,
        place: CarePlace::Home,
    })
}

shapes! {
    /// A whole report of the account.
    AccountReport {
        version: u32,
        policy: PolicyShape,
        area: AreaShape,
        account: Option<AccountShape>,
        notices: Vec<NoticeShape>,
        steps: Vec<StepShape>,
    }
    /// The three futures.
    AccountShape { keep: FutureShape, r#return: FutureShape, repair: FutureShape, }
    /// One future.
    FutureShape {
        #[serde(skip_serializing_if = "Option::is_none")]
        repaired_years: Section<u32>,
        years: BTreeMap<Year, YearShape>,
        total: TotalShape,
        #[serde(skip_serializing_if = "Option::is_none")]
        bill: Option<ReimbursementShape>,
    }
    /// One year of a future.
    YearShape {
        paid: bool,
        premium: Option<String>,
        covered_from: Option<String>,
        months_without_cover: Option<u32>,
        days_without_cover: Option<u32>,
        consecutive_years: Option<u32>,
        continuity: Option<String>,
        zero_claim: Option<String>,
        reduction: Option<String>,
        cap: Option<String>,
    }
    /// The ten years together.
    TotalShape {
        premium: Option<String>,
        months_without_cover: Option<u32>,
        days_without_cover: Option<u32>,
        cap: Option<String>,
    }
}

impl Counter<'_> {
    /// Answers a request's account of benefits.
    pub fn account(&self, request: &Request, flags: &AccountFlags) -> Result<AccountReport, Error> {
        let asked = request.asked()?;
        let missing = |field: &str| Error::new(Code::BadField, field, format!("好处账要有 {field} 这一项。"));
        let case = asked.case.as_ref().ok_or_else(|| missing("enrolment"))?;
        request.history.as_ref().ok_or_else(|| missing("history"))?;
        let question = account::Question { case, skip: flags.skip, bill: flags.bill.as_ref() };
        let part = self.desk.account(&question).map_err(|problems| of(&problems))?;
        let Report { version, policy, area, .. } = Report::of(self.desk.shelf());
        let notices = wording::account_notices(&part).into_iter().map(notice).collect();
        let steps = part.steps.iter().map(|it| step(it, &self.sources)).collect();
        Ok(AccountReport { version, policy, area, account: part.outcome.as_ref().and_then(shape), notices, steps })
    }
}

/// A problem with the bill names its flag.
fn of(problems: &[Problem]) -> Error {
    let flag = |problem: &Problem| {
        let path = match problem.path.as_str() {
            "care[0].on" => "--on",
            "care[0].excluded" => "--excluded",
            "care[0].first_share" => "--first-share",
            other => other,
        };
        Problem { path: path.to_owned(), ..problem.clone() }
    };
    Error::of(&problems.iter().map(flag).collect::<Vec<_>>())
}

fn shape(outcome: &account::Outcome) -> Option<AccountShape> {
    let of = |kind: Kind| outcome.futures.iter().find(|future| future.kind == kind).map(future);
    Some(AccountShape { keep: of(Kind::Keep)?, r#return: of(Kind::Return)?, repair: of(Kind::Repair)? })
}

fn future(future: &Future) -> FutureShape {
    FutureShape {
        repaired_years: (future.kind == Kind::Repair).then_some(future.repaired),
        years: future.years.iter().map(|told| (told.year, year(told))).collect(),
        total: total(&future.totals),
        bill: future.bill.as_ref().map(bill_shape),
    }
}

fn year(told: &AccountYear) -> YearShape {
    YearShape {
        paid: told.is_paid,
        premium: text(told.premium),
        covered_from: told.covered_from.map(|day| day.to_string()),
        months_without_cover: told.months,
        days_without_cover: told.days,
        consecutive_years: told.consecutive,
        continuity: text(told.continuity),
        zero_claim: text(told.zero_claim),
        reduction: text(told.reduction),
        cap: text(told.cap),
    }
}

fn total(totals: &Totals) -> TotalShape {
    TotalShape {
        premium: text(totals.premium),
        months_without_cover: totals.months,
        days_without_cover: totals.days,
        cap: text(totals.cap),
    }
}

fn text(sum: Option<Yuan>) -> Option<String> {
    sum.map(|sum| sum.to_string())
}

/// The figure that a step of the account stands for, as text.
pub(super) fn value(found: &Found) -> String {
    match found {
        Found::Premium { sum, .. }
        | Found::TotalPremium { sum, .. }
        | Found::LastCap { sum, .. }
        | Found::NotInsured { sum, .. } => sum.to_string(),
        Found::NotPaid { .. } | Found::NoCap { .. } => Yuan::ZERO.to_string(),
        Found::Months { gap, .. } => gap.months.to_string(),
        Found::Days { gap, .. } => gap.days.to_string(),
        Found::CoveredFrom { day, .. } => day.to_string(),
        Found::Repaired { years } => years.to_string(),
        Found::TotalMonths { sum, .. } | Found::TotalDays { sum, .. } => sum.to_string(),
    }
}
