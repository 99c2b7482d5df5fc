//! Reports to stdout, complaints to stderr. Invariant: colour and width are decided once, here.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::cli::args::ColorArg;
use crate::report::Palette;

/// Columns where the output goes to a file or a pipe.
const WIDTH: usize = 100;
/// Fewer columns than this are not worth wrapping for.
const LEAST_WIDTH: usize = 20;

/// Standard output, with what is known of it.
pub(super) struct Output {
    stream: BufWriter<AutoStream<io::Stdout>>,
    /// Whether to colour.
    pub(super) palette: Palette,
    /// Columns of a line.
    pub(super) width: usize,
}

impl Output {
    /// The stdout of this process.
    pub(super) fn stdout(color: ColorArg) -> Self {
        let stdout = io::stdout();
        let choice = match color {
            ColorArg::Auto => AutoStream::choice(&stdout),
            ColorArg::Always => ColorChoice::Always,
            ColorArg::Never => ColorChoice::Never,
        };
        // Without colours nothing printed holds an escape, so there is none to look for in every byte.
        let (palette, passing) = match choice {
            ColorChoice::Never => (Palette::Plain, ColorChoice::AlwaysAnsi),
            _ => (Palette::Ansi, choice),
        };
        Self { stream: BufWriter::new(AutoStream::new(stdout, passing)), palette, width: width() }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// `COLUMNS`, else the width of the terminal.
fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|c| c.trim().parse().ok()).filter(|c| *c > 0);
    let terminal = || {
        let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(io::stdout())?;
        io::stdout().is_terminal().then_some(usize::from(columns))
    };
    asked.or_else(terminal).unwrap_or(WIDTH).max(LEAST_WIDTH)
}

/// Prints a line to stderr.
pub(super) fn complain(line: &str) {
    // There is nowhere left to report that stderr is closed.
    let _ = writeln!(io::stderr(), "{line}");
}
