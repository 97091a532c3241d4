//! [`Load`]: a small HTTP/1.1 client that asks one page again and again over connections that stay open.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Outcome;
use crate::server::Server;

/// How a server is asked.
pub(crate) struct Load {
    /// The cookie of the session.
    pub(crate) cookie: String,
    /// Whether pages are asked for compressed.
    pub(crate) is_gzip: bool,
    /// How many connections ask at once.
    pub(crate) connections: usize,
}

/// What one measurement of one server found.
pub(crate) struct Round {
    /// How long each answer took, shortest first.
    pub(crate) latencies: Vec<Duration>,
    /// How long the measurement took.
    pub(crate) took: Duration,
    /// The processor time that the server used meanwhile, where the system tells.
    pub(crate) processor: Option<Duration>,
}

/// One answer.
#[derive(Clone)]
pub(crate) struct Answer {
    head: String,
    /// The body as it came.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The status code.
    pub(crate) fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    /// A header by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
    }
}

impl Load {
    /// Refuses to compare servers that do not send the same page.
    pub(crate) async fn require_same_page(&self, servers: &[Server]) -> Outcome<()> {
        let headers = self.headers();
        let mut first: Option<Answer> = None;
        for server in servers {
            let answer = ask(server.address, "/", &headers).await?;
            if answer.status() != "200" {
                return Err(format!("a server answers {}:\n{}", answer.status(), answer.head).into());
            }
            if self.is_gzip {
                if answer.header("content-encoding") != Some("gzip") {
                    return Err("a server did not compress its page".into());
                }
                continue;
            }
            let first = first.get_or_insert_with(|| answer.clone());
            if first.body != answer.body {
                let (one, other) = (String::from_utf8_lossy(&first.body), String::from_utf8_lossy(&answer.body));
                return Err(format!("the pages differ:\n{one}\n---\n{other}").into());
            }
            if !String::from_utf8_lossy(&answer.body).contains("a warm green") {
                return Err("the page does not know its session".into());
            }
        }
        if let Some(first) = first {
            println!("All answer 200 with the same {} bytes.", first.body.len());
        }
        Ok(())
    }

    /// Asks for as long as that.
    pub(crate) async fn run(&self, server: &Server, duration: Duration) -> Outcome<Round> {
        let request = request("/", &self.headers());
        let processor = server.processor_time();
        let begun = Instant::now();
        let mut connections = JoinSet::new();
        for _ in 0..self.connections {
            connections.spawn(repeat(server.address, request.clone(), begun + duration));
        }
        let mut latencies = Vec::new();
        while let Some(found) = connections.join_next().await {
            latencies.extend(found?.map_err(|error| format!("a connection broke: {error}"))?);
        }
        let took = begun.elapsed();
        let processor = server.processor_time().zip(processor).map(|(after, before)| after - before);
        latencies.sort_unstable();
        Ok(Round { latencies, took, processor })
    }

    fn headers(&self) -> String {
        let gzip = if self.is_gzip { "accept-encoding: gzip\r\n" } else { "" };
        format!(
            "cookie: {}\r\naccept: text/html,application/xhtml+xml,*/*;q=0.8\r\naccept-language: en\r\n\
             user-agent: pages\r\nx-forwarded-for: 203.0.113.7\r\nx-forwarded-proto: https\r\n{gzip}",
            self.cookie
        )
    }
}

fn request(path: &str, headers: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: bench.example\r\n{headers}\r\n")
}

/// Asks once.
pub(crate) async fn ask(address: SocketAddr, path: &str, headers: &str) -> std::io::Result<Answer> {
    let mut connection = Connection::open(address).await?;
    connection.exchange(request(path, headers).as_bytes()).await?;
    Ok(connection.answer())
}

/// Asks over one connection until the time is over.
async fn repeat(address: SocketAddr, request: String, until: Instant) -> std::io::Result<Vec<Duration>> {
    let mut connection = Connection::open(address).await?;
    let mut latencies = Vec::new();
    loop {
        let begun = Instant::now();
        if begun >= until {
            return Ok(latencies);
        }
        connection.exchange(request.as_bytes()).await?;
        if !connection.answer.starts_with(b"HTTP/1.1 200 ") {
            return Err(broken("an answer is no 200"));
        }
        latencies.push(begun.elapsed());
    }
}

/// A connection that stays open.
pub(crate) struct Connection {
    stream: TcpStream,
    /// Head and body of the last answer.
    answer: Vec<u8>,
    /// The length of the head.
    head: usize,
}

impl Connection {
    /// Opens one.
    pub(crate) async fn open(address: SocketAddr) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, answer: Vec::with_capacity(64 * 1024), head: 0 })
    }

    /// Sends a request and reads the whole answer, for [`Connection::answer`].
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> std::io::Result<()> {
        self.stream.write_all(request).await?;
        self.answer.clear();
        let mut end = None::<End>;
        loop {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                return Err(broken("the server closed the connection"));
            }
            if end.is_none()
                && let Some(head) = position(&self.answer, b"\r\n\r\n")
            {
                self.head = head + 4;
                end = Some(End::of(&self.answer[..self.head])?);
            }
            if end.as_ref().is_some_and(|end| end.is_reached(&self.answer[self.head..])) {
                return Ok(());
            }
        }
    }
}

impl Connection {
    /// The last answer.
    pub(crate) fn answer(&self) -> Answer {
        let (head, body) = self.answer.split_at(self.head);
        Answer { head: String::from_utf8_lossy(head).into_owned(), body: body.to_vec() }
    }
}

/// Where a body ends.
enum End {
    Length(usize),
    LastChunk,
}

impl End {
    fn of(head: &[u8]) -> std::io::Result<Self> {
        let head = std::str::from_utf8(head).map_err(|_| broken("the head is no text"))?;
        for line in head.lines() {
            let Some((key, value)) = line.split_once(':') else { continue };
            if key.eq_ignore_ascii_case("content-length") {
                return value.trim().parse().map(Self::Length).map_err(|_| broken("the length is no number"));
            }
            if key.eq_ignore_ascii_case("transfer-encoding") {
                return Ok(Self::LastChunk);
            }
        }
        Err(broken("the head tells no length"))
    }

    fn is_reached(&self, body: &[u8]) -> bool {
        match self {
            Self::Length(length) => body.len() >= *length,
            Self::LastChunk => body.ends_with(b"\r\n0\r\n\r\n"),
        }
    }
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn broken(what: &str) -> std::io::Error {
    std::io::Error::other(what)
}
