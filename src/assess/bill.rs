//! The terms of a year's care and what is known about the patient: cover, age, classes, bonus.

use super::{Assessment, Desk, Part, Remark, Typed, cover::Cover, terms, typed};
use crate::{
    calendar::{Day, day_after, last_of_year, same_day_or_last, year_of},
    cited::{Clause, Term},
    law::{Adulthood, Age, CareDay, CareKind, Group, Key, Recipient, Scheme, Standing, Stands},
    person::{Care, Person, Problem, care},
    rules::{
        Finding, Reasoning,
        bill::{AssistanceTerms, CriticalTerms, Event, Found, Outcome, Patient, Terms, assess as settle},
        bonus, claim,
    },
    units::Yuan,
};
use std::{collections::BTreeMap, rc::Rc, sync::Arc};

/// A year's care, and what is known besides it.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The person.
    pub person: &'a Person,
    /// The care, as listed.
    pub care: &'a [Care],
    /// The enrolment's answer, where one was asked for.
    pub enrolment: Option<(i32, &'a Assessment)>,
    /// The bonuses, where they were asked for.
    pub bonus: Option<&'a Part<bonus::Outcome>>,
    /// Figures typed from the local notice.
    pub typed: &'a Typed,
}

/// Categories that may be given medical assistance; students and clergy are none of them.
pub(super) const HARDSHIP: &[&str] = &[
    "destitute",
    "orphan",
    "unsupported_child",
    "subsistence_allowance",
    "low_income_edge",
    "monitored_household",
    "severely_disabled",
    "favoured_group",
    "illness_poverty",
    "medical_assistance",
];

pub(super) fn assess(desk: &Desk<'_>, question: &Question<'_>) -> Result<Part<Outcome>, Vec<Problem>> {
    care::check(question.care, question.enrolment.map(|(year, _)| year), question.person.born_on)?;
    let laws = laws(desk, question);
    let (groups, ..) = classes(last_law(&laws, question), &question.person.categories);
    typed::refuse(desk, question, &groups)?;
    Ok(answer(&laws, question))
}

/// Settles care that was checked, by the law of each of its days.
pub(super) fn answer(laws: &BTreeMap<Day, Rc<DayLaw>>, question: &Question<'_>) -> Part<Outcome> {
    let mut remarks = Vec::new();
    let cover = Cover::of(question);
    remarks.extend(cover.is_assumed());
    let mut trace = Reasoning::default();
    let mut events = Vec::new();
    for (index, event) in question.care.iter().enumerate() {
        let Some(law) = laws.get(&event.on) else { continue };
        let (age, age_clauses) = age(law, question.person, event.on);
        let age_silence = law.adult_age.as_ref().err().map(|silence| &**silence);
        let uncovered = cover.why_not(event.on);
        let care = event;
        events.push(Event {
            index,
            care,
            uncovered,
            cover_clauses: &cover.clauses,
            age,
            age_clauses,
            age_silence,
            terms: &law.bill,
        });
        remarks.extend(cover.near_end(&law.care_day, event.on));
    }
    let last = last_law(laws, question);
    let (groups, class_clauses, is_class_known) = classes(last, &question.person.categories);
    let (bonus, bonus_clauses) = granted(question);
    let patient = Patient {
        scheme: question.person.scheme,
        groups: &groups,
        class_clauses: &class_clauses,
        is_in_hardship: question.person.categories.iter().any(|group| HARDSHIP.contains(&group.name())),
        is_class_known,
        months: months(question.person, last, &mut remarks),
        bonus,
        bonus_clauses: &bonus_clauses,
    };
    let mut outcome = settle(&events, patient, &mut trace);
    outcome.claim_by = claim_by((last, question), &outcome, &mut trace, &mut remarks);
    remark(question, last, &outcome, &mut remarks);
    Part { outcome: Some(outcome), remarks, steps: trace.into_steps() }
}

/// The law of the last day of care, by which the year is settled.
pub(super) fn last_law<'a>(laws: &'a BTreeMap<Day, Rc<DayLaw>>, question: &Question<'_>) -> Option<&'a DayLaw> {
    question.care.iter().map(|event| event.on).max().and_then(|day| laws.get(&day).map(Rc::as_ref))
}

