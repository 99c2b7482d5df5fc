//! The document: clean text, what it consists of, and the way back to what the author wrote.
//!
//! Invariant: all spans are of the clean text, and only [`Document::locate`] and [`Document::original`] leave it.

use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::decode::{Encoding, Source};
use super::draft::{Drafted, Run, RunMark};
use super::offsets::OffsetMap;
use super::position::LineIndex;
use super::{Block, BlockKind, DecodeError, Position, Sentence, Span, Table, block, dateline, fold, sentence};

/// Which input string a place lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// A file or a text given by itself.
    Whole,
    /// The title of a record.
    Title,
    /// The text of a record.
    Text,
    /// A part of an archive by its name in it, such as `word/document.xml`.
    Member(&'static str),
}

/// A place in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The input string.
    pub field: Field,
    /// Original bytes: of the file as it lies on the disk (byte-order mark and UTF-16 included), of the field's UTF-8, or
    /// of the unpacked member of an archive. Markup between the first and the last character of the place is included.
    pub bytes: Range<usize>,
    /// Where the place starts. In a file without lines of its own, which is one with [`Location::run`], its line is the
    /// paragraph, and its columns count the characters of the paragraph.
    pub start: Position,
    /// Where it ends: the position after its last character.
    pub end: Position,
    /// The paragraph and run in which the place starts, in a word processor's file.
    pub run: Option<Run>,
}

/// How many lines from either end of the text a dateline may stand.
const DATELINE_DEPTH: usize = 6;

/// A text made ready for reading; see the [module](crate::text) for what "clean" means.
#[derive(Clone, Debug)]
pub struct Document {
    clean: String,
    /// One input string, or the title and the text of a record; in the order of the clean text.
    parts: Vec<Part>,
    /// The date of publication where it was set.
    published: Option<Date>,
    /// What the text itself says of it.
    dateline: OnceLock<Option<Date>>,
    /// Places of the clean text whose kind is known, in order.
    known: Vec<(BlockKind, Range<usize>)>,
    tables: Vec<Table>,
    blocks: OnceLock<Vec<Block>>,
    sentences: OnceLock<Vec<Sentence>>,
}

/// One input string.
#[derive(Clone, Debug)]
struct Part {
    field: Field,
    encoding: Encoding,
    /// Where the part stands in the clean text.
    clean: Range<usize>,
    /// What was folded to the clean text, unless it was clean already: the decoded input, or the text in its markup.
    original: Option<String>,
    map: OffsetMap,
    /// What the original was drafted from, if it was.
    markup: Option<Markup>,
    lines: OnceLock<LineIndex>,
}

/// A source in markup, and how its text lies in it.
#[derive(Clone, Debug)]
struct Markup {
    source: String,
    map: OffsetMap,
    runs: Vec<RunMark>,
}

