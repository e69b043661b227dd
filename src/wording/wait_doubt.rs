//! What of a wait could turn out otherwise, in words.

use super::remark::{Notice, notice};
use crate::assess::WaitDoubt;

/// The notice of a doubt.
pub(super) fn doubt(doubt: &WaitDoubt) -> Notice {
    match doubt {
        WaitDoubt::OwnExtended => notice(
            "reading",
            "waiting.fixed_months",
            "本地未收录延长缴费期，这里照您选的算：在延长缴费期里交，不设固定待遇等待期。当地要是没有这个期，就要等固定待遇等待期，请先打12393问清楚。",
        ),
        WaitDoubt::AfterNewYear(year) => notice(
            "reading",
            "waiting.waits_from",
            format!(
                "在集中参保期里、{year}年1月1日以后才交的，从哪天开始等，文件没有写明：这里从1月1日算起。另一种读法是从钱到账那天算起，能报销的日子会晚一些。"
            ),
        ),
        WaitDoubt::EventUnused(group, true) => notice(
            "reading",
            "waiting.exempt",
            format!("您选的“{}”没有用上：过了时限，或者不符合别的要求。", group.title()),
        ),
        WaitDoubt::EventUnused(group, false) => notice(
            "reading",
            "waiting.exempt",
            format!("您选的“{}”没有用上：本地未收录这类人不用等的规定，请打12393问。", group.title()),
        ),
    }
}
