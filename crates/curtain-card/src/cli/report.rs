//! Reports of problems: text with an excerpt for people, one JSON object per line for editors.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use curtain_authoring::document::Lint;
use curtain_authoring::{Lines, Problem};
use serde::Serialize;
use std::fmt::Write;
use std::path::PathBuf;

/// The problems of one file.
#[derive(Debug)]
pub(super) struct Report {
    /// The file, by the path on the command line.
    pub(super) file: PathBuf,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Its problems, in the order of the file.
    pub(super) problems: Vec<Problem>,
}

/// A problem as `--format json` writes it, one object per line.
#[derive(Serialize)]
struct Line<'a> {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    field: &'a str,
    found: &'a str,
    wanted: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warning: Option<Lint>,
}

impl Report {
    /// Returns the report without its warnings.
    pub(super) fn without_warnings(mut self) -> Self {
        self.problems.retain(|problem| problem.lint.is_none());
        self
    }

    /// Returns the number of its problems and that of its warnings.
    pub(super) fn counts(&self) -> (usize, usize) {
        let warnings = self.problems.iter().filter(|problem| problem.lint.is_some()).count();
        (self.problems.len() - warnings, warnings)
    }

    /// Writes each problem as `file:line:column: field: found …, wanted …` with an excerpt.
    pub(super) fn for_people(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes);
        // In a file that is not UTF-8, replaced bytes shift the spans, so there is no excerpt.
        let faithful = matches!(text, std::borrow::Cow::Borrowed(_));
        let lines = Lines::new(&self.bytes);
        let mut report = String::new();
        for problem in self.problems.iter().take(MOST) {
            let place = lines.locate(problem.span.start);
            let _ = write!(report, "{}:{}:{}: ", self.file.display(), place.line, place.column);
            if !problem.field.is_empty() {
                let _ = write!(report, "{}: ", problem.field);
            }
            if let Some(lint) = problem.lint {
                let _ = write!(report, "warning ({}): ", lint.name());
            }
            let _ = writeln!(report, "found {}, wanted {}", problem.found, problem.wanted);
            if faithful && let Some(excerpt) = excerpt(&text, problem, place.line) {
                let _ = writeln!(report, "{excerpt}");
            }
            if let Some(help) = &problem.help {
                let _ = writeln!(report, "  help: {help}");
            }
            report.push('\n');
        }
        if let Some(more) = self.problems.len().checked_sub(MOST).filter(|more| *more > 0) {
            let _ = writeln!(report, "… and {more} more problems in {}\n", self.file.display());
        }
        report
    }

    /// Writes each problem as one JSON object per line, for editors.
    pub(super) fn for_editors(&self) -> String {
        let lines = Lines::new(&self.bytes);
        let mut report = String::new();
        for problem in self.problems.iter().take(MOST) {
            let start = lines.locate(problem.span.start);
            let end = lines.locate(problem.span.end);
            let line = Line {
                file: self.file.display().to_string(),
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                field: &problem.field,
                found: &problem.found,
                wanted: &problem.wanted,
                help: problem.help.as_deref(),
                warning: problem.lint,
            };
            report.push_str(&serde_json::to_string(&line).unwrap_or_default());
            report.push('\n');
        }
        report
    }
}

/// The number of problems of one file that are written out. Nobody reads more, and a file that is made to have a hundred
/// thousand must not take minutes.
const MOST: usize = 1_000;

/// Returns the line of a problem with its span marked; `None` for an empty span or a very long line.
fn excerpt(text: &str, problem: &Problem, number: usize) -> Option<String> {
    /// The longest line, in bytes, that an excerpt shows.
    const LONGEST: usize = 240;
    let start = text[..problem.span.start].rfind('\n').map_or(0, |at| at + 1);
    let end =
        text[problem.span.start..].find('\n').map_or(text.len(), |at| problem.span.start + at);
    let line = text[start..end].trim_end_matches('\r');
    if line.len() > LONGEST || problem.span.is_empty() {
        return None;
    }
    let marked = problem.span.start - start..(problem.span.end.min(end)) - start;
    let snippet =
        Snippet::source(line).line_start(number).annotation(AnnotationKind::Primary.span(marked));
    let drawn =
        Renderer::plain().render(&[Level::ERROR.no_name().primary_title("").element(snippet)]);
    let lines: Vec<&str> =
        drawn.lines().filter(|line| line.contains('|') || line.contains('^')).collect();
    Some(lines.join("\n"))
}
