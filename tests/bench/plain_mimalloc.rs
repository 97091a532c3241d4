//! The other side of the benchmark `pages`: the page without a framework, with the allocator that the template sets.

#[path = "pages/names.rs"]
mod names;
#[path = "pages/plain.rs"]
mod plain;

use mimalloc::MiMalloc;

#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> std::process::ExitCode {
    plain::main()
}
