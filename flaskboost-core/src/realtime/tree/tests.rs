//! The rules of the tree, as the official clients have them.

use serde_json::{Value, json};

use super::{Bound, BoundKey, Format, Index, Invalid, Key, Limits, Moment, Node, Path, Priority, Query, Side};

const NOW: Moment = Moment { now: 1_700_000_000_000, limits: Limits { text: 20, depth: 4 } };

fn node(json: &Value) -> Node {
    Node::read(json, &Node::EMPTY, 0, &NOW).expect("a node")
}

fn key(text: &str) -> Key {
    Key::new(text).expect("a key")
}

fn path(text: &str) -> Path {
    Path::parse(text).expect("a path")
}

/// What comes back of JSON, with priorities and without.
fn written(value: &Value) -> (Value, Value) {
    let node = node(value);
    (node.to_json(Format::Export), node.to_json(Format::Plain))
}

#[test]
fn hashes_are_those_of_the_official_client() {
    // Source: computed by the JavaScript client 12.19.0.
    let vectors = [
        (json!(null), ""),
        (json!(1), "YPVfR2bXt/lcDjiQZ8pOkAd3qkQ="),
        (json!(true), "E5z61QM0lN/U2WsOnusszCTkR8M="),
        (json!("a"), "eMfSk0nU+CieTkCbO5r7cKNp7qU="),
        (json!({"a": 1, "b": 2}), "AUZnXhNqrfbznYVxcCvNpzpjvTU="),
        (json!({"1": 2, "01": 1, "001": 3}), "oQIueR0RFBLH0fSp2T18bLPEbf4="),
        (json!({"\u{e000}": 1, "😀": 2}), "K9//BpISQ352q/NAyepU2WApQUU="),
        (json!({".value": 1, ".priority": 1}), "MEW0UDkkMtVWOWOEkIqiXwuoUGs="),
    ];
    for (value, hash) in vectors {
        assert_eq!(node(&value).hash(), hash, "{value}");
    }
    assert_eq!(node(&json!(1.0)).hash(), node(&json!(1)).hash());
}

#[test]
fn what_is_null_or_without_children_is_not_there() {
    assert!(node(&json!({"a": null, "b": {}, "c": {"d": {"e": null}}})).is_empty());
    assert!(node(&json!([])).is_empty());
    assert_eq!(written(&json!({"a": {"b": null, "c": 1}})).0, json!({"a": {"c": 1}}));
    assert!(node(&json!({".priority": 5})).is_empty());
    assert!(node(&json!({".value": null})).is_empty());
}

#[test]
fn priorities_are_written_for_those_who_want_them() {
    let value = json!({"a": {".value": 1, ".priority": "x"}, ".priority": 2.5});
    let (export, plain) = written(&value);
    assert_eq!(export, value);
    assert_eq!(plain, json!({"a": 1}));
    assert_eq!(written(&json!({".value": "x"})).0, json!("x"));
}

#[test]
fn a_branch_of_places_is_a_list_when_it_is_half_full() {
    assert_eq!(written(&json!(["a", null, "c"])), (json!({"0": "a", "2": "c"}), json!(["a", null, "c"])));
    assert_eq!(written(&json!({"0": 1, "3": 2})).1, json!([1, null, null, 2]));
    assert_eq!(written(&json!({"0": 1, "4": 2})).1, json!({"0": 1, "4": 2}));
    assert_eq!(written(&json!({"0": 1, "x": 2})).1, json!({"0": 1, "x": 2}));
    assert_eq!(written(&json!({"00": 1, "01": 2})).1, json!({"00": 1, "01": 2}));
}

