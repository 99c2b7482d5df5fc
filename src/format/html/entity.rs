//! Text of HTML to pieces: what is written as it is seen, and references to characters.
//!
//! Invariant: a reference that names no character is seen as it is written.

use std::ops::Range;

use memchr::memchr;
use quick_xml::escape::resolve_html5_entity;

use crate::text::Draft;

/// How the characters of a text are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spaces {
    /// White space is one space.
    Flow,
    /// Digits are exponents.
    Raised,
}

/// The longest name of a character, "&CounterClockwiseContourIntegral;", with room for zeros of a number.
const LONGEST: usize = 40;

/// Hands over the text at `place` of the source.
pub(super) fn text(draft: &mut Draft<'_>, place: Range<usize>, spaces: Spaces) {
    let source = draft.source();
    let mut at = place.start;
    let mut from = at;
    while let Some(found) = memchr(b'&', source.get(at..place.end).unwrap_or_default().as_bytes()) {
        let start = at + found;
        let Some((length, seen)) = reference(source.get(start..place.end).unwrap_or_default()) else {
            at = start + 1;
            continue;
        };
        plain(draft, from..start, spaces);
        if seen.chars().all(|c| c.is_ascii_whitespace()) {
            draft.space(start..start + length);
        } else {
            draft.replace(start..start + length, &seen);
        }
        at = start + length;
        from = at;
    }
    plain(draft, from..place.end, spaces);
}

fn plain(draft: &mut Draft<'_>, place: Range<usize>, spaces: Spaces) {
    match spaces {
        Spaces::Flow => draft.flow(place),
        Spaces::Raised => draft.raise(place),
    }
}

/// The characters that the reference at the start of `text` stands for, and its length.
fn reference(text: &str) -> Option<(usize, String)> {
    let body = text.strip_prefix('&')?;
    let window = body.as_bytes().get(..body.len().min(LONGEST))?;
    if let Some(digits) = body.strip_prefix('#') {
        return numeric(digits).map(|(length, c)| (2 + length, String::from(c)));
    }
    let end = window.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(window.len());
    let name = body.get(..end)?;
    let closed = body.as_bytes().get(end) == Some(&b';');
    // Old pages leave out the semicolon of the oldest names.
    let is_old = matches!(name, "nbsp" | "amp" | "lt" | "gt" | "quot");
    let seen = resolve_html5_entity(name).filter(|_| closed || is_old)?;
    Some((1 + end + usize::from(closed), seen.to_owned()))
}

/// The character of "123;" or "x7B;", and how long that is.
fn numeric(digits: &str) -> Option<(usize, char)> {
    let (prefix, radix) = if digits.starts_with(['x', 'X']) { (1, 16) } else { (0, 10) };
    let body = digits.get(prefix..)?;
    let length = body.bytes().take(LONGEST).take_while(u8::is_ascii_hexdigit).count();
    let code = u32::from_str_radix(body.get(..length)?, radix).ok()?;
    let closed = usize::from(body.as_bytes().get(length) == Some(&b';'));
    let c = match code {
        0 => return None,
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        _ => char::from_u32(code)?,
    };
    // A line break or a NUL would be one of the text, which has none of its own here.
    let c = if c.is_control() { ' ' } else { c };
    Some((prefix + length + closed, c))
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_are_read_and_others_left() {
        for (text, expected) in [
            ("&nbsp;đồng", Some((6, "\u{A0}"))),
            ("&nbsp 5", Some((5, "\u{A0}"))),
            ("&ecirc;", Some((7, "ê"))),
            ("&#7879;t", Some((7, "ệ"))),
            ("&#x1EC7;t", Some((8, "ệ"))),
            ("&#10;", Some((5, " "))),
            ("&tangky;", None),
            ("& 5", None),
            ("&#;", None),
            ("&#99999999;", None),
        ] {
            let got = reference(text);
            assert_eq!(got.as_ref().map(|(length, seen)| (*length, seen.as_str())), expected, "{text}");
        }
    }
}
