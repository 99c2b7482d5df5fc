//! `soatso completions` and `soatso man`: what other programs want to know of the arguments. Invariant: both come from the
//! definition that parses them.

use std::io::{self, Write};

use clap::CommandFactory;

use crate::cli::Broken;
use crate::cli::Status;
use crate::cli::args::{Cli, CompletionsArgs};
use crate::cli::output::Output;

/// Prints the completions of a shell.
pub(super) fn completions(args: &CompletionsArgs, output: &mut Output) -> Result<Status, Broken> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "soatso", &mut script);
    output.write_all(&script)?;
    Ok(Status::Clean)
}

/// Prints the manual, of the command and of every command in it.
pub(super) fn manual(output: &mut Output) -> Result<Status, Broken> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
        section(inner, &mut page)?;
    }
    output.write_all(&page)?;
    Ok(Status::Clean)
}

/// The options of one command, under its name.
fn section(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).replace('-', " ");
    writeln!(page, ".SH {}", name.to_uppercase())?;
    let man = clap_mangen::Man::new(command.clone());
    man.render_description_section(page)?;
    man.render_options_section(page)
}
