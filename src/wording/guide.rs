//! What the documents say around enrolment and claims, as text with its sources.

use super::{day, source};
use crate::{
    assess::{Saying, Topic},
    law::On,
};

/// The whole guide: each topic with its sentences, each sentence with its clause and how a doubtful one was read.
pub fn guide(topics: &[Topic]) -> String {
    let mut text = String::new();
    for (key, sayings) in topics {
        text.push_str(&format!("\n{}（{}）\n", key.title(), key.name()));
        for (said, clause) in sayings {
            let area = &clause.source.area_name;
            text.push_str(&format!("- {}\n  {area}：{}\n", saying(said), source(clause)));
            if let Some(reading) = &clause.reading {
                text.push_str(&format!("  怎么理解：{reading}\n"));
            }
        }
    }
    text
}

/// One sentence.
pub fn saying(saying: &Saying) -> String {
    match saying {
        Saying::Sentence(sentence) => sentence.clone(),
        Saying::Deadline { who, on } => {
            let whom: Vec<&str> = who.iter().map(|group| group.title()).collect();
            let whom = if whom.is_empty() { String::new() } else { format!("{}：", whom.join("、")) };
            format!("{whom}这一年的医药费，最晚{}去报销。", deadline(*on))
        }
    }
}

fn deadline(on: On) -> String {
    match on {
        On::Once(last) => day(last),
        On::EveryYear { month, day: 0 } => format!("第二年{month}月底"),
        On::EveryYear { month, day } => format!("第二年{month}月{day}日"),
    }
}
