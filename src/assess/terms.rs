//! Finds the terms that one enrolment's rules need: no rule sees the shelf.

use super::{Desk, Typed};
use crate::{
    calendar::{Day, Year},
    cited::{Term, Trace},
    law::{Group, Key, Limit, On, Recipient, Standing, Stands},
    person::Case,
    rules::{YearLaw, claim, exemption, premium, repair, wait, window},
};
use std::{collections::BTreeMap, rc::Rc};

/// The terms that one enrolment's rules need, found once.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    pub(super) laws: BTreeMap<Year, Rc<YearLaw>>,
    pub(super) exemption: exemption::Terms,
    pub(super) repair: repair::Terms,
    pub(super) premium: premium::Terms,
    pub(super) first_counted: Stands<Year>,
}

/// The terms of a case.
pub(super) fn of(desk: &Desk<'_>, case: &Case) -> Rc<Terms> {
    let year = case.enrolment.year;
    desk.known.terms.get(year, &case.typed, || gather(desk, year, &case.typed))
}

fn gather(desk: &Desk<'_>, year: Year, typed: &Typed) -> Terms {
    let standing = Standing::new(desk.shelf, year, typed);
    let first_counted: Stands<Year> = standing.find(Key::FirstCountedYear);
    let mut laws = BTreeMap::new();
    if let Ok(first) = &first_counted {
        let first = Trace::<()>::default().open(first);
        for past in first..=year {
            let law = desk.known.years.get(past, typed, || year_law(Standing::new(desk.shelf, past, typed)));
            laws.insert(past, law);
        }
    }
    Terms {
        laws,
        exemption: exemption_terms(standing),
        repair: repair::Terms {
            months: standing.find(Key::RepairMonths),
            floor_after: standing.find(Key::RepairFloorAfter),
            floor: standing.find(Key::RepairFloor),
            price: standing.find(Key::RepairPrice),
            premium: standing.find(Key::PersonalPremium),
        },
        premium: premium_terms(standing),
        first_counted,
    }
}

pub(super) fn year_law(standing: Standing<'_>) -> YearLaw {
    let day = |key: Key| -> Stands<Day> {
        let on: Term<On> = standing.find(key)?;
        let resolved = on.map(|on| standing.resolve(*on));
        Trace::<()>::default().open(&resolved).map(|day| on.map(|_| day)).ok_or_else(|| standing.unsaid(key))
    };
    YearLaw {
        year: standing.year(),
        windows: window::Terms {
            central_opens: day(Key::CentralOpens),
            central_closes: day(Key::CentralCloses),
            extended_opens: day(Key::ExtendedOpens),
            extended_closes: day(Key::ExtendedCloses),
            central_cover: standing.by_day(Key::CentralCover),
            extended_cover: standing.find(Key::ExtendedCover),
            extended_fixed_wait: standing.find(Key::ExtendedFixedWait),
            year_start: standing.find(Key::YearStart),
            january_silence: *standing.unsaid(Key::CentralCover),
            exemption_silence: *standing.unsaid(Key::Exemption),
        },
        wait: wait::Terms {
            fixed: standing.find(Key::FixedMonths),
            variable: standing.find(Key::VariableMonths),
            counting: standing.find(Key::VariableCounting),
            day_counting: standing.find(Key::DayCounting),
            extended_variable: standing.find(Key::ExtendedVariable),
            gap_months: standing.find(Key::EmployeeGapMonths),
            gap_breaks: standing.find(Key::EmployeeGap),
        },
    }
}

/// Until when a year's bills may be claimed.
pub(super) fn claim(standing: Standing<'_>) -> claim::Terms {
    claim::Terms { deadline: standing.table(Key::ClaimDeadline), born_from: standing.find(Key::ClaimBornFrom) }
}

fn exemption_terms(standing: Standing<'_>) -> exemption::Terms {
    let lines = standing.for_people(Key::Exemption).into_iter();
    let rules = lines.filter_map(|(who, provision)| {
        let limit: Term<Limit> = standing.term(provision).ok()?;
        let detail = provision.detail.clone();
        Some((who, limit.map(|limit| exemption::Rule { limit: *limit, detail })))
    });
    exemption::Terms {
        rules: rules.collect(),
        recipients: recipients(standing),
        newborn_limit: standing.find(Key::NewbornLimit),
        both_years: standing.find(Key::NewbornBothYears),
        continuous_years: standing.find(Key::ExemptionYears),
    }
}

fn recipients(standing: Standing<'_>) -> Vec<(Vec<Group>, Term<Recipient>)> {
    let lines = standing.for_people(Key::Recipient).into_iter();
    lines.filter_map(|(who, provision)| Some((who, standing.term(provision).ok()?))).collect()
}

fn premium_terms(standing: Standing<'_>) -> premium::Terms {
    let lines = standing.for_people(Key::Subsidy).into_iter();
    premium::Terms {
        personal: standing.find(Key::PersonalPremium),
        government: standing.find(Key::GovernmentPart),
        late_charges: standing.find(Key::LateCharges),
        newborn_free: standing.find(Key::NewbornFree),
        subsidies: lines.filter_map(|(who, provision)| Some((who, standing.term(provision).ok()?))).collect(),
        recipients: recipients(standing),
        unsubsidised: standing.table(Key::Subsidy),
    }
}
