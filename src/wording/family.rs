//! Sentences.

use crate::rules::family::Found;

/// The resident's sentence.
pub(super) fn sentence(found: &Found) -> String {
    match *found {}
}
