//! What the compiler says to each mistake, and that what is right compiles.
//!
//! Each file in `tests/ui/<macro>/fail` has one mistake, and beside it the message. After a change
//! of the messages: `TRYBUILD=overwrite cargo test -p flaskboost-macros --test ui`, and read the diff.

#[test]
fn each_mistake_has_one_clear_message() {
    let cases = trybuild::TestCases::new();
    for name in ["view", "form", "choice"] {
        cases.pass(format!("tests/ui/{name}/pass/*.rs"));
        cases.compile_fail(format!("tests/ui/{name}/fail/*.rs"));
    }
}
