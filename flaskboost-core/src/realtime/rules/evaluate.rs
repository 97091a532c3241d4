//! What an expression is worth, for somebody, at a place.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::check::Checked;
use super::kind::Function;
use super::syntax::Operator;
use super::value::{Snapshot, Value, written};
use crate::realtime::tree::{Bound, BoundKey, Index, Key, Node, Path, Query, Side};

/// The longest text that an expression makes, in bytes.
const LONGEST: usize = 10 * 1024 * 1024;

/// What the names in an expression stand for.
#[derive(Debug)]
pub(super) struct World<'a> {
    pub(super) auth: &'a Json,
    /// Milliseconds since 1970.
    pub(super) now: i64,
    pub(super) root: &'a Node,
    /// The tree after the write, if it is one.
    pub(super) new_root: Option<&'a Node>,
    /// Where the rule is asked.
    pub(super) path: Path,
    pub(super) variables: &'a [(&'a str, &'a Key)],
    pub(super) query: Option<&'a Query>,
}

/// A value was not what an expression needs: then the rule does not hold.
#[derive(Debug)]
pub(super) struct Unfit;

type Result<T> = std::result::Result<T, Unfit>;

impl<'a> World<'a> {
    /// Whether a rule holds. One that cannot be told does not.
    pub(super) fn holds(&self, rule: &'a Checked) -> bool {
        matches!(self.of(rule), Ok(Value::Flag(true)))
    }

    fn of(&self, expr: &'a Checked) -> Result<Value<'a>> {
        Ok(match expr {
            Checked::Null => Value::Null,
            Checked::Flag(value) => Value::Flag(*value),
            Checked::Number(value) => Value::Number(*value),
            Checked::Text(text) => Value::Text(Cow::Borrowed(text)),
            Checked::Name(name) => self.named(name)?,
            Checked::Not(inner) => Value::Flag(!self.flag(inner)?),
            Checked::Minus(inner) => Value::Number(-self.number(inner)?),
            Checked::Two(Operator::And, a, b) => Value::Flag(self.flag(a)? && self.flag(b)?),
            Checked::Two(Operator::Or, a, b) => Value::Flag(self.flag(a)? || self.flag(b)?),
            Checked::Two(operator, a, b) => two(*operator, &self.of(a)?, &self.of(b)?)?,
            Checked::If(test, yes, no) => self.of(if self.flag(test)? { yes } else { no })?,
            Checked::Member(of, name) => self.member(self.of(of)?, name),
            Checked::Index(of, key) => match (self.of(of)?, self.of(key)?) {
                (Value::Json(json), Value::Text(name)) => inside(json, &name),
                (Value::Json(Json::Array(list)), Value::Number(place)) => {
                    let mut places = list.iter().enumerate();
                    #[expect(clippy::cast_precision_loss, reason = "a token has few places")]
                    let found = places.find(|(at, _)| *at as f64 == place);
                    found.map_or(Value::Null, |(_, json)| Value::of_json(json))
                }
                _ => Value::Null,
            },
            Checked::HasChildren(of, keys) => {
                let node = self.snapshot(of)?.node();
                let mut has_all = node.children().is_some();
                for key in keys {
                    let path = Path::parse(&self.text(key)?).map_err(|_| Unfit)?;
                    has_all &= !node.at(&path).is_empty();
                }
                Value::Flag(has_all)
            }
            Checked::Matches(of, pattern) => Value::Flag(pattern.is_match(&self.text(of)?)),
            Checked::Call(function, of, arguments) => self.call(*function, of, arguments)?,
        })
    }

    fn named(&self, name: &str) -> Result<Value<'a>> {
        let snapshot = |root: &'a Node, path: &Path| Value::Snapshot(Snapshot { root, path: path.clone() });
        Ok(match name {
            "auth" => Value::of_json(self.auth),
            #[expect(clippy::cast_precision_loss, reason = "expressions reckon with doubles")]
            "now" => Value::Number(self.now as f64),
            "root" => snapshot(self.root, &Path::ROOT),
            "data" => snapshot(self.root, &self.path),
            "newData" => snapshot(self.new_root.ok_or(Unfit)?, &self.path),
            "query" => Value::Query,
            _ => {
                let found = self.variables.iter().find(|(variable, _)| *variable == name);
                Value::Text(Cow::Borrowed(found.ok_or(Unfit)?.1.as_str()))
            }
        })
    }

