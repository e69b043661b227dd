//! A bar in parts, told apart by pattern as well as colour, so that it can be read in grey and on paper. Its text stands
//! beside it as text, in the reader's own size.

use crate::units::Yuan;
use rust_decimal::Decimal;
use yew::prelude::*;

/// How a part is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Filled.
    Solid,
    /// Slanting lines.
    Lines,
    /// Dots.
    Dots,
    /// An outline.
    Empty,
    /// A dashed outline: something that is taken away.
    Dashed,
}

impl Fill {
    fn class(self) -> &'static str {
        match self {
            Self::Solid => "is-solid",
            Self::Lines => "is-lines",
            Self::Dots => "is-dots",
            Self::Empty => "is-empty",
            Self::Dashed => "is-dashed",
        }
    }
}

/// The patterns that bars are filled with; once on a page. Not hidden by `display`, which would take them from the bars.
pub(super) fn patterns() -> Html {
    html! {
        <svg class="bar-patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="bar-lines" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="bar-ground" width="8" height="8" />
                    <rect class="bar-ink" width="4" height="8" />
                </pattern>
                <pattern id="bar-dots" width="8" height="8" patternUnits="userSpaceOnUse">
                    <rect class="bar-ground" width="8" height="8" />
                    <circle class="bar-ink" cx="4" cy="4" r="2" />
                </pattern>
            </defs>
        </svg>
    }
}

/// A stretch of a bar, from one hundredth to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) fill: Fill,
    pub(super) from: Decimal,
    pub(super) to: Decimal,
}

/// What a sum is in hundredths of a whole.
pub(super) fn hundredths(sum: Yuan, whole: Yuan) -> Decimal {
    let share = sum.decimal().checked_div(whole.decimal()).unwrap_or_default();
    share.saturating_mul(Decimal::ONE_HUNDRED).round_dp(2)
}

/// Parts laid end to end on a bar whose whole length is `whole`.
pub(super) fn end_to_end(parts: &[(Fill, Yuan)], whole: Yuan) -> Vec<Stretch> {
    let mut sum = Yuan::ZERO;
    let mut stretches = Vec::new();
    for (fill, part) in parts {
        let from = hundredths(sum, whole);
        sum = sum.plus(*part);
        stretches.push(Stretch { fill: *fill, from, to: hundredths(sum, whole) });
    }
    stretches
}

/// The bar itself; whoever draws it says the same in words.
pub(super) fn bar(stretches: &[Stretch], is_broken: bool) -> Html {
    let stretch = |it: &Stretch| {
        let width = it.to.saturating_sub(it.from);
        if width <= Decimal::ZERO {
            return Html::default();
        }
        html! { <rect class={it.fill.class()} x={format!("{}%", it.from)} y="1" width={format!("{width}%")} height="20" /> }
    };
    html! {
        <svg class="bar" width="100%" height="22" aria-hidden="true" focusable="false">
            { for stretches.iter().map(stretch) }
            if is_broken { { gap() } }
        </svg>
    }
}

/// Two slanting strokes: here the bar is drawn shorter than it is.
fn gap() -> Html {
    html! {
        <svg class="bar-gap" x="12%" overflow="visible">
            <path class="bar-gap-ground" d="M0 24 L8 -2 L14 -2 L6 24 Z" />
            <path d="M0 24 L8 -2 M6 24 L14 -2" />
        </svg>
    }
}

/// A small sample of a fill, for a legend.
pub(super) fn sample(fill: Fill) -> Html {
    html! {
        <svg class="bar bar-sample" width="28" height="16" aria-hidden="true" focusable="false">
            <rect class={fill.class()} x="1" y="1" width="26" height="14" />
        </svg>
    }
}
