//! The other side of the benchmark `pages`: the page without a framework, with the allocator of the system.

#[path = "pages/names.rs"]
mod names;
#[path = "pages/plain.rs"]
mod plain;

fn main() -> std::process::ExitCode {
    plain::main()
}
