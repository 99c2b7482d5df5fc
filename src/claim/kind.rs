//! The kinds of relation that are recomputed. Invariant: one line here is all that names a kind.

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident => $id:literal, $vi:literal, $en:literal;)+) => {
        /// The kinds of relation that are recomputed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ClaimKind {
            $($(#[$doc])* $kind,)+
        }

        impl ClaimKind {
            /// Every kind.
            pub const ALL: &[ClaimKind] = &[$(ClaimKind::$kind),+];

            /// The name in JSON output.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(ClaimKind::$kind => $id,)+
                }
            }

            /// Whether it holds two tellings of one number together.
            pub(crate) fn is_repeat(self) -> bool {
                use ClaimKind::{CaptionBody, LeadBody, SameFact, TitleBody};
                matches!(self, SameFact | TitleBody | LeadBody | CaptionBody)
            }

            /// What people read: Vietnamese, English.
            pub fn label(self) -> (&'static str, &'static str) {
                match self {
                    $(ClaimKind::$kind => ($vi, $en),)+
                }
            }
        }
    };
}

kinds! {
    /// Parts add up to a whole.
    Sum => "sum", "tổng", "sum";
    /// A part does not exceed its whole.
    PartOfWhole => "part-of-whole", "phần trong tổng", "part of whole";
    /// The rest is the whole less its parts.
    Remainder => "remainder", "phần còn lại", "remainder";
    /// A percentage is part / whole.
    Share => "share", "tỷ trọng", "share";
    /// Shares of one whole add up to 100%.
    SharesSum => "shares-sum", "cộng tỷ trọng", "shares add up";
    /// A percentage is new / old - 1.
    Growth => "growth", "tăng giảm", "growth";
    /// A difference is new - old.
    Difference => "difference", "chênh lệch", "difference";
    /// A multiple is new / old.
    Multiple => "multiple", "gấp số lần", "multiple";
    /// A percentage is actual / plan.
    PlanCompletion => "plan-completion", "so với kế hoạch", "plan completion";
    /// What lies above a plan, in percent or absolutely.
    Excess => "excess", "vượt kế hoạch", "excess over plan";
    /// An average is total / number.
    Average => "average", "bình quân", "average";
    /// A total is price × quantity, an area length × width.
    Product => "product", "tích", "product";
    /// The stock at the end is that at the start with what came and went.
    Ledger => "ledger", "số đầu kỳ, cuối kỳ", "ledger";
    /// A new total is the old total with the increment.
    Cumulative => "cumulative", "lũy kế", "cumulative";
    /// A value lies in the range that is stated for it.
    WithinRange => "within-range", "trong khoảng", "within range";
    /// The change of a percentage is in points.
    PercentPoint => "percent-point", "điểm phần trăm", "percentage points";
    /// A yield or a density is output / area.
    Yield => "yield", "năng suất, mật độ", "yield or density";
    /// A balance is income less expense, exports less imports.
    Balance => "balance", "cán cân", "balance";
    /// Votes cast, valid and for each side add up.
    Votes => "votes", "phiếu bầu", "votes";
    /// Points follow from wins and draws, medals add up.
    Points => "points", "điểm, huy chương", "points and medals";
    /// A closing value, its change in points and in percent agree.
    IndexChange => "index-change", "chỉ số, giá", "index change";
    /// A yearly rate over several years agrees with both ends.
    CompoundGrowth => "compound-growth", "tăng bình quân năm", "compound growth";
    /// A ratio in words agrees with its two numbers.
    RatioPhrase => "ratio-phrase", "tỷ lệ bằng lời", "ratio in words";
    /// An overall rate lies between those of its parts.
    AverageBound => "average-bound", "mức chung", "overall rate";
    /// Contributions in points add up to the overall growth.
    Contribution => "contribution", "đóng góp", "contribution";
    /// Two ways to the same base agree.
    ImpliedBase => "implied-base", "gốc suy ra", "implied base";
    /// An amount is base × rate.
    RateAmount => "rate-amount", "lãi, thuế, giảm giá", "rate and amount";
    /// A change of rank is the difference of two ranks.
    RankChange => "rank-change", "thứ hạng", "rank change";
    /// A percentage of a small number is one that can be.
    Granularity => "granularity", "tỷ lệ của số nhỏ", "granularity";
    /// All relations of a text hold together.
    System => "system", "hệ quan hệ", "system";
    /// N out of M.
    Fraction => "fraction", "phân số", "fraction";
    /// A stated number of items against the list that follows.
    CountOfList => "count-of-list", "đếm danh sách", "count of list";
    /// Counted groups against a stated number of members.
    Partition => "partition", "chia nhóm", "partition";
    /// As many values as things they belong to.
    Respectively => "respectively", "lần lượt", "respectively";
    /// Items of a group against the condition of the group.
    ItemPredicate => "item-predicate", "điều kiện của mục", "item condition";
    /// Ordinals of one list run without gap.
    Sequence => "sequence", "đánh số", "sequence";
    /// No item of a list stands twice.
    Duplicate => "duplicate", "mục lặp", "duplicate";
    /// As many items as were announced.
    Announced => "announced", "mục báo trước", "announced items";
    /// The ends of a range are in order.
    RangeOrder => "range-order", "thứ tự khoảng", "range order";
    /// A verb of rise or fall against its two figures.
    Direction => "direction", "chiều thay đổi", "direction";
    /// A word of comparison against its two figures.
    Comparison => "comparison", "so sánh", "comparison";
    /// A number in words against the same in digits.
    WordsDigits => "words-digits", "chữ và số", "words and digits";
    /// A verb of fall does not take a minus sign.
    SignedWording => "signed-wording", "dấu âm", "signed wording";
    /// "Quá nửa", "hầu hết" against a share.
    Quantifier => "quantifier", "lượng từ", "quantifier";
    /// "Hơn", "gần", "dưới" against an exact figure.
    Hedge => "hedge", "từ ước lượng", "hedge";
    /// Won, lost or drawn against the score.
    Outcome => "outcome", "kết quả trận đấu", "outcome";
    /// "Giảm một nửa", "tăng gấp đôi" against two figures.
    ChangeWord => "change-word", "từ chỉ mức đổi", "change in words";
    /// Profit or loss, surplus or deficit against the difference.
    BalanceSign => "balance-sign", "lãi, lỗ", "sign of a balance";
    /// The highest or lowest of a list is.
    Superlative => "superlative", "cao nhất, thấp nhất", "superlative";
    /// Ranks follow the values.
    RankOrder => "rank-order", "thứ tự xếp hạng", "rank order";
    /// A rank is not beyond the number ranked.
    RankRange => "rank-range", "thứ hạng trong tổng số", "rank range";
    /// A record is not beaten elsewhere in the text.
    Record => "record", "kỷ lục", "record";
    /// A number of years or matches in a row is the number named.
    Streak => "streak", "chuỗi liên tiếp", "streak";
    /// The same fact has the same value wherever it stands.
    SameFact => "same-fact", "nhắc lại", "same fact";
    /// Two measures of different units are the same amount.
    Conversion => "conversion", "quy đổi đơn vị", "conversion of units";
    /// Two amounts of money of different currencies are worth the same.
    Exchange => "exchange", "quy đổi tiền", "conversion of money";
    /// A rounded mention agrees with the exact one.
    Rounding => "rounding", "làm tròn", "rounding";
    /// A number of the title agrees with the body.
    TitleBody => "title-body", "tít và bài", "title and body";
    /// A number of the lead agrees with the body.
    LeadBody => "lead-body", "sapo và bài", "lead and body";
    /// A number of a caption agrees with the body.
    CaptionBody => "caption-body", "chú thích và bài", "caption and body";
    /// The same document has the same number.
    Identity => "identity", "số hiệu", "identifier";
    /// A document is numbered in the year of its day.
    IssueYear => "issue-year", "năm ban hành", "year of issue";
    /// The day of the week that a date falls on.
    Weekday => "weekday", "thứ và ngày", "weekday";
    /// A start is not after its end.
    DateOrder => "date-order", "thứ tự ngày", "order of dates";
    /// What has happened lies before the day of publication, what will happen after it.
    Tense => "tense", "thì và ngày", "tense and date";
    /// An age is the distance from the year of birth.
    Age => "age", "tuổi và năm sinh", "age and birth";
    /// A number of days, months or years is that between two dates.
    Duration => "duration", "khoảng thời gian", "duration";
    /// An anniversary is the distance from its event.
    Anniversary => "anniversary", "kỷ niệm", "anniversary";
    /// The number of an edition follows from the first year and the interval.
    Edition => "edition", "lần thứ", "edition";
    /// A day of the lunar calendar is that of the solar one.
    LunarSolar => "lunar-solar", "âm lịch và dương lịch", "lunar and solar day";
    /// Stem and branch are those of the year.
    CycleYear => "cycle-year", "can chi", "year of the cycle";
    /// A lunar month has the day.
    LunarDay => "lunar-day", "ngày âm lịch", "lunar day";
    /// Months belong to their quarter, quarters to their half-year.
    PeriodPart => "period-part", "quý và tháng", "parts of a period";
    /// A school year or plan is as long as its name says.
    PeriodLength => "period-length", "độ dài giai đoạn", "length of a period";
    /// "Hôm nay", "năm ngoái" are the date beside them.
    RelativeDate => "relative-date", "hôm nay, hôm qua", "relative date";
    /// A day that is kept lies on its date.
    Observance => "observance", "ngày kỷ niệm", "observance";
    /// The n-th day since a start, n days until an end.
    DayCount => "day-count", "ngày thứ n", "count of days";
    /// A time converted to another zone.
    TimeZone => "time-zone", "múi giờ", "time zone";
    /// Distance is speed × time.
    Travel => "travel", "quãng đường, vận tốc", "distance and speed";
    /// A quotation and the narration give the same number.
    QuoteNarration => "quote-narration", "lời dẫn và lời trích", "quote and narration";
    /// The total of a column of a table is the sum of its rows.
    TableColumn => "table-column", "tổng cột", "column total";
    /// The total of a row of a table is the sum of its columns.
    TableRow => "table-row", "tổng hàng", "row total";
    /// A column of percentages follows from other columns.
    TablePercent => "table-percent", "cột tỷ lệ", "percent column";
    /// The rows of a table are numbered without gap.
    TableSequence => "table-sequence", "số thứ tự", "row numbers";
    /// The text tells a figure of a table as the table has it.
    TableText => "table-text", "bảng và bài", "table and text";
    /// The rows of a ranked table follow their scores.
    TableOrder => "table-order", "thứ hạng trong bảng", "ranks of a table";
}
