//! What a phrase of the vocabulary means. Invariant: each kind of entry is written one way in the files.

use crate::facts::Topic;

use super::time::{Part, Reckoning};

/// The words that Vietnamese numbers are built of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberWord {
    /// không, một, hai ... chín: 0 to 9.
    Digit(u8),
    /// A digit in a form that only stands after a ten or a hundred: mốt, tư, lăm, nhăm.
    FinalDigit(u8),
    /// mười.
    Ten,
    /// mươi: ten times the digit before it.
    Tens,
    /// chục: ten times the number before it.
    Dozenal,
    /// hăm, băm: twenty, thirty, always with a digit after it.
    ShortTens(u8),
    /// trăm.
    Hundred,
    /// linh, lẻ: no tens.
    Linking,
    /// nghìn, vạn, triệu, tỷ: the power of ten.
    Magnitude(u8),
    /// rưỡi: and a half of the last unit.
    AndHalf,
    /// nửa.
    Half,
    /// phẩy, chấm: the decimal comma read aloud.
    Point,
    /// âm, trừ: below zero.
    Minus,
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// A currency; the symbol is its ISO 4217 code.
    Money,
    /// A percentage.
    Percent,
    /// Percentage points.
    PercentPoint,
    /// Hundredths of a percentage point.
    BasisPoint,
    /// Thousandths.
    PerMille,
    /// "lần": times.
    Multiple,
    /// A length of time.
    Duration,
    /// Years of age.
    Age,
    /// A physical or customary measure; the text names the dimension ("area", "mass" ...).
    Measure,
}

/// How a word loosens or bounds the number it stands by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// hơn, trên: a little more.
    Over,
    /// gần, ngót: a little less.
    Under,
    /// khoảng, chừng: about.
    About,
    /// ít nhất, từ ... trở lên: this or more.
    AtLeast,
    /// tối đa, không quá: this or less.
    AtMost,
}

impl Hedge {
    /// The name in the JSON of `read`.
    pub fn as_str(self) -> &'static str {
        match self {
            Hedge::Over => "gt_approx",
            Hedge::Under => "lt_approx",
            Hedge::About => "approx",
            Hedge::AtLeast => "ge",
            Hedge::AtMost => "le",
        }
    }
}

/// Which way something moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trend {
    /// tăng, lên.
    Up,
    /// giảm, xuống.
    Down,
}

impl Trend {
    /// The name in the JSON of `read`.
    pub fn as_str(self) -> &'static str {
        match self {
            Trend::Up => "up",
            Trend::Down => "down",
        }
    }
}

/// A word whose number names something instead of counting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Nghị định, Thông tư, Điều, khoản.
    Law,
    /// hotline, điện thoại.
    Phone,
    /// biển số.
    Plate,
    /// số nhà, ngõ, phường, quận.
    Address,
    /// đường, phố: the number is the whole name ("đường 3/2").
    Street,
    /// tầng, lầu.
    Floor,
    /// quốc lộ, Km.
    Road,
    /// iPhone, Boeing.
    Model,
    /// iOS, phiên bản.
    Version,
    /// bão số, top, lớp, COVID.
    Code,
    /// CCCD, số tài khoản, mã số.
    Id,
    /// mã đề, số báo danh: the number alone is the name.
    Serial,
    /// giải đặc biệt, Vietlott.
    Lottery,
    /// chuyến bay.
    Flight,
    /// tỷ số, thắng, hòa.
    Score,
    /// đội hình, sơ đồ.
    LineUp,
    /// lần thứ, kỳ họp thứ, khóa: an ordinal follows.
    Ordinal,
    /// top, hạng, cấp, giai đoạn: the number behind is a rank.
    Rank,
}

impl Anchor {
    /// The identifier class in the JSON of `read`.
    pub fn class(self) -> &'static str {
        match self {
            Anchor::Law => "law",
            Anchor::Phone => "phone",
            Anchor::Plate => "plate",
            Anchor::Address | Anchor::Street | Anchor::Floor => "address",
            Anchor::Road => "road",
            Anchor::Model => "model",
            Anchor::Version => "version",
            Anchor::Code
            | Anchor::Serial
            | Anchor::Flight
            | Anchor::LineUp
            | Anchor::Score
            | Anchor::Ordinal
            | Anchor::Rank => "code",
            Anchor::Id => "id",
            Anchor::Lottery => "lottery",
        }
    }
}

