//! Sentences.

use crate::rules::retirement::Found;

/// The resident's sentence.
pub(super) fn sentence(found: &Found) -> String {
    match *found {}
}