    fn flag(&self, expr: &'a Checked) -> Result<bool> {
        if let Value::Flag(value) = self.of(expr)? { Ok(value) } else { Err(Unfit) }
    }

    fn number(&self, expr: &'a Checked) -> Result<f64> {
        if let Value::Number(value) = self.of(expr)? { Ok(value) } else { Err(Unfit) }
    }

    fn text(&self, expr: &'a Checked) -> Result<Cow<'a, str>> {
        if let Value::Text(value) = self.of(expr)? { Ok(value) } else { Err(Unfit) }
    }

    fn snapshot(&self, expr: &'a Checked) -> Result<Snapshot<'a>> {
        if let Value::Snapshot(value) = self.of(expr)? { Ok(value) } else { Err(Unfit) }
    }

    fn member(&self, of: Value<'a>, name: &str) -> Value<'a> {
        match of {
            Value::Json(json) => inside(json, name),
            #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
            Value::Text(text) if name == "length" => Value::Number(text.encode_utf16().count() as f64),
            Value::Query => self.query.map_or(Value::Null, |query| of_query(query, name)),
            _ => Value::Null,
        }
    }

    fn call(&self, function: Function, of: &'a Checked, arguments: &'a [Checked]) -> Result<Value<'a>> {
        let first = || self.text(arguments.first().ok_or(Unfit)?);
        Ok(match function {
            Function::Val => Value::of_node(&self.snapshot(of)?.node()),
            Function::Child => {
                let below = Path::parse(&first()?).map_err(|_| Unfit)?;
                let Snapshot { root, path } = self.snapshot(of)?;
                Value::Snapshot(Snapshot { root, path: path.join(&below) })
            }
            Function::Parent => {
                let Snapshot { root, path } = self.snapshot(of)?;
                let (_, above) = path.keys().split_last().ok_or(Unfit)?;
                Value::Snapshot(Snapshot { root, path: above.to_vec().into() })
            }
            Function::HasChild => {
                let below = Path::parse(&first()?).map_err(|_| Unfit)?;
                Value::Flag(!below.is_root() && !self.snapshot(of)?.node().at(&below).is_empty())
            }
            Function::Exists => Value::Flag(!self.snapshot(of)?.node().is_empty()),
            Function::GetPriority => {
                let node = self.snapshot(of)?.node();
                node.priority().map_or(Value::Null, |priority| Value::of_scalar(&priority.clone().into()))
            }
            Function::IsNumber => Value::Flag(matches!(Value::of_node(&self.snapshot(of)?.node()), Value::Number(_))),
            Function::IsString => Value::Flag(matches!(Value::of_node(&self.snapshot(of)?.node()), Value::Text(_))),
            Function::IsBoolean => Value::Flag(matches!(Value::of_node(&self.snapshot(of)?.node()), Value::Flag(_))),
            Function::Contains => Value::Flag(self.text(of)?.contains(&*first()?)),
            Function::BeginsWith => Value::Flag(self.text(of)?.starts_with(&*first()?)),
            Function::EndsWith => Value::Flag(self.text(of)?.ends_with(&*first()?)),
            Function::Replace => {
                let by = self.text(arguments.get(1).ok_or(Unfit)?)?;
                let (text, what) = (self.text(of)?, first()?);
                // What people stored must not become more than a tree could hold.
                let most = text.len() + (text.len() + 1).saturating_mul(by.len());
                if most > LONGEST && text.len() + text.matches(&*what).count().saturating_mul(by.len()) > LONGEST {
                    return Err(Unfit);
                }
                Value::Text(Cow::Owned(text.replace(&*what, &by)))
            }
            Function::ToLowerCase => Value::Text(Cow::Owned(self.text(of)?.to_lowercase())),
            Function::ToUpperCase => Value::Text(Cow::Owned(self.text(of)?.to_uppercase())),
            // They are expressions of their own.
            Function::HasChildren | Function::Matches => return Err(Unfit),
        })
    }
}

/// What a part of a token has under a name.
fn inside<'a>(json: &'a Json, name: &str) -> Value<'a> {
    json.get(name).map_or(Value::Null, Value::of_json)
}

