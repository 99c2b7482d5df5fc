//! Paths and streams to articles. Invariant: one item a file or a record, in order, and a failure is an item too.

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::cli::args::InputArgs;
use crate::cli::fields::Fields;
use crate::cli::kind::{self, Kind, Packing};
use crate::cli::open::{self, Line, of_io};
use crate::cli::record;
#[cfg(feature = "formats")]
use crate::cli::record::Record;
use crate::cli::walk::{self, Found, STDIN};
use crate::format::{self, Format};
use crate::report::json::Name;
use crate::report::{Origin, Problem, Trouble};
use crate::text::{Charset, Document};

/// What a file is taken to weigh before it is opened.
const FILE_WEIGHT: usize = 64 << 10;

/// Something to read.
pub(super) enum Item {
    /// A file that holds one article, or stdin.
    File(ArticleFile),
    /// An article given as an argument.
    Text(String),
    /// One line of a file of records.
    Line { file: String, number: usize, bytes: Vec<u8>, fields: Arc<Fields> },
    /// One row of a table of records.
    #[cfg(feature = "formats")]
    Row { file: String, number: usize, record: Record, fields: Arc<Fields> },
    /// Something that could not be opened or read.
    Failed { file: String, line: Option<usize>, trouble: Trouble },
}

/// A file that holds one article, and how it is to be read.
#[derive(Clone, Debug)]
pub(super) struct ArticleFile {
    pub(super) path: PathBuf,
    /// None where its first bytes are to tell.
    format: Option<Format>,
    packing: Packing,
    charset: Charset,
}

impl ArticleFile {
    fn read(&self) -> Result<Document, Trouble> {
        self.parse(&open::whole(&self.path, self.packing)?)
    }

    /// Reads `bytes` as if the file held them.
    pub(super) fn parse(&self, bytes: &[u8]) -> Result<Document, Trouble> {
        let format = self.format.unwrap_or_else(|| format::sniff(bytes));
        format::read(bytes, format, self.charset).map_err(Trouble::Format)
    }
}

impl Item {
    /// About how many bytes it holds.
    pub(super) fn weight(&self) -> usize {
        match self {
            Item::File(_) => FILE_WEIGHT,
            Item::Text(text) => text.len(),
            Item::Line { bytes, .. } => bytes.len(),
            #[cfg(feature = "formats")]
            Item::Row { record, .. } => record.text.as_ref().map_or(0, String::len),
            Item::Failed { .. } => 0,
        }
    }

    /// The file it is or is from; stdin and arguments have none.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Item::File(file) => Some(file.path.as_path()),
            #[cfg(feature = "formats")]
            Item::Row { file, .. } => Some(Path::new(file)),
            Item::Line { file, .. } | Item::Failed { file, .. } => Some(Path::new(file)),
            Item::Text(_) => None,
        }
        .filter(|path| path.as_os_str() != STDIN)
    }

    /// Reads the article. `published` counts where the article does not say it.
    pub(super) fn load(self, published: Option<Date>) -> Result<Article, Failure> {
        let article = match self {
            Item::File(file) => {
                let name = file.path.to_string_lossy().into_owned();
                match file.read() {
                    Ok(document) => {
                        let origin = Origin::new(&name, None);
                        Ok(Article { name: Name::Path(name.clone()), heading: name, origin, document })
                    }
                    Err(trouble) => Err(Failure::of_file(name, None, trouble)),
                }
            }
            Item::Text(text) => {
                let document = Document::from_text(&text);
                let origin = Origin::new(STDIN, None);
                Ok(Article { name: Name::Path(STDIN.to_owned()), heading: STDIN.to_owned(), origin, document })
            }
            Item::Line { file, number, bytes, fields } => record::load(&file, number, &bytes, &fields),
            #[cfg(feature = "formats")]
            Item::Row { file, number, record, fields } => record.article(&file, number, &fields),
            Item::Failed { file, line, trouble } => Err(Failure::of_file(file, line, trouble)),
        };
        article.map(|article| article.published(published))
    }
}

/// An article, ready to be read or checked.
pub(super) struct Article {
    /// What it is called in JSON.
    pub(super) name: Name,
    /// What it is called for people.
    pub(super) heading: String,
    /// Where it is from, for other tools.
    pub(super) origin: Origin,
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
    pub(super) problem: Box<Problem>,
}

