//! What else can be asked: sections that a reader opens, each closed until then. A new one is a line in [`SECTIONS`], a
//! view here, and its own files in `model`, `form` and `answer`.

use super::{
    Shown, account, bonus, care, compare, coverage, differs, family, guide, place, reminders, retirement, take,
};
use crate::app::update::Message;
use yew::prelude::*;

/// One section.
struct Section {
    /// Its name, in ids and in the model.
    name: &'static str,
    /// Its heading, in plain words.
    title: &'static str,
    /// What it tells, with the statutory terms.
    about: &'static str,
    /// How it is drawn when it is open.
    body: fn(&Shown<'_>) -> Html,
}

/// Every section, in the order in which it is offered.
const SECTIONS: &[Section] = &[
    Section {
        name: "compare",
        title: "换种做法，差多少",
        about: "补缴还是不补、现在交还是等集中参保期、换个城市，摆在一起比",
        body: compare::body,
    },
    Section {
        name: "care",
        title: "看病能报多少",
        about: "填账单，算基本医保、大病保险、医疗救助各报多少",
        body: care::body,
    },
    Section {
        name: "bonus",
        title: "大病最多能报多少",
        about: "连续参保激励、零报销激励，一年一年看",
        body: bonus::body,
    },
    Section {
        name: "account",
        title: "一直交和断几年，差多少",
        about: "好处账：往后十年的钱、等的月数、大病上限",
        body: account::body,
    },
    Section {
        name: "family", title: "用家里人的账户交", about: "家庭共济：谁的个人账户能给谁付", body: family::body
    },
    Section {
        name: "retirement",
        title: "退休还差几年",
        about: "职工医保退休要缴满的年限，还差多久，补多少",
        body: retirement::body,
    },
    Section {
        name: "reminders",
        title: "哪几天不能忘",
        about: "缴费、等待期、报销的日子，存进手机日历",
        body: reminders::body,
    },
    Section {
        name: "take", title: "打印、复制、存成图片", about: "带去窗口，或者发给家里人", body: take::body
    },
    Section {
        name: "differs",
        title: "和实际报销不一样？",
        about: "可能的原因，去窗口怎么问，怎么告诉我们哪里错了",
        body: differs::body,
    },
    Section {
        name: "guide", title: "办事指南", about: "本地规定：参保、停保、退费、报销怎么办", body: guide::body
    },
    Section {
        name: "coverage",
        title: "本地收录了哪些规定",
        about: "收录证明：哪些查得到，哪些只有最低标准，哪些没有",
        body: coverage::body,
    },
];

/// The name of a section as the page has it, if there is one of that name.
pub(in crate::app) fn section_named(name: &str) -> Option<&'static str> {
    SECTIONS.iter().map(|section| section.name).find(|known| *known == name)
}

pub(super) fn list(shown: &Shown<'_>) -> Html {
    if shown.scene.shelf.get().is_none() {
        return Html::default();
    }
    let asked = &shown.scene.manner.asked;
    let mut sections = SECTIONS.iter().filter(|it| asked.shows(it.name)).peekable();
    if sections.peek().is_none() {
        return Html::default();
    }
    html! {
        <section class="sections" aria-labelledby="sections-title">
            <h2 id="sections-title">{ if asked.modules.is_empty() { "还能查什么" } else { "查这些" } }</h2>
            { for sections.map(|it| section(shown, it)) }
        </section>
    }
}

/// A heading button and the region that it opens; the region's place exists before its content.
fn section(shown: &Shown<'_>, Section { name, title, about, body }: &Section) -> Html {
    let is_open = shown.model().open.contains(name);
    html! {
        <div class="section card" key={*name}>
            <h3>
                <button
                    type="button"
                    id={format!("{name}-title")}
                    class="section-title"
                    aria-expanded={if is_open { "true" } else { "false" }}
                    aria-controls={format!("{name}-body")}
                    onclick={shown.on(Message::SectionToggled(name))}
                >
                    <span class="section-name">{ title }</span>
                    <span class="section-about">{ about }</span>
                </button>
            </h3>
            <div
                id={format!("{name}-body")}
                class="section-body"
                role="region"
                aria-labelledby={format!("{name}-title")}
                hidden={!is_open}
            >
                if is_open { { if shown.scene.is_whole() { body(shown) } else { place::on_its_way(shown) } } }
            </div>
        </div>
    }
}
