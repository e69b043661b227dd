//! What an employee still lacks for retiree cover (退休人员医疗保险待遇): years in all, years here, when and at what price.

use super::{
    Shown,
    bar::{self, Fill, Stretch},
    field::{self, Text},
    figures, notes,
    result::problems,
    said,
    sheet::{Said, Told as OnPaper, row, sums, unanswered},
    why,
};
use crate::{
    app::{
        answer::retirement::{self, Answer, ROOM},
        form::{Field, retirement::Field as Asked, span},
        model::retirement::{Entries, Message as Told},
        update::Message,
    },
    law::{Pension, Scheme, Sex},
    rules::retirement::Outcome,
    wording,
};
use rust_decimal::Decimal;
use std::borrow::Cow;
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let Some(shelf) = shown.scene.shelf.get() else { return Html::default() };
    let (answer, found) = retirement::answer(shown.model(), shelf);
    let shown = shown.with(found);
    let notices = answer.as_ref().map(|answer| answer.notices.as_slice()).unwrap_or_default();
    let found = answer.as_ref().and_then(|answer| Some((answer, answer.part.outcome.as_ref()?)));
    html! {
        <>
            <p>{ "职工医保缴满规定的年限，退休以后不用再缴费，也能享受退休人员的医保。" }</p>
            { said::chips("按上面填的算：", vec![said::area(&shown)]) }
            { sex(&shown) }
            { texts(&shown) }
            { pension(&shown) }
            { figures::fields(&shown, ROOM, notices, Scheme::Employee) }
            <output id="retirement-answer" class="told" aria-live="polite">
                { problems(&shown) }
                if let Some(answer) = &answer { { headline(answer) } }
            </output>
            if let Some((answer, outcome)) = found {
                { bars(answer, outcome) }
                { why::details(&answer.part.steps, "还差多久是怎么算的？".to_owned(), &PATHS.map(Cow::Borrowed)) }
            }
            { notes::list(notices) }
        </>
    }
}

const PATHS: [&str; 6] = [
    "retirement.required_months",
    "retirement.missing_months",
    "retirement.required_months_here",
    "retirement.missing_months_here",
    "retirement.earliest_month",
    "retirement.cost",
];

fn sex(shown: &Shown<'_>) -> Html {
    let chosen = shown.model().retirement.sex;
    let field = Field::from(Asked::Sex);
    let name = field.id();
    let choice = |sex: Sex, label: &'static str| {
        let message = Message::Retirement(Told::SexTold(sex));
        field::choice(&name, sex.word(), html! { <>{ label }</> }, chosen == Some(sex), shown.on(message))
    };
    html! {
        <fieldset class="choices is-row" id={name.clone()}>
            <legend>{ "性别" }</legend>
            { choice(Sex::Female, "女") }
            { choice(Sex::Male, "男") }
            { field::problem(shown, field) }
        </fieldset>
    }
}

fn texts(shown: &Shown<'_>) -> Html {
    let entries = &shown.model().retirement;
    let (paid, here) = (span_hint(&entries.paid), span_hint(&entries.paid_here));
    let month = Text {
        field: Asked::Month.into(),
        label: "哪年哪月退休".to_owned(),
        hint: "达到法定退休年龄、办退休的月份，例如2030-04",
        value: &entries.month,
        oninput: shown.typed(|text| Message::Retirement(Told::MonthTyped(text))),
    };
    let paid = Text {
        field: Asked::Paid.into(),
        label: "职工医保一共缴了多久".to_owned(),
        hint: &paid,
        value: &entries.paid,
        oninput: shown.typed(|text| Message::Retirement(Told::PaidTyped(text))),
    };
    let here = Text {
        field: Asked::PaidHere.into(),
        label: "其中在本地实际缴了多久".to_owned(),
        hint: &here,
        value: &entries.paid_here,
        oninput: shown.typed(|text| Message::Retirement(Told::PaidHereTyped(text))),
    };
    html! { <>{ field::text(shown, month) }{ field::words(shown, paid) }{ field::words(shown, here) }</> }
}