#[test]
fn server_values_become_what_they_stand_for() {
    let known = node(&json!({"n": 40, "t": "text", "p": {".value": 1, ".priority": 7}}));
    let sent = json!({
        "n": {".sv": {"increment": 2}},
        "t": {".sv": {"increment": 1.5}},
        "new": {".sv": {"increment": -3}},
        "at": {".sv": "timestamp"},
        "p": {".value": {".sv": {"increment": 1}}, ".priority": {".sv": {"increment": 1}}},
    });
    let read = Node::read(&sent, &known, 0, &NOW).expect("a node").to_json(Format::Export);
    let expected = json!({
        "n": 42, "t": 1.5, "new": -3, "at": NOW.now, "p": {".value": 2, ".priority": 8},
    });
    assert_eq!(read, expected);
    for wrong in [
        json!({".sv": "time"}),
        json!({".sv": {"increment": "1"}}),
        json!({".sv": {"increment": 1, "x": 1}}),
        json!({".sv": 1}),
    ] {
        assert_eq!(Node::read(&wrong, &known, 0, &NOW), Err(Invalid::ServerValue), "{wrong}");
    }
}

#[test]
fn what_the_tree_cannot_hold_is_refused() {
    let read = |value: &Value| Node::read(value, &Node::EMPTY, 0, &NOW);
    assert!(matches!(read(&json!({"a.b": 1})), Err(Invalid::Key(_))));
    assert!(matches!(read(&json!({".other": 1})), Err(Invalid::Key(_))));
    assert!(matches!(read(&json!({"": 1})), Err(Invalid::Key(_))));
    assert_eq!(read(&json!({".value": 1, "a": 2})), Err(Invalid::Value));
    assert_eq!(read(&json!({".value": [1]})), Err(Invalid::Value));
    assert_eq!(read(&json!({".value": 1, ".priority": true})), Err(Invalid::Priority));
    assert_eq!(read(&json!({"a": 1, ".priority": [1]})), Err(Invalid::Priority));
    assert_eq!(read(&json!("a".repeat(21))), Err(Invalid::TooLong(20)));
    assert!(read(&json!({"a": {"b": {"c": {"d": 1}}}})).is_ok());
    assert_eq!(read(&json!({"a": {"b": {"c": {"d": {"e": 1}}}}})), Err(Invalid::TooDeep(4)));
    assert_eq!(Node::read(&json!({"a": {"b": 1}}), &Node::EMPTY, 3, &NOW), Err(Invalid::TooDeep(4)));
}

#[test]
fn a_write_makes_another_tree_and_leaves_the_old_one() {
    let old = node(&json!({"a": {"b": 1, "c": 2}, "d": 3}));
    let new = old.with(&path("a/b"), node(&json!("x")));
    assert_eq!(new.to_json(Format::Plain), json!({"a": {"b": "x", "c": 2}, "d": 3}));
    assert_eq!(old.to_json(Format::Plain), json!({"a": {"b": 1, "c": 2}, "d": 3}));
    assert!(new.child(&key("d")).is_same(&old.child(&key("d"))));
    assert!(old.with(&path("a"), Node::EMPTY).with(&path("d"), Node::EMPTY).is_empty());
    assert!(old.with(&path("a/b"), Node::EMPTY).with(&path("a/c"), Node::EMPTY).at(&path("a")).is_empty());
    assert_eq!(Node::EMPTY.with(&path("x/y"), node(&json!(1))).to_json(Format::Plain), json!({"x": {"y": 1}}));
}

#[test]
fn a_leaf_becomes_a_branch_and_keeps_its_priority() {
    let leaf = node(&json!({".value": 1, ".priority": 5}));
    let branch = leaf.with(&path("a"), node(&json!(2)));
    assert_eq!(branch.to_json(Format::Export), json!({"a": 2, ".priority": 5}));
    assert_eq!(leaf.with(&path("a/b"), Node::EMPTY), leaf);
    assert_eq!(leaf.with_priority(None).to_json(Format::Export), json!(1));
    assert!(Node::EMPTY.with_priority(Some(Priority::Text("x".into()))).is_empty());
}

