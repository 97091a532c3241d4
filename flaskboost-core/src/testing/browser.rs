//! A visitor with a browser: opens pages, fills forms, follows links, keeps cookies.

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use http::{Request, header};

use crate::clock::Clock;
use crate::testing::address::Address;
use crate::testing::bound::Bound;
use crate::testing::client::{Client, Outgoing};
use crate::testing::cookies::Cookie;
use crate::testing::forms::{Attachment, Encoding, Paper, Press, urlencoded};
use crate::testing::page::{Page, link_text};

/// A visitor with a browser, talking to the site inside this process, without a port.
///
/// It does what a person can do without JavaScript, and finds things as a person does: a control by its
/// label, a link or a button by its text. It sends what a browser sends, hidden fields included, and
/// follows redirects. It does not check a form before sending it (`required`, `maxlength`), so that a test
/// sees what the server does with such input.
///
/// ```
/// use axum::Router;
/// use axum::response::Html;
/// use axum::routing::get;
/// use flaskboost::testing::Browser;
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let page = "<title>Hello</title><a href='/'>Again</a>";
/// let site = Router::new().route("/", get(async move || Html(page)));
/// let mut anna = Browser::new(site);
/// anna.visit("/").await.assert_status(200).assert_text("Again");
/// anna.click("Again").await.assert_title("Hello");
/// # }
/// ```
#[derive(Clone)]
pub struct Browser {
    client: Client,
    page: Option<Page>,
    paper: Paper,
}

impl Browser {
    /// A new visitor of a site at `http://127.0.0.1:5000`, with the system's clock.
    #[must_use]
    pub fn new(site: Router) -> Self {
        Self::at("http://127.0.0.1:5000", site, Clock::system())
    }

    /// A new visitor of a site that lives at `url`; the clock ends cookies.
    #[must_use]
    pub fn at(url: &str, site: Router, clock: Clock) -> Self {
        Self { client: Client::new(site, url, clock), page: None, paper: Paper::default() }
    }

