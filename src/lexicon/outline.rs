//! What shows of a word without reading it whole. Invariant: a word keeps its outline whatever marks its vowels and its d
//! have.

use super::token::Case;

/// Of a lower-case word, its first two letters and its last, each as itself if it is a consonant without marks, and as
/// nought if it is a vowel, a d, or any letter with a mark. Of another word only the case is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outline(u16);

impl Outline {
    /// Set where there is no word in lower case; the case follows.
    const OTHER: u16 = 0x8000;
    /// Of what is no word.
    pub(super) const NONE: Outline = Outline(u16::MAX);

    /// Of `word`, which is in `case`.
    pub(super) fn of(word: &[u8], case: Case) -> Self {
        let (Some(&first), Some(&last)) = (word.first(), word.last()) else { return Self::NONE };
        match case {
            Case::Lower => {
                let first = consonant(first);
                // Behind a letter with a mark stands another byte of that letter, behind a letter alone nothing.
                let second = if first == 0 { 0 } else { consonant(word.get(1).copied().unwrap_or_default()) };
                Self(first | second << 5 | consonant(last) << 10)
            }
            Case::Capital => Self(Self::OTHER),
            Case::Upper => Self(Self::OTHER | 1),
            Case::Mixed => Self(Self::OTHER | 2),
        }
    }

    /// The case of the word; none of what is no word.
    #[inline]
    pub(super) fn case(self) -> Option<Case> {
        match self.0.checked_sub(Self::OTHER) {
            None => Some(Case::Lower),
            Some(0) => Some(Case::Capital),
            Some(1) => Some(Case::Upper),
            Some(2) => Some(Case::Mixed),
            Some(_) => None,
        }
    }

    /// Of a word in lower case.
    pub(crate) fn of_lower(word: &str) -> Self {
        Self::of(word.as_bytes(), Case::Lower)
    }

    /// The outlines of two words in lower case as one number below 2^31; none if one of them is no such word.
    #[inline]
    pub(crate) fn pair(self, next: Outline) -> Option<u32> {
        let lower = (self.0 | next.0) & Self::OTHER == 0;
        lower.then(|| u32::from(self.0) << 15 | u32::from(next.0))
    }
}

/// The number of each consonant, by its byte; nought for all else.
static CONSONANTS: [u8; 256] = {
    let mut numbers = [0; 256];
    let mut next: &[u8] = b"bcfghjklmnpqrstvwxz";
    while let [byte, rest @ ..] = next {
        numbers[*byte as usize] = *byte - b'a' + 1;
        next = rest;
    }
    numbers
};

#[inline]
fn consonant(byte: u8) -> u16 {
    CONSONANTS[usize::from(byte)].into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_case_and_keeps_its_form_under_marks() {
        for case in [Case::Lower, Case::Capital, Case::Upper, Case::Mixed] {
            assert_eq!(Outline::of(b"trung", case).case(), Some(case));
        }
        assert_eq!(Outline::NONE.case(), None);
        assert_eq!(Outline::of_lower("định"), Outline::of_lower("đinh"));
        assert_eq!(Outline::of_lower("tăng"), Outline::of_lower("tang"));
        assert_ne!(Outline::of_lower("tăng"), Outline::of_lower("tan"));
    }
}
