//! How long a developer waits, and what a production process weighs: measured on an app made of the template.
//!
//! `cargo bench -p flaskboost-tests --bench workshop` copies the template into a temporary folder, builds it there
//! from nothing, works on it as a developer would, and prints each figure beside its goal. It takes about half an
//! hour on two cores. What only Linux can tell (processor time, memory) is left out elsewhere.
//!
//! `-- --folder path` works in that folder and keeps it; a second run there skips the cold build.

#[path = "workshop/cargo.rs"]
mod cargo;
#[path = "workshop/copy.rs"]
mod copy;
#[path = "workshop/desk.rs"]
mod desk;
#[path = "workshop/options.rs"]
mod options;
#[path = "workshop/page.rs"]
mod page;
#[path = "workshop/process.rs"]
mod process;
#[path = "workshop/production.rs"]
mod production;
#[path = "workshop/table.rs"]
mod table;
#[path = "workshop/things.rs"]
mod things;

use std::path::Path;
use std::process::ExitCode;

use cargo::Cargo;
use copy::Copy;
use desk::Desk;
use options::Options;
use production::Production;
use table::{Goal, Table};

/// What goes wrong here ends the benchmark with its message.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// How many models the larger app has more than the smaller.
const THINGS: usize = 30;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut table = Table::default();
    let outcome = measure(&options, &mut table);
    table.print();
    if !options.is_kept {
        // A folder that cannot be removed is only a nuisance: it lies below the target folder.
        let _ = std::fs::remove_dir_all(&options.folder);
    }
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options, table: &mut Table) -> Outcome<()> {
    let target = options.folder.join("target");
    let app = Copy::of_template(&options.folder.join("small"))?;
    let cargo = Cargo::new(&app.folder, &target);
    cargo.fetch()?;
    build_from_nothing(&cargo, &target, table)?;
    loops(&app, &cargo, "a small app", Goal::below(1.5), table)?;
    tests(&cargo, table)?;

    let large = Copy::of_template(&options.folder.join("large"))?;
    things::add(&large, THINGS)?;
    let cargo_of_large = Cargo::new(&large.folder, &options.folder.join("target-large"));
    cargo_of_large.fetch()?;
    cargo_of_large.build()?;
    loops(&large, &cargo_of_large, "an app with 30 models more", Goal::below(3.0), table)?;

    release(&cargo, &app, table)
}

fn build_from_nothing(cargo: &Cargo, target: &Path, table: &mut Table) -> Outcome<()> {
    if target.join("debug").exists() {
        println!("There is a build already, so none is made from nothing.");
        cargo.build()?;
        return Ok(());
    }
    println!("Building from nothing ...");
    let build = cargo.build()?;
    table.add("cold build: processor time", build.processor.map(|time| time.as_secs_f64()), "s", Goal::most(220.0));
    table.add("cold build: on the clock", Some(build.took.as_secs_f64()), "s", Goal::None);
    table.add("cold build: crates compiled", Some(build.crates as f64), "", Goal::most(300.0));
    table.add("cold build: largest rustc", build.largest_rustc.map(in_megabytes), "MB", Goal::below(1000.0));
    Ok(())
}

/// The two waits of a developer: after saving a template and after saving a controller.
fn loops(app: &Copy, cargo: &Cargo, which: &str, goal: Goal, table: &mut Table) -> Outcome<()> {
    println!("Saving files of {which} ...");
    let desk = Desk::open(app, cargo)?;
    let template = desk.save_template(7)?;
    let controller = desk.save_controller(5)?;
    table.add(&format!("saved template to new page, {which}"), Some(template), "s", Goal::below(0.3));
    table.add(&format!("saved controller to new page, {which}"), Some(controller), "s", goal);
    Ok(())
}

fn tests(cargo: &Cargo, table: &mut Table) -> Outcome<()> {
    println!("Running the tests of the app ...");
    cargo.test()?;
    let mut took = (0..3).map(|_| cargo.test()).collect::<Outcome<Vec<f64>>>()?;
    table.add("warm `cargo test` of the app", Some(table::median(&mut took)), "s", Goal::below(2.0));
    Ok(())
}

fn release(cargo: &Cargo, app: &Copy, table: &mut Table) -> Outcome<()> {
    println!("Building for production ...");
    let program = cargo.build_release(&app.name)?;
    let size = std::fs::metadata(&program)?.len();
    table.add("release binary, stripped", Some(in_megabytes(size)), "MB", Goal::most(15.0));
    let production = Production::prepare(program, &app.folder)?;
    let (first, memory) = production.start_often(9)?;
    table.add("start to the first answer", Some(first * 1e3), "ms", Goal::most(10.0));
    table.add("memory when idle (VmRSS)", memory.map(in_megabytes), "MB", Goal::most(12.0));
    Ok(())
}

fn in_megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
