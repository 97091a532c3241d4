//! One field of a form: what its `#[field(..)]` says, each entry of the right kind and only once.

use syn::{Field as Written, GenericArgument, Ident, LitStr, PathArguments, Type};

use crate::attribute::{Entry, Limit, Value};
use crate::{mistake, name};

/// All that `#[field(..)]` can say.
const KNOWN: [&str; 18] = [
    "label",
    "help",
    "placeholder",
    "autocomplete",
    "autofocus",
    "widget",
    "min_len",
    "max_len",
    "min",
    "max",
    "step",
    "rows",
    "accept",
    "must_accept",
    "no_column",
    "nested",
    "list",
    "optional",
];

/// What a group of fields, or a list of them, can say.
const OF_GROUPS: [&str; 4] = ["label", "help", "nested", "list"];

/// The widgets that can be chosen, and their names in `flaskboost::form::Widget`.
const WIDGETS: [(&str, &str); 8] = [
    ("text", "Text"),
    ("textarea", "Textarea"),
    ("password", "Password"),
    ("hidden", "Hidden"),
    ("tel", "Tel"),
    ("url", "Url"),
    ("search", "Search"),
    ("email", "Email"),
];

/// One field of a form.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) name: LitStr,
    pub(crate) label: LitStr,
    pub(crate) help: Option<LitStr>,
    pub(crate) placeholder: Option<LitStr>,
    pub(crate) autocomplete: Option<LitStr>,
    pub(crate) autofocus: Option<Ident>,
    pub(crate) widget: Option<Ident>,
    pub(crate) min_len: Option<Given<u32>>,
    pub(crate) max_len: Option<Given<u32>>,
    pub(crate) min: Option<Given<Limit>>,
    pub(crate) max: Option<Given<Limit>>,
    pub(crate) step: Option<Given<Limit>>,
    pub(crate) rows: Option<Given<u32>>,
    pub(crate) accept: Option<Given<LitStr>>,
    pub(crate) must_accept: Option<Ident>,
    pub(crate) no_column: bool,
    pub(crate) shape: Shape,
}

/// A value and the word it was given to.
pub(crate) struct Given<T> {
    pub(crate) word: Ident,
    pub(crate) value: T,
}

/// One value, a group of fields, or rows of such groups.
pub(crate) enum Shape {
    Value,
    Nested,
    List { row: Box<Type>, min: u32, max: u32, extra: u32 },
}

impl Field {
    /// Reads the entries of one field.
    pub(crate) fn read(written: &Written, entries: &[Entry]) -> syn::Result<Self> {
        let ident = written.ident.clone().expect("the fields of a form have names");
        let span = ident.span();
        let mut field = Self {
            ty: written.ty.clone(),
            name: LitStr::new(&name::bare(&ident), span),
            label: LitStr::new(&name::label_of_field(&ident), span),
            help: None,
            placeholder: None,
            autocomplete: None,
            autofocus: None,
            widget: None,
            min_len: None,
            max_len: None,
            min: None,
            max: None,
            step: None,
            rows: None,
            accept: None,
            must_accept: None,
            no_column: false,
            shape: Shape::Value,
            ident,
        };
        let mut seen: Vec<String> = Vec::new();
        for entry in entries {
            let word = entry.name.to_string();
            if !KNOWN.contains(&word.as_str()) {
                return Err(mistake::unknown("attribute", &entry.name, &KNOWN));
            }
            if seen.contains(&word) {
                return Err(mistake::twice(&entry.name));
            }
            field.take(&word, entry)?;
            seen.push(word);
        }
        field.check_group(entries)?;
        Ok(field)
    }

