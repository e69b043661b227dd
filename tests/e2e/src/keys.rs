//! WebDriver's names for keys that have no letter.

/// To the next field.
pub const TAB: &str = "\u{e004}";
/// Enter.
pub const ENTER: &str = "\u{e007}";
/// One to the left.
pub const LEFT: &str = "\u{e012}";
/// One up.
pub const UP: &str = "\u{e013}";
/// One to the right.
pub const RIGHT: &str = "\u{e014}";
/// One down.
pub const DOWN: &str = "\u{e015}";
/// Alt down, n, all keys up.
pub const ALT_N: &str = "\u{e00a}n\u{e000}";
/// Alt down, k, all keys up.
pub const ALT_K: &str = "\u{e00a}k\u{e000}";
/// Ctrl down, `a`, all keys up, then Delete.
pub(crate) const SELECT_ALL_AND_DELETE: &str = "\u{e009}a\u{e000}\u{e017}";
