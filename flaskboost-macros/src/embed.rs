//! `embed!()`: the templates, static files and settings of the crate that calls it.
//!
//! The list of files is made while the calling crate compiles. Whether it is used is decided by
//! the profile of that crate (`cfg(debug_assertions)` in the expansion), not by the profile of
//! this macro.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::LitStr;
use syn::parse::{Parse, ParseStream};

/// The folders that go into the program.
const FOLDERS: [&str; 3] = ["settings", "static", "templates"];

/// The one hidden folder that is meant to be public (RFC 8615).
const WELL_KNOWN: &str = ".well-known";

/// The argument: nothing, or a folder relative to the calling crate.
pub(crate) struct Root(Option<LitStr>);

impl Parse for Root {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.is_empty() {
            return Ok(Self(None));
        }
        if !input.peek(LitStr) {
            return Err(input.error("expected nothing, or a folder relative to this crate: embed!(\"../site\")"));
        }
        let folder = input.parse()?;
        if !input.is_empty() {
            return Err(input.error("expected the end: embed! takes one folder"));
        }
        Ok(Self(Some(folder)))
    }
}

impl Root {
    /// Where the argument stands, for messages.
    fn span(&self) -> Span {
        self.0.as_ref().map_or_else(Span::call_site, LitStr::span)
    }

    /// What follows the folder of the crate: "" or "/../site".
    fn suffix(&self) -> String {
        match &self.0 {
            Some(folder) => format!("/{}", folder.value().trim_end_matches('/')),
            None => String::new(),
        }
    }
}

/// An `Assets` with the files of a release build and the folder of a debug build.
pub(crate) fn expand(root: &Root) -> TokenStream {
    let suffix = root.suffix();
    let (mistake, files) = match find(&suffix) {
        Ok(files) => (None, files),
        Err(message) => (Some(syn::Error::new(root.span(), message).to_compile_error()), Vec::new()),
    };
    let entries = files.iter().map(|name| {
        let path = format!("{suffix}/{name}");
        quote! {
            (#name, ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path)) as &'static [u8])
        }
    });
    quote! {
        {
            #mistake
            #[cfg(debug_assertions)]
            const FOLDER: &'static str = ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #suffix);
            #[cfg(debug_assertions)]
            const FILES: &'static [(&'static str, &'static [u8])] = &[];
            #[cfg(not(debug_assertions))]
            const FOLDER: &'static str = "";
            #[cfg(not(debug_assertions))]
            const FILES: &'static [(&'static str, &'static [u8])] = &[#(#entries),*];
            ::flaskboost::http::Assets::new(FOLDER, FILES, ::core::cfg!(debug_assertions))
        }
    }
}

/// The names of all files that go into the program, sorted.
fn find(suffix: &str) -> Result<Vec<String>, String> {
    let home = env::var("CARGO_MANIFEST_DIR")
        .map_err(|_| "embed! works in a crate that cargo builds: CARGO_MANIFEST_DIR is not set")?;
    let root = PathBuf::from(format!("{home}{suffix}"));
    let root = root.canonicalize().map_err(|error| format!("cannot read the folder `{}`: {error}", root.display()))?;
    if !root.is_dir() {
        return Err(format!("`{}` is not a folder", root.display()));
    }
    let mut found = BTreeMap::new();
    for folder in FOLDERS {
        let path = root.join(folder);
        if path.is_dir() {
            walk(&root, &path, folder, &mut Vec::new(), &mut found)?;
        }
    }
    Ok(found.into_keys().collect())
}

/// Adds the files of one folder and of those inside it.
fn walk(
    root: &Path,
    folder: &Path,
    name: &str,
    above: &mut Vec<PathBuf>,
    found: &mut BTreeMap<String, ()>,
) -> Result<(), String> {
    let read = |error: io::Error| format!("cannot read `{name}`: {error}");
    let real = folder.canonicalize().map_err(read)?;
    if !real.starts_with(root) {
        return Err(format!("`{name}` is a link that leads out of the crate: put the files themselves there"));
    }
    if above.contains(&real) {
        return Err(format!("`{name}` is a link to a folder around it: it would never end"));
    }
    above.push(real);
    for entry in fs::read_dir(folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        let Some(last) = path.file_name().and_then(|last| last.to_str()) else {
            return Err(format!("a file in `{name}` has a name that is not UTF-8: rename it"));
        };
        let name = format!("{name}/{last}");
        if last.starts_with('.') && last != WELL_KNOWN {
            continue;
        }
        if path.is_dir() {
            if !name.starts_with("settings/") {
                walk(root, &path, &name, above, found)?;
            }
        } else if is_carried(&name) {
            let real = path.canonicalize().map_err(|error| format!("cannot read `{name}`: {error}"))?;
            if !real.starts_with(root) {
                return Err(format!("`{name}` is a link that leads out of the crate: put the file itself there"));
            }
            found.insert(name, ());
        }
    }
    above.pop();
    Ok(())
}

/// Whether a file goes into the program: of the settings only `*.toml`, and never the secrets.
fn is_carried(name: &str) -> bool {
    match name.strip_prefix("settings/") {
        Some(file) => file.ends_with(".toml") && !file.eq_ignore_ascii_case("secrets.toml"),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_stay_out_of_the_program() {
        assert!(is_carried("settings/default.toml"));
        assert!(is_carried("templates/settings.html"));
        assert!(!is_carried("settings/secrets.toml"));
        assert!(!is_carried("settings/Secrets.toml"));
        assert!(!is_carried("settings/notes.txt"));
    }
}
