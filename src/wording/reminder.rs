//! Reminders: a sentence each, the whole as text with one line a date, and as a calendar file.

use super::{
    day,
    finding::document,
    icalendar::{Event, calendar},
    remark::{Notice, notices_of, remark},
    source,
};
use crate::{
    assess::{
        Part, Remark,
        reminder::{Reminder, What},
    },
    calendar::{Day, Year},
    law::{CountedBy, CoverStart},
    person::Window,
    rules::newborn::PaidBy,
};
use chrono::Datelike;

/// How many days before a last day, and before any other day, a calendar reminds.
const BEFORE_LAST_DAY: u32 = 7;
const BEFORE: u32 = 1;

/// What a calendar shows on the day.
pub fn reminder_title(reminder: &Reminder) -> String {
    match reminder.what {
        What::WindowOpens { year } => format!("{year}年度居民医保开始缴费"),
        What::WindowCloses { year, window: Window::Extended } => format!("{year}年度居民医保延长缴费期最后一天"),
        What::WindowCloses { year, .. } => format!("{year}年度居民医保集中参保期最后一天"),
        What::NewbornUntil { counted_by: CountedBy::Payment, .. } => "新生儿医保缴费最后一天".into(),
        What::NewbornUntil { counted_by: CountedBy::Registration, .. } => "新生儿医保登记最后一天".into(),
        What::NewbornUntil { .. } => "新生儿医保登记或缴费最后一天".into(),
        What::CoverBegins { year, .. } => format!("{year}年度居民医保开始能报销"),
        What::CoverEnds { year } => format!("{year}年度居民医保到期"),
        What::ClaimBy { year } => format!("{year}年的医药费报销最后一天"),
        What::Retires { .. } => "退休当月：核对医保缴费年限".into(),
    }
}

/// The sentence of one reminder.
pub fn reminder_sentence(reminder: &Reminder) -> String {
    let on = reminder.on;
    match reminder.what {
        What::WindowOpens { year } => {
            format!("{year}年度居民医保的集中参保期从{}开始，还没交的可以交了。", day(on))
        }
        What::WindowCloses { year, window } => closes(on, year, window),
        What::NewbornUntil { .. } => newborn(on, reminder.what),
        What::CoverBegins { year, waited, also } => begins(on, year, waited, also),
        What::CoverEnds { year } => {
            format!("{year}年度的居民医保报到{}为止；以后的年度要另外缴费。", day(on))
        }
        What::ClaimBy { year } => {
            format!("{year}年看病没有在医院直接结算的，最晚{}去医保部门报销。", day(on))
        }
        What::Retires { missing } => retires(on, missing),
    }
}

fn closes(on: Day, year: Year, window: Window) -> String {
    let on = day(on);
    match window {
        Window::Extended => {
            format!("错过了{year}年度集中参保期的，延长缴费期到{on}为止：还没交的，请在这天或者以前交。")
        }
        _ => format!("{year}年度居民医保的集中参保期到{on}为止：还没交的，请在这天或者以前交。"),
    }
}

fn newborn(on: Day, what: What) -> String {
    let What::NewbornUntil { counted_by, paid_by, start, is_whole, is_both_years } = what else { return String::new() };
    let act = match counted_by {
        CountedBy::Payment => "缴费",
        CountedBy::Registration => "登记参保",
        CountedBy::Either => "登记参保或者缴费",
    };
    let money = match paid_by {
        PaidBy::Unnamed => String::new(),
        PaidBy::NextMonth => "，登记以后最晚下个月月底把钱交上".into(),
        PaidBy::NextMonthAndNoLater(last) if last == on => "，钱也要在这一天以前交上".into(),
        PaidBy::NextMonthAndNoLater(last) => format!("，登记以后最晚下个月月底、也不能晚过{}把钱交上", day(last)),
    };
    let waived = if is_whole { "不用等" } else { "不用等固定的等待期" };
    let start = start.map(|start| format!("，{}", from(start))).unwrap_or_default();
    let both = if is_both_years { "；当年和下一年两年的钱都要交" } else { "" };
    format!("孩子还没参保的，最晚{}{act}{money}，才算新生儿，{waived}{start}{both}。", day(on))
}

