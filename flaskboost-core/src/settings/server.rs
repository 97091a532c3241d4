//! `[server]`: where to listen and how much to accept.

use std::net::{IpAddr, Ipv4Addr};

use serde::{Deserialize, Serialize};

use crate::settings::network::Network;

/// The `[server]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSettings {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; 0 lets the system choose.
    pub port: u16,
    /// The largest request body, except uploads.
    pub body_limit_bytes: usize,
    /// The largest request body of a route that takes uploads.
    pub upload_limit_bytes: usize,
    /// How long a client may take to send the head of a request, or the next request of an open connection.
    pub header_timeout_seconds: u64,
    /// How many connections are open at once; others wait.
    pub max_connections: usize,
    /// How long one request may take.
    pub timeout_seconds: u64,
    /// How long running requests may go on when the process is told to stop.
    pub shutdown_seconds: u64,
    /// The proxies whose `X-Forwarded-*` headers are believed. None by default.
    pub trusted_proxies: Vec<Network>,
    /// Compress answers for clients that ask for it.
    pub compression: bool,
    /// Worker threads; one per core when absent.
    pub workers: Option<usize>,
    /// How long a browser must keep to HTTPS (`Strict-Transport-Security`); 0 sends nothing.
    pub hsts_seconds: u64,
    /// Send plain HTTP requests on to HTTPS.
    pub redirect_https: bool,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 5000,
            body_limit_bytes: 1_048_576,
            upload_limit_bytes: 20_971_520,
            header_timeout_seconds: 10,
            max_connections: 4096,
            timeout_seconds: 30,
            shutdown_seconds: 25,
            trusted_proxies: Vec::new(),
            compression: true,
            workers: None,
            hsts_seconds: 31_536_000,
            redirect_https: false,
        }
    }
}
