//! Letters without their marks: "Krông Păk" and "Krông Pắk" have the same. Invariant: the bare form of a Vietnamese
//! letter is one ASCII letter.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

/// One past the last letter of Vietnamese.
const LETTERS: usize = 0x1F00;

/// The letter without its marks, for each letter of the blocks that Vietnamese is written in.
static BARE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let code = |at: usize| u32::try_from(at).ok().and_then(char::from_u32).unwrap_or_default();
    (0..LETTERS).map(|at| unmarked(code(at))).collect()
});

/// The letter without its marks, in lower case.
pub(super) fn letter(c: char) -> char {
    BARE.get(c as usize).copied().unwrap_or(c)
}

fn unmarked(c: char) -> char {
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

/// A number that all words of the same letters share, and few others; see [`same_letters`].
pub(super) fn hash(word: &str) -> u32 {
    hash_of(word.chars())
}

/// The same, of the letters of a name.
pub(super) fn hash_of(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0, |hash, c| hash.rotate_left(5).wrapping_add(letter(c) as u32).wrapping_mul(0x9E37_79B1))
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
