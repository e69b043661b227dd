//! What stands on the picture: the answer, the timeline, the date, and what it is not.

use crate::{
    app::{
        answer::Answer,
        poster::{Mark, Poster, STRETCH, WIDTH},
        view::{Shown, household, picture::part, result, said, sheet},
    },
    wording,
};

const MARGIN: u32 = 40;
const LINE: u32 = WIDTH - 2 * MARGIN;
const TITLE: u32 = 42;
const NORMAL: u32 = 32;
const SMALL: u32 = 26;

/// A picture while it is being set out: what stands on it, and how far down.
#[derive(Default)]
struct Setting {
    marks: Vec<Mark>,
    down: u32,
    words: Vec<String>,
}

/// The picture, and its words for those who do not see it.
pub(super) fn poster(shown: &Shown<'_>, answer: &Answer) -> (Poster, String) {
    let mut set = Setting { down: MARGIN, ..Setting::default() };
    let year = answer.case.enrolment.year;
    let whose = household::whose(&shown.scene).map(|name| format!(" · {name}")).unwrap_or_default();
    set.words(NORMAL, false, &format!("参保明白账 · {} · {year}年度{whose}", said::area(shown).0));
    // A picture opens no explanation of how a clause was read.
    let told = sheet::words(&result::sentences(answer)).replace("〔读法说明〕", "");
    for (index, line) in told.lines().enumerate() {
        let is_first = index == 0;
        set.words(if is_first { TITLE } else { NORMAL }, is_first, line);
    }
    timeline(&mut set, answer);
    set.words(SMALL, false, &format!("{}算的。{}", wording::day(shown.model().today), sheet::version(shown)));
    set.words(SMALL, true, sheet::DISCLAIMER);
    let poster = Poster { height: set.down.saturating_add(MARGIN), marks: set.marks };
    (poster, set.words.join("\n"))
}

impl Setting {
    /// A paragraph, broken into lines that fit.
    fn words(&mut self, size: u32, is_bold: bool, text: &str) {
        for line in broken(text, LINE.checked_div(size).unwrap_or(1)) {
            self.down = self.down.saturating_add(size.saturating_mul(3).checked_div(2).unwrap_or(size));
            self.marks.push(Mark::Words { x: MARGIN, y: self.down, size, is_bold, text: line });
        }
        self.down = self.down.saturating_add(SMALL / 2);
        self.words.push(text.to_owned());
    }
}

/// Lines of so many Chinese characters; a Latin letter or digit takes up some seven tenths of one, sparingly reckoned.
fn broken(text: &str, most: u32) -> Vec<String> {
    const NO_LINE_BEGINS_WITH: &str = "，。、；：！？）》”〕";
    let (mut lines, mut line, mut tenths) = (Vec::new(), String::new(), 0_u32);
    for c in text.chars() {
        let is_full = tenths.saturating_add(10) > most.saturating_mul(10);
        if is_full && !NO_LINE_BEGINS_WITH.contains(c) {
            lines.push(std::mem::take(&mut line));
            tenths = 0;
        }
        line.push(c);
        tenths = tenths.saturating_add(if c.is_ascii() { 7 } else { 10 });
    }
    lines.push(line);
    lines
}

/// The coverage year: dashed before, white while waiting, grey once covered; the words below say the same.
fn timeline(set: &mut Setting, answer: &Answer) {
    let Some(waiting) = &answer.assessment.waiting else { return };
    let Ok(covered_from) = waiting.dates.covered_from else { return };
    let year = answer.case.enrolment.year;
    let from = waiting.dates.waits_from.map_or(0, |day| part(day, year, LINE));
    let cover = if waiting.dates.covered_until.is_some() { part(covered_from, year, LINE) } else { LINE };
    let y = set.down.saturating_add(SMALL);
    for (start, end, is_filled, is_dashed) in
        [(0, from, false, true), (from, cover, false, false), (cover, LINE, true, false)]
    {
        let width = end.saturating_sub(start);
        if width > 0 {
            set.marks.push(Mark::Stretch { x: MARGIN.saturating_add(start), y, width, is_filled, is_dashed });
        }
    }
    set.down = y.saturating_add(STRETCH);
    let wait = if cover > from { "空白是等的时间，" } else { "" };
    set.words(SMALL, false, &format!("{year}年1月到12月：{wait}灰色是能报销的时间。"));
}