/// A word that ties numbers together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cue {
    /// trong đó: parts follow, perhaps not all.
    InWhich,
    /// gồm, bao gồm: all the parts follow.
    Comprise,
    /// còn lại: the last part.
    Rest,
    /// như, nổi bật, chủ yếu: only some items follow.
    Open,
    /// chiếm, tỷ trọng: a share follows.
    Share,
    /// bằng, tương đương.
    Equal,
    /// so với.
    Versus,
    /// kế hoạch, dự toán.
    Plan,
    /// hoàn thành, thực hiện được.
    Fulfil,
    /// vượt, cao hơn.
    Above,
    /// thấp hơn, kém.
    Below,
    /// đạt, là, ở mức: a value follows its indicator.
    Reach,
    /// lấp đầy.
    Occupancy,
    /// lên, đạt mức: the newer figure.
    To,
    /// từ: the older figure.
    From,
    /// cơ cấu, tỷ lệ phân theo.
    Structure,
    /// một trong những, khu vực: a sentence about the past, old documents, legends.
    History,
    /// tầm nhìn, dự báo đến: a year far ahead is meant.
    Projection,
    /// trồng, sản lượng ...: an economic or administrative statement.
    Statistics,
    /// ghi nhầm, đính chính: a mistake is quoted.
    Erratum,
    /// dự kiến, mục tiêu, sẽ: not yet fact.
    Planned,
    /// đăng ký.
    Registered,
    /// thực hiện, giải ngân.
    Realised,
    /// cho thuê, đi vào hoạt động: a part of the stock before it.
    Subset,
    /// diện tích, sinh năm: an apposition to a list item follows.
    Apposition,
    /// người, học sinh, nam, nữ: nouns of people, which may be counted together.
    Person,
}

/// What a phrase behind a number that may end a name is, though the number could count it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Behind {
    /// tổ chức, yêu cầu: a verb as often as a noun ("quận 1 tổ chức họp").
    Verb,
    /// tỉnh, trường: before a name, it tells whose the number is ("đội 3 tỉnh An Giang").
    Owner,
}

/// One meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// Part of a number in words.
    Number(NumberWord),
    /// A unit, by its place in [`Lexicon::unit`](super::Lexicon::unit).
    Unit(u16),
    /// A noun that is counted, by its place in [`Lexicon::noun`](super::Lexicon::noun).
    Noun(u16),
    /// Stands before a number and loosens it.
    Hedge(Hedge),
    /// Stands after a number and bounds it (trở lên).
    HedgeAfter(Hedge),
    /// Several, tens of: only bounds, by the count's lowest and highest value.
    Vague(u16, u16),
    /// A multiple in words, in tenths: "gấp rưỡi" is 15.
    Multiple(u8),
    /// A part of a whole in words: "một nửa" is 1, 2.
    Fraction(u8, u8),
    /// A rank in words: nhất, nhì, tư.
    Rank(u8),
    /// Names a lunar month: Giêng, Chạp.
    LunarMonth(u8),
    /// Names a day of the week, Monday = 1.
    Weekday(u8),
    /// A word of the calendar or the clock.
    Calendar(Part),
    /// A time told by its distance: hôm qua, cùng kỳ.
    Relative(Reckoning),
    /// A word whose number is a name.
    Anchor(Anchor),
    /// Holds number words and is no number: Ba Đình, một số.
    Opaque,
    /// nhóm, đội, trường hợp: the number behind is a name where nothing that it could count follows.
    Naming,
    /// Goes on behind a name that ends in a number.
    Behind(Behind),
    /// A misspelt magnitude word, by the power of ten that is meant: "tủ" before a currency.
    SlippedMagnitude(u8),
    /// A misspelt unit, by the unit that is meant.
    SlippedUnit(u16),
    /// A verb of rise or fall.
    Trend(Trend),
    /// A word that ties numbers together.
    Cue(Cue),
    /// The stem of a year of the cycle: Giáp is 0.
    Stem(u8),
    /// The branch of a year of the cycle, or its animal: Tý and the rat are 0.
    Branch(u8),
    /// Names something of which something is known: the topic, and the subject in
    /// [`Facts::about`](crate::facts::Facts::about).
    Fact(Topic, u16),
}

