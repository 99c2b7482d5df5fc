//! What the names of the rows and columns of tables say. Invariant: a label is compared as a whole phrase with a name in lower
//! case; it takes no part in the reading of sentences.

macro_rules! labels {
    ($($(#[$doc:meta])+ $name:literal => $variant:ident,)+) => {
        /// What a word in the name of a row or a column of a table says of its figures.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Label {
            $($(#[$doc])+ $variant,)+
        }

        impl Label {
            /// The label that the vocabulary files call `name`.
            pub(super) fn named(name: &str) -> Option<Label> {
                match name {
                    $($name => Some(Label::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

labels! {
    /// A row called so is the sum of what the table lists.
    "sum" => Sum,
    /// A row called so is the whole of a region, whose parts the rows are.
    "region" => Region,
    /// A column called so is the sum of other columns.
    "column-sum" => ColumnSum,
    /// A row whose name opens so is part of another.
    "part" => Part,
    /// A column in whose name this stands is part of another.
    "column-part" => ColumnPart,
    /// Where this stands, figures are shares or averages, which are not added.
    "rate" => Rate,
    /// A column in whose name this stands has figures of another kind that are not added.
    "level" => Level,
    /// A column called so numbers the rows.
    "row-number" => RowNumber,
    /// A column called so ranks the rows.
    "rank" => Rank,
    /// A column called so has the score by which the rows are ranked.
    "score" => Score,
    /// A column called so has the unit of each row; before a colon, the unit of a table or column.
    "unit" => Unit,
    /// Figures of a row or column whose name opens so say nothing without a unit.
    "measured" => Measured,
    /// A column in whose name this stands is of a year, a quarter, a month.
    "period" => Period,
}
