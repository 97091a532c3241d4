//! How fast a page is: the whole default stack of FlaskBoost beside the same page in plain axum, sqlx and Tera.
//!
//! `cargo bench -p flaskboost-tests --bench pages` starts the servers as processes of their own and lets one load
//! generator ask them in turns, so that whatever else the machine does meets all. The page has a session (one
//! query, because it remembers something) and twenty posts (one query more).
//!
//! FlaskBoost runs as the template has it, with mimalloc. The plain page is measured twice: with the allocator of the
//! system, as somebody without a framework begins, and with mimalloc, so that nobody has to guess what that does.
//!
//! `-- --postgres` uses the server of `DATABASE_URL` instead of SQLite, `-- --gzip` asks for compressed pages and
//! gives the plain server a compression layer, `-- --rounds 15` and `-- --seconds 5` measure longer.

#[path = "pages/content.rs"]
mod content;
#[path = "pages/house.rs"]
mod house;
#[path = "pages/load.rs"]
mod load;
#[path = "pages/names.rs"]
mod names;
#[path = "pages/options.rs"]
mod options;
#[path = "pages/report.rs"]
mod report;
#[path = "pages/server.rs"]
#[expect(dead_code, reason = "the benchmark `log_ins` asks the same server for more")]
mod server;

use std::process::ExitCode;

use content::Content;
use load::Load;
use mimalloc::MiMalloc;
use options::Options;
use report::Report;
use server::{Kind, Server};

/// As in the program of the template.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// What goes wrong here ends the benchmark with its message.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    // FlaskBoost's server is this very program, started again.
    if Kind::is_this_process() {
        return house::app().main();
    }
    match Options::read(std::env::args().skip(1)).map_err(Into::into).and_then(|options| measure(&options)) {
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
        let mut servers = vec![house];
        for kind in Kind::ALL.into_iter().skip(1) {
            servers.push(Server::start(kind, &content.plain_url(), options).await?);
        }
        let load = Load { cookie, is_gzip: options.is_gzip, connections: options.connections };
        load.require_same_page(&servers).await?;

        for server in &servers {
            load.run(server, options.warm_up).await?;
        }
        let mut report = Report::new(options);
        for number in 0..options.rounds {
            // Another one begins each round, so that none always goes first.
            let mut round = [None, None, None];
            for step in 0..servers.len() {
                let which = (number as usize + step) % servers.len();
                round[which] = Some(load.run(&servers[which], options.round).await?);
            }
            report.add(round.map(|found| found.expect("each server was asked")));
        }
        report.print();
        drop(servers);
        content.remove().await
    })
}
