//! Number words, digits and magnitude words to one number: "hai mươi lăm", "541,16 nghìn tỷ", "3 tỷ 250 triệu",
//! "2 triệu rưỡi", "1tr5", "một phẩy không năm".
//!
//! Invariant: a number takes the longest run of atoms that is a well-formed numeral, and "năm" is left alone where it
//! is more likely the word for year.

use super::decimal::Decimal;
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
    if let Some(string) = digit_string(atoms) {
        return Some(string);
    }
    let mut parser = Parser { atoms, at: 0, form: Form::Words };
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

/// A number below one thousand, or digits, before its magnitude words.
struct Group {
    number: Written,
    kind: GroupKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum GroupKind {
    /// One digit word or digit, which may stand for a dropped magnitude ("một tỷ hai").
    SingleDigit,
    /// Two digit words ("bảy hai").
    Pair,
    Full,
}

struct Parser<'a> {
    atoms: &'a [Atom],
    at: usize,
    form: Form,
}

/// The numeral so far: what stands before the last "tỷ", what stands after it, and the power of ten of the last item.
struct Tally {
    billions: Decimal,
    below: Decimal,
    last_power: i32,
    last_place: i32,
}

impl Parser<'_> {
    fn peek(&self, ahead: usize) -> Option<Atom> {
        self.atoms.get(self.at + ahead).copied()
    }

    fn word(&self, ahead: usize) -> Option<NumberWord> {
        match self.peek(ahead) {
            Some(Atom::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn take<T>(&mut self, pick: impl Fn(NumberWord) -> Option<T>) -> Option<T> {
        let taken = self.word(0).and_then(pick);
        if taken.is_some() {
            self.at += 1;
        }
        taken
    }

    fn magnitude(&mut self) -> Option<i32> {
        self.take(|w| match w {
            NumberWord::Magnitude(power) => Some(i32::from(power)),
            _ => None,
        })
    }

    fn number(&mut self) -> Option<Spoken> {
        if let Some(half) = self.half() {
            return Some(self.spoken(half, None, GroupKind::Full));
        }
        let first = self.group()?;
        let kind = first.kind;
        let mut tally = Tally { billions: Decimal::ZERO, below: Decimal::ZERO, last_power: 0, last_place: 0 };
        let fraction = self.fraction(first.number);
        let first_number = fraction.unwrap_or(first.number);
        self.item(first_number, &mut tally)?;
        let mut other = None;
        if fraction.is_none() {
            while tally.last_power > 0 {
                if self.and_half(&mut tally) || self.dropped_magnitude(&mut tally, &mut other) {
                    break;
                }
                let before = self.at;
                if !self.next_item(&mut tally) {
                    self.at = before;
                    break;
                }
            }
        }
        let value = tally.billions.checked_add(tally.below)?;
        let mut number = Written::new(value, tally.last_place, self.form);
        if fraction.is_none()
            && let Some(exact) = self.fraction(number)
        {
            number = exact;
        }
        let kind = if self.at > 2 { GroupKind::Full } else { kind };
        Some(self.spoken(number, other, kind))
    }

    fn spoken(&self, number: Written, other: Option<Written>, kind: GroupKind) -> Spoken {
        let number = Written { form: self.form, ..number };
        Spoken { number, other, digit_string: None, taken: self.at, is_loose_pair: kind == GroupKind::Pair }
    }

    /// "nửa", "nửa triệu".
    fn half(&mut self) -> Option<Written> {
        if self.word(0) != Some(NumberWord::Half) {
            return None;
        }
        let Some(NumberWord::Magnitude(first)) = self.word(1) else {
            self.at += 1;
            return Some(Written::new(Decimal::new(5, -1), -1, Form::Words));
        };
        self.at += 2;
        let mut power = i32::from(first);
        while let Some(more) = self.magnitude() {
            power += more;
        }
        Some(Written::new(Decimal::new(5, power - 1), power - 1, Form::Words))
    }

    /// Adds `number` with the magnitude words that follow to the tally.
    fn item(&mut self, number: Written, tally: &mut Tally) -> Option<()> {
        let mut item = number.value;
        let mut power = 0;
        let mut place = number.last_place;
        let mut after_billion = false;
        while let Some(step) = self.magnitude() {
            if self.form == Form::Digits {
                self.form = Form::Scaled;
            }
            power += step;
            place += step;
            if step == 9 && !after_billion {
                item = tally.below.checked_add(item)?.shift(9);
                tally.below = Decimal::ZERO;
                after_billion = true;
            } else {
                item = item.shift(step);
            }
        }
        let target = if after_billion { &mut tally.billions } else { &mut tally.below };
        *target = target.checked_add(item)?;
        tally.last_power = power;
        tally.last_place = place;
        Some(())
    }

    /// A further group of lower magnitude: "... 250 triệu".
    fn next_item(&mut self, tally: &mut Tally) -> bool {
        self.take(|w| (w == NumberWord::Linking).then_some(()));
        let Some(group) = self.group() else { return false };
        let in_digits = self.at > 0 && matches!(self.atoms.get(self.at - 1), Some(Atom::Digits(..)));
        let powers: Vec<i32> = (0..)
            .map_while(|n| match self.word(n) {
                Some(NumberWord::Magnitude(p)) => Some(i32::from(p)),
                _ => None,
            })
            .collect();
        let power: i32 = powers.iter().sum();
        // "1 tỷ 250" is no number: digits go on only with a magnitude word of their own.
        if in_digits && power == 0 || group.number.last_place < 0 || group.number.value >= Decimal::from_int(1000) {
            return false;
        }
        let ends_in_billions = powers.last() == Some(&9);
        if power >= tally.last_power && !(ends_in_billions && tally.billions.is_zero()) {
            return false;
        }
        self.item(group.number, tally).is_some()
    }

    /// "2 tỷ rưỡi".
    fn and_half(&mut self, tally: &mut Tally) -> bool {
        let found = self.take(|w| (w == NumberWord::AndHalf).then_some(())).is_some();
        if found {
            let half = Decimal::new(5, tally.last_power - 1);
            tally.below = tally.below.checked_add(half).unwrap_or(tally.below);
            tally.last_place = tally.last_power - 1;
        }
        found
    }

    /// "một tỷ hai" is 1,2 tỷ; "ba nghìn năm" is left at 3.000 and the other reading kept; "1tr5", "1tr250".
    fn dropped_magnitude(&mut self, tally: &mut Tally, other: &mut Option<Written>) -> bool {
        let (digits, places) = match self.peek(0) {
            Some(Atom::Word(NumberWord::Digit(d) | NumberWord::FinalDigit(d))) if d > 0 && !self.goes_on(1) => {
                (Decimal::from_int(i64::from(d)), 1)
            }
            Some(Atom::Digits(n, Gap::Glued)) if n.last_place == 0 && !self.has_magnitude(1) => {
                (n.value, i32::try_from(n.value.to_string().len()).unwrap_or(0))
            }
            Some(Atom::Digits(n, Gap::Spaced))
                if n.last_place == 0 && n.value < Decimal::from_int(10) && self.peek(1).is_none() =>
            {
                (n.value, 1)
            }
            _ => return false,
        };
        if places > tally.last_power || places == 0 {
            return false;
        }
        let dropped = digits.shift(tally.last_power - places);
        if self.word(0) == Some(NumberWord::Digit(5)) {
            let whole = tally.billions.checked_add(tally.below);
            *other = whole
                .and_then(|w| w.checked_add(dropped))
                .map(|v| Written::new(v, tally.last_power - places, self.form));
            return true;
        }
        self.at += 1;
        tally.below = tally.below.checked_add(dropped).unwrap_or(tally.below);
        tally.last_place = tally.last_power - places;
        true
    }

    /// Whether the atom `ahead` scales the digits before it.
    fn has_magnitude(&self, ahead: usize) -> bool {
        matches!(self.word(ahead), Some(NumberWord::Magnitude(_))) || self.starts_group(ahead)
    }

    /// Whether the atom `ahead` continues a number.
    fn goes_on(&self, ahead: usize) -> bool {
        match self.peek(ahead) {
            Some(Atom::Digits(..)) => true,
            Some(Atom::Word(word)) => !matches!(word, NumberWord::Digit(5) | NumberWord::Minus | NumberWord::Half),
            None => false,
        }
    }

    /// "... phẩy không năm".
    fn fraction(&mut self, whole: Written) -> Option<Written> {
        if self.word(0) != Some(NumberWord::Point) || whole.last_place < 0 {
            return None;
        }
        let start = self.at;
        self.at += 1;
        let Some(digits) = self.fraction_digits() else {
            self.at = start;
            return None;
        };
        let places = i32::try_from(digits.len()).ok()?;
        let value = whole.value.checked_add(Decimal::new(digits.parse().ok()?, -places))?;
        Some(Written::new(value, -places, self.form))
    }

    fn fraction_digits(&mut self) -> Option<String> {
        if let Some(Atom::Digits(n, _)) = self.peek(0) {
            self.at += 1;
            return (n.last_place == 0).then(|| n.value.to_string());
        }
        let mut digits = String::new();
        let mut ahead = 0;
        while let Some(NumberWord::Digit(d) | NumberWord::FinalDigit(d)) = self.word(ahead) {
            digits.push(char::from(b'0' + d));
            ahead += 1;
        }
        let is_group = matches!(self.word(ahead), Some(NumberWord::Tens | NumberWord::Hundred | NumberWord::Dozenal))
            || (ahead == 0 && self.word(0) == Some(NumberWord::Ten));
        if is_group {
            return self.group().map(|g| g.number.value.to_string());
        }
        self.at += ahead;
        (!digits.is_empty()).then_some(digits)
    }

    /// A number below one thousand, or a number in digits.
    fn group(&mut self) -> Option<Group> {
        let (value, kind) = match self.peek(0)? {
            Atom::Digits(number, _) => {
                self.form = if self.form == Form::Words && self.at == 0 { Form::Digits } else { self.form };
                self.at += 1;
                return Some(self.digits_group(number));
            }
            Atom::Word(NumberWord::Hundred) if matches!(self.peek(1), Some(Atom::Word(w)) if follows_bare_hundred(w)) =>
            {
                self.at += 1;
                (self.after_hundred(100), GroupKind::Full)
            }
            Atom::Word(NumberWord::Digit(d)) if self.word(1) == Some(NumberWord::Hundred) => {
                self.at += 2;
                (self.after_hundred(i64::from(d) * 100), GroupKind::Full)
            }
            Atom::Word(_) => self.tens()?,
        };
        Some(Group { number: Written::count(value, Form::Words), kind })
    }

    /// "3 trăm", "3 chục", or the digits themselves.
    fn digits_group(&mut self, number: Written) -> Group {
        let power = match self.word(0) {
            Some(NumberWord::Hundred) => 2,
            Some(NumberWord::Dozenal) => 1,
            _ => 0,
        };
        if power > 0 {
            self.at += 1;
            self.form = Form::Scaled;
        }
        let single = power == 0 && number.last_place == 0 && number.value < Decimal::from_int(10);
        let kind = if single { GroupKind::SingleDigit } else { GroupKind::Full };
        Group { number: number.shift(power), kind }
    }

    fn after_hundred(&mut self, hundreds: i64) -> i64 {
        if self.take(|w| (w == NumberWord::AndHalf).then_some(())).is_some() {
            return hundreds + 50;
        }
        if self.word(0) == Some(NumberWord::Linking)
            && let Some(NumberWord::Digit(d) | NumberWord::FinalDigit(d)) = self.word(1)
        {
            self.at += 2;
            return hundreds + i64::from(d);
        }
        // "hai trăm năm" is two hundred years.
        if self.word(0) == Some(NumberWord::Digit(5)) && !self.goes_on(1) {
            return hundreds;
        }
        match self.tens() {
            Some((digit, GroupKind::SingleDigit)) => hundreds + digit * 10,
            Some((value, _)) => hundreds + value,
            None => hundreds,
        }
    }

    /// A number below one hundred.
    fn tens(&mut self) -> Option<(i64, GroupKind)> {
        match self.word(0)? {
            NumberWord::Ten => {
                self.at += 1;
                Some((10 + self.final_digit(), GroupKind::Full))
            }
            NumberWord::ShortTens(d) => match self.word(1) {
                Some(NumberWord::Digit(_) | NumberWord::FinalDigit(_)) => {
                    self.at += 1;
                    Some((i64::from(d) * 10 + self.final_digit(), GroupKind::Full))
                }
                _ => None,
            },
            NumberWord::Digit(d) => {
                self.at += 1;
                Some(self.after_digit(i64::from(d)))
            }
            // "tư" is four where nothing else is said.
            NumberWord::FinalDigit(d) if self.atoms.len() == 1 => {
                self.at += 1;
                Some((i64::from(d), GroupKind::SingleDigit))
            }
            _ => None,
        }
    }

    fn after_digit(&mut self, d: i64) -> (i64, GroupKind) {
        match self.word(0) {
            Some(NumberWord::Tens) => {
                self.at += 1;
                (d * 10 + self.final_digit(), GroupKind::Full)
            }
            Some(NumberWord::Dozenal) => {
                self.at += 1;
                (d * 10, GroupKind::Full)
            }
            Some(NumberWord::FinalDigit(u)) => {
                self.at += 1;
                (d * 10 + i64::from(u), GroupKind::Full)
            }
            Some(NumberWord::Digit(u)) if u > 0 && u != 5 && d > 0 && !self.starts_group(1) => {
                self.at += 1;
                (d * 10 + i64::from(u), GroupKind::Pair)
            }
            _ => (d, GroupKind::SingleDigit),
        }
    }

    /// Whether the word `ahead` makes the digit before it the start of a group of its own ("... hai mươi", "... hai trăm").
    fn starts_group(&self, ahead: usize) -> bool {
        matches!(self.word(ahead), Some(NumberWord::Tens | NumberWord::Hundred | NumberWord::Dozenal))
    }

    /// The digit after a ten; "năm" there is the word for year, for the digit would be "lăm".
    fn final_digit(&mut self) -> i64 {
        if self.starts_group(1) {
            return 0;
        }
        self.take(|w| match w {
            NumberWord::Digit(d) if d > 0 && d != 5 => Some(i64::from(d)),
            NumberWord::FinalDigit(d) => Some(i64::from(d)),
            _ => None,
        })
        .unwrap_or(0)
    }
}

/// Words after which a bare "trăm" is one hundred: "trăm mười ba", "trăm rưỡi nghìn".
fn follows_bare_hundred(word: NumberWord) -> bool {
    matches!(word, NumberWord::AndHalf | NumberWord::Ten | NumberWord::Linking | NumberWord::Digit(_))
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
