//! The words of the calendar and the clock, and times told by their distance from the day of writing.
//!
//! Invariant: nothing here depends on a date; what a word means on a given day is worked out where mentions are read.

/// The part of the day or the calendar that a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// ngày: a day follows.
    Day,
    /// hôm: a day in strokes follows.
    OnDay,
    /// mùng, mồng: a day of the first third of a month, mostly a lunar one.
    LunarDay,
    /// rằm: the fifteenth of a lunar month.
    FullMoon,
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
    /// sáng, bình minh: before noon.
    Morning,
    /// trưa: around noon.
    Noon,
    /// chiều, tối: after noon.
    Evening,
    /// đêm, khuya: late in the evening, or the small hours.
    Night,
    /// nửa đầu: of a year or a month.
    FirstHalf,
    /// nửa cuối, nửa sau.
    SecondHalf,
    /// tuần, behind thượng, trung or hạ: a third of a month.
    TenDays,
    /// giờ, h.
    Hour,
    /// phút, p.
    Minute,
    /// giây, s.
    Second,
    /// âm lịch.
    Lunar,
    /// Tết: the days before and after the lunar new year.
    Tet,
    /// TCN: before Christ.
    BeforeChrist,
    /// SN, sinh: a year of birth follows.
    Born,
    /// ngày đầu tiên của: the first day of a month.
    FirstDay,
    /// tuần đầu tiên của.
    FirstWeek,
    /// tới, tiếp theo: the units counted before it lie ahead.
    Ahead,
    /// qua, vừa rồi: the units counted before it have just passed.
    Past,
    /// trước: so long before now.
    Ago,
    /// sau: so long after now.
    Later,
    /// cách đây: so long before now, said in front.
    AgoBefore,
}

/// A step of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grain {
    /// giây.
    Second,
    /// phút.
    Minute,
    /// giờ.
    Hour,
    /// ngày.
    Day,
    /// tuần, from Monday.
    Week,
    /// tháng.
    Month,
    /// quý.
    Quarter,
    /// năm.
    Year,
}

impl Grain {
    /// The name in the JSON of `read`.
    pub fn as_str(self) -> &'static str {
        match self {
            Grain::Second => "second",
            Grain::Minute => "minute",
            Grain::Hour => "hour",
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Year => "year",
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// sáng.
    Morning,
    /// trưa.
    Noon,
    /// chiều.
    Afternoon,
    /// tối.
    Evening,
    /// đêm.
    Night,
}

/// A season as almanacs bound it, by solstice and equinox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// xuân.
    Spring,
    /// hè.
    Summer,
    /// thu.
    Autumn,
    /// đông.
    Winter,
}

/// A time told by its distance from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reckoning {
    /// cùng kỳ: the same months a year before.
    SamePeriod,
    /// The unit so many steps away: "hôm qua" is the day at -1, "quý này" the quarter at 0.
    Unit(Grain, i32),
    /// So many whole units ahead (positive) or just past (negative): "3 ngày tới".
    Run(Grain, i32),
    /// The moment so far away: "cách đây 2 ngày" is -2 days.
    Distance(Grain, i32),
    /// A part of the day so many days away: "tối mai".
    DayPart(DayPart, i32),
    /// The season so many years away: "mùa hè này".
    Season(Season, i32),
    /// A weekday of the week so many weeks away, Monday = 1: "thứ tư tuần tới".
    Weekday(u8, i32),
}
