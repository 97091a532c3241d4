//! `crumbs`: lists what a new app still has to change (CRUMB) and what it may change (CANDY).

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::terminal::Paint;
use crate::app::App;

/// One mark in a file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    file: String,
    line: usize,
    is_crumb: bool,
    text: String,
}

pub(super) fn run(app: &App) -> ExitCode {
    let folder: PathBuf = if app.assets().is_on_disk() { app.assets().folder().into() } else { PathBuf::from(".") };
    let mut marks = Vec::new();
    collect(&folder, &folder, &mut marks);
    marks.sort();
    let paint = Paint::for_stdout();
    for (is_crumb, title) in
        [(true, "CRUMB: change these before anybody sees the site"), (false, "CANDY: change these as you like")]
    {
        let some: Vec<&Mark> = marks.iter().filter(|mark| mark.is_crumb == is_crumb).collect();
        if some.is_empty() {
            continue;
        }
        println!("{}", paint.bold(title));
        for mark in some {
            println!("  {}:{}  {}", mark.file, mark.line, mark.text);
        }
    }
    if !marks.iter().any(|mark| mark.is_crumb) {
        println!("{} no CRUMB is left", paint.green("ok"));
    }
    ExitCode::SUCCESS
}

fn collect(root: &Path, folder: &Path, marks: &mut Vec<Mark>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && !name.starts_with('.') && name != "target" && name != "node_modules" && name != "var" {
            collect(root, &path, marks);
        } else if kind.is_file()
            && matches!(
                path.extension().and_then(|e| e.to_str()),
                Some("rs" | "toml" | "html" | "css" | "md" | "txt" | "js")
            )
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            let file = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            marks.extend(find(&file, &text));
        }
    }
}

/// The marks of one text: a line with `CRUMB:` or `CANDY:` in it.
fn find(file: &str, text: &str) -> Vec<Mark> {
    let mark = |(index, line): (usize, &str)| {
        let (is_crumb, rest) = match (line.split_once("CRUMB:"), line.split_once("CANDY:")) {
            (Some((_, rest)), _) => (true, rest),
            (None, Some((_, rest))) => (false, rest),
            (None, None) => return None,
        };
        let text = rest.trim().trim_end_matches("-->").trim_end_matches("#}").trim_end_matches("*/").trim().to_owned();
        Some(Mark { file: file.to_owned(), line: index + 1, is_crumb, text })
    };
    text.lines().enumerate().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_every_kind_of_comment() {
        let text = "a\n# CRUMB: the name\n{# CANDY: the colour #}\n<!-- CRUMB: the title -->\n";
        let found = find("x", text);
        let short: Vec<_> = found.iter().map(|m| (m.line, m.is_crumb, m.text.as_str())).collect();
        assert_eq!(short, [(2, true, "the name"), (3, false, "the colour"), (4, true, "the title")]);
    }
}
