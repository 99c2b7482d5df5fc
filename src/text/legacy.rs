//! Texts in the encodings that Vietnamese had before Unicode: TCVN3 (ABC), VNI, VISCII, windows-1258.
//!
//! Two of them also live on inside Unicode files, where a font made Vietnamese of Latin letters: "Céng hoµ x· héi". There a
//! unit of the old encoding is a character and not a byte. Invariant: every unit becomes one character, or none that can
//! be told, and the map leads each character back to its unit.

use unicode_normalization::UnicodeNormalization;

use super::decode::Charset;
use super::offsets::OffsetMap;

/// What stands for a unit that means nothing.
const UNKNOWN: char = '\u{FFFD}';

/// TCVN 5712:1993, units 0x80 to 0xFF; the lower half of it is what the ABC fonts use.
const TCVN3: &str = "\
    ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\
    \u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ\
    ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò\
    ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ\
";

/// RFC 1456, units 0x80 to 0xFF.
const VISCII: &str = "\
    ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ\
    ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ\
    ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư\
    àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ\
";

/// The six letters of VISCII among the control characters.
const VISCII_LOW: &[(u8, char)] = &[(0x02, 'Ẳ'), (0x05, 'Ẵ'), (0x06, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1E, 'Ỵ')];

/// Microsoft's code page 1258, units 0x80 to 0xFF.
const WINDOWS_1258: &str = "\
    €\u{FFFD}‚ƒ„…†‡ˆ‰\u{FFFD}‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—˜™\u{FFFD}›œ\u{FFFD}\u{FFFD}Ÿ\
    \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß\
    àáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ\
";

/// VNI for Windows: marks that follow the vowel they belong to, in lower case.
const VNI_MARKS: &[(char, &str)] = &[
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
];

