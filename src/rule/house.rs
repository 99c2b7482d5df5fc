//! A newsroom's own rules: pages whose header says what to look for. Invariant: a rule that was read does what the examples
//! of its page say, and its name and code are those of no other rule.

use std::sync::Arc;

use regex::{Captures, Regex};
use toml::Spanned;

use crate::claim::Confidence;
use crate::rule::context::Sink;
use crate::rule::example::{self, Block, BlockKind};
use crate::rule::page::{self, Outline, PageFault};
use crate::rule::{
    Activation, Applicability, Code, Example, ExampleFault, Expectation, Explanation, Family, Finding, Message,
    NotACode, RuleMeta, Severity, registry,
};
use crate::text::{Document, Span};

/// What stands where our rules name the release that brought them.
const SINCE: &str = "house";
/// How sure a finding is where the header does not say: an expression has no evidence beside the words it matches.
const CONFIDENCE: f32 = 0.9;

/// A page that cannot be used. What is wrong, and where, with what is to be done in the words of the fault.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {fault}")]
pub struct HouseError {
    /// The page, as its reader named it.
    pub file: String,
    /// The line, 1-based.
    pub line: usize,
    /// What is wrong with it.
    pub fault: HousePageFault,
}

/// What can be wrong with the page of a house rule.
#[derive(Debug, thiserror::Error)]
pub enum HousePageFault {
    /// The name of the file is no id.
    #[error("the page is not called <rule-id>.md, with an id of a-z and hyphens")]
    FileName,
    /// The id or the code is that of another rule.
    #[error("`{0}` is the name or the code of another rule; choose another")]
    Taken(String),
    /// The front matter is no TOML, lacks a key, or has one that no page has.
    #[error("the header does not hold: {0}")]
    Header(String),
    /// The code is none.
    #[error(transparent)]
    Code(#[from] NotACode),
    /// The code belongs to one of our families.
    #[error("the code {0} belongs to the family `{family}`; the rules of a house have H01 to H99", family = .0.family())]
    ForeignCode(Code),
    /// The gravity that only our rules have.
    #[error("a rule of a house is `info` or `warning`; soatso.toml may make it an `error`")]
    Severity,
    /// The expression cannot be read.
    #[error("`find` is no regular expression: {0}")]
    Expression(String),
    /// The expression would match between any two characters.
    #[error("`find` matches where nothing stands; ask for one character at least")]
    MatchesNothing,
    /// Something that pages of ours could have as well.
    #[error(transparent)]
    Page(PageFault),
    /// A block is no example.
    #[error("{0}")]
    Block(ExampleFault),
    /// Not enough examples.
    #[error("at least one `fires` and one `silent` example are needed")]
    TooFewExamples,
    /// An example does not come out as it says.
    #[error("the example does not hold: {0}")]
    Example(String),
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    code: Spanned<String>,
    severity: Spanned<Severity>,
    confidence: Option<Spanned<f32>>,
    since: Option<String>,
    default: Activation,
    #[serde(default)]
    cues: Vec<String>,
    find: Spanned<String>,
    replace: Option<String>,
    message: Option<String>,
    message_en: Option<String>,
}

/// One rule of a newsroom.
#[derive(Debug)]
pub struct HouseRule {
    meta: Arc<RuleMeta>,
    find: Regex,
    replace: Option<String>,
    message: Message,
}

/// The rules of a newsroom, by code.
#[derive(Clone, Debug, Default)]
pub struct HouseRules(Vec<Arc<HouseRule>>);

impl HouseRules {
    /// Reads `pages`: the path of each, `<rule-id>.md` in any folder, and its text.
    ///
    /// ````
    /// use soatso::rule::{HouseRules, Selection};
    /// use soatso::text::Document;
    ///
    /// let page = r#"+++
    /// code = "H01"
    /// severity = "warning"
    /// default = "on"
    /// find = '\bTP HCM\b'
    /// replace = "TP.HCM"
    /// +++
    ///
    /// ## Viết TP.HCM / The short name of the city
    ///
    /// ```fires
    /// Cầu mới của [[TP HCM]] dài 2 km.
    /// ```
    /// ```silent
    /// Cầu mới của TP.HCM dài 2 km.
    /// ```
    /// "#;
    /// let house = HouseRules::read(&[("city-short-name.md", page)])?;
    /// let selection = Selection::of([]).with_house(house);
    /// let checked = soatso::check_with(Document::from_text("Ở TP HCM trời mưa."), &selection);
    /// assert_eq!(checked.findings[0].suggestions[0].text, "TP.HCM");
    /// # Ok::<(), soatso::rule::HouseError>(())
    /// ````
    ///
    /// # Errors
    ///
    /// The first page that is not as it should be, whose own examples do not hold, or whose name or code is taken.
    pub fn read(pages: &[(&str, &str)]) -> Result<Self, HouseError> {
        let mut house = Self::default();
        for (path, text) in pages {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
            let rule = rule(path, &text, &house);
            let fault = |(line, fault)| HouseError { file: (*path).to_owned(), line, fault };
            house.0.push(Arc::new(rule.map_err(fault)?));
        }
        house.0.sort_by_key(|rule| rule.meta.code);
        Ok(house)
    }

