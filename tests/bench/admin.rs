//! How long the list of a large table takes: its first and last page, a search on an indexed column, filters that an
//! index answers and one that none does.
//!
//! `cargo bench -p flaskboost-tests --bench admin` fills a table of 200 000 parcels and asks for each page a hundred
//! times, as an administrator who is logged in; `-- --rows 10000000` makes it larger, `-- --times 500` asks more often, and
//! `-- --postgres postgres://…` keeps it on a server. What is measured is all that the site does, and that the test's
//! browser reads the page.

#[path = "admin/parcel.rs"]
mod parcel;

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use flaskboost::app::App;
use flaskboost::http::Assets;
use flaskboost::testing::{Browser, TestApp};
use mimalloc::MiMalloc;

/// As in the program of the template.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// What goes wrong here ends the benchmark with its message.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// What is asked for, and its query.
const PAGES: [(&str, &str); 9] = [
    ("first page", ""),
    ("last page", "last=1"),
    ("last page by an indexed column", "order=grams&last=1"),
    ("first page of 1000 rows", "rows=1000"),
    ("search on an indexed column", "rows=50&q=%3Dc777"),
    ("filter on a unique column", "f.code=c77&f.code.by=is"),
    ("filter on an indexed column", "f.grams=7&order=name"),
    ("filter on an indexed column, too many", "f.town=Aachen&f.town.by=is"),
    ("filter without an index", "f.name=nothing+like+this"),
];

/// What the command line asks for.
struct Options {
    rows: u64,
    times: usize,
    postgres: Option<String>,
}

impl Options {
    fn read() -> Outcome<Self> {
        let mut options = Self { rows: 200_000, times: 100, postgres: None };
        let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
        while let Some(argument) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{argument} takes a value"))?;
            let number = || value.parse::<u32>().map_err(|_| format!("{argument} takes a number, not {value:?}"));
            match argument.as_str() {
                "--rows" => options.rows = number()?.max(1).into(),
                "--times" => options.times = number()?.max(1) as usize,
                "--postgres" => options.postgres = Some(value),
                other => return Err(format!("{other:?} is no option; there are --rows, --times and --postgres").into()),
            }
        }
        Ok(options)
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<ExitCode> {
    let options = Options::read()?;
    // A test's database stands where this variable says.
    if let Some(url) = options.postgres.as_ref().filter(|_| std::env::var("DATABASE_URL").is_err()) {
        let mut again = Command::new(std::env::current_exe()?);
        let status = again.args(std::env::args().skip(1)).env("DATABASE_URL", url).status()?;
        return Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(measure(&options))?;
    Ok(ExitCode::SUCCESS)
}

async fn measure(options: &Options) -> Outcome<()> {
    let app = App::new(Assets::NONE)
        .accounts_with_admin(|admin| admin.model::<parcel::Model>())
        .migrations(parcel::migrations);
    let site = TestApp::new(app).await;
    println!("{} rows on {}", options.rows, site.db().engine());
    parcel::fill(site.db(), options.rows).await?;
    let mut root = site.log_in_as_admin("root@example.org").await;
    println!("{:40} {:>10} {:>10} {:>10}", "", "median", "p95", "bytes");
    for (name, query) in PAGES {
        let (times, bytes) = asked(&mut root, &format!("/admin/parcels?{query}"), options.times).await?;
        let at = |per_cent: usize| times.get((times.len() * per_cent / 100).min(times.len() - 1)).copied();
        let shown = |time: Option<Duration>| format!("{:.1} ms", time.unwrap_or_default().as_secs_f64() * 1000.0);
        println!("{name:40} {:>10} {:>10} {bytes:>10}", shown(at(50)), shown(at(95)));
    }
    Ok(())
}

/// How long each answer took, the shortest first, and how large the last one was.
async fn asked(browser: &mut Browser, address: &str, times: usize) -> Outcome<(Vec<Duration>, usize)> {
    let (mut taken, mut bytes) = (Vec::with_capacity(times), 0);
    // The first one reads the indexes and fills caches.
    for round in 0..=times {
        let begun = Instant::now();
        let page = browser.visit(address).await;
        let time = begun.elapsed();
        if page.status() != 200 {
            return Err(format!("{address} answered {}", page.status()).into());
        }
        bytes = page.bytes().len();
        if round > 0 {
            taken.push(time);
        }
    }
    taken.sort();
    Ok((taken, bytes))
}
