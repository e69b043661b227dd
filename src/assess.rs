//! The one door: a case and a shelf in, an assessment out. Each part is answered or silent on its own.

use crate::{
    calendar::{Day, Year, first_of_year, last_of_year},
    cited::{Clause, Step, Term, Trace},
    law::{Group, Key, Limit, On, Shelf, Silence, Standing, Stands},
    person::{Case, Code, Need, Problem, Window},
    rules::{
        Finding, Reasoning, YearLaw,
        continuity::{self, Pasts},
        exemption, payment_days, premium, repair, wait, waiting, window,
    },
};
use std::{collections::BTreeMap, sync::Arc};

/// Something that the reader must be told besides the figures.
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    /// A figure is unsaid: which part of the answer is missing for it.
    Unsaid(&'static str, Silence),
    /// The window is not in the packs.
    WindowUnsaid(Silence),
    /// The mechanism begins later than the coverage year.
    BeforeMechanism(Year),
    /// The person named another window than the pack has.
    WindowDiffers,
    /// Years on which nothing turns are not told.
    UnknownYears(Vec<Year>),
    /// Without a birth, an adult is assumed.
    AdultAssumed,
    /// Continuous years were taken for granted.
    ContinuityAssumed,
    /// The wait outlasts the coverage year.
    Outlasts(Day, Year),
    /// A newborn's premium is waived under a condition that only the family knows.
    NewbornFree(Arc<Clause>),
    /// Newly recognised people are exempt where others of their category are not.
    NewlyAdded(Arc<Clause>),
}

/// The whole answer for one enrolment.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The price.
    pub premium: premium::Outcome,
    /// The wait; none where it is silent.
    pub waiting: Option<Waiting>,
    /// Every repair option; none where it is silent.
    pub repair: Option<repair::Outcome>,
    /// Years that nobody told of.
    pub unknown_years: Vec<Year>,
    /// What else must be told.
    pub remarks: Vec<Remark>,
    /// Every figure's step.
    pub steps: Vec<Step<Finding>>,
}

/// The wait after the repair that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Its parts.
    pub parts: waiting::Outcome,
    /// Months taken off.
    pub repaired: u32,
    /// The dates.
    pub dates: waiting::Dates,
}

/// The terms that one enrolment's rules need, found once.
#[derive(Debug, Clone)]
struct Terms {
    laws: BTreeMap<Year, YearLaw>,
    exemption: exemption::Terms,
    repair: repair::Terms,
    premium: premium::Terms,
    first_counted: Stands<Year>,
}

/// Answers a case from a shelf; every problem with the question if there is one.
///
/// ```
/// # #[cfg(feature = "cli")] {
/// use canbao::{assess::assess, calendar::parse_day, law::Shelf, person::*};
/// let shelf = Shelf::built_in("350200").map_err(|_| "no such area")?;
/// let enrolment = Enrolment {
///     year: 2026,
///     paid_on: parse_day("2025-11-10").ok_or("day")?,
///     registered_on: None,
///     repair_years: 0,
///     window: None,
/// };
/// let history = vec![PastYear::of(2025, Cover::Nothing)];
/// let draft = Draft { enrolment, person: Person::default(), history, typed: Default::default() };
/// let case = Case::new(draft).map_err(|_| "case")?;
/// let waiting = assess(&case, &shelf).map_err(|_| "problem")?.waiting.ok_or("silent")?;
/// assert_eq!((waiting.parts.fixed, waiting.parts.variable), (3, 0)); // one lapsed year adds no month
/// # }
/// # Ok::<(), &str>(())
/// ```
pub fn assess(case: &Case, shelf: &Shelf) -> Result<Assessment, Vec<Problem>> {
    let terms = gather(case, shelf);
    typed_over(case, shelf)?;
    let unknown_years = check_years(case, &terms)?;
    let pasts = continuity::judge(&case.history, &terms.laws, case.enrolment.year)?;
    answer(case, &terms, &pasts, unknown_years)
}

/// What a form must know of a coverage year before it can ask.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outline {
    /// First day of the central window.
    pub opens: Option<Day>,
    /// Last day of the central window.
    pub closes: Option<Day>,
    /// The first coverage year that can count as lapsed.
    pub first_counted: Option<Year>,
}

/// The coverage year's central window and the first counted year, as far as the packs tell them.
pub fn outline(shelf: &Shelf, year: Year) -> Outline {
    let none = BTreeMap::new();
    let standing = Standing::new(shelf, year, &none);
    let law = year_law(standing);
    let mut trace = Reasoning::default();
    let mut open = |day: &Stands<Day>| day.as_ref().ok().map(|day| trace.open(day));
    let (opens, closes) = (open(&law.windows.central_opens), open(&law.windows.central_closes));
    let first_counted = standing.find::<Year>(Key::FirstCountedYear).ok().map(|term| trace.open(&term));
    Outline { opens, closes, first_counted }
}

