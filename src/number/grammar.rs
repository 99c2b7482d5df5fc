//! The grammar of numerals over atoms: groups below one thousand, magnitude words, halves, dropped magnitudes, fractions.
//!
//! Invariant: the parser only moves forward; where a piece does not fit it is left for what comes after the numeral.

use super::decimal::Decimal;
use super::spoken::{Atom, Spoken};
use super::written::{Form, Written};
use crate::lexicon::{Gap, NumberWord};

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

pub(super) struct Parser<'a> {
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

impl<'a> Parser<'a> {
    pub(super) fn new(atoms: &'a [Atom]) -> Self {
        Self { atoms, at: 0, form: Form::Words }
    }

    fn peek(&self, ahead: usize) -> Option<Atom> {
        self.atoms.get(self.at + ahead).copied()
    }

    fn word(&self, ahead: usize) -> Option<NumberWord> {
        match self.peek(ahead) {
            Some(Atom::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// Takes the next word where `pick` accepts it.
    pub(super) fn take<T>(&mut self, pick: impl Fn(NumberWord) -> Option<T>) -> Option<T> {
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

    /// The numeral at the start of the atoms.
    pub(super) fn number(&mut self) -> Option<Spoken> {
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
