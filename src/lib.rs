//! soatso goes over the numbers of Vietnamese news text.
//!
//! It reads every number-like place of a text as an exact [`Mention`], finds the
//! [`Claim`]s that the text makes between them, recomputes each, and turns those that do not hold into
//! [`Finding`]s. Everything from a [`Document`] to its findings is pure: no input or
//! output, no panic on any text, the same result every time.
//!
//! ```
//! use soatso::text::Document;
//!
//! let checked = soatso::check(Document::from_text("Kim ngạch xuất khẩu đạt 6,8 tủ USD."));
//! let finding = &checked.findings[0];
//! assert_eq!(finding.rule.id, "unit-word-typo");
//! assert_eq!(checked.document.original(finding.primary), "6,8 tủ USD");
//! assert_eq!(finding.suggestions[0].text, "tỷ");
//! ```
//!
//! The folders follow the pipeline, and each uses only those before it:
//! [`text`] → [`format`](mod@format) → [`facts`] → [`lexicon`] → [`number`] → [`mention`] → [`claim`] → [`rule`] →
//! [`control`] → [`report`] → `cli`.

/// The examples of the page on the library are run with those of the sources.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
pub struct LibraryPage;

pub mod claim;
pub mod control;
pub mod facts;
pub mod format;
pub mod lexicon;
pub mod mention;
pub mod number;
pub mod report;
pub mod rule;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;

pub use number::words;

use claim::Claim;
use control::Withheld;
use mention::{Annotated, Mention};
use rule::{Earlier, Finding, Selection};
use text::Document;

/// A document with all that was read, recomputed and found in it.
#[derive(Debug)]
pub struct Checked {
    /// The document, whose [`locate`](Document::locate) leads from any span back to the original bytes.
    pub document: Document,
    /// Its tokens and mentions.
    pub annotated: Annotated,
    /// The relations between its numbers, each recomputed.
    pub claims: Vec<Claim>,
    /// What does not hold, in the order of the text.
    pub findings: Vec<Finding>,
    /// How many findings were taken out since, and why.
    pub withheld: Withheld,
}

/// Checks `document` with the rules that are on by default.
///
/// ```
/// use soatso::text::Document;
///
/// let checked = soatso::check(Document::from_text("Năm nay, tỷ lệ tốt nghiệp của tỉnh đạt 99,5%."));
/// assert!(checked.findings.is_empty());
/// assert_eq!(checked.annotated.mentions().len(), 2);
/// ```
pub fn check(document: Document) -> Checked {
    check_with(document, &Selection::default())
}

/// Checks `document` with the rules of `selection`.
///
/// ```
/// use soatso::rule::{Selection, registry};
/// use soatso::text::Document;
///
/// let stacked = Selection::of(registry::find("approximator-stacking"));
/// let document = Document::from_text("Vụ này, bà con thu được khoảng hơn 2.000 tấn vải.");
/// assert_eq!(soatso::check_with(document, &stacked).findings.len(), 1);
/// ```
pub fn check_with(document: Document, selection: &Selection) -> Checked {
    let annotated = annotate(&document);
    check_annotated(document, annotated, selection)
}

/// Checks `document`, of which `annotated` was read, with the rules of `selection`: how to check with a vocabulary of
/// one's own.
///
/// ```
/// use soatso::lexicon::Lexicon;
/// use soatso::mention::Annotated;
/// use soatso::rule::Selection;
/// use soatso::text::Document;
///
/// let rows = "ghe tam bản\tnoun\t-\tĐoàn có 12 ghe tam bản.\n";
/// let vocabulary = Lexicon::with_extra(&[("own.tsv", rows)])?;
/// let document = Document::from_text("Đoàn có 12 ghe tam bản.");
/// let annotated = Annotated::of_with(&document, vocabulary);
/// let checked = soatso::check_annotated(document, annotated, &Selection::default());
/// let mention = &checked.annotated.mentions()[0];
/// assert_eq!(mention.record(checked.annotated.lexicon()).unit.as_deref(), Some("ghe tam bản"));
/// # Ok::<(), soatso::facts::RowError>(())
/// ```
pub fn check_annotated(document: Document, annotated: Annotated, selection: &Selection) -> Checked {
    let claims = claim::find(&document, &annotated);
    let findings = rule::check(&document, &annotated, &claims, selection);
    Checked { document, annotated, claims, findings, withheld: Withheld::default() }
}

