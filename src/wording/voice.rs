//! One finding, three voices: what a resident reads, what a clerk reads with the clauses, what is read aloud.

use super::finding::{sentence, source};
use crate::{cited::Step, rules::Finding};

/// To whom a finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The resident, on the page.
    Resident,
    /// The clerk at the counter: the clauses after the sentence.
    Clerk,
    /// Read aloud: signs are spoken, figures stay as they are.
    Aloud,
}

impl Voice {
    /// Every voice.
    pub const ALL: [Self; 3] = [Self::Resident, Self::Clerk, Self::Aloud];

    /// Reads the word by which the command line knows it.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|voice| voice.word() == word)
    }

    /// The word by which the command line knows it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Clerk => "clerk",
            Self::Aloud => "aloud",
        }
    }
}

/// Tells one step in a voice; every voice tells the same figures in the same order.
pub fn say(step: &Step<Finding>, voice: Voice) -> String {
    let told = sentence(&step.finding);
    match voice {
        Voice::Resident => told,
        Voice::Clerk => {
            let sources: Vec<String> = step.clauses.iter().map(|clause| source(clause)).collect();
            if sources.is_empty() { told } else { format!("{told}〔{}〕", sources.join("；")) }
        }
        Voice::Aloud => aloud(&told),
    }
}

/// What a speech synthesiser would stumble over, written as it is spoken.
pub fn aloud(text: &str) -> String {
    const SPOKEN: &[(&str, &str)] = &[
        (" × ", "乘以"),
        (" ÷ ", "除以"),
        (" + ", "加上"),
        (" − ", "减去"),
        (" = ", "，等于"),
        (" ≈ ", "，大约是"),
        ("（", "，"),
        ("）", "，"),
        ("“", ""),
        ("”", ""),
        ("：", "，"),
    ];
    let spoken = SPOKEN.iter().fold(text.to_owned(), |text, (sign, word)| text.replace(sign, word));
    percents(&one_pause(&spoken))
}

/// Where a spoken sign meets a mark of its own, one pause is made: the stronger mark stays, a comma before it falls away.
fn one_pause(text: &str) -> String {
    const MARKS: &[char] = &['，', '。', '；', '、', '！', '？', '：'];
    let mut spoken = String::with_capacity(text.len());
    for c in text.chars() {
        if MARKS.contains(&c) && spoken.ends_with('，') {
            spoken.pop();
        }
        // A comma after another mark, or before anything is said, is no pause.
        let is_idle = c == '，' && (spoken.is_empty() || spoken.ends_with(MARKS));
        if !is_idle {
            spoken.push(c);
        }
    }
    spoken
}

/// 73% is spoken 百分之73.
fn percents(text: &str) -> String {
    let mut spoken = String::with_capacity(text.len());
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            '%' => {
                spoken.push_str("百分之");
                spoken.push_str(&std::mem::take(&mut digits));
            }
            c if c.is_ascii_digit() || c == '.' => digits.push(c),
            c => {
                spoken.push_str(&std::mem::take(&mut digits));
                spoken.push(c);
            }
        }
    }
    spoken + &digits
}

#[cfg(test)]
mod tests {
    use super::aloud;

    #[test]
    fn signs_are_spoken_and_figures_stay() {
        let written = "第1笔：10000元 × 45% + 6500元 × 65%，基本医保报8725元。";
        assert_eq!(aloud(written), "第1笔，10000元乘以百分之45加上6500元乘以百分之65，基本医保报8725元。");
        assert_eq!(
            aloud("缴满20年（240个月），这是累计（本地）；够了（累计）。"),
            "缴满20年，240个月，这是累计，本地；够了，累计。"
        );
        assert_eq!(aloud("原封顶线500000元的20%。"), "原封顶线500000元的百分之20。");
    }
}
