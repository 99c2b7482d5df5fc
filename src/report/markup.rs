//! Text to what may stand in XML and HTML. Invariant: nothing of it is read as markup, in an element or a quoted attribute.

use std::fmt::Write as _;

/// The text as it may stand in an element or a quoted attribute. What XML has no way to write becomes U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            '\t' | '\n' | '\r' => {
                // A string takes any text.
                let _ = write!(safe, "&#{};", u32::from(character));
            }
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => safe.push('\u{FFFD}'),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_ends_an_attribute_or_breaks_the_document() {
        assert_eq!(
            escaped("<a b=\"1\" c='2'>&\u{0}\u{1B}\n😀"),
            "&lt;a b=&quot;1&quot; c=&apos;2&apos;&gt;&amp;\u{FFFD}\u{FFFD}&#10;😀"
        );
    }
}
