//! When the bureau pays something else (和实际报销不一样): what may be the cause in this very case, what to ask at the
//! counter, and a report of what may be wrong here.

use super::{
    Shown, said,
    sheet::{self, Numbered, Told, words},
    take, why,
};
use crate::{
    app::{
        form::day,
        model::{Payment, care::Event},
    },
    calendar::days_between,
    law::CarePlace,
    person::Cover,
    wording,
};
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let parts = sheet::parts(shown);
    let clauses = sheet::clauses(&parts);
    let found = causes(shown, &clauses);
    let cause = |cause: &Cause| html! { <li><strong>{ cause.title }</strong>{ "：" }{ cause.text.clone() }</li> };
    html! {
        <>
            <p>{ "页面是照文件算的，实际报多少看医保局的系统。按您填的情况，先看看是不是下面这几样：" }</p>
            <ul class="causes" id="causes">{ for found.iter().map(cause) }</ul>
            <h4>{ "去窗口、打12393，可以照着念" }</h4>
            { take::text(shown, "counter-text", "去窗口问的话", question(shown, &parts, &found)) }
            <h4>{ "觉得是这里算错了" }</h4>
            <p class="hint">{ "把医保局的说法填进去，发给提供这个网页的单位。里面有算出来的结果，没有您的出生日期。" }</p>
            { take::text(shown, "correction-text", "更正反馈", correction(shown, &parts, &clauses)) }
        </>
    }
}

/// Why the bureau's figure may differ, and what to ask about it.
struct Cause {
    title: &'static str,
    text: String,
    ask: &'static str,
}

fn cause(title: &'static str, text: impl Into<String>, ask: &'static str) -> Cause {
    Cause { title, text: text.into(), ask }
}

/// What this case gives reason for first, what may always be after it.
fn causes(shown: &Shown<'_>, clauses: &Numbered) -> Vec<Cause> {
    let mut found: Vec<Cause> = Vec::new();
    found.extend(wait(shown));
    found.extend(just_paid(shown));
    found.extend(bills(shown));
    found.extend(figures(shown, clauses));
    found.extend(twice(shown));
    if !shown.model().categories.is_empty() {
        let who = said::categories(shown).0;
        found.push(cause(
            "身份",
            format!("您填了{who}，医保系统里可能还没有登记上。"),
            "我的身份在系统里登记了没有，从哪天起算",
        ));
    }
    found.push(cause(
        "文件改了",
        format!("{}这以后出的文件，这里还没有。", sheet::version(shown)),
        "现在按哪份文件、哪一条算",
    ));
    found
}

fn wait(shown: &Shown<'_>) -> Option<Cause> {
    let dates = &shown.answer?.assessment.waiting.as_ref()?.dates;
    let until = dates.covered_from.as_ref().ok().map(|day| format!("要到{}才能报，", wording::day(*day)));
    let text = format!("{}等的时候看的病不报，以后也不补。", until.unwrap_or_default());
    (dates.months > 0).then(|| cause("还在等待期", text, "我的待遇等待期从哪天到哪天"))
}

/// How long a payment takes to show, at the most; some days more for a holiday.
const FRESH: u32 = 10;

fn just_paid(shown: &Shown<'_>) -> Option<Cause> {
    let model = shown.model();
    let paid_on = match model.payment {
        Payment::Done => day(&model.paid_on)?,
        Payment::Today => model.today,
        Payment::InWindow => return None,
    };
    let is_fresh = paid_on <= model.today && days_between(paid_on, model.today) <= FRESH;
    let text = "交了钱，系统里过几天才看得到（福建公布的是3至5个工作日）；看不到不等于没交上。";
    is_fresh.then(|| cause("刚交的钱还没到账", text, "我的钱到账了没有，算哪天到账"))
}