impl Failure {
    fn of_file(file: String, line: Option<usize>, trouble: Trouble) -> Self {
        // A line of a file of records is no article with a path of its own.
        let name = if line.is_some() { Name::Id(serde_json::Value::Null) } else { Name::Path(file.clone()) };
        Self { name, file, problem: Box::new(Problem { line, trouble }) }
    }
}

/// Everything that the arguments name. Without any, it is stdin.
pub(super) fn items(args: &InputArgs) -> impl Iterator<Item = Item> {
    items_in(args, &args.paths)
}

/// Everything in `paths`.
pub(super) fn items_in(args: &InputArgs, paths: &[PathBuf]) -> impl Iterator<Item = Item> + use<> {
    let (from, charset, fields) = (args.from, args.charset(), Arc::new(Fields::new(&args.fields)));
    walk::files(paths, from, kind::is_wanted).flat_map(move |found| -> Box<dyn Iterator<Item = Item>> {
        let path = match found {
            Found::Nothing(folder) => {
                let trouble = Trouble::NoArticles { extensions: kind::extensions(from) };
                return Box::new(std::iter::once(failed(&folder, trouble)));
            }
            Found::Fault(path, error) => return Box::new(std::iter::once(failed(&path, of_io(&error)))),
            Found::File(path) => path,
        };
        let (kind, packing) = kind::of(&path, from);
        let records = match kind {
            Kind::Article(format) => {
                return Box::new(std::iter::once(Item::File(ArticleFile { path, format, packing, charset })));
            }
            Kind::Jsonl => open::stream(&path, packing).map(|stream| lines(stream, &path, Arc::clone(&fields))),
            Kind::Csv => open::stream(&path, packing).and_then(|stream| rows(stream, &path, &fields)),
        };
        records.unwrap_or_else(|trouble| Box::new(std::iter::once(failed(&path, trouble))))
    })
}

/// Whether a run over `args` is one over an archive of records.
pub(super) fn has_records(args: &InputArgs) -> bool {
    let of = |path: &Path| kind::of(path, args.from).0;
    let stdin = Path::new(STDIN);
    let kinds = args.paths.iter().map(PathBuf::as_path).chain(args.paths.is_empty().then_some(stdin)).map(of);
    kinds.into_iter().any(|kind| matches!(kind, Kind::Jsonl | Kind::Csv))
}

fn failed(path: &Path, trouble: Trouble) -> Item {
    Item::Failed { file: path.to_string_lossy().into_owned(), line: None, trouble }
}

/// The lines of a file of records, those with nothing in them left out.
fn lines(mut stream: Box<dyn BufRead>, path: &Path, fields: Arc<Fields>) -> Box<dyn Iterator<Item = Item>> {
    let file = path.to_string_lossy().into_owned();
    let mut number = 0;
    let mut open = true;
    Box::new(std::iter::from_fn(move || {
        while open {
            number += 1;
            let file = file.clone();
            match open::line(&mut *stream) {
                Ok(Line::End) => open = false,
                Ok(Line::Whole(bytes)) if bytes.trim_ascii().is_empty() => {}
                Ok(Line::Whole(bytes)) => {
                    return Some(Item::Line { file, number, bytes, fields: Arc::clone(&fields) });
                }
                Ok(Line::TooLong) => {
                    return Some(Item::Failed { file, line: Some(number), trouble: Trouble::LongLine });
                }
                Err(error) => {
                    open = false;
                    return Some(Item::Failed { file, line: None, trouble: of_io(&error) });
                }
            }
        }
        None
    }))
}

/// The rows of a table of records.
#[cfg(feature = "formats")]
fn rows(
    stream: Box<dyn BufRead>,
    path: &Path,
    fields: &Arc<Fields>,
) -> Result<Box<dyn Iterator<Item = Item>>, Trouble> {
    let rows = crate::cli::table::Rows::open(stream, &path.to_string_lossy(), fields)?;
    Ok(Box::new(rows))
}

#[cfg(not(feature = "formats"))]
fn rows(_: Box<dyn BufRead>, _: &Path, _: &Arc<Fields>) -> Result<Box<dyn Iterator<Item = Item>>, Trouble> {
    Err(Trouble::NotBuilt)
}
