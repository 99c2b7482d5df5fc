//! The table of all rules: pages to [`RuleMeta`]s, documents to findings. Invariant: a rule is in the table if and only
//! if its page is in `rules/` and parses; `tests/rules.rs` holds that.

use std::sync::{Arc, OnceLock};

use crate::claim::Claim;
use crate::mention::Annotated;
use crate::rule::context::{Context, Sink};
use crate::rule::page;
use crate::rule::{Activation, Earlier, Finding, HouseRules, RuleMeta};
use crate::text::Document;

/// What a rule does: looks at the context, reports into the sink.
pub(super) type Check = fn(&Context<'_>, &mut Sink<'_>);

/// One line of the table, as the `rules!` macro writes it.
pub(super) struct Entry {
    /// The page: "arithmetic/subtotal-mismatch".
    pub(super) path: &'static str,
    /// Its text.
    pub(super) page: &'static str,
    /// The check function of its module.
    pub(super) check: Check,
}

/// Declares the rules. A family is a folder, a line in it is a rule:
///
/// ```text
/// rules! {
///     arithmetic {
///         subtotal_mismatch => "arithmetic/subtotal-mismatch",
///     }
/// }
/// ```
///
/// stands for the module `src/rule/arithmetic/subtotal_mismatch.rs`, whose `check` is called, and for the page
/// `rules/arithmetic/subtotal-mismatch.md`, which is built in. It must be called in `src/rule/mod.rs`, because the
/// modules are looked for below the caller's folder. `cargo fmt` does not follow modules that a macro declares: format
/// rule files with `rustfmt --edition 2024 src/rule/*/*.rs`.
macro_rules! rules {
    ($($family:ident { $($rule:ident => $path:literal),* $(,)? })*) => {
        $(mod $family {
            $(mod $rule;)*

            pub(super) const RULES: &[super::registry::Entry] = &[$(super::registry::Entry {
                path: $path,
                page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/", $path, ".md")),
                check: $rule::check,
            }),*];
        })*

        /// Every rule, family by family, in the order of the lines.
        const FAMILIES: &[&[registry::Entry]] = &[$($family::RULES),*];
    };
}
pub(super) use rules;

struct Rule {
    meta: Arc<RuleMeta>,
    check: Check,
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    super::FAMILIES.iter().flat_map(|family| family.iter())
}

fn table() -> &'static [Rule] {
    static TABLE: OnceLock<Vec<Rule>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let parsed = |entry: &Entry| {
            let meta = page::meta(entry.path, entry.page)?;
            Some(Rule { meta: Arc::new(meta), check: entry.check })
        };
        entries().filter_map(parsed).collect()
    })
}

/// Every rule that is built in, in the order of the registry.
pub fn all() -> impl Iterator<Item = &'static RuleMeta> {
    table().iter().map(|rule| &*rule.meta)
}

/// The rule with this id or code, in whatever case.
pub fn find(name: &str) -> Option<&'static RuleMeta> {
    all().find(|rule| rule.is_called(name.trim()))
}

/// The pages that are built in: path ("arithmetic/subtotal-mismatch") and text.
pub fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    entries().map(|entry| (entry.path, entry.page))
}

/// The rules that are asked to speak.
#[derive(Clone, Debug)]
pub struct Selection {
    /// By rule, in the order of the registry.
    on: Vec<bool>,
    house: HouseRules,
}

impl Default for Selection {
    /// The rules that are on by default.
    fn default() -> Self {
        Self::of(all().filter(|rule| rule.default == Activation::On))
    }
}

impl Selection {
    /// These rules and no others.
    pub fn of(rules: impl IntoIterator<Item = &'static RuleMeta>) -> Self {
        let mut selection = Self { on: vec![false; table().len()], house: HouseRules::default() };
        rules.into_iter().for_each(|rule| selection.set(rule, Activation::On));
        selection
    }

    /// These, and of the newsroom's own rules all of `house`.
    #[must_use]
    pub fn with_house(mut self, house: HouseRules) -> Self {
        self.house = house;
        self
    }

    /// Every rule that is built in.
    pub fn every() -> Self {
        Self::of(all())
    }

    /// Turns `rule` on or off.
    pub fn set(&mut self, rule: &'static RuleMeta, activation: Activation) {
        let places = table().iter().zip(&mut self.on);
        for (_, on) in places.filter(|(known, _)| known.meta.id == rule.id) {
            *on = activation == Activation::On;
        }
    }

    /// The rules that are built in and asked to speak.
    fn checks(&self) -> impl Iterator<Item = &'static Rule> {
        table().iter().zip(&self.on).filter(|(_, on)| **on).map(|(rule, _)| rule)
    }

    /// Whether `rule` is asked to speak.
    pub fn is_on(&self, rule: &RuleMeta) -> bool {
        self.checks().any(|own| own.meta.id == rule.id) || self.house.metas().any(|own| own.id == rule.id)
    }
}

/// Runs the selected rules. The findings are sorted by their primary place, then by rule id.
pub fn check(document: &Document, annotated: &Annotated, claims: &[Claim], selection: &Selection) -> Vec<Finding> {
    check_edited(document, annotated, claims, None, selection)
}

/// Runs the selected rules over a document of which an earlier version may be known.
pub fn check_edited(
    document: &Document,
    annotated: &Annotated,
    claims: &[Claim],
    earlier: Option<&Earlier<'_>>,
    selection: &Selection,
) -> Vec<Finding> {
    check_all(&[Context { document, annotated, claims, earlier }], selection).pop().unwrap_or_default()
}

/// Runs the selected rules over several documents: a rule goes over all of them before the next one does, for the reason
/// that [`find_all`](crate::claim::find_all) gives. The findings are by document, sorted as those of [`check`].
pub fn check_all(contexts: &[Context<'_>], selection: &Selection) -> Vec<Vec<Finding>> {
    let mut all: Vec<Vec<Finding>> = contexts.iter().map(|_| Vec::new()).collect();
    for rule in selection.checks() {
        for (context, findings) in contexts.iter().zip(&mut all) {
            (rule.check)(context, &mut Sink::new(&rule.meta, context.document.text(), findings));
        }
    }
    for (context, findings) in contexts.iter().zip(&mut all) {
        selection.house.check(context.document, findings);
        findings.sort_by(|a, b| (a.primary, &a.rule.id).cmp(&(b.primary, &b.rule.id)));
    }
    all
}
