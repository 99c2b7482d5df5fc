//! Files of every kind to a [`Document`]: Markdown, HTML, DOCX, ODT, plain text in any encoding.
//!
//! Each format is one module that walks its source once and hands pieces to a [`Draft`](crate::text::Draft).
//! Invariant: whatever the bytes, reading ends within the limits of this module, with a document or with an error that
//! says what is wrong and where.

#[cfg(feature = "formats")]
mod archive;
#[cfg(feature = "formats")]
mod csv;
#[cfg(feature = "formats")]
mod docx;
#[cfg(feature = "formats")]
mod front_matter;
#[cfg(feature = "formats")]
mod html;
#[cfg(feature = "formats")]
mod markdown;
#[cfg(feature = "formats")]
mod odt;
#[cfg(feature = "formats")]
mod strands;
#[cfg(feature = "formats")]
mod xml;

use thiserror::Error;

use crate::text::{Charset, DecodeError, Document, Source, suspect};

/// The largest article that is read, in bytes, and the largest part of an archive once it is unpacked.
pub const MOST_BYTES: usize = 256 << 20;
/// How deep elements may lie in each other. Pages that people wrote stay below a hundred.
pub const MOST_DEPTH: usize = 1000;

/// What kind of file an article is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown (CommonMark with tables), with or without front matter.
    Markdown,
    /// A saved page, or a fragment as an editorial system keeps it.
    Html,
    /// A document of Microsoft Word.
    Docx,
    /// A document of LibreOffice Writer.
    Odt,
    /// One table of figures, its cells parted by semicolons, commas or tabs. No file is taken for one by its name.
    Table,
}

impl Format {
    /// The format that files with `extension` (without a dot) are in.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let known = [
            ("txt", Format::Text),
            ("md", Format::Markdown),
            ("markdown", Format::Markdown),
            ("html", Format::Html),
            ("htm", Format::Html),
            ("xhtml", Format::Html),
            ("docx", Format::Docx),
            ("odt", Format::Odt),
        ];
        known.iter().find(|(name, _)| extension.eq_ignore_ascii_case(name)).map(|(_, format)| *format)
    }

    /// Its name, as it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Table => "table",
        }
    }
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FormatError {
    /// Its bytes are no text.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// It is in an encoding from before Unicode, which must be asked for.
    #[error("the text seems to be in {}; say so to have it read", .0.name())]
    OldEncoding(Charset),
    /// It is larger than [`MOST_BYTES`], or a part of it is once unpacked.
    #[error("{what} is larger than {} MB", MOST_BYTES >> 20)]
    TooLarge {
        /// The file, or the name of the part.
        what: String,
    },
    /// Its elements lie deeper in each other than [`MOST_DEPTH`].
    #[error("elements lie more than {MOST_DEPTH} deep at byte {at} of {part}")]
    TooDeep {
        /// The part of the archive; "the file" where it is none.
        part: &'static str,
        /// Where, in bytes of the part.
        at: usize,
    },
    /// It is no archive, or a damaged one.
    #[error("not a readable archive: {0}")]
    NotArchive(String),
    /// A part that a file of this kind must have is missing.
    #[error("the archive has no {0}")]
    NoPart(&'static str),
    /// A part is encrypted.
    #[error("the file is protected by a password")]
    Encrypted,
    /// A part is no well-formed XML.
    #[error("{part} is damaged at byte {at}: {reason}")]
    Damaged {
        /// The part of the archive.
        part: &'static str,
        /// Where, in bytes of the part.
        at: usize,
        /// What is wrong.
        reason: String,
    },
    /// A part declares entities of its own, which no word processor writes.
    #[error("{part} declares a document type at byte {at}, which is not read")]
    DocumentType {
        /// The part of the archive.
        part: &'static str,
        /// Where, in bytes of the part.
        at: usize,
    },
    /// It is of a kind that is not read: which.
    #[error("{0} is not read; save it as DOCX, ODT or text")]
    Foreign(&'static str),
    /// This build reads plain text only.
    #[error("this build does not read {}", .0.name())]
    NotBuilt(Format),
}

/// Reads the bytes of a file in `format`. A text is read as `charset` unless it shows itself to be Unicode.
///
/// ```
/// use soatso::format::{Format, read};
/// use soatso::text::Charset;
///
/// # #[cfg(feature = "formats")] {
/// let page = "<h1>Giá lúa</h1><p>Tăng <b>1</b>.234&nbsp;đồng.</p>";
/// let document = read(page.as_bytes(), Format::Html, Charset::Utf8)?;
/// assert_eq!(document.text(), "Giá lúa\nTăng 1.234 đồng.");
/// # }
/// # Ok::<(), soatso::format::FormatError>(())
/// ```
///
/// # Errors
///
/// When the file is damaged, is in another encoding, or passes a limit.
pub fn read(bytes: &[u8], format: Format, charset: Charset) -> Result<Document, FormatError> {
    if bytes.len() > MOST_BYTES {
        return Err(FormatError::TooLarge { what: "the file".into() });
    }
    if let Some(kind) = foreign(bytes) {
        return Err(FormatError::Foreign(kind));
    }
    match format {
        Format::Text => text(bytes, charset).map(Document::from_source),
        #[cfg(feature = "formats")]
        Format::Markdown => whole(text(bytes, charset)?, markdown::draft),
        #[cfg(feature = "formats")]
        Format::Html => whole(text(bytes, charset)?, html::draft),
        #[cfg(feature = "formats")]
        Format::Docx => docx::read(bytes),
        #[cfg(feature = "formats")]
        Format::Odt => odt::read(bytes),
        #[cfg(feature = "formats")]
        Format::Table => whole(text(bytes, charset)?, csv::draft),
        #[cfg(not(feature = "formats"))]
        Format::Markdown | Format::Html | Format::Docx | Format::Odt | Format::Table => {
            Err(FormatError::NotBuilt(format))
        }
    }
}

/// What the first bytes of a file show it to be, where its name does not tell; plain text where nothing shows.
pub fn sniff(bytes: &[u8]) -> Format {
    let holds = |name: &str| memchr::memmem::find(bytes, name.as_bytes()).is_some();
    if bytes.starts_with(b"PK\x03\x04") {
        return match () {
            () if holds("word/document.xml") => Format::Docx,
            () if holds("content.xml") => Format::Odt,
            () => Format::Text,
        };
    }
    let head = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start().to_ascii_lowercase();
    if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") { Format::Html } else { Format::Text }
}

/// The kind of a file that people take for an article and that is not read.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 3] =
        [(b"\xD0\xCF\x11\xE0", "Microsoft Word 97-2003 (.doc)"), (b"{\\rtf", "RTF"), (b"%PDF-", "PDF")];
    kinds.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// Decodes a file of text.
fn text(bytes: &[u8], charset: Charset) -> Result<Source, FormatError> {
    if charset == Charset::Utf8
        && let Some(old) = suspect(bytes)
    {
        return Err(FormatError::OldEncoding(old));
    }
    Ok(Source::decode_as(bytes, charset)?)
}

/// Reads a source that is one text.
#[cfg(feature = "formats")]
fn whole(
    source: Source,
    draft: impl Fn(&str) -> Result<crate::text::Drafted, FormatError>,
) -> Result<Document, FormatError> {
    let drafted = draft(source.text())?;
    Ok(Document::from_drafts([(crate::text::Field::Whole, source, drafted)]))
}
