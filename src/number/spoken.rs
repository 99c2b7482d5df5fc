//! Number words, digits and magnitude words to one number: "hai mươi lăm", "541,16 nghìn tỷ", "3 tỷ 250 triệu",
//! "2 triệu rưỡi", "1tr5", "một phẩy không năm".
//!
//! Invariant: a number takes the longest run of atoms that is a well-formed numeral, and "năm" is left alone where it
//! is more likely the word for year.

use super::decimal::Decimal;
use super::grammar::Parser;
use super::written::{Form, Written};
use crate::lexicon::{Gap, NumberWord};

/// One piece of a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A number in digits, and whether a space stands before it.
    Digits(Written, Gap),
    /// A number word.
    Word(NumberWord),
}

/// What a run of atoms says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The number.
    pub number: Written,
    /// Another way to hear it: "ba nghìn năm" is 3.000 years or 3.500.
    pub other: Option<Written>,
    /// Digits read one by one, where that is what was said: a telephone number, a year.
    pub digit_string: Option<String>,
    /// How many atoms it takes.
    pub taken: usize,
    /// Whether it is two bare digit words in a row ("bảy hai" for 72), which is also how papers write "three or four".
    pub is_loose_pair: bool,
}

/// Reads the numeral at the start of `atoms`; `None` where there is none.
pub fn read_atoms(atoms: &[Atom]) -> Option<Spoken> {
    // Most numbers are digits and nothing else.
    if let [Atom::Digits(digits, _)] = atoms {
        let number = Written { form: Form::Digits, ..*digits };
        return Some(Spoken { number, other: None, digit_string: None, taken: 1, is_loose_pair: false });
    }
    if let Some(string) = digit_string(atoms) {
        return Some(string);
    }
    let mut parser = Parser::new(atoms);
    let negative = parser.take(|w| (w == NumberWord::Minus).then_some(())).is_some();
    let mut read = parser.number()?;
    if negative {
        read.number = read.number.negated();
        read.other = read.other.map(Written::negated);
    }
    Some(read)
}

