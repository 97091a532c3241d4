//! The rules language.

use serde_json::{Value, json};

use super::{Asker, Refusal, Rules};
use crate::realtime::tree::{Limits, Moment, Node, Path, Query};

const NOW: i64 = 1_700_000_000_000;

fn node(json: &Value) -> Node {
    Node::read(json, &Node::EMPTY, 0, &Moment { now: NOW, limits: Limits::default() }).expect("a node")
}

fn path(text: &str) -> Path {
    Path::parse(text).expect("a path")
}

/// Whether an expression in `.read` of the root allows reading.
fn holds(expression: &str, auth: &Value, data: &Value) -> bool {
    let rules = json!({"rules": {".read": expression}}).to_string();
    let rules = Rules::parse(&rules).unwrap_or_else(|errors| panic!("{expression}: {errors:?}"));
    rules.may_read(Asker { auth, now: NOW }, &node(data), &Path::ROOT, &Query::default())
}

/// What is wrong with an expression in `.write`.
fn wrong(expression: &str) -> String {
    let rules = json!({"rules": {"$a": {".write": expression}}}).to_string();
    let errors = Rules::parse(&rules).map(|_| ()).expect_err(expression);
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn expressions_are_worth_what_they_are_in_javascript() {
    let (auth, data) = (
        json!({"uid": "ann", "token": {"admin": true, "level": 3, "roles": ["a", "b"]}}),
        json!({"n": 5, "t": "Größe", "b": {"c": true}}),
    );
    let yes = [
        "true",
        "1 + 2 * 3 === 7",
        "(1 + 2) * 3 === 9",
        "7 % 4 === 3",
        "-1 < 0",
        "!false && !(1 > 2)",
        "1 == 1 ? true : false",
        "'a' + 1 === 'a1'",
        "1.5 + 'x' === '1.5x'",
        "\"it's\" === 'it\\'s'",
        "1 < 2 === true",
        "true || data.child('n').val() > 'a'",
        "auth.uid === 'ann'",
        "auth != null",
        "auth['uid'] === 'ann'",
        "auth.token.admin === true",
        "auth.token.roles[1] === 'b'",
        "auth.missing.deeper === null",
        "auth.uid.length === 3",
        "root.child('n').val() === 5",
        "data.child('b/c').val() === true",
        "data.child('b').child('c').parent().hasChild('c')",
        "data.hasChildren()",
        "data.hasChildren(['n', 't'])",
        "!data.hasChildren(['n', 'x'])",
        "!data.child('n').hasChildren()",
        "data.child('n').isNumber() && data.child('t').isString() && data.child('b/c').isBoolean()",
        "!data.child('x').exists()",
        "data.child('t').val().length === 5",
        "data.child('t').val().contains('röß')",
        "data.child('t').val().beginsWith('Gr')",
        "data.child('t').val().endsWith('ße')",
        "data.child('t').val().replace('e', 'E') === 'GrößE'",
        "'aXa'.toLowerCase() === 'axa' && 'ä'.toUpperCase() === 'Ä'",
        "data.child('t').val().matches(/^gr.+$/i)",
        "now > 1600000000000",
        "data.child('b').val() != null",
        "null == null",
        "0.1 + 0.2 !== 0.3",
        "10 / 4 === 2.5",
        "'abc'.replace('', '-') === '-a-b-c-'",
        "auth.uid.matches(/^[a-z]+$/)",
        "data.child('n').getPriority() === null",
    ];
    for expression in yes {
        assert!(holds(expression, &auth, &data), "{expression}");
    }
    // What cannot be told does not hold, and neither does what is built on it.
    let no = [
        "false",
        "1 / 0 > 0",
        "auth.token.level.contains('3')",
        "auth.nobody.contains('x')",
        "data.child('n').val() + null === null || true",
        "root.parent().exists() || true",
        "data.child('n').val() < 'a' || true",
        "data.child('b').val() > 1 || true",
        "data.child('a.b').exists() || true",
        "data.child('b').val() === data.child('b').val()",
    ];
    for expression in no {
        let is_read = Rules::parse(&json!({"rules": {".read": expression}}).to_string()).is_ok();
        assert!(!is_read || !holds(expression, &auth, &data), "{expression}");
    }
    assert!(holds("auth === null && auth.uid === null", &json!(null), &data));
}

#[test]
fn what_cannot_be_right_is_refused_before_it_is_used() {
    let cases = [
        ("auth", "must be a boolean"),
        ("auth.token.admin", "must be a boolean"),
        ("1 + 1", "must be a boolean"),
        ("'x'", "must be a boolean"),
        ("true; false", "another"),
        ("true false", "another"),
        ("", "missing"),
        ("(true", "`)` is missing"),
        ("a === 1", "no variable `a`"),
        ("$b === 'x'", "no variable `$b`"),
        ("query.limitToFirst === 1", "`.read` only"),
        ("data === newData", "not snapshots"),
        ("data.val", "must be a boolean"),
        ("data.foo()", "has no `foo`"),
        ("data.val().foo === 1", "has no `foo`"),
        ("!auth.admin", "turns a boolean"),
        ("auth.admin && true", "takes booleans"),
        ("1 < 'a'", "compares two"),
        ("true < false", "compares two"),
        ("'a' - 1 === 0", "takes numbers"),
        ("null + 'a' === ''", "takes numbers and strings"),
        ("data.child(1).exists()", "takes a string"),
        ("data.child().exists()", "takes 1 arguments"),
        ("data.hasChildren([])", "not empty"),
        ("data.hasChildren('a')", "list of strings"),
        ("data.hasChildren([1])", "takes strings"),
        ("'a'.matches('a')", "takes a pattern"),
        ("'a'.matches(/a/g)", "flag `i`"),
        ("'a'.matches(/(?=a)/)", "look around"),
        ("/a/ === 'a'", "stands in `matches()`"),
        ("auth = null", "another"),
        ("--now === 1", "cannot stand here"),
        ("now()", "only methods"),
        ("'open", "does not end"),
        ("1x === 1", "no number"),
        ("a # b", "means nothing"),
        ("auth.uid.foo() === 1", "no `foo`"),
        ("newData.parent().val() === [1]", "stands in `hasChildren()`"),
    ];
    for (expression, reason) in cases {
        let found = wrong(expression);
        assert!(found.contains(reason) && found.starts_with("/$a/.write: at character "), "{expression}: {found}");
    }
    assert!(wrong(&"!".repeat(500)).contains("levels deep"));
    assert!(wrong(&"(".repeat(500)).contains("levels deep"));
    assert!(wrong("now > 1 && newData.x()").starts_with("/$a/.write: at character 12:"));
}

#[test]
fn rules_of_another_shape_are_refused_with_their_places() {
    let wrong = |text: &str| {
        let errors = Rules::parse(text).map(|_| ()).expect_err(text);
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(wrong("{").contains("no JSON"));
    assert!(wrong("{}").contains("the one key `rules`"));
    assert!(wrong(r#"{"rules": {}, "more": 1}"#).contains("the one key `rules`"));
    assert_eq!(wrong(r#"{"rules": {"a": 1}}"#), "/a: this is an object with rules");
    assert!(wrong(r#"{"rules": {".raed": true}}"#).starts_with("/.raed: there are"));
    assert!(wrong(r#"{"rules": {".read": 1}}"#).starts_with("/.read: a rule is"));
    assert!(wrong(r#"{"rules": {"$a": {}, "$b": {}}}"#).contains("one variable"));
    assert!(wrong(r#"{"rules": {"$a": {"$a": {}}}}"#).contains("a level above"));
    assert!(wrong(r#"{"rules": {".indexOn": [1]}}"#).starts_with("/.indexOn"));
    assert!(wrong(r#"{"rules": {".read": "x", "a": {".write": "y"}}}"#).lines().count() == 2);
    let rules = Rules::parse("{\"rules\": { // people\n \"people\": {\".indexOn\": [\"age\", \".value\", \"a/b\"]}}}")
        .expect("rules");
    let child = |text: &str| crate::realtime::tree::Index::Child(path(text));
    assert!(rules.has_index(&path("people"), &child("age")) && rules.has_index(&path("people"), &child("a/b")));
    assert!(!rules.has_index(&path("people"), &child("name")) && !rules.has_index(&path("x"), &child("age")));
    assert!(rules.has_index(&path("x"), &crate::realtime::tree::Index::Key));
}

#[test]
fn what_is_allowed_above_is_allowed_below_and_nothing_else_is() {
    let rules = Rules::parse(
        r#"{"rules": {"users": {"$uid": {".read": "auth.uid === $uid", ".write": "auth.uid === $uid", "public": {".read": true}}}}}"#,
    )
    .expect("rules");
    let tree = node(&json!({"users": {"ann": {"public": {"name": "Ann"}, "mail": "a@x"}}}));
    let reads =
        |auth: Value, at: &str| rules.may_read(Asker { auth: &auth, now: NOW }, &tree, &path(at), &Query::default());
    let ann = || json!({"uid": "ann"});
    assert!(reads(ann(), "users/ann") && reads(ann(), "users/ann/mail") && reads(json!(null), "users/ann/public/name"));
    assert!(!reads(json!({"uid": "ben"}), "users/ann") && !reads(json!(null), "users/ann/mail"));
    assert!(!reads(ann(), "users") && !reads(ann(), "/") && !reads(ann(), "other"));
    let writes = |auth: Value, at: &str, value: Value| {
        rules.may_write(Asker { auth: &auth, now: NOW }, &tree, &tree.with(&path(at), node(&value)), &path(at))
    };
    assert_eq!(writes(ann(), "users/ann/deep/er", json!(1)), Ok(()));
    assert_eq!(writes(ann(), "users/ann", json!(null)), Ok(()));
    assert_eq!(writes(ann(), "users", json!({})), Err(Refusal::Forbidden));
    assert_eq!(writes(json!({"uid": "ben"}), "users/ann/x", json!(1)), Err(Refusal::Forbidden));
}

#[test]
fn what_stands_there_after_a_write_must_be_valid() {
    let rules = Rules::parse(
        r#"{"rules": {".write": true, "posts": {"$id": {
            ".validate": "newData.hasChildren(['title', 'by']) && newData.child('by').val() === auth.uid",
            "title": {".validate": "newData.isString() && newData.val().length <= 5"},
            "by": {".validate": true},
            "at": {".validate": "newData.val() === now"},
            "$other": {".validate": false}}}}}"#,
    )
    .expect("rules");
    let auth = json!({"uid": "ann"});
    let tree = node(&json!({"posts": {"1": {"title": "old", "by": "ann"}}}));
    let writes = |at: &str, value: Value| {
        rules.may_write(Asker { auth: &auth, now: NOW }, &tree, &tree.with(&path(at), node(&value)), &path(at))
    };
    assert_eq!(writes("posts/2", json!({"title": "new", "by": "ann", "at": {".sv": "timestamp"}})), Ok(()));
    assert_eq!(writes("posts/1/title", json!("other")), Ok(()));
    for (at, value) in [
        ("posts/2", json!({"title": "new"})),
        ("posts/2", json!({"title": "longer", "by": "ann"})),
        ("posts/2", json!({"title": "new", "by": "ben"})),
        ("posts/2", json!({"title": "new", "by": "ann", "more": 1})),
        ("posts/1/title", json!(5)),
        ("posts/1/by", json!("ben")),
        ("posts/1/by", json!(null)),
        ("posts/1/more/deep", json!(1)),
        ("/", json!({"posts": {"1": {"title": "x"}}})),
    ] {
        assert_eq!(writes(at, value.clone()), Err(Refusal::Invalid), "{at} {value}");
    }
    // What is taken away is not asked for.
    assert_eq!(writes("posts/1", json!(null)), Ok(()));
    assert_eq!(writes("posts", json!(null)), Ok(()));
}

#[test]
fn a_rule_of_reading_can_ask_for_a_bounded_query() {
    let rules = Rules::parse(r#"{"rules": {"list": {".read": "query.orderByChild === 'owner' && query.equalTo === auth.uid && query.limitToFirst <= 10"}}}"#).expect("rules");
    let auth = json!({"uid": "ann"});
    let bound = |value: &str| {
        Some(crate::realtime::tree::Bound {
            value: node(&json!(value)),
            key: crate::realtime::tree::BoundKey::First,
            is_inclusive: true,
        })
    };
    let query = |value: &str, most: usize| Query {
        index: crate::realtime::tree::Index::Child(path("owner")),
        start: bound(value),
        end: bound(value),
        limit: Some((most, crate::realtime::tree::Side::First)),
    };
    let reads = |query: &Query| rules.may_read(Asker { auth: &auth, now: NOW }, &Node::EMPTY, &path("list"), query);
    assert!(reads(&query("ann", 10)));
    assert!(!reads(&query("ben", 10)) && !reads(&query("ann", 11)) && !reads(&Query::default()));
}