impl Document {
    /// Reads the bytes of a file: UTF-8, with or without a byte-order mark, or UTF-16 with one.
    ///
    /// # Errors
    ///
    /// When the bytes are not such a text; the error says which byte is wrong and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DecodeError> {
        Source::decode(bytes).map(Self::from_source)
    }

    /// Takes a decoded file that is plain text.
    pub fn from_source(source: Source) -> Self {
        let mut document = Self::empty();
        document.add(Field::Whole, source.text, source.encoding, None);
        document
    }

    /// Takes texts that were drafted from the sources beside them, in the order of reading.
    pub fn from_drafts(drafts: impl IntoIterator<Item = (Field, Source, Drafted)>) -> Self {
        let mut document = Self::empty();
        for (field, source, drafted) in drafts {
            if !document.clean.is_empty() {
                document.clean.push('\n');
            }
            document.add_draft(field, source, drafted);
        }
        document
    }

    /// Takes a text that is decoded already. A leading byte-order mark is skipped, but counts in byte offsets. Text
    /// beyond 4 GiB is left out.
    pub fn from_text(text: &str) -> Self {
        let mut document = Self::empty();
        document.add_text(Field::Whole, text);
        document
    }

    /// Takes a record, whose title comes before its text and is a block of its own.
    pub fn from_record(title: Option<&str>, text: &str) -> Self {
        let mut document = Self::empty();
        if let Some(title) = title {
            document.add_text(Field::Title, title);
            document.known.push((BlockKind::Title, 0..document.clean.len()));
            document.clean.push('\n');
        }
        document.add_text(Field::Text, text);
        document
    }

    /// Sets the date of publication; `None` leaves the one that the text itself states.
    #[must_use]
    pub fn with_published(mut self, published: Option<Date>) -> Self {
        self.published = published.or(self.published);
        self
    }

    fn empty() -> Self {
        Self {
            clean: String::new(),
            parts: Vec::with_capacity(2),
            published: None,
            dateline: OnceLock::new(),
            known: Vec::new(),
            tables: Vec::new(),
            blocks: OnceLock::new(),
            sentences: OnceLock::new(),
        }
    }

    fn add_text(&mut self, field: Field, text: &str) {
        let (bom, rest) = text.strip_prefix('\u{FEFF}').map_or((0, text), |rest| (3, rest));
        let room = (u32::MAX as usize).saturating_sub(self.clean.len() + 4);
        let fitting = if rest.len() <= room {
            rest
        } else {
            let end = (0..=room).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(0);
            rest.get(..end).unwrap_or_default()
        };
        self.add(field, fitting.to_owned(), Encoding::Utf8 { bom }, None);
    }

    fn add_draft(&mut self, field: Field, source: Source, drafted: Drafted) {
        let Drafted { text, map, blocks, tables, runs, published } = drafted;
        let start = self.clean.len();
        self.add(field, text, source.encoding, Some(Markup { source: source.text, map, runs }));
        self.published = self.published.or(published);
        let Some(part) = self.parts.last() else { return };
        let placed = |range: &Range<usize>| start + part.map.clean(range.start)..start + part.map.clean(range.end);
        self.known.extend(blocks.iter().map(|block| (block.kind, placed(&block.range))));
        let cell = |range: &Range<usize>| Span::new(placed(range).start, placed(range).end);
        self.tables.extend(tables.iter().map(|table| table.placed(cell)));
    }

    fn add(&mut self, field: Field, text: String, encoding: Encoding, markup: Option<Markup>) {
        let start = self.clean.len();
        let (original, map) = match fold::fold(&text) {
            None if start == 0 => {
                self.clean = text;
                (None, OffsetMap::default())
            }
            None => {
                self.clean.push_str(&text);
                (None, OffsetMap::default())
            }
            Some((clean, map)) => {
                self.clean.push_str(&clean);
                (Some(text), map)
            }
        };
        let clean = start..self.clean.len();
        self.parts.push(Part { field, encoding, clean, original, map, markup, lines: OnceLock::new() });
    }

    /// The clean text: composed (NFC), with ordinary spaces and LF line breaks, without invisible characters.
    #[inline]
    pub fn text(&self) -> &str {
        &self.clean
    }

    /// The lines of the text and what each is for, in order.
    pub fn blocks(&self) -> &[Block] {
        self.blocks.get_or_init(|| block::split(&self.clean, &self.known))
    }

    /// The tables of the text, in order; their cells hold blocks of [`BlockKind::Cell`].
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The sentences of all blocks, in order.
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| sentence::split(&self.clean, self.blocks()))
    }

    /// The date of publication: the one set, else the first dateline near the head or the foot of the text.
    pub fn published(&self) -> Option<Date> {
        self.published.or_else(|| *self.dateline.get_or_init(|| self.read_dateline()))
    }

    fn read_dateline(&self) -> Option<Date> {
        let lines: Vec<&Block> = self.blocks().iter().filter(|block| block.kind != BlockKind::Menu).collect();
        let head = lines.iter().take(DATELINE_DEPTH);
        let foot = lines.iter().skip(lines.len().saturating_sub(DATELINE_DEPTH));
        head.chain(foot)
            .filter(|block| block.kind == BlockKind::Metadata)
            .find_map(|block| dateline::parse(self.clean.get(block.span.range())?))
    }

    /// Whether the clean text is the author's, character by character.
    pub fn is_as_written(&self) -> bool {
        self.parts.iter().all(|part| part.original.is_none())
    }

    /// The author's own characters at `span`, without the markup between them. A span that reaches beyond one input
    /// string is cut at its end.
    pub fn original(&self, span: Span) -> &str {
        let Some(part) = self.part(span) else { return "" };
        self.seen(part).get(part.original_range(span)).unwrap_or_default()
    }

    /// Where `span` lies in the input: the smallest original place that covers it. A span that reaches beyond one
    /// input string is cut at its end.
    pub fn locate(&self, span: Span) -> Location {
        let Some(part) = self.part(span) else {
            let nowhere = Position { line: 1, column: 1, utf16: 1, utf8: 1 };
            return Location { field: Field::Whole, bytes: 0..0, start: nowhere, end: nowhere, run: None };
        };
        let seen = part.original_range(span);
        let source = part.source_range(seen.clone());
        let runs = part.run(seen.start).zip(part.run(seen.end));
        let counted = if runs.is_some() { seen } else { source.clone() };
        let (mut start, mut end) = (self.position(part, counted.start), self.position(part, counted.end));
        if let Some((from, to)) = runs {
            (start.line, end.line) = (from.paragraph, to.paragraph);
        }
        Location { field: part.field, bytes: self.bytes_of(part, source), start, end, run: runs.map(|(from, _)| from) }
    }

    /// The field and the bytes of [`Document::locate`], which cost less than lines and columns.
    pub fn locate_bytes(&self, span: Span) -> (Field, Range<usize>) {
        let Some(part) = self.part(span) else { return (Field::Whole, 0..0) };
        (part.field, self.bytes_of(part, part.source_range(part.original_range(span))))
    }

    /// The bytes of the input that hold the `range` of the decoded input.
    fn bytes_of(&self, part: &Part, range: Range<usize>) -> Range<usize> {
        match &part.encoding {
            Encoding::Utf8 { bom } => bom + range.start..bom + range.end,
            Encoding::Utf16 => {
                let unit = |offset| 2 + 2 * self.lines(part).utf16_offset(self.counted(part), offset);
                unit(range.start)..unit(range.end)
            }
            Encoding::Legacy(map) => map.original(range),
        }
    }

    fn position(&self, part: &Part, offset: usize) -> Position {
        self.lines(part).position(self.counted(part), offset)
    }

    fn lines<'a>(&'a self, part: &'a Part) -> &'a LineIndex {
        part.lines.get_or_init(|| LineIndex::new(self.counted(part)))
    }

    /// The text whose lines and columns are counted: the decoded input, or what is seen of it where it has no lines.
    fn counted<'a>(&'a self, part: &'a Part) -> &'a str {
        match &part.markup {
            Some(markup) if markup.runs.is_empty() => &markup.source,
            _ => self.seen(part),
        }
    }

    /// The input strings as they were decoded, without a byte-order mark, in the order of the clean text.
    pub fn fields(&self) -> impl Iterator<Item = (Field, &str)> {
        let decoded = |part| (part as &Part).markup.as_ref().map_or(self.seen(part), |markup| &markup.source);
        self.parts.iter().map(move |part| (part.field, decoded(part)))
    }

    /// The part in which `span` starts.
    fn part(&self, span: Span) -> Option<&Part> {
        let after = self.parts.partition_point(|part| part.clean.start <= span.start as usize);
        self.parts.get(after.checked_sub(1)?)
    }

    /// What was folded to the clean text of `part`.
    fn seen<'a>(&'a self, part: &'a Part) -> &'a str {
        match &part.original {
            Some(original) => original,
            None => self.clean.get(part.clean.clone()).unwrap_or_default(),
        }
    }
}

impl Part {
    /// The range of the unfolded text that covers the clean `span`.
    fn original_range(&self, span: Span) -> Range<usize> {
        let inside = |offset: u32| (offset as usize).clamp(self.clean.start, self.clean.end) - self.clean.start;
        self.map.original(inside(span.start)..inside(span.end))
    }

    /// The range of the decoded input that spells the `seen` range of the unfolded text.
    fn source_range(&self, seen: Range<usize>) -> Range<usize> {
        match &self.markup {
            Some(markup) => markup.map.original(seen),
            None => seen,
        }
    }

    /// The run that holds the offset `seen` of the unfolded text.
    fn run(&self, seen: usize) -> Option<Run> {
        let runs = &self.markup.as_ref()?.runs;
        let after = runs.partition_point(|mark| mark.at <= seen);
        // Only a line break can stand before the first run.
        runs.get(after.saturating_sub(1)).map(|mark| mark.run)
    }
}