fn bills(shown: &Shown<'_>) -> Vec<Cause> {
    let told: Vec<&Event> = shown.model().care.events.iter().filter(|event| !event.total.trim().is_empty()).collect();
    if told.is_empty() {
        return Vec::new();
    }
    let is_unknown = |event: &&Event| {
        let is = |part: &crate::app::model::care::Part| part.is_unknown || part.text.trim().is_empty();
        is(&event.excluded) || is(&event.first_share)
    };
    let parts = if told.iter().any(is_unknown) {
        "您有账单没填目录外自费、先行自付，这里给的是范围；这两样多，报的就少。"
    } else {
        "目录外自费不报，先行自付的那部分要先自己付。医院清单上的数和您填的不一样，报的就不一样。"
    };
    let level = if told.iter().any(|event| event.level.is_none()) {
        "您没填医院级别；级别越高，起付线一般越高，报的比例一般越低。"
    } else {
        "医院在医保系统里的级别，可能和您填的不一样。"
    };
    let place = if told.iter().any(|event| event.place != CarePlace::Home) {
        "您填了在外地看的：没有备案、备案过期，或者没有办转诊，报的比例会低。"
    } else {
        "您填的都是在本地看的；在外地看、没有备案或者没有办转诊的，报的比例会低。"
    };
    let year = "起付线、封顶线一年一起算。这一年还有别的账单没填在这里，两边的数就不一样。";
    vec![
        cause("自费和先行自付", parts, "这笔里目录外自费多少，先行自付多少"),
        cause("一年累计", year, "这一年起付线交了多少，封顶线用了多少"),
        cause("医院级别", level, "这家医院按几级算"),
        cause("异地和转诊", place, "我的备案、转诊在系统里有没有，有效到哪天"),
    ]
}

fn figures(shown: &Shown<'_>, clauses: &Numbered) -> Vec<Cause> {
    let mut found = Vec::new();
    let typed = shown.model().typed.iter().filter(|(_, text)| !text.trim().is_empty());
    let typed: Vec<&str> = typed.map(|(key, _)| key.title()).collect();
    if !typed.is_empty() {
        let text = format!("{}是您自己填的，填得不对，结果就不对。", typed.join("、"));
        found.push(cause("您填的数字", text, "这几个数字当地通知里是多少"));
    }
    let title = |is: fn(&crate::cited::Clause) -> bool| {
        clauses.all().find(|(_, clause)| is(clause)).map(|(_, clause)| why::document(&clause.source))
    };
    if let Some(document) = title(crate::cited::Clause::is_draft) {
        let text = format!("用了征求意见稿，正式文件可能不同：{document}。");
        found.push(cause("征求意见稿", text, "正式文件出了没有，是怎么写的"));
    }
    if let Some(document) = title(crate::cited::Clause::is_unverified) {
        let text = format!("用了还没有核实的资料：{document}。");
        found.push(cause("未核实的资料", text, "这个数字对不对"));
    }
    found
}

fn twice(shown: &Shown<'_>) -> Option<Cause> {
    let model = shown.model();
    let was_employee = model.years.values().any(|entry| entry.cover == Some(Cover::Employee)) || model.event.is_some();
    let text = if was_employee {
        "您有过职工医保：单位还没给您停保，或者在别的地方也参了保，居民医保可能没有生效。"
    } else {
        "在别的地方也参了保（比如单位交了职工医保、在外地上学），这边可能没有生效。"
    };
    Some(cause("两边都参了保", text, "我有没有重复参保，哪一边有效"))
}

/// What the page says, part by part.
fn said_here(parts: &[Told]) -> String {
    let told = parts.iter().map(|part| (part.title, words(&part.answer))).filter(|(_, text)| !text.is_empty());
    told.map(|(title, text)| format!("【{title}】\n{text}")).collect::<Vec<_>>().join("\n")
}

fn question(shown: &Shown<'_>, parts: &[Told], causes: &[Cause]) -> String {
    let mut text = String::from("您好，我想核对一下医保。\n我的情况：\n");
    for (title, said) in parts.iter().flat_map(|part| &part.said) {
        text.push_str(&format!("· {title}：{said}\n"));
    }
    text.push_str(&format!("网页“参保明白账”照文件算的是：\n{}\n", said_here(parts)));
    text.push_str("实际是：____________\n想请您帮我查：\n");
    for (cause, number) in causes.iter().zip(1_u32..) {
        text.push_str(&format!("{number}. {}？\n", cause.ask));
    }
    text.push_str(&format!("{}\n{}", sheet::version(shown), sheet::DISCLAIMER));
    text
}

fn correction(shown: &Shown<'_>, parts: &[Told], clauses: &Numbered) -> String {
    let (area, year) = (said::area(shown).0, shown.model().coverage_year);
    let mut text =
        format!("更正反馈\n地区和年度：{area}（{}），{year}年度\n{}\n", shown.model().area, sheet::version(shown));
    text.push_str(&format!("页面上说：\n{}\n依据：\n{}\n", said_here(parts), words(&clauses.list())));
    for blank in ["哪一句不对", "医保局的说法", "哪份文件、哪一条", "哪天、在哪里问的（窗口或者12393）"]
    {
        text.push_str(&format!("{blank}：____________\n"));
    }
    text
}
