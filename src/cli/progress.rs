//! How far a long run has come, on a terminal. Invariant: where stderr is no terminal nothing is drawn, and what is drawn
//! never stands between lines of a report.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::report::Wording;

/// A run that is over sooner needs no bar.
const PATIENCE: Duration = Duration::from_millis(700);
/// How often it is drawn, in a second.
const RATE: u8 = 8;

/// A line that counts articles.
pub(super) struct Bar {
    bar: Option<ProgressBar>,
    since: Instant,
    wording: Wording,
}

impl Bar {
    /// One on stderr, if that is a terminal and stdout, where the report would run into it, is none.
    pub(super) fn on_stderr(wording: Wording) -> Self {
        let seen = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { bar: seen.then(|| drawn(ProgressDrawTarget::stderr_with_hz(RATE))), since: Instant::now(), wording }
    }

    /// None at all.
    pub(super) fn none(wording: Wording) -> Self {
        Self { bar: None, since: Instant::now(), wording }
    }

    /// Says that `articles` are done, of which some have `findings`.
    pub(super) fn at(&self, articles: usize, findings: usize) {
        if let Some(bar) = self.bar.as_ref().filter(|_| self.since.elapsed() > PATIENCE) {
            bar.set_message(self.wording.done_so_far(articles, findings));
            bar.tick();
        }
    }

    /// Runs `print`, which writes to the same terminal.
    pub(super) fn aside(&self, print: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn drawn(target: ProgressDrawTarget) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, target);
    match ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