#[test]
fn sizes_are_those_of_a_tree_that_was_made_at_once() {
    let mut tree = Node::EMPTY;
    let writes = [
        ("a/b", json!("text")),
        ("a/c", json!(1)),
        ("x", json!({"y": [1, 2, 3]})),
        ("a/b", json!(null)),
        ("x/y/1", json!("longer")),
        ("x", json!(true)),
        ("a", json!(null)),
    ];
    for (place, value) in writes {
        tree = tree.with(&path(place), node(&value));
        let again = node(&tree.to_json(Format::Export));
        assert_eq!((tree.bytes(), tree.nodes()), (again.bytes(), again.nodes()), "after {place}");
        assert_eq!(tree, again);
        assert_eq!(tree.hash(), again.hash());
    }
}

fn bound(value: &Value, key: BoundKey, is_inclusive: bool) -> Option<Bound> {
    Some(Bound { value: node(value), key, is_inclusive })
}

fn keys(query: &Query, node: &Node) -> Vec<String> {
    query.children(node).into_iter().map(|(key, _)| key.to_string()).collect()
}

#[test]
fn a_query_is_a_range_of_an_order_and_a_number_from_one_end() {
    let people = node(&json!({
        "ann": {"age": 30, "name": "Ann"}, "ben": {"age": 20}, "cid": {"age": 30}, "dan": {"name": "Dan"}, "eve": 5,
    }));
    let by_age = Query { index: Index::Child(path("age")), ..Query::default() };
    assert_eq!(keys(&by_age, &people), ["dan", "eve", "ben", "ann", "cid"]);
    let from_thirty = Query { start: bound(&json!(30), BoundKey::First, true), ..by_age.clone() };
    assert_eq!(keys(&from_thirty, &people), ["ann", "cid"]);
    let after_thirty = Query { start: bound(&json!(30), BoundKey::Last, false), ..by_age.clone() };
    assert!(keys(&after_thirty, &people).is_empty());
    let after_ann = Query { start: bound(&json!(30), BoundKey::At(key("ann")), false), ..by_age.clone() };
    assert_eq!(keys(&after_ann, &people), ["cid"]);
    let to_twenty =
        Query { end: bound(&json!(20), BoundKey::Last, true), limit: Some((2, Side::Last)), ..by_age.clone() };
    assert_eq!(keys(&to_twenty, &people), ["eve", "ben"]);
    let none = Query {
        start: bound(&json!(null), BoundKey::First, true),
        end: bound(&json!(null), BoundKey::Last, true),
        ..by_age
    };
    assert_eq!(keys(&none, &people), ["dan", "eve"]);
    let by_key = Query {
        index: Index::Key,
        start: bound(&json!(null), BoundKey::At(key("b")), true),
        limit: Some((2, Side::First)),
        ..Query::default()
    };
    assert_eq!(keys(&by_key, &people), ["ben", "cid"]);
    assert_eq!(by_key.of(&people).to_json(Format::Plain), json!({"ben": {"age": 20}, "cid": {"age": 30}}));
    let by_value = Query { index: Index::Value, limit: Some((1, Side::First)), ..Query::default() };
    assert_eq!(keys(&by_value, &people), ["eve"]);
}

#[test]
fn priorities_order_children_that_nobody_ordered_otherwise() {
    let list = node(&json!({
        "a": {".value": 1, ".priority": "x"}, "b": {".value": 1, ".priority": 2}, "c": 1, "d": {".value": 1, ".priority": 1.5}, ".priority": 9,
    }));
    let all = Query::default();
    assert_eq!(keys(&all, &list), ["c", "d", "b", "a"]);
    assert_eq!(all.of(&list), list);
    let some = Query { start: bound(&json!(2), BoundKey::First, true), ..Query::default() };
    assert_eq!(keys(&some, &list), ["b", "a"]);
    // The priority of the list itself is no part of what a query finds.
    assert!(some.of(&list).priority().is_none());
    let limited = Query { limit: Some((1, Side::First)), ..Query::default() };
    assert!(limited.of(&node(&json!(5))).is_empty());
    assert_eq!(all.of(&node(&json!(5))), node(&json!(5)));
}
