//! An article to the findings that the house wants to hear of. Invariant: every command that checks goes through here, so
//! all of them find the same.

use std::path::Path;

use crate::Checked;
use crate::cli::config::Policy;
use crate::cli::input::{Article, Failure, Item};
use crate::cli::stream::Job;
use crate::cli::{place, sidecar};
use crate::control::{self, Notice};
use crate::mention::Annotated;
use crate::report::json::Name;
use crate::report::{Origin, Problem, Summary, Trouble};
use crate::rule::{self, HouseRules, Severity};

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

/// Checks the article of `job`, by the settings of its path.
pub(super) fn review(job: Job, published: Option<jiff::civil::Date>) -> Result<Reviewed, Failure> {
    let Job { item, policy, edit } = job;
    let path = item.path().map(Path::to_path_buf);
    let file = match &item {
        Item::File(file) => Some(file.clone()),
        _ => None,
    };
    let Article { name, heading, origin, document } = item.load(published)?;
    let annotated = Annotated::of_with(&document, policy.vocabulary.clone());
    let earlier = edit.as_ref().and_then(|edit| edit.earlier.as_deref()).and_then(|bytes| {
        let document = file.as_ref()?.parse(bytes).ok()?.with_published(published);
        let annotated = Annotated::of_with(&document, policy.vocabulary.clone());
        Some(crate::check_annotated(document, annotated, &rule::Selection::of([])))
    });
    let mut checked = match &earlier {
        Some(earlier) => crate::check_edited(document, annotated, earlier, &policy.rules),
        None => crate::check_annotated(document, annotated, &policy.rules),
    };
    policy.levels.apply(&mut checked.findings);
    let mut reviewed = Reviewed { name, heading, origin, checked, remarks: Vec::new(), unusable: None };
    // A file beside an archive would speak for every record in it.
    reviewed.suppress(path.as_deref().filter(|_| file.is_some()), &policy.house_rules);
    if let Some(baseline) = &policy.baseline {
        baseline.baseline.excuse(&article_key(&reviewed.name, path.as_deref(), &baseline.root), &mut reviewed.checked);
    }
    if let Some(edit) = &edit {
        control::keep_touched(&mut reviewed.checked, &edit.lines);
    }
    Ok(reviewed)
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
