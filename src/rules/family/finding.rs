//! What was found about a family's account.

use crate::{
    law::{Relation, Usage},
    units::Yuan,
};

/// Why a line is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The member is none of the relatives that are listed.
    NotNear,
    /// The member is insured in another province; whether a document says so, or none says otherwise.
    OtherProvince {
        /// Whether a document says so.
        is_said: bool,
    },
    /// The account is no account of the province whose documents answer.
    OutsideAccount,
    /// No document lets an account pay this.
    UseNotAllowed(Usage),
    /// The account could not pay the whole premium, and no other did.
    BalanceShort {
        /// The premium.
        premium: Yuan,
        /// What the account could still give for it.
        room: Yuan,
        /// What must stay on it for the holder, where it matters.
        kept: Option<Yuan>,
        /// Whether a document says that a premium is paid whole or not at all.
        is_whole_only: bool,
    },
    /// The account has nothing left for bills, and the others have not paid all of them.
    NothingLeft {
        /// What must stay on it for the holder, where it matters.
        kept: Option<Yuan>,
    },
}

impl Reason {
    /// Whether both say the same of a pair; that a balance is short is said once, of premium or bills.
    pub(super) fn is_alike(self, other: Self) -> bool {
        let is_short = |reason| matches!(reason, Self::BalanceShort { .. } | Self::NothingLeft { .. });
        (is_short(self) && is_short(other)) || std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// What was found about a family's account.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant is explained; its fields are the figures of its sentence")]
pub enum Found {
    /// A premium, or a part of bills, paid from an account.
    Payment { holder: String, member: String, relation: Relation, usage: Usage, sum: Yuan },
    /// What stays on an account.
    Left { holder: String, balance: Yuan, spent: Yuan, sum: Yuan },
    /// What a member must pay otherwise.
    Cash { member: String, premium: Yuan, bills: Yuan, spent: Yuan, sum: Yuan },
    /// A line that is refused.
    Refused { holder: String, member: String, relation: Relation, reason: Reason },
}
