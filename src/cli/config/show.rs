//! `soatso config`: the settings that count for a path, or the schema of the file. Invariant: what is shown is itself a
//! `soatso.toml` that gives the same settings, each value with its origin in a comment.

use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Map, Value, json};

use super::house::{Baselines, FILE, House};
use super::key::{Key, word};
use super::schema::schema;
use super::settings::Settings;
use super::value::{Origin, Sourced};
use crate::cli::args::{ConfigCommand, PageFormat, ShowArgs};
use crate::cli::output::{Output, complain};
use crate::cli::{Broken, Status, place};
use crate::report::Wording;

/// Runs the command.
pub(in crate::cli) fn run(command: &ConfigCommand, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    match command {
        ConfigCommand::Show(args) => show(args, wording, output),
        ConfigCommand::Schema => {
            serde_json::to_writer_pretty(&mut *output, &schema()).map_err(std::io::Error::from)?;
            output.write_all(b"\n")?;
            Ok(Status::Clean)
        }
    }
}

fn show(args: &ShowArgs, wording: Wording, output: &mut Output) -> Result<Status, Broken> {
    // A folder has the settings of what lies in it.
    let path = args.path.as_ref().map(|path| if path.is_dir() { path.join(FILE) } else { path.clone() });
    let settled =
        House::new(&args.config, &args.policy, Baselines::Ignored).and_then(|mut house| house.policy(path.as_deref()));
    let policy = match settled {
        Ok(policy) => policy,
        Err(fault) => {
            complain(&wording.house_fault(&fault));
            return Ok(Status::Usage);
        }
    };
    let Some(policy) = policy else {
        writeln!(output, "# {}", wording.excluded())?;
        return Ok(Status::Clean);
    };
    match args.format {
        PageFormat::Human => output.write_all(page(&policy.settings, wording).as_bytes())?,
        PageFormat::Json => {
            serde_json::to_writer_pretty(&mut *output, &document(&policy.settings)).map_err(std::io::Error::from)?;
            output.write_all(b"\n")?;
        }
    }
    Ok(Status::Clean)
}

/// The values in the order of the keys: key, value as JSON, origin.
fn values(settings: &Settings) -> Vec<(Key, Value, &Origin)> {
    let paths = |paths: &[PathBuf]| Value::from(paths.iter().map(|path| place::shown(path)).collect::<Vec<_>>());
    let path = |path: &Option<PathBuf>| path.as_deref().map_or(Value::Null, |path| place::shown(path).into());
    let share = format!("{}", settings.min_confidence.value).parse::<f64>().unwrap_or_default();
    vec![
        worded(Key::Profile, &settings.profile),
        worded(Key::FailOn, &settings.fail_on),
        worded(Key::MinSeverity, &settings.min_severity),
        (Key::MinConfidence, share.into(), &settings.min_confidence.origin),
        worded(Key::UnusedSuppressions, &settings.unused_suppressions),
        (Key::Lexicon, paths(&settings.lexicon.value), &settings.lexicon.origin),
        (Key::Facts, paths(&settings.facts.value), &settings.facts.origin),
        (Key::HouseRules, paths(&settings.house_rules.value), &settings.house_rules.origin),
        (Key::Baseline, path(&settings.baseline.value), &settings.baseline.origin),
        (Key::Cache, path(&settings.cache.value), &settings.cache.origin),
        (Key::Exclude, settings.exclude.value.clone().into(), &settings.exclude.origin),
    ]
}

fn worded<T: ValueEnum + Copy>(key: Key, value: &Sourced<T>) -> (Key, Value, &Origin) {
    (key, word(value.value).into(), &value.origin)
}

fn page(settings: &Settings, wording: Wording) -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    for (key, value, origin) in values(settings) {
        let setting = match value {
            Value::Null => format!("# {} =", key.name()),
            value => format!("{} = {value}", key.name()),
        };
        lines.push((setting, wording.origin(origin)));
    }
    lines.push((String::new(), String::new()));
    lines.push((format!("[{}]", Key::Rules.name()), String::new()));
    for (rule, level) in &settings.rules {
        lines.push((format!("{rule} = \"{}\"", word(level.value)), wording.origin(&level.origin)));
    }
    let width = lines.iter().map(|(setting, _)| setting.chars().count()).max().unwrap_or_default();
    let mut page = format!("# {}\n", wording.settings_of(settings.file.as_deref()));
    for (setting, origin) in lines {
        let line = if origin.is_empty() { setting } else { format!("{setting:width$}  # {origin}") };
        // A String takes whatever is written to it.
        let _ = writeln!(page, "{line}");
    }
    page
}

fn document(settings: &Settings) -> Value {
    let sourced = |value: Value, origin: &Origin| json!({"value": value, "from": from(origin)});
    let mut all: Map<String, Value> = values(settings)
        .into_iter()
        .map(|(key, value, origin)| (key.name().to_owned(), sourced(value, origin)))
        .collect();
    let rules = settings.rules.iter().map(|(rule, level)| {
        let value = sourced(word(level.value).into(), &level.origin);
        (rule.clone(), value)
    });
    all.insert(Key::Rules.name().to_owned(), Value::Object(rules.collect()));
    json!({"schema": crate::report::json::SCHEMA, "file": settings.file.as_deref(), "settings": all})
}

fn from(origin: &Origin) -> Value {
    match origin {
        Origin::Default => json!({"kind": "default"}),
        Origin::Profile(profile) => json!({"kind": "profile", "profile": word(*profile)}),
        Origin::File(file, line) => json!({"kind": "file", "file": &**file, "line": line}),
        Origin::Found => json!({"kind": "folder"}),
        Origin::Option(name) => json!({"kind": "option", "option": name}),
    }
}
