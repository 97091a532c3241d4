//! `serve`: answers requests until the process is told to stop.

use std::net::SocketAddr;
use std::process::ExitCode;

use super::failure::Failure;
use super::terminal::Paint;
use crate::app::{App, BootError, Parts, Site};
use crate::http::bind;
use crate::settings::Settings;
use crate::view::Renderer;

/// Set by the rebuild loop: the port is shared, so that the new server can open it before the old one leaves.
pub(super) const UNDER_LOOP: &str = "FLASKBOOST_REBUILD_LOOP";

pub(super) async fn run(app: App, settings: Settings) -> Result<ExitCode, Failure> {
    let address = SocketAddr::new(settings.server.host, settings.server.port);
    let is_under_loop = std::env::var_os(UNDER_LOOP).is_some() && settings.runtime().is_development();
    let site = app.boot(settings, Parts::default()).await?;
    let listener =
        bind(address, is_under_loop).map_err(|source| BootError::Listen { address: address.to_string(), source })?;
    let address = listener.local_addr().unwrap_or(address);
    let stop = asked_to_stop().map_err(|error| Failure::new(format!("signals cannot be heard: {error}")))?;
    if !is_under_loop || std::env::var(UNDER_LOOP).is_ok_and(|value| value == "first") {
        announce(&site, address);
    }
    site.serve(listener, stop).await;
    Ok(ExitCode::SUCCESS)
}

fn announce(site: &Site, address: SocketAddr) {
    let settings = &site.state().settings;
    if !settings.runtime().is_development() {
        tracing::info!("{} serves on http://{address} as {}", settings.app.name, settings.runtime());
        if let Some((what, why)) = passkeys(&site.state().renderer, &settings.app.url) {
            tracing::warn!("{what}: {why}");
        }
        return;
    }
    let paint = Paint::for_stdout();
    let db = &site.state().db;
    let mut mail = site.state().mailer.describe();
    if site.state().renderer.facts().dev && site.state().mailer.is_capturing() {
        mail.push_str(&format!(", to be read at http://{address}/dev/mail"));
    }
    let mut lines = vec![
        ("runtime", settings.runtime().to_string()),
        ("database", format!("{}, {}", db.engine(), db.name())),
        ("mail", mail),
    ];
    if !site.labour().is_empty() {
        let who = if settings.jobs.with_pages { "worked here" } else { "worked by the command `worker`" };
        lines.push(("jobs", format!("{}, {who}", site.labour().describe())));
    }
    if let Ok(panel) = site.state().urls.path("admin.home", &[]) {
        lines.push(("panel", format!("http://{address}{panel}")));
    }
    lines.extend(passkeys(&site.state().renderer, &settings.app.url));
    for (email, password) in site.demo_logins() {
        lines.push(("log in", format!("{email}  password: {password}")));
    }
    println!();
    println!("  {}  {}", paint.bold(&settings.app.name), paint.accent(&format!("http://{address}")));
    println!();
    for (name, value) in lines {
        println!("  {}  {value}", paint.dim(&format!("{name:<9}")));
    }
    println!();
    println!("  {}", paint.dim("Press Ctrl+C to stop."));
    println!();
}

/// Where passkeys work, for a developer who is about to try one at an address where they do not.
fn passkeys(renderer: &Renderer, url: &str) -> Option<(&'static str, String)> {
    let facts = renderer.facts();
    match &facts.passkeys_at {
        _ if !facts.accounts || !facts.passkeys => None,
        Some(origin) if origin == url.trim_end_matches('/') => None,
        Some(origin) => Some(("passkeys", format!("at {origin} only, as they need a name instead of an IP address"))),
        None => Some(("passkeys", format!("cannot work at {url}: they need a name and https://"))),
    }
}

/// Listens from this call on, so that nobody who reads the address can be too early; completes at Ctrl+C, and at
/// SIGTERM where there is one.
#[cfg(unix)]
pub(super) fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};

    let (mut interrupted, mut terminated) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

/// Completes at Ctrl+C.
#[cfg(not(unix))]
pub(super) fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
