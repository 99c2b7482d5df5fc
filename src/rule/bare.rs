//! Letters without their marks: "Krông Păk" and "Krông Pắk" have the same. Invariant: the bare form of a Vietnamese
//! letter is one ASCII letter.

use unicode_normalization::char::decompose_canonical;

/// The letter without its marks, in lower case.
pub(super) fn letter(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if matches!(c, 'đ' | 'Đ') {
        return 'd';
    }
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    let base = first.unwrap_or(c);
    base.to_lowercase().next().unwrap_or(base)
}

/// The word without its marks, in lower case.
pub(super) fn word(word: &str) -> String {
    word.chars().map(letter).collect()
}

/// Whether two words have the same letters, whatever their marks and case.
pub(super) fn same_letters(a: &str, b: &str) -> bool {
    a.chars().map(letter).eq(b.chars().map(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off() {
        assert_eq!(word("Đắk Lắk ước ổn ỷ ữ"), "dak lak uoc on y u");
        assert!(same_letters("phấn", "Phần"));
        assert!(!same_letters("phấn", "phân n"));
    }
}
