//! What a flood of log-ins does to everybody else: two hundred at once, while somebody looks at a page.
//!
//! `cargo bench -p flaskboost-tests --bench log_ins` starts FlaskBoost's server as a process of its own, with all its
//! defaults but the limits, which would end the flood at once. A visitor asks for a page a hundred times a second, with a
//! session and a query, before and during the flood. Each log-in is one that succeeds: the form, the password, argon2id.
//!
//! `-- --at-once 400` and `-- --seconds 30` make it harder.

#[path = "pages/content.rs"]
#[expect(dead_code, reason = "the other servers of the benchmark `pages` are not asked here")]
mod content;
#[path = "log_ins/flood.rs"]
mod flood;
#[path = "pages/house.rs"]
mod house;
#[path = "pages/load.rs"]
#[expect(dead_code, reason = "the benchmark `pages` asks as fast as it can; this one does not")]
mod load;
#[path = "pages/names.rs"]
mod names;
#[path = "pages/options.rs"]
#[expect(dead_code, reason = "only what prepares the servers is needed here")]
mod options;
#[path = "pages/server.rs"]
#[expect(dead_code, reason = "the other servers of the benchmark `pages` are not asked here")]
mod server;
#[path = "log_ins/visitor.rs"]
mod visitor;

use std::process::ExitCode;
use std::time::Duration;

use content::Content;
use flood::Flood;
use mimalloc::MiMalloc;
use options::Options;
use server::{Kind, Server};
use visitor::{Visitor, share};

/// As in the program of the template.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// What goes wrong here ends the benchmark with its message.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    if Kind::is_this_process() {
        return house::app().main();
    }
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// How many log in at once, and how long.
fn arguments() -> Outcome<(usize, Duration)> {
    let (mut at_once, mut seconds) = (200, 15);
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        let value = arguments.next().unwrap_or_default().parse::<u32>();
        let value = value.map_err(|_| format!("{argument} takes a number"))?.max(1);
        match argument.as_str() {
            "--at-once" => at_once = value as usize,
            "--seconds" => seconds = value.into(),
            other => return Err(format!("{other:?} is no option; there are --at-once and --seconds").into()),
        }
    }
    Ok((at_once, Duration::from_secs(seconds)))
}

fn measure() -> Outcome<()> {
    let (at_once, time) = arguments()?;
    let options = Options::read(std::iter::empty())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        let content = Content::prepare(&options).await?;
        let emails = flood::people(&content.house_url()).await?;
        let server = Server::start(Kind::HouseWithoutLimits, &content.house_url(), &options).await?;
        let visitor = Visitor { address: server.address, cookie: content.remember(&server).await? };
        visitor.look(Duration::from_secs(2)).await?;

        let memory = |name| server.status(name).map_or(f64::NAN, |bytes| bytes as f64 / 1e6);
        let before = visitor.look(time).await?;
        let idle = memory("VmRSS");
        let flood = Flood::begin(server.address, emails, at_once);
        tokio::time::sleep(Duration::from_secs(1)).await;
        let during = visitor.look(time).await?;
        let found = flood.end().await?;
        let most = memory("VmHWM");

        let millis = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "\n{at_once} log-ins at once for {} s, a page asked for a hundred times a second\n",
            time.as_secs() + 1
        );
        println!("| the page     |      p50 |      p99 |  slowest |");
        println!("|--------------|---------:|---------:|---------:|");
        for (name, times) in [("before", &before), ("during", &during)] {
            let [half, most, all] = [50, 99, 100].map(|per_cent| millis(share(times, per_cent)));
            println!("| {name:<12} | {half:>5.2} ms | {most:>5.2} ms | {all:>5.2} ms |");
        }
        println!(
            "\nlog-ins: {:.1} a second, {} refused with 503 and Retry-After, {} failed",
            found.rate(),
            found.refused,
            found.failed
        );
        println!(
            "a log-in took: p50 {:.0} ms, p99 {:.0} ms",
            millis(share(&found.times, 50)),
            millis(share(&found.times, 99))
        );
        println!("memory: {idle:.1} MB before, {most:.1} MB at most");
        drop(server);
        content.remove().await
    })
}
