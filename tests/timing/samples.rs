//! [`Samples`]: how long the answers took.

use std::fmt;
use std::time::{Duration, Instant};

use axum::body::Body;
use flaskboost::testing::{Browser, Page, TestApp};
use http::{Request, header};

use crate::door::Door;

/// How long the answers took, to a known and to an unknown address.
pub(crate) struct Samples {
    known: Duration,
    unknown: Duration,
}

/// What a stranger sees of an answer: its status, its headers without what is new in each, and the length of its body.
type Seen = (u16, Vec<String>, usize);

impl Samples {
    /// Asks in turns, in an order that the dice choose, and compares what is seen.
    pub(crate) async fn take(site: &TestApp, door: &Door, count: usize) -> Result<Self, String> {
        let random = &site.state().random;
        let mut times = [Vec::with_capacity(count), Vec::with_capacity(count)];
        let mut first: Option<Seen> = None;
        for _ in 0..count {
            let begins = random.bytes::<1>()[0].is_multiple_of(2);
            for is_known in [begins, !begins] {
                let (took, seen) = ask(site, door, is_known).await;
                times[usize::from(!is_known)].push(took);
                let first = first.get_or_insert_with(|| seen.clone());
                if *first != seen {
                    return Err(format!("{first:?} and {seen:?}"));
                }
            }
        }
        let [known, unknown] = times.map(median);
        Ok(Self { known, unknown })
    }

    /// How much longer the known one took, as a share of the other.
    pub(crate) fn difference(&self) -> f64 {
        self.known.as_secs_f64() / self.unknown.as_secs_f64() - 1.0
    }
}

async fn ask(site: &TestApp, door: &Door, is_known: bool) -> (Duration, Seen) {
    let mut stranger = site.browser();
    let request = request(&mut stranger, door, &door.email(is_known, &site.state().random)).await;
    let begun = Instant::now();
    let answer = stranger.request(request).await;
    let took = begun.elapsed();
    // What is done after the answer must not fall into the next one.
    drop(site.mails().await);
    (took, seen(&answer))
}

async fn request(stranger: &mut Browser, door: &Door, email: &str) -> Request<Body> {
    let page = stranger.visit(door.path).await;
    page.assert_status(200);
    let inputs = page.find_all("input[name=csrf_token]");
    let token = inputs.first().and_then(|input| input.attribute("value")).expect("a form with a token");
    let mut fields = form_urlencoded::Serializer::new(String::new());
    fields.append_pair("csrf_token", token).append_pair("email", email);
    if !door.password.is_empty() {
        fields.append_pair("password", door.password);
    }
    let request = Request::post(door.path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(fields.finish().into()).expect("a sound request")
}

fn seen(answer: &Page) -> Seen {
    let shape = |name: &str, value: &[u8]| match name {
        "x-request-id" => name.to_owned(),
        "set-cookie" => format!("{name}: {} bytes", value.len()),
        _ => format!("{name}: {}", String::from_utf8_lossy(value)),
    };
    let mut headers: Vec<String> =
        answer.headers().iter().map(|(name, value)| shape(name.as_str(), value.as_bytes())).collect();
    headers.sort();
    (answer.status().as_u16(), headers, answer.bytes().len())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

impl fmt::Display for Samples {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = |time: Duration| time.as_secs_f64() * 1e3;
        let difference = self.difference() * 100.0;
        write!(f, "{:>7.3} ms and {:>7.3} ms: {difference:+.2} %", millis(self.known), millis(self.unknown))
    }
}
