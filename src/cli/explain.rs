//! `soatso explain` and `soatso rules`: what the rules say of themselves. Invariant: both work without any input, and where
//! the newsroom's own rules cannot be read, ours are told of still.

use crate::cli::args::{ConfigArgs, ExplainArgs, PageFormat, PolicyArgs, RulesArgs};
use crate::cli::config::{Baselines, House};
use crate::cli::output::{Output, complain};
use crate::cli::{Broken, Status};
use crate::report::{Wording, rules};
use crate::rule::{HouseRules, registry};

/// Prints the page of one rule.
pub(super) fn page(args: &ExplainArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    let name = args.rule.trim();
    // Our rules are told of whatever the settings say.
    let (house, status) = match registry::find(name) {
        Some(_) => (HouseRules::default(), Status::Clean),
        None => of_the_house(&args.config, wording),
    };
    let Some(rule) = registry::find(name).or_else(|| house.find(name)) else {
        let nearest = rules::nearest(name, house.after_ours());
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
    Ok(status)
}

/// Lists all rules.
pub(super) fn list(args: &RulesArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    let (house, status) = of_the_house(&args.config, wording);
    let all = house.after_ours();
    match args.format {
        PageFormat::Human => {
            let palette = output.palette;
            rules::list(output, all, wording, palette)?;
        }
        PageFormat::Json => rules::list_json(output, all, wording)?,
    }
    Ok(status)
}

/// The newsroom's rules in the working folder; none, once the user has been told why.
fn of_the_house(config: &ConfigArgs, wording: Wording) -> (HouseRules, Status) {
    let made = House::new(config, &PolicyArgs::default(), Baselines::Ignored).and_then(|mut house| house.policy(None));
    match made {
        Ok(policy) => (policy.map(|policy| policy.house_rules.clone()).unwrap_or_default(), Status::Clean),
        Err(fault) => {
            complain(&wording.house_fault(&fault));
            (HouseRules::default(), Status::Usage)
        }
    }
}
