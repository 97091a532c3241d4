//! How fast a page is: the whole default stack of FlaskBoost beside the same page in plain axum, sqlx and Tera.
//!
//! `cargo bench -p flaskboost-tests --bench pages` starts both servers as processes of their own and lets one load
//! generator ask them in turns, so that whatever else the machine does meets both. The page has a session (one
//! query, because it remembers something) and twenty posts (one query more).
//!
//! `-- --postgres` uses the server of `DATABASE_URL` instead of SQLite, `-- --gzip` asks for compressed pages and
//! gives the plain server a compression layer, `-- --rounds 15` and `-- --seconds 5` measure longer.

#[path = "pages/content.rs"]
mod content;
#[path = "pages/house.rs"]
mod house;
#[path = "pages/load.rs"]
mod load;
#[path = "pages/options.rs"]
mod options;
#[path = "pages/plain.rs"]
mod plain;
#[path = "pages/report.rs"]
mod report;
#[path = "pages/server.rs"]
mod server;

use std::process::ExitCode;

use content::Content;
use load::{Load, Round};
use options::Options;
use report::Report;
use server::{Kind, Server};

/// What goes wrong here ends the benchmark with its message.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    // A server of this benchmark is this very program, started again.
    match Kind::of_this_process() {
        Some(Kind::House) => return house::app().main(),
        Some(Kind::Plain) => return ended(plain::main()),
        None => {}
    }
    ended(Options::read(std::env::args().skip(1)).map_err(Into::into).and_then(|options| measure(&options)))
}

fn ended(outcome: Outcome<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let content = Content::prepare(options).await?;
        let house = Server::start(Kind::House, &content.house_url(), options).await?;
        let cookie = content.remember(&house).await?;
        content.hand_over().await?;
        let plain = Server::start(Kind::Plain, &content.plain_url(), options).await?;
        let load = Load { cookie, is_gzip: options.is_gzip, connections: options.connections };
        load.require_same_page(&house, &plain).await?;

        for server in [&house, &plain] {
            load.run(server, options.warm_up).await?;
        }
        let mut report = Report::new(options);
        for number in 0..options.rounds {
            // The order changes from round to round, so that neither always goes first.
            let (first, second) = if number % 2 == 0 { (&house, &plain) } else { (&plain, &house) };
            let (first, second) = (load.run(first, options.round).await?, load.run(second, options.round).await?);
            let (house, plain): (Round, Round) = if number % 2 == 0 { (first, second) } else { (second, first) };
            report.add(house, plain);
        }
        report.print();
        drop((house, plain));
        content.remove().await
    })
}
