//! What every file owes its reader.

use syn::visit::{self, Visit};
use syn::{ExprMethodCall, Item, Macro};

use crate::source::without_tests;
use crate::workspace;

/// The folders with sources of ours.
const FOLDERS: [&str; 5] = ["examples", "flaskboost-core", "flaskboost-macros", "template", "tests"];

/// The most lines of code that one file may have.
const MOST_LINES: usize = 300;

/// Every source of ours; the mistakes that the macros are tested with are not meant to be read.
fn sources() -> Vec<String> {
    let files = FOLDERS.iter().flat_map(|folder| workspace::files(folder, "rs"));
    files.filter(|file| !file.contains("/tests/ui/")).collect()
}

/// Whether a file holds nothing but tests.
fn is_test(file: &str) -> bool {
    file.starts_with("tests/") || file.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "benches"))
}

#[test]
fn every_file_says_in_its_first_line_what_it_is() {
    let silent: Vec<String> = sources().into_iter().filter(|file| !workspace::read(file).starts_with("//! ")).collect();
    assert!(silent.is_empty(), "these do not begin with `//! `:\n{}", silent.join("\n"));
}

#[test]
fn no_file_is_too_long_to_be_read_in_one_go() {
    let files = sources().into_iter().filter(|file| !is_test(file));
    let counted = files.map(|file| (lines_of_code(&workspace::read(&file)), file));
    let long: Vec<String> =
        counted.filter(|(lines, _)| *lines > MOST_LINES).map(|(lines, file)| format!("{file}: {lines}")).collect();
    assert!(long.is_empty(), "more than {MOST_LINES} lines of code:\n{}", long.join("\n"));
}

#[test]
fn nothing_is_left_open_and_nothing_gives_up_outside_of_tests() {
    let mut found = Vec::new();
    for file in sources().into_iter().filter(|file| !is_test(file)) {
        found.extend(
            loose_ends(&workspace::read(&file)).into_iter().map(|(line, what)| format!("{file}:{line} {what}")),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_example_has_a_readme_and_a_test() {
    for example in workspace::folders("examples") {
        let has_readme = workspace::root().join(&example).join("README.md").exists();
        assert!(has_readme, "{example} has no README.md");
        let has_test = workspace::files(&example, "rs").iter().any(|file| workspace::read(file).contains("test]\n"));
        assert!(has_test, "{example} has no test");
    }
}

#[test]
fn main_of_every_app_fits_on_a_screen() {
    let mains = sources().into_iter().filter(|file| file.ends_with("src/main.rs"));
    for file in mains {
        let lines = workspace::read(&file).lines().count();
        assert!(lines <= 20, "{file} has {lines} lines");
    }
}

/// The lines that are neither empty, nor comment, nor test.
fn lines_of_code(text: &str) -> usize {
    let mut is_test = false;
    let mut count = 0;
    for line in text.lines() {
        if line.starts_with("#[cfg(test)]") || line.starts_with("#[test]") {
            is_test = true;
        }
        let bare = line.trim();
        if !is_test && !bare.is_empty() && !bare.starts_with("//") {
            count += 1;
        }
        // An item at the margin ends with a bracket at the margin, or on the line where it began.
        if is_test && !line.starts_with([' ', '#', '/']) && (line.starts_with('}') || line.ends_with([';', '}'])) {
            is_test = false;
        }
    }
    count
}

/// Every `unwrap()`, `todo!`, `dbg!` and `unimplemented!` outside of tests, with its line.
fn loose_ends(text: &str) -> Vec<(usize, String)> {
    let parsed = match syn::parse_file(text) {
        Ok(parsed) => parsed,
        Err(why) => return vec![(why.span().start().line, format!("does not parse: {why}"))],
    };
    let mut finder = LooseEnds(Vec::new());
    for item in without_tests(parsed.items) {
        finder.visit_item(&item);
    }
    finder.0
}

struct LooseEnds(Vec<(usize, String)>);

impl<'ast> Visit<'ast> for LooseEnds {
    fn visit_item(&mut self, item: &'ast Item) {
        visit::visit_item(self, item);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if call.method == "unwrap" && call.args.is_empty() {
            self.0.push((
                call.method.span().start().line,
                "gives up with unwrap(): handle it, or say why it cannot fail".to_owned(),
            ));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        if let Some(name) = call.path.get_ident().map(ToString::to_string)
            && ["todo", "dbg", "unimplemented"].contains(&name.as_str())
        {
            self.0.push((call.path.segments[0].ident.span().start().line, format!("is not finished: {name}!")));
        }
        visit::visit_macro(self, call);
    }
}

#[test]
fn planted_loose_ends_are_found_and_those_of_tests_are_not() {
    let text = "fn f() {\n    todo!();\n    Some(1).unwrap();\n    None.unwrap_or(2);\n}\n\
        #[cfg(test)]\nmod tests {\n    fn g() { Some(1).unwrap(); }\n}\n#[test]\nfn h() { dbg!(1); }\n";
    let lines: Vec<usize> = loose_ends(text).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn only_code_is_counted() {
    let text = "//! What.\n\nuse a::b;\n\n/// Why.\nfn f() {\n    // how\n    b();\n}\n\n\
        #[cfg(test)]\nmod tests;\n\nconst A: u8 = 1;\n\n#[cfg(test)]\nmod more {\n    fn g() {}\n}\n\nconst B: u8 = 2;\n";
    assert_eq!(lines_of_code(text), 6);
}
