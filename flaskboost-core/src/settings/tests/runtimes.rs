//! A runtime is one of three, and a release build does not guess.

use crate::settings::Runtime;

#[test]
fn each_runtime_is_read_from_its_name() {
    for runtime in Runtime::ALL {
        assert_eq!(Runtime::from_env(Some(&runtime.to_string()), true), Ok(runtime));
        let asks = [runtime.is_development(), runtime.is_production(), runtime.is_testing()];
        assert_eq!(asks.iter().filter(|yes| **yes).count(), 1);
        assert!(runtime.files()[1].contains(runtime.name()));
    }
}

#[test]
fn no_runtime_is_development_in_a_debug_build_only() {
    assert_eq!(Runtime::from_env(None, false), Ok(Runtime::Development));
    assert_eq!(
        Runtime::from_env(None, true).expect_err("a release does not guess").to_string(),
        "RUNTIME is not set, and a release build does not guess: \
         set RUNTIME to `development`, `production` or `testing`",
    );
}

#[test]
fn an_unknown_runtime_is_refused_with_a_suggestion() {
    for (given, meant) in
        [("prod", "production"), ("Production", "production"), ("test", "testing"), ("develpoment", "development")]
    {
        for release in [false, true] {
            assert_eq!(
                Runtime::from_env(Some(given), release).expect_err(given).to_string(),
                format!(
                    "unknown runtime `{given}` in RUNTIME: it is `development`, `production` or `testing`, \
                     did you mean `{meant}`?"
                ),
            );
        }
    }
    for given in ["", "staging", " production"] {
        assert!(Runtime::from_env(Some(given), true).is_err(), "{given:?}");
    }
}