    /// What is known of each.
    pub fn metas(&self) -> impl Iterator<Item = &RuleMeta> {
        self.0.iter().map(|rule| &*rule.meta)
    }

    /// What is known of all rules: ours, then these.
    pub fn after_ours(&self) -> impl Iterator<Item = &RuleMeta> {
        let ours = registry::all().map(|rule| -> &RuleMeta { rule });
        ours.chain(self.metas())
    }

    /// The rule with this id or code, in whatever case.
    pub fn find(&self, name: &str) -> Option<&RuleMeta> {
        self.metas().find(|rule| rule.is_called(name.trim()))
    }

    /// Those that are `wanted`.
    #[must_use]
    pub fn filtered(&self, wanted: impl Fn(&RuleMeta) -> bool) -> Self {
        Self(self.0.iter().filter(|rule| wanted(&rule.meta)).cloned().collect())
    }

    /// These and those of `others` that are not among them.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        for other in &others.0 {
            if self.0.iter().all(|rule| rule.meta.id != other.meta.id) {
                self.0.push(Arc::clone(other));
            }
        }
        self
    }

    /// Adds what they find in `document` to `findings`.
    pub(super) fn check(&self, document: &Document, findings: &mut Vec<Finding>) {
        for rule in &self.0 {
            rule.check(document, findings);
        }
    }
}

impl HouseRule {
    /// Adds what it finds in `document`: each line by itself, for what crosses a border stands in no sentence.
    fn check(&self, document: &Document, findings: &mut Vec<Finding>) {
        let text = document.text();
        let mut sink = Sink::new(&self.meta, text, findings);
        for block in document.blocks() {
            let line = text.get(block.span.range()).unwrap_or_default();
            for found in self.find.captures_iter(line) {
                self.report(&found, block.span.range().start, &mut sink);
            }
        }
    }

    /// Reports what was `found` in the line that begins at `start`.
    fn report(&self, found: &Captures<'_>, start: usize, sink: &mut Sink<'_>) {
        let Some(whole) = found.get(0).filter(|whole| !whole.is_empty()) else { return };
        let span = Span::new(start + whole.start(), start + whole.end());
        let told = sink.report(span, self.message.clone());
        if let Some(replace) = &self.replace {
            let mut text = String::new();
            found.expand(replace, &mut text);
            // A newsroom's word is a matter of meaning, so that an editor decides.
            told.suggest(span, text, Applicability::Suggest).done();
        }
    }