/// A set of kinds of entries, for asking quickly whether a token can start one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// No kind.
    pub const NONE: Kinds = Kinds(0);
    /// Parts of numbers.
    pub const NUMBER: Kinds = Kinds(1);
    /// Units.
    pub const UNIT: Kinds = Kinds(1 << 1);
    /// Counted nouns.
    pub const NOUN: Kinds = Kinds(1 << 2);
    /// Words that loosen the number after them.
    pub const HEDGE: Kinds = Kinds(1 << 3);
    /// Words that bound the number before them.
    pub const HEDGE_AFTER: Kinds = Kinds(1 << 4);
    /// Vague amounts, multiples and fractions in words.
    pub const WORDED: Kinds = Kinds(1 << 5);
    /// Lunar months.
    pub const LUNAR_MONTH: Kinds = Kinds(1 << 6);
    /// Weekdays.
    pub const WEEKDAY: Kinds = Kinds(1 << 7);
    /// Words of the calendar and the clock.
    pub const CALENDAR: Kinds = Kinds(1 << 8);
    /// Times told by their distance.
    pub const RELATIVE: Kinds = Kinds(1 << 9);
    /// Words whose number is a name.
    pub const ANCHOR: Kinds = Kinds(1 << 10);
    /// Names that hold number words.
    pub const OPAQUE: Kinds = Kinds(1 << 11);
    /// Misspelt magnitudes and units.
    pub const SLIP: Kinds = Kinds(1 << 12);
    /// Verbs of rise and fall.
    pub const TREND: Kinds = Kinds(1 << 13);
    /// Words that tie numbers together.
    pub const CUE: Kinds = Kinds(1 << 14);
    /// Ranks in words.
    pub const RANK: Kinds = Kinds(1 << 15);
    /// Function words that can open a mention (từ, giữa, gấp, hàng).
    pub const OPENER: Kinds = Kinds(1 << 16);
    /// Names of things of which something is known.
    pub const FACT: Kinds = Kinds(1 << 17);
    /// Stems and branches of the cycle of sixty years.
    pub const CYCLE: Kinds = Kinds(1 << 18);
    /// Nouns whose bare number is a name.
    pub const NAMING: Kinds = Kinds(1 << 19);
    /// What goes on behind a name that ends in a number.
    pub const BEHIND: Kinds = Kinds(1 << 20);

    /// Every kind.
    pub const ANY: Kinds = Kinds(u32::MAX);

    /// Both sets together.
    #[must_use]
    #[inline]
    pub const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether the sets have a kind in common.
    #[inline]
    pub const fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }
}

impl Entry {
    /// The kind of this entry, as a set of one.
    pub fn kinds(self) -> Kinds {
        match self {
            Entry::Number(_) => Kinds::NUMBER,
            Entry::Unit(_) => Kinds::UNIT,
            Entry::Noun(_) => Kinds::NOUN,
            Entry::Hedge(_) => Kinds::HEDGE,
            Entry::HedgeAfter(_) => Kinds::HEDGE_AFTER,
            Entry::Vague(..) | Entry::Multiple(_) | Entry::Fraction(..) => Kinds::WORDED,
            Entry::Rank(_) => Kinds::RANK,
            Entry::LunarMonth(_) => Kinds::LUNAR_MONTH,
            Entry::Weekday(_) => Kinds::WEEKDAY,
            Entry::Calendar(_) => Kinds::CALENDAR,
            Entry::Relative(_) => Kinds::RELATIVE,
            Entry::Anchor(_) => Kinds::ANCHOR,
            Entry::Opaque => Kinds::OPAQUE,
            Entry::Naming => Kinds::NAMING,
            Entry::Behind(_) => Kinds::BEHIND,
            Entry::SlippedMagnitude(_) | Entry::SlippedUnit(_) => Kinds::SLIP,
            Entry::Trend(_) => Kinds::TREND,
            Entry::Cue(_) => Kinds::CUE,
            Entry::Fact(..) => Kinds::FACT,
            Entry::Stem(_) | Entry::Branch(_) => Kinds::CYCLE,
        }
    }
}