fn from(start: CoverStart) -> &'static str {
    match start {
        CoverStart::JanuaryFirst => "从参保年度1月1日起能报销",
        CoverStart::Birth => "从出生那天起能报销",
        CoverStart::Payment => "从缴费那天起能报销",
        CoverStart::DayAfterPayment => "从缴费的第二天起能报销",
        CoverStart::MonthOfPayment => "从缴费当月1日起能报销",
        CoverStart::MonthAfterPayment => "从缴费的下个月1日起能报销",
        CoverStart::MonthOfRegistration => "从登记当月1日起能报销",
    }
}

fn begins(on: Day, year: Year, waited: u32, also: Option<Year>) -> String {
    let on = day(on);
    match (waited, also) {
        (_, Some(also)) => format!(
            "{year}年度缴费的等待期（{waited}个月）过了年底还没完：{also}年度也在集中参保期里交了的，{on}起看病能报销。"
        ),
        (0, None) => format!("{year}年度的居民医保从{on}起，看病能报销。"),
        (waited, None) => format!("{year}年度的等待期（{waited}个月）完了，{on}起看病能报销。"),
    }
}

fn retires(on: Day, missing: Option<u32>) -> String {
    let month = format!("{}年{}月退休", on.year(), on.month());
    match missing {
        Some(0) => format!("{month}：按您填的月数，职工医保的缴费年限够了，到时办退休后的医保待遇。"),
        Some(missing) => format!("{month}：按您填的月数，职工医保的缴费年限还差{missing}个月，提前问清楚怎么补。"),
        None => format!("{month}：先核对职工医保的缴费年限够不够，不够的提前问清楚怎么补。"),
    }
}

/// What else must be told of the dates: what is unsaid first, then each date's own, each thing once.
pub fn reminders_notices(part: &Part<Vec<Reminder>>) -> Vec<Notice> {
    let reminders = part.outcome.as_deref().unwrap_or_default();
    let remarks = part.remarks.iter().chain(reminders.iter().flat_map(|reminder| &reminder.remarks));
    told(remarks, reminders)
}

fn told<'a>(remarks: impl Iterator<Item = &'a Remark>, reminders: &[Reminder]) -> Vec<Notice> {
    let of_dates = |notice| Notice { path: "reminders".into(), ..notice };
    let found = remarks.flat_map(remark).map(of_dates).collect();
    notices_of(found, reminders.iter().map(|reminder| ("reminders", reminder.clauses.as_slice())))
}

/// The whole as text: one line a date with the documents it rests on, then what no document says.
pub fn reminders_text(part: &Part<Vec<Reminder>>) -> String {
    let reminders = part.outcome.as_deref().unwrap_or_default();
    let mut lines: Vec<String> = reminders.iter().map(line).collect();
    if lines.is_empty() {
        lines.push("今天和以后没有要提醒的日子。".into());
    }
    lines.extend(reminders_notices(part).into_iter().map(|notice| notice.text));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn line(reminder: &Reminder) -> String {
    let mut documents: Vec<String> = Vec::new();
    for name in reminder.clauses.iter().map(|clause| document(clause)) {
        if !documents.contains(&name) {
            documents.push(name);
        }
    }
    let rests_on = if documents.is_empty() { String::new() } else { format!("〔{}〕", documents.join("、")) };
    format!("{} {}{rests_on}", reminder.on, reminder_sentence(reminder))
}

/// The whole as a calendar file, which needs at least one date; its stamp is today's date, since the library knows no
/// clock.
pub fn reminders_calendar(area: &str, part: &Part<Vec<Reminder>>, today: Day) -> Option<String> {
    let reminders = part.outcome.as_deref().unwrap_or_default();
    let events: Vec<Event> = reminders.iter().map(|reminder| event(area, reminder)).collect();
    (!events.is_empty()).then(|| calendar("参保提醒", &events, today))
}

fn event(area: &str, reminder: &Reminder) -> Event {
    let sources = reminder.clauses.iter().map(|clause| source(clause));
    let notices = told(reminder.remarks.iter(), std::slice::from_ref(reminder)).into_iter().map(|notice| notice.text);
    let text: Vec<String> = std::iter::once(reminder_sentence(reminder)).chain(sources).chain(notices).collect();
    let is_last_day =
        matches!(reminder.what, What::WindowCloses { .. } | What::NewbornUntil { .. } | What::ClaimBy { .. });
    Event {
        uid: format!("{area}-{}-{}@canbao", reminder.what.word(), reminder.on),
        on: reminder.on,
        title: reminder_title(reminder),
        text: text.join("\n"),
        days_before: if is_last_day { BEFORE_LAST_DAY } else { BEFORE },
    }
}
