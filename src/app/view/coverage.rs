//! The certificate of coverage (收录证明): for each benefit what the packs answer, where they give only a floor, and where
//! they are silent. Drawn up when it is opened, once for an area.

use super::Shown;
use crate::{
    app::loading::Loaded,
    assess::coverage::{Benefit, Certificate, Row, State, certificate, years},
    law::Shelf,
    wording::coverage as words,
};
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn body(shown: &Shown<'_>) -> Html {
    let Loaded::Ready(shelf) = shown.scene.shelf else { return Html::default() };
    html! { <Drawn shelf={Same(Rc::clone(shelf))} /> }
}

/// A shelf is the same while it is the very one.
#[derive(Clone)]
struct Same(Rc<Shelf>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct Given {
    shelf: Same,
}

/// Keeps what was drawn up while the area stays.
#[function_component]
fn Drawn(given: &Given) -> Html {
    let drawn = use_memo(given.shelf.clone(), |shelf| certificate(&shelf.0, years(&shelf.0)));
    let mut benefits: Vec<Benefit> = drawn.rows.iter().map(|row| row.benefit).collect();
    benefits.dedup();
    html! {
        <>
            <p>{ "每一项、每一类人、每一个时间，本地文件里查不查得到，都逐格核对过。没有收录的，不会拿别处的数字顶替。" }</p>
            <ul class="legend">
                { for Shape::ALL.map(|shape| html! { <li>{ shape.sign() }{ shape.meaning() }</li> }) }
            </ul>
            <p class="hint">{ counted(&drawn) }</p>
            { for benefits.into_iter().map(|benefit| about(&drawn, benefit)) }
        </>
    }
}

/// How many cases were asked for, and what came of them.
fn counted(drawn: &Certificate) -> String {
    let (answered, at_least, silent) = drawn.counts();
    let all = answered.saturating_add(at_least).saturating_add(silent);
    let clash = match drawn.overlaps {
        0 => "没有两条规定互相打架。".to_owned(),
        some => format!("有{some}处规定互相打架，要先改好。"),
    };
    format!("一共核对了{all}种情况：{answered}种文件里有，{at_least}种只有最低标准，{silent}种没有收录。{clash}")
}

/// What asking comes to, by shape as well as colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Answered,
    AtLeast,
    Silent,
}

impl Shape {
    const ALL: [Self; 3] = [Self::Answered, Self::AtLeast, Self::Silent];

    fn of(row: &Row) -> Self {
        match row.state {
            State::Answered(_) => Self::Answered,
            State::AtLeast { .. } => Self::AtLeast,
            State::Silent { .. } => Self::Silent,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Answered => "已收录",
            Self::AtLeast => "至少",
            Self::Silent => "未收录",
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            Self::Answered => "已收录：文件里有",
            Self::AtLeast => "至少：只有上级的最低标准",
            Self::Silent => "未收录：文件里没有，可以打12393问",
        }
    }

    fn sign(self) -> Html {
        let (class, sign) = match self {
            Self::Answered => ("is-yes", "✓"),
            Self::AtLeast => ("is-least", "≥"),
            Self::Silent => ("is-none", "○"),
        };
        html! { <span class={classes!("sign", class)} aria-hidden="true">{ sign }</span> }
    }
}

/// One benefit: its signs in the heading, its lines under it.
fn about(drawn: &Certificate, benefit: Benefit) -> Html {
    let rows: Vec<&Row> = drawn.rows.iter().filter(|row| row.benefit == benefit).collect();
    let has = |shape: &Shape| rows.iter().any(|row| Shape::of(row) == *shape);
    let shapes: Vec<Shape> = Shape::ALL.into_iter().filter(has).collect();
    let told: Vec<&str> = shapes.iter().map(|shape| shape.word()).collect();
    html! {
        <details class="topic">
            <summary>
                { for shapes.iter().map(|shape| shape.sign()) }
                { format!("{}：{}", plain(&words::benefit(benefit)), told.join("、")) }
            </summary>
            { for shapes.iter().map(|shape| lines(drawn, *shape, &rows)) }
        </details>
    }
}

fn lines(drawn: &Certificate, shape: Shape, rows: &[&Row]) -> Html {
    let line = |row: &&Row| html! { <li>{ shape.sign() }{ plain(&words::line(row, drawn.span)) }</li> };
    html! { <ul class="cells">{ for rows.iter().filter(|row| Shape::of(row) == shape).map(line) }</ul> }
}

/// A line without the keys that only the pack format knows: （premium.personal）.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('（') {
        plain.push_str(before);
        let key = after.split_once('）').filter(|(inner, _)| is_key(inner));
        rest = match key {
            Some((_, after)) => after,
            None => {
                plain.push('（');
                after
            }
        };
    }
    plain.push_str(rest);
    plain
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '_')
}
