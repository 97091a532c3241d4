//! [`Flood`]: many people who log in, again and again.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use flaskboost::accounts::{NewUser, User};
use flaskboost::auth::Passwords;
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::db::trail::Trail;
use flaskboost::random::Random;
use flaskboost::settings::DatabaseSettings;
use tokio::task::JoinSet;

use crate::Outcome;
use crate::load::{Answer, Connection};

/// Of how many people; a person logs in on several devices at once.
const PEOPLE: usize = 20;
const PASSWORD: &str = "correct horse battery staple";

/// Makes the accounts and returns their addresses.
pub(crate) async fn people(database: &str) -> Outcome<Vec<String>> {
    let (clock, passwords) = (Clock::system(), Passwords::new(Random::system(), None));
    let db =
        Db::connect(database, &DatabaseSettings::default()).await?.with_trail(Trail::new(*b"a load", clock.clone()));
    let mut emails = Vec::new();
    for number in 0..PEOPLE {
        let email = format!("person{number}@example.org");
        let new = NewUser { password: Some(PASSWORD.to_owned()), ..NewUser::new(&email) };
        User::create(&db, &passwords, &clock, new).await.map_err(|error| error.source_chain())?;
        emails.push(email);
    }
    db.close().await?;
    Ok(emails)
}

/// Many people who log in, again and again, until they are told to stop.
pub(crate) struct Flood {
    begun: Instant,
    stop: Arc<AtomicBool>,
    people: JoinSet<std::io::Result<Found>>,
}

/// What they found.
#[derive(Default)]
pub(crate) struct Found {
    /// How long each log-in took that let somebody in, the form before it not counted.
    pub(crate) times: Vec<Duration>,
    /// How many were told to come back later.
    pub(crate) refused: usize,
    /// How many got any other answer.
    pub(crate) failed: usize,
    lasted: Duration,
}

impl Found {
    /// How many were let in, in a second.
    pub(crate) fn rate(&self) -> f64 {
        self.times.len() as f64 / self.lasted.as_secs_f64()
    }
}

impl Flood {
    /// Lets so many begin.
    pub(crate) fn begin(address: SocketAddr, emails: Vec<String>, at_once: usize) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let emails = Arc::new(emails);
        let mut people = JoinSet::new();
        for number in 0..at_once {
            let (stop, emails) = (Arc::clone(&stop), Arc::clone(&emails));
            people.spawn(async move { log_in_until(address, &emails[number % emails.len()], &stop).await });
        }
        Self { begun: Instant::now(), stop, people }
    }

    /// Lets them finish what they began.
    pub(crate) async fn end(mut self) -> Outcome<Found> {
        self.stop.store(true, Ordering::Relaxed);
        let mut all = Found::default();
        while let Some(found) = self.people.join_next().await {
            let found = found??;
            all.times.extend(found.times);
            all.refused += found.refused;
            all.failed += found.failed;
        }
        all.lasted = self.begun.elapsed();
        all.times.sort_unstable();
        Ok(all)
    }
}

async fn log_in_until(address: SocketAddr, email: &str, stop: &AtomicBool) -> std::io::Result<Found> {
    let mut found = Found::default();
    let mut connection = Connection::open(address).await?;
    while !stop.load(Ordering::Relaxed) {
        connection.exchange(request("GET", "", "").as_bytes()).await?;
        let form = connection.answer();
        let (Some(cookie), Some(token)) = (cookie(&form), token(&form)) else {
            found.failed += 1;
            continue;
        };
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("csrf_token", &token)
            .append_pair("email", email)
            .append_pair("password", PASSWORD)
            .finish();
        let begun = Instant::now();
        connection.exchange(request("POST", &cookie, &body).as_bytes()).await?;
        match connection.answer().status() {
            "303" => found.times.push(begun.elapsed()),
            "503" => {
                found.refused += 1;
                // As a person who reads "try again later" would, only sooner.
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            _ => found.failed += 1,
        }
    }
    Ok(found)
}

fn request(method: &str, cookie: &str, body: &str) -> String {
    let cookie = if cookie.is_empty() { String::new() } else { format!("cookie: {cookie}\r\n") };
    format!(
        "{method} /login HTTP/1.1\r\nhost: bench.example\r\n{cookie}accept: text/html\r\nuser-agent: flood\r\n\
         x-forwarded-for: 203.0.113.8\r\nx-forwarded-proto: https\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn cookie(answer: &Answer) -> Option<String> {
    answer.header("set-cookie")?.split(';').next().map(str::to_owned)
}

fn token(answer: &Answer) -> Option<String> {
    let body = String::from_utf8_lossy(&answer.body);
    let input = body.split("name=\"csrf_token\"").nth(1)?;
    input.split("value=\"").nth(1)?.split('"').next().map(str::to_owned)
}
