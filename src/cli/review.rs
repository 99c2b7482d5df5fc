//! An article to the findings that the house wants to hear of. Invariant: every command that checks goes through here, so
//! all of them find the same.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::Checked;
use crate::cli::config::Policy;
use crate::cli::input::{Article, ArticleFile, Failure, Item};
use crate::cli::stream::{Edit, Job};
use crate::cli::{place, sidecar};
use crate::control::{self, Notice};
use crate::mention::Annotated;
use crate::report::json::Name;
use crate::report::{Origin, Problem, Summary, Trouble};
use crate::rule::{self, HouseRules, Severity};
use crate::text::Document;

/// An article that was checked.
pub(super) struct Reviewed {
    pub(super) name: Name,
    pub(super) heading: String,
    pub(super) origin: Origin,
    pub(super) checked: Checked,
    /// What is wrong with excuses, in the article or beside it.
    pub(super) remarks: Vec<Remark>,
    /// Why the file beside it could not be used.
    pub(super) unusable: Option<Remark>,
}

/// Something that is wrong, and in which file.
pub(super) struct Remark {
    pub(super) file: String,
    pub(super) problem: Problem,
}

/// An article that waits to be checked.
pub(super) struct Loaded {
    label: Label,
    document: Document,
}

/// What an article is called, and what counts for it.
struct Label {
    name: Name,
    heading: String,
    origin: Origin,
    file: Option<ArticleFile>,
    path: Option<PathBuf>,
    policy: Arc<Policy>,
    edit: Option<Edit>,
    published: Option<Date>,
}

/// Loads the article of `job`.
pub(super) fn load(job: Job, published: Option<Date>) -> Result<Loaded, Failure> {
    let Job { item, policy, edit } = job;
    let path = item.path().map(Path::to_path_buf);
    let file = match &item {
        Item::File(file) => Some(file.clone()),
        _ => None,
    };
    let Article { name, heading, origin, document } = item.load(published)?;
    Ok(Loaded { label: Label { name, heading, origin, file, path, policy, edit, published }, document })
}

/// Loads and checks the article of `job`, by the settings of its path.
pub(super) fn review(job: Job, published: Option<Date>) -> Result<Reviewed, Failure> {
    load(job, published).map(Loaded::alone)
}

/// Checks articles, each by the settings of its path; the results are in order.
pub(super) fn review_all(articles: Vec<Loaded>) -> Vec<Reviewed> {
    let labels = || articles.iter().map(|article| &article.label);
    let policy = labels().next().map(|label| Arc::clone(&label.policy));
    let alike = |policy: &Arc<Policy>| {
        labels().all(|label| label.edit.is_none() && Arc::ptr_eq(&label.policy, policy)) && articles.len() > 1
    };
    match policy.filter(alike) {
        Some(policy) => together(articles, &policy),
        None => articles.into_iter().map(Loaded::alone).collect(),
    }
}

/// Checks articles of one policy.
fn together(articles: Vec<Loaded>, policy: &Policy) -> Vec<Reviewed> {
    let (labels, documents): (Vec<Label>, Vec<Document>) =
        articles.into_iter().map(|article| (article.label, article.document)).unzip();
    let annotated = Annotated::of_all(&documents.iter().collect::<Vec<_>>(), &policy.vocabulary);
    let checked = crate::check_all(documents.into_iter().zip(annotated).collect(), &policy.rules);
    labels.into_iter().zip(checked).map(|(label, checked)| label.reviewed(checked)).collect()
}

impl Loaded {
    /// Bytes of its text.
    pub(super) fn weight(&self) -> usize {
        self.document.text().len()
    }

    /// The file that it is, and the settings that count for it.
    pub(super) fn source(&self) -> (Option<ArticleFile>, Arc<Policy>) {
        (self.label.file.clone(), Arc::clone(&self.label.policy))
    }

