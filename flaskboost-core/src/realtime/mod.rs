//! The realtime database: a tree that speaks the protocol of the Firebase Realtime Database.
//!
//! What is here is the part without a network: the tree itself, its queries and hashes, and its security rules. The
//! server, the models and the commands come with later releases; until then nothing else in the library uses it.
//!
//! ```
//! use flaskboost::realtime::rules::{Asker, Rules};
//! use flaskboost::realtime::tree::{Format, Limits, Moment, Node, Path};
//! use serde_json::json;
//!
//! let moment = Moment { now: 1_700_000_000_000, limits: Limits::default() };
//! let tree = Node::read(&json!({"posts": {"1": {"by": "ann"}}}), &Node::EMPTY, 0, &moment)?;
//! let rules = Rules::parse(r#"{"rules": {"posts": {".read": true, "$id": {".write": "data.child('by').val() === auth.uid"}}}}"#).expect("rules");
//!
//! let place = Path::parse("posts/1/title").expect("a path");
//! let later = tree.with(&place, Node::read(&json!("Hello"), &Node::EMPTY, 3, &moment)?);
//! assert_eq!(later.to_json(Format::Plain), json!({"posts": [null, {"by": "ann", "title": "Hello"}]}));
//! let (ann, eve) = (json!({"uid": "ann"}), json!({"uid": "eve"}));
//! assert!(rules.may_write(Asker { auth: &ann, now: moment.now }, &tree, &later, &place).is_ok());
//! assert!(rules.may_write(Asker { auth: &eve, now: moment.now }, &tree, &later, &place).is_err());
//! # Ok::<(), flaskboost::realtime::tree::Invalid>(())
//! ```

pub mod rules;
pub mod tree;
