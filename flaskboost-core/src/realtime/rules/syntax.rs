//! An expression as a tree.

use super::error::Fault;
use super::token::{Placed, Token, tokens};

/// An expression, and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expr {
    pub(super) at: usize,
    pub(super) what: What,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    Pattern(String, String),
    List(Vec<Expr>),
    Name(String),
    /// `!` and what it turns round.
    Not(Box<Expr>),
    /// `-` and what it turns round.
    Minus(Box<Expr>),
    Two(Operator, Box<Expr>, Box<Expr>),
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `of.name`
    Member(Box<Expr>, String),
    /// `of[key]`
    Index(Box<Expr>, Box<Expr>),
    Call(Box<Expr>, Vec<Expr>),
}

/// What stands between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Over,
    Modulo,
}

impl Operator {
    /// How it is written, and how closely it binds.
    const ALL: [(&'static str, Self, u8); 15] = [
        ("||", Self::Or, 1),
        ("&&", Self::And, 2),
        ("==", Self::Equal, 3),
        ("===", Self::Equal, 3),
        ("!=", Self::Unequal, 3),
        ("!==", Self::Unequal, 3),
        ("<", Self::Less, 4),
        ("<=", Self::LessOrEqual, 4),
        (">", Self::Greater, 4),
        (">=", Self::GreaterOrEqual, 4),
        ("+", Self::Plus, 5),
        ("-", Self::Minus, 5),
        ("*", Self::Times, 6),
        ("/", Self::Over, 6),
        ("%", Self::Modulo, 6),
    ];

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, one, _)| *one == self).map_or("", |(name, ..)| name)
    }
}

/// How deep an expression may be.
const DEEPEST: usize = 100;

/// Reads an expression.
pub(super) fn parse(text: &str) -> Result<Expr, Fault> {
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens: &tokens, next: 0, end: text.len(), depth: 0 };
    let expr = parser.expression()?;
    // One semicolon ends the statement; another statement is refused.
    parser.takes(";");
    match parser.tokens.get(parser.next) {
        None => Ok(expr),
        Some(more) => Err(Fault::new(more.at, "a rule is one expression, and here begins another")),
    }
}

struct Parser<'a> {
    tokens: &'a [Placed],
    next: usize,
    end: usize,
    depth: usize,
}

impl Parser<'_> {
    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |placed| placed.at)
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.tokens.get(self.next), Some(Placed { token: Token::Sign(found), .. }) if *found == sign)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let is = self.is(sign);
        self.next += usize::from(is);
        is
    }

    fn expect(&mut self, sign: &str) -> Result<(), Fault> {
        if self.takes(sign) { Ok(()) } else { Err(Fault::new(self.at(), format!("`{sign}` is missing here"))) }
    }

    fn expression(&mut self) -> Result<Expr, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::new(self.at(), format!("this is more than {DEEPEST} levels deep")));
        }
        let at = self.at();
        let mut expr = self.binary(1)?;
        if self.takes("?") {
            let yes = self.expression()?;
            self.expect(":")?;
            let no = self.expression()?;
            expr = Expr { at, what: What::If(Box::new(expr), Box::new(yes), Box::new(no)) };
        }
        self.depth -= 1;
        Ok(expr)
    }

    fn binary(&mut self, least: u8) -> Result<Expr, Fault> {
        let at = self.at();
        let mut left = self.unary()?;
        while let Some((operator, closeness)) = self.operator().filter(|(_, closeness)| *closeness >= least) {
            self.next += 1;
            let right = self.binary(closeness + 1)?;
            left = Expr { at, what: What::Two(operator, Box::new(left), Box::new(right)) };
        }
        Ok(left)
    }

    fn operator(&self) -> Option<(Operator, u8)> {
        let Some(Placed { token: Token::Sign(sign), .. }) = self.tokens.get(self.next) else { return None };
        Operator::ALL.iter().find(|(name, ..)| name == sign).map(|(_, operator, closeness)| (*operator, *closeness))
    }

    fn unary(&mut self) -> Result<Expr, Fault> {
        let at = self.at();
        let mut signs = Vec::new();
        loop {
            if self.takes("!") {
                signs.push(true);
            } else if self.takes("-") {
                signs.push(false);
            } else {
                break;
            }
            if signs.len() > DEEPEST {
                return Err(Fault::new(at, format!("this is more than {DEEPEST} levels deep")));
            }
        }
        let mut expr = self.postfix()?;
        while let Some(is_not) = signs.pop() {
            let inner = Box::new(expr);
            expr = Expr { at, what: if is_not { What::Not(inner) } else { What::Minus(inner) } };
        }
        Ok(expr)
    }

    fn postfix(&mut self) -> Result<Expr, Fault> {
        let at = self.at();
        let mut expr = self.primary()?;
        let mut links = 0;
        loop {
            let what = if self.takes(".") {
                let Some(Placed { token: Token::Name(name), .. }) = self.tokens.get(self.next) else {
                    return Err(Fault::new(self.at(), "a name is missing here"));
                };
                self.next += 1;
                What::Member(Box::new(expr), name.clone())
            } else if self.takes("[") {
                let key = self.expression()?;
                self.expect("]")?;
                What::Index(Box::new(expr), Box::new(key))
            } else if self.takes("(") {
                What::Call(Box::new(expr), self.list(")")?)
            } else {
                return Ok(expr);
            };
            links += 1;
            if links > DEEPEST {
                return Err(Fault::new(at, format!("this is more than {DEEPEST} levels deep")));
            }
            expr = Expr { at, what };
        }
    }

    /// Expressions between commas, until this sign.
    fn list(&mut self, end: &str) -> Result<Vec<Expr>, Fault> {
        let mut list = Vec::new();
        if self.takes(end) {
            return Ok(list);
        }
        loop {
            list.push(self.expression()?);
            if self.takes(end) {
                return Ok(list);
            }
            self.expect(",")?;
        }
    }

    fn primary(&mut self) -> Result<Expr, Fault> {
        let at = self.at();
        let Some(placed) = self.tokens.get(self.next) else {
            return Err(Fault::new(at, "an expression is missing here"));
        };
        self.next += 1;
        let what = match &placed.token {
            Token::Number(value) => What::Number(*value),
            Token::Text(text) => What::Text(text.clone()),
            Token::Pattern(body, flags) => What::Pattern(body.clone(), flags.clone()),
            Token::Name(name) => match name.as_str() {
                "true" => What::Flag(true),
                "false" => What::Flag(false),
                "null" => What::Null,
                _ => What::Name(name.clone()),
            },
            Token::Sign("(") => {
                let inner = self.expression()?;
                self.expect(")")?;
                return Ok(inner);
            }
            Token::Sign("[") => What::List(self.list("]")?),
            Token::Sign(sign) => return Err(Fault::new(at, format!("`{sign}` cannot stand here"))),
        };
        Ok(Expr { at, what })
    }
}
