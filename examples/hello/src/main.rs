//! The smallest app: one page.

use flaskboost::prelude::*;

async fn hello() -> &'static str {
    "Hello from FlaskBoost\n"
}

fn main() -> ExitCode {
    App::new(Assets::NONE).get("hello", "/", hello).main()
}
