//! What is wrong with a `View`, each mistake at its place.

use syn::{Data, Ident, LitStr};

use super::ast;
use crate::mistake::{self, Mistakes};

/// A view without mistakes.
pub(crate) struct View {
    pub(crate) ident: Ident,
    pub(crate) template: LitStr,
    pub(crate) json: bool,
}

impl View {
    /// Judges what was written; all mistakes come together.
    pub(crate) fn check(view: &ast::View) -> syn::Result<Self> {
        let mut mistakes = Mistakes::default();
        mistakes.keep(shape(view));
        let template = view.attributes.first().map(|(_, template)| template).ok_or_else(|| {
            syn::Error::new(
                view.input.ident.span(),
                "a view needs the name of its template: add #[view(\"posts/index.html\")]",
            )
        })?;
        for (extra, _) in view.attributes.iter().skip(1) {
            mistakes.add(syn::Error::new_spanned(extra, "a view has one template: keep one #[view(..)]"));
        }
        mistakes.keep(name(&template.name));
        let mut json = false;
        for option in &template.options {
            if option != "json" {
                mistakes.add(mistake::unknown("option", option, &["json"]));
            } else if json {
                mistakes.add(mistake::twice(option));
            }
            json = true;
        }
        mistakes.or(Self { ident: view.input.ident.clone(), template: template.name.clone(), json })
    }
}

/// A view is a struct that owns all its data.
fn shape(view: &ast::View) -> syn::Result<()> {
    let generics = &view.input.generics;
    match &view.input.data {
        Data::Enum(data) => Err(syn::Error::new(
            data.enum_token.span,
            "a view is a struct: make one struct, and one template, for each page",
        )),
        Data::Union(data) => Err(syn::Error::new(data.union_token.span, "a view is a struct, not a union")),
        Data::Struct(_) if !generics.params.is_empty() => Err(syn::Error::new_spanned(
            generics,
            "a view owns all its data and is drawn from one template: name the types instead of parameters and lifetimes (`String`, not `&'a str`)",
        )),
        Data::Struct(_) => Ok(()),
    }
}

/// The name of a template is a path below `templates/`.
fn name(template: &LitStr) -> syn::Result<()> {
    let name = template.value();
    let problem = if name.trim().is_empty() {
        "the name of the template is empty: write its path below `templates/`, such as \"posts/index.html\""
    } else if name.starts_with('/') || name.contains('\\') || name.contains(':') {
        "the name of a template is its path below `templates/`, with `/` between folders: no leading `/`, no `\\`, no drive"
    } else if name.starts_with("templates/") {
        "the name of a template starts below `templates/`: leave that folder out"
    } else if name.split('/').any(|part| part.is_empty() || part == "." || part == ".." || part != part.trim()) {
        "the name of a template has no empty part, no `.` and no `..`: write its path below `templates/`"
    } else if !name.rsplit('/').next().is_some_and(|file| file.contains('.')) {
        "the name of a template ends in its kind, such as `.html`"
    } else {
        return Ok(());
    };
    Err(syn::Error::new(template.span(), problem))
}
