//! Roles of text to colours. Invariant: with [`Palette::Plain`] not one escape byte is written.

use anstyle::{AnsiColor, Color, Style};

use crate::rule::Severity;

/// Whether output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// No escape sequences.
    #[default]
    Plain,
    /// ANSI colours.
    Ansi,
}

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Ordinary text.
    Normal,
    /// The name of an article.
    Heading,
    /// What stands back: gutters, positions, coverage.
    Faint,
    /// A gravity, and the primary place of a finding.
    Gravity(Severity),
    /// Another place that a finding rests on.
    Related,
    /// A number that was read, or a relation that holds.
    Good,
}

impl Palette {
    /// `text` in the colour of `ink`.
    pub(crate) fn paint(self, ink: Ink, text: &str) -> String {
        if self == Palette::Plain || ink == Ink::Normal || text.is_empty() {
            return text.to_owned();
        }
        let style = match ink {
            Ink::Normal => Style::new(),
            Ink::Heading => Style::new().bold().underline(),
            Ink::Faint => Style::new().dimmed(),
            Ink::Gravity(Severity::Error) => bold(AnsiColor::Red),
            Ink::Gravity(Severity::Warning) => bold(AnsiColor::Yellow),
            Ink::Gravity(Severity::Info) | Ink::Related => bold(AnsiColor::Cyan),
            Ink::Good => bold(AnsiColor::Green),
        };
        format!("{style}{text}{style:#}")
    }
}

fn bold(color: AnsiColor) -> Style {
    Style::new().bold().fg_color(Some(Color::Ansi(color)))
}
