//! What kind of value an expression is, found before it is ever asked.

use regex::Regex;

use super::error::Fault;
use super::kind::{Function, Kind};
use super::pattern;
use super::syntax::{Expr, Operator, What};

/// An expression whose kinds fit together.
#[derive(Debug)]
pub(super) enum Checked {
    Null,
    Flag(bool),
    Number(f64),
    Text(Box<str>),
    Name(Box<str>),
    Not(Box<Checked>),
    Minus(Box<Checked>),
    Two(Operator, Box<Checked>, Box<Checked>),
    If(Box<Checked>, Box<Checked>, Box<Checked>),
    Member(Box<Checked>, Box<str>),
    Index(Box<Checked>, Box<Checked>),
    Call(Function, Box<Checked>, Vec<Checked>),
    HasChildren(Box<Checked>, Vec<Checked>),
    Matches(Box<Checked>, Regex),
}

/// Which names there are.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    /// The variables of the path, with their dollar signs.
    pub(super) variables: &'a [String],
    pub(super) has_new_data: bool,
    pub(super) has_query: bool,
}

/// Checks a rule: an expression that is a boolean.
pub(super) fn check(expr: &Expr, scope: &Scope<'_>) -> Result<Checked, Fault> {
    let (checked, kind) = scope.check(expr)?;
    if kind == Kind::Flag {
        return Ok(checked);
    }
    Err(Fault::new(expr.at, format!("a rule must be a boolean, and this is {}; compare it with `===`", kind.name())))
}