/// Moves the day of payment through the year; empty where the pack has no window.
pub fn payment_days(case: &Case, shelf: &Shelf) -> Vec<payment_days::Stretch> {
    let terms = gather(case, shelf);
    let year = case.enrolment.year;
    let Some(law) = terms.laws.get(&year).filter(|law| law.windows.central_closes.is_ok()) else { return Vec::new() };
    let Ok(pasts) = continuity::judge(&case.history, &terms.laws, year) else { return Vec::new() };
    let mut trace = Reasoning::default();
    let opens = law.windows.central_opens.as_ref().map(|term| trace.open(term));
    let first = opens.unwrap_or_else(|_| case.enrolment.paid_on.min(first_of_year(year)));
    payment_days::stretches(year, first, |day| one_day(&case.paid_on(day), &terms, &pasts))
}

fn one_day(case: &Case, terms: &Terms, pasts: &Pasts) -> Option<payment_days::OneDay> {
    let born_on = case.person.born_on;
    if born_on.is_some_and(|born_on| born_on > case.enrolment.paid_on) {
        return None;
    }
    let mut case = case.clone();
    case.enrolment.repair_years = 0;
    case.enrolment.registered_on = case.enrolment.registered_on.filter(|day| *day <= case.enrolment.paid_on);
    let assessment = answer(&case, terms, pasts, Vec::new()).ok()?;
    let waiting = assessment.waiting?;
    let exemption = waiting.parts.exempt.and_then(|_| exemption::find(&terms.exemption, &case));
    let mut trace = Reasoning::default();
    let told = ["waiting.total_months", "waiting.covered_from", "premium.payable"];
    for step in assessment.steps.iter().filter(|step| told.contains(&step.path.as_ref())) {
        trace.rest_on_all(&step.clauses);
    }
    Some(payment_days::OneDay {
        window: waiting.parts.window.window,
        exempt: waiting.parts.exempt,
        months: waiting.dates.months,
        covered_from: waiting.dates.covered_from.ok(),
        start: exemption.and_then(|found| found.start),
        payable: assessment.premium.payable,
        clauses: trace.take_opened(),
    })
}