    /// What is wrong with `example`, if anything is.
    fn judge(&self, example: &Example) -> Result<(), String> {
        let document = example.document().map_err(|error| error.to_string())?;
        let mut findings = Vec::new();
        self.check(&document, &mut findings);
        let quotes: Vec<&str> = findings.iter().map(|finding| document.original(finding.primary)).collect();
        match (&example.expectation, findings.as_slice()) {
            (Expectation::Silent, []) => Ok(()),
            (Expectation::Silent, _) => Err(format!("`find` matches {quotes:?}, and nothing should be matched")),
            (Expectation::Fires { working: Some(_), .. }, _) => {
                Err("a rule of a house has no `working:`; take that line out".to_owned())
            }
            (Expectation::Fires { primary, suggestions, .. }, [finding]) => {
                let wanted = example.text.get(primary.range()).unwrap_or_default();
                let after =
                    |text: &str, span: Span| text.get(span.range().end..).unwrap_or_default().matches(wanted).count();
                if quotes != [wanted] || after(&example.text, *primary) != after(document.text(), finding.primary) {
                    return Err(format!("`find` matches {quotes:?}, and {wanted:?} is marked"));
                }
                let offered: Vec<&str> = finding.suggestions.iter().map(|offer| offer.text.as_str()).collect();
                match suggestions.iter().find(|wanted| !offered.contains(&wanted.as_str())) {
                    Some(missing) => Err(format!("`replace` gives {offered:?}, and {missing:?} is wanted")),
                    None => Ok(()),
                }
            }
            (Expectation::Fires { .. }, _) => {
                Err(format!("`find` must match once, it matches {} times: {quotes:?}", quotes.len()))
            }
        }
    }
}

/// A fault and its line.
type At = (usize, HousePageFault);

/// Reads the page at `path`, beside the rules of `others`.
fn rule(path: &str, text: &str, others: &HouseRules) -> Result<HouseRule, At> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let id = name.strip_suffix(".md").filter(|id| page::is_kebab(id)).ok_or((1, HousePageFault::FileName))?;
    let parts = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let (header, body) = parts.ok_or((1, HousePageFault::Page(PageFault::NoHeader)))?;
    // The header begins on the second line.
    let line = |at: usize| header.get(..at).unwrap_or(header).matches('\n').count() + 2;
    let read: Header = toml::from_str(header).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        (line(at), HousePageFault::Header(error.message().to_owned()))
    })?;
    let code = code(&read, id, others).map_err(|fault| (line(read.code.span().start), fault))?;
    if *read.severity.get_ref() == Severity::Error {
        return Err((line(read.severity.span().start), HousePageFault::Severity));
    }
    let confidence = read.confidence.as_ref().map_or(CONFIDENCE, |confidence| *confidence.get_ref());
    if !(confidence > 0.0 && confidence <= 1.0) {
        let at = read.confidence.as_ref().map_or(0, |confidence| confidence.span().start);
        return Err((line(at), HousePageFault::Page(PageFault::Confidence(confidence))));
    }
    let find = expression(read.find.get_ref()).map_err(|fault| (line(read.find.span().start), fault))?;
    let before = text.lines().count() - body.lines().count();
    let outline = page::outline(body, before).map_err(|fault| match fault {
        PageFault::OpenFence(line) => (line, HousePageFault::Page(fault)),
        fault => (1, HousePageFault::Page(fault)),
    })?;
    let title = title(&outline).ok_or((before + 1, HousePageFault::Page(PageFault::Title)))?;
    let message = Message::new(
        read.message.as_deref().unwrap_or(&title.vi).to_owned(),
        read.message_en.as_deref().or(read.message.as_deref()).unwrap_or(&title.en).to_owned(),
    );
    let meta = RuleMeta {
        id: id.to_owned(),
        code,
        family: Family::House,
        explanation: explanation(&outline, &title),
        title,
        severity: *read.severity.get_ref(),
        confidence: Confidence::new(confidence),
        since: read.since.unwrap_or_else(|| SINCE.to_owned()),
        default: read.default,
        cues: read.cues,
        page: text.to_owned(),
    };
    let rule = HouseRule { meta: Arc::new(meta), find, replace: read.replace, message };
    for example in examples(&outline, before + 1)? {
        rule.judge(&example).map_err(|reason| (example.line, HousePageFault::Example(reason)))?;
    }
    Ok(rule)
}

/// The code of the header, once it and `id` are found to be free.
fn code(header: &Header, id: &str, others: &HouseRules) -> Result<Code, HousePageFault> {
    let code: Code = header.code.get_ref().parse()?;
    if code.family() != Family::House {
        return Err(HousePageFault::ForeignCode(code));
    }
    let is_family = id == "all" || id == Family::House.folder() || Family::from_folder(id).is_some();
    if is_family || registry::find(id).is_some() || others.find(id).is_some() {
        return Err(HousePageFault::Taken(id.to_owned()));
    }
    let written = code.to_string();
    if others.find(&written).is_some() { Err(HousePageFault::Taken(written)) } else { Ok(code) }
}

