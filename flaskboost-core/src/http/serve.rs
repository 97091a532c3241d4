//! Listening, answering and stopping without dropping what is under way.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;

/// How much a server puts up with.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long a client may take to send the head of a request, and to send the next one on an open connection.
    /// Without it a few hundred clients that send a byte now and then would keep everybody else out.
    pub head: Duration,
    /// How many connections are open at once; the others wait to be accepted.
    pub connections: usize,
    /// How long requests under way may still take when the server has to stop.
    pub grace: Duration,
}

/// Opens a port. With `shared`, another process may open it too: the rebuild loop starts the new server before it
/// stops the old one.
///
/// # Errors
///
/// - The port is taken, or this user may not open it.
pub fn bind(address: SocketAddr, shared: bool) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    #[cfg(unix)]
    if shared {
        socket.set_reuseport(true)?;
    }
    #[cfg(not(unix))]
    let _ = shared;
    socket.bind(address)?;
    socket.listen(1024)
}

/// Serves until `signal` completes, then lets requests under way finish within the grace period.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    signal: impl Future<Output = ()> + Send + 'static,
) {
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(limits.head);
    let (stop, stopping) = watch::channel(());
    let places = Arc::new(Semaphore::new(limits.connections));
    let mut signal = pin!(signal);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, accept(&listener).await)
        };
        let (place, (stream, peer)) = tokio::select! {
            next = next => next,
            () = &mut signal => break,
        };
        let with_peer = router.clone().map_request(move |request: Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            request
        });
        let connection =
            server.serve_connection(TokioIo::new(stream), TowerToHyperService::new(with_peer)).with_upgrades();
        let mut stopping = stopping.clone();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                // The sender is dropped when it is time to stop: the request under way is the last one.
                _ = stopping.changed() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!("a connection from {peer} ended: {error}");
            }
            drop(place);
        });
    }
    drop(listener);
    drop(stop);
    // When every place is free again, every connection has ended.
    let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    if tokio::time::timeout(limits.grace, places.acquire_many(all)).await.is_err() {
        tracing::warn!("some requests did not finish within {} s and were dropped", limits.grace.as_secs());
    }
}

/// The next connection. A failure to accept one is no reason to stop: the client has gone, or there are no file
/// handles left until others go.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Without it a short answer may wait for the acknowledgement of the one before.
                let _ = stream.set_nodelay(true);
                return (stream, peer);
            }
            Err(error) if is_about_one_client(&error) => {}
            Err(error) => {
                tracing::error!("no connection can be accepted: {error}");
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        }
    }
}

fn is_about_one_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