/// VNI for Windows: units that are letters by themselves, in lower case.
const VNI_LETTERS: &[(char, char)] =
    &[('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('ô', 'ơ'), ('ö', 'ư'), ('î', 'ỵ'), ('ñ', 'đ')];

/// Texts shorter than this many accented words are not judged.
const FEWEST_WORDS: usize = 4;

/// Decodes the `units` of a text in `charset`, each with the bytes it takes from `start` on.
pub(super) fn decode(
    charset: Charset,
    units: impl Iterator<Item = (char, usize)>,
    start: usize,
) -> (String, OffsetMap) {
    let table: Vec<char> = table(charset).chars().collect();
    let (mut text, mut map, mut at) = (String::new(), OffsetMap::default(), start);
    if start > 0 {
        map.push(0..0, 0..start);
    }
    let mut previous = ' ';
    for (unit, bytes) in units {
        let from = text.len();
        put(charset, &table, unit, previous, &mut text);
        previous = unit;
        if text.len() - from != bytes || !unit.is_ascii() {
            map.push(from..text.len(), at..at + bytes);
        }
        at += bytes;
    }
    (text, map)
}

fn table(charset: Charset) -> &'static str {
    match charset {
        Charset::Tcvn3 => TCVN3,
        Charset::Viscii => VISCII,
        Charset::Windows1258 => WINDOWS_1258,
        Charset::Utf8 | Charset::Vni => "",
    }
}

/// Writes what `unit` stands for after `previous`.
fn put(charset: Charset, table: &[char], unit: char, previous: char, text: &mut String) {
    let code = u32::from(unit);
    if charset == Charset::Vni {
        return put_vni(unit, previous, text);
    }
    if charset == Charset::Viscii
        && let Some((_, letter)) = VISCII_LOW.iter().find(|(low, _)| u32::from(*low) == code)
    {
        return text.push(*letter);
    }
    match code.checked_sub(0x80).and_then(|index| table.get(index as usize)) {
        Some(letter) => text.push(*letter),
        None => text.push(unit),
    }
}

fn put_vni(unit: char, previous: char, text: &mut String) {
    let lower = lower(unit);
    let is_vowel = "aeouyôö".contains(self::lower(previous));
    if let Some((_, marks)) = VNI_MARKS.iter().find(|(mark, _)| *mark == lower).filter(|_| is_vowel) {
        return text.push_str(marks);
    }
    match VNI_LETTERS.iter().find(|(from, _)| *from == lower) {
        Some((_, letter)) if lower == unit => text.push(*letter),
        Some((_, letter)) => text.extend(letter.to_uppercase()),
        None if ('\u{80}'..'\u{A0}').contains(&unit) => text.push(windows_1252(unit)),
        None => text.push(unit),
    }
}

/// The quotation marks and dashes that a Windows file has among what Latin-1 calls control characters.
fn windows_1252(unit: char) -> char {
    match unit {
        '\u{85}' => '…',
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{96}' => '–',
        '\u{97}' => '—',
        _ => UNKNOWN,
    }
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Which old encoding `bytes` seem to be in: files of bytes that are no UTF-8, or UTF-8 whose letters only an old font
/// would show as Vietnamese. None where it is Unicode, where it cannot be told, or where there is too little text.
pub fn suspect(bytes: &[u8]) -> Option<Charset> {
    /// More text makes no one any surer.
    const ENOUGH: usize = 64 << 10;
    let head = bytes.get(..bytes.len().min(ENOUGH)).unwrap_or_default();
    let valid = match simdutf8::compat::from_utf8(head) {
        Ok(text) => Some(text),
        // The end may cut a character.
        Err(error) if error.error_len().is_none() => {
            head.get(..error.valid_up_to()).and_then(|t| str::from_utf8(t).ok())
        }
        Err(_) => None,
    };
    let charsets: &[Charset] = match valid {
        Some(text) if text.is_ascii() || is_unicode(text) => return None,
        Some(_) => &[Charset::Tcvn3, Charset::Vni],
        None => &[Charset::Tcvn3, Charset::Vni, Charset::Viscii, Charset::Windows1258],
    };
    let scored = charsets.iter().filter_map(|&charset| {
        let (text, _) = match valid {
            Some(text) => decode(charset, text.chars().map(|c| (c, c.len_utf8())), 0),
            None => decode(charset, head.iter().map(|&byte| (char::from(byte), 1)), 0),
        };
        let (good, all) = plausible(&text);
        // Nine words of ten: names and foreign words are the rest.
        (all >= FEWEST_WORDS && good * 10 >= all * 9).then(|| (good * 1000 / all, charset))
    });
    let best = scored.max_by_key(|(score, _)| *score)?;
    let plain = valid.map(plausible).map_or(0, |(good, all)| good * 1000 / all.max(1));
    (best.0 > plain).then_some(best.1)
}

/// Whether a text has letters that only Unicode has, so that no font need make Vietnamese of it.
pub(super) fn is_unicode(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{1EA0}'..='\u{1EF9}' | '\u{300}'..='\u{323}' | 'ơ' | 'ư' | 'đ' | 'ă'))
}

/// How many of the words with a letter beyond ASCII could be Vietnamese syllables, and how many such words there are.
fn plausible(text: &str) -> (usize, usize) {
    let composed: String = text.nfc().collect();
    let words = composed.split(|c: char| !c.is_alphanumeric() && (c.is_ascii() || "“”‘’–…«»\u{A0}".contains(c)));
    let accented = words.filter(|word| !word.is_ascii());
    accented.fold((0, 0), |(good, all), word| (good + usize::from(is_syllable(word)), all + 1))
}

/// Whether `word` has the shape of a Vietnamese syllable: consonants, vowels of which one may bear a tone, consonants.
fn is_syllable(word: &str) -> bool {
    const ONSETS: &[&str] = &[
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
        "q", "r", "s", "t", "th", "tr", "v", "x",
    ];
    const CODAS: &[&str] = &["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let shaped = word.chars().skip(1).all(char::is_lowercase) || word.chars().all(char::is_uppercase);
    let plain: Vec<(char, bool)> = word.to_lowercase().chars().map(bare).collect();
    let tones = plain.iter().filter(|(_, toned)| *toned).count();
    let letters: String = plain.iter().map(|(letter, _)| *letter).collect();
    let vowel = |c: char| "aăâeêioôơuưy".contains(c);
    let (Some(first), Some(last)) = (letters.find(vowel), letters.rfind(vowel)) else { return false };
    let end = last + letters.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let nucleus = letters.get(first..end).unwrap_or_default();
    shaped
        && tones <= 1
        && nucleus.chars().all(vowel)
        && nucleus.chars().count() <= 3
        && ONSETS.contains(&letters.get(..first).unwrap_or_default())
        && CODAS.contains(&letters.get(end..).unwrap_or_default())
}

/// A letter without its tone, and whether it had one.
fn bare(letter: char) -> (char, bool) {
    let parts: Vec<char> = std::iter::once(letter).nfd().collect();
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let kept = parts.iter().copied().filter(|c| !is_tone(c)).nfc().next().unwrap_or(letter);
    (kept, parts.iter().any(is_tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str =
        "Cộng hòa xã hội chủ nghĩa: năm nay tỉnh thu ngân sách đạt 1.234 tỷ đồng, vượt kế hoạch, tăng mạnh.";

    fn composed(charset: Charset, bytes: &[u8]) -> String {
        decode(charset, bytes.iter().map(|&byte| (char::from(byte), 1)), 0).0.nfc().collect()
    }

    /// The sample in `charset`, written with its own table.
    fn encoded(charset: Charset) -> Vec<u8> {
        let units: Vec<(String, Vec<u8>)> = (0x80..=0xFF_u8)
            .flat_map(|high| "AEOUYaeouyôö".chars().map(move |base| vec![base as u32 as u8, high]).chain([vec![high]]))
            .map(|bytes| (composed(charset, &bytes), bytes))
            .filter(|(text, _)| text.chars().count() == 1)
            .collect();
        let unit = |c: char| {
            let found = units.iter().filter(|(text, _)| *text == c.to_string()).min_by_key(|(_, bytes)| bytes.len());
            if c.is_ascii() { vec![c as u8] } else { found.unwrap_or_else(|| panic!("{charset:?} {c}")).1.clone() }
        };
        let decomposed = |c: char| if charset == Charset::Windows1258 { windows_1258(c) } else { String::from(c) };
        SAMPLE.chars().map(decomposed).collect::<String>().chars().flat_map(unit).collect()
    }

    /// Letters with their tones apart, as code page 1258 has them.
    fn windows_1258(c: char) -> String {
        let (letter, toned) = bare(c);
        let tone = std::iter::once(c).nfd().filter(|c| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c));
        if toned { std::iter::once(letter).chain(tone).collect() } else { c.to_string() }
    }

    #[test]
    fn every_encoding_is_told_and_read() {
        for charset in [Charset::Tcvn3, Charset::Vni, Charset::Viscii, Charset::Windows1258] {
            let bytes = encoded(charset);
            assert_eq!(composed(charset, &bytes), SAMPLE, "{charset:?}");
            assert_eq!(suspect(&bytes), Some(charset));
        }
        for charset in [Charset::Tcvn3, Charset::Vni] {
            let shown: String = encoded(charset).into_iter().map(char::from).collect();
            assert_eq!(suspect(shown.as_bytes()), Some(charset), "{shown}");
        }
    }

    #[test]
    fn unicode_and_other_languages_are_left_alone() {
        let french =
            "Les élèves étaient déjà très gênés par la façon dont le ministère a créé cette école où l'été est doux";
        for text in [SAMPLE, "Xa co 15 ho.", french, &SAMPLE.nfd().collect::<String>()] {
            assert_eq!(suspect(text.as_bytes()), None, "{text}");
        }
    }
}