/// Everything that the law of one day says of care.
#[derive(Debug, Clone)]
pub(super) struct DayLaw {
    bill: Terms,
    adult_age: Stands<u32>,
    adult_from: Stands<Adulthood>,
    care_day: Stands<CareDay>,
    recipients: Vec<(Vec<Group>, Term<Recipient>)>,
    claim: claim::Terms,
}

/// The law of each day of care.
pub(super) fn laws(desk: &Desk<'_>, question: &Question<'_>) -> BTreeMap<Day, Rc<DayLaw>> {
    let law = |day: Day| {
        let find = || day_law(Standing::on(desk.shelf, day, question.typed));
        desk.known.care.get((year_of(day), desk.shelf.turns_before(day)), question.typed, find)
    };
    question.care.iter().map(|event| (event.on, law(event.on))).collect()
}

pub(super) fn day_law(standing: Standing<'_>) -> DayLaw {
    DayLaw {
        bill: Terms {
            settled_as: standing.table(Key::SettledAs),
            first_share: standing.table(Key::PlaceFirstShare),
            deductible: standing.table(Key::BasicDeductible),
            deductible_later: standing.table(Key::LaterDeductible),
            deductible_year: standing.table(Key::YearDeductible),
            deductible_share: standing.table(Key::DeductibleShare),
            deductible_least: standing.table(Key::DeductibleLeast),
            deductible_most: standing.table(Key::DeductibleMost),
            stay_counting: standing.table(Key::StayCounting),
            ratio: standing.table(Key::BasicRatio),
            points_off: standing.table(Key::PointsOff),
            floor_share: standing.table(Key::FloorShare),
            bands: standing.table(Key::BasicBands),
            cap: standing.table(Key::BasicCap),
            kind_cap: standing.table(Key::KindCap),
            scale: standing.table(Key::ContinuityScale),
            critical: CriticalTerms {
                deductible: standing.table(Key::CriticalDeductible),
                deductible_cut: standing.table(Key::CriticalDeductibleCut),
                ratio: standing.table(Key::CriticalRatio),
                points: standing.table(Key::CriticalPoints),
                cap: standing.table(Key::CriticalCap),
                bands: standing.table(Key::CriticalBands),
                first_share: standing.table(Key::CriticalFirstShare),
                place_share: standing.table(Key::CriticalPlaceShare),
            },
            assistance: AssistanceTerms {
                threshold: standing.table(Key::AssistanceThreshold),
                ratio: standing.table(Key::AssistanceRatio),
                limit: standing.table(Key::AssistanceLimit),
                serious_limit: standing.table(Key::SeriousLimit),
                first_share: standing.table(Key::AssistanceFirstShare),
                place: standing.table(Key::AssistancePlace),
                second_threshold: standing.table(Key::SecondThreshold),
                second_ratio: standing.table(Key::SecondRatio),
                second_limit: standing.table(Key::SecondLimit),
            },
            average: standing.table(Key::AverageRatio),
        },
        adult_age: standing.find(Key::AdultAge),
        adult_from: standing.find(Key::AdultFrom),
        care_day: standing.find(Key::CareDay),
        recipients: people(standing, Key::Recipient),
        claim: terms::claim(standing),
    }
}

fn people<T: crate::law::FromValue>(standing: Standing<'_>, key: Key) -> Vec<(Vec<Group>, Term<T>)> {
    let lines = standing.lines(key).into_iter();
    lines.filter_map(|provision| Some((provision.who.clone(), standing.term(provision).ok()?))).collect()
}

/// Minor or adult on a day; without a birth, an adult.
fn age(law: &DayLaw, person: &Person, on: Day) -> (Option<Age>, Vec<Arc<Clause>>) {
    let Some(born_on) = person.born_on else { return (Some(Age::Adult), Vec::new()) };
    let Ok(years) = &law.adult_age else { return (None, Vec::new()) };
    let mut trace = Reasoning::default();
    let birthday = same_day_or_last(born_on, crate::calendar::months_in(trace.open(years)));
    let adult_from = match law.adult_from.as_ref().map(|from| trace.open(from)) {
        Ok(Adulthood::YearAfter) => day_after(last_of_year(year_of(birthday))),
        // An age is reached on the birthday, where no document says otherwise.
        Ok(Adulthood::Birthday) | Err(_) => birthday,
    };
    let age = if on < adult_from { Age::Minor } else { Age::Adult };
    (Some(age), trace.take_opened())
}

