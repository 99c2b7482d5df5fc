//! The little words that a reader listens for around numbers. Invariant: a role belongs to single words, so that asking
//! for it costs one look-up.

macro_rules! roles {
    ($($(#[$doc:meta])+ $name:literal => $variant:ident,)+) => {
        /// What a function word does beside a number; one word may do several things.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $($(#[$doc])+ $variant,)+
        }

        impl Role {
            /// The role that the vocabulary files call `name`.
            pub(super) fn named(name: &str) -> Option<Role> {
                match name {
                    $($name => Some(Role::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

roles! {
    /// từ: the lower end of a range follows.
    "from" => From,
    /// đến, tới: the upper end of a range follows.
    "to" => To,
    /// giữa: two ends joined by "và" follow.
    "between" => Between,
    /// và, hoặc, hay: joins the items of a list.
    "and" => And,
    /// lên, xuống, còn, rồi: from one value to the next.
    "becomes" => Becomes,
    /// vào, dịp, lễ: a day in strokes is likely to follow.
    "before-date" => BeforeDate,
    /// lúc, hồi, vào: a time of day follows.
    "before-clock" => BeforeClock,
    /// trong, mất, suốt: a length of time follows.
    "before-length" => BeforeLength,
    /// liền, liên (tục), đồng (hồ): the hours before it are a length of time.
    "after-length" => AfterLength,
    /// kém: minutes before the hour.
    "minus-minutes" => MinusMinutes,
    /// số: the number after it is a name.
    "number-sign" => NumberSign,
    /// là, theo, qua: may stand between "hotline" and its number.
    "id-filler" => IdFiller,
    /// với, chung, cuộc: may stand between "thắng" and the score.
    "score-filler" => ScoreFiller,
    /// gấp: a multiple follows.
    "times" => Times,
    /// so, mức, cùng: what is multiplied follows.
    "compared" => Compared,
    /// phần: below the stroke of a fraction in words.
    "part-of" => PartOf,
    /// trên: above and below a stroke read aloud.
    "over" => Over,
    /// hàng: a power of ten without count follows.
    "rows-of" => RowsOf,
    /// cứ: so many of so many follow.
    "every" => Every,
    /// thì, có: the part of "cứ 100 trẻ thì 3".
    "then" => Then,
    /// chỉ, là, cân: a unit that is more often another word.
    "weak-unit" => WeakUnit,
    /// phần, mặt: a noun that is counted only where the clause ends behind it.
    "weak-noun" => WeakNoun,
    /// vàng, nhẫn: what such a unit measures.
    "weak-unit-object" => WeakUnitObject,
    /// tỷ, tỉ: opens "tỷ lệ", "tỷ số".
    "proportion" => Proportion,
    /// lệ, số after "tỷ": two numbers with a stroke are a relation.
    "before-ratio" => BeforeRatio,
    /// ông, bà, chị: a name follows.
    "title" => Title,
    /// của: ties a day to its month or week.
    "of" => Of,
    /// đầu, mỗi, cả: the "năm" after it is a year.
    "before-year" => BeforeYear,
    /// và, cho, từ: may stand behind a finished quantity.
    "after-unit" => AfterUnit,
    /// âm: the digits after it are below nought.
    "minus" => Minus,
    /// trăm, nghìn, triệu: "phần" before them makes a percentage or the like.
    "per-hundred" => PerHundred,
    /// nghị, công, sắc: opens the name of a document.
    "document" => Document,
    /// ở, trước, trong: goes on after a score.
    "after-score" => AfterScore,
    /// điều, khoản, mục: a place inside a law.
    "article" => Article,
    /// chip, chiếc, mẫu: a code behind is a model.
    "before-model" => BeforeModel,
    /// Pro, Max: belongs to the model before it.
    "model-suffix" => ModelSuffix,
    /// lần, phiên, kỳ: "thứ tư" behind it is a rank, not a weekday.
    "ranked" => Ranked,
    /// đạt, là, còn: a figure follows, not a year.
    "reached" => Reached,
    /// vn, com: ends a web address.
    "domain" => Domain,
    /// thứ: the number word behind is a rank whatever follows.
    "ordering" => Ordering,
    /// mỗi, hằng: the unit after it is a rate.
    "each" => Each,
    /// nhiều, những, các: more than one of the time told behind.
    "several" => Several,
    /// ngoái: makes the "năm" before it a year of its own.
    "last-year" => LastYear,
    /// điểm, chấm: a mark out of ten follows.
    "before-grade" => BeforeGrade,
    /// bằng, chiếm: a part of something follows.
    "before-part" => BeforePart,
    /// vàng, nhẫn: the fineness of gold may follow.
    "before-fineness" => BeforeFineness,
    /// có, của, tại: may stand behind a finished name ("nhóm 5 có ..."), and is nothing that a number counts.
    "after-name" => AfterName,
    /// thắng, hòa, thua: so many matches follow.
    "result" => Result,
    /// ngoài: "tuổi ngoài 30" is more than thirty.
    "beyond" => Beyond,
    /// cả: the number word behind counts those named before.
    "whole" => Whole,
    /// hiệp, vòng, lượt: the number word behind is a rank where it counts nothing.
    "before-rank" => BeforeRank,
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u64);

impl Roles {
    pub(super) fn add(&mut self, role: Role) {
        self.0 |= 1 << role as u8;
    }

    /// Whether a word with these roles can open a mention.
    pub(super) fn opens(self) -> bool {
        [Role::From, Role::Between, Role::Times, Role::RowsOf, Role::Every, Role::Minus]
            .into_iter()
            .any(|role| self.has(role))
    }

    #[inline]
    pub(super) fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }
}