fn of_query<'a>(query: &Query, name: &str) -> Value<'a> {
    let end = |bound: &Option<Bound>| match bound {
        None => Value::Null,
        Some(bound) => match (&query.index, &bound.key) {
            (Index::Key, BoundKey::At(key)) => Value::Text(Cow::Owned(key.to_string())),
            _ => Value::of_node(&bound.value),
        },
    };
    let limit = |side: Side| match query.limit {
        #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
        Some((most, from)) if from == side => Value::Number(most as f64),
        _ => Value::Null,
    };
    let is_one = query.start == query.end && query.start.is_some();
    match name {
        "orderByKey" => Value::Flag(query.index == Index::Key),
        "orderByValue" => Value::Flag(query.index == Index::Value),
        "orderByPriority" => Value::Flag(query.index == Index::Priority),
        "orderByChild" => match &query.index {
            Index::Child(path) => Value::Text(Cow::Owned(path.to_string().trim_start_matches('/').to_owned())),
            _ => Value::Null,
        },
        "startAt" => end(&query.start),
        "endAt" => end(&query.end),
        "equalTo" if is_one => end(&query.start),
        "limitToFirst" => limit(Side::First),
        "limitToLast" => limit(Side::Last),
        _ => Value::Null,
    }
}

fn two<'a>(operator: Operator, a: &Value<'_>, b: &Value<'_>) -> Result<Value<'a>> {
    let numbers = || match (a, b) {
        (Value::Number(a), Value::Number(b)) => Ok((*a, *b)),
        _ => Err(Unfit),
    };
    Ok(match operator {
        Operator::Plus => match (a, b) {
            (Value::Number(a), Value::Number(b)) => Value::Number(a + b),
            (Value::Text(a), Value::Text(b)) if a.len() + b.len() > LONGEST => return Err(Unfit),
            (Value::Text(a), Value::Text(b)) => Value::Text(Cow::Owned(format!("{a}{b}"))),
            (Value::Text(a), Value::Number(b)) => Value::Text(Cow::Owned(format!("{a}{}", written(*b)))),
            (Value::Number(a), Value::Text(b)) => Value::Text(Cow::Owned(format!("{}{b}", written(*a)))),
            _ => return Err(Unfit),
        },
        Operator::Minus => numbers().map(|(a, b)| Value::Number(a - b))?,
        Operator::Times => numbers().map(|(a, b)| Value::Number(a * b))?,
        Operator::Over => numbers().map(|(a, b)| Value::Number(if b == 0.0 { f64::NAN } else { a / b }))?,
        Operator::Modulo => numbers().map(|(a, b)| Value::Number(a % b))?,
        Operator::Equal => Value::Flag(equal(a, b)?),
        Operator::Unequal => Value::Flag(!equal(a, b)?),
        _ => Value::Flag(ordered(operator, a, b)?),
    })
}

fn equal(a: &Value<'_>, b: &Value<'_>) -> Result<bool> {
    let is_comparable = |value: &Value<'_>| !matches!(value, Value::Snapshot(_) | Value::Query);
    if !is_comparable(a) || !is_comparable(b) {
        return Err(Unfit);
    }
    Ok(match (a, b) {
        (Value::Null, Value::Null) => true,
        (Value::Flag(a), Value::Flag(b)) => a == b,
        (Value::Number(a), Value::Number(b)) => a == b,
        (Value::Text(a), Value::Text(b)) => a == b,
        // No two branches are the same one.
        _ => false,
    })
}

fn ordered(operator: Operator, a: &Value<'_>, b: &Value<'_>) -> Result<bool> {
    let order = match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(b),
        (Value::Text(a), Value::Text(b)) => Some(a.encode_utf16().cmp(b.encode_utf16())),
        (Value::Null, Value::Null) => Some(std::cmp::Ordering::Equal),
        _ => return Err(Unfit),
    };
    Ok(order.is_some_and(|order| match operator {
        Operator::Less => order.is_lt(),
        Operator::LessOrEqual => order.is_le(),
        Operator::Greater => order.is_gt(),
        _ => order.is_ge(),
    }))
}
