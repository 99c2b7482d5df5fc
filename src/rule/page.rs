//! A rule page (`rules/<family>/<id>.md`) to its [`RuleMeta`] and its [`Example`]s. Invariant: a page that parses is
//! complete; everything that `rules/README.md` asks of a page and that can be checked without running the rule is
//! checked here.

use std::borrow::Cow;

use crate::claim::Confidence;
use crate::rule::example::{self, Block, BlockKind};
use crate::rule::{
    Activation, Code, Example, ExampleFault, Expectation, Explanation, Family, Message, NotACode, RuleMeta, Severity,
};

pub(super) const CHECKS: &str = "Kiểm tra gì";
pub(super) const WHY: &str = "Vì sao";
pub(super) const SILENT: &str = "Khi nào im lặng";
pub(super) const FIX: &str = "Cách sửa";
pub(super) const ENGLISH: &str = "In English";
const FIRES_EXAMPLES: &str = "Ví dụ phải báo";
const SILENT_EXAMPLES: &str = "Ví dụ phải im lặng";

/// The headings of a page, in their order.
pub const HEADINGS: [&str; 7] = [CHECKS, WHY, SILENT, FIX, ENGLISH, FIRES_EXAMPLES, SILENT_EXAMPLES];

/// A page: what is known of the rule, and the examples that test it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The header and the prose.
    pub meta: RuleMeta,
    /// The examples, in the order of the page.
    pub examples: Vec<Example>,
}

/// A page that is not as it should be.
#[derive(Debug, thiserror::Error)]
#[error("rules/{path}.md: {fault}")]
pub struct PageError {
    /// The page: "arithmetic/subtotal-mismatch".
    pub path: String,
    /// What is wrong with it.
    pub fault: PageFault,
}

/// What can be wrong with a page.
#[derive(Debug, thiserror::Error)]
pub enum PageFault {
    /// The path is not `<family>/<id>`.
    #[error("the path is not <family>/<rule-id> with a known family and a kebab-case id")]
    Path,
    /// No front matter.
    #[error("the page does not open with a header between two `+++` lines")]
    NoHeader,
    /// The front matter is no TOML, or lacks a field.
    #[error("the header does not hold: {0}")]
    Header(Box<toml::de::Error>),
    /// The code is none.
    #[error(transparent)]
    Code(#[from] NotACode),
    /// The code belongs to another family.
    #[error("the code {code} belongs to family `{}`, the page lies in `{folder}`", code.family())]
    ForeignCode {
        /// What the header says.
        code: Code,
        /// Where the page lies.
        folder: Family,
    },
    /// A confidence beyond its scale.
    #[error("the confidence {0} does not lie above 0 and up to 1")]
    Confidence(f32),
    /// No title in both languages.
    #[error("the title line is missing: `# <Tên tiếng Việt> / <English title>`")]
    Title,
    /// A heading is missing, or out of its place.
    #[error("the heading `## {0}` is missing or out of order")]
    MissingHeading(&'static str),
    /// A heading that no page has.
    #[error("`## {0}` is not one of the headings of a page")]
    UnknownHeading(String),
    /// Nothing under a heading.
    #[error("nothing stands under `## {0}`")]
    EmptySection(&'static str),
    /// A fence that is never closed.
    #[error("line {0}: the block is never closed")]
    OpenFence(usize),
    /// A block that is no example.
    #[error("line {line}: {fault}")]
    Example {
        /// Where the block opens.
        line: usize,
        /// What is wrong with it.
        fault: ExampleFault,
    },
    /// Not enough examples.
    #[error(
        "{fires} examples that fire and {silent} silent: at least 1 and 2 are needed, and no fewer silent than firing"
    )]
    TooFewExamples {
        /// How many fire.
        fires: usize,
        /// How many are silent.
        silent: usize,
    },
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    code: String,
    severity: Severity,
    confidence: f32,
    since: String,
    default: Activation,
    cues: Vec<String>,
}

/// Reads the page at `path` ("arithmetic/subtotal-mismatch").
pub fn parse(path: &str, text: &str) -> Result<Page, PageError> {
    let plain = with_plain_ends(text);
    let read = || {
        let (meta, outline) = read(path, &plain)?;
        Ok(Page { meta, examples: examples(&outline)? })
    };
    read().map_err(|fault| PageError { path: path.to_owned(), fault })
}

/// The same without the examples, which no run of the rules needs.
pub(super) fn meta(path: &str, text: &str) -> Option<RuleMeta> {
    read(path, &with_plain_ends(text)).ok().map(|(meta, _)| meta)
}

/// Our own pages have plain line ends.
fn with_plain_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

fn read<'p>(path: &str, text: &'p str) -> Result<(RuleMeta, Outline<'p>), PageFault> {
    let (family, id) = split_path(path).ok_or(PageFault::Path)?;
    let (header, body) =
        text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")).ok_or(PageFault::NoHeader)?;
    // Those of the header, and the two that enclose it.
    let before = header.split('\n').count() + 2;
    let header: Header = toml::from_str(header).map_err(|error| PageFault::Header(Box::new(error)))?;
    let code: Code = header.code.parse()?;
    if code.family() != family {
        return Err(PageFault::ForeignCode { code, folder: family });
    }
    if !(header.confidence > 0.0 && header.confidence <= 1.0) {
        return Err(PageFault::Confidence(header.confidence));
    }
    let outline = check_order(outline(body, before)?)?;
    let title = outline.title.and_then(|title| title.split_once(" / ")).ok_or(PageFault::Title)?;
    let explanation = explanation(&outline)?;
    let meta = RuleMeta {
        id: id.to_owned(),
        code,
        family,
        title: Message::new(title.0.trim().to_owned(), title.1.trim().to_owned()),
        severity: header.severity,
        confidence: Confidence::new(header.confidence),
        since: header.since,
        default: header.default,
        cues: header.cues,
        explanation,
        page: text.to_owned(),
    };
    Ok((meta, outline))
}

