//! Syllables closed by a stop. Invariant: no syllable that is Vietnamese is called impossible.

/// Whether a syllable in lower case cannot be Vietnamese: closed by c, ch, p or t, it has an acute or a dot below, or is
/// misspelt.
pub(crate) fn is_impossible(syllable: &str) -> bool {
    is_closed(syllable.as_bytes()) && !syllable.chars().any(has_stopped_tone)
}

/// The same, of words that have some mark: "tich" may be of another language.
#[inline]
pub(super) fn is_marked_impossible(word: &str) -> bool {
    is_closed(word.as_bytes()) && !word.is_ascii() && is_impossible(word)
}

/// Whether c, ch, p or t closes the syllable.
#[inline]
fn is_closed(syllable: &[u8]) -> bool {
    match syllable {
        [.., b'c' | b'p' | b't'] => true,
        [.., before, b'h'] => *before == b'c',
        _ => false,
    }
}

/// Whether a letter has an acute or a dot below.
fn has_stopped_tone(c: char) -> bool {
    matches!(
        c,
        'á' | 'ấ'
            | 'ắ'
            | 'é'
            | 'ế'
            | 'í'
            | 'ó'
            | 'ố'
            | 'ớ'
            | 'ú'
            | 'ứ'
            | 'ý'
            | 'ạ'
            | 'ậ'
            | 'ặ'
            | 'ẹ'
            | 'ệ'
            | 'ị'
            | 'ọ'
            | 'ộ'
            | 'ợ'
            | 'ụ'
            | 'ự'
            | 'ỵ'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_syllables_that_do_not_exist() {
        for syllable in ["đat", "viêc", "nhâp", "tich"] {
            assert!(is_impossible(syllable), "{syllable}");
        }
        for syllable in ["đạt", "việc", "nhập", "tích", "lãnh", "thuế", "năng"] {
            assert!(!is_impossible(syllable), "{syllable}");
        }
    }
}
