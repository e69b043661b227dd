//! Reminders on the command line: text or a calendar file.

use super::{
    Counter,
    error::Error,
    field::{bad, date},
    request::Request,
};
use crate::{
    assess::reminder::Question,
    calendar::Day,
    person::{Code, Problem},
    wording,
};

/// What reminders ask besides the request: today, and whether a calendar file is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemindFlags {
    today: Day,
    is_calendar: bool,
}

impl RemindFlags {
    /// Reads the flags of the command line; the error's path is the flag.
    pub fn read(arguments: &[&str]) -> Result<Self, Error> {
        let (mut today, mut is_calendar) = (None, false);
        let mut rest = arguments.iter().copied();
        while let Some(flag) = rest.next() {
            let is_twice = match flag {
                "--ics" => std::mem::replace(&mut is_calendar, true),
                "--today" => {
                    let text = rest.next().ok_or_else(|| bad(flag, "--today 后面要写一个值。"))?;
                    today.replace(date(flag, text)?).is_some()
                }
                _ => {
                    let text = format!("没有 {flag} 这个选项，可以写 --today、--ics。");
                    return Err(Error::new(Code::BadField, flag, text));
                }
            };
            if is_twice {
                return Err(Error::new(Code::BadField, flag, format!("{flag} 写了两次，请只留一次。")));
            }
        }
        let today = today.ok_or_else(|| bad("--today", "请写今天的日期，例如 --today 2026-11-23。"))?;
        Ok(Self { today, is_calendar })
    }
}

impl Counter<'_> {
    /// The dates that matter to the person of a request, from today on; none where a calendar file would hold no date.
    pub fn remind(&self, request: &Request, flags: &RemindFlags) -> Result<Option<String>, Error> {
        let of = |problems: Vec<Problem>| Error::of(&problems);
        let asked = request.asked()?;
        if asked.case.is_none() && asked.retirement.is_none() {
            return Err(Error::new(Code::BadField, "enrolment", "提醒要有 enrolment 或者 retirement 这一项。"));
        }
        let desk = &self.desk;
        let assessment = asked.case.as_ref().map(|case| desk.enrolment(case)).transpose().map_err(of)?;
        let retirement = asked.retirement.as_ref().map(|told| desk.retirement(told, &asked.typed));
        let retirement = retirement.transpose().map_err(of)?;
        let part = desk.reminders(&Question {
            enrolment: asked.case.as_ref().zip(assessment.as_ref()),
            retirement: asked.retirement.as_ref().zip(retirement.as_ref()),
            today: flags.today,
        });
        Ok(match flags.is_calendar {
            true => wording::reminders_calendar(&request.area, &part, flags.today),
            false => Some(wording::reminders_text(&part)),
        })
    }
}