/// A typed figure is refused where the documents state one.
fn typed_over(case: &Case, shelf: &Shelf) -> Result<(), Vec<Problem>> {
    let none = BTreeMap::new();
    let standing = Standing::new(shelf, case.enrolment.year, &none);
    let refused = case.typed.keys().filter(|key| standing.is_settled(**key));
    let problems: Vec<_> = refused
        .map(|key| Problem::new(format!("overrides.{}", key.name()), Code::Contradiction, Need::NothingTyped))
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Every year from the first counted one (or birth) on must be told; older gaps are only noted.
fn check_years(case: &Case, terms: &Terms) -> Result<Vec<Year>, Vec<Problem>> {
    let year = case.enrolment.year;
    let Ok(first) = &terms.first_counted else { return Ok(Vec::new()) };
    let first = Reasoning::default().open(first);
    let birth = case.person.born_on.map_or(first, crate::calendar::year_of);
    let missing = case.history.missing(first.max(birth), year);
    if !missing.is_empty() {
        let problem = |year: &Year| Problem::new("history", Code::MissingYear, Need::CoverOf(*year));
        return Err(missing.iter().map(problem).collect());
    }
    let oldest = case.history.years().first().map_or(first, |past| past.year);
    Ok(case.history.missing(oldest, first.min(year)))
}

fn answer(case: &Case, terms: &Terms, pasts: &Pasts, unknown_years: Vec<Year>) -> Result<Assessment, Vec<Problem>> {
    let mut part = Parts::default();
    let enrolment = &case.enrolment;
    let mut lead = Reasoning::default();
    let found = find_window(case, terms, &mut lead, &mut part.remarks)?;
    let is_counted = terms.laws.contains_key(&enrolment.year);
    if let (Some(found), true) = (found, is_counted) {
        wait_and_repair(case, terms, pasts, found, &mut lead, &mut part)?;
    } else if !is_counted {
        part.remarks.push(Remark::BeforeMechanism(enrolment.year));
    }
    let is_repair_known = part.repair.is_some() || enrolment.repair_years == 0;
    let question = premium::Question {
        year: enrolment.year,
        categories: &case.person.categories,
        window: found.map(|found| found.window),
        repair_years: enrolment.repair_years,
        is_newborn: part.waiting.as_ref().is_some_and(|waiting| waiting.parts.exempt == Some(Group::newborn())),
    };
    let mut premium = premium::assess(&terms.premium, question, &mut lead);
    if !is_repair_known {
        (premium.repair, premium.payable) = (None, None);
    }
    remark_on(case, &unknown_years, &premium, &mut part);
    price_remarks(terms, question, &mut part.remarks);
    if !unknown_years.is_empty() {
        lead.conclude("waiting.unknown_years", Finding::Unknown { years: unknown_years.clone() });
    }
    let steps = lead.into_steps();
    Ok(Assessment { premium, waiting: part.waiting, repair: part.repair, unknown_years, remarks: part.remarks, steps })
}

#[derive(Default)]
struct Parts {
    waiting: Option<Waiting>,
    repair: Option<repair::Outcome>,
    remarks: Vec<Remark>,
}

fn find_window(
    case: &Case,
    terms: &Terms,
    trace: &mut Reasoning,
    remarks: &mut Vec<Remark>,
) -> Result<Option<window::Found>, Vec<Problem>> {
    let enrolment = &case.enrolment;
    let law = terms.laws.get(&enrolment.year).map(|law| &law.windows);
    let last = last_of_year(enrolment.year);
    if enrolment.paid_on > last {
        return Err(vec![Problem::new("enrolment.paid_on", Code::NoWindow, Need::PaymentBetween(None, last))]);
    }
    let Some(windows) = law else { return Ok(enrolment.window.map(own_word)) };
    match window::find(windows, enrolment.year, enrolment.paid_on, enrolment.window, trace) {
        Ok(found) => {
            if found.differs {
                remarks.push(Remark::WindowDiffers);
            }
            Ok(Some(found))
        }
        Err(window::Missing::Unsaid(silence)) => {
            remarks.push(Remark::WindowUnsaid(*silence));
            Ok(None)
        }
        Err(window::Missing::NoWindow(first, last)) => {
            Err(vec![Problem::new("enrolment.paid_on", Code::NoWindow, Need::PaymentBetween(first, last))])
        }
    }
}

fn own_word(window: crate::person::Window) -> window::Found {
    window::Found { window, is_own_word: true, differs: false }
}

fn wait_and_repair(
    case: &Case,
    terms: &Terms,
    pasts: &Pasts,
    found: window::Found,
    trace: &mut Reasoning,
    part: &mut Parts,
) -> Result<(), Vec<Problem>> {
    let (Some(law), Ok(first_counted)) = (terms.laws.get(&case.enrolment.year), &terms.first_counted) else {
        return Ok(());
    };
    let exemption = exemption::find(&terms.exemption, case);
    if exemption.as_ref().is_some_and(|found| found.is_continuity_assumed) {
        part.remarks.push(Remark::ContinuityAssumed);
    }
    let ground = waiting::Ground { law, pasts, exemption: exemption.as_ref(), first_counted };
    if exemption.is_none() {
        part.remarks.extend(newly_added(case, &terms.exemption));
    }
    let parts = match waiting::assess(case, ground, found, trace) {
        Ok(parts) => parts,
        Err(silence) => {
            trace.forget();
            silent(law, *silence, &mut part.remarks);
            return Ok(());
        }
    };
    match repair::assess(&terms.repair, case, ground, &parts, trace) {
        Ok(outcome) => part.repair = Some(outcome),
        Err(silence) => part.remarks.push(Remark::Unsaid("repair", *silence)),
    }
    part.waiting = choose(case, ground, parts, part.repair.as_ref(), trace)?;
    let chosen = part.waiting.as_ref();
    if let Some(Err(silence)) = chosen.map(|waiting| &waiting.dates.covered_from) {
        part.remarks.push(Remark::Unsaid("waiting.covered_from", (**silence).clone()));
    }
    if let Some((day, None)) =
        chosen.and_then(|it| it.dates.covered_from.as_ref().ok().zip(Some(it.dates.covered_until)))
    {
        part.remarks.push(Remark::Outlasts(*day, case.enrolment.year));
    }
    Ok(())
}

/// Everything that is missing for the wait is told at once, and that repair is silent with it.
fn silent(law: &YearLaw, silence: Silence, remarks: &mut Vec<Remark>) {
    let parts = [&law.wait.fixed, &law.wait.variable].into_iter().filter_map(|part| part.as_ref().err());
    let others: Vec<Silence> = parts.filter(|other| other.key != silence.key).map(|other| (**other).clone()).collect();
    remarks.push(Remark::Unsaid("repair", silence.clone()));
    remarks.push(Remark::Unsaid("waiting", silence));
    remarks.extend(others.into_iter().map(|other| Remark::Unsaid("waiting", other)));
}

/// Takes the repair that was chosen; more than can be repaired is a problem.
fn choose(
    case: &Case,
    ground: waiting::Ground<'_>,
    parts: waiting::Outcome,
    repair: Option<&repair::Outcome>,
    trace: &mut Reasoning,
) -> Result<Option<Waiting>, Vec<Problem>> {
    let years = case.enrolment.repair_years;
    let choice = repair.and_then(|repair| repair.options.iter().find(|choice| choice.years == years));
    let repaired = match (choice, repair) {
        (Some(choice), _) => choice.repaired,
        (None, None) if years == 0 => 0,
        (None, None) => return Ok(None),
        (None, Some(repair)) => {
            let most = repair.options.last().map_or(0, |choice| choice.years);
            let need = Need::RepairAtMost(most);
            return Err(vec![Problem::new("enrolment.repair_years", Code::BadValue, need)]);
        }
    };
    trace.rest_on("repair.most");
    trace.conclude("waiting.repaired_months", Finding::Repaired { months: repaired, years });
    let months = parts.fixed.saturating_add(parts.variable).saturating_sub(repaired);
    let dates = waiting::dates(case, ground, &parts, months, trace);
    waiting::note_dates(repaired, &parts, &dates, trace);
    Ok(Some(Waiting { parts, repaired, dates }))
}

/// Where only newly recognised recipients are exempt, the answer cannot know it: the reader is told.
fn newly_added(case: &Case, terms: &exemption::Terms) -> Option<Remark> {
    let group = Group::from_name("newly_added_assistance")?;
    let (_, rule) = terms.rules.iter().find(|(who, _)| who.contains(&group))?;
    let assisted = Group::from_name("medical_assistance")?;
    let is_recipient = case
        .person
        .categories
        .iter()
        .any(|category| *category == assisted || terms.recipients.iter().any(|(who, _)| who.contains(category)));
    is_recipient.then(|| Remark::NewlyAdded(Arc::clone(rule.clause())))
}

fn remark_on(case: &Case, unknown_years: &[Year], premium: &premium::Outcome, part: &mut Parts) {
    if !unknown_years.is_empty() {
        part.remarks.push(Remark::UnknownYears(unknown_years.to_vec()));
    }
    let is_waiting = part.waiting.as_ref().is_none_or(|waiting| waiting.dates.months > 0);
    if case.person.born_on.is_none() && is_waiting {
        part.remarks.push(Remark::AdultAssumed);
    }
    for silence in &premium.silences {
        let path = match silence.key {
            Key::PersonalPremium => "premium.standard",
            Key::GovernmentPart => "premium.government",
            _ => "premium.subsidy",
        };
        part.remarks.push(Remark::Unsaid(path, silence.clone()));
    }
    let repair_silence = part.repair.as_ref().and_then(|repair| repair.silence.as_deref());
    if let Some(silence) = repair_silence.filter(|silence| silence.key != Key::PersonalPremium) {
        part.remarks.push(Remark::Unsaid("repair", silence.clone()));
    }
}

/// What the price hangs on and nobody has said.
fn price_remarks(terms: &Terms, question: premium::Question<'_>, remarks: &mut Vec<Remark>) {
    let premium = &terms.premium;
    if let (true, Ok(term)) = (question.is_newborn, &premium.newborn_free) {
        remarks.push(Remark::NewbornFree(Arc::clone(term.clause())));
    }
    let is_late = question.window == Some(Window::Late) && !question.is_newborn;
    if let (true, Err(silence)) = (is_late, &premium.late_charges) {
        remarks.push(Remark::Unsaid("premium.payable", (**silence).clone()));
    }
}

fn gather(case: &Case, shelf: &Shelf) -> Terms {
    let year = case.enrolment.year;
    let standing = Standing::new(shelf, year, &case.typed);
    let first_counted: Stands<Year> = standing.find(Key::FirstCountedYear);
    let mut laws = BTreeMap::new();
    if let Ok(first) = &first_counted {
        let first = Trace::<()>::default().open(first);
        for past in first..=year {
            laws.insert(past, year_law(Standing::new(shelf, past, &case.typed)));
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

fn year_law(standing: Standing<'_>) -> YearLaw {
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
        continuous_years: standing.find(Key::ExemptionYears),
    }
}

fn recipients(standing: Standing<'_>) -> Vec<(Vec<Group>, Term<crate::law::Recipient>)> {
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
        subsidy_silence: standing.unsaid(Key::Subsidy),
    }
}
