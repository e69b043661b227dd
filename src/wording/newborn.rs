//! Notices about a newborn's premiums.

use super::{
    day,
    remark::{Notice, notice},
    source,
};
use crate::{
    calendar::{last_of_year, year_of},
    rules::newborn::LateBirth,
};

/// Which of the two premiums is still to be paid, and what hangs on it.
pub(super) fn late_birth(late: &LateBirth) -> Notice {
    let birth = year_of(late.born_on);
    let (next, end) = (birth.saturating_add(1), day(last_of_year(birth)));
    let sources: Vec<String> = late.clauses.iter().map(|clause| source(clause)).collect();
    let sources = sources.join("；");
    match late.unpaid_until {
        None => {
            let text = format!(
                "{}出生的孩子，当年和下一年两年的钱都要交：{birth}年度的只管到{end}，{next}年度的要另外交（{sources}）。",
                day(late.born_on)
            );
            notice("reading", "waiting.covered_until", text)
        }
        Some(last) => {
            let text = format!(
                "{birth}年度没有参保，从出生那天（{}）到{end}看病不能报。{birth}年度的钱，最晚在{}以前按新生儿的办法交上，这些天才能从出生那天起报（{sources}）。",
                day(late.born_on),
                day(last)
            );
            notice("reading", "waiting.covered_from", text)
        }
    }
}