    fn take(&mut self, word: &str, entry: &Entry) -> syn::Result<()> {
        match word {
            "label" => self.label = entry.text()?,
            "help" => self.help = Some(entry.text()?),
            "placeholder" => self.placeholder = Some(entry.text()?),
            "autocomplete" => self.autocomplete = Some(entry.text()?),
            "autofocus" => self.autofocus = Some(flag(entry)?),
            "widget" => self.widget = Some(widget(&entry.text()?)?),
            "min_len" => self.min_len = Some(given(entry, entry.count()?)),
            "max_len" => self.max_len = Some(given(entry, entry.count()?)),
            "min" => self.min = Some(given(entry, entry.limit()?)),
            "max" => self.max = Some(given(entry, entry.limit()?)),
            "step" => self.step = Some(given(entry, entry.limit()?)),
            "rows" => self.rows = Some(given(entry, entry.count()?)),
            "accept" => self.accept = Some(given(entry, entry.text()?)),
            "must_accept" => self.must_accept = Some(flag(entry)?),
            "no_column" => {
                flag(entry)?;
                self.no_column = true;
            }
            "optional" => {
                return Err(syn::Error::new(
                    entry.name.span(),
                    "a field that may be left empty has the type `Option<..>`",
                ));
            }
            "nested" => {
                flag(entry)?;
                self.shape = Shape::Nested;
            }
            "list" => self.shape = list(entry, &self.ty)?,
            _ => unreachable!("the words are those of KNOWN"),
        }
        Ok(())
    }

    /// A group has no rules of its own, and is not a list as well.
    fn check_group(&self, entries: &[Entry]) -> syn::Result<()> {
        if matches!(self.shape, Shape::Value) {
            return Ok(());
        }
        let has = |word: &str| entries.iter().find(|entry| entry.name == word);
        if let (Some(_), Some(list)) = (has("nested"), has("list")) {
            return Err(syn::Error::new(
                list.name.span(),
                "a field is `nested` or a `list`, not both: a list is already a list of groups",
            ));
        }
        match entries.iter().find(|entry| !OF_GROUPS.iter().any(|word| entry.name == word)) {
            Some(entry) => Err(syn::Error::new(
                entry.name.span(),
                format!("`{}` is for a field with one value: write it in the struct of the group", entry.name),
            )),
            None => Ok(()),
        }
    }
}

fn given<T>(entry: &Entry, value: T) -> Given<T> {
    Given { word: entry.name.clone(), value }
}

fn flag(entry: &Entry) -> syn::Result<Ident> {
    entry.flag()?;
    Ok(entry.name.clone())
}

fn widget(text: &LitStr) -> syn::Result<Ident> {
    let wanted = text.value();
    if let Some((_, variant)) = WIDGETS.iter().find(|(name, _)| *name == wanted) {
        return Ok(Ident::new(variant, text.span()));
    }
    let names = WIDGETS.map(|(name, _)| name);
    let advice = match mistake::nearest(&wanted, &names) {
        Some(name) => format!("did you mean \"{name}\"?"),
        None => format!("known are {}; others follow from the type of the field", mistake::list(&names)),
    };
    Err(syn::Error::new(text.span(), format!("unknown widget \"{wanted}\": {advice}")))
}

/// `list(max = 20)`, with `min` and `extra` if wanted, on a `Vec`.
fn list(entry: &Entry, ty: &Type) -> syn::Result<Shape> {
    let wrong = |message: &str| syn::Error::new(entry.name.span(), message.to_owned());
    let Value::List(entries) = &entry.value else {
        return Err(wrong("a list says how many rows it may have: `list(max = 20)`"));
    };
    let row = row_of(ty).ok_or_else(|| syn::Error::new_spanned(ty, "a list has the type `Vec<..>`"))?;
    let (mut min, mut max, mut extra) = (None, None, None);
    for entry in entries {
        let slot = match entry.name.to_string().as_str() {
            "min" => &mut min,
            "max" => &mut max,
            "extra" => &mut extra,
            _ => return Err(mistake::unknown("option", &entry.name, &["min", "max", "extra"])),
        };
        if slot.replace(entry.count()?).is_some() {
            return Err(mistake::twice(&entry.name));
        }
    }
    let max = max.ok_or_else(|| wrong("a list says how many rows it may have: `list(max = 20)`"))?;
    let min = min.unwrap_or(0);
    if max == 0 || max > 1000 {
        return Err(wrong("a list has at least 1 row and at most 1000"));
    }
    if min > max {
        return Err(wrong("`min` is larger than `max`: no list would fit"));
    }
    Ok(Shape::List { row: Box::new(row.clone()), min, max, extra: extra.unwrap_or(1) })
}

/// The `T` of a `Vec<T>`.
fn row_of(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == "Vec")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(row)) => Some(row),
        _ => None,
    }
}