fn expression(find: &str) -> Result<Regex, HousePageFault> {
    let expression = Regex::new(find).map_err(|error| {
        // The last line says what is wrong, those before it draw where.
        let told = error.to_string();
        let reason = told.lines().last().unwrap_or_default().trim();
        HousePageFault::Expression(reason.strip_prefix("error: ").unwrap_or(reason).to_owned())
    })?;
    if expression.is_match("") { Err(HousePageFault::MatchesNothing) } else { Ok(expression) }
}

/// The title in both languages; one that has no English is its own.
fn title(outline: &Outline<'_>) -> Option<Message> {
    let title = outline.title.map(str::trim).filter(|title| !title.is_empty())?;
    let (vi, en) = title.split_once(" / ").unwrap_or((title, title));
    Some(Message::new(vi.trim().to_owned(), en.trim().to_owned()))
}

/// The prose of the page. A short one may have no headings: then what opens it says what the rule looks at.
fn explanation(outline: &Outline<'_>, title: &Message) -> Explanation {
    let first = |texts: [&str; 3]| texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned();
    Explanation {
        checks: first([outline.prose(page::CHECKS), outline.lead.prose.trim(), &title.vi]),
        why: outline.prose(page::WHY).to_owned(),
        silent: outline.prose(page::SILENT).to_owned(),
        fix: outline.prose(page::FIX).to_owned(),
        english: first([outline.prose(page::ENGLISH), &title.en, ""]),
    }
}

/// The examples, under whatever heading they stand.
fn examples(outline: &Outline<'_>, title_line: usize) -> Result<Vec<Example>, At> {
    let blocks = outline.sections.iter().flat_map(|section| &section.blocks);
    let read = |block: &Block<'_>| {
        let silent = block.info.split_whitespace().next() == Some("silent");
        let kind = if silent { BlockKind::Silent } else { BlockKind::Fires };
        example::parse(*block, kind).map_err(|fault| (block.line, HousePageFault::Block(fault)))
    };
    let examples = outline.lead.blocks.iter().chain(blocks).map(read).collect::<Result<Vec<_>, _>>()?;
    let silent = examples.iter().filter(|example| example.expectation == Expectation::Silent).count();
    if silent == 0 || silent == examples.len() {
        return Err((title_line, HousePageFault::TooFewExamples));
    }
    Ok(examples)
}

#[cfg(test)]
mod tests {
    use super::HouseRules;
    use crate::text::Document;

    const HEADER: &str = "code = \"H01\"\nseverity = \"info\"\ndefault = \"on\"\n";
    const BODY: &str = "# Tên / Title\n\n```fires\nCó [[12 ghe]].\n```\n```silent\nBa thuyền.\n```\n";
    const FIND: &str = "find = '\\d+ ghe\\b'\n";