/// Checks several documents, of each of which was read what stands beside it, as [`check_annotated`] does one: the same
/// findings, and sooner for short documents, because each rule goes over all of them at once.
///
/// ```
/// use soatso::rule::Selection;
/// use soatso::text::Document;
///
/// let texts = ["Xưởng có 13 máy, gồm 7 máy cũ và 5 máy mới.", "Xã có 1.250 hộ."];
/// let documents = texts.map(Document::from_text).map(|document| {
///     let annotated = soatso::annotate(&document);
///     (document, annotated)
/// });
/// let checked = soatso::check_all(documents.into(), &Selection::default());
/// let counts: Vec<usize> = checked.iter().map(|checked| checked.findings.len()).collect();
/// assert_eq!(counts, [1, 0]);
/// ```
pub fn check_all(documents: Vec<(Document, Annotated)>, selection: &Selection) -> Vec<Checked> {
    let pairs: Vec<_> = documents.iter().map(|(document, annotated)| (document, annotated)).collect();
    let claims = claim::find_all(&pairs);
    let context = |(&(document, annotated), claims)| rule::Context { document, annotated, claims, earlier: None };
    let contexts: Vec<_> = pairs.iter().zip(claims.iter().map(Vec::as_slice)).map(context).collect();
    let findings = rule::check_all(&contexts, selection);
    let found = documents.into_iter().zip(claims).zip(findings);
    found
        .map(|(((document, annotated), claims), findings)| Checked {
            document,
            annotated,
            claims,
            findings,
            withheld: Withheld::default(),
        })
        .collect()
}

/// Checks `document`, of which `annotated` was read and `earlier` is the version before the last edit: what the edit broke
/// is found, too.
///
/// ```
/// use soatso::rule::Selection;
/// use soatso::text::Document;
///
/// let earlier = soatso::check(Document::from_text("Xưởng có 13 máy, gồm 7 máy cũ và 6 máy mới."));
/// let document = Document::from_text("Xưởng có 13 máy, gồm 7 máy cũ và 5 máy mới.");
/// let annotated = soatso::annotate(&document);
/// let checked = soatso::check_edited(document, annotated, &earlier, &Selection::default());
/// assert_eq!(checked.findings[0].rule.id, "subtotal-mismatch");
/// ```
pub fn check_edited(document: Document, annotated: Annotated, earlier: &Checked, selection: &Selection) -> Checked {
    let claims = claim::find(&document, &annotated);
    let then = Earlier::new(&earlier.document, &earlier.claims, &document);
    let findings = rule::check_edited(&document, &annotated, &claims, Some(&then), selection);
    Checked { document, annotated, claims, findings, withheld: Withheld::default() }
}

/// Reads the tokens and mentions of `document`.
///
/// ```
/// use soatso::text::Document;
///
/// let document = Document::from_text("Quý I/2024, xã có 1.250 hộ.");
/// let annotated = soatso::annotate(&document);
/// let quotes: Vec<&str> = annotated.mentions().iter().map(|mention| document.original(mention.span)).collect();
/// assert_eq!(quotes, ["Quý I/2024", "1.250 hộ"]);
/// ```
pub fn annotate(document: &Document) -> Annotated {
    Annotated::of(document)
}

/// Reads the mentions of a text; their spans are of its clean form, which is `text` itself where it is
/// [clean](crate::text) already.
///
/// ```
/// let mentions = soatso::read("541,16 nghìn tỷ đồng");
/// let record = mentions[0].record(soatso::lexicon::Lexicon::builtin());
/// assert_eq!(record.value.as_deref(), Some("541160000000000"));
/// assert_eq!(record.unit.as_deref(), Some("VND"));
/// ```
pub fn read(text: &str) -> Vec<Mention> {
    let document = Document::from_text(text);
    annotate(&document).mentions().to_vec()
}
