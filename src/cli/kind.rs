//! Names of files to what they hold. Invariant: what a user says with `--from` outweighs what a name shows.

use std::path::Path;

use crate::cli::args::From;
use crate::format::Format;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One article; its first bytes tell the format where its name does not.
    Article(Option<Format>),
    /// One JSON record a line.
    Jsonl,
    /// One record a row, under a row of names.
    Csv,
}

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all.
    Plain,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

/// What the file at `path` holds, and how it is packed.
pub(super) fn of(path: &Path, from: From) -> (Kind, Packing) {
    let (packing, extension) = extension(path);
    let kind = match from {
        From::Text => Kind::Article(Some(Format::Text)),
        From::Markdown => Kind::Article(Some(Format::Markdown)),
        From::Html => Kind::Article(Some(Format::Html)),
        From::Docx => Kind::Article(Some(Format::Docx)),
        From::Odt => Kind::Article(Some(Format::Odt)),
        From::Jsonl => Kind::Jsonl,
        From::Csv => Kind::Csv,
        From::Table => Kind::Article(Some(Format::Table)),
        From::Auto => match extension.as_str() {
            "jsonl" | "ndjson" => Kind::Jsonl,
            "csv" | "tsv" => Kind::Csv,
            extension => Kind::Article(Format::of_extension(extension)),
        },
    };
    (kind, packing)
}

/// Whether the file at `path`, found in a folder, is one to check. Archives of records must be asked for: a folder of
/// articles may hold tables and data of any other kind.
pub(super) fn is_wanted(path: &Path, from: From) -> bool {
    // What word processors keep beside a file that is open.
    if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$")) {
        return false;
    }
    let (_, extension) = extension(path);
    match from {
        From::Auto => Format::of_extension(&extension).is_some(),
        From::Jsonl => matches!(extension.as_str(), "jsonl" | "ndjson"),
        From::Csv | From::Table => matches!(extension.as_str(), "csv" | "tsv"),
        From::Text | From::Markdown | From::Html | From::Docx | From::Odt => {
            Kind::Article(Format::of_extension(&extension)) == of(path, from).0
        }
    }
}

/// The extensions that [`is_wanted`] looks for, for people.
pub(super) fn extensions(from: From) -> &'static str {
    match from {
        From::Auto => ".txt, .md, .html, .docx, .odt",
        From::Text => ".txt",
        From::Markdown => ".md",
        From::Html => ".html",
        From::Docx => ".docx",
        From::Odt => ".odt",
        From::Jsonl => ".jsonl, .ndjson",
        From::Csv | From::Table => ".csv, .tsv",
    }
}

/// How `path` is packed, and the extension of what is in it, in lower case.
fn extension(path: &Path) -> (Packing, String) {
    let of = |path: &Path| path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let inner = || path.file_stem().map(Path::new).map(of).unwrap_or_default();
    match of(path).as_str() {
        "gz" => (Packing::Gzip, inner()),
        "zst" => (Packing::Zstd, inner()),
        extension => (Packing::Plain, extension.to_owned()),
    }
}