    fn page(header: &str, body: &str) -> String {
        format!("+++\n{header}+++\n\n{body}")
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let header = |from: &str, to: &str| page(&format!("{HEADER}{FIND}").replace(from, to), BODY);
        let body = |from: &str, to: &str| page(&format!("{HEADER}{FIND}"), &BODY.replace(from, to));
        let faults = [
            ("Ghe.md", header("", ""), "1: the page is not called"),
            ("ghe.md", BODY.to_owned(), "1: the page does not open with a header"),
            ("ghe.md", header("find", "fnid"), "5: the header does not hold: unknown field `fnid`"),
            ("ghe.md", header(FIND, ""), "2: the header does not hold: missing field `find`"),
            ("ghe.md", header("H01", "A01"), "2: the code A01 belongs to the family `arithmetic`"),
            ("ghe.md", header("H01", "1"), "2: `1` is no rule code"),
            ("ghe.md", header("info", "error"), "3: a rule of a house is `info` or `warning`"),
            ("ghe.md", header("severity", "confidence = 1.5\nseverity"), "3: the confidence 1.5 does not lie"),
            ("ghe.md", header("ghe", "(ghe"), "5: `find` is no regular expression: unclosed group"),
            ("ghe.md", header("'\\d+ ghe\\b'", "'x*'"), "5: `find` matches where nothing stands"),
            ("subtotal-mismatch.md", header("", ""), "2: `subtotal-mismatch` is the name or the code of another"),
            ("style.md", header("", ""), "2: `style` is the name or the code of another"),
            ("ghe.md", body("# Tên", "Tên"), "7: the title line is missing"),
            ("ghe.md", body("```silent", "```im"), "13: `im` after the fence"),
            ("ghe.md", body("```\n```silent\nBa thuyền.\n", ""), "7: at least one `fires` and one `silent`"),
            ("ghe.md", body("thuyền.\n```\n", "thuyền.\n"), "13: line 13: the block is never closed"),
            (
                "ghe.md",
                body("Ba thuyền", "Có 12 ghe"),
                "13: the example does not hold: `find` matches [\"12 ghe\"], and nothing",
            ),
            ("ghe.md", body("ghe]]", "thuyền]]"), "10: the example does not hold: `find` must match once"),
            (
                "ghe.md",
                body("[[12 ghe]]", "12 [[ghe]]"),
                "10: the example does not hold: `find` matches [\"12 ghe\"], and",
            ),
            ("ghe.md", body("]].\n", "]].\n---\nsuggest: x\n"), "10: the example does not hold: `replace` gives []"),
        ];
        for (name, text, expected) in faults {
            let told = HouseRules::read(&[(name, &text)]).map_err(|error| error.to_string()).err().unwrap_or_default();
            assert!(told.starts_with(&format!("{name}:{expected}")), "{expected}\n{told}\n{text}");
        }
    }

    #[test]
    fn two_pages_share_no_name_and_no_code() {
        let one = page(&format!("{HEADER}{FIND}"), BODY);
        let told = |other: &str| HouseRules::read(&[("ghe.md", &one), (other, &one)]).unwrap_err().to_string();
        assert!(told("b/ghe.md").starts_with("b/ghe.md:2: `ghe` is the name or the code of another rule"));
        assert!(told("tam-ban.md").starts_with("tam-ban.md:2: `H01` is the name or the code of another rule"));
    }

    /// What is marked, and what is offered for it.
    type Pairs<'p> = &'p [(&'p str, &'p str)];

    /// What a rule that looks for `find` and offers `replace` marks in `text`, and offers.
    fn found(find: &str, replace: &str, text: &str) -> Vec<(String, String)> {
        let header = format!("{HEADER}find = '(?s){find}|QQQ'\nreplace = '{replace}'\n");
        let page = page(&header, &BODY.replace("12 ghe", "QQQ"));
        let house = HouseRules::read(&[("ghe.md", &page)]).unwrap();
        let (document, mut findings) = (Document::from_text(text), Vec::new());
        house.check(&document, &mut findings);
        let told = findings.iter().map(|finding| {
            let offered = finding.suggestions.iter().map(|offer| offer.text.as_str()).collect();
            (document.original(finding.primary).to_owned(), offered)
        });
        told.collect()
    }

    #[test]
    fn an_expression_sees_the_text_as_it_is_written() {
        let cases: [(&str, &str, &str, Pairs<'_>); 5] = [
            (
                r"\b(\d+) ghe\b",
                "$1 chiếc ghe",
                "Có 12 ghe, 13 Ghe và 14 ghe.",
                &[("12 ghe", "12 chiếc ghe"), ("14 ghe", "14 chiếc ghe")],
            ),
            // A no-break space and decomposed letters are read as what they stand for.
            ("thủy sản", "-", "Ngành thu\u{309}y\u{a0}sản.", &[("thu\u{309}y\u{a0}sản", "-")]),
            ("(?i)ủy ban", "-", "ỦY BAN và Ủy ban.", &[("ỦY BAN", "-"), ("Ủy ban", "-")]),
            // Two paragraphs are no one place.
            ("ghe.*thuyền", "-", "Có ghe.\n\nCó thuyền.", &[]),
            ("^Có.*thuyền", "-", "Có ghe.\n\nCó thuyền.", &[("Có thuyền", "-")]),
        ];
        for (find, replace, text, expected) in cases {
            let found = found(find, replace, text);
            let found: Vec<_> = found.iter().map(|(quote, offer)| (quote.as_str(), offer.as_str())).collect();
            assert_eq!(found, expected, "{find}");
        }
    }
}
