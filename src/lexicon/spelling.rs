//! The spellings under which a word of the vocabulary is met. Invariant: each is a spelling of the same word.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `text` in composed form.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    // Our own files are composed: a look is a tenth of the work.
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// `word` with its first letter in upper case.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A letter in lower case. The letters of Vietnamese need no table.
pub(crate) fn lower_letter(c: char) -> char {
    let after = |n: u32| char::from_u32(c as u32 + n).unwrap_or(c);
    match c {
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        // Pairs of a capital and its small letter.
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => after(1),
        '\u{1EA0}'..='\u{1EFF}' => after(u32::from((c as u32).is_multiple_of(2))),
        'À'..='Ö' | 'Ø'..='Þ' => after(32),
        'ß'..='ÿ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The other accepted place of the tone mark in a syllable that ends in oa, oe or uy ("hòa", "hoà"); the word itself
/// where there is only one.
pub fn other_tone_placement(word: &str) -> String {
    const PAIRS: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    // Most words end in no pair of vowels.
    if !word.chars().nth_back(1).is_some_and(|c| "oòóỏõọuùúủũụ".contains(c)) {
        return word.to_owned();
    }
    for (old, new) in PAIRS {
        for (from, to) in [(old, new), (new, old)] {
            if let Some(stem) = word.strip_suffix(from)
                && !(from.starts_with('u') && stem.ends_with('q'))
            {
                return format!("{stem}{to}");
            }
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lowers_every_letter_as_unicode_does() {
        for c in ('\0'..'\u{2000}').filter(|c| c.to_lowercase().count() == 1) {
            assert_eq!(Some(lower_letter(c)), c.to_lowercase().next(), "{c}");
        }
    }
}
