//! [`Copy`]: an app made of the template, with one page more to measure on.

use std::path::{Path, PathBuf};

use crate::Outcome;

/// The text on the page that changes; a number follows it.
pub(crate) const MARK: &str = "revision";

/// An app made of the template, with one page more: `/workshop` shows what its template and its controller say.
pub(crate) struct Copy {
    /// Where it is.
    pub(crate) folder: PathBuf,
    /// What its program is called.
    pub(crate) name: String,
}

impl Copy {
    /// Copies the template; what stood there before is replaced.
    pub(crate) fn of_template(folder: &Path) -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the tests have no folder above them")?;
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        copy(&root.join("template"), folder)?;
        let app = Self { folder: folder.to_owned(), name: "myapp".to_owned() };
        let library = format!("path = {:?}", root.join("flaskboost-core").display().to_string());
        app.edit("Cargo.toml", "path = \"../flaskboost-core\"", &library)?;
        app.add_page()?;
        Ok(app)
    }

    /// The template of the page, as revision `number`.
    pub(crate) fn template(number: usize) -> String {
        format!(
            "{{% extends \"layout.html\" %}}\n{{% block main %}}\n<h1>Workshop</h1>\n<p>template {MARK} {number};</p>\n\
             <p>controller {MARK} {{{{ number }}}};</p>\n{{% endblock main %}}\n"
        )
    }

    /// The controller of the page, as revision `number`.
    pub(crate) fn controller(number: usize) -> String {
        format!(
            "//! The page that is measured.\n\nuse views::workshop;\n\n/// Says which revision this is.\n\
             pub(crate) async fn index() -> workshop::Index {{\n    workshop::Index {{ number: {number} }}\n}}\n"
        )
    }

    /// Where the template of the page is.
    pub(crate) fn template_file(&self) -> PathBuf {
        self.folder.join("templates/workshop/index.html")
    }

    /// Where the controller of the page is.
    pub(crate) fn controller_file(&self) -> PathBuf {
        self.folder.join("controllers/src/workshop.rs")
    }

    /// Replaces one piece of a file; it must be there.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) -> Outcome<()> {
        let path = self.folder.join(file);
        let text = std::fs::read_to_string(&path)?;
        if !text.contains(from) {
            return Err(format!("{from:?} does not stand in {file} of the template any more").into());
        }
        Ok(std::fs::write(path, text.replacen(from, to, 1))?)
    }

    /// Adds lines at the end of a file.
    pub(crate) fn append(&self, file: &str, lines: &str) -> Outcome<()> {
        let path = self.folder.join(file);
        let text = std::fs::read_to_string(&path)?;
        Ok(std::fs::write(path, text + lines)?)
    }

    /// Writes a file and the folders above it.
    pub(crate) fn write(&self, file: &str, text: &str) -> Outcome<()> {
        let path = self.folder.join(file);
        if let Some(above) = path.parent() {
            std::fs::create_dir_all(above)?;
        }
        Ok(std::fs::write(path, text)?)
    }

    fn add_page(&self) -> Outcome<()> {
        self.write("templates/workshop/index.html", &Self::template(0))?;
        self.write("controllers/src/workshop.rs", &Self::controller(0))?;
        self.write(
            "views/src/workshop.rs",
            "//! The page that is measured.\n\nuse flaskboost::view::View;\nuse serde::Serialize;\n\n\
             /// Which revision this is.\n#[derive(Default, Serialize, View)]\n#[view(\"workshop/index.html\")]\n\
             pub struct Index {\n    /// Its number.\n    pub number: usize,\n}\n",
        )?;
        self.append("views/src/lib.rs", "pub mod workshop;\n")?;
        self.append(
            "controllers/src/lib.rs",
            "\nmod workshop;\n\n/// The routes of the whole site and of the page that is measured.\n\
             pub fn all_routes() -> Routes<AppState> {\n    \
             routes().get(\"workshop\", \"/workshop\", workshop::index)\n}\n",
        )?;
        self.edit("src/lib.rs", "controllers::routes()", "controllers::all_routes()")
    }
}

/// Copies a folder without what was built or kept in it, and without what only the generator needs.
fn copy(from: &Path, to: &Path) -> Outcome<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if ["target", "var"].contains(&&*text) || text.ends_with(".liquid") {
            continue;
        }
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::write(target, std::fs::read(entry.path())?)?;
        }
    }
    Ok(())
}
