//! Where a setting comes from.

use std::fmt;

use figment::value::Value;

use crate::settings::error::Error;
use crate::settings::layer::Layer;
use crate::settings::stack::Stack;
use crate::settings::suggestion;

const UNSET: &str = "not set";

/// Where a setting comes from: each layer that sets it, lowest first, and the one that won.
/// Of a table: each key with its value and its layer. Secrets print as `[secret]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    key: String,
    about: About,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum About {
    /// Layer and value, lowest first.
    Key(Vec<[String; 2]>),
    /// Key, value and layer.
    Table(Vec<[String; 3]>),
}

impl Explanation {
    pub(super) fn of(key: &str, tables: &[String], stack: &Stack) -> Result<Self, Error> {
        let keys = stack.keys();
        let about = if tables.iter().any(|table| table == key) {
            let inside = keys.iter().filter(|inner| inner.split('.').next() == Some(key));
            About::Table(inside.map(|inner| row(inner, stack)).collect())
        } else if keys.iter().any(|known| known == key) {
            let history = stack.history(key).into_iter();
            About::Key(history.map(|(layer, value)| [layer.name.clone(), shown(key, layer, value, stack)]).collect())
        } else {
            let known = keys.iter().chain(tables).map(String::as_str);
            let suggestion = suggestion::nearest_dotted(key, known).map(str::to_owned);
            return Err(Error::UnknownKey { key: key.to_owned(), suggestion });
        };
        Ok(Self { key: key.to_owned(), about })
    }

    /// The name of the layer that won; nothing for a table, or a key that no layer sets.
    pub fn winner(&self) -> Option<&str> {
        match &self.about {
            About::Key(layers) => layers.last().map(|[layer, _]| layer.as_str()),
            About::Table(_) => None,
        }
    }
}

fn row(key: &str, stack: &Stack) -> [String; 3] {
    let (value, layer) = match stack.history(key).last() {
        Some((layer, value)) => (shown(key, layer, value, stack), layer.name.clone()),
        None => (UNSET.to_owned(), String::new()),
    };
    let field = key.split_once('.').map_or(key, |(_, field)| field);
    [field.to_owned(), value, layer]
}

/// The value as TOML writes it, unless it is to stay hidden.
fn shown(key: &str, layer: &Layer, value: &Value, stack: &Stack) -> String {
    if stack.hides(key, layer) { "[secret]".to_owned() } else { toml(value) }
}

fn toml(value: &Value) -> String {
    match value {
        Value::String(_, text) => format!("{text:?}"),
        Value::Char(_, character) => format!("{:?}", character.to_string()),
        Value::Bool(_, value) => value.to_string(),
        Value::Num(_, number) => number.to_actual().to_string().split('`').nth(1).unwrap_or_default().to_owned(),
        Value::Empty(..) => UNSET.to_owned(),
        Value::Array(_, list) => format!("[{}]", list.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Value::Dict(_, table) => {
            let pairs = table.iter().map(|(key, value)| format!("{key} = {}", toml(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The width of the widest of some texts.
fn width<'a>(texts: impl Iterator<Item = &'a String>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or_default()
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.key;
        match &self.about {
            About::Key(layers) => {
                let Some(([winner, value], lower)) = layers.split_last() else {
                    return write!(f, "{key} is {UNSET}");
                };
                write!(f, "{key} = {value}\n\n")?;
                let wide = width(layers.iter().map(|[layer, _]| layer));
                for [layer, value] in lower {
                    writeln!(f, "    {layer:wide$}  {value}")?;
                }
                write!(f, "  > {winner:wide$}  {value}")
            }
            About::Table(rows) => {
                write!(f, "[{key}]")?;
                let wide_key = width(rows.iter().map(|[key, ..]| key));
                let wide_value = width(rows.iter().map(|[_, value, _]| value));
                for [key, value, layer] in rows {
                    let line = format!("  {key:wide_key$}  {value:wide_value$}  {layer}");
                    write!(f, "\n{}", line.trim_end())?;
                }
                Ok(())
            }
        }
    }
}
