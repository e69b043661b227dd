//! Reminders (提醒): the dates that matter, as a list, as text and as a calendar file.

use super::{Shown, fold, notes, said, take, why};
use crate::{
    app::{
        address::encode,
        answer::reminders::{self, Answer},
    },
    assess::reminder::Reminder,
    wording,
};
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let Some(shelf) = shown.scene.shelf.get() else { return Html::default() };
    let answer = reminders::answer(shown.model(), shelf, shown.answer);
    let found = answer.as_ref().map(|answer| answer.part.outcome.as_deref().unwrap_or_default()).unwrap_or_default();
    html! {
        <>
            <p>{ "按上面填的情况，往后哪几天不能忘。填了“退休还差几年”的，退休那个月也在里面。" }</p>
            { said::chips("按上面填的算：", vec![said::area(shown), said::birth(shown), said::years(shown)]) }
            <output id="reminders-answer" class="told" aria-live="polite">
                if answer.is_none() { <p class="lead">{ "上面的结果算出来以后，这里就有提醒。" }</p> }
                if answer.is_some() && found.is_empty() { <p class="lead">{ "今天和以后没有要提醒的日子。" }</p> }
                if !found.is_empty() { <ol class="reminders">{ for found.iter().map(reminder) }</ol> }
            </output>
            if let Some(answer) = answer.as_ref().filter(|_| !found.is_empty()) {
                { why::clauses("这些日子的依据", found.iter().flat_map(|it| it.clauses.iter().cloned())) }
                { for answer.calendar.as_ref().map(|calendar| file(shown, answer, calendar)) }
            }
            { notes::list(answer.iter().flat_map(|answer| &answer.notices)) }
        </>
    }
}

fn reminder(reminder: &Reminder) -> Html {
    html! {
        <li>
            <strong>{ format!("{}：{}", wording::day(reminder.on), wording::reminder_title(reminder)) }</strong>
            <p>{ wording::reminder_sentence(reminder) }</p>
        </li>
    }
}

/// A file by a link, and its text for where a link cannot give a file, as in the web views of chat programs.
fn file(shown: &Shown<'_>, answer: &Answer, calendar: &str) -> Html {
    if let Some(inside) = shown.scene.inside {
        return html! {
            <>
                <p class="hint">{ format!("存成日历文件在{}也可以复制下面的文字，发给自己。", inside.way_out()) }</p>
                { take::text(shown, "reminders-text", "提醒的文字", answer.text.clone()) }
            </>
        };
    }
    let mut address = "data:text/calendar;charset=utf-8,".to_owned();
    encode(calendar, &mut address);
    html! {
        <>
            <p><a id="reminders-file" class="button" download="canbao.ics" href={address}>{ "存成日历文件（手机日历会提醒）" }</a></p>
            { fold::more("存不了？复制文字", false, take::text(shown, "reminders-text", "提醒的文字", answer.text.clone())) }
        </>
    }
}
