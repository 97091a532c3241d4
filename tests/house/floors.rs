//! A module imports only from a floor strictly below its own: never up, never sideways, never through the root.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{Named, named_in};
use crate::plan::Plan;
use crate::source::Source;

/// The names under which the crate knows itself.
const SELF: [&str; 2] = ["crate", "flaskboost"];

#[test]
fn every_import_points_strictly_down() {
    let offences = offences(&Plan::of_the_house(), &Source::of_crate("flaskboost-core"));
    assert!(offences.is_empty(), "{} imports break the plan in lib.rs:\n{}", offences.len(), offences.join("\n"));
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let circle = circle(&Plan::of_the_house(), &Source::of_crate("flaskboost-core"));
    assert_eq!(circle, None);
}

#[test]
fn every_file_of_the_library_is_part_of_it() {
    let all: BTreeSet<String> = crate::workspace::files("flaskboost-core/src", "rs")
        .into_iter()
        .filter_map(|file| Some(file.strip_prefix("flaskboost-core/src/")?.to_owned()))
        .filter(|file| !file.split('/').any(|part| part == "tests" || part == "tests.rs"))
        .collect();
    let reached: BTreeSet<String> = Source::of_crate("flaskboost-core").into_iter().map(|source| source.file).collect();
    let lost: Vec<&String> = all.difference(&reached).collect();
    assert!(lost.is_empty(), "no `mod` leads to {lost:?}");
}

/// Every import that the plan does not allow, with what to do about it.
fn offences(plan: &Plan, sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let Some(home) = source.module.first() else { continue };
        for named in named_in(source) {
            let Some(target) = target_of(&named) else { continue };
            if let Some(why) = refusal(plan, home, &target) {
                let floor = plan.floor(home).unwrap_or_default();
                let line =
                    format!("{}:{} (floor {floor}) imports {}{why}", source.file, named.line, told(plan, &target));
                if !found.contains(&line) {
                    found.push(line);
                }
            }
        }
    }
    found
}

/// The path from the root of the crate, when it leads there; else none.
fn target_of(named: &Named) -> Option<Vec<String>> {
    let first = named.words.first()?.as_str();
    let (mut at, mut rest): (Vec<String>, &[String]) = match first {
        word if SELF.contains(&word) => (Vec::new(), &named.words[1..]),
        "super" | "self" => (named.module.clone(), &named.words),
        _ => return None,
    };
    while let Some((word, more)) = rest.split_first() {
        match word.as_str() {
            "super" => {
                at.pop();
            }
            "self" => {}
            _ => break,
        }
        rest = more;
    }
    at.extend(rest.iter().cloned());
    Some(at)
}

fn refusal(plan: &Plan, home: &str, target: &[String]) -> Option<&'static str> {
    let module = target.first().map_or("", String::as_str);
    if module == home && target.len() > 1 {
        return None;
    }
    match (plan.floor(home), plan.floor(module)) {
        _ if module == home => None,
        (Some(home), Some(floor)) if floor < home => None,
        (Some(home), Some(floor)) if floor > home => Some(": move it down, or let app pass it in."),
        (Some(_), Some(_)) => Some(": neighbours on one floor never import each other; let app introduce them."),
        _ => Some(" through the root of the crate: import it from its owner."),
    }
}

fn told(plan: &Plan, target: &[String]) -> String {
    let shown: Vec<&str> = target.iter().map(String::as_str).filter(|word| *word != "as").collect();
    let path = if shown.is_empty() { "everything".to_owned() } else { shown.join("::") };
    match target.first().and_then(|module| plan.floor(module)) {
        Some(floor) => format!("{path} (floor {floor})"),
        None => path,
    }
}

