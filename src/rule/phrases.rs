//! The fixed phrases of `rules/facts/fixed-phrases.tsv`, found by one of their two syllables. Invariant: a phrase is
//! found in both placements of tone marks.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::other_tone_placement;
use crate::rule::bare;

const FILE: &str = include_str!("../../rules/facts/fixed-phrases.tsv");

/// How sure it is that a form is a misspelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The form has a syllable that does not exist.
    None,
    /// The form means nothing.
    Usual,
    /// The form may mean something: the phrase itself must stand in the document.
    Doubtful,
}

/// A syllable in both placements of its tone mark, which are the same where it has but one.
#[derive(Debug)]
pub(super) struct Syllable {
    pub(super) listed: &'static str,
    other: String,
}

impl Syllable {
    fn new(listed: &'static str) -> Self {
        Self { listed, other: other_tone_placement(listed) }
    }

    /// Whether it is written so, in either placement.
    pub(super) fn is(&self, written: &str) -> bool {
        written == self.listed || written == self.other
    }
}

/// A phrase of two syllables, and the forms of it that are no misspellings.
#[derive(Debug)]
pub(super) struct FixedPhrase {
    pub(super) first: Syllable,
    pub(super) second: Syllable,
    right_elsewhere: Vec<Vec<&'static str>>,
    doubtful: Vec<Vec<&'static str>>,
}

impl FixedPhrase {
    /// How sure it is that the pair is this phrase misspelt; `None` where the pair is right elsewhere.
    pub(super) fn doubt(&self, first: &str, second: &str) -> Option<Doubt> {
        let is_pair =
            |words: &Vec<&str>| matches!(words.as_slice(), &[a, b] if is_word(first, a) && is_word(second, b));
        if is_impossible(first) && first != self.first.listed || is_impossible(second) && second != self.second.listed {
            return Some(Doubt::None);
        }
        if self.right_elsewhere.iter().any(is_pair) {
            return None;
        }
        Some(if self.doubtful.iter().any(is_pair) { Doubt::Doubtful } else { Doubt::Usual })
    }

    /// The longer phrases in which a form of this one is right.
    pub(super) fn contexts(&self) -> impl Iterator<Item = &[&'static str]> {
        self.right_elsewhere.iter().map(Vec::as_slice).filter(|words| words.len() > 2)
    }

    fn is(&self, first: &str, second: &str) -> bool {
        self.first.is(first) && self.second.is(second)
    }
}

/// Whether two words are the same but for the place of the tone mark.
fn is_word(written: &str, listed: &str) -> bool {
    written == listed || (written.len() == listed.len() && other_tone_placement(written) == listed)
}

/// Whether a syllable cannot be Vietnamese: closed by c, ch, p or t, it has an acute or a dot below, or is misspelt.
pub(super) fn is_impossible(syllable: &str) -> bool {
    let closed = matches!(syllable.as_bytes(), [.., b'c' | b'p' | b't'] | [.., b'c', b'h']);
    closed && !syllable.chars().any(has_stopped_tone)
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

/// All phrases.
#[derive(Debug)]
pub(super) struct Phrases {
    phrases: Vec<FixedPhrase>,
    by_syllable: FxHashMap<String, Places>,
}

/// The phrases that have a syllable first, and those that have it second.
#[derive(Debug, Default)]
pub(super) struct Places {
    first: Vec<usize>,
    second: Vec<usize>,
}

impl Phrases {
    /// The built-in phrases, read once.
    pub(super) fn builtin() -> &'static Phrases {
        static BUILTIN: OnceLock<Phrases> = OnceLock::new();
        BUILTIN.get_or_init(|| Phrases::read(FILE))
    }

    fn read(file: &'static str) -> Self {
        let rows = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let phrases: Vec<FixedPhrase> = rows.filter_map(row).collect();
        let mut by_syllable: FxHashMap<String, Places> = FxHashMap::default();
        for (index, phrase) in phrases.iter().enumerate() {
            let mut list = |syllable: &Syllable, places: fn(&mut Places) -> &mut Vec<usize>| {
                for spelling in [syllable.listed, &syllable.other] {
                    let listed = places(by_syllable.entry(spelling.to_owned()).or_default());
                    // Both spellings may be one.
                    if listed.last() != Some(&index) {
                        listed.push(index);
                    }
                }
            };
            list(&phrase.first, |places| &mut places.first);
            list(&phrase.second, |places| &mut places.second);
        }
        Self { phrases, by_syllable }
    }

    /// The phrases that have this syllable.
    pub(super) fn with(&self, syllable: &str) -> Option<&Places> {
        self.by_syllable.get(syllable)
    }

    /// The phrase of which one syllable stands there, and the other with wrong marks; `None` where the pair is a phrase.
    /// Each syllable comes with the phrases that have it.
    pub(super) fn one_mark_off(
        &self,
        (first, of_first): (&str, Option<&Places>),
        (second, of_second): (&str, Option<&Places>),
    ) -> Option<&FixedPhrase> {
        let mut near = None;
        for phrase in self.listed(of_first.map(|places| places.first.as_slice())) {
            if phrase.is(first, second) {
                return None;
            }
            if near.is_none() && bare::same_letters(phrase.second.listed, second) {
                near = Some(phrase);
            }
        }
        let mut ending = self.listed(of_second.map(|places| places.second.as_slice()));
        near.or_else(|| ending.find(|phrase| bare::same_letters(phrase.first.listed, first)))
    }

    fn listed(&self, indices: Option<&[usize]>) -> impl Iterator<Item = &FixedPhrase> {
        indices.unwrap_or_default().iter().filter_map(|&index| self.phrases.get(index))
    }
}

fn row(line: &'static str) -> Option<FixedPhrase> {
    let mut columns = line.split('\t');
    let (first, second) = columns.next()?.split_once(' ')?;
    let forms = |column: Option<&'static str>| {
        let listed = column.unwrap_or_default().split(", ").filter(|form| !form.is_empty());
        listed.map(|form| form.split(' ').collect()).collect()
    };
    let (first, second) = (Syllable::new(first), Syllable::new(second));
    Some(FixedPhrase { first, second, right_elsewhere: forms(columns.next()), doubtful: forms(columns.next()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_phrase_and_its_forms_have_its_letters() {
        let rows: Vec<&str> = FILE.lines().filter(|line| !line.starts_with('#')).collect();
        let phrases = Phrases::builtin();
        assert_eq!(phrases.phrases.len(), rows.len());
        for phrase in &phrases.phrases {
            for form in phrase.right_elsewhere.iter().chain(&phrase.doubtful) {
                let letters = bare::word(&form.join(" "));
                let listed = bare::word(&format!("{} {}", phrase.first.listed, phrase.second.listed));
                assert!(letters.contains(&listed), "{form:?} under {}", phrase.first.listed);
            }
        }
    }

    #[test]
    fn finds_the_phrase_behind_a_wrong_mark() {
        let phrases = Phrases::builtin();
        let meant = |first, second| {
            let phrase = phrases.one_mark_off((first, phrases.with(first)), (second, phrases.with(second)))?;
            Some((phrase.first.listed, phrase.second.listed))
        };
        assert_eq!(meant("ổn", "đinh"), Some(("ổn", "định")));
        assert_eq!(meant("tang", "nhanh"), Some(("tăng", "nhanh")));
        assert_eq!(meant("hàng", "hoà"), Some(("hàng", "hóa")));
        assert_eq!(meant("hàng", "hoá"), None);
        assert_eq!(meant("mưa", "rào"), None);
    }

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
