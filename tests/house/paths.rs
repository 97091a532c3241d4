//! Every path that a file names: in `use`, in code, in types, in attributes and inside macros.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, Macro, UseTree};

use crate::source::Source;

/// A path as it is written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The words: `crate`, `view`, `View`; `*` for everything, `as` before another name.
    pub(crate) words: Vec<String>,
    /// The module in which it stands.
    pub(crate) module: Vec<String>,
    /// The line in the file.
    pub(crate) line: usize,
}

/// Every path that a file names.
pub(crate) fn named_in(source: &Source) -> Vec<Named> {
    let mut finder = Finder { module: source.module.clone(), found: Vec::new() };
    for item in &source.items {
        finder.visit_item(item);
    }
    finder.found
}

struct Finder {
    module: Vec<String>,
    found: Vec<Named>,
}

impl Finder {
    fn add(&mut self, words: Vec<String>, line: usize) {
        if !words.is_empty() {
            self.found.push(Named { words, module: self.module.clone(), line });
        }
    }

    fn add_tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |word: String| before.iter().cloned().chain([word]).collect::<Vec<_>>();
        match tree {
            UseTree::Path(path) => self.add_tree(&with(path.ident.to_string()), &path.tree),
            UseTree::Name(name) => self.add(with(name.ident.to_string()), name.ident.span().start().line),
            UseTree::Rename(name) => {
                let mut words = with(name.ident.to_string());
                words.push("as".to_owned());
                self.add(words, name.ident.span().start().line);
            }
            UseTree::Glob(glob) => self.add(with("*".to_owned()), glob.star_token.spans[0].start().line),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(before, tree);
                }
            }
        }
    }

    /// Finds `a::b::c` among tokens that nobody has parsed.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut words: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.add_long(&mut words, line);
                        line = word.span().start().line;
                    }
                    words.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    if colons == 2 && group.delimiter() == Delimiter::Brace {
                        self.add_group(&words, &group.stream());
                        words.clear();
                    }
                    self.add_long(&mut words, line);
                    colons = 0;
                    self.add_tokens(group.stream());
                }
                _ => {
                    self.add_long(&mut words, line);
                    colons = 0;
                }
            }
        }
        self.add_long(&mut words, line);
    }

    /// One word alone may be anything; two are a path.
    fn add_long(&mut self, words: &mut Vec<String>, line: usize) {
        let words = std::mem::take(words);
        if words.len() > 1 {
            self.add(words, line);
        }
    }

    /// `a::{b, c::d}` among tokens.
    fn add_group(&mut self, before: &[String], inside: &TokenStream) {
        let text: String = format!("use {}::{{{inside}}};", before.join("::"));
        if let Ok(Item::Use(item)) = syn::parse_str(&text) {
            self.add_tree(&[], &item.tree);
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add_tree(&[], &item.tree);
    }

    /// `pub(crate)` and `pub(in crate::a)` import nothing.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let line = path.segments.first().map_or(0, |segment| segment.ident.span().start().line);
        self.add(words, line);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.add_tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.add_tokens(list.tokens.clone());
        }
        visit::visit_attribute(self, attribute);
    }
}

#[test]
fn paths_are_found_wherever_they_are_written() {
    let text = r#"
        use crate::{a::B, c::{self, D as E}, f::*};
        #[derive(x::Derived)]
        #[form(check = crate::g::check)]
        struct S { field: crate::h::H<crate::i::I> }
        fn f() { crate::j::run(); let _ = matches!(1, crate::k::K | super::l::L); }
        macro_rules! m { () => { use $crate::n::{o, p}; } }
        mod inner { use super::super::q; }
    "#;
    let source = Source::parse("planted.rs", &["room"], text);
    let found: Vec<String> = named_in(&source).iter().map(|named| named.words.join("::")).collect();
    for wanted in [
        "crate::a::B",
        "crate::c::self",
        "crate::c::D::as",
        "crate::f::*",
        "x::Derived",
        "crate::g::check",
        "crate::h::H",
        "crate::i::I",
        "crate::j::run",
        "crate::k::K",
        "super::l::L",
        "crate::n::o",
        "crate::n::p",
        "super::super::q",
    ] {
        assert!(found.iter().any(|path| path == wanted), "{wanted} is missing in {found:?}");
    }
}
