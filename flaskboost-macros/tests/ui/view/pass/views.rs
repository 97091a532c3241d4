use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View, Default)]
#[view("posts/index.html", json)]
struct Index {
    titles: Vec<String>,
}

mod about {
    #[derive(serde::Serialize, flaskboost::view::View)]
    #[view("about.html")]
    pub struct About;
}

fn main() {
    assert_eq!(Index::TEMPLATE, "posts/index.html");
    assert!(Index::JSON);
    assert!(!about::About::JSON);
}