/// The modules of a circle of imports, if there is one, the first again at the end.
fn circle(plan: &Plan, sources: &[Source]) -> Option<Vec<String>> {
    let mut imports: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for source in sources {
        let Some(home) = source.module.first() else { continue };
        let targets = named_in(source).into_iter().filter_map(|named| target_of(&named)?.first().cloned());
        let others = targets.filter(|module| module != home && plan.floor(module).is_some());
        imports.entry(home).or_default().extend(others);
    }
    let mut done = BTreeSet::new();
    let starts: Vec<&str> = imports.keys().copied().collect();
    starts.into_iter().find_map(|module| follow(module, &imports, &mut Vec::new(), &mut done))
}

fn follow(
    module: &str,
    imports: &BTreeMap<&str, BTreeSet<String>>,
    way: &mut Vec<String>,
    done: &mut BTreeSet<String>,
) -> Option<Vec<String>> {
    if let Some(start) = way.iter().position(|earlier| earlier == module) {
        return Some(way[start..].iter().cloned().chain([module.to_owned()]).collect());
    }
    if !done.insert(module.to_owned()) {
        return None;
    }
    way.push(module.to_owned());
    let found = imports.get(module).into_iter().flatten().find_map(|next| follow(next, imports, way, done));
    way.pop();
    found
}

/// A house of three floors, for planting bad files in.
fn small_house() -> Plan {
    Plan::read("// Floor 3\npub mod app;\n// Floor 2\npub mod view;\npub mod form;\n// Floor 1\npub mod error;\n")
}

fn offences_of(text: &str) -> Vec<String> {
    offences(&small_house(), &[Source::parse("view/planted.rs", &["view", "planted"], text)])
}

#[test]
fn a_planted_import_that_points_up_is_refused() {
    insta::assert_snapshot!(
        offences_of("use crate::app::AppState;").join("\n"),
        @"view/planted.rs:1 (floor 2) imports app::AppState (floor 3): move it down, or let app pass it in."
    );
}

#[test]
fn a_planted_import_of_a_neighbour_is_refused() {
    insta::assert_snapshot!(
        offences_of("fn f() -> crate::form::Form { todo!() }").join("\n"),
        @"view/planted.rs:1 (floor 2) imports form::Form (floor 2): neighbours on one floor never import each other; let app introduce them."
    );
}

#[test]
fn a_planted_import_through_the_root_is_refused() {
    for text in [
        "use crate::Error;",
        "use flaskboost::Error;",
        "use super::super::Error;",
        "use crate::*;",
        "use crate as house;",
    ] {
        let found = offences_of(text);
        assert!(found.len() == 1 && found[0].contains("through the root"), "{text}: {found:?}");
    }
}

#[test]
fn an_import_is_found_however_it_is_written() {
    for text in [
        "use super::super::app::AppState;",
        "use super::super::{app, error::Error};",
        "fn f() { let _ = crate::app::run(); }",
        "fn f() { assert!(matches!(1, crate::app::ONE)); }",
        "struct S(Vec<flaskboost::app::App>);",
        "#[form(check = crate::app::check)] struct S;",
        "mod inner { use super::super::super::app::App; }",
        "impl crate::app::Part for S {}",
    ] {
        let found = offences_of(text);
        assert!(found.len() == 1 && found[0].contains("(floor 3)"), "{text}: {found:?}");
    }
}

#[test]
fn imports_from_below_from_the_own_module_and_in_tests_are_fine() {
    let text = "
        use crate::error::Error;
        use crate::view::other::Thing;
        use super::door;
        use super::super::error;
        use self::inner::X;
        #[cfg(test)]
        mod tests { use super::*; use crate::app::App; }
        mod inner { use super::X; }
    ";
    assert_eq!(offences_of(text), Vec::<String>::new());
}

#[test]
fn a_planted_circle_is_found() {
    let sources = [
        Source::parse("app/mod.rs", &["app"], "use crate::view::View;"),
        Source::parse("view/mod.rs", &["view"], "use crate::form::Form;"),
        Source::parse("form/mod.rs", &["form"], "fn f() { crate::app::run(); }"),
    ];
    let found = circle(&small_house(), &sources).expect("a circle").join(" -> ");
    assert_eq!(found, "app -> view -> form -> app");
    assert_eq!(circle(&small_house(), &sources[..2]), None);
}
