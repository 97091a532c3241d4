//! How long the list of a large table takes: its first and last page, a search on an indexed column, filters that an
//! index answers and one that none does. Beside some of them stands the same list as one writes it plainly, with
//! `COUNT(*)` and `OFFSET`, and how many times as long that takes.
//!
//! `cargo bench -p flaskboost-tests --bench admin` fills a table of 200 000 parcels and asks for each page a hundred
//! times, as an administrator who is logged in; `-- --rows 10000000` makes it larger, `-- --times 500` asks more often, and
//! `-- --postgres postgres://…` keeps it on a server. What is measured is all that the site does, and that the test's
//! browser reads the page.

#[path = "admin/parcel.rs"]
mod parcel;
#[path = "admin/plain.rs"]
mod plain;

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

/// What is asked for, its query, and the query of the same list written plainly. `LAST` stands for its last page.
const PAGES: [(&str, &str, Option<&str>); 9] = [
    ("first page", "", Some("")),
    ("last page", "last=1", Some("page=LAST")),
    ("last page by an indexed column", "order=grams&last=1", None),
    ("page of 1000 rows", "rows=1000", Some("rows=1000")),
    ("search on an indexed column", "rows=50&q=%3Dc777", Some("code=c777")),
    ("filter on a unique column", "f.code=c77&f.code.by=is", Some("code=c77")),
    ("filter on an indexed column", "f.grams=7&order=name", None),
    ("filter on an indexed column, too many", "f.town=Aachen&f.town.by=is", None),
    ("filter without an index", "f.name=nothing+like+this", Some("name=nothing+like+this")),
];

/// How many rows a page of both lists has, unless it is asked for more.
const PER_PAGE: u64 = 50;

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
        .migrations(parcel::migrations)
        .routes(plain::routes());
    let site = TestApp::new(app).await;
    println!("{} rows on {}", options.rows, site.db().engine());
    let begun = Instant::now();
    parcel::fill(site.db(), options.rows).await?;
    println!("filled in {:.1} s", begun.elapsed().as_secs_f64());
    let mut root = site.log_in_as_admin("root@example.org").await;
    let last = ((options.rows - 1) / PER_PAGE).to_string();
    println!("{:40} {:>12} {:>12} {:>10} {:>12} {:>8}", "", "p50", "p95", "KB", "plainly p50", "ratio");
    for (name, query, plainly) in PAGES {
        let panel = Measured::of(&mut root, &format!("/admin/parcels?{query}"), options.times).await?;
        let beside = match plainly {
            Some(query) => {
                let address = format!("/plain?{}", query.replace("LAST", &last));
                let plain = Measured::of(&mut root, &address, options.times).await?;
                format!("{:>12} {:>8.2}", shown(plain.at(50)), plain.at(50).as_secs_f64() / panel.at(50).as_secs_f64())
            }
            None => String::new(),
        };
        let (middle, slow, size) = (shown(panel.at(50)), shown(panel.at(95)), panel.bytes as f64 / 1024.0);
        println!("{name:40} {middle:>12} {slow:>12} {size:>10.1} {beside}");
    }
    Ok(())
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// How long the answers of one address took, the shortest first, and how large the last one was.
struct Measured {
    times: Vec<Duration>,
    bytes: usize,
}

impl Measured {
    /// Asks so many times, after one that reads the indexes and fills caches.
    async fn of(browser: &mut Browser, address: &str, times: usize) -> Outcome<Self> {
        let mut measured = Self { times: Vec::with_capacity(times), bytes: 0 };
        for round in 0..=times {
            let begun = Instant::now();
            let page = browser.visit(address).await;
            let time = begun.elapsed();
            if page.status() != 200 {
                return Err(format!("{address} answered {}", page.status()).into());
            }
            measured.bytes = page.bytes().len();
            if round > 0 {
                measured.times.push(time);
            }
        }
        measured.times.sort();
        Ok(measured)
    }

    /// What so many of a hundred answers did not take longer than.
    fn at(&self, per_cent: usize) -> Duration {
        self.times.get((self.times.len() * per_cent / 100).min(self.times.len() - 1)).copied().unwrap_or_default()
    }
}
