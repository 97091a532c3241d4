//! Reads cases of security rules, one JSON document a line, and writes what the library says of each.
//!
//! A case has `rules`, `data`, `path`, `value`, `auth` and `now`. The answer says whether the rules are `valid`, and
//! then whether somebody may `read` the path, and `write` the value there.

use std::io::{self, BufRead, Write};

use flaskboost::realtime::rules::{Asker, Rules};
use flaskboost::realtime::tree::{Limits, Moment, Node, Path, Query};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?).map_err(io::Error::other)?;
        writeln!(out, "{}", answer(&case).ok_or_else(|| io::Error::other("this is no case"))?)?;
    }
    Ok(())
}

fn answer(case: &Value) -> Option<Value> {
    let Ok(rules) = Rules::parse(&json!({"rules": case["rules"]}).to_string()) else {
        return Some(json!({"valid": false}));
    };
    let now = case["now"].as_i64()?;
    let moment = Moment { now, limits: Limits::default() };
    let root = Node::read(&case["data"], &Node::EMPTY, 0, &moment).ok()?;
    let path = Path::parse(case["path"].as_str()?).ok()?;
    let value = Node::read(&case["value"], &root.at(&path), path.keys().len(), &moment).ok()?;
    let asker = Asker { auth: &case["auth"], now };
    let read = rules.may_read(asker, &root, &path, &Query::default());
    let write = rules.may_write(asker, &root, &root.with(&path, value), &path).is_ok();
    Some(json!({"valid": true, "read": read, "write": write}))
}
