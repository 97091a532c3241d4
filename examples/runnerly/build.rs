//! Builds again when a file that a release carries inside was added or taken away.

fn main() {
    for folder in ["templates", "static", "settings"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
