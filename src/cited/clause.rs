//! Where a sentence stands: document, article, quote, and how far it can be trusted.

use crate::calendar::Day;
use std::sync::Arc;

/// A document's force (文件状态).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Issued and in force (现行有效).
    InForce,
    /// A draft for comment (征求意见稿).
    Draft,
    /// News, a notice to the public, an answer or a work summary (公开报道、问答).
    Report,
}

impl Standing {
    /// Every standing.
    pub const ALL: &'static [Self] = &[Self::InForce, Self::Draft, Self::Report];

    /// The word used in packs and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Draft => "draft",
            Self::Report => "report",
        }
    }

    /// Reads the word used in packs.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.word() == word)
    }
}

/// How far a wording can be trusted (可信程度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trust {
    /// The bureau's own text or page.
    Official,
    /// The press or a repost that names the bureau.
    Reported,
    /// A copy of official wording from an unknown place.
    Copied,
    /// Somebody's summary: every figure that rests on it is marked.
    Unverified,
}

impl Trust {
    /// Every degree of trust.
    pub const ALL: &'static [Self] = &[Self::Official, Self::Reported, Self::Copied, Self::Unverified];

    /// The word used in packs and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Reported => "reported",
            Self::Copied => "copied",
            Self::Unverified => "unverified",
        }
    }

    /// Reads the word used in packs.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.word() == word)
    }
}

/// The document that a clause belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The document's title.
    pub title: String,
    /// Its number (文号), where it has one.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// The day of issue.
    pub issued_on: Day,
    /// The address or place it was seen at.
    pub found_at: Option<String>,
    /// Its force.
    pub standing: Standing,
    /// How far its wording can be trusted.
    pub trust: Trust,
    /// The GB/T 2260 code of the area whose document it is.
    pub area: String,
    /// That area's name ("全国" for the nation).
    pub area_name: String,
}

/// One sentence of one document, as evidence for one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The document.
    pub source: Arc<Source>,
    /// Article or heading.
    pub at: String,
    /// The exact quote; on the page, where a clause has a gist, the gist again.
    pub quote: String,
    /// What the line says in plain Chinese, where it was taken from a summary and is no statutory text (资料摘记).
    pub gist: Option<String>,
    /// Which way a doubtful wording was read, in plain words (读法说明).
    pub reading: Option<String>,
    /// The sum by which a derived figure follows from the quote.
    pub derived: Option<String>,
    /// Whether the figure was typed by the user instead of standing in a document.
    pub is_typed: bool,
}

impl Clause {
    /// The clause of a figure that the user typed from the local notice.
    pub fn typed(key: &str) -> Self {
        let source = Source {
            title: "您填的数字".into(),
            number: None,
            issuer: String::new(),
            issued_on: Day::default(),
            found_at: None,
            standing: Standing::Report,
            trust: Trust::Unverified,
            area: String::new(),
            area_name: String::new(),
        };
        Self {
            source: Arc::new(source),
            at: key.into(),
            quote: String::new(),
            gist: None,
            reading: None,
            derived: None,
            is_typed: true,
        }
    }

    /// Whether the figure rests on a summary that nobody has verified.
    pub fn is_unverified(&self) -> bool {
        !self.is_typed && self.source.trust == Trust::Unverified
    }

    /// Whether the figure rests on a draft.
    pub fn is_draft(&self) -> bool {
        self.source.standing == Standing::Draft
    }
}
