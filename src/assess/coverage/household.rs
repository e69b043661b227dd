//! The family's account and retiree cover: between two days on which the law may change.

use super::{Benefit, Origin, Row, Span, State, Trait, grid, grid::Axis};
use crate::{
    assess::{Desk, Remark, Typed},
    calendar::{Day, day_before, first_of_month},
    cited::{Clause, Step},
    law::{Key, Pension, Relation, Sex, Silence, Usage},
    person::{Family, Holder, Member, Retirement},
    rules::Finding,
    units::Yuan,
};
use std::{collections::BTreeMap, sync::Arc};

/// What is on the account that is asked about, and what is due: enough of the one for the other.
const SUMS: [&str; 2] = ["100000", "100"];
/// Two provinces (GB/T 2260), where the area is in none or for somebody in another: which they are does not matter.
const PROVINCES: [&str; 2] = ["11", "12"];
const HOLDER: &str = "1";
const MEMBER: &str = "2";

/// Every benefit of the family's account on every day, and of retirement in every month.
pub(super) fn rows(desk: &Desk<'_>, days: &[Span]) -> Vec<Row> {
    let relations = Axis::of(Relation::ALL.iter().map(|relation| vec![Trait::Relation(*relation)]));
    let usages = Axis::of(Usage::ALL.iter().map(|usage| vec![Trait::Usage(*usage)]));
    let sexes = Axis::of(Sex::ALL.iter().map(|sex| vec![Trait::Sex(*sex)]));
    let pensions = Axis::of(Pension::ALL.iter().map(|pension| vec![Trait::Pension(*pension)]));
    let retirement = [sexes, pensions];
    let family = [relations, usages];
    let uses = family.get(1..).unwrap_or_default();
    let of_account: [(Benefit, &[Axis]); 3] =
        [(Benefit::Family, &family), (Benefit::FamilyReach, uses), (Benefit::FamilyKept, &[])];
    let mut found = Vec::new();
    for (benefit, axes) in of_account {
        let of_day = |span: &Span| grid::ask(axes, *span, |case| account(desk, span.from, benefit, case));
        found.extend(grid::rows(benefit, axes, days.iter().map(of_day).collect()));
    }
    let of_retirement =
        [Benefit::RetirementTotal, Benefit::RetirementLocal, Benefit::RetirementStart, Benefit::RetirementCost];
    for benefit in of_retirement {
        let ask = |month, case: &[Trait]| self::retirement(desk, month, benefit, case);
        let of_span = |span: &Span| grid::ask(&retirement, *span, |case| ask(span.from, case));
        found.extend(grid::rows(benefit, &retirement, months(days).iter().map(of_span).collect()));
    }
    found
}

fn account(desk: &Desk<'_>, used_on: Day, benefit: Benefit, case: &[Trait]) -> Option<State> {
    let (mut relation, mut usage) = (Relation::Spouse, Usage::Premium);
    for told in case {
        match told {
            Trait::Relation(told) => relation = *told,
            Trait::Usage(told) => usage = *told,
            _ => {}
        }
    }
    let home = desk.shelf.province().unwrap_or(PROVINCES[0]).to_owned();
    let other = PROVINCES.into_iter().find(|province| *province != home).unwrap_or_default().to_owned();
    let [balance, due] = SUMS.map(|sum| Yuan::parse(sum).unwrap_or_default());
    let province = if benefit == Benefit::FamilyReach { other } else { home.clone() };
    let (premium, bills) = if usage == Usage::Premium { (due, Yuan::ZERO) } else { (Yuan::ZERO, due) };
    let holder = Holder { id: HOLDER.into(), balance, province: home };
    let relation = BTreeMap::from([(HOLDER.to_owned(), relation)]);
    let member = Member { id: MEMBER.into(), relation, province, premium, bills };
    let part = desk.family(&Family::new(vec![holder], vec![member]).ok()?, Some(used_on), &Typed::new());
    let key = match benefit {
        Benefit::FamilyReach => Some(Key::FamilyReach),
        Benefit::FamilyKept => Some(Key::FamilyKept),
        _ => None,
    };
    let missing = part.remarks.iter().find_map(|remark| match remark {
        Remark::Unsaid(_, silence) => Some(silence),
        Remark::Without(_, silence) if Some(silence.key) == key => Some(silence),
        _ => None,
    });
    let paths = ["family.payments.0.amount", "family.refused.0"];
    Some(missing.map_or_else(|| answered(desk, &part.steps, &paths), |silence| silent(desk, silence)))
}

/// The same days in whole months: one retires in a month, by the law at its end.
fn months(days: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for span in days {
        let from = first_of_month(span.from);
        if found.last().is_some_and(|before| before.from == from) {
            found.pop();
        } else if let Some(before) = found.last_mut() {
            before.until = day_before(from);
        }
        found.push(Span { from, until: span.until });
    }
    found
}

fn retirement(desk: &Desk<'_>, month: Day, benefit: Benefit, case: &[Trait]) -> Option<State> {
    let [Trait::Sex(sex), Trait::Pension(pension)] = case else { return None };
    // Nothing was paid, so that years are missing whatever the documents ask for.
    let told = Retirement {
        sex: *sex,
        retires_on: month,
        paid_months: 0,
        paid_months_here: 0,
        pension: *pension,
        is_pension_told: true,
    };
    let part = desk.retirement(&Retirement::new(told).ok()?, &Typed::new()).ok()?;
    let path = match benefit {
        Benefit::RetirementTotal => "retirement.required_months",
        Benefit::RetirementLocal => "retirement.required_months_here",
        Benefit::RetirementStart => "retirement.earliest_month",
        _ => "retirement.cost",
    };
    if part.steps.iter().any(|step| step.path == path) {
        return Some(answered(desk, &part.steps, &[path]));
    }
    let unsaid = |wanted: &[&str]| {
        part.remarks.iter().find_map(|remark| match remark {
            Remark::Unsaid(path, silence) if wanted.contains(path) => Some(silence),
            _ => None,
        })
    };
    // What rests on years that nobody states is silent with them.
    let silence = unsaid(&[path])
        .or_else(|| unsaid(&["retirement", "retirement.required_months", "retirement.required_months_here"]));
    Some(silence.map_or(State::silent(Key::RetirementTotal), |silence| silent(desk, silence)))
}

fn answered(desk: &Desk<'_>, steps: &[Step<Finding>], paths: &[&str]) -> State {
    let found = paths.iter().find_map(|path| steps.iter().find(|step| step.path == *path));
    let clauses: &[Arc<Clause>] = found.map(|step| step.clauses.as_slice()).unwrap_or_default();
    State::Answered(Origin::of(desk.shelf, clauses))
}

fn silent(desk: &Desk<'_>, silence: &Silence) -> State {
    State::of_silence(desk.shelf, silence)
}
