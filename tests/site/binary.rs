//! The site of these tests as a program, for what only a process can show: exit codes, messages, the command line.
//!
//! `SITE_FOLDER` gives it another folder of files, as an app has one of its own.

mod app;

use std::process::ExitCode;

use flaskboost::http::Assets;

fn main() -> ExitCode {
    let assets = match std::env::var("SITE_FOLDER") {
        // The program lives as long as the text.
        Ok(folder) => Assets::new(Box::leak(folder.into_boxed_str()), &[], true),
        Err(_) => app::assets(),
    };
    app::site(assets).main()
}
