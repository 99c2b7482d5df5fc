//! What a phrase of the vocabulary means. Invariant: each kind of entry is written one way in the files.

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

/// The part of the day or the calendar that a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// ngày, hôm, sáng, chiều: a day follows.
    Day,
    /// mùng, mồng, rằm: a lunar day.
    LunarDay,
    /// tháng.
    Month,
    /// năm.
    Year,
    /// quý.
    Quarter,
    /// thứ: a weekday or an ordinal follows.
    Th,
    /// thế kỷ.
    Century,
    /// thập niên, thập kỷ.
    Decade,
    /// giai đoạn, nhiệm kỳ, niên khóa: two years follow.
    Span,
    /// năm học, niên vụ: two neighbouring years follow.
    SchoolYear,
    /// đầu năm, cuối năm: which end of the year a number of months lies at.
    YearStart,
    /// cuối năm.
    YearEnd,
    /// cùng kỳ, năm trước: a period named by its distance from another.
    Relative,
    /// sáng, trưa, chiều, tối, đêm after an hour.
    Daytime,
    /// giờ, h.
    Hour,
    /// âm lịch.
    Lunar,
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
}

impl Anchor {
    /// The identifier class in the JSON of `read`.
    pub fn class(self) -> &'static str {
        match self {
            Anchor::Law => "law",
            Anchor::Phone => "phone",
            Anchor::Plate => "plate",
            Anchor::Address => "address",
            Anchor::Road => "road",
            Anchor::Model => "model",
            Anchor::Version => "version",
            Anchor::Code | Anchor::Flight | Anchor::LineUp | Anchor::Score | Anchor::Ordinal => "code",
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
    /// Names a month: tháng Giêng, tháng Chạp.
    LunarMonth(u8),
    /// Names a day of the week, Monday = 1.
    Weekday(u8),
    /// A word of the calendar or the clock.
    Calendar(Part),
    /// A word whose number is a name.
    Anchor(Anchor),
    /// Holds number words and is no number: Ba Đình, một số.
    Opaque,
    /// A misspelt magnitude word, by the power of ten that is meant: "tủ" before a currency.
    SlippedMagnitude(u8),
    /// A misspelt unit, by the unit that is meant.
    SlippedUnit(u16),
    /// A verb of rise or fall.
    Trend(Trend),
    /// A word that ties numbers together.
    Cue(Cue),
}
