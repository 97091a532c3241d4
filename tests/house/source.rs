//! The files of a crate as the compiler sees them without its tests.

use std::path::{Path, PathBuf};

use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta};

use crate::workspace;

/// One file of a crate, and which module it is.
pub(crate) struct Source {
    /// The file, from the folder `src` of its crate: `view/layer.rs`.
    pub(crate) file: String,
    /// The module, from the root of its crate: `view`, `layer`.
    pub(crate) module: Vec<String>,
    /// What stands in it, without what only its tests see.
    pub(crate) items: Vec<Item>,
}

impl Source {
    /// Reads text as the file of a module.
    pub(crate) fn parse(file: &str, module: &[&str], text: &str) -> Self {
        let parsed = match syn::parse_file(text) {
            Ok(parsed) => parsed,
            Err(why) => panic!("{file}:{}: {why}", why.span().start().line),
        };
        let module = module.iter().map(|name| (*name).to_owned()).collect();
        Self { file: file.to_owned(), module, items: without_tests(parsed.items) }
    }

    /// Every file that a crate is made of, its `lib.rs` first: what no `mod` leads to is not part of it.
    pub(crate) fn of_crate(crate_folder: &str) -> Vec<Self> {
        let src = Path::new(crate_folder).join("src");
        let mut found = vec![Self::read(&src, Path::new("lib.rs"), &[])];
        let mut next = 0;
        while let Some(source) = found.get(next) {
            let more: Vec<Self> = source
                .files(&src)
                .into_iter()
                .map(|(name, file)| {
                    let module: Vec<&str> = source.module.iter().map(String::as_str).chain([name.as_str()]).collect();
                    Self::read(&src, &file, &module)
                })
                .collect();
            found.extend(more);
            next += 1;
        }
        found
    }

    fn read(src: &Path, file: &Path, module: &[&str]) -> Self {
        let text = workspace::read(&src.join(file).display().to_string());
        Self::parse(&file.display().to_string(), module, &text)
    }

    /// The files of the modules that this file declares.
    fn files(&self, src: &Path) -> Vec<(String, PathBuf)> {
        let src = workspace::root().join(src);
        let folder = self.folder();
        let declared = self.items.iter().filter_map(|item| match item {
            Item::Mod(module) if module.content.is_none() => Some(module),
            _ => None,
        });
        declared
            .map(|module| {
                let name = module.ident.to_string();
                let beside = Path::new(&self.file).parent().unwrap_or(Path::new(""));
                let file = match path_of(&module.attrs) {
                    Some(path) => beside.join(path),
                    None if src.join(&folder).join(format!("{name}.rs")).exists() => folder.join(format!("{name}.rs")),
                    None => folder.join(&name).join("mod.rs"),
                };
                (name, file)
            })
            .collect()
    }

    /// The folder in which the modules of this file are.
    fn folder(&self) -> PathBuf {
        let file = Path::new(&self.file);
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        match file.file_stem().and_then(|stem| stem.to_str()) {
            Some("lib" | "mod") | None => folder,
            Some(stem) => folder.join(stem),
        }
    }
}

/// Whether an attribute keeps its item for tests.
fn is_for_tests(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return attribute.path().is_ident("test") };
    let words = list.tokens.to_string();
    list.path.is_ident("cfg")
        && (words == "test" || (words.starts_with("all") && words.contains("test") && !words.contains("not")))
}

/// The items without those that only tests see.
pub(crate) fn without_tests(items: Vec<Item>) -> Vec<Item> {
    let kept = items.into_iter().filter(|item| !attributes_of(item).iter().any(is_for_tests));
    kept.map(|item| match item {
        Item::Mod(mut module) => {
            module.content = module.content.map(|(brace, items)| (brace, without_tests(items)));
            Item::Mod(module)
        }
        other => other,
    })
    .collect()
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// What `#[path = ".."]` says.
fn path_of(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(path), .. }) => Some(path.value()),
            _ => None,
        },
        _ => None,
    })
}

#[test]
fn what_only_tests_see_is_left_out() {
    let text = "#[cfg(test)] mod a {} #[cfg(not(test))] mod b {} mod c { #[cfg(test)] mod d {} #[test] fn e() {} }
        #[cfg(all(test, unix))] mod f {} #[cfg(feature = \"testing\")] mod g {}";
    let source = Source::parse("planted.rs", &[], text);
    let names: Vec<String> = source
        .items
        .iter()
        .map(|item| match item {
            Item::Mod(module) => {
                format!("{}{}", module.ident, module.content.as_ref().map_or(0, |(_, in_it)| in_it.len()))
            }
            _ => "another item".to_owned(),
        })
        .collect();
    assert_eq!(names, ["b0", "c0", "g0"]);
}
