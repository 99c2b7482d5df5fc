//! Judgements of findings, kept as text: one line a finding, columns parted by tabs, the judgement first. Invariant: a
//! line that a person wrote is never changed or lost.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// What a person thinks of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Judgement {
    /// A mistake of the text.
    Right,
    /// No certain mistake, but an editor would want to look.
    WorthALook,
    /// The text is right.
    False,
    /// Waits for a person.
    Open,
}

impl FromStr for Judgement {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word.trim() {
            "right" => Ok(Judgement::Right),
            "worth-a-look" | "look" => Ok(Judgement::WorthALook),
            "false" => Ok(Judgement::False),
            "?" => Ok(Judgement::Open),
            _ => Err(()),
        }
    }
}

/// A finding of one article: its fingerprint says which rule over which numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    /// The fingerprint.
    pub(crate) fingerprint: String,
    /// The id of the article.
    pub(crate) article: String,
}

/// A line to be judged.
pub(crate) struct Row<'a> {
    /// Which finding.
    pub(crate) key: &'a Key,
    /// The rule and the severity, for the person who reads the file.
    pub(crate) rule: &'a str,
    /// As [`rule`](Self::rule).
    pub(crate) severity: &'a str,
    /// What the finding says.
    pub(crate) working: &'a str,
}

impl fmt::Display for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Key { fingerprint, article } = self.key;
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        write!(f, "?\t{fingerprint}\t{}\t{}\t{}\t{}\t", plain(article), self.rule, self.severity, plain(self.working))
    }
}

/// All judgements of a file.
#[derive(Debug, Default)]
pub(crate) struct Judgements(BTreeMap<Key, Judgement>);

impl Judgements {
    /// Reads a file. Empty lines and lines that start with "#" are passed over.
    ///
    /// # Errors
    ///
    /// The number of the first line that is no judgement.
    pub(crate) fn read(text: &str) -> Result<Self, usize> {
        let mut judgements = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.split('\t').map(str::trim);
            let judgement = columns.next().and_then(|word| word.parse().ok()).ok_or(index + 1)?;
            let fingerprint = columns.next().filter(|f| !f.is_empty()).ok_or(index + 1)?.to_owned();
            let article = columns.next().ok_or(index + 1)?.to_owned();
            judgements.insert(Key { fingerprint, article }, judgement);
        }
        Ok(Self(judgements))
    }

    /// What is said of a finding; `None` where it is not in the file.
    pub(crate) fn of(&self, key: &Key) -> Option<Judgement> {
        self.0.get(key).copied()
    }

    /// Every finding of the file.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Key, Judgement)> {
        self.0.iter().map(|(key, judgement)| (key, *judgement))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(fingerprint: &str, article: &str) -> Key {
        Key { fingerprint: fingerprint.to_owned(), article: article.to_owned() }
    }

    #[test]
    fn a_file_says_what_was_judged() {
        let text = "# đã đọc\n\nright\tf1\ta\tR\terror\t1 ≠ 2\tlỗi gõ\nlook\tf1\tb\nfalse\tf2\ta\n?\tf3\ta\n";
        let judgements = Judgements::read(text).unwrap();
        assert_eq!(judgements.of(&key("f1", "a")), Some(Judgement::Right));
        assert_eq!(judgements.of(&key("f1", "b")), Some(Judgement::WorthALook));
        assert_eq!(judgements.of(&key("f2", "a")), Some(Judgement::False));
        assert_eq!(judgements.of(&key("f3", "a")), Some(Judgement::Open));
        assert_eq!(judgements.of(&key("f3", "b")), None);
    }

    #[test]
    fn a_line_that_is_no_judgement_is_named() {
        assert_eq!(Judgements::read("right\tf1\ta\nmaybe\tf2\ta").unwrap_err(), 2);
        assert_eq!(Judgements::read("right").unwrap_err(), 1);
    }

    #[test]
    fn a_row_is_read_back_as_open() {
        let key = key("f1", "bài 1");
        let row = Row { key: &key, rule: "title-body-conflict", severity: "error", working: "1\n≠ 2" };
        assert_eq!(Judgements::read(&row.to_string()).unwrap().of(&key), Some(Judgement::Open));
    }
}