    fn alone(self) -> Reviewed {
        let Self { label, document } = self;
        let policy = &label.policy;
        let annotated = Annotated::of_with(&document, policy.vocabulary.clone());
        let checked = match label.earlier() {
            Some(earlier) => crate::check_edited(document, annotated, &earlier, &policy.rules),
            None => crate::check_annotated(document, annotated, &policy.rules),
        };
        label.reviewed(checked)
    }
}

impl Label {
    /// The version before the edit, with its claims.
    fn earlier(&self) -> Option<Checked> {
        let bytes = self.edit.as_ref()?.earlier.as_deref()?;
        let document = self.file.as_ref()?.parse(bytes).ok()?.with_published(self.published);
        let annotated = Annotated::of_with(&document, self.policy.vocabulary.clone());
        Some(crate::check_annotated(document, annotated, &rule::Selection::of([])))
    }

    /// What the house wants to hear of what was found.
    fn reviewed(self, mut checked: Checked) -> Reviewed {
        let Self { name, heading, origin, file, path, policy, edit, .. } = self;
        policy.levels.apply(&mut checked.findings);
        let mut reviewed = Reviewed { name, heading, origin, checked, remarks: Vec::new(), unusable: None };
        // A file beside an archive would speak for every record in it.
        reviewed.suppress(path.as_deref().filter(|_| file.is_some()), &policy.house_rules);
        if let Some(baseline) = &policy.baseline {
            let key = article_key(&reviewed.name, path.as_deref(), &baseline.root);
            baseline.baseline.excuse(&key, &mut reviewed.checked);
        }
        if let Some(edit) = &edit {
            control::keep_touched(&mut reviewed.checked, &edit.lines);
        }
        reviewed
    }
}

impl Reviewed {
    fn suppress(&mut self, path: Option<&Path>, house: &HouseRules) {
        let beside = match path.map_or(Ok(Vec::new()), sidecar::read) {
            Ok(beside) => beside,
            Err(problem) => {
                let file = path.map(sidecar::path).unwrap_or_default();
                self.unusable = Some(Remark { file: file.to_string_lossy().into_owned(), problem });
                Vec::new()
            }
        };
        let (own, others) = control::suppress(&mut self.checked, &beside, house);
        let remark = |file: String, notice: Notice| {
            let problem = Problem::at(notice.line, Trouble::Suppression(notice.complaint));
            Remark { file, problem }
        };
        self.remarks.extend(own.into_iter().map(|notice| remark(self.heading.clone(), notice)));
        if let Some(beside) = path.map(sidecar::path) {
            let file = beside.to_string_lossy();
            self.remarks.extend(others.into_iter().map(|notice| remark(file.clone().into_owned(), notice)));
        }
    }

    /// The remarks that `policy` wants to hear of.
    pub(super) fn remarks(&self, policy: &Policy) -> impl Iterator<Item = &Remark> {
        let wanted = policy.settings.unused_suppressions.value.severity().is_some();
        self.remarks.iter().filter(move |_| wanted)
    }

    /// The counts, and how many findings and remarks fail the run.
    pub(super) fn summary(&self, policy: &Policy) -> (Summary, usize) {
        let selection = policy.settings.selection();
        let summary = Summary::of(&self.checked, selection.of(&self.checked.findings));
        let fails = |severity: Severity, floor: Severity| severity >= floor;
        let failing = policy.settings.floor().map_or(0, |floor| {
            let unused = policy.settings.unused_suppressions.value.severity();
            let remarks = if unused.is_some_and(|severity| fails(severity, floor)) { self.remarks.len() } else { 0 };
            summary.findings.at_least(floor) + remarks
        });
        (summary, failing)
    }
}

/// What an article is called in a baseline: its path as seen from the folder of the baseline, and the id of a record.
pub(super) fn article_key(name: &Name, path: Option<&Path>, root: &Path) -> String {
    let file = path.map_or_else(|| "-".to_owned(), |path| place::seen_from(root, path));
    match name {
        Name::Path(_) | Name::Id(serde_json::Value::Null) => file,
        Name::Id(serde_json::Value::String(id)) => format!("{file}#{id}"),
        Name::Id(id) => format!("{file}#{id}"),
    }
}
