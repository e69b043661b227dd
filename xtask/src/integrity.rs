//! What a browser checks a file by before it uses it: Subresource Integrity, SHA-384.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// The value of an `integrity` attribute for a file of this content.
pub fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
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
}
