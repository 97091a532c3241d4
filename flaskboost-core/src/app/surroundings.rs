//! [`Surroundings`]: what the process finds around it, gathered once: the runtime, the files and the environment.

use std::path::{Path, PathBuf};

use super::{App, BootError};
use crate::http::Assets;
use crate::settings::{AppSettings, Loader, Runtime, Secret, Settings};

/// What the process finds around it. Beside the testing floor, which asks
/// `DATABASE_URL` where to make its databases, nothing else in the library looks at the environment.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The runtime that `RUNTIME` names.
    pub runtime: Runtime,
    variables: Vec<(String, String)>,
    folder: PathBuf,
}

impl Surroundings {
    /// Looks around: reads `RUNTIME` and the environment.
    ///
    /// # Errors
    ///
    /// - `RUNTIME` is not one of the three, or is missing in a release build.
    pub fn look(app: &App) -> Result<Self, BootError> {
        let runtime = Runtime::from_env(std::env::var("RUNTIME").ok().as_deref(), !cfg!(debug_assertions))?;
        let variables = std::env::vars_os()
            .filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Ok(Self { runtime, variables, folder: folder_of(app.assets) })
    }

    /// Surroundings of a test: nothing but the files of the app.
    #[must_use]
    pub fn bare(app: &App, runtime: Runtime) -> Self {
        Self { runtime, variables: Vec::new(), folder: folder_of(app.assets) }
    }

    /// The loader with every layer that was found.
    ///
    /// # Errors
    ///
    /// - A file exists and cannot be read.
    pub fn loader(&self, app: &App) -> Result<Loader, BootError> {
        let mut loader = Loader::new(self.runtime);
        for name in app.sections.iter() {
            loader = loader.section(name.clone());
        }
        let secrets = "settings/secrets.toml";
        for file in self.runtime.files().into_iter().filter(|file| *file != secrets) {
            if let Some(bytes) = app.assets.get(file) {
                loader = loader.file(file, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        if !self.runtime.is_testing()
            && let Some(text) = read(&self.folder.join(secrets))?
        {
            loader = loader.file(secrets, text);
        }
        Ok(loader.env(self.variables.clone()))
    }

    /// The settings, with relative paths taken from the app's folder in development.
    ///
    /// # Errors
    ///
    /// - A file cannot be read.
    /// - The settings are not right; all problems are reported together.
    pub fn settings(&self, app: &App) -> Result<Settings, BootError> {
        let mut settings = self.loader(app)?.load()?;
        if self.runtime.is_development() && settings.app.url == AppSettings::default().url {
            // Somebody who starts on another port wants links in mails that lead there.
            settings.app.url = format!("http://127.0.0.1:{}", settings.server.port);
        }
        if !self.folder.as_os_str().is_empty() {
            if settings.mail.capture_folder.is_relative() {
                settings.mail.capture_folder = self.folder.join(&settings.mail.capture_folder);
            }
            if let Some(url) = &settings.database.url {
                settings.database.url = Some(Secret::new(self.rooted(url.expose())));
            }
        }
        Ok(settings)
    }

    /// A `sqlite:` address with its file taken from the app's folder.
    fn rooted(&self, url: &str) -> String {
        let Some(rest) = url.strip_prefix("sqlite:") else { return url.to_owned() };
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        if rest.is_empty() || rest.starts_with(['/', ':', '?']) || rest.contains("mode=memory") {
            return url.to_owned();
        }
        format!("sqlite:{}", self.folder.join(rest).display())
    }
}

/// Where relative paths start: in the app's own folder while its files are read from the disk, so that two apps of
/// one workspace do not share a database; else in the working folder.
fn folder_of(assets: Assets) -> PathBuf {
    if assets.is_on_disk() { assets.folder().to_owned() } else { PathBuf::new() }
}

fn read(path: &Path) -> Result<Option<String>, BootError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(BootError::File { file: path.display().to_string(), source }),
    }
}
