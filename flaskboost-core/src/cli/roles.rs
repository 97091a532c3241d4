//! `roles`: lists every role, what stands below it, and what it may do.

use std::process::ExitCode;

use super::failure::Failure;
use super::terminal::{Paint, table};
use crate::app::App;

pub(super) fn run(app: &App) -> Result<ExitCode, Failure> {
    let roles = app.declared_roles();
    let problems = roles.problems();
    if !problems.is_empty() {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(Failure::new(format!("the roles are not in order:\n  {}", told.join("\n  "))));
    }
    let joined = |words: Vec<String>| if words.is_empty() { "-".to_owned() } else { words.join(", ") };
    let mut rows = vec![["ROLE", "ABOVE", "MAY"].map(str::to_owned).to_vec()];
    for role in roles.all() {
        let may = if role.name == "admin" {
            "everything".to_owned()
        } else {
            joined(role.may.iter().map(ToString::to_string).collect())
        };
        rows.push(vec![role.name.to_owned(), joined(role.above.iter().map(|name| (*name).to_owned()).collect()), may]);
    }
    let text = table(&rows);
    let (head, rest) = text.split_once('\n').unwrap_or((&text, ""));
    println!("{}\n{rest}", Paint::for_stdout().dim(head));
    let all = joined(roles.permissions().iter().map(ToString::to_string).collect());
    println!("\nWhat may be granted: {all}");
    Ok(ExitCode::SUCCESS)
}
