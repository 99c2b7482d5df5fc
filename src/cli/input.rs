//! Paths and streams to articles. Invariant: one item a file or a record, in order, and a failure is an item too.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::args::{From, InputArgs};
use crate::cli::record;
use crate::cli::walk::{self, Found, STDIN};
use crate::report::json::Name;
use crate::report::{Problem, Trouble};
use crate::text::Document;

/// What a file is taken to weigh before it is opened.
const FILE_WEIGHT: usize = 64 << 10;

/// Something to read.
pub(super) enum Item {
    /// A file that holds one article, or stdin.
    File(PathBuf),
    /// An article given as an argument.
    Text(String),
    /// One line of a file of records.
    Line { file: String, number: usize, bytes: Vec<u8> },
    /// Something that could not be opened or read.
    Failed { file: String, trouble: Trouble },
}

impl Item {
    /// About how many bytes it holds.
    pub(super) fn weight(&self) -> usize {
        match self {
            Item::File(_) => FILE_WEIGHT,
            Item::Text(text) => text.len(),
            Item::Line { bytes, .. } => bytes.len(),
            Item::Failed { .. } => 0,
        }
    }

    /// The file it is or is from; stdin and arguments have none.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Item::File(path) => Some(path.as_path()),
            Item::Line { file, .. } | Item::Failed { file, .. } => Some(Path::new(file)),
            Item::Text(_) => None,
        }
        .filter(|path| path.as_os_str() != STDIN)
    }

    /// Reads the article. `published` counts where the article does not say it.
    pub(super) fn load(self, published: Option<Date>) -> Result<Article, Failure> {
        match self {
            Item::File(path) => {
                let file = path.to_string_lossy().into_owned();
                let failure = |trouble| Failure::of_file(file.clone(), trouble);
                let bytes = read(&path).map_err(|e| failure(of_io(&e)))?;
                let document =
                    Document::from_bytes(&bytes).map_err(|e| failure(undecodable(&bytes, &e.to_string())))?;
                Ok(Article { name: Name::Path(file.clone()), heading: file, document }.published(published))
            }
            Item::Text(text) => {
                let document = Document::from_text(&text);
                let article = Article { name: Name::Path(STDIN.to_owned()), heading: STDIN.to_owned(), document };
                Ok(article.published(published))
            }
            Item::Line { file, number, bytes } => record::load(&file, number, &bytes).map(|a| a.published(published)),
            Item::Failed { file, trouble } => Err(Failure::of_file(file, trouble)),
        }
    }
}

/// An article, ready to be read or checked.
pub(super) struct Article {
    /// What it is called in JSON.
    pub(super) name: Name,
    /// What it is called for people.
    pub(super) heading: String,
    /// Its text.
    pub(super) document: Document,
}

impl Article {
    fn published(mut self, published: Option<Date>) -> Self {
        if published.is_some() && self.document.published().is_none() {
            self.document = self.document.with_published(published);
        }
        self
    }
}

/// An input that cannot be checked.
pub(super) struct Failure {
    /// What it is called in JSON.
    pub(super) name: Name,
    /// The file it is, or is in.
    pub(super) file: String,
    /// Why.
    pub(super) problem: Problem,
}

impl Failure {
    fn of_file(file: String, trouble: Trouble) -> Self {
        Self { name: Name::Path(file.clone()), file, problem: Problem::whole(trouble) }
    }
}

/// Everything that the arguments name. Without any, it is stdin.
pub(super) fn items(args: &InputArgs) -> impl Iterator<Item = Item> {
    let from = args.from;
    walk::files(&args.paths, from.extension()).flat_map(move |found| -> Box<dyn Iterator<Item = Item>> {
        match (found, from) {
            (Found::Nothing(folder), _) => {
                let trouble = Trouble::NoArticles { extension: from.extension() };
                Box::new(std::iter::once(failed(&folder, trouble)))
            }
            (Found::Fault(path, error), _) => Box::new(std::iter::once(failed(&path, of_io(&error)))),
            (Found::File(path), From::Text) => Box::new(std::iter::once(Item::File(path))),
            (Found::File(path), From::Jsonl) => lines(&path),
        }
    })
}

fn failed(path: &Path, trouble: Trouble) -> Item {
    Item::Failed { file: path.to_string_lossy().into_owned(), trouble }
}

/// The lines of a file of records, those with nothing in them left out.
fn lines(path: &Path) -> Box<dyn Iterator<Item = Item>> {
    let file = path.to_string_lossy().into_owned();
    let mut reader: Box<dyn BufRead> = if path.as_os_str() == STDIN {
        Box::new(BufReader::new(io::stdin()))
    } else {
        match File::open(path) {
            Ok(opened) => Box::new(BufReader::new(opened)),
            Err(error) => return Box::new(std::iter::once(failed(path, of_io(&error)))),
        }
    };
    let mut number = 0;
    let mut open = true;
    Box::new(std::iter::from_fn(move || {
        while open {
            let mut bytes = Vec::new();
            number += 1;
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => open = false,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Item::Line { file: file.clone(), number, bytes }),
                Err(error) => {
                    open = false;
                    return Some(Item::Failed { file: file.clone(), trouble: of_io(&error) });
                }
            }
        }
        None
    }))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == STDIN {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    } else {
        fs::read(path)
    }
}

fn of_io(error: &io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::NotFound => Trouble::NotFound,
        io::ErrorKind::PermissionDenied => Trouble::Denied,
        _ => Trouble::Other(error.to_string()),
    }
}

/// Why bytes are no text, as exactly as it can be said.
fn undecodable(bytes: &[u8], reason: &str) -> Trouble {
    if bytes.contains(&0) {
        return Trouble::Binary;
    }
    match std::str::from_utf8(bytes) {
        Err(error) => Trouble::InvalidUtf8 { byte: error.valid_up_to() },
        Ok(_) => Trouble::Other(reason.to_owned()),
    }
}