/// Three or more digit words, or pairs of tens and digits, with no hundred or magnitude word among them.
fn digit_string(atoms: &[Atom]) -> Option<Spoken> {
    // The first two write one digit each.
    if atoms.len() < 3 {
        return None;
    }
    let mut digits = String::new();
    let mut taken = 0;
    let mut points = 0;
    while let Some(Atom::Word(word)) = atoms.get(taken) {
        match word {
            NumberWord::Point
                if taken > 0 && matches!(atoms.get(taken + 1), Some(Atom::Word(NumberWord::Digit(_)))) =>
            {
                points += 1;
            }
            NumberWord::Digit(d) => digits.push(char::from(b'0' + d)),
            NumberWord::FinalDigit(d) if taken > 0 => digits.push(char::from(b'0' + d)),
            NumberWord::Linking if taken > 1 => digits.push('0'),
            NumberWord::Ten if taken > 1 => match atoms.get(taken + 1) {
                Some(Atom::Word(NumberWord::Digit(d) | NumberWord::FinalDigit(d))) => {
                    digits.push('1');
                    digits.push(char::from(b'0' + d));
                    taken += 1;
                }
                _ => digits.push_str("10"),
            },
            _ => break,
        }
        taken += 1;
    }
    let goes_on = matches!(
        atoms.get(taken),
        Some(Atom::Word(
            NumberWord::Tens | NumberWord::Hundred | NumberWord::Magnitude(_) | NumberWord::Dozenal | NumberWord::Point
        ))
    );
    // One point is the decimal comma, more are those of an address on the net.
    if digits.len() < 3 || goes_on || points == 1 {
        return None;
    }
    let value = digits.parse().ok()?;
    let number = Written::new(Decimal::new(value, 0), 0, Form::Words);
    Some(Spoken { number, other: None, digit_string: Some(digits), taken, is_loose_pair: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Entry, Lexicon, TokenKind};
    use crate::number::{read_digits, words};

    /// The atoms of a text that holds nothing but a numeral.
    fn atoms(text: &str) -> Vec<Atom> {
        let lexicon = Lexicon::builtin();
        let tokens = lexicon.tokenize(text);
        let pick = |entry| if let Entry::Number(word) = entry { Some(word) } else { None };
        (0..tokens.len())
            .map(|at| match tokens[at].kind {
                TokenKind::Digits => {
                    Atom::Digits(read_digits(&text[tokens[at].span.range()]).unwrap().number, tokens[at].gap)
                }
                _ => Atom::Word(lexicon.longest(&tokens, at, pick).unwrap().1),
            })
            .collect()
    }

    fn check(text: &str, value: &str) {
        let read = read_atoms(&atoms(text)).unwrap_or_else(|| panic!("{text} is not read"));
        assert_eq!((read.number.value.to_string().as_str(), read.taken), (value, atoms(text).len()), "{text}");
    }

    #[test]
    fn reads_words() {
        check("hai mươi lăm", "25");
        check("hai mươi tư", "24");
        check("hăm tư", "24");
        check("một trăm linh năm", "105");
        check("bảy trăm hai mươi mốt nghìn không trăm mười hai", "721012");
        check("bẩy mươi nhăm ngàn tỉ", "75000000000000");
        check("hai nghìn tỷ ba trăm bốn mươi lăm tỷ", "2345000000000");
        check("một triệu hai trăm nghìn ba trăm tỉ", "1200300000000000");
        check("mười hai tỷ tỷ tỷ tỷ", "12000000000000000000000000000000000000");
        check("ba vạn", "30000");
        check("âm hai mươi lăm nghìn ba bảy", "-25037");
        check("một ngàn một trăm hai sáu", "1126");
        check("một triệu lẻ bảy", "1000007");
        check("trăm mười ba", "113");
        check("một tỷ tám chục triệu", "1080000000");
    }

    #[test]
    fn hears_dropped_magnitudes_and_halves() {
        check("một tỷ hai", "1200000000");
        check("một trăm hai", "120");
        check("hai nghìn ba", "2300");
        check("2 triệu rưỡi", "2500000");
        check("trăm rưỡi nghìn", "150000");
        check("năm ngàn rưỡi", "5500");
        check("nửa triệu", "500000");
        check("1tr5", "1500000");
        check("1tr250", "1250000");
        check("1 tỷ 2", "1200000000");
        check("3 tỷ 250 triệu", "3250000000");
        check("1 triệu 200 nghìn", "1200000");
    }

    #[test]
    fn reads_fractions_aloud() {
        check("một phẩy không năm", "1.05");
        check("tám trăm mười tám phẩy ba không ba", "818.303");
        check("hai mươi bảy phẩy ba trăm mười hai", "27.312");
        check("một chấm năm triệu", "1500000");
        check("ba tỷ phẩy không không một", "3000000000.001");
    }

    #[test]
    fn leaves_years_alone() {
        let taken = |text| read_atoms(&atoms(text)).unwrap();
        assert_eq!((taken("hai mươi năm").number.value, taken("hai mươi năm").taken), (Decimal::from_int(20), 2));
        let thousands = taken("ba nghìn năm");
        assert_eq!((thousands.number.value, thousands.taken), (Decimal::from_int(3000), 2));
        assert_eq!(thousands.other.unwrap().value, Decimal::from_int(3500));
        assert_eq!(taken("năm năm").taken, 1);
    }

    #[test]
    fn hears_digits_one_by_one() {
        let string = |text| read_atoms(&atoms(text)).unwrap().digit_string;
        assert_eq!(string("không hai bốn ba bảy"), Some("02437".to_owned()));
        assert_eq!(string("hai không mười chín"), Some("2019".to_owned()));
        assert_eq!(string("hai mươi"), None);
        assert_eq!(string("ba trăm"), None);
    }

    proptest::proptest! {
        #[test]
        fn every_number_survives_the_way_to_words_and_back(n in 0_u64..1_000_000_000_000_000) {
            let text = words(n);
            let read = read_atoms(&atoms(&text)).unwrap();
            proptest::prop_assert_eq!(read.number.value.to_string(), n.to_string(), "{}", text);
            proptest::prop_assert_eq!(read.taken, atoms(&text).len());
        }
    }
}
