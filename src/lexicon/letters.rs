//! Where the letters of a word end, and their case. Invariant: a walk by the table says what a look at every character
//! would.
//!
//! Every byte of a text passes here, so the letters of Vietnamese are read by a table of states, one look-up for each byte;
//! whatever the table does not know is read character by character.

use super::token::Case;

/// A step of the walk: the next state in the lower bits, and above them what letter was completed.
type Step = u8;

/// A letter that is not upper case; upper case after the first letter; the first letter in upper case.
const LOWER: Step = 0x20;
const UPPER: Step = 0x40;
const FIRST: Step = 0x80;
const STATE: Step = 0x1F;

/// Between letters. What follows `INNER` is laid out in the order of what follows `START`: the lead bytes seen so far.
const START: Step = 0;
const C3: Step = 1;
const C4: Step = 2;
const C5: Step = 3;
const C6: Step = 4;
const E1: Step = 5;
const E1_BA: Step = 6;
const E1_BB: Step = 7;
const E2: Step = 8;
const INNER: Step = 9;
/// The word is over; the byte read is no part of it. States from here on are the last of a word.
const OVER: Step = 2 * INNER;
/// The word is over; nor is the byte before a part of it.
const OVER_BEFORE: Step = OVER + 1;
/// A character that the table does not know.
const UNKNOWN: Step = OVER + 2;

/// By state and byte; the states in which nothing goes on have a row too, so that every look-up is inside.
static STEPS: [[Step; 256]; STATE as usize + 1] = steps();

const fn steps() -> [[Step; 256]; STATE as usize + 1] {
    let mut steps = [[UNKNOWN; 256]; STATE as usize + 1];
    let mut base = START;
    while base < OVER {
        let capital = INNER | if base == START { FIRST } else { UPPER };
        let mut byte = 0;
        while byte < 256 {
            let pair = if byte % 2 == 0 { capital } else { INNER | LOWER };
            steps[(base + START) as usize][byte] = match byte as u8 {
                b'a'..=b'z' => INNER | LOWER,
                b'A'..=b'Z' => capital,
                0..=0x7F => OVER,
                0xC3 => base + C3,
                0xC4 => base + C4,
                0xC5 => base + C5,
                0xC6 => base + C6,
                0xE1 => base + E1,
                0xE2 => base + E2,
                _ => UNKNOWN,
            };
            // U+00C0 to U+00FF without the signs of times and division.
            steps[(base + C3) as usize][byte] = match byte as u8 {
                0x97 | 0xB7 => OVER_BEFORE,
                0x80..=0x9E => capital,
                0x9F..=0xBF => INNER | LOWER,
                _ => UNKNOWN,
            };
            // Ă, Đ, Ĩ; Ũ; Ơ, Ư.
            steps[(base + C4) as usize][byte] = match byte as u8 {
                0x82 | 0x83 | 0x90 | 0x91 | 0xA8 | 0xA9 => pair,
                _ => UNKNOWN,
            };
            steps[(base + C5) as usize][byte] = if byte == 0xA8 || byte == 0xA9 { pair } else { UNKNOWN };
            steps[(base + C6) as usize][byte] = match byte as u8 {
                0xA0 | 0xAF => capital,
                0xA1 | 0xB0 => INNER | LOWER,
                _ => UNKNOWN,
            };
            steps[(base + E1) as usize][byte] = match byte as u8 {
                0xBA => base + E1_BA,
                0xBB => base + E1_BB,
                _ => UNKNOWN,
            };
            // U+1EA0 to U+1EFF: letters in pairs, the capital first. Most letters with marks are among them.
            steps[(base + E1_BA) as usize][byte] = if byte >= 0xA0 && byte <= 0xBF { pair } else { UNKNOWN };
            steps[(base + E1_BB) as usize][byte] = if byte >= 0x80 && byte <= 0xBF { pair } else { UNKNOWN };
            // U+2000 to U+203F: dashes, quotation marks, dots.
            steps[(base + E2) as usize][byte] = if byte == 0x80 { OVER_BEFORE } else { UNKNOWN };
            byte += 1;
        }
        base += INNER;
    }
    steps
}

/// Where the letters from `from` on end, and their case.
#[inline]
pub(super) fn run(text: &str, from: usize) -> (usize, Case) {
    let (mut state, mut seen, mut at) = (START, 0, from);
    for &byte in text.as_bytes().get(from..).unwrap_or_default() {
        let step = STEPS[usize::from(state)][usize::from(byte)];
        seen |= step;
        state = step & STATE;
        at += 1;
        if state >= OVER {
            break;
        }
    }
    // The last byte that was read, if any, is the first that the word does not have.
    match state {
        UNKNOWN => run_by_characters(text, from),
        OVER => (at - 1, case(seen)),
        OVER_BEFORE => (at - 2, case(seen)),
        _ => (at, case(seen)),
    }
}

