//! What a browser checks a file by before it uses it: Subresource Integrity, SHA-384; for what stands in the page itself
//! the policy on content names its SHA-256.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// The value of an `integrity` attribute for a file of this content.
pub fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The source that lets an element of this text in, as a policy on content writes it.
pub fn inline(text: &[u8]) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: Subresource Integrity (W3C), 1.2.1, the hash of `alert('Hello, world.');`.
    #[test]
    fn it_is_what_the_standard_writes_for_its_own_example() {
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(of(b"alert('Hello, world.');"), expected);
    }

    /// Source: Content Security Policy Level 3 (W3C), 8.3, the hash of `doSubmit()`.
    #[test]
    fn an_element_is_let_in_as_the_standard_writes_it() {
        assert_eq!(inline(b"doSubmit()"), "'sha256-jzgBGA4UWFFmpOBq0JpdsySukE1FrEN5bUpoK8Z29fY='");
    }
}
