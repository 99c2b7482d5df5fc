//! `soatso explain` and `soatso rules`: what the rules say of themselves. Invariant: both work without any input.

use crate::cli::args::{ExplainArgs, PageFormat, RulesArgs};
use crate::cli::output::{Output, complain};
use crate::cli::{Broken, Status};
use crate::report::{Wording, rules};
use crate::rule;

/// Prints the page of one rule.
pub(super) fn page(args: &ExplainArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    let name = args.rule.trim();
    let found = rule::find(name)
        .or_else(|| rule::all().find(|r| r.id.eq_ignore_ascii_case(name) || r.code.eq_ignore_ascii_case(name)));
    let Some(rule) = found else {
        let nearest = rules::nearest(name, rule::all());
        complain(&format!("soatso: {}", wording.unknown_rule(name, &nearest)));
        return Ok(Status::Usage);
    };
    match args.format {
        PageFormat::Human => rules::page(output, rule)?,
        PageFormat::Json => rules::page_json(output, rule, wording)?,
    }
    Ok(Status::Clean)
}

/// Lists all rules.
pub(super) fn list(args: &RulesArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    match args.format {
        PageFormat::Human => {
            let palette = output.palette;
            rules::list(output, rule::all(), wording, palette)?;
        }
        PageFormat::Json => rules::list_json(output, rule::all(), wording)?,
    }
    Ok(Status::Clean)
}