#[inline]
fn case(seen: Step) -> Case {
    match (seen & FIRST != 0, seen & UPPER != 0, seen & LOWER != 0) {
        (false, false, _) => Case::Lower,
        (true, false, _) => Case::Capital,
        (true, true, false) => Case::Upper,
        _ => Case::Mixed,
    }
}

/// How many of the first bytes are letters of ASCII or parts of other characters, eight at a time. Where these are a word,
/// and no more than it, [`run`] ends there too: it ends before whatever else is of ASCII.
#[inline]
pub(super) fn rough_run(bytes: &[u8; 16]) -> usize {
    let wide = u128::from_le_bytes(*bytes);
    match other_bytes(wide as u64) {
        0 => 8 + other_bytes((wide >> 64) as u64).trailing_zeros() as usize / 8,
        found => found.trailing_zeros() as usize / 8,
    }
}

/// The upper bit of every byte that is of ASCII and no letter.
#[inline]
const fn other_bytes(bytes: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    let folded = (bytes | (ONES * 0x20)) & (ONES * 0x7F);
    // No byte carries into the next.
    let from_a = folded + ONES * (0x80 - b'a' as u64);
    let past_z = folded + ONES * (0x7F - b'z' as u64);
    (past_z | !from_a) & !bytes & (ONES * 0x80)
}

/// The same for words with letters that the table does not know.
fn run_by_characters(text: &str, from: usize) -> (usize, Case) {
    let mut letters = Letters::default();
    let mut at = from;
    for c in text.get(from..).unwrap_or_default().chars() {
        let Some(case) = letter(c) else { break };
        letters.add(case, at == from);
        at += c.len_utf8();
    }
    (at, letters.case())
}

/// The case of one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LetterCase {
    Lower,
    Upper,
    /// A mark or a superscript.
    None,
}

/// The letters of a word so far.
#[derive(Default)]
struct Letters {
    /// Whether the first is upper case.
    capital: bool,
    /// How many are of either case.
    upper: u32,
    lower: u32,
}

impl Letters {
    fn add(&mut self, case: LetterCase, first: bool) {
        match case {
            LetterCase::Upper => {
                self.capital |= first;
                self.upper += 1;
            }
            LetterCase::Lower => self.lower += 1,
            LetterCase::None => {}
        }
    }

    fn case(&self) -> Case {
        match (self.capital, self.upper, self.lower) {
            (false, 0, _) => Case::Lower,
            (true, 1, _) => Case::Capital,
            (true, _, 0) => Case::Upper,
            _ => Case::Mixed,
        }
    }
}

/// Letters, the marks that combine with them, and the superscripts of "m²" and "m³".
fn letter(c: char) -> Option<LetterCase> {
    let letter = c.is_ascii_alphabetic()
        || matches!(c, '\u{C0}'..='\u{24F}' if c != '×' && c != '÷')
        || matches!(c, '²' | '³' | 'ª' | 'µ' | '\u{300}'..='\u{36F}')
        || (c > '\u{24F}' && c.is_alphabetic());
    let case = match c {
        _ if c.is_uppercase() => LetterCase::Upper,
        _ if c < '\u{300}' || c.is_lowercase() => LetterCase::Lower,
        _ => LetterCase::None,
    };
    letter.then_some(case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_a_look_at_every_character_does() {
        for c in ('\0'..='\u{FFFF}').chain('\u{1F300}'..'\u{1F600}') {
            for text in [
                format!("{c}"),
                format!("{c}a"),
                format!("{c}b."),
                format!("a{c}"),
                format!("Aa{c}Đ."),
                format!("ẤĐ{c}"),
            ] {
                assert_eq!(run(&text, 0), run_by_characters(&text, 0), "{text:?}");
            }
        }
    }

    #[test]
    fn a_rough_run_ends_before_what_is_of_ascii_and_no_letter() {
        for byte in 0..=u8::MAX {
            let goes_on = byte.is_ascii_alphabetic() || !byte.is_ascii();
            for at in 0..16 {
                let mut bytes = *b"aZzA\xE1\xBB\x87pqrstuvwx";
                bytes[at] = byte;
                assert_eq!(rough_run(&bytes), if goes_on { 16 } else { at }, "{bytes:?}");
            }
        }
    }
}
