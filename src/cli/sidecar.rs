//! The file beside an article that excuses findings in it: `bai.docx.soatso.toml`. Invariant: what is not understood in it
//! is told with its line, and then it excuses nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::control::Suppression;
use crate::report::{Problem, Trouble};

/// What is put behind the name of an article.
const EXTENSION: &str = ".soatso.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default)]
    ignore: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: Rules,
    quote: Option<String>,
    #[serde(default)]
    reason: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Rules {
    One(String),
    Several(Vec<String>),
}

/// The file beside `article`.
pub(super) fn path(article: &Path) -> PathBuf {
    let mut name = article.as_os_str().to_owned();
    name.push(EXTENSION);
    PathBuf::from(name)
}

/// What the file beside `article` excuses; nothing where there is none.
pub(super) fn read(article: &Path) -> Result<Vec<Suppression>, Problem> {
    match fs::read_to_string(path(article)) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Problem::whole(Trouble::Sidecar(error.to_string()))),
    }
}

fn parse(text: &str) -> Result<Vec<Suppression>, Problem> {
    let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let form: Form = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Problem::at(line(at), Trouble::Sidecar(error.message().to_owned()))
    })?;
    let suppression = |entry: Spanned<Entry>| {
        let line = line(entry.span().start);
        let Entry { rule, quote, reason } = entry.into_inner();
        let rules = match rule {
            Rules::One(rule) => vec![rule],
            Rules::Several(rules) => rules,
        };
        Suppression::of_article(line, rules, quote, reason.trim().to_owned())
    };
    Ok(form.ignore.into_iter().map(suppression).collect())
}
