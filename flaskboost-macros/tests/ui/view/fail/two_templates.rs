use flaskboost::view::View;
use serde::Serialize;

#[derive(Serialize, View)]
#[view("posts/index.html")]
#[view("posts/other.html")]
struct Index {
    title: String,
}

fn main() {}