fn split_path(path: &str) -> Option<(Family, &str)> {
    let (folder, id) = path.split_once('/')?;
    let family = Family::from_folder(folder)?;
    is_kebab(id).then_some((family, id))
}

/// Whether `id` is words of a-z with hyphens between.
pub(super) fn is_kebab(id: &str) -> bool {
    id.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
}

/// The sections of a page, found but not yet judged.
pub(super) struct Outline<'p> {
    pub(super) title: Option<&'p str>,
    /// What stands before the first heading.
    pub(super) lead: Section<'p>,
    pub(super) sections: Vec<Section<'p>>,
}

#[derive(Default)]
pub(super) struct Section<'p> {
    pub(super) heading: &'static str,
    pub(super) prose: String,
    pub(super) blocks: Vec<Block<'p>>,
}

impl Outline<'_> {
    /// The prose under `heading`; empty where there is none.
    pub(super) fn prose(&self, heading: &str) -> &str {
        let section = self.sections.iter().find(|section| section.heading == heading);
        section.map(|section| section.prose.trim()).unwrap_or_default()
    }
}

/// Splits `body`, whose first line is line `before + 1` of the page, at its headings and fences.
pub(super) fn outline(body: &str, before: usize) -> Result<Outline<'_>, PageFault> {
    let mut outline = Outline { title: None, lead: Section::default(), sections: Vec::new() };
    let mut fence: Option<(Block<'_>, usize)> = None;
    let mut at = 0;
    for (index, line) in body.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches('\n');
        if let Some((block, from)) = fence {
            if line == "```" {
                let block = Block { body: body.get(from..start).unwrap_or_default(), ..block };
                outline.sections.last_mut().unwrap_or(&mut outline.lead).blocks.push(block);
                fence = None;
            }
        } else if let Some(info) = line.strip_prefix("```") {
            fence = Some((Block { info, body: "", line: before + index + 1 }, at));
        } else if let Some(heading) = line.strip_prefix("## ") {
            let known = HEADINGS.into_iter().find(|known| *known == heading.trim());
            let heading = known.ok_or_else(|| PageFault::UnknownHeading(heading.to_owned()))?;
            outline.sections.push(Section { heading, prose: String::new(), blocks: Vec::new() });
        } else if let Some(title) = line.strip_prefix("# ") {
            outline.title.get_or_insert(title);
        } else {
            let section = outline.sections.last_mut().unwrap_or(&mut outline.lead);
            section.prose.push_str(line);
            section.prose.push('\n');
        }
    }
    match fence {
        Some((block, _)) => Err(PageFault::OpenFence(block.line)),
        None => Ok(outline),
    }
}

fn check_order(outline: Outline<'_>) -> Result<Outline<'_>, PageFault> {
    for (index, heading) in HEADINGS.into_iter().enumerate() {
        if outline.sections.get(index).is_none_or(|section| section.heading != heading) {
            return Err(PageFault::MissingHeading(heading));
        }
    }
    match outline.sections.get(HEADINGS.len()) {
        Some(twice) => Err(PageFault::UnknownHeading(twice.heading.to_owned())),
        None => Ok(outline),
    }
}

fn explanation(outline: &Outline<'_>) -> Result<Explanation, PageFault> {
    let prose = |heading: &'static str| {
        let text = outline.prose(heading);
        if text.is_empty() { Err(PageFault::EmptySection(heading)) } else { Ok(text.to_owned()) }
    };
    Ok(Explanation {
        checks: prose(CHECKS)?,
        why: prose(WHY)?,
        silent: prose(SILENT)?,
        fix: prose(FIX)?,
        english: prose(ENGLISH)?,
    })
}

fn examples(outline: &Outline<'_>) -> Result<Vec<Example>, PageFault> {
    let mut examples = Vec::new();
    for section in &outline.sections {
        let expected = match section.heading {
            FIRES_EXAMPLES => BlockKind::Fires,
            SILENT_EXAMPLES => BlockKind::Silent,
            _ => continue,
        };
        for block in &section.blocks {
            let example = example::parse(*block, expected);
            examples.push(example.map_err(|fault| PageFault::Example { line: block.line, fault })?);
        }
    }
    let silent = examples.iter().filter(|example| example.expectation == Expectation::Silent).count();
    let fires = examples.len() - silent;
    if fires < 1 || silent < 2 || silent < fires {
        return Err(PageFault::TooFewExamples { fires, silent });
    }
    Ok(examples)
}
