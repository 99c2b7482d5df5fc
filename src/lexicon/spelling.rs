//! The spellings under which a word of the vocabulary is met. Invariant: each is a spelling of the same word.

/// `word` with its first letter in upper case.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
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