impl Scope<'_> {
    fn check(&self, expr: &Expr) -> Result<(Checked, Kind), Fault> {
        let at = expr.at;
        Ok(match &expr.what {
            What::Null => (Checked::Null, Kind::Null),
            What::Flag(value) => (Checked::Flag(*value), Kind::Flag),
            What::Number(value) => (Checked::Number(*value), Kind::Number),
            What::Text(text) => (Checked::Text(text.as_str().into()), Kind::Text),
            What::Pattern(..) => return Err(Fault::new(at, "a pattern stands in `matches()`")),
            What::List(_) => return Err(Fault::new(at, "a list stands in `hasChildren()`")),
            What::Name(name) => (Checked::Name(name.as_str().into()), self.kind_of(name, at)?),
            What::Not(inner) => (Checked::Not(Box::new(self.flag(inner, "`!` turns a boolean round")?)), Kind::Flag),
            What::Minus(inner) => {
                let (checked, kind) = self.check(inner)?;
                demand(kind.may_be(&[Kind::Number]), inner.at, "`-` turns a number round", kind)?;
                (Checked::Minus(Box::new(checked)), Kind::Number)
            }
            What::Two(operator, left, right) => self.two(*operator, left, right)?,
            What::If(test, yes, no) => {
                let test = self.flag(test, "what stands before `?` is a boolean")?;
                let ((yes, a), (no, b)) = (self.check(yes)?, self.check(no)?);
                let kind = match (a, b) {
                    _ if a == b => a,
                    _ if a.is_primitive() && b.is_primitive() => Kind::Primitive,
                    _ => Kind::Any,
                };
                (Checked::If(Box::new(test), Box::new(yes), Box::new(no)), kind)
            }
            What::Member(of, name) => self.member(of, name, at)?,
            What::Index(of, key) => self.index(of, key, at)?,
            What::Call(callee, arguments) => self.call(callee, arguments, at)?,
        })
    }

    fn kind_of(&self, name: &str, at: usize) -> Result<Kind, Fault> {
        Ok(match name {
            "auth" => Kind::Any,
            "now" => Kind::Number,
            "root" | "data" => Kind::Snapshot,
            "newData" if self.has_new_data => Kind::Snapshot,
            "query" if self.has_query => Kind::Query,
            "newData" => return Err(Fault::new(at, "`newData` is known to `.write` and `.validate` only")),
            "query" => return Err(Fault::new(at, "`query` is known to `.read` only")),
            _ if self.variables.iter().any(|variable| variable == name) => Kind::Text,
            _ => return Err(Fault::new(at, format!("there is no variable `{name}`"))),
        })
    }

    /// An expression that is certainly a boolean.
    fn flag(&self, expr: &Expr, why: &str) -> Result<Checked, Fault> {
        let (checked, kind) = self.check(expr)?;
        demand(kind == Kind::Flag, expr.at, why, kind)?;
        Ok(checked)
    }

    fn two(&self, operator: Operator, left: &Expr, right: &Expr) -> Result<(Checked, Kind), Fault> {
        let name = operator.name();
        if matches!(operator, Operator::And | Operator::Or) {
            let why = format!("`{name}` takes booleans");
            let (a, b) = (self.flag(left, &why)?, self.flag(right, &why)?);
            return Ok((Checked::Two(operator, Box::new(a), Box::new(b)), Kind::Flag));
        }
        let ((a, x), (b, y)) = (self.check(left)?, self.check(right)?);
        let demand_of = |kinds: &[Kind], why: &str| {
            demand(x.may_be(kinds), left.at, why, x).and_then(|()| demand(y.may_be(kinds), right.at, why, y))
        };
        let kind = match operator {
            Operator::Plus => {
                demand_of(&[Kind::Number, Kind::Text], "`+` takes numbers and strings")?;
                match (x, y) {
                    (Kind::Text, _) | (_, Kind::Text) => Kind::Text,
                    (Kind::Number, Kind::Number) => Kind::Number,
                    _ => Kind::Primitive,
                }
            }
            Operator::Minus | Operator::Times | Operator::Over | Operator::Modulo => {
                demand_of(&[Kind::Number], &format!("`{name}` takes numbers"))?;
                Kind::Number
            }
            Operator::Equal | Operator::Unequal => {
                let kinds = [Kind::Text, Kind::Number, Kind::Flag, Kind::Null];
                demand_of(&kinds, &format!("`{name}` compares values, not snapshots; take their `val()`"))?;
                Kind::Flag
            }
            _ => {
                let why = format!("`{name}` compares two numbers or two strings");
                demand_of(&[Kind::Text, Kind::Number, Kind::Null], &why)?;
                demand(x.is_open() || y.is_open() || x == y, right.at, &why, y)?;
                Kind::Flag
            }
        };
        Ok((Checked::Two(operator, Box::new(a), Box::new(b)), kind))
    }

    fn member(&self, of: &Expr, name: &str, at: usize) -> Result<(Checked, Kind), Fault> {
        let (checked, kind) = self.check(of)?;
        let found = match kind {
            Kind::Any => Some(Kind::Any),
            Kind::Primitive | Kind::Text => {
                if name == "length" {
                    Some(Kind::Number)
                } else {
                    Function::of_text(name).map(Kind::Function)
                }
            }
            Kind::Snapshot => Function::of_snapshot(name).map(Kind::Function),
            Kind::Query => query_kind(name),
            _ => None,
        };
        let found = found.ok_or_else(|| Fault::new(at, format!("{} has no `{name}`", kind.name())))?;
        Ok((Checked::Member(Box::new(checked), name.into()), found))
    }

    fn index(&self, of: &Expr, key: &Expr, at: usize) -> Result<(Checked, Kind), Fault> {
        if let What::Text(name) = &key.what {
            return self.member(of, name, at);
        }
        let (checked, kind) = self.check(of)?;
        demand(kind == Kind::Any, at, "`[ ]` looks into a token", kind)?;
        let (key_checked, key_kind) = self.check(key)?;
        demand(key_kind.may_be(&[Kind::Text, Kind::Number]), key.at, "`[ ]` takes a string or a number", key_kind)?;
        Ok((Checked::Index(Box::new(checked), Box::new(key_checked)), Kind::Any))
    }

    fn call(&self, callee: &Expr, arguments: &[Expr], at: usize) -> Result<(Checked, Kind), Fault> {
        let (checked, kind) = self.check(callee)?;
        let (of, function) = match (checked, kind) {
            (Checked::Member(of, _), Kind::Function(function)) => (of, function),
            // What may be a string has its methods.
            (Checked::Member(of, name), Kind::Any) => {
                let function = Function::of_text(&name);
                (of, function.ok_or_else(|| Fault::new(at, format!("a string has no `{name}`")))?)
            }
            _ => return Err(Fault::new(at, "only methods can be called")),
        };
        let (name, takes, gives) = function.signature();
        if function == Function::HasChildren {
            return Ok((Checked::HasChildren(of, self.keys(arguments, at)?), gives));
        }
        if takes.len() != arguments.len() {
            let what = format!("`{name}()` takes {} arguments, not {}", takes.len(), arguments.len());
            return Err(Fault::new(at, what));
        }
        if let (Function::Matches, [argument]) = (function, arguments) {
            let What::Pattern(body, flags) = &argument.what else {
                return Err(Fault::new(argument.at, "`matches()` takes a pattern such as /^a+$/"));
            };
            let pattern = pattern::compile(body, flags).map_err(|why| Fault::new(argument.at, why))?;
            return Ok((Checked::Matches(of, pattern), gives));
        }
        let mut checked = Vec::with_capacity(arguments.len());
        for (argument, takes) in arguments.iter().zip(takes) {
            let (value, kind) = self.check(argument)?;
            demand(kind.may_be(&[*takes]), argument.at, &format!("`{name}()` takes {}", takes.name()), kind)?;
            checked.push(value);
        }
        Ok((Checked::Call(function, of, checked), gives))
    }

    /// The keys in `hasChildren([…])`: none, or a list that is not empty.
    fn keys(&self, arguments: &[Expr], at: usize) -> Result<Vec<Checked>, Fault> {
        let list = match arguments {
            [] => return Ok(Vec::new()),
            [Expr { what: What::List(list), .. }] if !list.is_empty() => list,
            _ => return Err(Fault::new(at, "`hasChildren()` takes a list of strings that is not empty")),
        };
        let keys = list.iter().map(|key| {
            let (checked, kind) = self.check(key)?;
            demand(kind.may_be(&[Kind::Text]), key.at, "`hasChildren()` takes strings", kind)?;
            Ok(checked)
        });
        keys.collect()
    }
}

fn query_kind(name: &str) -> Option<Kind> {
    match name {
        "orderByKey" | "orderByValue" | "orderByPriority" => Some(Kind::Flag),
        "orderByChild" => Some(Kind::Text),
        "startAt" | "endAt" | "equalTo" => Some(Kind::Primitive),
        "limitToFirst" | "limitToLast" => Some(Kind::Number),
        _ => None,
    }
}

fn demand(is_fine: bool, at: usize, why: &str, found: Kind) -> Result<(), Fault> {
    if is_fine { Ok(()) } else { Err(Fault::new(at, format!("{why}, and this is {}", found.name()))) }
}
