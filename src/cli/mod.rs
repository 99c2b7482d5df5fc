//! The command line: arguments, files and streams to articles, and reports to stdout.
//!
//! This is the only folder that reads or writes anything. Invariant: however the inputs fail, every other input is still
//! done, output keeps the order of the inputs, and the exit code tells what happened (`Status`).

mod args;
mod baseline;
mod batch;
mod cache;
mod changes;
mod check;
mod config;
mod explain;
mod fields;
mod fix;
mod form;
mod input;
mod jobs;
mod kind;
mod knowledge;
mod open;
mod output;
mod pages;
mod place;
mod progress;
mod read;
mod record;
mod review;
mod sidecar;
mod stream;
#[cfg(feature = "formats")]
mod table;
mod walk;
mod wording;
mod write;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::report::Wording;
use args::{Cli, Command};
use output::{Output, complain};

/// How a run ended, as its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Nothing found at or above `--fail-on`.
    Clean = 0,
    /// Something found.
    Findings = 1,
    /// The command line makes no sense.
    Usage = 2,
    /// An input could not be read, or the output not be written.
    Unreadable = 3,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(status as u8)
    }
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let matches = match Cli::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return usage(&error),
    };
    match Cli::from_arg_matches(&matches) {
        Ok(cli) => match args::misplaced(&matches) {
            Some((option, command)) => {
                complain(&format!("soatso: {}", cli.common.wording().misplaced_option(&option, command)));
                Status::Usage.into()
            }
            None => dispatch(cli).into(),
        },
        Err(error) => usage(&error),
    }
}

fn dispatch(cli: Cli) -> Status {
    let wording = cli.common.wording();
    let mut output = Output::stdout(cli.common.color);
    let command = cli.command.unwrap_or(Command::Check(cli.check));
    let ended = match command {
        Command::Check(args) => check::run(&args, wording, &mut output),
        Command::Read(args) => read::run(&args, wording, &mut output),
        Command::Explain(args) => explain::page(&args, wording, &mut output),
        Command::Rules(args) => explain::list(&args, wording, &mut output),
        Command::Baseline(command) => baseline::run(&command, wording, &mut output),
        Command::Completions(args) => pages::completions(&args, &mut output),
        Command::Man => pages::manual(&mut output),
        Command::Config(command) => config::run(&command, wording, &mut output),
    };
    finish(ended, output, wording)
}

/// Writes what is still buffered. A reader that went away is no failure: it has seen all it wanted.
fn finish(ended: Result<Status, Broken>, mut output: Output, wording: Wording) -> Status {
    let ended = ended.and_then(|status| match output.flush() {
        Ok(()) => Ok(status),
        Err(error) => Err(Broken { error, status }),
    });
    match ended {
        Ok(status) => status,
        Err(Broken { error, status }) if error.kind() == std::io::ErrorKind::BrokenPipe => status,
        Err(Broken { error, .. }) => {
            complain(&format!("soatso: {}", wording.output_failed(&error.to_string())));
            Status::Unreadable
        }
    }
}

/// Output that could not be written, and how the run stood by then.
#[derive(Debug)]
struct Broken {
    error: std::io::Error,
    status: Status,
}

impl From<std::io::Error> for Broken {
    fn from(error: std::io::Error) -> Self {
        Self { error, status: Status::Clean }
    }
}

/// Prints the help or the complaint of the argument parser.
fn usage(error: &clap::Error) -> ExitCode {
    // Where even this cannot be printed, the exit code still tells.
    let _ = error.print();
    if error.use_stderr() { Status::Usage.into() } else { Status::Clean.into() }
}