/// A count without a unit is months; said back, so that nobody's years are taken for months.
fn span_hint(typed: &str) -> String {
    match span(typed) {
        Some(months) => format!("就是{}，算到退休那个月为止", months_and_years(months)),
        None => "按到退休那个月能缴满的填：几个月，或者几年几个月，例如210，或者17年6个月".to_owned(),
    }
}

/// Months as people say them: 30个月（2年6个月）.
fn months_and_years(months: u32) -> String {
    let year = crate::calendar::months_in(1);
    let (years, rest) = (months.checked_div(year).unwrap_or(0), months.checked_rem(year).unwrap_or(0));
    match (years, rest) {
        (0, _) => format!("{months}个月"),
        (_, 0) => format!("{months}个月（{years}年）"),
        _ => format!("{months}个月（{years}年{rest}个月）"),
    }
}

fn pension(shown: &Shown<'_>) -> Html {
    let chosen = shown.model().retirement.pension.unwrap_or(Pension::Here);
    let name = Field::from(Asked::Pension).id();
    let choice = |pension: Pension, label: &'static str| {
        let message = Message::Retirement(Told::PensionTold(pension));
        field::choice(&name, pension.word(), html! { <>{ label }</> }, chosen == pension, shown.on(message))
    };
    html! {
        <fieldset class="choices" id={name.clone()}>
            <legend>{ "在哪里领养老金" }</legend>
            { choice(Pension::Here, "在本地") }
            { choice(Pension::InProvince, "在本省别的市") }
            { choice(Pension::Elsewhere, "在外省") }
        </fieldset>
    }
}

fn headline(answer: &Answer) -> Html {
    let Some(outcome) = &answer.part.outcome else {
        return html! { <p class="headline">{ "退休要缴满几年，" }<strong>{ "本地未收录" }</strong>{ "。" }</p> };
    };
    let marks = why::marks(&answer.part.steps, &["retirement.missing_months", "retirement.missing_months_here"]);
    let gap = outcome.missing.max(outcome.missing_here).unwrap_or(0);
    html! {
        <>
            if gap == 0 {
                <p class="headline">
                    { match (outcome.missing, outcome.missing_here) {
                        (Some(_), None) => "累计缴费的年限",
                        (None, _) => "在本地实际缴费的年限",
                        _ => "您缴的年限",
                    } }
                    <strong>{ "够了" }</strong>{ "。" }{ marks }
                </p>
            } else {
                <p class="headline">
                    { "您还差" }<strong>{ months_and_years(gap) }</strong>{ "，才能享受退休人员的医保。" }{ marks }
                </p>
            }
            if outcome.required.is_none() {
                <p class="lead">{ "一共要缴满几年，" }<strong>{ "本地未收录" }</strong>{ "。" }</p>
            }
            { here(outcome, gap) }
            { told(answer, "retirement.earliest_month", "最早哪个月能办，") }
            { told(answer, "retirement.cost", "补缴要多少钱，") }
        </>
    }
}

/// How the local years stand to the gap.
fn here(outcome: &Outcome, gap: u32) -> Html {
    let text = match outcome.missing_here {
        None => {
            return html! { <p class="lead">{ "其中在本地要缴满几年，" }<strong>{ "本地未收录" }</strong>{ "。" }</p> };
        }
        _ if outcome.missing.is_none() => return Html::default(),
        Some(0) if gap > 0 && outcome.required_here != Some(0) => "在本地缴的年限够了，差的是累计年限。".to_owned(),
        Some(missing) if missing > 0 && outcome.missing == Some(0) => {
            "累计年限够了，差的是在本地实际缴的年限。".to_owned()
        }
        Some(missing) if missing > 0 => {
            let all = outcome.missing.unwrap_or(0);
            format!("累计还差{all}个月，其中在本地还差{missing}个月；在本地缴的，两样都算。")
        }
        Some(_) => return Html::default(),
    };
    html! { <p class="lead">{ text }</p> }
}