/// The categories with the classes of assistance that they belong to; whether every recipient's class is known.
pub(super) fn classes(law: Option<&DayLaw>, categories: &[Group]) -> (Vec<Group>, Vec<Arc<Clause>>, bool) {
    let mut groups = categories.to_vec();
    let mut trace = Reasoning::default();
    for (who, term) in law.iter().flat_map(|law| &law.recipients) {
        if who.iter().any(|group| categories.contains(group))
            && let Some(class) = Group::of_class(trace.open(term))
            && !groups.contains(&class)
        {
            groups.push(class);
        }
    }
    let general = Group::from_name("medical_assistance");
    let is_known = general.is_none_or(|general| !categories.contains(&general) || groups.len() > categories.len());
    (groups, trace.take_opened(), is_known)
}

fn granted(question: &Question<'_>) -> (Option<(Yuan, Yuan)>, Vec<Arc<Clause>>) {
    let none = (None, Vec::new());
    let (Some((year, _)), Some(part)) = (question.enrolment, question.bonus) else { return none };
    if question.person.scheme != Scheme::Resident {
        return none;
    }
    let Some(outcome) = &part.outcome else { return none };
    // The table looks at the year as paid in the central window; the bill, as it was really paid.
    let as_paid = outcome.as_paid.as_ref().filter(|it| it.year == year);
    let row = as_paid.map(|it| &it.row).or_else(|| outcome.by_year.get(&year));
    let Some((granted, reduction)) = row.and_then(|row| Some((row.granted?, row.reduction))) else { return none };
    let clauses =
        as_paid.map(|it| &it.clauses).or_else(|| bonus::cap_step(&part.steps, year).map(|step| &step.clauses));
    (Some((granted, reduction)), clauses.cloned().unwrap_or_default())
}

/// Continuous months of an employee; where nobody says, the longest scale is taken and the reader told.
fn months(person: &Person, law: Option<&DayLaw>, remarks: &mut Vec<Remark>) -> Option<u32> {
    if person.scheme != Scheme::Employee {
        return None;
    }
    let is_scaled = law.is_some_and(|law| !law.bill.scale.is_empty());
    if person.continuous_months.is_none() && is_scaled {
        remarks.push(Remark::MonthsAssumed);
    }
    Some(person.continuous_months.unwrap_or(u32::MAX))
}

/// The last day for claiming a year's bills; nobody claims where no care is covered.
fn claim_by(
    (law, question): (Option<&DayLaw>, &Question<'_>),
    outcome: &Outcome,
    trace: &mut Reasoning,
    remarks: &mut Vec<Remark>,
) -> Option<Day> {
    let (law, first) = law.zip(question.care.first())?;
    if !outcome.events.iter().any(|event| event.covered) {
        return None;
    }
    let found = claim::assess(&law.claim, question.person, year_of(first.on))?;
    trace.forget();
    trace.rest_on_all(&found.clauses);
    trace.conclude("reimbursement.claim_by", Finding::Bill(Found::ClaimBy { day: found.last }));
    remarks.extend(found.of_new_students.map(|(day, clause)| Remark::NewStudentClaims("reimbursement", day, clause)));
    Some(found.last)
}

fn remark(question: &Question<'_>, law: Option<&DayLaw>, outcome: &Outcome, remarks: &mut Vec<Remark>) {
    for (path, silence) in &outcome.silences {
        remarks.push(Remark::Unsaid(path, silence.clone()));
    }
    remarks.extend(outcome.doubts.iter().map(|doubt| Remark::Doubt(*doubt)));
    if let Some((sum, ratio, clause)) = &outcome.rough {
        remarks.push(Remark::RoughEstimate(*sum, *ratio, Arc::clone(clause)));
    }
    let is_aged = law.is_some_and(|law| law.adult_age.is_ok());
    if question.person.born_on.is_none() && is_aged && question.person.scheme == Scheme::Resident {
        remarks.push(Remark::AdultAssumedInCare);
    }
    for (index, event) in question.care.iter().enumerate() {
        if event.excluded.is_none() {
            remarks.push(Remark::PartUnknown(index, "excluded"));
        }
        if event.first_share.is_none() && event.kind != CareKind::Chronic {
            remarks.push(Remark::PartUnknown(index, "first_share"));
        }
    }
}
