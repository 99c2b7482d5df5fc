//! `soatso explain` and `soatso rules`: what the rules say of themselves. Invariant: both work without any input.

use crate::cli::args::{ExplainArgs, PageFormat, RulesArgs};
use crate::cli::output::{Output, complain};
use crate::cli::{Broken, Status};
use crate::report::{Wording, rules};
use crate::rule::registry;

/// Prints the page of one rule.
pub(super) fn page(args: &ExplainArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    let name = args.rule.trim();
    let Some(rule) = registry::find(name) else {
        let nearest = rules::nearest(name, registry::all());
        complain(&format!("soatso: {}", wording.unknown_rule(name, &nearest)));
        return Ok(Status::Usage);
    };
    match args.format {
        PageFormat::Human => {
            let palette = output.palette;
            rules::page(output, rule, wording, palette)?;
        }
        PageFormat::Json => rules::page_json(output, rule, wording)?,
    }
    Ok(Status::Clean)
}

/// Lists all rules.
pub(super) fn list(args: &RulesArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    match args.format {
        PageFormat::Human => {
            let palette = output.palette;
            rules::list(output, registry::all(), wording, palette)?;
        }
        PageFormat::Json => rules::list_json(output, registry::all(), wording)?,
    }
    Ok(Status::Clean)
}