    /// Opens an address: a path, or a whole address of this site, as a mail contains it.
    ///
    /// # Panics
    ///
    /// When the address is on another site.
    #[track_caller]
    pub fn visit(&mut self, address: &str) -> impl Future<Output = Page> + Send + '_ {
        let address = self.resolve(&Address::root(), address);
        self.open(Outgoing::get(address))
    }

    /// Types into the control with this label.
    ///
    /// # Panics
    ///
    /// When the page has no such control; the message lists the labels that it has.
    #[track_caller]
    pub fn fill(&mut self, label: &str, value: &str) -> &mut Self {
        let done = self.paper.fill(label, value);
        self.demand(done)
    }

    /// Sets the check box, or picks the radio button, with this label.
    ///
    /// # Panics
    ///
    /// When the page has no such control.
    #[track_caller]
    pub fn check(&mut self, label: &str) -> &mut Self {
        let done = self.paper.check(label, true);
        self.demand(done)
    }

    /// Clears the check box with this label.
    ///
    /// # Panics
    ///
    /// When the page has no such control.
    #[track_caller]
    pub fn uncheck(&mut self, label: &str) -> &mut Self {
        let done = self.paper.check(label, false);
        self.demand(done)
    }

    /// Picks the choice with this text in the list with this label.
    ///
    /// # Panics
    ///
    /// When the page has no such list, or the list no such choice.
    #[track_caller]
    pub fn select(&mut self, label: &str, choice: &str) -> &mut Self {
        let done = self.paper.select(label, choice);
        self.demand(done)
    }

    /// Picks a file for the control with this label; its type follows from its name.
    ///
    /// # Panics
    ///
    /// When the page has no such control.
    #[track_caller]
    pub fn attach(&mut self, label: &str, file_name: &str, content: impl Into<Bytes>) -> &mut Self {
        let content_type = mime_guess::from_path(file_name).first_or_octet_stream().to_string();
        let file = Attachment { file_name: file_name.to_owned(), content_type, content: content.into() };
        let done = self.paper.attach(label, file);
        self.demand(done)
    }

    /// Looks only inside of the elements that match a selector, until the next page: for pages where two
    /// controls or buttons have one name.
    ///
    /// # Panics
    ///
    /// When nothing matches.
    #[track_caller]
    pub fn within(&mut self, selector: &str) -> &mut Self {
        let page = self.page().clone();
        let mut nodes = Vec::new();
        for element in page.find_all(selector) {
            nodes.push(element.node_id());
            nodes.extend(element.descendants().map(|inside| inside.node_id()));
        }
        if nodes.is_empty() {
            page.fail(&format!("nothing matches `{selector}`"));
        }
        self.paper.narrow(nodes);
        self
    }

    /// Presses the button with this text, and so sends its form.
    ///
    /// # Panics
    ///
    /// When the page has no such button, or several that do different things.
    #[track_caller]
    pub fn submit(&mut self, button: &str) -> impl Future<Output = Page> + Send + '_ {
        let Some(press) = self.press(button) else {
            let buttons = self.paper.button_texts().join(", ");
            self.page().fail(&format!("the page has no button \"{button}\"; it has: {buttons}"))
        };
        let outgoing = self.outgoing(&press);
        self.open(outgoing)
    }

    /// Follows the link with this text, or presses the button with this text.
    ///
    /// # Panics
    ///
    /// When the page has neither, or several that do different things.
    #[track_caller]
    pub fn click(&mut self, text: &str) -> impl Future<Output = Page> + Send + '_ {
        let outgoing = match self.link(text) {
            Some(href) => {
                let address = self.resolve(&self.page().answer().address, &href);
                self.referred(Outgoing::get(address))
            }
            None => match self.press(text) {
                Some(press) => self.outgoing(&press),
                None => {
                    let links: Vec<String> =
                        self.page().links().iter().map(|link| format!("\"{}\"", link.text)).collect();
                    let buttons = self.paper.button_texts().join(", ");
                    let links = links.join(", ");
                    self.page().fail(&format!(
                        "the page has no link or button \"{text}\"; its links: {links}; its buttons: {buttons}"
                    ))
                }
            },
        };
        self.open(outgoing)
    }

    /// Posts fields without any form, to see what the site refuses; follows redirects.
    ///
    /// # Panics
    ///
    /// When the address is on another site.
    #[track_caller]
    pub fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> impl Future<Output = Page> + Send + '_ {
        let address = self.resolve(&Address::root(), address);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.open(Outgoing::post(address, "application/x-www-form-urlencoded", body.into()))
    }

    /// Asks for an address as a JSON client does. The page in the browser stays, and no redirect is followed.
    ///
    /// # Panics
    ///
    /// When the address is on another site.
    #[track_caller]
    pub fn get_json(&mut self, address: &str) -> impl Future<Output = Page> + Send + '_ {
        let address = self.resolve(&Address::root(), address);
        let request = Request::get(address.as_str()).header(header::ACCEPT, "application/json").body(Body::empty());
        let request = request.unwrap_or_else(|why| panic!("`{address}` is not an address: {why}"));
        self.request(request)
    }

    /// Sends any request: headers that it sets stay, the rest of a browser's headers and the cookies are
    /// added. The page in the browser stays, and no redirect is followed.
    pub async fn request(&mut self, request: Request<Body>) -> Page {
        Page::new(self.client.send(request).await)
    }

    /// Lets each request below `/admin` read this many rows from the database. At first it is 12 001: the greatest page of
    /// a list, ten thousand rows that are looked at, and what stands beside them. A request that reads more panics, so
    /// that no test of a panel passes over a query without a limit; a download may read all rows, but not at once.
    pub fn may_read(&mut self, rows: u64) -> &mut Self {
        self.client.bound = Bound(rows);
        self
    }

    /// The page that is open.
    ///
    /// # Panics
    ///
    /// Before the first visit.
    #[track_caller]
    pub fn page(&self) -> &Page {
        self.page.as_ref().expect("the browser has opened no page yet: use `visit` first")
    }

    /// The cookie with this name, if the browser keeps one.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&Cookie> {
        self.client.jar.get(name, self.client.clock.now())
    }

    /// Plants a cookie, as a thief or a forger would.
    pub fn set_cookie(&mut self, name: &str, value: &str) -> &mut Self {
        self.client.jar.set(name, value, self.client.clock.now());
        self
    }

    /// Forgets all cookies.
    pub fn clear_cookies(&mut self) -> &mut Self {
        self.client.jar.clear();
        self
    }

    /// Sends a form, whether the page has it or not.
    #[cfg(feature = "admin")]
    pub(crate) async fn send(&mut self, press: &Press) -> Page {
        let outgoing = self.outgoing(press);
        self.open(outgoing).await
    }

    async fn open(&mut self, outgoing: Outgoing) -> Page {
        let page = self.client.go(outgoing).await;
        self.paper = page.answer().paper.clone();
        self.page = Some(page.clone());
        page
    }

    #[track_caller]
    fn demand(&mut self, done: Result<(), String>) -> &mut Self {
        if let Err(why) = done {
            self.page().fail(&why);
        }
        self
    }

    #[track_caller]
    fn resolve(&self, from: &Address, reference: &str) -> Address {
        from.join(&self.client.origin, reference).unwrap_or_else(|why| panic!("{why}"))
    }

    /// Where the link with this text leads.
    #[track_caller]
    fn link(&self, text: &str) -> Option<String> {
        let page = self.page();
        let links = page.document().elements().filter(|e| e.name() == "a" && !e.is_hidden());
        let links = links.filter(|e| self.paper.is_in_reach(e.node_id()));
        let mut hrefs: Vec<&str> =
            links.filter(|e| link_text(*e) == text).filter_map(|e| e.attribute("href")).collect();
        hrefs.sort_unstable();
        hrefs.dedup();
        if hrefs.len() > 1 {
            let places = hrefs.join(", ");
            page.fail(&format!("links called \"{text}\" lead to {places}: say which with `within(\"#id\")`"));
        }
        hrefs.pop().map(str::to_owned)
    }

    #[track_caller]
    fn press(&self, button: &str) -> Option<Press> {
        let page = self.page();
        self.paper.press(page.document(), button).unwrap_or_else(|why| page.fail(&why))
    }

    #[track_caller]
    fn outgoing(&self, press: &Press) -> Outgoing {
        let action = self.resolve(&self.page().answer().address, &press.target.action);
        if !press.target.is_post {
            return self.referred(Outgoing::get(action.with_query(&urlencoded(&press.entries))));
        }
        let (content_type, body) = Encoding::body(press.target.encoding, &press.entries);
        self.referred(Outgoing::post(action, &content_type, body))
    }

    /// Says which page the request comes from, unless that page asked not to.
    fn referred(&self, mut outgoing: Outgoing) -> Outgoing {
        let Some(page) = &self.page else { return outgoing };
        if page.header("referrer-policy") == Some("no-referrer") {
            if !outgoing.method.is_safe() {
                outgoing.set(header::ORIGIN, "null");
            }
        } else {
            outgoing.set(header::REFERER, &format!("{}{}", self.client.origin, page.url()));
        }
        outgoing
    }
}
