//! The smallest app answers.

use std::process::Command;

#[test]
fn the_smallest_app_has_one_route() {
    let output = Command::new(env!("CARGO_BIN_EXE_hello"))
        .arg("routes")
        .env("RUNTIME", "development")
        .env_remove("DATABASE_URL")
        .output()
        .expect("the program that was built for this test");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.lines().any(|line| line.starts_with("GET") && line.contains("hello")), "{text}");
}