/// A figure's own sentence, or that nobody states it.
fn told(answer: &Answer, path: &'static str, of: &'static str) -> Html {
    match why::step(&answer.part.steps, path) {
        Some(step) => html! {
            <p class="lead">{ wording::sentence(&step.finding) }{ why::marks(&answer.part.steps, &[path]) }</p>
        },
        None => html! { <p class="lead">{ of }<strong>{ "本地未收录" }</strong>{ "，请打12393。" }</p> },
    }
}

fn bars(answer: &Answer, outcome: &Outcome) -> Html {
    let told = &answer.told;
    html! {
        <figure class="spans">
            <figcaption>{ "缴了多久，还差多久" }</figcaption>
            <ul class="legend" aria-hidden="true">
                <li>{ bar::sample(Fill::Solid) }{ "已经缴的" }</li>
                <li>{ bar::sample(Fill::Empty) }{ "还差的" }</li>
            </ul>
            <ul>
                { for outcome.required.zip(outcome.missing).map(
                    |(required, missing)| span_bar("累计", required, told.paid_months, missing)
                ) }
                { for outcome.required_here.zip(outcome.missing_here).filter(|(required, _)| *required > 0).map(
                    |(required, missing)| span_bar("在本地", required, told.paid_months_here, missing)
                ) }
            </ul>
        </figure>
    }
}

fn span_bar(title: &'static str, required: u32, paid: u32, missing: u32) -> Html {
    let whole = Decimal::from(required.max(1));
    let part = Decimal::from(required.saturating_sub(missing));
    let end = part.saturating_mul(Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default().round_dp(2);
    let stretches = [
        Stretch { fill: Fill::Solid, from: Decimal::ZERO, to: end },
        Stretch { fill: Fill::Empty, from: end, to: Decimal::ONE_HUNDRED },
    ];
    let rest = if missing == 0 { "够了".to_owned() } else { format!("还差{missing}个月") };
    html! {
        <li>
            <p>{ format!("{title}要{}：缴了{paid}个月，", months_and_years(required)) }<strong>{ rest }</strong></p>
            { bar::bar(&stretches, false) }
        </li>
    }
}

/// The same on paper; none where nothing was said.
pub(super) fn told_on_paper(shown: &Shown<'_>) -> Option<OnPaper> {
    if shown.model().retirement == Entries::default() {
        return None;
    }
    let (answer, found) = retirement::answer(shown.model(), shown.scene.shelf.get()?);
    let said = all_said(&shown.model().retirement);
    let base =
        OnPaper { title: "退休还差几年", said, answer: unanswered(&shown.with(found)), ..OnPaper::default() };
    let Some(answer) = answer else { return Some(base) };
    let sums = vec![sums("还差多久怎么算的", &answer.part.steps, &PATHS.map(Cow::Borrowed))];
    let picture = answer.part.outcome.as_ref().map(|outcome| bars(&answer, outcome));
    Some(OnPaper { answer: headline(&answer), picture, sums, notices: answer.notices, ..base })
}

fn all_said(entries: &Entries) -> Vec<Said> {
    let sex = entries.sex.map(|sex| if sex == Sex::Female { "女" } else { "男" });
    let pension = match entries.pension.unwrap_or(Pension::Here) {
        Pension::Here => "在本地",
        Pension::InProvince => "在本省别的市",
        Pension::Elsewhere => "在外省",
    };
    let paid = |typed: &str| span(typed).map_or_else(|| typed.trim().to_owned(), months_and_years);
    vec![
        row("性别", sex.unwrap_or("没填").to_owned()),
        row("哪年哪月退休", entries.month.trim().to_owned()),
        row("职工医保一共缴了", paid(&entries.paid)),
        row("其中在本地缴了", paid(&entries.paid_here)),
        row("养老金", format!("{pension}领")),
    ]
}
